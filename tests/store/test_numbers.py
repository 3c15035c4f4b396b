# SPDX-License-Identifier: GPL-3.0-or-later
"""Counters only rise, reserved numbers are left out, and no number stands on two letters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from desa_app.domain.number_report import RangeDraft
from desa_app.errors import StoreBusy
from desa_app.store import engine
from desa_app.store import numbers as rows
from desa_app.store.believed_days import newest_year
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.stamp import Stamp
from tests.office_kit import NOW, VILLAGE, copy_of, fresh
from tests.store.two_programs import taken_by_two
from tests.thoroughness import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

STAMP = Stamp(NOW, "uji")
YEAR = NOW.year
EACH = 10_000 if LONG else 1_000


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    database = Database(copy_of(VILLAGE, tmp_path) / STORE_NAME, fresh(VILLAGE).key.secret)
    with database.writing() as opened:
        yield opened
    database.close()


def reserve(connection: Connection, first: int, last: int, scope: str = "semua") -> None:
    draft = RangeDraft(sequence=scope, year=YEAR, first=first, last=last, note="dusun")
    rows.insert_range(connection, STAMP, draft)


def take(connection: Connection, count: int, scope: str = "semua", floor: int = 0) -> list[int]:
    return [rows.take_number(connection, STAMP, scope, YEAR, floor) for _ in range(count)]


def test_sequences_and_years_count_for_themselves(connection: Connection) -> None:
    assert take(connection, 2) == [1, 2]
    assert take(connection, 2, "kode:470") == [1, 2]
    assert rows.take_number(connection, STAMP, "semua", YEAR + 1) == 1
    assert rows.last_numbers(connection, YEAR) == {"semua": 2, "kode:470": 2}
    assert newest_year(connection) == YEAR + 1
    assert rows.number_years(connection) == [YEAR + 1, YEAR]


def test_reserved_numbers_are_left_out_even_one_after_the_other(connection: Connection) -> None:
    reserve(connection, 2, 3)
    reserve(connection, 4, 6)
    reserve(connection, 8, 8)
    reserve(connection, 1, 50, "kode:470")
    assert take(connection, 3) == [1, 7, 9]


def test_what_is_looked_at_is_what_is_taken(connection: Connection) -> None:
    reserve(connection, 1, 2)
    for floor in (0, 5, 5, 1):
        expected = rows.next_number(connection, "semua", YEAR, floor)
        assert rows.take_number(connection, STAMP, "semua", YEAR, floor) == expected


def test_a_floor_is_noted_once_and_never_lowers(connection: Connection) -> None:
    assert take(connection, 2) == [1, 2]
    assert take(connection, 2, floor=10) == [11, 12]
    assert take(connection, 1, floor=3) == [13]
    (carried,) = rows.ranges(connection, YEAR, "semua")
    assert (carried.first, carried.last, carried.carried) == (3, 10, True)


def test_the_database_refuses_a_number_twice(connection: Connection) -> None:
    rows.spend(connection, STAMP, rows.SpentNumber("semua", YEAR, 1, "470/001", "470"))
    for sequence, running, text in (("kode:470", 1, "470/001"), ("semua", 1, "470/1")):
        spent = rows.SpentNumber(sequence, YEAR, running, text, "470")
        with pytest.raises(IntegrityError), connection.begin_nested():
            rows.spend(connection, STAMP, spent)
    found = rows.find_spent(connection, "470/001")
    assert found is not None
    assert (found.sequence, found.classification) == ("semua", "470")
    assert rows.find_spent(connection, "470/1") is None


def test_a_year_is_vouched_for_once(connection: Connection) -> None:
    assert not rows.is_vouched(connection, YEAR)
    rows.vouch_for_year(connection, STAMP, YEAR)
    rows.vouch_for_year(connection, STAMP, YEAR)
    assert rows.is_vouched(connection, YEAR)


@pytest.mark.slow
def test_two_programs_take_distinct_numbers_by_the_thousand(tmp_path: Path) -> None:
    path = copy_of(VILLAGE, tmp_path) / STORE_NAME
    secret = fresh(VILLAGE).key.secret
    taken = taken_by_two("take_numbers", path, secret, EACH)
    assert sorted(taken[0] + taken[1]) == list(range(1, 2 * EACH + 1))
    database = Database(path, secret)
    with database.reading() as connection:
        assert rows.last_number(connection, "semua", YEAR) == 2 * EACH
    database.close()


def test_a_writer_that_waits_too_long_is_told_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WRITE_LOCK_SECONDS", 0.05)
    path = copy_of(VILLAGE, tmp_path) / STORE_NAME
    first, second = (Database(path, fresh(VILLAGE).key.secret) for _ in range(2))
    with first.writing(), pytest.raises(StoreBusy), second.writing():
        pass
    with second.writing() as connection:
        assert rows.take_number(connection, STAMP, "semua", YEAR) == 1
    first.close()
    second.close()
