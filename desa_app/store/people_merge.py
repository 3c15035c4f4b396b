# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records of one person made one, and taken apart again exactly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from desa_app.clock import read_timestamp
from desa_app.domain.people_upkeep import MergedPerson
from desa_app.errors import MergeRefused, MergeStands, NotFound
from desa_app.store import hanging
from desa_app.store.people import facts_as_columns
from desa_app.store.schema_desa import metadata, person

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.person import Person, PersonDraft
    from desa_app.store.hanging import Reference, Rows
    from desa_app.store.stamp import Stamp

merged = metadata.tables["merged_person"]


def merge_people(
    connection: Connection, stamp: Stamp, kept: Person, other: Person, facts: PersonDraft
) -> str:
    """Let everything of ``other`` hang on ``kept`` and take ``other`` out; return the merge's id.

    What both can only have once (a unique record of each) stays with ``kept``; the other's is set
    aside until the merge is undone, and so is what ties the two to each other. Moved records keep
    their own revision: their content is the same. Raises ``MergeRefused`` when a record that never
    changes stands in the way.
    """
    before = _row(connection, kept.id)
    moved, aside = _move(connection, kept, other)
    rows = hanging.take_out(connection, {person.name: [other.id]}) + aside
    connection.execute(
        update(person)
        .where(person.c.id == kept.id)
        .values(**facts_as_columns(facts), **stamp.changed(person))
    )
    after = {
        "orang": _row(connection, kept.id),
        "rujukan": hanging.refer_to_person(connection, kept.id),
    }
    columns = stamp.new()
    connection.execute(
        insert(merged).values(
            **columns,
            kept_id=kept.id,
            other_id=other.id,
            name=facts.name,
            other_name=other.facts.name,
            reason="",
            before=before,
            rows=hanging.write_rows(rows),
            moved=json.dumps(moved),
            after=json.dumps(after),
        )
    )
    return str(columns["id"])


def undo_merge(connection: Connection, merge_id: str) -> MergedPerson:
    """Make two records again; raises ``NotFound`` or ``MergeStands``, and then changes nothing."""
    row = connection.execute(select(merged).where(merged.c.id == merge_id)).mappings().first()
    if row is None:
        raise NotFound("penggabungan")
    done = _merged(row)
    _refuse_newer(connection, done, json.loads(row["after"]))
    ((_, before),) = hanging.read_rows(row["before"])
    try:
        connection.execute(update(person).where(person.c.id == done.kept_id).values(**before))
        holds = hanging.put_back(connection, hanging.read_rows(row["rows"]))
    except IntegrityError as error:
        raise MergeStands(done.other_name, "nik") from error
    if not holds:
        raise MergeStands(done.other_name, "tautan")
    columns: dict[tuple[str, str], list[str]] = {}
    for name, column, row_id in json.loads(row["moved"]):
        columns.setdefault((name, row_id), []).append(column)
    for (name, row_id), names in columns.items():
        table = metadata.tables[name]
        values = dict.fromkeys(names, done.other_id)
        connection.execute(update(table).where(table.c.id == row_id).values(values))
    connection.execute(delete(merged).where(merged.c.id == merge_id))
    return done


def list_merged(connection: Connection) -> tuple[MergedPerson, ...]:
    """Every merge that was not undone, the newest first."""
    names = MergedPerson.__dataclass_fields__
    columns = [column for column in merged.c if column.name in names]
    wanted = select(*columns, merged.c.created_at, merged.c.created_by)
    rows = connection.execute(wanted.order_by(merged.c.created_at.desc(), merged.c.id.desc()))
    return tuple(_merged(row) for row in rows.mappings())


def merged_into(connection: Connection, person_id: str) -> list[str]:
    """Ids of the records that became a part of this one, also through one between."""
    found: list[str] = []
    open_ends = [person_id]
    while open_ends:
        wanted = select(merged.c.other_id).where(merged.c.kept_id == open_ends.pop())
        others = [one for one in connection.execute(wanted).scalars() if one not in found]
        found += others
        open_ends += others
    return found


def _move(connection: Connection, kept: Person, other: Person) -> tuple[list[Reference], Rows]:
    moved: list[Reference] = []
    aside: Rows = []
    references = hanging.refer_to_person(connection, other.id)
    for name, row_id in sorted({(name, row_id) for name, _, row_id in references}):
        table = metadata.tables[name]
        row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
        # Wherever the row holds the id, also where it only repeats it for a unique key.
        columns = [column for column, value in row.items() if value == other.id]
        to_kept = dict.fromkeys(columns, kept.id)
        of_people = {one.name for one in hanging.references_to(person) if one.table is table}
        if any(row[one] == kept.id for one in of_people):
            # Each noted as the other's family: one person is nobody's own relative.
            aside += hanging.take_out(connection, hanging.below(connection, name, row_id))
            continue
        try:
            with connection.begin_nested():
                connection.execute(update(table).where(table.c.id == row_id).values(to_kept))
        except IntegrityError as error:
            if "UNIQUE" not in str(error.orig):
                raise MergeRefused(other.facts.name, "tetap") from error
            aside += hanging.take_out(connection, hanging.below(connection, name, row_id))
        else:
            moved += [(name, column, row_id) for column in columns]
    return moved, aside


def _refuse_newer(connection: Connection, done: MergedPerson, after: dict[str, Any]) -> None:
    there = connection.execute(select(person.c.id).where(person.c.id == done.kept_id)).first()
    if there is None:
        raise MergeStands(done.name, "hilang")
    if _row(connection, done.kept_id) != after["orang"]:
        raise MergeStands(done.name, "diubah")
    known = {tuple(reference) for reference in after["rujukan"]}
    now = set(hanging.refer_to_person(connection, done.kept_id))
    if now - known:
        raise MergeStands(done.name, "catatan-baru")
    if known - now:
        raise MergeStands(done.name, "catatan-hilang")


def _row(connection: Connection, person_id: str) -> str:
    row = connection.execute(select(person).where(person.c.id == person_id)).mappings().one()
    return hanging.write_rows([(person.name, dict(row))])


def _merged(row: Any) -> MergedPerson:
    return MergedPerson(
        id=row["id"],
        kept_id=row["kept_id"],
        other_id=row["other_id"],
        name=row["name"],
        other_name=row["other_name"],
        at=read_timestamp(row["created_at"]),
        by=row["created_by"],
    )
