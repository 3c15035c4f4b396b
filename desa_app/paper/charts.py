# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts on paper, drawn for a printer without colour: solid, pale and hatched, numbers written.

Drawn straight on the canvas like every other part. The library's own chart package would bring
axes, grids and legends that must then be taken away again, and half a megabyte of modules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desa_app.domain.chart import Chart, Shape, columns_of
from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import text
from desa_app.paper.pdf_file import MM
from desa_app.wording import grouped

_HEAD = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 9.5)
_FACE = Face(fonts.SANS, fonts.SANS_BOLD, 8.0)
_NOTE = _FACE.at(6.5)
_LINE = 4.0 * MM
_ROW = 4.8 * MM
_LEAST_TOP = 5
_SOLID, _PALE = 0.25, 0.78
_HATCH = 1.6


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart of a width and, for columns, a height in points; rows are as high as they need."""

    chart: Chart
    measure: float
    high: float

    @property
    def height(self) -> float:
        """Height in points."""
        if self.chart.shape is Shape.ROWS and not self.chart.empty:
            return self._over + _ROW * len(self.chart.bars) + (_LINE if self._legend else 0.0)
        return self.high

    @property
    def _over(self) -> float:
        return _LINE * 1.6

    @property
    def _legend(self) -> bool:
        return len(self.chart.series) > 1

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it downwards from ``top``."""
        canvas.setFillGray(0)
        text(self.chart.title, _HEAD, self.measure, 1.2).draw(canvas, x, top)
        low = top - self.height
        if self.chart.empty:
            nothing = text(self.chart.nothing, _FACE, self.measure, 1.3, Setting.CENTRED)
            nothing.draw(canvas, x, (top - self._over + low + nothing.height) / 2)
            return
        if self._legend:
            self._draw_legend(canvas, x, low)
            low += _LINE * 1.3
        if self.chart.shape is Shape.ROWS:
            self._draw_rows(canvas, x, top - self._over)
        else:
            self._draw_columns(canvas, x, top - self._over, low)

    def _draw_columns(self, canvas: Any, x: float, top: float, low: float) -> None:
        noted = any(bar.note for bar in self.chart.bars)
        floor = low + _LINE * (1.7 if noted else 1.0)
        scale = (top - _LINE - floor) / max(self.chart.top, _LEAST_TOP)
        slot = self.measure / len(self.chart.bars)
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(0.4)
        canvas.line(x, floor, x + self.measure, floor)
        for number, bar in enumerate(self.chart.bars):
            middle = x + slot * (number + 0.5)
            _write(canvas, bar.label, _FACE, middle, floor - _LINE * 0.8, slot)
            if bar.note:
                _write(canvas, bar.note, _NOTE, middle, floor - _LINE * 1.5, slot)
            for left, wide, parts in columns_of(self.chart, bar, middle, slot, 12 * MM):
                bottom = floor
                for at, part in parts:
                    _fill(canvas, at, left, bottom, wide, part * scale)
                    bottom += part * scale
                words = grouped(sum(part for _, part in parts)) if parts else bar.shown
                room = slot if len(parts) != 1 or len(bar.parts) == 1 else wide * 1.1
                _write(canvas, words, _FACE, left + wide / 2, bottom + 1.0 * MM, room, bold=True)

    def _draw_rows(self, canvas: Any, x: float, top: float) -> None:
        bars = self.chart.bars
        labels = min(
            max(fonts.width(bar.label, _FACE.regular, _FACE.size) for bar in bars) + 2 * MM,
            self.measure * 0.45,
        )
        numbers = max(fonts.width(bar.shown, _FACE.bold, _FACE.size) for bar in bars) + 2 * MM
        scale = (self.measure - labels - numbers) / self.chart.top
        thick = _ROW * 0.6
        for number, bar in enumerate(bars):
            middle = top - _ROW * (number + 0.5)
            base = middle - fonts.rise(_FACE.regular, _FACE.size) / 2
            canvas.setFillGray(0)
            canvas.setFont(_FACE.regular, _FACE.size)
            canvas.drawString(x, base, _cut(bar.label, labels - 2 * MM))
            right = x + labels
            for at, part in enumerate(bar.parts):
                _fill(canvas, at, right, middle - thick / 2, part * scale, thick)
                right += part * scale
            canvas.setFillGray(0)
            canvas.setFont(_FACE.bold, _FACE.size)
            canvas.drawString(right + 1.2 * MM, base, bar.shown)

    def _draw_legend(self, canvas: Any, x: float, low: float) -> None:
        side = 2.6 * MM
        for at, name in enumerate(self.chart.series):
            _fill(canvas, at, x, low, side, side)
            x += side + 1.2 * MM
            canvas.setFillGray(0)
            canvas.setFont(_FACE.regular, _FACE.size)
            canvas.drawString(x, low + 0.3 * MM, name)
            x += fonts.width(name, _FACE.regular, _FACE.size) + 5 * MM


def _fill(canvas: Any, series: int, x: float, y: float, wide: float, high: float) -> None:
    """One piece of a bar: dark, pale or hatched, always with an outline."""
    if wide <= 0 or high <= 0:
        return
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(_SOLID)
    canvas.setFillGray((_SOLID, _PALE, 1.0)[series % 3])
    canvas.rect(x, y, wide, high, fill=1)
    if series % 3 == 2:
        shape = canvas.beginPath()
        shape.rect(x, y, wide, high)
        canvas.clipPath(shape, stroke=0)
        at = -high
        while at < wide:
            canvas.line(x + at, y, x + at + high, y + high)
            at += _HATCH * MM
    canvas.restoreState()


def _write(
    canvas: Any, words: str, face: Face, middle: float, base: float, room: float, bold: bool = False
) -> None:
    """Words centred on one line; too wide for their room they get smaller."""
    font = face.cut(bold)
    wide = fonts.width(words, font, face.size)
    size = face.size * min(1.0, room / wide) if wide else face.size
    canvas.setFillGray(0)
    canvas.setFont(font, size)
    canvas.drawCentredString(middle, base, words)


def _cut(words: str, room: float) -> str:
    """A label that fits; a longer one ends in an ellipsis."""
    if fonts.width(words, _FACE.regular, _FACE.size) <= room:
        return words
    while words and fonts.width(f"{words}…", _FACE.regular, _FACE.size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def labels_of(charts: Sequence[Chart]) -> list[str]:
    """Everything that these charts write, to be asked whether the fonts can."""
    said: list[str] = []
    for chart in charts:
        said += [chart.title, chart.nothing, *chart.series]
        said += [words for bar in chart.bars for words in (bar.label, bar.words, bar.note)]
    return said
