# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports in the village store: people by the hundred, what came with which file, and undoing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, or_, select, update

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.intake import (
    ColumnMap,
    ImportRecord,
    ImportState,
    InTheWay,
    KnownPerson,
)
from desa_app.errors import NotFound
from desa_app.store.many import insert_many
from desa_app.store.people import _person as person_of_row
from desa_app.store.people import facts_as_columns
from desa_app.store.schema_desa import metadata, person

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection, Table

    from desa_app.domain.person import Person, PersonDraft
    from desa_app.store.stamp import Stamp

batch = metadata.tables["import_batch"]
item = metadata.tables["import_item"]
mapping_table = metadata.tables["intake_mapping"]

CHUNK = 500
NEW, CHANGED = "baru", "ubah"
_SHOWN_IN_THE_WAY = 200


def born_on(connection: Connection, days: Sequence[date]) -> list[KnownPerson]:
    """Everybody of the register who was born on one of these days."""
    found = []
    for start in range(0, len(days), CHUNK):
        rows = connection.execute(
            select(person.c.id, person.c.name, person.c.birth_date, person.c.nik).where(
                person.c.birth_date.in_(days[start : start + CHUNK])
            )
        )
        found += [KnownPerson(row.id, row.name, row.birth_date, row.nik) for row in rows]
    return found


def people_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Person]:
    """These people (at most ``CHUNK``), by id."""
    rows = connection.execute(select(person).where(person.c.id.in_(ids))).mappings()
    return {row["id"]: person_of_row(row) for row in rows}


def next_search_row(connection: Connection) -> int:
    """The number that the search index gives the next person."""
    return (connection.execute(select(func.max(person.c.search_row))).scalar() or 0) + 1


def insert_chunk(
    connection: Connection, stamp: Stamp, drafts: Sequence[PersonDraft], first_row: int
) -> list[str]:
    """Store new people whose NIKs were looked up before; return their ids."""
    rows = [
        stamp.new() | {"search_row": number} | facts_as_columns(draft)
        for number, draft in enumerate(drafts, start=first_row)
    ]
    insert_many(connection, person, rows)
    return [str(row["id"]) for row in rows]


def change_person(
    connection: Connection, stamp: Stamp, person_id: str, draft: PersonDraft, fields: Sequence[str]
) -> None:
    """Write some fields of one person; the revision rises by one."""
    values = facts_as_columns(draft)
    connection.execute(
        update(person)
        .where(person.c.id == person_id)
        .values(**{name: values[name] for name in fields}, **stamp.changed(person))
    )


def add_batch(connection: Connection, stamp: Stamp, values: Mapping[str, object]) -> str:
    """Note an import; ``values`` are its file, layout, treatment and counts."""
    row = stamp.new() | dict(values)
    row |= {"state": ImportState.STANDS.value, "undone_by": "", "reason": ""}
    connection.execute(insert(batch), row)
    return str(row["id"])


