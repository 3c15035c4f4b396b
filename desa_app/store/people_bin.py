# SPDX-License-Identifier: GPL-3.0-or-later
"""The recycle bin of people: taken out of every table, kept whole, brought back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from desa_app.clock import read_timestamp
from desa_app.domain.episode import OPEN_STATES
from desa_app.domain.people_upkeep import BinnedPerson
from desa_app.errors import BinRefused, NotFound, RestoreRefused
from desa_app.store import hanging
from desa_app.store.schema_desa import episode, metadata, person

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

binned = metadata.tables["binned_person"]
_LETTERS = ("letter", "hand_letter")


def put_in_bin(connection: Connection, stamp: Stamp, person_id: str, reason: str) -> None:
    """Take a person out of the register with all that hangs on them; raises ``BinRefused``.

    A person with a letter, an open plan or a case stays, and so does one whom another record
    mentions: those records would no longer say the truth. Their NIK is free again.
    """
    who = connection.execute(
        select(person.c.name, person.c.nik).where(person.c.id == person_id)
    ).first()
    if who is None:
        raise NotFound("orang")
    tree = hanging.hanging_on(connection, person_id)
    _refuse_needed(connection, who.name, tree)
    try:
        rows = hanging.take_out(connection, tree)
    except IntegrityError as error:
        raise BinRefused(who.name, "tetap") from error
    connection.execute(
        insert(binned).values(
            **stamp.new(),
            person_id=person_id,
            name=who.name,
            nik=who.nik,
            reason=reason,
            rows=hanging.write_rows(rows),
        )
    )


def _refuse_needed(connection: Connection, name: str, tree: dict[str, list[str]]) -> None:
    outside = {table for table, _, _ in hanging.mentions(connection, tree)}
    if outside & set(_LETTERS) or set(tree) & set(_LETTERS):
        raise BinRefused(name, "surat")
    if any(is_case(table) for table in outside | set(tree)):
        raise BinRefused(name, "kasus")
    standing = select(episode.c.status).where(episode.c.id.in_(tree.get("episode", [])))
    if set(connection.execute(standing).scalars()) & {state.value for state in OPEN_STATES}:
        raise BinRefused(name, "rencana-berjalan")
    if outside:
        raise BinRefused(name, "disebut")


def is_case(table: str) -> bool:
    """Whether a table belongs to the cases, which only named users may see."""
    return table == "case" or table.startswith("case_")


def take_from_bin(connection: Connection, person_id: str) -> BinnedPerson:
    """Bring a person back as they were; raises ``NotFound`` or ``RestoreRefused``."""
    row = connection.execute(select(binned).where(binned.c.person_id == person_id)).mappings()
    found = row.first()
    if found is None:
        raise NotFound("orang")
    who = _binned(found)
    if who.nik is not None:
        other = connection.execute(select(person.c.name).where(person.c.nik == who.nik)).scalar()
        if other is not None:
            raise RestoreRefused(who.name, "nik", other)
    try:
        holds = hanging.put_back(connection, hanging.read_rows(found["rows"]))
    except IntegrityError as error:
        raise RestoreRefused(who.name, "tautan", "") from error
    if not holds:
        raise RestoreRefused(who.name, "tautan", "")
    connection.execute(delete(binned).where(binned.c.id == who.id))
    return who


def is_binned(connection: Connection, person_id: str) -> bool:
    """Whether somebody lies in the bin."""
    wanted = select(binned.c.id).where(binned.c.person_id == person_id)
    return connection.execute(wanted).first() is not None


def list_bin(connection: Connection) -> tuple[BinnedPerson, ...]:
    """Everybody in the bin, the newest first."""
    wanted = select(*(column for column in binned.c if column.name != "rows"))
    rows = connection.execute(wanted.order_by(binned.c.created_at.desc(), binned.c.id.desc()))
    return tuple(_binned(row) for row in rows.mappings())


def _binned(row: Any) -> BinnedPerson:
    return BinnedPerson(
        id=row["id"],
        person_id=row["person_id"],
        name=row["name"],
        nik=row["nik"],
        reason=row["reason"],
        at=read_timestamp(row["created_at"]),
        by=row["created_by"],
    )
