# SPDX-License-Identifier: GPL-3.0-or-later
"""Many rows into one table, without SQLAlchemy's work for every single one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Column, Connection, Table


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all name the same columns, written as the columns' types write them.

    What ``connection.execute(insert(table), rows)`` does, where thousands come at once; defaults
    that a column gives in Python are not asked. Raises ``KeyError`` for a row that lacks a column
    of the first one, or that names a column which the table has not, and the driver's errors.
    """
    if not rows:
        return
    columns: list[Column[Any]] = [table.c[name] for name in rows[0]]
    names = [column.name for column in columns]
    quote = connection.dialect.identifier_preparer.format_column
    told = ", ".join(quote(column) for column in columns)
    marks = ", ".join("?" * len(columns))
    into = connection.dialect.identifier_preparer.format_table(table)
    writers = [_writer(connection, column) for column in columns]
    odd = [(at, write) for at, write in enumerate(writers) if write is not None]
    values = []
    for row in rows:
        if len(row) != len(names):
            raise KeyError("rows with different columns")
        cells = [row[name] for name in names]
        for at, write in odd:
            cells[at] = write(cells[at])
        values.append(tuple(cells))
    connection.exec_driver_sql(f"INSERT INTO {into} ({told}) VALUES ({marks})", values)  # noqa: S608


def _writer(connection: Connection, column: Column[Any]) -> Callable[[object], object] | None:
    """How the column's type turns a value into what the driver takes; ``None``: as it is."""
    return column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
