# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the kecamatan's villages, with the days they were in use; none is ever forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from desa_app.domain.key_list import KeyCause, VillageKey, VoidLetter
from desa_app.domain.letter import LetterState
from desa_app.errors import NotFound
from desa_app.store.schema_kecamatan import key_list, village, village_key, village_letter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.package import Card
    from desa_app.store.stamp import Stamp


def add_key(
    connection: Connection, stamp: Stamp, card: Card, day: date, cause: KeyCause | None = None
) -> None:
    """Keep the key of a village's card; the one before was in use until this day."""
    known = connection.execute(
        select(village_key.c.id).where(
            village_key.c.village == card.code, village_key.c.verify_key == card.verify_key
        )
    ).first()
    if known is not None:
        return
    connection.execute(
        update(village_key)
        .where(village_key.c.village == card.code, village_key.c.until.is_(None))
        .values(until=day, **stamp.changed(village_key))
    )
    count = select(func.max(village_key.c.series)).where(village_key.c.village == card.code)
    connection.execute(
        insert(village_key).values(
            **stamp.new(),
            village=card.code,
            series=(connection.execute(count).scalar() or 0) + 1,
            cause=cause.value if cause else "",
            name=card.name,
            verify_key=card.verify_key,
            since=day,
            reason="",
        )
    )


def key_of_card(connection: Connection, card: Card) -> VillageKey | None:
    """What is known of the key of a village's card, or ``None`` when it is new."""
    row = (
        connection.execute(
            select(village_key).where(
                village_key.c.village == card.code, village_key.c.verify_key == card.verify_key
            )
        )
        .mappings()
        .first()
    )
    return _key(row) if row else None


def keys_of(connection: Connection, code: str) -> tuple[VillageKey, ...]:
    """Every key of an enrolled village, the newest first; none when it is not enrolled."""
    rows = connection.execute(
        select(village_key)
        .join(village, village.c.code == village_key.c.village)
        .where(village.c.active, village_key.c.village == code)
        .order_by(village_key.c.series.desc())
    ).mappings()
    return tuple(_key(row) for row in rows)


def revoke_key(
    connection: Connection, stamp: Stamp, code: str, day: date, reason: str, series: int = 0
) -> None:
    """Believe nothing more from the village's key of this number, else its newest, from ``day`` on.

    Raises ``NotFound`` when the village has no key that could be revoked.
    """
    newest = select(village.c.verify_key).where(village.c.code == code).scalar_subquery()
    which = village_key.c.series == series if series else village_key.c.verify_key == newest
    done = connection.execute(
        update(village_key)
        .where(
            village_key.c.village == code,
            which,
            village_key.c.revoked_on.is_(None),
        )
        .values(revoked_on=day, reason=reason, **stamp.changed(village_key))
    )
    if done.rowcount != 1:
        raise NotFound("kunci desa")


def list_keys(connection: Connection) -> tuple[VillageKey, ...]:
    """Every key of every village, the oldest of each first."""
    rows = connection.execute(
        select(village_key).order_by(village_key.c.village, village_key.c.series)
    ).mappings()
    return tuple(_key(row) for row in rows)


def revoked_now(connection: Connection) -> dict[str, date]:
    """Villages whose newest key is revoked, with the day from which it is."""
    rows = connection.execute(
        select(village_key.c.village, village_key.c.revoked_on)
        .join(
            village,
            (village.c.code == village_key.c.village)
            & (village.c.verify_key == village_key.c.verify_key),
        )
        .where(village_key.c.revoked_on.is_not(None))
    )
    return {row.village: row.revoked_on for row in rows}


def void_letters(connection: Connection) -> tuple[VoidLetter, ...]:
    """Letters that the villages' newest rows call voided."""
    rows = connection.execute(
        select(village_letter.c.village, village_letter.c.number, village_letter.c.issued_on)
        .where(village_letter.c.state == LetterState.VOID.value)
        .order_by(village_letter.c.village, village_letter.c.number)
    )
    return tuple(
        VoidLetter(village=row.village, number=row.number, issued_on=row.issued_on) for row in rows
    )


def next_list(connection: Connection) -> int:
    """The number of the next published list."""
    last = connection.execute(select(func.max(key_list.c.sequence))).scalar()
    return (last or 0) + 1


def remember_list(
    connection: Connection, stamp: Stamp, sequence: int, count: int, sha256: str
) -> None:
    """A list was published."""
    connection.execute(
        insert(key_list).values(**stamp.new(), sequence=sequence, keys=count, sha256=sha256)
    )


def _key(row: Any) -> VillageKey:
    return VillageKey(
        village=row["village"],
        name=row["name"],
        verify_key=bytes(row["verify_key"]),
        since=row["since"],
        until=row["until"],
        revoked_on=row["revoked_on"],
        series=row["series"],
        cause=KeyCause(row["cause"]) if row["cause"] else None,
    )
