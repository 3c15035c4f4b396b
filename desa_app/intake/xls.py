# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads xls of Excel 97 and later, row by row ([MS-XLS], BIFF8).

Older forms and files locked with a password are refused; macros and formulas are left alone.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from desa_app.errors import SheetUnreadable
from desa_app.intake.compound import stream_of
from desa_app.intake.serials import cell_of_number, meaning_of_format
from desa_app.intake.sheets import CELL_LIMIT, SHEET_LIMIT, CellError, Cells, Limits, Sheet, put
from desa_app.intake.xls_texts import read_texts, text_at

if TYPE_CHECKING:
    from pathlib import Path

_BOF, _EOF, _SHEET, _CONTINUE = 0x0809, 0x000A, 0x0085, 0x003C
_LOCKED, _FROM_1904, _FORMAT, _STYLE, _TEXTS = 0x002F, 0x0022, 0x041E, 0x00E0, 0x00FC
_NUMBER, _RK, _MANY_RK, _TEXT_OF_LIST = 0x0203, 0x027E, 0x00BD, 0x00FD
_LABEL, _RICH_LABEL, _TICK_OR_ERROR, _FORMULA, _RESULT = 0x0204, 0x00D6, 0x0205, 0x0006, 0x0207
_CELLS = {_NUMBER, _RK, _MANY_RK, _TEXT_OF_LIST, _LABEL, _RICH_LABEL, _TICK_OR_ERROR, _FORMULA}
_BIFF8 = 0x0600
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
Record = tuple[int, int, int]
"""Kind, where its content begins, and how long it is."""


