# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of people taken in, beside reading and inserting without looking at anything."""

from __future__ import annotations

import importlib
import importlib.util
import sqlite3
import time
from random import Random
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher
from python_calamine import CalamineWorkbook

from desa_app.clock import SetClock
from desa_app.sample.people import Families
from desa_app.sample.sheet import HEADINGS, sheet_of
from tests.benchmarks.figures import NOT_INSTALLED, Figure, Folder, interleaved
from tests.office_kit import DISTRICT, FIRST_DAY, NOW, VILLAGE, copy_of, open_village

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.benchmarks.figures import Size

_INSTEAD = "openpyxl, row by row"
_COLUMNS = ", ".join(HEADINGS)
_MARKS = ", ".join("?" * len(HEADINGS))
_INSERT = f"INSERT INTO warga ({_COLUMNS}) VALUES ({_MARKS})"  # noqa: S608
_ONE_ROUND = 5_000


def figures(size: Size) -> Iterator[Figure]:
    """One figure for each number of rows."""
    for count in size.rows:
        with Folder() as folder:
            sheet = folder / "warga.xlsx"
            families = Families(Random(3), DISTRICT, "Serang", FIRST_DAY.date())
            sheet.write_bytes(sheet_of(families.people(count)))
            yield _figure(sheet, count, folder, size.rounds if count <= _ONE_ROUND else 1)


def _figure(sheet: Path, count: int, folder: Path, rounds: int) -> Figure:
    fresh = iter(range(10_000))

    def ours() -> float:
        place = folder / str(next(fresh))
        place.mkdir()
        office = open_village(copy_of(VILLAGE, place), SetClock(NOW))
        began = time.perf_counter()
        report = office.intake.take_in(sheet)
        seconds = time.perf_counter() - began
        office.close()
        assert report.added == count
        return seconds

    def floor() -> None:
        book = CalamineWorkbook.from_path(str(sheet))
        rows = [tuple(row) for row in book.get_sheet_by_index(0).to_python()[1:]]
        with _table(sqlcipher, folder / f"{next(fresh)}.db") as connection:
            connection.execute("BEGIN")
            connection.executemany(_INSERT, rows)
            connection.commit()

    jobs: dict[str, Callable[[], object]] = {"floor": floor, "ours": ours}
    instead = importlib.util.find_spec("openpyxl") is not None
    if instead:
        jobs["instead"] = lambda: _row_by_row(sheet, folder / f"{next(fresh)}.db")
    taken = interleaved(rounds, jobs)
    return Figure(
        name=f"spreadsheet of {count:,} people checked and taken in",
        ours=taken["ours"],
        floor=taken["floor"],
        named="calamine and executemany, encrypted",
        instead=taken.get("instead"),
        named_instead=_INSTEAD if instead else f"{_INSTEAD}: {NOT_INSTALLED}",
    )


def _row_by_row(sheet: Path, to: Path) -> None:
    book = importlib.import_module("openpyxl").load_workbook(sheet, read_only=True)
    rows = book.active.iter_rows(min_row=2, values_only=True)
    with _table(sqlite3, to) as connection:
        for row in rows:
            connection.execute(_INSERT, row)
        connection.commit()


class _table:
    """A table with the columns of the sheet and an index on the NIK."""

    def __init__(self, driver: Any, path: Path) -> None:
        self._connection = driver.connect(str(path), isolation_level="DEFERRED")
        if driver is sqlcipher:
            self._connection.execute("PRAGMA key = \"x'" + "07" * 32 + "'\"")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute(f"CREATE TABLE warga ({_COLUMNS})")
        self._connection.execute("CREATE UNIQUE INDEX warga_nik ON warga (nik)")

    def __enter__(self) -> Any:
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.close()
