# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain bar charts with the numbers written on them; they stay readable in grey print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desa_app import wording
from ui import palette
from ui.theme import step, tabular

if TYPE_CHECKING:
    from ui.palette import Colors


_LEAST_TOP = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and a number for each series, from the bottom (or left) on."""

    label: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Sum of the parts."""
        return sum(self.parts)


def series_brushes(colors: Colors) -> tuple[QBrush, ...]:
    """Fill of each series: solid, lighter, then hatched; told apart without colour."""
    return (
        QBrush(QColor(colors.primary)),
        QBrush(QColor(colors.warn.solid)),
        QBrush(QColor(colors.neutral.solid), Qt.BrushStyle.Dense5Pattern),
    )


class _Chart(QWidget):
    def __init__(
        self, title: str, series: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._series = tuple(series)
        self._nothing = self.tr("Belum ada angka")
        self._bars: tuple[Bar, ...] = ()
        self.setFont(tabular(self.font()))
        self.set_bars(())

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show other numbers, and tell screen readers all of them in words."""
        self._bars = tuple(bars)
        told = "; ".join(self._in_words(bar) for bar in bars) or self.tr("belum ada angka")
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(f"{self._title}: {told}.")
        self.updateGeometry()
        self.update()

    def say_when_empty(self, text: str) -> None:
        """What stands in the place of the bars while there are none."""
        self._nothing = text
        self.update()

    def _in_words(self, bar: Bar) -> str:
        whole = f"{bar.label} {wording.grouped(bar.total)}"
        if len(self._series) < 2:
            return whole
        named = zip(self._series, bar.parts, strict=False)
        return f"{whole} ({', '.join(f'{name} {part}' for name, part in named)})"

    def _small(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        font.setWeight(weight)
        return font

    def _paint_empty(self, painter: QPainter, colors: Colors) -> None:
        painter.setPen(QColor(colors.muted))
        wrapped = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect(), wrapped, self._nothing)


class ColumnChart(_Chart):
    """Upright bars over time, stacked when there are several series; the total stands on top."""

    def __init__(
        self, title: str, series: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(title, series, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Low enough for a small card."""
        return QSize(step() * 40, step() * 30)

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(step() * 70, step() * 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint labels below, bars, totals above and the legend."""
        colors = palette.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max((bar.total for bar in self._bars), default=0)
        if top == 0:
            self._paint_empty(painter, colors)
            return
        # One or two must not look like many.
        top = max(top, _LEAST_TOP)
        unit, font = step(), self._small()
        line = QFontMetricsF(font).height()
        legend = line + unit * 2 if len(self._series) > 1 else 0.0
        floor = self.height() - legend - line - unit
        ceiling = line + unit
        slot = self.width() / len(self._bars)
        thick = min(slot * 0.56, unit * 12.0)
        for number, bar in enumerate(self._bars):
            middle = slot * (number + 0.5)
            self._paint_bar(
                painter, bar, colors, (middle - thick / 2, floor, thick), (floor - ceiling) / top
            )
            height = bar.total * (floor - ceiling) / top
            painter.setFont(self._small(QFont.Weight.DemiBold))
            painter.setPen(QColor(colors.text))
            above = QRectF(middle - slot / 2, floor - height - line - unit / 2, slot, line)
            painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), wording.grouped(bar.total))
            painter.setFont(font)
            painter.setPen(QColor(colors.muted))
            below = QRectF(middle - slot / 2, floor + unit, slot, line)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), bar.label)
        if legend:
            self._paint_legend(painter, colors, self.height() - line)

    def _paint_bar(
        self,
        painter: QPainter,
        bar: Bar,
        colors: Colors,
        place: tuple[float, float, float],
        scale: float,
    ) -> None:
        left, bottom, thick = place
        painter.setPen(Qt.PenStyle.NoPen)
        for part, brush in zip(bar.parts, series_brushes(colors), strict=False):
            if part <= 0:
                continue
            height = part * scale
            painter.setBrush(brush)
            painter.drawRoundedRect(
                QRectF(left, bottom - height, thick, max(1.0, height - 2)), 3, 3
            )
            bottom -= height

    def _paint_legend(self, painter: QPainter, colors: Colors, top: float) -> None:
        unit, left = step(), 0.0
        font = self._small()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for name, brush in zip(self._series, series_brushes(colors), strict=False):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush)
            side = unit * 2.5
            painter.drawRoundedRect(
                QRectF(left, top + (metrics.height() - side) / 2, side, side), 2, 2
            )
            left += side + unit * 1.5
            painter.setPen(QColor(colors.muted))
            wide = metrics.horizontalAdvance(name) + 2
            painter.drawText(QRectF(left, top, wide, metrics.height()), name)
            left += wide + unit * 4


class RowChart(_Chart):
    """Lying bars, one row each: label, bar, number. For few categories with long names."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, (), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(step() * 60, round(max(1, len(self._bars)) * self._row()))

    def minimumSizeHint(self) -> QSize:
        """Never cut a row."""
        return QSize(step() * 40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one row per bar."""
        colors = palette.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max((bar.total for bar in self._bars), default=0)
        if not self._bars:
            self._paint_empty(painter, colors)
            return
        unit, metrics, row = step(), QFontMetricsF(self.font()), self._row()
        labels = max(metrics.horizontalAdvance(bar.label) for bar in self._bars)
        labels = min(labels, self.width() * 0.5) + unit * 3
        numbers = max(metrics.horizontalAdvance(wording.grouped(bar.total)) for bar in self._bars)
        room = self.width() - labels - numbers * 1.15 - unit * 4
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for number, bar in enumerate(self._bars):
            y = number * row
            painter.setFont(self.font())
            painter.setPen(QColor(colors.text))
            label = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, labels - unit * 2)
            centre = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y, labels, row), int(centre), label)
            painter.setFont(strong)
            painter.drawText(
                QRectF(0, y, self.width(), row),
                int(centre | Qt.AlignmentFlag.AlignRight),
                wording.grouped(bar.total),
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.primary))
            long = room * bar.total / top if top else 0.0
            if long > 0:
                thick = unit * 2.0
                painter.drawRoundedRect(
                    QRectF(labels, y + (row - thick) / 2, max(long, thick), thick), unit, unit
                )

    def _row(self) -> float:
        return QFontMetricsF(self.font()).height() + step() * 1.5
