# SPDX-License-Identifier: GPL-3.0-or-later
"""Type, words and set lines: what text is made of once it is on its way to paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from desa_app.paper import fonts

SPACE = " "


class Setting(Enum):
    """How lines fill their measure."""

    LEFT = "left"
    CENTRED = "centred"
    JUSTIFIED = "justified"


@lru_cache(maxsize=64)
def _space(font: str, size: float) -> float:
    # Asked for at every word when lines are weighed.
    return fonts.width(SPACE, font, size)


@dataclass(frozen=True, slots=True)
class Face:
    """A regular and a bold cut at one size (points)."""

    regular: str = fonts.SERIF
    bold: str = fonts.SERIF_BOLD
    size: float = 12.0

    def cut(self, bold: bool) -> str:
        """The font of a run."""
        return self.bold if bold else self.regular

    @property
    def space(self) -> float:
        """Width of a space in points."""
        return _space(self.regular, self.size)

    def at(self, size: float) -> Face:
        """The same cuts at another size."""
        return Face(self.regular, self.bold, size)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space, as runs of (text, bold). ``spaced``: a space stands before."""

    runs: tuple[tuple[str, bool], ...]
    spaced: bool = True

    def width(self, face: Face) -> float:
        """Width in points."""
        return sum(fonts.width(text, face.cut(bold), face.size) for text, bold in self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its words, its indent, and the extra width of each space, in points."""

    words: tuple[Word, ...]
    face: Face
    left: float = 0.0
    extra: float = 0.0

    @property
    def width(self) -> float:
        """Width in points with the extra spaces."""
        spaces = sum(word.spaced for word in self.words[1:])
        return sum(w.width(self.face) for w in self.words) + spaces * (self.face.space + self.extra)

    @property
    def text(self) -> str:
        """The characters of the line."""
        parts = []
        for index, word in enumerate(self.words):
            parts.append(SPACE if index and word.spaced else "")
            parts.extend(text for text, _ in word.runs)
        return "".join(parts)

    def draw(self, canvas: Any, x: float, baseline: float) -> None:
        """Put the line on the page; spaces stay spaces, so that the text can be copied."""
        pen = canvas.beginText(x + self.left, baseline)
        pen.setWordSpace(self.extra)
        for text, bold in self._runs():
            pen.setFont(self.face.cut(bold), self.face.size)
            pen.textOut(text)
        pen.setWordSpace(0)
        canvas.drawText(pen)

    def _runs(self) -> list[tuple[str, bool]]:
        runs: list[tuple[str, bool]] = []
        for index, word in enumerate(self.words):
            for position, (text, bold) in enumerate(word.runs):
                lead = SPACE if index and not position and word.spaced else ""
                if runs and runs[-1][1] == bold:
                    runs[-1] = (runs[-1][0] + lead + text, bold)
                else:
                    runs.append((lead + text, bold))
        return runs
