# SPDX-License-Identifier: GPL-3.0-or-later
"""Ruled rows that are as high as their words need, and the signatures under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import Gap, Part, Stack, Text, Underlined, text
from desa_app.paper.pdf_file import MM

if TYPE_CHECKING:
    from desa_app.domain.books import Signer

PAD_X, PAD_Y = 1.6 * MM, 1.2 * MM
LEADING = 1.25
CELL = Face(fonts.SANS, fonts.SANS_BOLD, 9.0)
HEAD = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 9.0)
SIGNING_WIDE = 92.0 * MM
_THIN = 0.4
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_LEAST_ROW = 7.5 * MM


@dataclass(frozen=True, slots=True)
class RuledRow:
    """One line of the table: set words per column, over a ground of ``fill``."""

    cells: tuple[Text, ...]
    lefts: tuple[float, ...]
    centred: bool = False
    fill: float | None = None
    struck: bool = False

    @property
    def height(self) -> float:
        """Height in points."""
        return max(_LEAST_ROW, max(cell.height for cell in self.cells) + 2 * PAD_Y)

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
            down = (high - cell.height) / 2 if self.centred else PAD_Y
            cell.draw(canvas, left + PAD_X, top - down)


class NumberRow(RuledRow):
    """The narrow row of the columns' numbers."""

    @property
    def height(self) -> float:
        """Height in points."""
        return max(cell.height for cell in self.cells) + 0.8 * MM


def whole_face(words: str, measure: float) -> Face:
    """The largest type in which no part has to be broken, or the usual one for what is too long."""
    widest = max(fonts.width(part, CELL.regular, 1.0) for part in words.split("\n"))
    fitting = (size for size in _SIZES if widest * size <= measure)
    return CELL.at(next(fitting, CELL.size))


def cell(words: str, measure: float, setting: Setting, face: Face) -> Text:
    """What people typed, set in as many lines as it needs."""
    if fonts.width(words, face.regular, face.size) > measure:
        # A name begins a line rather than being broken over two.
        words = words.replace(" a.n. ", "\na.n. ", 1)
    parts = [
        # What people type may hold asterisks, which would be taken for bold.
        text(part.replace("**", "* *"), face, measure, LEADING, setting)
        for part in words.split("\n")
    ]
    return Text(tuple(line for part in parts for line in part.lines), parts[0].leading)


def signature(over: str, signer: Signer) -> Stack:
    """Title, room to sign, name and number; a dotted line for a name that is not known."""
    face = Face(size=11.5)
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 11.5)

    def centred(words: str, face: Face) -> Text:
        return text(words, face, SIGNING_WIDE, 1.25, Setting.CENTRED)

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
