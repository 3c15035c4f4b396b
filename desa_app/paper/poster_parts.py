# SPDX-License-Identifier: GPL-3.0-or-later
"""What posters are made of: colour, a band across, and a code to scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import segno

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, text
from desa_app.paper.pdf_file import MM

if TYPE_CHECKING:
    from desa_app.domain.posters import HelpLine

Color = tuple[float, float, float]
TEAL: Color = (0x0E / 255, 0x5E / 255, 0x5C / 255)
PALE: Color = (0xE7 / 255, 0xF1 / 255, 0xF0 / 255)
WHITE: Color = (1.0, 1.0, 1.0)
_QUIET = 4


def bold(size: float) -> Face:
    """The poster's bold type."""
    return Face(fonts.SANS_BOLD, fonts.SANS_BOLD, size)


def plain(size: float) -> Face:
    """The poster's type for reading; ``**bold**`` stays bold."""
    return Face(fonts.SANS, fonts.SANS_BOLD, size)


@dataclass(frozen=True, slots=True)
class Tinted:
    """A part in a colour."""

    part: Part
    color: Color

    @property
    def height(self) -> float:
        """Height in points."""
        return self.part.height

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        canvas.saveState()
        canvas.setFillColorRGB(*self.color)
        self.part.draw(canvas, x, top)
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Band:
    """A part on a coloured ground of the width ``measure``, with or without a line around."""

    part: Part
    measure: float
    fill: Color
    pad_x: float = 6.0 * MM
    pad_y: float = 4.0 * MM
    outlined: bool = False

    @property
    def height(self) -> float:
        """Height in points."""
        return self.part.height + 2 * self.pad_y

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        canvas.saveState()
        canvas.setFillColorRGB(*self.fill)
        canvas.setStrokeColorRGB(*TEAL)
        canvas.setLineWidth(1.6)
        high = self.height
        canvas.roundRect(x, top - high, self.measure, high, 6.0, fill=1, stroke=int(self.outlined))
        canvas.restoreState()
        self.part.draw(canvas, x + self.pad_x, top - self.pad_y)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of ``side`` points, drawn as vectors so that it stays sharp."""

    text: str
    side: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.side

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it; dark runs of a row in one stroke, so that no hairline parts them."""
        rows = [
            list(row)
            for row in segno.make(self.text, error="m", micro=False).matrix_iter(border=_QUIET)
        ]
        unit = self.side / len(rows)
        canvas.saveState()
        canvas.setFillGray(1)
        canvas.rect(x, top - self.side, self.side, self.side, fill=1, stroke=0)
        canvas.setFillGray(0)
        for number, row in enumerate(rows):
            start = None
            for at, dark in enumerate([*row, 0]):
                if dark and start is None:
                    start = at
                elif not dark and start is not None:
                    y = top - (number + 1) * unit
                    canvas.rect(x + start * unit, y, (at - start) * unit, unit, fill=1, stroke=0)
                    start = None
        canvas.restoreState()


def dots(items: Sequence[str], face: Face, measure: float) -> Stack:
    """Points with a dot in front."""
    return _marked(items, ["•"] * len(items), face, measure, 1.1 * face.size)


def numbered(items: Sequence[str], face: Face, measure: float) -> Stack:
    """Points with their number in front."""
    marks = [str(number) for number in range(1, len(items) + 1)]
    return _marked(items, marks, face, measure, 1.5 * face.size)


def _marked(
    items: Sequence[str], marks: Sequence[str], face: Face, measure: float, hang: float
) -> Stack:
    found: list[Part] = []
    for sign, item in zip(marks, items, strict=True):
        # What people type may hold asterisks, which would be taken for bold.
        body = text(item, face, measure - hang, 1.28)
        mark = Tinted(text(sign, bold(face.size), hang, 1.28), TEAL)
        found += [Beside((mark, Shifted(body, hang))), Gap(0.25 * face.size)]
    return Stack(tuple(found))


def help_columns(lines: Sequence[HelpLine], measure: float, scale: float) -> Beside:
    """Services and their numbers in two columns, read downwards."""
    half = (len(lines) + 1) // 2
    gap = 5.0 * MM
    wide = (measure - gap) / 2
    columns = []
    for at, part in enumerate((lines[:half], lines[half:])):
        stack: list[Part] = []
        for one in part:
            stack += [
                text(one.name, plain(9.5 * scale), wide, 1.15),
                text(one.number, bold(_number_size(one.number, wide, 15.0 * scale)), wide, 1.25),
                Gap(1.6 * MM * scale),
            ]
        columns.append(Shifted(Stack(tuple(stack)), at * (wide + gap)))
    return Beside(tuple(columns))


def centred(words: str, face: Face, measure: float, leading: float = 1.2) -> Part:
    """Words in the middle."""
    return text(words, face, measure, leading, Setting.CENTRED)


def whole_words(words: str, size: float, measure: float) -> Face:
    """Bold type in which no single word has to be broken."""
    widest = max((fonts.width(word, fonts.SANS_BOLD, 1.0) for word in words.split()), default=0.0)
    return bold(min(size, measure / widest) if widest else size)


def _number_size(number: str, measure: float, size: float) -> float:
    """A telephone number is never broken."""
    return min(size, measure / fonts.width(number, fonts.SANS_BOLD, 1.0))
