# SPDX-License-Identifier: GPL-3.0-or-later
"""A ruled table with grouped headings that can be shared out to several pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import text
from desa_app.paper.pdf_file import MM

_FACE = Face(fonts.SANS, fonts.SANS_BOLD, 8.0)
_SMALLEST = 6.0
_PAD = 0.9 * MM
_THIN, _THICK = 0.35, 0.9
_PALE = 0.5
_HEAD_FILL, _TOTAL_FILL, _QUIET_FILL = 0.90, 0.94, 0.96


@dataclass(frozen=True, slots=True)
class Heading:
    """Words over ``span`` columns from ``column``, over ``deep`` heading rows from ``row``."""

    words: str
    column: int
    span: int
    row: int
    deep: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``pale`` steps back, ``quiet`` is a remark in place of numbers."""

    words: str
    side: Literal["left", "centre", "right"]
    span: int = 1
    bold: bool = False
    pale: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; lengths in points. ``strong`` are columns with a thick line at their left.

    ``totals`` are the lines that stand under the rows: the sum first.
    """

    widths: tuple[float, ...]
    heading_heights: tuple[float, ...]
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[tuple[Cell, ...], ...] = ()
    strong: tuple[int, ...] = ()
    row_height: float = 6.0 * MM

    @property
    def height(self) -> float:
        """Height in points."""
        return sum(self.heading_heights) + self.row_height * (len(self.rows) + len(self.totals))

    def rows_in(self, room: float) -> int:
        """How many rows stand in ``room`` points; all only if the total stands there too."""
        free = room - sum(self.heading_heights) + 0.01
        if self.height <= room + 0.01:
            return len(self.rows)
        return max(min(int(free // self.row_height), len(self.rows) - 1), 0)

    def part(self, first: int, end: int | None) -> Grid:
        """These rows with the headings; the total goes with the last rows."""
        totals = self.totals if end is None else ()
        return replace(self, rows=self.rows[first:end], totals=totals)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        lefts = [x]
        for wide in self.widths:
            lefts.append(lefts[-1] + wide)
        self._draw_headings(canvas, lefts, top)
        y = top - sum(self.heading_heights)
        for row in self.rows:
            self._draw_row(canvas, lefts, y, row, None)
            self._draw_strong(canvas, lefts, y, row)
            y -= self.row_height
        for row in self.totals:
            self._draw_row(canvas, lefts, y, row, _TOTAL_FILL)
            self._draw_strong(canvas, lefts, y, row)
            y -= self.row_height
        canvas.setLineWidth(_THICK)
        canvas.rect(lefts[0], y, lefts[-1] - lefts[0], top - y)
        for column in self.strong:
            canvas.line(lefts[column], top - sum(self.heading_heights), lefts[column], top)

    def _draw_strong(
        self, canvas: Any, lefts: list[float], y: float, row: tuple[Cell, ...]
    ) -> None:
        """The thick lines of one row, except where a cell lies across."""
        canvas.setLineWidth(_THICK)
        at = 0
        for cell in row:
            if at in self.strong:
                canvas.line(lefts[at], y, lefts[at], y - self.row_height)
            at += cell.span

    def _draw_headings(self, canvas: Any, lefts: list[float], top: float) -> None:
        tops = [top]
        for high in self.heading_heights:
            tops.append(tops[-1] - high)
        for heading in self.headings:
            left, right = lefts[heading.column], lefts[heading.column + heading.span]
            upper, lower = tops[heading.row], tops[heading.row + heading.deep]
            _box(canvas, left, lower, right - left, upper - lower, _HEAD_FILL)
            wide = right - left - 2 * _PAD
            face = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 7.5)
            words = text(heading.words, face, wide, 1.15, Setting.CENTRED)
            words.draw(canvas, left + _PAD, (upper + lower + words.height) / 2)

    def _draw_row(
        self, canvas: Any, lefts: list[float], y: float, row: tuple[Cell, ...], fill: float | None
    ) -> None:
        at = 0
        for cell in row:
            left, right = lefts[at], lefts[at + cell.span]
            shade = _QUIET_FILL if cell.quiet else fill
            _box(canvas, left, y - self.row_height, right - left, self.row_height, shade)
            _write(canvas, cell, left, right, y, self.row_height)
            at += cell.span


def _box(canvas: Any, x: float, y: float, wide: float, high: float, fill: float | None) -> None:
    canvas.setLineWidth(_THIN)
    if fill is not None:
        canvas.setFillGray(fill)
    canvas.rect(x, y, wide, high, fill=int(fill is not None))
    canvas.setFillGray(0)


def _write(canvas: Any, cell: Cell, left: float, right: float, top: float, high: float) -> None:
    """Numbers stay on one line; a name that is too wide gets smaller, then two lines."""
    face = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, _FACE.size) if cell.bold else _FACE
    room = right - left - 2 * _PAD
    wide = fonts.width(cell.words, face.regular, face.size)
    if cell.side == "left" and wide > room:
        for size in (face.size, 7.0, 6.5, _SMALLEST):
            words = text(cell.words, face.at(size), room, 1.1)
            if words.height <= high:
                break
        words.draw(canvas, left + _PAD, top - (high - words.height) / 2)
        return
    if wide > room:
        face = face.at(face.size * room / wide)
    canvas.setFont(face.regular, face.size)
    canvas.setFillGray(_PALE if cell.pale else 0)
    y = top - high / 2 - fonts.rise(face.regular, face.size) / 2
    if cell.side == "left":
        canvas.drawString(left + _PAD, y, cell.words)
    elif cell.side == "right":
        canvas.drawRightString(right - _PAD, y, cell.words)
    else:
        canvas.drawCentredString((left + right) / 2, y, cell.words)
    canvas.setFillGray(0)
