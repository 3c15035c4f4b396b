# SPDX-License-Identifier: GPL-3.0-or-later
"""A table inside a letter: family members, heirs, witnesses, things handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import Gap, Stack, Style, Text, text
from desa_app.paper.pdf_file import MM

if TYPE_CHECKING:
    from desa_app.domain.page import Table

_PAD = 1.1 * MM
_LINE = 0.5
_HEAD_FILL = 0.92
_LEADING = 1.15
_NUMBER_WIDE = 8.0 * MM
# Cells are a little smaller than the text, never below what is read at arm's length.
_SMALLER, _SMALLEST = 1.5, 9.0


@dataclass(frozen=True, slots=True)
class Row:
    """Cells with ruled edges; all as high as the highest."""

    cells: tuple[Text, ...]
    widths: tuple[float, ...]
    least: float
    head: bool = False

    @property
    def height(self) -> float:
        """Height in points."""
        return max(self.least, max(cell.height for cell in self.cells) + 2 * _PAD)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        canvas.setLineWidth(_LINE)
        for cell, wide in zip(self.cells, self.widths, strict=True):
            if self.head:
                canvas.setFillGray(_HEAD_FILL)
            canvas.rect(x, top - self.height, wide, self.height, fill=int(self.head))
            canvas.setFillGray(0)
            cell.draw(canvas, x + _PAD, top - (self.height - cell.height) / 2)
            x += wide


def build_table(table: Table, style: Style, measure: float) -> Stack:
    """The table in the full width, a column of running numbers first."""
    face = Face(size=max(style.size - _SMALLER, _SMALLEST))
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, face.size)
    free = measure - _NUMBER_WIDE
    whole = sum(table.shares)
    widths = (_NUMBER_WIDE, *(free * share / whole for share in table.shares))
    rows = [_row(("No.", *table.headings), bold, widths, 0.0, head=True)]
    rows += [
        _row((f"{number}.", *cells), face, widths, table.row_mm * MM)
        for number, cells in enumerate(table.rows, 1)
    ]
    return Stack((Gap(0.6 * MM), *rows, Gap(0.6 * MM)))


def _row(
    words: tuple[str, ...],
    face: Face,
    widths: tuple[float, ...],
    least: float,
    *,
    head: bool = False,
) -> Row:
    cells = []
    for index, (cell, wide) in enumerate(zip(words, widths, strict=True)):
        setting = Setting.CENTRED if head or not index else Setting.LEFT
        room = wide - 2 * _PAD
        cells.append(text(cell, _fitting(cell, face, room), room, _LEADING, setting))
    return Row(tuple(cells), widths, least, head)


def _fitting(words: str, face: Face, room: float) -> Face:
    """A number such as a NIK is never cut: rather a little smaller."""
    widest = max((fonts.width(word, face.regular, face.size) for word in words.split()), default=0)
    if widest <= room:
        return face
    return face.at(max(face.size * room / widest - 0.05, _SMALLEST - 1.0))
