# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of people taken in, beside reading and inserting without looking at anything."""

from __future__ import annotations

import importlib
import importlib.util
import sqlite3
import subprocess
import sys
import time
from random import Random
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher
from python_calamine import CalamineWorkbook

from desa_app.clock import SetClock
from desa_app.sample.people import Families
from desa_app.sample.sheet import HEADINGS, sheet_of
from tests.benchmarks.figures import NOT_INSTALLED, ROOT, Figure, Folder, interleaved
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
    """One figure for each number of rows, and what the largest needs of memory."""
    for count in size.rows:
        with Folder() as folder:
            sheet = folder / "warga.xlsx"
            families = Families(Random(3), DISTRICT, "Serang", FIRST_DAY.date())
            sheet.write_bytes(sheet_of(families.people(count)))
            yield _figure(sheet, count, folder, size.rounds if count <= _ONE_ROUND else 1)
            if count == size.rows[-1]:
                yield from _memory(sheet, count, folder)


def _memory(sheet: Path, count: int, folder: Path) -> Iterator[Figure]:
    """The most that a process of its own held, above what it held before the file was opened."""
    held = {how: _held(how, sheet, folder) for how in ("ours", "floor")}
    instead = importlib.util.find_spec("openpyxl") is not None
    if instead:
        held["instead"] = _held("instead", sheet, folder)
    if min(held.values()) <= 0:
        return  # nobody tells here
    yield Figure(
        name=f"memory more while {count:,} people are taken in",
        ours=held["ours"],
        floor=held["floor"],
        named="calamine and executemany, encrypted",
        instead=held.get("instead"),
        named_instead=_INSTEAD if instead else f"{_INSTEAD}: {NOT_INSTALLED}",
        unit="MB",
    )


def _held(how: str, sheet: Path, folder: Path) -> float:
    place = folder / f"memori-{how}"
    place.mkdir()
    command = [sys.executable, "-m", "tests.benchmarks.one_sheet", how, str(sheet), str(place)]
    told = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=1800
    )
    return float(told.stdout.splitlines()[-1])


def plainly(sheet: Path, to: Path) -> None:
    """The floor: read everything at once, insert what stands there."""
    book = CalamineWorkbook.from_path(str(sheet))
    rows = [tuple(row) for row in book.get_sheet_by_index(0).to_python()[1:]]
    with _table(sqlcipher, to) as connection:
        connection.execute("BEGIN")
        connection.executemany(_INSERT, rows)
        connection.commit()


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
        plainly(sheet, folder / f"{next(fresh)}.db")

    jobs: dict[str, Callable[[], object]] = {"floor": floor, "ours": ours}
    instead = importlib.util.find_spec("openpyxl") is not None
    if instead:
        jobs["instead"] = lambda: row_by_row(sheet, folder / f"{next(fresh)}.db")
    taken = interleaved(rounds, jobs)
    return Figure(
        name=f"spreadsheet of {count:,} people checked and taken in",
        ours=taken["ours"],
        floor=taken["floor"],
        named="calamine and executemany, encrypted",
        instead=taken.get("instead"),
        named_instead=_INSTEAD if instead else f"{_INSTEAD}: {NOT_INSTALLED}",
    )


def row_by_row(sheet: Path, to: Path) -> None:
    """What many scripts do: a row read, a row written."""
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
