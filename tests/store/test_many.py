# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that come by the thousand are written exactly as one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    insert,
    text,
)
from sqlalchemy.exc import IntegrityError

from desa_app.store.engine import Database
from desa_app.store.many import insert_many

_THING = Table(
    "thing",
    MetaData(),
    Column("id", Integer, primary_key=True),
    # A word of the language of databases, and a space, as names of columns.
    Column("order", String(10)),
    Column("first day", Date),
    Column("holds", Boolean),
    Column("bytes", LargeBinary),
)
_ROWS: list[dict[str, object]] = [
    {"id": 1, "order": "satu", "first day": date(2026, 10, 5), "holds": True, "bytes": b"\x00\xff"},
    {"id": 2, "order": "", "first day": None, "holds": False, "bytes": None},
    {"id": 3, "order": None, "first day": date(1, 1, 1), "holds": None, "bytes": b""},
]


def test_many_rows_are_written_as_single_ones_are(tmp_path: Path) -> None:
    database = Database(tmp_path / "uji.db", b"\x07" * 32)
    plain = text('SELECT *, typeof(holds), typeof("first day") FROM thing ORDER BY id')
    with database.writing() as connection:
        _THING.create(connection)
        connection.execute(insert(_THING), _ROWS)
        one_by_one = connection.execute(plain).all()
        connection.execute(text("DELETE FROM thing"))
        insert_many(connection, _THING, _ROWS)
        insert_many(connection, _THING, [])
        assert connection.execute(plain).all() == one_by_one
        assert [dict(row) for row in connection.execute(_THING.select()).mappings()] == _ROWS
    database.close()


def test_rows_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    database = Database(tmp_path / "uji.db", b"\x07" * 32)
    with database.writing() as connection:
        _THING.create(connection)
        for odd in ({"id": 4}, {"id": 4, "name": "x"}, {"id": 4, "order": "x", "holds": True}):
            with pytest.raises(KeyError):
                insert_many(connection, _THING, [{"id": 3, "order": ""}, odd])
        with pytest.raises(KeyError):
            insert_many(connection, _THING, [{"id": 3, "unknown": ""}])
    with pytest.raises(IntegrityError) as caught, database.writing() as connection:
        insert_many(connection, _THING, [{"id": 7, "order": "rahasia"}] * 2)
    # What stood in the rows is told to nobody.
    assert "rahasia" not in str(caught.value)
    database.close()
