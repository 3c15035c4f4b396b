# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter archive: numbers that only rise, bytes that never change."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from desa_app.domain.letter import IssuedLetter, LetterRow, LetterState
from desa_app.domain.page import Paper
from desa_app.errors import NotFound
from desa_app.store.schema_desa import letter, person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.letter_rules import Check
    from desa_app.store.stamp import Stamp


def insert_letter(
    connection: Connection,
    stamp: Stamp,
    content: IssuedLetter,
    *,
    scope: str,
    running: int,
    wording_version: str,
    frozen: str,
    checks: Iterable[Check],
    signatory_id: str = "",
) -> None:
    """Archive a letter with its bytes, in the transaction that took its number."""
    columns = stamp.new() | {"id": content.id}
    connection.execute(
        insert(letter).values(
            **columns,
            kind=content.kind,
            scope=scope,
            year=content.issued_on.year,
            running=running,
            number=content.number,
            person_id=content.person_id or None,
            episode_id=content.episode_id,
            issued_on=content.issued_on,
            valid_until=content.valid_until,
            state=content.state.value,
            void_reason=content.void_reason,
            paper=content.paper.value,
            wording_version=wording_version,
            frozen=frozen,
            checks=json.dumps([asdict(check) for check in checks], ensure_ascii=False),
            reason=content.reason,
            signatory_id=signatory_id or None,
            signed_as=content.signed_as,
            signed_by=content.signed_by,
            seal_text=content.seal_text,
            blank_sha256=content.blank_sha256,
            sha256=content.sha256,
            pdf=content.pdf,
        )
    )


def void_letter(connection: Connection, stamp: Stamp, letter_id: str, reason: str) -> None:
    """Mark a letter void; its number stays spent and its bytes stay."""
    done = connection.execute(
        update(letter)
        .where(letter.c.id == letter_id, letter.c.state == LetterState.ISSUED.value)
        .values(state=LetterState.VOID.value, void_reason=reason, **stamp.changed(letter))
    )
    if done.rowcount != 1:
        raise NotFound("surat")


def load_letter(connection: Connection, letter_id: str) -> IssuedLetter:
    """Read one letter with its bytes; raises ``NotFound``."""
    return _one(connection, letter.c.id == letter_id)


def letter_by_number(connection: Connection, number: str) -> IssuedLetter:
    """Read the letter with this number; raises ``NotFound``."""
    return _one(connection, letter.c.number == number)


def newest_pdfs(connection: Connection, limit: int = 20) -> Iterator[tuple[str, bytes]]:
    """Number and bytes of the newest letters that are not void, one at a time."""
    wanted = (
        select(letter.c.id)
        .where(letter.c.state == LetterState.ISSUED.value)
        .order_by(letter.c.id.desc())
        .limit(limit)
    )
    for letter_id in connection.execute(wanted).scalars().all():
        found = load_letter(connection, letter_id)
        yield found.number, found.pdf


def ids_of_kinds(connection: Connection, kinds: Iterable[str]) -> set[str]:
    """Ids of all letters of these kinds."""
    return set(connection.execute(select(letter.c.id).where(letter.c.kind.in_(kinds))).scalars())


def list_letters(connection: Connection, *, person_id: str = "") -> tuple[LetterRow, ...]:
    """The whole archive, newest first, without the bytes."""
    wanted = (
        select(
            letter.c.id,
            letter.c.kind,
            letter.c.number,
            func.coalesce(letter.c.person_id, "").label("person_id"),
            func.coalesce(person.c.name, "").label("person_name"),
            letter.c.issued_on,
            letter.c.state,
            letter.c.reason,
            letter.c.created_by.label("issued_by"),
        )
        .outerjoin(person, person.c.id == letter.c.person_id)
        .order_by(letter.c.id.desc())
    )
    if person_id:
        wanted = wanted.where(letter.c.person_id == person_id)
    rows = connection.execute(wanted).mappings()
    return tuple(LetterRow(**(dict(row) | {"state": LetterState(row["state"])})) for row in rows)


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """A letter that a later one refers to, with the frozen facts it was written from."""

    number: str
    issued_on: date
    frozen: str


def issued_of_kind(
    connection: Connection, episode_id: str, kind: str, since: date | None = None
) -> EarlierLetter | None:
    """The newest valid letter of this kind for a plan, if there is one."""
    wanted = (
        select(letter.c.number, letter.c.issued_on, letter.c.frozen)
        .where(
            letter.c.episode_id == episode_id,
            letter.c.kind == kind,
            letter.c.state == LetterState.ISSUED.value,
        )
        .order_by(letter.c.id.desc())
        .limit(1)
    )
    if since is not None:
        wanted = wanted.where(letter.c.issued_on >= since)
    row = connection.execute(wanted).first()
    return EarlierLetter(row.number, row.issued_on, row.frozen) if row else None


def issued_to_person(
    connection: Connection, person_id: str, kind: str, since: date
) -> list[EarlierLetter]:
    """The valid letters of this kind for a person since a day, newest first."""
    rows = connection.execute(
        select(letter.c.number, letter.c.issued_on, letter.c.frozen)
        .where(
            letter.c.person_id == person_id,
            letter.c.kind == kind,
            letter.c.state == LetterState.ISSUED.value,
            letter.c.issued_on >= since,
        )
        .order_by(letter.c.id.desc())
    )
    return [EarlierLetter(row.number, row.issued_on, row.frozen) for row in rows]


def letters_to_send(connection: Connection) -> list[dict[str, Any]]:
    """What travels about letters: never the text or the bytes."""
    rows = connection.execute(
        select(
            letter.c.id,
            letter.c.episode_id,
            letter.c.kind,
            letter.c.number,
            letter.c.issued_on,
            letter.c.state,
        )
        .where(letter.c.episode_id.is_not(None))
        .order_by(letter.c.id)
    ).mappings()
    return [dict(row) for row in rows]


def all_hashes(connection: Connection) -> list[tuple[str, str, bytes]]:
    """Number, recorded hash and bytes of every letter, for the data check."""
    rows = connection.execute(select(letter.c.number, letter.c.sha256, letter.c.pdf))
    return [(row.number, row.sha256, bytes(row.pdf)) for row in rows]


def _one(connection: Connection, condition: Any) -> IssuedLetter:
    row = (
        connection.execute(
            select(letter, func.coalesce(person.c.name, "").label("person_name"))
            .outerjoin(person, person.c.id == letter.c.person_id)
            .where(condition)
        )
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound("surat")
    names = IssuedLetter.__dataclass_fields__
    values = {name: row[name] for name in names}
    values |= {
        "person_id": row["person_id"] or "",
        "state": LetterState(row["state"]),
        "paper": Paper(row["paper"]),
        "pdf": bytes(row["pdf"]),
    }
    return IssuedLetter(**values)
