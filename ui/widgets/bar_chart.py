# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain bar charts with the numbers written on them; they stay readable in grey print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desa_app import wording
from desa_app.domain.chart import Bar, Chart, Shape, columns_of, in_words
from ui import palette
from ui.theme import step, tabular

if TYPE_CHECKING:
    from ui.palette import Colors

_LEAST_TOP = 5
_SMALLEST = 7.0


def dress_series(painter: QPainter, series: int, colors: Colors) -> None:
    """Fill and outline of a series: solid, lighter, then hatched; told apart without colour."""
    color = QColor((colors.primary, colors.warn.solid, colors.neutral.solid)[series % 3])
    hatched = series % 3 == 2
    painter.setPen(QPen(color, 1) if hatched else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern) if hatched else QBrush(color))


class _Chart(QWidget):
    usual_shape = Shape.STACKED

    def __init__(
        self, title: str, series: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chart = Chart(
            title=title,
            shape=self.usual_shape,
            bars=(),
            series=tuple(series),
            nothing=self.tr("Belum ada angka"),
        )
        self.setFont(tabular(self.font()))
        self.show_chart(self._chart)

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, and tell screen readers all of it in words."""
        self._chart = chart
        said = [in_words(bar, chart.series) for bar in chart.bars]
        told = "; ".join(said) or self.tr("belum ada angka")
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.title}: {told}.")
        self.updateGeometry()
        self.update()

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show other numbers in the same chart."""
        self.show_chart(replace(self._chart, bars=tuple(bars)))

    def say_when_empty(self, text: str) -> None:
        """What stands in the place of the bars while there are none."""
        self.show_chart(replace(self._chart, nothing=text))

    def _small(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        font.setWeight(weight)
        return font

    def _paint_empty(self, painter: QPainter, colors: Colors) -> None:
        painter.setPen(QColor(colors.muted))
        wrapped = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect(), wrapped, self._chart.nothing)

    def _legend_width(self) -> float:
        metrics, unit = QFontMetricsF(self._small()), step()
        words = sum(metrics.horizontalAdvance(name) + 2 for name in self._chart.series)
        return words + len(self._chart.series) * unit * 8.0

    def _paint_legend(self, painter: QPainter, colors: Colors, left: float, top: float) -> None:
        unit = step()
        font = self._small()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for at, name in enumerate(self._chart.series):
            dress_series(painter, at, colors)
            side = unit * 2.5
            painter.drawRoundedRect(
                QRectF(left, top + (metrics.height() - side) / 2, side, side), 2, 2
            )
            left += side + unit * 1.5
            painter.setPen(QColor(colors.muted))
            wide = metrics.horizontalAdvance(name) + 2
            painter.drawText(QRectF(left, top, wide, metrics.height()), name)
            left += wide + unit * 4


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
        colors, chart = palette.active(), self._chart
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chart.empty:
            self._paint_empty(painter, colors)
            return
        # One or two must not look like many.
        top = max(chart.top, _LEAST_TOP)
        unit, line = step(), QFontMetricsF(self._small()).height()
        legend = line + unit * 2 if len(chart.series) > 1 else 0.0
        notes = line if any(bar.note for bar in chart.bars) else 0.0
        floor = self.height() - legend - notes - line - unit
        slot = self.width() / len(chart.bars)
        upright = self._stands_upright(slot)
        head = upright or line
        scale = (floor - head - unit) / top
        for number, bar in enumerate(chart.bars):
            middle = slot * (number + 0.5)
            for left, wide, parts in columns_of(chart, bar, middle, slot, unit * 12.0):
                self._paint_bar(painter, parts, colors, (left, floor, wide), scale)
                amount = sum(part for _, part in parts)
                room = slot * 0.92 if len(bar.parts) < 2 or len(parts) > 1 else wide * 1.08
                words = wording.grouped(amount) if parts else bar.shown
                box = QRectF(
                    left + (wide - room) / 2, floor - amount * scale - head - unit / 2, room, head
                )
                self._write_number(painter, box, words, colors.text, upright=bool(upright))
            below = QRectF(middle - slot / 2, floor + unit, slot, line)
            self._write(painter, below, bar.label, colors.muted)
            noted = below.adjusted(slot * 0.08, line, -slot * 0.08, line)
            self._write(painter, noted, bar.note, colors.muted)
        if legend:
            self._paint_legend(painter, colors, 0.0, self.height() - line)

    def _stands_upright(self, slot: float) -> float:
        """How high numbers are that find no room beside each other lying; 0 where they do."""
        chart, small = self._chart, self._small(QFont.Weight.DemiBold)
        metrics, least = QFontMetricsF(small), QFont(small)
        least.setPointSizeF(_SMALLEST)
        shortest = QFontMetricsF(least)
        if chart.shape is not Shape.BESIDE:
            return 0.0
        numbers = [wording.grouped(part) for bar in chart.bars for part in bar.parts]
        most = max((len(bar.parts) for bar in chart.bars), default=1)
        if all(shortest.horizontalAdvance(words) <= slot / most for words in numbers):
            return 0.0
        return max(metrics.horizontalAdvance(words) for words in numbers) + step()

    def _write_number(
        self, painter: QPainter, box: QRectF, words: str, color: str, *, upright: bool
    ) -> None:
        """The number over a bar; read from below where it stands upright."""
        if not upright:
            self._write(painter, box, words, color, QFont.Weight.DemiBold)
            return
        painter.save()
        painter.translate(box.center())
        painter.rotate(-90)
        painter.setFont(self._small(QFont.Weight.DemiBold))
        painter.setPen(QColor(color))
        lying = QRectF(-box.height() / 2, -box.width() / 2, box.height(), box.width())
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(lying, int(start) | int(Qt.TextFlag.TextDontClip), words)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        color: str,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        """Words in the middle; too wide for their room they are drawn smaller, never cut."""
        font = self._small(weight)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > box.width():
            font.setPointSizeF(max(font.pointSizeF() * box.width() / wide, _SMALLEST))
        painter.setFont(font)
        painter.setPen(QColor(color))
        flags = Qt.AlignmentFlag.AlignCenter
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextDontClip), words)

    def _paint_bar(
        self,
        painter: QPainter,
        parts: Sequence[tuple[int, int]],
        colors: Colors,
        place: tuple[float, float, float],
        scale: float,
    ) -> None:
        left, bottom, thick = place
        for at, part in parts:
            if part <= 0:
                continue
            height = part * scale
            dress_series(painter, at, colors)
            painter.drawRoundedRect(
                QRectF(left, bottom - height, thick, max(1.0, height - 2)), 3, 3
            )
            bottom -= height


