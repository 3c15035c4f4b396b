# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads xlsx and xlsm as a stream, one row in memory at a time (ECMA-376 part 1, 18).

Macros, drawings and formulas are left alone: what counts is the value that was stored.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desa_app.errors import SheetUnreadable
from desa_app.intake import sheets
from desa_app.intake.serials import cell_of_number, meaning_of_format
from desa_app.intake.sheets import (
    CELL_LIMIT,
    NO_RESULT,
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

_STYLES_KNOWN = 1000
_WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"


@dataclass(slots=True)
class _Book:
    """What stands beside the sheets: their parts, the texts, which styles show days."""

    parts: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    meanings: list[str] = field(default_factory=list)
    from_1904: bool = False


def xlsx_sheets(path: Path, packed: Packed) -> tuple[Sheet, ...]:
    """The sheets of a workbook; raises ``SheetUnreadable`` or ``SheetTooLarge``."""
    if not {_WORKBOOK, _LINKS} <= packed.names:
        raise SheetUnreadable(path)
    book = _book(path, packed)
    limits = Limits(path)
    if len(book.parts) > SHEET_LIMIT:
        limits.refuse(f"{SHEET_LIMIT} lembar")
    return tuple(
        Sheet(name=name, rows=partial(_rows, packed, part, book, limits))
        for name, part in book.parts
        if part in packed.names
    )


def _book(path: Path, packed: Packed) -> _Book:
    book = _Book()
    listed: list[tuple[str, str]] = []
    links: dict[str, tuple[str, str]] = {}

    def of_workbook(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet" and "name" in attributes:
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            listed.append((attributes["name"], link))
        elif tag == "workbookPr":
            book.from_1904 = attributes.get("date1904") in {"1", "true"}

    def of_links(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and "Id" in attributes:
            target = posixpath.join("/xl", attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            links[attributes["Id"]] = (kind, posixpath.normpath(target).lstrip("/"))

    packed.parse(_WORKBOOK, of_workbook)
    packed.parse(_LINKS, of_links)
    for name, link in listed:
        kind, part = links.get(link, ("", ""))
        if kind == "worksheet":
            book.parts.append((name, part))
    for kind, part in links.values():
        if kind == "sharedStrings" and part in packed.names:
            if book.texts:
                raise SheetUnreadable(path)
            _read_texts(path, packed, part, book)
        elif kind == "styles" and part in packed.names:
            _read_styles(packed, part, book)
    return book


def _read_texts(path: Path, packed: Packed, part: str, book: _Book) -> None:
    pieces: list[str] = []
    takes = False
    aside = 0
    limits = Limits(path)
    length = 0

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal takes, aside, length
        if tag == "si":
            pieces.clear()
            length = 0
        elif tag == "rPh":
            # How a text is pronounced is no part of it.
            aside += 1
        elif tag == "t":
            takes = aside == 0

    def end(tag: str) -> None:
        nonlocal takes, aside
        if tag == "t":
            takes = False
        elif tag == "rPh":
            aside -= 1
        elif tag == "si":
            if len(book.texts) >= sheets.TEXT_LIMIT:
                limits.refuse("3 juta teks")
            book.texts.append("".join(pieces)[:CELL_LIMIT])

    def text(words: str) -> None:
        nonlocal length
        if takes and length < CELL_LIMIT:
            pieces.append(words)
            length += len(words)

    packed.parse(part, start, end, text)


def _read_styles(packed: Packed, part: str, book: _Book) -> None:
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            numbers.append(_whole(attributes.get("numFmtId", "0")))

    def end(tag: str) -> None:
        nonlocal inside
        if tag == "cellXfs":
            inside = False

    packed.parse(part, start, end)
    book.meanings = [meaning_of_format(number, codes.get(number, "")) for number in numbers]


class _Reader:
    """Takes the cells of one sheet out of its elements."""

    def __init__(self, book: _Book, limits: Limits) -> None:
        self._book = book
        self._limits = limits
        self.done: list[tuple[int, Cells]] = []
        self._row = self._last = 0
        self._row_text = "0"
        self._letters: dict[str, int] = {}
        self._styles: dict[str, int] = {}
        self._column = -1
        self._cells: Cells = []
        self._kind = ""
        self._style = 0
        self._pieces: list[str] = []
        self._takes = False
        self._aside = 0
        self._has_formula = self._has_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v":
            self._has_value = self._takes = True
        elif tag == "t":
            # Only texts written into the cell itself; a cell of another kind has none.
            if self._kind == "inlineStr" and not self._aside:
                self._has_value = self._takes = True
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._aside += 1
        elif tag == "row":
            self._row = _whole(attributes["r"]) if "r" in attributes else self._row + 1
            # Rows that come twice would be one row in one program and two in another.
            if self._row <= self._last:
                raise ValueError(tag)
            self._last, self._column, self._cells = self._row, -1, []
            self._row_text = str(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if len(attributes) > 3 and any(":" in key for key in attributes):
            raise ValueError
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            # The row stands in every cell again; comparing is cheaper than counting it out.
            if not reference.endswith(self._row_text):
                raise ValueError(reference)
            letters = reference[: -len(self._row_text)]
            column = self._letters.get(letters)
            if column is None:
                column = self._letters[letters] = _column(letters)
            self._column = column
        self._kind = attributes.get("t", "")
        style = attributes.get("s", "")
        number = self._styles.get(style)
        if number is None:
            number = _whole(style) if style else -1
            if len(self._styles) < _STYLES_KNOWN:
                self._styles[style] = number
        self._style = number
        self._pieces.clear()
        self._has_formula = self._has_value = False

    def text(self, words: str) -> None:
        if self._takes and len(self._pieces) < CELL_LIMIT:
            self._pieces.append(words)

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self._takes = False
        elif tag == "c":
            if self._has_value or self._has_formula:
                value = self._value()
                if value is not None:
                    self._limits.check(self._row, self._column)
                    if self._column == len(self._cells):
                        self._cells.append(value)
                    else:
                        put(self._cells, self._column, value)
        elif tag == "row":
            if self._cells:
                self.done.append((self._row, self._cells))
        elif tag == "rPh":
            self._aside -= 1

    def _value(self) -> object:
        pieces = self._pieces
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        kind = self._kind
        if kind == "s":
            return self._book.texts[_whole(text.strip())] or None
        if kind in {"str", "inlineStr"}:
            return text[:CELL_LIMIT] or None
        text = text.strip()
        if not text:
            # An empty text is a result too; an empty number was never calculated.
            return CellError(NO_RESULT) if self._has_formula else None
        if kind == "b":
            return text in {"1", "true"}
        if kind == "e":
            return CellError(text[:20])
        if kind == "d":
            return date.fromisoformat(text[:10])
        meanings = self._book.meanings
        meaning = meanings[self._style] if 0 <= self._style < len(meanings) else ""
        return cell_of_number(_number(text), meaning, from_1904=self._book.from_1904)


def _rows(packed: Packed, part: str, book: _Book, limits: Limits) -> Iterator[tuple[int, Cells]]:
    reader = _Reader(book, limits)
    for _ in packed.steps(part, reader.start, reader.end, reader.text):
        yield from reader.done
        reader.done.clear()


def _number(text: str) -> float:
    number = float(text)
    if number != number or number in {float("inf"), float("-inf")} or "_" in text:
        raise ValueError(text)
    return number


def _column(letters: str) -> int:
    """``C`` as column 2; raises ``ValueError`` for anything that is no column."""
    if not 1 <= len(letters) <= 3 or not letters.isascii() or not letters.isalpha():
        raise ValueError(letters)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ValueError(text)
    return int(text)
