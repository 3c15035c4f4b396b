# SPDX-License-Identifier: GPL-3.0-or-later
"""What the small papers are made of: a heading, framed words, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, text
from desa_app.paper.pdf_file import MM

BODY = Face(size=11.5)
STRONG = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 11.5)
_TITLE = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 20.0)
_SUBTITLE = Face(fonts.SANS, fonts.SANS_BOLD, 11.0)
_LABEL = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 9.5)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    measure: float
    weight: float = 1.2

    @property
    def height(self) -> float:
        """Height in points."""
        return self.weight

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it."""
        canvas.setLineWidth(self.weight)
        canvas.line(x, top - self.weight / 2, x + self.measure, top - self.weight / 2)


@dataclass(frozen=True, slots=True)
class Framed:
    """A part in a frame of the width ``measure``."""

    part: Part
    measure: float
    pad: float = 4.0 * MM
    weight: float = 1.0
    fill: float = 1.0
    lowered: float = 1.2

    @property
    def height(self) -> float:
        """Height in points."""
        return self.part.height + 2 * self.pad

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        canvas.setLineWidth(self.weight)
        canvas.setFillGray(self.fill)
        canvas.roundRect(x, top - self.height, self.measure, self.height, 3.0, fill=1)
        canvas.setFillGray(0)
        # Letters fill the upper part of their line; lowered a little they look centred.
        self.part.draw(canvas, x + self.pad, top - self.pad - self.lowered)


@dataclass(frozen=True, slots=True)
class Blank:
    """A dotted line to write on, with a word before it."""

    words: str
    measure: float
    height: float = 9.0 * MM

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it at the foot of its height."""
        y = top - self.height + 1.5 * MM
        canvas.setFont(BODY.regular, BODY.size)
        canvas.drawString(x, y, self.words)
        left = x + fonts.width(self.words, BODY.regular, BODY.size) + 2.0 * MM
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.setDash(0.8, 1.8)
        canvas.line(left, y - 1.0, x + self.measure, y - 1.0)
        canvas.restoreState()


def heading(title: str, office: str, measure: float) -> Stack:
    """The paper's title and whose it is."""
    return Stack(
        (
            text(title, _TITLE, measure, 1.25),
            text(office, _SUBTITLE, measure, 1.35),
            Gap(3.0 * MM),
            Rule(measure),
            Gap(5.0 * MM),
        )
    )


def label(words: str, measure: float) -> Stack:
    """A small heading."""
    return Stack((text(words, _LABEL, measure, 1.4), Gap(0.8 * MM)))


def bullets(items: Sequence[str], measure: float) -> Stack:
    """Short rules, one after the other."""
    hang = 5.0 * MM
    found: list[Part] = []
    for item in items:
        dot = Shifted(text("•", BODY, hang, 1.3), 1.0 * MM)
        found.append(Beside((dot, Shifted(text(item, BODY, measure - hang, 1.3), hang))))
        found.append(Gap(0.8 * MM))
    return Stack(tuple(found))


def large(words: str, size: float, measure: float, font: str = fonts.SANS_BOLD) -> Stack:
    """Words to be read across a desk, or copied without a slip."""
    face = Face(font, font, size)
    lowered = Gap(0.12 * size)
    return Stack((lowered, text(words, face, measure, 1.3, Setting.CENTRED)))


def signing(titles: Sequence[Sequence[str]], names: Sequence[str], measure: float) -> Beside:
    """Places for two signatures; a name that is not known yet is left to be written."""
    wide = measure * 0.44
    found: list[Part] = []
    for index, (lines, name) in enumerate(zip(titles, names, strict=True)):
        below: Part = text(name, STRONG, wide, 1.3, Setting.CENTRED)
        if not name:
            below = Blank("Nama:", wide, 6.0 * MM)
        head = [text(line, BODY, wide, 1.3, Setting.CENTRED) for line in lines]
        stack = Stack((*head, Gap(22.0 * MM), below))
        found.append(Shifted(stack, index * (measure - wide)))
    return Beside(tuple(found))
