# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of a letter book on landscape F4: repeated headings, closed with two signatures."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desa_app.domain.page import Paper
from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.book_table import (
    NIL,
    BookColumn,
    closing_line,
    columns_of,
    made_line,
    shown,
    title_lines,
)
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, Text, Underlined, text
from desa_app.paper.pdf_file import MM, finished, start_pdf
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.books import BookSheet, Signer

_WIDE, _HIGH = Paper.F4.size_mm[1] * MM, Paper.F4.size_mm[0] * MM
# The left margin leaves room for holes or a binding.
_LEFT, _RIGHT, _TOP, _BOTTOM = 22.0 * MM, 12.0 * MM, 14.0 * MM, 16.0 * MM
_MEASURE = _WIDE - _LEFT - _RIGHT
_PAD_X, _PAD_Y = 1.6 * MM, 1.2 * MM
_LEADING = 1.25
_CELL = Face(fonts.SANS, fonts.SANS_BOLD, 9.0)
_HEAD = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 9.0)
_SIGNING_WIDE = 92.0 * MM
_THIN = 0.4
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_LEAST_ROW = 7.5 * MM
# Lines that go to the last page with the signatures, so that these never stand alone.
_COMPANIONS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table: set words per column, over a ground of ``fill``."""

    cells: tuple[Text, ...]
    lefts: tuple[float, ...]
    centred: bool = False
    fill: float | None = None
    struck: bool = False

    @property
    def height(self) -> float:
        """Height in points."""
        return max(_LEAST_ROW, max(cell.height for cell in self.cells) + 2 * _PAD_Y)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        high = self.height
        canvas.setLineWidth(_THIN)
        for index, cell in enumerate(self.cells):
            left, right = x + self.lefts[index], x + self.lefts[index + 1]
            if self.fill is not None:
                canvas.setFillGray(self.fill)
            canvas.rect(left, top - high, right - left, high, fill=int(self.fill is not None))
            canvas.setFillGray(0)
            down = (high - cell.height) / 2 if self.centred else _PAD_Y
            cell.draw(canvas, left + _PAD_X, top - down)


def book_document(sheet: BookSheet) -> bytes:
    """The book as PDF; equal input gives equal bytes. Raises ``TextNotPrintable``."""
    columns = columns_of(sheet.book)
    _check(sheet, columns)
    lefts = _lefts(columns)
    heading = _heading(columns, lefts)
    rows = [_row(sheet, index, columns, lefts) for index in range(len(sheet.lines))]
    if not rows:
        nil = text(NIL, _CELL.at(10.0), _MEASURE - 2 * _PAD_X, _LEADING, Setting.CENTRED)
        rows = [_Row((nil,), (0.0, _MEASURE), centred=True)]
    pages = _shared_out(_head(sheet), heading, rows, _foot(sheet))
    return _drawn(sheet, pages)


def _shared_out(head: Part, heading: Part, rows: list[_Row], foot: Part) -> list[list[Part]]:
    """The rows on as many pages as they need; the foot comes with the last rows."""
    room = _HIGH - _TOP - _BOTTOM
    pages: list[list[Part]] = [[head, heading]]
    free = room - head.height - heading.height
    for index, row in enumerate(rows):
        if row.height > free:
            pages.append([heading])
            free = room - heading.height
        # The last rows are taken over before the foot would have to stand alone.
        rest = rows[index:]
        if 1 < len(rest) <= _COMPANIONS or len(rows) == index + 1:
            needed = sum(each.height for each in rest) + foot.height
            whole = room - heading.height
            begun = len(pages[-1]) > (2 if len(pages) == 1 else 1)
            if needed > free and needed <= whole and begun:
                pages.append([heading])
                free = whole
        pages[-1].append(row)
        free -= row.height
    if foot.height > free:
        pages.append([])
    pages[-1].append(foot)
    return pages


def _drawn(sheet: BookSheet, pages: list[list[Part]]) -> bytes:
    buffer = BytesIO()
    title = f"{sheet.book.full_name} tahun {sheet.year}"
    size = (Paper.F4.size_mm[1], Paper.F4.size_mm[0])
    canvas = start_pdf(buffer, size, title, sheet.office_lines[0], title)
    for number, parts in enumerate(pages, start=1):
        top = _HIGH - _TOP
        for part in parts:
            part.draw(canvas, _LEFT, top)
            top -= part.height
        canvas.setFont(fonts.SANS, 8)
        foot = 8.5 * MM
        canvas.drawString(_LEFT, foot, f"{title}, {sheet.office_lines[0]}. {made_line(sheet)}")
        canvas.drawRightString(_WIDE - _RIGHT, foot, f"Halaman {number} dari {len(pages)}")
        if sheet.sample:
            draw_banner(canvas, SAMPLE, _WIDE - _RIGHT - 14.0 * MM, _HIGH - 8.0 * MM, _MEASURE)
        canvas.showPage()
    return finished(canvas, buffer)


def _check(sheet: BookSheet, columns: tuple[BookColumn, ...]) -> None:
    said = [*title_lines(sheet), sheet.place, made_line(sheet)]
    for signer in (sheet.head, sheet.secretary):
        said += [signer.title, signer.name, signer.number]
    said += [shown(column.value(line)) for line in sheet.lines for column in columns]
    fonts.check_printable(said)


def _lefts(columns: tuple[BookColumn, ...]) -> tuple[float, ...]:
    whole = sum(column.share for column in columns)
    lefts = [0.0]
    for column in columns:
        lefts.append(lefts[-1] + _MEASURE * column.share / whole)
    return tuple(lefts)


def _head(sheet: BookSheet) -> Stack:
    book, year, office = title_lines(sheet)
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 14.0)

    def centred(words: str, face: Face) -> Text:
        return text(words, face, _MEASURE, 1.3, Setting.CENTRED)

    return Stack(
        (
            centred(book, bold),
            centred(year, bold.at(12.5)),
            centred(office, Face(size=11.5)),
            Gap(4.0 * MM),
        )
    )


def _heading(columns: tuple[BookColumn, ...], lefts: tuple[float, ...]) -> Stack:
    """The headings, and under them the columns' numbers as the official forms have them."""

    def cells(words: list[str], face: Face) -> tuple[Text, ...]:
        return tuple(
            text(each, face, lefts[at + 1] - lefts[at] - 2 * _PAD_X, 1.15, Setting.CENTRED)
            for at, each in enumerate(words)
        )

    return Stack(
        (
            _Row(cells([c.heading for c in columns], _HEAD), lefts, centred=True, fill=0.90),
            _Numbers(cells([str(at + 1) for at in range(len(columns))], _CELL.at(7.5)), lefts),
        )
    )


