# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page is stacked from: parts that know their height before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Line, Setting
from desa_app.paper.lines import set_text
from desa_app.paper.pdf_file import MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Sizes and spaces of a letter at one tightness; type in points, the rest in millimetres.

    ``leading`` is the distance of baselines in type sizes. ``signing`` is the white in which a
    signature is written.
    """

    size: float
    leading: float
    list_leading: float
    paragraph_gap: float
    part_gap: float
    title_gap: float
    signing: float
    stamp: tuple[float, float]
    indent: float = 11.0

    @property
    def face(self) -> Face:
        """The type of the text."""
        return Face(size=self.size)


class Part(Protocol):
    """Something with a height (points) that can be drawn with its upper left corner at x, top."""

    @property
    def height(self) -> float:
        """Height in points."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""


@dataclass(frozen=True, slots=True)
class Text:
    """Set lines under each other, ``leading`` points apart."""

    lines: tuple[Line, ...]
    leading: float

    @property
    def height(self) -> float:
        """Height in points."""
        return len(self.lines) * self.leading

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        for index, line in enumerate(self.lines):
            line.draw(canvas, x, self.baseline(top, index))

    def baseline(self, top: float, index: int) -> float:
        """Where a line stands; the white of the leading is shared above and below."""
        size = self.lines[index].face.size
        return top - index * self.leading - (self.leading - size) / 2 - 0.78 * size


@dataclass(frozen=True, slots=True)
class Underlined:
    """Set lines, each with a rule under it."""

    text: Text
    weight: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.text.height

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        self.text.draw(canvas, x, top)
        canvas.setLineWidth(self.weight)
        for index, line in enumerate(self.text.lines):
            y = self.text.baseline(top, index) - 0.16 * line.face.size
            canvas.line(x + line.left, y, x + line.left + line.width, y)


@dataclass(frozen=True, slots=True)
class Gap:
    """White."""

    height: float

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Shifted:
    """A part moved to the right."""

    part: Part
    right: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.part.height

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        self.part.draw(canvas, x + self.right, top)


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts under each other."""

    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        """Height in points."""
        return sum(part.height for part in self.parts)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        for part in self.parts:
            part.draw(canvas, x, top)
            top -= part.height


@dataclass(frozen=True, slots=True)
class Beside:
    """Parts that start at the same height; each brings its own distance from the left."""

    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        """Height in points."""
        return max((part.height for part in self.parts), default=0.0)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw all from ``top``."""
        for part in self.parts:
            part.draw(canvas, x, top)


def text(
    words: str,
    face: Face,
    measure: float,
    leading: float,
    setting: Setting = Setting.LEFT,
    first: float = 0.0,
) -> Text:
    """``words`` set in lines; ``leading`` in type sizes, ``measure`` and ``first`` in points."""
    return Text(set_text(words, face, measure, setting, first), leading * face.size)


def facts(
    rows: Iterable[tuple[str, str]], face: Face, measure: float, leading: float, indent: float
) -> Stack:
    """Label : value rows with the colons under each other: 30 %, 5 % and 65 % of the width."""
    wide = measure - indent
    label, colon = 0.30 * wide, 0.05 * wide
    found: list[Part] = []
    for name, value in rows:
        cells: list[Part] = [
            Shifted(text(name, face, label - 0.25 * face.size, leading), indent),
            Shifted(text(":", face, colon, leading), indent + label),
            Shifted(text(value, face, wide - label - colon, leading), indent + label + colon),
        ]
        found.append(Beside(tuple(cells)))
    return Stack(tuple(found))


def points(
    items: Sequence[str], face: Face, measure: float, leading: float, indent: float = 0.0
) -> Stack:
    """Numbered points, the text hanging behind the numbers."""
    hang = max(fonts.width(f"{len(items)}.", face.regular, face.size) + 0.5 * face.size, 6 * MM)
    found: list[Part] = []
    for number, item in enumerate(items, start=1):
        body = text(item, face, measure - indent - hang, leading, Setting.JUSTIFIED)
        mark = Shifted(text(f"{number}.", face, hang, leading), indent)
        found.append(Beside((mark, Shifted(body, indent + hang))))
    return Stack(tuple(found))
