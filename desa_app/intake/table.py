# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the table of people in a file by its headings, and gives out its rows.

It knows OpenSID's form, the civil registry's flat lists and its "buku induk penduduk", where
title rows stand above and each family is a block under a line with the KK number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from desa_app.domain.intake import REQUIRED, ColumnMap, SheetColumn, SheetLook
from desa_app.errors import LayoutUnknown
from desa_app.intake.blocks import Family, family_of_row
from desa_app.intake.cells import is_blank, shown
from desa_app.intake.headings import field_of_two, folded, is_dukcapil, is_opensid
from desa_app.intake.sheets import CellError, Cells

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.intake.sheets import Sheet

END = "###"
HEADER_WITHIN = 50
"""Rows from the top in which a heading row is looked for."""
_SAMPLES = 3
_PERSONAL = ("name", "nik", "birth_date", "birth")
OPENSID_LAYOUT = "OpenSID"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row below the headings; ``family`` is the block it stands in."""

    number: int
    cells: Cells
    family: Family | None
    is_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was found: its sheet, the heading rows, and the columns by field.

    ``headings`` are written as in the file; ``doubled`` are headings that stand there again.
    """

    sheet: Sheet
    header_row: int
    header_rows: int
    columns: dict[str, int]
    headings: dict[str, str]
    ignored: int
    doubled: tuple[str, ...]
    kind: str
    signature: str
    all_headings: dict[int, str] = field(default_factory=dict)

    @property
    def layout(self) -> str:
        """What was recognised, in words for the report."""
        text = f'{self.kind}, lembar "{self.sheet.name}", {len(self.columns)} kolom dikenali'
        return f"{text}, {self.ignored} kolom lain tidak dibaca" if self.ignored else text

    @property
    def mapping(self) -> ColumnMap:
        """The columns as a choice that can be remembered."""
        return ColumnMap(
            sheet=self.sheet.name,
            header_row=self.header_row,
            header_rows=self.header_rows,
            columns=tuple(sorted((at, key) for key, at in self.columns.items())),
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The first of each required group of fields that no column has."""
        return tuple(
            group[0] for group in REQUIRED if not any(key in self.columns for key in group)
        )

    def rows(self) -> Iterator[TableRow]:
        """The rows below the headings that are not empty, numbered as the spreadsheet does.

        OpenSID's form ends with a row marked ``###`` and notes for the user below it. Notes are
        left out; a person written below the mark is still read, for nobody may get lost. In
        other lists a row that says nothing personal (a total, a place for signatures) comes with
        ``is_person`` false, so that it can be mentioned.
        """
        own = [self.columns[key] for key in _PERSONAL if key in self.columns]
        name_at = self.columns["name"]
        sex_at = self.columns["sex"]
        date_at = self.columns.get("birth_date", self.columns.get("birth", name_at))
        first = self.header_row + self.header_rows
        heading = folded(self.all_headings.get(name_at, ""))
        strict = self.kind == OPENSID_LAYOUT
        in_notes = False
        family: Family | None = None
        for number, cells in self.sheet.rows():
            if number < first or all(is_blank(cell) for cell in cells):
                continue
            name = cells[name_at] if name_at < len(cells) else None
            # The line above a family fills other columns with its own words, never all of them.
            born = cells[date_at] if date_at < len(cells) else None
            if (is_blank(name) or is_blank(born)) and (met := family_of_row(cells, number)):
                family = met
                continue
            if number <= first + 1 and _counts_columns(cells):
                continue
            if isinstance(name, str) and heading and folded(name) == heading:
                # A long list prints its headings again on every page.
                continue
            personal = any(not is_blank(cells[at]) for at in own if at < len(cells))
            if strict:
                in_notes = in_notes or (not personal and any(shown(one) == END for one in cells))
                if personal or not in_notes:
                    yield TableRow(number=number, cells=cells, family=family, is_person=True)
                continue
            filled = sum(not is_blank(cell) for cell in cells)
            told = sum(not is_blank(cells[at]) for at in (*own, sex_at) if at < len(cells))
            is_person = told >= 2 or (personal and filled > 2)
            yield TableRow(number=number, cells=cells, family=family, is_person=is_person)


def find_table(
    path: Path,
    sheets: tuple[Sheet, ...],
    *,
    mapping: ColumnMap | None = None,
    only: str = "",
    remembered: Mapping[str, ColumnMap] | None = None,
) -> Table:
    """The table to read: as a person said, as remembered, or the one with most known headings.

    Raises ``LayoutUnknown`` with the fields that are missing.
    """
    table = _told(path, sheets, mapping) if mapping else best_table(path, sheets, only, remembered)
    if table.missing:
        raise LayoutUnknown(path, table.missing)
    return table


def best_table(
    path: Path,
    sheets: tuple[Sheet, ...],
    only: str = "",
    remembered: Mapping[str, ColumnMap] | None = None,
    header_row: int = 0,
) -> Table:
    """The table with the most known headings, even if required ones are missing.

    Raises ``LayoutUnknown`` for a file without any rows.
    """
    best: Table | None = None
    for sheet in sheets:
        if only and sheet.name != only:
            continue
        top = _top(sheet)
        for at, (number, cells) in enumerate(top):
            if header_row not in (0, number):
                continue
            following = top[at + 1][1] if at + 1 < len(top) and top[at + 1][0] == number + 1 else []
            title = " ".join(shown(cell) for _, row in top[:at] for cell in row[:4])
            one = _read_headings(sheet, number, [cells], title)
            known = (remembered or {}).get(one.signature)
            if known is not None:
                return _mapped(sheet, number, [cells, following][: known.header_rows], known)
            found = [one, _read_headings(sheet, number, [cells, following], title)]
            for table in found:
                if best is None or _rank(table) > _rank(best):
                    best = table
    if best is None:
        raise LayoutUnknown(path, tuple(group[0] for group in REQUIRED))
    return best


def look_at(
    path: Path,
    sheets: tuple[Sheet, ...],
    *,
    only: str = "",
    header_row: int = 0,
    remembered: Mapping[str, ColumnMap] | None = None,
) -> SheetLook:
    """What the mapping screen needs to know about one sheet; raises ``LayoutUnknown``.

    ``header_row`` of 0 takes the row with the most known headings.
    """
    table = best_table(path, sheets, only, remembered, header_row)
    top = _top(table.sheet)
    below = [cells for number, cells in top if number >= table.header_row + table.header_rows]
    proposed = {at: key for key, at in table.columns.items()}
    return SheetLook(
        sheet=table.sheet.name,
        sheets=tuple(sheet.name for sheet in sheets),
        header_row=table.header_row,
        header_rows=table.header_rows,
        layout=table.layout,
        known=not table.missing,
        signature=table.signature,
        columns=tuple(
            SheetColumn(
                index=at,
                heading=heading,
                samples=_samples(below, at),
                proposed=proposed.get(at, ""),
            )
            for at, heading in sorted(table.all_headings.items())
        ),
        top=tuple(
            (number, " · ".join(text for cell in cells if (text := shown(cell)))[:200])
            for number, cells in top
        ),
    )


def _top(sheet: Sheet) -> list[tuple[int, Cells]]:
    return list(takewhile(lambda row: row[0] <= HEADER_WITHIN, sheet.rows()))


def _samples(rows: list[Cells], at: int) -> tuple[str, ...]:
    found: list[str] = []
    for cells in rows:
        text = shown(cells[at]) if at < len(cells) else ""
        if text and text not in found:
            found.append(text[:40])
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def _rank(table: Table) -> tuple[int, int, int]:
    return (len(REQUIRED) - len(table.missing), len(table.columns), -table.header_rows)


def _told(path: Path, sheets: tuple[Sheet, ...], mapping: ColumnMap) -> Table:
    sheet = next((one for one in sheets if one.name == mapping.sheet), None)
    if sheet is None:
        raise LayoutUnknown(path, mapping.missing)
    wanted = range(mapping.header_row, mapping.header_row + mapping.header_rows)
    rows = dict(_top(sheet))
    return _mapped(sheet, mapping.header_row, [rows.get(number, []) for number in wanted], mapping)


def _mapped(sheet: Sheet, number: int, rows: list[Cells], mapping: ColumnMap) -> Table:
    headings = _headings(rows)
    for at, _ in mapping.columns:
        headings.setdefault(at, f"kolom {at + 1}")
    columns = {key: at for at, key in mapping.columns}
    own = {key: headings[at] for key, at in columns.items()}
    return Table(
        sheet=sheet,
        header_row=number,
        header_rows=len(rows),
        columns=columns,
        headings=own,
        ignored=len(headings) - len(columns),
        doubled=(),
        kind=OPENSID_LAYOUT if is_opensid(own) else "Susunan pilihan Anda",
        signature=_signature(rows[:1]),
        all_headings=headings,
    )


def _headings(rows: list[Cells]) -> dict[int, str]:
    found: dict[int, str] = {}
    for cells in rows:
        for at, cell in enumerate(cells):
            text = "" if isinstance(cell, CellError) else shown(cell)
            if text and text not in found.get(at, ""):
                found[at] = f"{found[at]} {text}" if at in found else text
    return found


def _read_headings(sheet: Sheet, number: int, rows: list[Cells], title: str) -> Table:
    columns: dict[str, int] = {}
    headings: dict[str, str] = {}
    doubled = []
    texts = _headings(rows)
    for at, heading in texts.items():
        upper, lower = (
            shown(row[at]) if at < len(row) and not isinstance(row[at], CellError) else ""
            for row in (rows[0], rows[1] if len(rows) > 1 else [])
        )
        key = field_of_two(upper, lower)
        if not key:
            continue
        if key in columns:
            doubled.append(heading)
        else:
            columns[key], headings[key] = at, heading
    return Table(
        sheet=sheet,
        header_row=number,
        header_rows=len(rows),
        columns=columns,
        headings=headings,
        ignored=len(texts) - len(columns),
        doubled=tuple(doubled),
        kind=_kind(headings, list(texts.values()), title),
        signature=_signature(rows[:1]),
        all_headings=texts,
    )


def _kind(headings: dict[str, str], all_headings: list[str], title: str) -> str:
    if is_opensid(headings):
        return OPENSID_LAYOUT
    if "buku induk penduduk" in title.casefold():
        return "Dukcapil, buku induk penduduk"
    return "Dukcapil, daftar SIAK" if is_dukcapil(all_headings) else "Daftar penduduk"


def _signature(rows: list[Cells]) -> str:
    """Stands for a row of headings in their order; the same form has it in every file."""
    words = [f"{at}:{folded(text)}" for at, text in sorted(_headings(rows).items())]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _counts_columns(cells: Cells) -> bool:
    """A row that only numbers the columns: 1 2 3 or -1 -2 -3, as printed forms have."""
    numbers = []
    for cell in cells:
        if is_blank(cell):
            continue
        text = shown(cell).strip("() -")
        if not (text.isascii() and text.isdigit() and len(text) < 4):
            return False
        numbers.append(int(text))
    return len(numbers) >= 3 and all(
        after - before in (0, 1) for before, after in pairwise(numbers)
    )
