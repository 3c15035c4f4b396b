# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads ods, as LibreOffice writes it, row by row (OASIS OpenDocument 1.3 part 3, 9 and 19).

Repeated rows and cells are written out only where they hold something.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from desa_app.errors import SheetUnreadable
from desa_app.intake.sheets import (
    CELL_LIMIT,
    NO_RESULT,
    ROW_LIMIT,
    SHEET_LIMIT,
    CellError,
    Cells,
    Limits,
    Sheet,
    put,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.intake.packed import Packed

_CONTENT = "content.xml"


def ods_sheets(path: Path, packed: Packed) -> tuple[Sheet, ...]:
    """The sheets of a document; raises ``SheetUnreadable`` or ``SheetTooLarge``."""
    if _CONTENT not in packed.names:
        raise SheetUnreadable(path)
    names: list[str] = []
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if tag == "table":
            depth += 1
            if depth == 1:
                names.append(_of(attributes, "name"))

    def end(tag: str) -> None:
        nonlocal depth
        if tag == "table":
            depth -= 1

    packed.parse(_CONTENT, start, end)
    limits = Limits(path)
    if len(names) > SHEET_LIMIT:
        limits.refuse(f"{SHEET_LIMIT} lembar")
    return tuple(
        Sheet(name=name, rows=partial(_rows, packed, number, limits))
        for number, name in enumerate(names)
    )


class _Reader:
    """Takes the cells of the table with one number out of the document."""

    def __init__(self, wanted: int, limits: Limits) -> None:
        self._wanted = wanted
        self._limits = limits
        self._table = -1
        self._depth = 0
        self.done: list[tuple[int, Cells, int]] = []
        self._row = 0
        self._row_repeat = 1
        self._cells: Cells = []
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._paragraphs = 0
        self._in_paragraph = False
        self._aside = 0
        self.finished = False

    @property
    def _reads(self) -> bool:
        return self._table == self._wanted and self._depth == 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._table += 1
        elif not self._reads:
            return
        elif tag == "table-row":
            self._row_repeat = _repeat(attributes, "number-rows-repeated")
            self._cells, self._column = [], 0
        elif tag in {"table-cell", "covered-table-cell"}:
            self._cell = attributes
            self._pieces.clear()
            self._paragraphs = 0
        elif tag in {"annotation", "shapes"}:
            self._aside += 1
        elif self._cell is not None and not self._aside:
            self._start_text(tag, attributes)

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p":
            if self._paragraphs:
                self._pieces.append("\n")
            self._paragraphs += 1
            self._in_paragraph = True
        elif tag == "s" and self._in_paragraph:
            self._pieces.append(" " * min(_repeat(attributes, "c"), CELL_LIMIT))
        elif tag == "tab" and self._in_paragraph:
            self._pieces.append("\t")
        elif tag == "line-break" and self._in_paragraph:
            self._pieces.append("\n")

    def text(self, words: str) -> None:
        if self._in_paragraph and not self._aside and len(self._pieces) < CELL_LIMIT:
            self._pieces.append(words)

    def end(self, tag: str) -> None:
        if tag == "table":
            self.finished = self.finished or self._reads
            self._depth -= 1
        elif not self._reads:
            return
        elif tag in {"annotation", "shapes"}:
            self._aside -= 1
        elif tag == "p" and not self._aside:
            self._in_paragraph = False
        elif tag in {"table-cell", "covered-table-cell"} and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif tag == "table-row":
            if self._cells:
                self._limits.check(self._row + self._row_repeat, 0)
                self.done.append((self._row + 1, self._cells, self._row_repeat))
            # Empty rows may be repeated to the end of the sheet; they cost nothing.
            self._row = min(self._row + self._row_repeat, 10 * ROW_LIMIT)

    def _end_cell(self, attributes: dict[str, str]) -> None:
        repeat = _repeat(attributes, "number-columns-repeated")
        value = self._value(attributes)
        if value is not None:
            self._limits.check(1, self._column + repeat - 1)
            for column in range(self._column, self._column + repeat):
                put(self._cells, column, value)
        self._column += repeat

    def _value(self, attributes: dict[str, str]) -> object:
        text = "".join(self._pieces)[:CELL_LIMIT]
        kind = _of(attributes, "value-type")
        if _of(attributes, "value-type", prefix="calcext") == "error":
            return CellError(text.strip()[:20] or NO_RESULT)
        if kind in {"float", "percentage", "currency"}:
            number = float(_of(attributes, "value"))
            if number != number or number in {float("inf"), float("-inf")}:
                raise ValueError
            return number
        if kind == "date":
            return _day(_of(attributes, "date-value"))
        if kind == "boolean":
            return _of(attributes, "boolean-value") == "true"
        if kind == "string":
            return _of(attributes, "string-value")[:CELL_LIMIT] or text or None
        if not kind and _of(attributes, "formula"):
            return CellError(NO_RESULT)
        return text or None


def _rows(packed: Packed, number: int, limits: Limits) -> Iterator[tuple[int, Cells]]:
    reader = _Reader(number, limits)
    for _ in packed.steps(_CONTENT, reader.start, reader.end, reader.text):
        for first, cells, repeat in reader.done:
            for row in range(first, first + repeat):
                yield row, list(cells)
        reader.done.clear()
        if reader.finished:
            return


def _of(attributes: dict[str, str], name: str, prefix: str = "") -> str:
    for key, value in attributes.items():
        before, _, after = key.rpartition(":")
        if after == name and (before == prefix if prefix else before != "calcext"):
            return value
    return ""


def _repeat(attributes: dict[str, str], name: str) -> int:
    text = _of(attributes, name)
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise ValueError(text)
    return max(int(text), 1)


def _day(text: str) -> date | datetime:
    if "T" not in text:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text[:19])
    return moment.date() if not (moment.hour or moment.minute or moment.second) else moment
