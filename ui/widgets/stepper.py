# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a wizard at its left: which are done, which is now, which come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import palette
from ui.theme import step


class Stepper(QWidget):
    """Numbered names, painted for the dark rail. Not an input: it takes no focus."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Mark step ``number`` (from 0) as the current one."""
        self._now = number
        told = self.tr("Langkah {now} dari {all}: {name}").format(
            now=number + 1, all=len(self._names), name=self._names[number]
        )
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        metrics = QFontMetricsF(self._font(strong=True))
        wide = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        return QSize(round(wide) + step() * 14, round(self._row() * len(self._names)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a circle and a name for each step."""
        colors = palette.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, row = step(), self._row()
        radius = unit * 2.8
        for number, name in enumerate(self._names):
            centre = QPointF(radius + 1, row * (number + 0.5))
            now, done = number == self._now, number < self._now
            if number + 1 < len(self._names):
                painter.setPen(QPen(QColor(colors.rail_active), 2))
                painter.drawLine(
                    QPointF(centre.x(), centre.y() + radius),
                    QPointF(centre.x(), centre.y() + row - radius),
                )
            painter.setPen(QPen(QColor(colors.rail_text if now else colors.rail_muted), 1.5))
            painter.setBrush(
                QColor(colors.rail_text)
                if now
                else QColor(colors.rail_active if done else colors.rail)
            )
            painter.drawEllipse(centre, radius, radius)
            box = QRectF(centre.x() - radius, centre.y() - radius, radius * 2, radius * 2)
            if done:
                painter.setPen(QPen(QColor(colors.rail_text), 2))
                reach = radius * 0.42
                painter.drawPolyline(
                    [
                        QPointF(centre.x() - reach, centre.y()),
                        QPointF(centre.x() - reach * 0.25, centre.y() + reach * 0.75),
                        QPointF(centre.x() + reach, centre.y() - reach * 0.7),
                    ]
                )
            else:
                painter.setFont(self._font(strong=True))
                painter.setPen(QColor(colors.rail if now else colors.rail_muted))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
            painter.setFont(self._font(strong=now))
            painter.setPen(QColor(colors.rail_text if now or done else colors.rail_muted))
            words = QRectF(radius * 2 + unit * 3, row * number, self.width(), row)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _font(self, *, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _row(self) -> float:
        return QFontMetricsF(self.font()).height() + step() * 6
