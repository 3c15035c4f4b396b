# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds OpenSID's population table in a workbook, by its headings and never by a sheet's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.errors import LayoutUnknown
from desa_app.intake.cells import is_blank, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desa_app.intake.workbook import Sheet

REQUIRED = ("nama", "tanggallahir", "sex")
KEYS = (
    *REQUIRED,
    "nik",
    "no_kk",
    "tempatlahir",
    "agama_id",
    "pendidikan_kk_id",
    "pekerjaan_id",
    "status_kawin",
    "kk_level",
    "warganegara_id",
    "nama_ayah",
    "nama_ibu",
    "alamat",
    "dusun",
    "rw",
    "rt",
    "status_dasar",
)
_PERSONAL = ("nama", "nik", "tanggallahir")
END = "###"
HEADER_WITHIN = 50
"""Rows from the top in which a heading row is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was found: its sheet, the heading row, and the columns by key.

    ``headings`` are written as in the file; ``doubled`` are headings that stand there again.
    """

    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    headings: dict[str, str]
    ignored: int
    doubled: tuple[str, ...]

    @property
    def layout(self) -> str:
        """What was recognised, in words for the report."""
        text = f'OpenSID, lembar "{self.sheet.name}", {len(self.columns)} kolom dikenali'
        return f"{text}, {self.ignored} kolom lain tidak dibaca" if self.ignored else text

    def rows(self) -> Iterator[tuple[int, list[object]]]:
        """The rows below the headings that are not empty, numbered as the spreadsheet does.

        OpenSID's form ends with a row marked ``###`` and notes for the user below it. Notes are
        left out; a person written below the mark is still read, for nobody may get lost.
        """
        wrong = {row for row, _ in self.sheet.errors}
        own = [self.columns[key] for key in _PERSONAL if key in self.columns]
        in_notes = False
        for number, cells in enumerate(self.sheet.rows[self.header_row :], self.header_row + 1):
            if number not in wrong and all(is_blank(cell) for cell in cells):
                continue
            personal = any(not is_blank(cells[at]) for at in own if at < len(cells))
            in_notes = in_notes or (not personal and any(shown(cell) == END for cell in cells))
            if personal or not in_notes:
                yield number, cells


def find_table(path: Path, sheets: tuple[Sheet, ...]) -> Table:
    """The table with the most known headings; raises ``LayoutUnknown`` with what is missing."""
    best: Table | None = None
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows[:HEADER_WITHIN], 1):
            table = _read_headings(sheet, number, cells)
            if best is None or _rank(table) > _rank(best):
                best = table
    found = best.columns if best else {}
    missing = tuple(key for key in REQUIRED if key not in found)
    if best is None or missing:
        raise LayoutUnknown(path, missing or REQUIRED)
    return best


def _rank(table: Table) -> tuple[int, int]:
    return sum(key in table.columns for key in REQUIRED), len(table.columns)


def _read_headings(sheet: Sheet, number: int, cells: list[object]) -> Table:
    known = {_folded(key): key for key in KEYS}
    columns: dict[str, int] = {}
    headings: dict[str, str] = {}
    doubled = []
    filled = 0
    for index, cell in enumerate(cells):
        heading = shown(cell)
        filled += bool(heading)
        key = known.get(_folded(heading))
        if key is None:
            continue
        if key in columns:
            doubled.append(heading)
        else:
            columns[key], headings[key] = index, heading
    return Table(
        sheet=sheet,
        header_row=number,
        columns=columns,
        headings=headings,
        ignored=filled - len(columns),
        doubled=tuple(doubled),
    )


def _folded(heading: str) -> str:
    return re.sub(r"[\s_]+", "", heading).casefold()