class _Numbers(_Row):
    """The narrow row of the columns' numbers."""

    @property
    def height(self) -> float:
        """Height in points."""
        return max(cell.height for cell in self.cells) + 0.8 * MM


def _row(
    sheet: BookSheet, index: int, columns: tuple[BookColumn, ...], lefts: tuple[float, ...]
) -> _Row:
    line = sheet.lines[index]
    cells = []
    for at, column in enumerate(columns):
        measure = lefts[at + 1] - lefts[at] - 2 * _PAD_X
        setting = Setting.CENTRED if column.side == "centre" else Setting.LEFT
        words = shown(column.value(line))
        face = _whole_face(words, measure) if column.whole else _CELL
        cells.append(_cell(words, measure, setting, face))
    return _Row(tuple(cells), lefts, fill=0.95 if line.void else None)


def _whole_face(words: str, measure: float) -> Face:
    """The largest type in which no part has to be broken, or the usual one for what is too long."""
    widest = max(fonts.width(part, _CELL.regular, 1.0) for part in words.split("\n"))
    fitting = (size for size in _SIZES if widest * size <= measure)
    return _CELL.at(next(fitting, _CELL.size))


def _cell(words: str, measure: float, setting: Setting, face: Face) -> Text:
    if fonts.width(words, face.regular, face.size) > measure:
        # A name begins a line rather than being broken over two.
        words = words.replace(" a.n. ", "\na.n. ", 1)
    parts = [
        # What people type may hold asterisks, which would be taken for bold.
        text(part.replace("**", "* *"), face, measure, _LEADING, setting)
        for part in words.split("\n")
    ]
    return Text(tuple(line for part in parts for line in part.lines), parts[0].leading)


def _foot(sheet: BookSheet) -> Stack:
    """The line of closing, then head left and secretary right."""
    place = f"{sheet.place}, {long_date(sheet.signed_on)}"
    left = _signature("MENGETAHUI", sheet.head)
    right = _signature(place, sheet.secretary)
    return Stack(
        (
            Gap(3.0 * MM),
            text(closing_line(sheet), Face(size=11.0), _MEASURE, 1.3),
            Gap(5.0 * MM),
            Beside((left, Shifted(right, _MEASURE - _SIGNING_WIDE))),
        )
    )


def _signature(over: str, signer: Signer) -> Stack:
    face = Face(size=11.5)
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 11.5)

    def centred(words: str, face: Face) -> Text:
        return text(words, face, _SIGNING_WIDE, 1.25, Setting.CENTRED)

    parts: list[Part] = [
        centred(over, face),
        centred(f"{signer.title.upper()},", face),
        Gap(20.0 * MM),
    ]
    if signer.name:
        parts.append(Underlined(centred(signer.name, bold), 0.7))
    else:
        parts.append(centred("." * 40, face))
    if signer.number:
        parts.append(centred(signer.number, face.at(11.0)))
    return Stack(tuple(parts))
