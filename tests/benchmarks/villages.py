# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages of many villages taken in, beside raw rows and beside spreadsheets merged by hand."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pyrage
import sqlcipher3.dbapi2 as sqlcipher
import xlsxwriter

from desa_app.clock import SetClock
from desa_app.domain.package import FORMAT, DataLevel, Manifest, PackageContents, TakeInState
from desa_app.domain.package_rows import facts_from_rows, recap_rows
from desa_app.domain.recap_counting import count_recap
from desa_app.exchange.seal import package_name, seal_package
from desa_app.ids import new_id
from desa_app.office.recovery import identities_of
from tests.benchmarks.figures import NOT_INSTALLED, Figure, Folder
from tests.benchmarks.large_district import (
    enrol_villages,
    seed_of,
    village_code,
    village_name,
    village_records,
)
from tests.office_kit import DISTRICT, NOW, copy_of, desk_of, open_district

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desa_app.kecamatan import Kecamatan
    from tests.benchmarks.figures import Size

PEOPLE = 140
# So many villages are more than a kabupaten has; their packages may be small.
MANY_VILLAGES = 1_000
FEW_PEOPLE = 14
PERIOD = "2026-10"
_INSTEAD = "spreadsheets merged with openpyxl"
_MOST_SHEETS = 300
_ENTRIES = ("orang", "rencana", "surat")


def figures(size: Size) -> Iterator[Figure]:
    """One figure for each number of villages, and how the time of one grows with their number."""
    each: dict[tuple[int, int], float] = {}
    wanted = [(count, PEOPLE if count < MANY_VILLAGES else FEW_PEOPLE) for count in size.villages]
    if wanted[-1][1] == FEW_PEOPLE:
        # Something of the same size to hold the many against.
        wanted.insert(-1, (size.villages[0], FEW_PEOPLE))
    for count, people in wanted:
        with Folder() as folder:
            figure = _figure(count, people, folder)
        each[count, people] = figure.ours / count
        yield figure
    for people in sorted({people for _, people in wanted}, reverse=True):
        counts = [count for count, one in wanted if one == people]
        if len(counts) > 1:
            yield Figure(
                name=f"one village among {counts[-1]:,}, beside one among {counts[0]:,}",
                ours=each[counts[-1], people],
                floor=each[counts[0], people],
                named=f"the same of {counts[0]:,} villages (1.0 is linear)",
            )


def _figure(count: int, people: int, folder: Path) -> Figure:
    place = folder / "kantor"
    place.mkdir()
    office = open_district(copy_of(DISTRICT, place), SetClock(NOW))
    enrol_villages(office, count, folder)
    stick, answers = folder / "stik", folder / "jawaban"
    stick.mkdir()
    answers.mkdir()
    paths = [_sealed(office, number, people, stick) for number in range(1, count + 1)]
    rows = sum(len(entries) for entries in village_records(1, people).values())
    with desk_of(office).reading() as connection:
        identities = identities_of(connection)
    began = time.perf_counter()
    results = office.packages.take_in(paths, answers)
    ours = time.perf_counter() - began
    assert all(one.state is TakeInState.TAKEN for one in results)
    office.close()
    floor = _timed_floor(paths, identities, folder / "dasar.db")
    instead = None
    installed = importlib.util.find_spec("openpyxl") is not None
    if installed and count <= _MOST_SHEETS:
        instead = _timed_sheets(count, people, folder) * 1000
    return Figure(
        name=f"{count:,} villages of {rows} rows proven, compared, taken in and answered",
        ours=ours * 1000,
        floor=floor * 1000,
        named="decrypt, unzip, parse, executemany, one transaction each",
        instead=instead,
        named_instead=_INSTEAD
        if instead
        else f"{_INSTEAD}: {'left out' if installed else NOT_INSTALLED}",
    )


def _sealed(office: Kecamatan, number: int, people: int, to: Path) -> Path:
    rows = village_records(number, people)
    code = village_code(number)
    facts = facts_from_rows(rows["orang"], rows["rencana"], rows["surat"])
    records: dict[str, tuple[dict[str, object], ...]] = {
        name: tuple(rows[name]) for name in _ENTRIES
    }
    records["rekap"] = recap_rows(count_recap(facts, PERIOD))
    made = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)
    manifest = Manifest(
        format=FORMAT,
        package_id=new_id(made),
        village=code,
        village_name=village_name(number),
        district=DISTRICT,
        period=PERIOD,
        level=DataLevel.REGISTER,
        sequence=1,
        previous="",
        made_at=made,
        program="0",
        reason="",
        counts={name: len(entries) for name, entries in records.items()},
        sample=True,
    )
    contents = PackageContents(manifest=manifest, records=records)
    sealed, _ = seal_package(contents, seed_of(code), office.villages.own_card().recipients)
    path = to / package_name(code, PERIOD, 1)
    path.write_bytes(sealed)
    return path


def _timed_floor(paths: Sequence[Path], identities: Sequence[str], to: Path) -> float:
    keys: list[Any] = [pyrage.x25519.Identity.from_str(one) for one in identities]
    connection = sqlcipher.connect(str(to), isolation_level=None)
    connection.execute("PRAGMA key = \"x'" + "07" * 32 + "'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for name in _ENTRIES:
        connection.execute(f"CREATE TABLE {name} (desa, id, isi, PRIMARY KEY (desa, id))")
    began = time.perf_counter()
    for path in paths:
        raw = path.read_bytes()
        hashlib.sha256(raw).hexdigest()
        with zipfile.ZipFile(BytesIO(pyrage.decrypt(raw, keys))) as archive:
            connection.execute("BEGIN")
            for name in _ENTRIES:
                lines = archive.read(f"records/{name}.jsonl").splitlines()
                rows = [json.loads(line) for line in lines]
                connection.executemany(
                    f"INSERT INTO {name} VALUES (?, ?, ?)",  # noqa: S608
                    [(path.name, row["id"], line) for row, line in zip(rows, lines, strict=True)],
                )
            connection.execute("COMMIT")
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def _timed_sheets(count: int, people: int, folder: Path) -> float:
    openpyxl = importlib.import_module("openpyxl")
    paths = []
    for number in range(1, count + 1):
        path = folder / f"desa-{number}.xlsx"
        with xlsxwriter.Workbook(path) as book:
            for name, rows in village_records(number, people).items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    cells = [
                        value if isinstance(value, (str, int)) else str(value)
                        for value in row.values()
                    ]
                    sheet.write_row(at, 0, cells)
        paths.append(path)
    began = time.perf_counter()
    whole = openpyxl.Workbook(write_only=True)
    sheets = {name: whole.create_sheet(name) for name in (*_ENTRIES, "kasus")}
    for path in paths:
        book = openpyxl.load_workbook(path, read_only=True)
        for name, sheet in sheets.items():
            for row in book[name].iter_rows(values_only=True):
                sheet.append(row)
        book.close()
    whole.save(folder / "gabungan.xlsx")
    return time.perf_counter() - began