def add_items(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Note which people came or changed with an import."""
    insert_many(connection, item, rows)


def imports(connection: Connection) -> tuple[ImportRecord, ...]:
    """Every import, the newest first."""
    rows = connection.execute(select(batch).order_by(batch.c.id.desc())).mappings()
    return tuple(_record(row) for row in rows)


def load_import(connection: Connection, import_id: str) -> ImportRecord:
    """One import; raises ``NotFound``."""
    row = connection.execute(select(batch).where(batch.c.id == import_id)).mappings().first()
    if row is None:
        raise NotFound("impor")
    return _record(row)


def in_the_way(connection: Connection, import_id: str) -> tuple[int, tuple[InTheWay, ...]]:
    """How many people something was built on since the import, and the first of them.

    ``diubah``: the record was changed or is gone. ``dipakai``: a plan, letter, document or any
    other row written since refers to the person.
    """
    since = connection.execute(
        select(batch.c.created_at).where(batch.c.id == import_id)
    ).scalar_one()
    rows: dict[str, tuple[int, str]] = {}
    # From the few rows that refer to people to the import, not the other way round.
    for table, column in _references():
        later = [table.c.created_at > since] if "created_at" in table.c else []
        # Whoever came with the import had nothing before; others had their own past.
        found = connection.execute(
            select(item.c.person_id, item.c.sheet_row)
            .select_from(table)
            .join(item, and_(item.c.import_id == import_id, item.c.person_id == column))
            .where(or_(item.c.kind == NEW, *later))
            .distinct()
        )
        rows |= {row.person_id: (row.sheet_row, "dipakai") for row in found}
    changed = connection.execute(
        select(item.c.person_id, item.c.sheet_row)
        .select_from(item.outerjoin(person, person.c.id == item.c.person_id))
        .where(
            item.c.import_id == import_id,
            or_(person.c.id.is_(None), person.c.revision != item.c.revision_after),
        )
    )
    rows |= {row.person_id: (row.sheet_row, "diubah") for row in changed}
    first = sorted(rows.items(), key=_by_row)[:_SHOWN_IN_THE_WAY]
    names = people_by_id(connection, [person_id for person_id, _ in first])
    people = tuple(
        InTheWay(
            person_id=person_id,
            name=names[person_id].facts.name if person_id in names else "",
            why=why,
        )
        for person_id, (_, why) in first
    )
    return len(rows), people


def _by_row(entry: tuple[str, tuple[int, str]]) -> int:
    return entry[1][0]


def _references() -> list[tuple[Table, Column[Any]]]:
    """Every column of every table that refers to a person."""
    return [
        (table, column)
        for table in metadata.sorted_tables
        for column in table.c
        if any(key.column is person.c.id for key in column.foreign_keys)
    ]


def items_of(connection: Connection, import_id: str, kind: str) -> Iterator[list[Any]]:
    """The people of an import, some hundred at a time."""
    last = ""
    while True:
        rows = connection.execute(
            select(item)
            .where(item.c.import_id == import_id, item.c.kind == kind, item.c.person_id > last)
            .order_by(item.c.person_id)
            .limit(CHUNK)
        ).all()
        if not rows:
            return
        yield list(rows)
        last = rows[-1].person_id


def remove_people(connection: Connection, ids: Sequence[str]) -> None:
    """Take people out who came with an import and on whom nothing was built."""
    connection.execute(delete(person).where(person.c.id.in_(ids)))


def follow_revision(connection: Connection, person_id: str, before: int) -> None:
    """Let an older import know the person's revision after a newer one was taken back."""
    now = select(person.c.revision).where(person.c.id == person_id).scalar_subquery()
    connection.execute(
        update(item)
        .where(item.c.person_id == person_id, item.c.revision_after == before)
        .values(revision_after=now)
    )


def mark_undone(connection: Connection, stamp: Stamp, import_id: str, reason: str) -> None:
    """Let an import stand no longer."""
    connection.execute(
        update(batch)
        .where(batch.c.id == import_id)
        .values(
            state=ImportState.UNDONE.value,
            undone_at=timestamp(stamp.at),
            undone_by=stamp.by,
            reason=reason,
            **stamp.changed(batch),
        )
    )


def remembered(connection: Connection) -> dict[str, ColumnMap]:
    """The columns that people pointed out, by the signature of the headings."""
    rows = connection.execute(select(mapping_table))
    return {
        row.signature: ColumnMap(
            sheet="",
            header_row=0,
            header_rows=row.header_rows,
            columns=tuple((int(at), str(key)) for at, key in json.loads(row.columns)),
        )
        for row in rows
    }


def remember(connection: Connection, stamp: Stamp, signature: str, mapping: ColumnMap) -> None:
    """Keep the columns of these headings for the next file that has them."""
    values = {"header_rows": mapping.header_rows, "columns": json.dumps(mapping.columns)}
    done = connection.execute(
        update(mapping_table)
        .where(mapping_table.c.signature == signature)
        .values(**values, **stamp.changed(mapping_table))
    )
    if done.rowcount == 0:
        connection.execute(insert(mapping_table), stamp.new() | {"signature": signature} | values)


def _record(row: Any) -> ImportRecord:
    return ImportRecord(
        id=row["id"],
        at=read_timestamp(row["created_at"]),
        by=row["created_by"],
        file_name=row["file_name"],
        layout=row["layout"],
        read=row["read_rows"],
        taken=row["read_rows"],
        refused=0,
        added=row["added"],
        updated=row["updated"],
        left=row["left_alone"],
        state=ImportState(row["state"]),
        undone_at=read_timestamp(row["undone_at"]) if row["undone_at"] else None,
        undone_by=row["undone_by"],
        reason=row["reason"],
    )