@dataclass(slots=True)
class _Book:
    data: bytes
    limits: Limits
    path: Path
    parts: list[tuple[str, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    meanings: list[str] = field(default_factory=list)
    from_1904: bool = False


def xls_sheets(path: Path, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook; raises ``SheetUnreadable`` or ``SheetTooLarge``."""
    try:
        data = stream_of(content, "Workbook")
        if data is None:
            # Excel 95 and older, an xlsx locked with a password, or a Word document.
            raise SheetUnreadable(path)
        book = _Book(data, Limits(path), path)
        _read_globals(book)
    except (struct.error, ValueError, IndexError) as wrong:
        raise SheetUnreadable(path) from wrong
    if len(book.parts) > SHEET_LIMIT:
        book.limits.refuse(f"{SHEET_LIMIT} lembar")
    return tuple(Sheet(name=name, rows=partial(_rows, book, at)) for name, at in book.parts)


def _records(data: bytes, at: int) -> Iterator[Record]:
    """The records from ``at`` up to the end of their part."""
    inside = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        at += 4
        if at + length > len(data):
            raise ValueError
        # A chart within a sheet is a part within the part.
        inside += (kind == _BOF) - (kind == _EOF)
        if inside == 1:
            yield kind, at, length
        at += length
        if inside <= 0:
            return
    raise ValueError


def _read_globals(book: _Book) -> None:
    data = book.data
    formats: dict[int, str] = {}
    styles: list[int] = []
    texts: list[bytes] = []
    count = 0
    before = 0
    for kind, at, length in _records(data, 0):
        if kind == _BOF and struct.unpack_from("<H", data, at)[0] != _BIFF8:
            raise ValueError
        if kind == _LOCKED:
            raise ValueError
        if kind == _FROM_1904:
            book.from_1904 = data[at] == 1
        elif kind == _FORMAT:
            formats[struct.unpack_from("<H", data, at)[0]] = text_at(data, at + 2, at + length)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", data, at + 2)[0])
        elif kind == _SHEET and data[at + 5] == 0:
            start = struct.unpack_from("<I", data, at)[0]
            book.parts.append((text_at(data, at + 6, at + length, short=True), start))
        elif kind == _TEXTS:
            count = struct.unpack_from("<I", data, at + 4)[0]
            texts = [data[at + 8 : at + length]]
        elif kind == _CONTINUE and before == _TEXTS:
            texts.append(data[at : at + length])
        before = before if kind == _CONTINUE else kind
    book.texts = read_texts(texts, count, book.limits)
    book.meanings = [meaning_of_format(number, formats.get(number, "")) for number in styles]


def _rows(book: _Book, start: int) -> Iterator[tuple[int, Cells]]:
    try:
        if _is_in_order(book, start):
            yield from _walk(book, start)
            return
        # Some programs write the cells in the order in which they were made.
        rows: dict[int, Cells] = {}
        for number, cells in _walk(book, start):
            row = rows.setdefault(number, [])
            for column, value in enumerate(cells):
                if value is not None:
                    put(row, column, value)
        yield from sorted(rows.items())
    except (struct.error, ValueError, IndexError) as wrong:
        raise SheetUnreadable(book.path) from wrong


def _is_in_order(book: _Book, start: int) -> bool:
    last = -1
    for kind, at, _ in _records(book.data, start):
        if kind in _CELLS:
            row = struct.unpack_from("<H", book.data, at)[0]
            if row < last:
                return False
            last = row
    return True


def _walk(book: _Book, start: int) -> Iterator[tuple[int, Cells]]:
    """The rows as they are met; the same row may come again in a file out of order."""
    data = book.data
    number = -1
    cells: Cells = []
    waiting = -1
    for kind, at, length in _records(data, start):
        if kind == _RESULT and waiting >= 0:
            put(cells, waiting, text_at(data, at, at + length)[:CELL_LIMIT] or None)
            waiting = -1
        if kind not in _CELLS:
            continue
        row, column = struct.unpack_from("<HH", data, at)
        if row != number:
            if any(cell is not None for cell in cells):
                yield number + 1, cells
            number, cells = row, []
        if kind == _MANY_RK:
            for place in range((length - 6) // 6):
                style, packed = struct.unpack_from("<HI", data, at + 4 + place * 6)
                book.limits.check(row + 1, column + place)
                put(cells, column + place, _number(book, style, _unpacked(packed)))
            continue
        book.limits.check(row + 1, column)
        if kind == _FORMULA and data[at + 12 : at + 14] == b"\xff\xff" and data[at + 6] == 0:
            waiting = column
            continue
        put(cells, column, _READERS[kind](book, at, length))
    if any(cell is not None for cell in cells):
        yield number + 1, cells


def _number(book: _Book, style: int, number: float) -> object:
    if number != number or number in {float("inf"), float("-inf")}:
        raise ValueError
    meaning = book.meanings[style] if style < len(book.meanings) else ""
    return cell_of_number(number, meaning, from_1904=book.from_1904)


def _unpacked(packed: int) -> float:
    """A number in 30 bits: whole or the top of a double, perhaps a hundred times too large."""
    if packed & 2:
        whole = packed >> 2
        number = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        number = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", packed & 0xFFFFFFFC))[0]
    return number / 100 if packed & 1 else number


def _read_number(book: _Book, at: int, _: int) -> object:
    style, number = struct.unpack_from("<Hd", book.data, at + 4)
    return _number(book, style, number)


def _read_rk(book: _Book, at: int, _: int) -> object:
    style, packed = struct.unpack_from("<HI", book.data, at + 4)
    return _number(book, style, _unpacked(packed))


def _read_listed(book: _Book, at: int, _: int) -> object:
    return book.texts[struct.unpack_from("<I", book.data, at + 6)[0]] or None


def _read_label(book: _Book, at: int, length: int) -> object:
    return text_at(book.data, at + 6, at + length)[:CELL_LIMIT] or None


def _read_tick(book: _Book, at: int, _: int) -> object:
    return _tick(book.data[at + 6], is_error=book.data[at + 7] == 1)


def _read_formula(book: _Book, at: int, _: int) -> object:
    data = book.data
    style = struct.unpack_from("<H", data, at + 4)[0]
    if data[at + 12 : at + 14] != b"\xff\xff":
        return _number(book, style, struct.unpack_from("<d", data, at + 6)[0])
    kind = data[at + 6]
    return None if kind == 3 else _tick(data[at + 8], is_error=kind == 2)


def _tick(value: int, *, is_error: bool) -> object:
    return CellError(_ERRORS.get(value, "#N/A")) if is_error else bool(value)


_READERS: dict[int, Callable[[_Book, int, int], object]] = {
    _NUMBER: _read_number,
    _RK: _read_rk,
    _TEXT_OF_LIST: _read_listed,
    _LABEL: _read_label,
    _RICH_LABEL: _read_label,
    _TICK_OR_ERROR: _read_tick,
    _FORMULA: _read_formula,
}