class RowChart(_Chart):
    """Lying bars, one row each: label, bar, number. For few categories with long names."""

    usual_shape = Shape.ROWS

    def __init__(
        self, title: str, series: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(title, series, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its rows, and the legend where there is one."""
        legend = len(self._chart.series) > 1 and bool(self._chart.bars)
        rows = max(1, len(self._chart.bars)) + legend
        return QSize(step() * 60, round(rows * self._row()))

    def minimumSizeHint(self) -> QSize:
        """Never cut a row."""
        return QSize(step() * 40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one row per bar."""
        colors, bars = palette.active(), self._chart.bars
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not bars:
            self._paint_empty(painter, colors)
            return
        unit, metrics, row = step(), QFontMetricsF(self.font()), self._row()
        labels = max(metrics.horizontalAdvance(bar.label) for bar in bars)
        # A name that is cut tells less than a shorter bar.
        labels = min(labels, self.width() * 0.62) + unit * 3
        numbers = max(metrics.horizontalAdvance(bar.shown) for bar in bars)
        room = self.width() - labels - numbers * 1.15 - unit * 4
        scale = room / self._chart.top if self._chart.top else 0.0
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for number, bar in enumerate(bars):
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
                bar.shown,
            )
            self._paint_row(painter, bar, colors, QRectF(labels, y, room, row), scale)
        if len(self._chart.series) > 1:
            left = max(0.0, min(labels, self.width() - self._legend_width()))
            self._paint_legend(painter, colors, left, len(bars) * row + unit)

    def _paint_row(
        self, painter: QPainter, bar: Bar, colors: Colors, place: QRectF, scale: float
    ) -> None:
        thick, left = step() * 2.0, place.left()
        top = place.top() + (place.height() - thick) / 2
        single = len(bar.parts) == 1
        for at, part in enumerate(bar.parts):
            if part <= 0:
                continue
            # A single bar never gets shorter than its round ends; pieces keep to their scale.
            long = max(part * scale, thick if single else 1.0)
            dress_series(painter, at, colors)
            shape = QRectF(left, top, long, thick)
            painter.drawRoundedRect(shape, step(), step()) if single else painter.drawRect(shape)
            left += long

    def _row(self) -> float:
        return QFontMetricsF(self.font()).height() + step() * 1.5
