# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs on a record, found from the foreign keys themselves so that no table is forgotten.

A row *hangs* on another one when it cannot be without it (its reference may not be empty); a row
only *mentions* one when it can. Rows taken out keep every value and come back as they were.
"""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, text

from desa_app.store.schema_desa import metadata, person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Rows = list[tuple[str, dict[str, Any]]]
Reference = tuple[str, str, str]
"""Table, column and row id of a reference."""

_FEW = 500


def references_to(table: Table) -> list[Column[Any]]:
    """Every column of the whole store that refers to this table."""
    return [
        key.parent
        for other in metadata.sorted_tables
        for key in sorted(other.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table is table
    ]


def refer_to_person(connection: Connection, person_id: str) -> list[Reference]:
    """Each reference to one person, in a fixed order."""
    return [
        (column.table.name, column.name, row_id)
        for column in references_to(person)
        for row_id in _ids(connection, column, [person_id])
    ]


def hanging_on(connection: Connection, person_id: str) -> dict[str, list[str]]:
    """The person and everything that hangs on them, row ids by table."""
    return below(connection, person.name, person_id)


def below(connection: Connection, name: str, row_id: str) -> dict[str, list[str]]:
    """A row of a table and everything that hangs on it, row ids by table."""
    found: dict[str, list[str]] = {name: [row_id]}
    open_ends = [(metadata.tables[name], [row_id])]
    while open_ends:
        table, ids = open_ends.pop()
        for column in references_to(table):
            if column.nullable:
                continue
            known = found.setdefault(column.table.name, [])
            new = [one for one in _ids(connection, column, ids) if one not in known]
            if new:
                known += new
                open_ends.append((column.table, new))
    return {name: ids for name, ids in found.items() if ids}


def mentions(connection: Connection, tree: Mapping[str, list[str]]) -> list[Reference]:
    """References from outside to the rows of ``tree``."""
    return [
        (column.table.name, column.name, row_id)
        for name, ids in tree.items()
        for column in references_to(metadata.tables[name])
        for row_id in _ids(connection, column, ids)
        if row_id not in tree.get(column.table.name, ())
    ]


def about(connection: Connection, person_id: str) -> dict[str, list[str]]:
    """Row ids by table of all that concerns a person: hanging on them, or mentioning them."""
    tree = hanging_on(connection, person_id)
    for table, _, row_id in mentions(connection, tree):
        tree.setdefault(table, [])
        if row_id not in tree[table]:
            tree[table].append(row_id)
    return tree


def take_out(connection: Connection, tree: Mapping[str, list[str]]) -> Rows:
    """Remove the rows of a tree and return them with every value."""
    _wait_with_references(connection)
    taken: Rows = []
    for table in metadata.sorted_tables:
        for ids in _parts(tree.get(table.name, [])):
            rows = connection.execute(
                select(table).where(table.c.id.in_(ids)).order_by(table.c.id)
            ).mappings()
            taken += [(table.name, dict(row)) for row in rows]
    for table in reversed(metadata.sorted_tables):
        for ids in _parts(tree.get(table.name, [])):
            connection.execute(delete(table).where(table.c.id.in_(ids)))
    return taken


def put_back(connection: Connection, rows: Rows) -> bool:
    """Write rows back as they were; say whether everything they refer to is there.

    Raises the driver's ``IntegrityError`` when a value that must be unique was used meanwhile.
    """
    _wait_with_references(connection)
    for name, values in rows:
        table = metadata.tables[name]
        # Written by an older form of the store perhaps: columns that came later have defaults.
        kept = {column: value for column, value in values.items() if column in table.c}
        if table is person:
            kept["search_row"] = _free_search_row(connection, kept["search_row"])
        connection.execute(insert(table).values(**kept))
    return all(_holds(connection, name, values) for name, values in rows)


def write_rows(rows: Rows) -> str:
    """Rows as text for the store; days and bytes come back as what they were."""
    return json.dumps(rows, default=_to_json, ensure_ascii=False)


def read_rows(written: str) -> Rows:
    """Read what :func:`write_rows` wrote."""
    return [(name, {k: _from_json(v) for k, v in row.items()}) for name, row in json.loads(written)]


def _ids(connection: Connection, column: Column[Any], ids: list[str]) -> list[str]:
    found: list[str] = []
    for part in _parts(ids):
        wanted = select(column.table.c.id).where(column.in_(part)).order_by(column.table.c.id)
        found += connection.execute(wanted).scalars()
    return found


def _parts(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + _FEW] for start in range(0, len(ids), _FEW))


def _wait_with_references(connection: Connection) -> None:
    # Rows that refer to each other go and come in any order; the commit looks at the outcome.
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))


def _free_search_row(connection: Connection, wanted: int) -> int:
    taken = select(person.c.id).where(person.c.search_row == wanted)
    if connection.execute(taken).first() is None:
        return wanted
    return int(connection.execute(select(func.max(person.c.search_row))).scalar_one()) + 1


def _holds(connection: Connection, name: str, values: Mapping[str, Any]) -> bool:
    for key in metadata.tables[name].foreign_keys:
        value = values.get(key.parent.name)
        there = select(key.column).where(key.column == value)
        if value is not None and connection.execute(there).first() is None:
            return False
    return True


def _to_json(value: object) -> object:
    if isinstance(value, date):
        return {"hari": value.isoformat()}
    if isinstance(value, bytes):
        return {"bita": base64.b64encode(value).decode()}
    raise TypeError(type(value).__name__)


def _from_json(value: Any) -> Any:
    if isinstance(value, dict):
        if "hari" in value:
            return date.fromisoformat(value["hari"])
        return base64.b64decode(value["bita"])
    return value
