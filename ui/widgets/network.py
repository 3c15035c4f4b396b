# SPDX-License-Identifier: GPL-3.0-or-later
"""A small picture of what ties villages together: they stand at both sides, the ties between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import palette
from ui.theme import step, tabular

if TYPE_CHECKING:
    from ui.palette import Colors

_SIDE, _MIDDLE = 0.2, 0.24
_MOST, _LINES = 0.36, 0.1
"""Shares of the whole width: the least of boxes, the most of one at the side, and the lines."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Something in the middle and the numbers of its ends; ``main`` is drawn bold."""

    text: str
    ends: tuple[int, ...]
    main: bool = False


class NetworkPicture(QWidget):
    """Ends at the left and right, ties in the middle, a line for each; screen readers hear it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends: tuple[str, ...] = ()
        self._ties: tuple[Tie, ...] = ()
        self.setFont(tabular(self.font()))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_network(self, ends: Sequence[str], ties: Sequence[Tie]) -> None:
        """Show other ends and ties."""
        self._ends, self._ties = tuple(ends), tuple(ties)
        told = [f"{tie.text}: {', '.join(self._ends[at] for at in tie.ends)}" for tie in ties]
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to ten of them."""
        rows = max((len(self._ends) + 1) // 2, len(self._ties), 2)
        return QSize(step() * 100, round(min(rows, 10) * self._row()))

    def minimumSizeHint(self) -> QSize:
        """Never cut a row that :meth:`sizeHint` makes room for."""
        return QSize(step() * 70, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines first and the boxes over their ends."""
        colors = palette.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        rows = max(1, round(self.height() / self._row()))
        shown = list(self._ends)
        if len(shown) > rows * 2:
            rest = len(shown) - (rows * 2 - 1)
            shown = [*shown[: rows * 2 - 1], self.tr("dan {count} lagi").format(count=rest)]
        half = (len(shown) + 1) // 2
        boxes = [
            self._box(at % half if at < half else at - half, half, right=at >= half)
            for at in range(len(shown))
        ]
        if half and len(shown) - half not in {0, half}:
            # An odd one less at the right: its column keeps the middle.
            right = len(shown) - half
            boxes[half:] = [self._box(at, right, right=True) for at in range(right)]
        ties = self._ties[:rows]
        middles = [self._middle(at, len(ties)) for at in range(len(ties))]
        for tie, middle in reversed(list(zip(ties, middles, strict=True))):
            for end in sorted({min(at, len(boxes) - 1) for at in tie.ends}):
                self._line(painter, colors, boxes[end], middle, main=tie.main)
        for text, box in zip(shown, boxes, strict=True):
            self._word(painter, colors, box, text, main=False)
        for tie, middle in zip(ties, middles, strict=True):
            self._word(painter, colors, middle, tie.text, main=tie.main)

    def _wide(self) -> tuple[float, float]:
        """Widths of a box at the side and in the middle: as wide as their words, if they can."""
        metrics, whole, edge = QFontMetricsF(self._small()), float(self.width()), step() * 4.0
        ends = max((metrics.horizontalAdvance(end) for end in self._ends), default=0.0) + edge
        ties = max((metrics.horizontalAdvance(tie.text) for tie in self._ties), default=0.0) + edge
        side = min(max(ends, whole * _SIDE), whole * _MOST)
        room = whole - side * 2 - whole * _LINES
        return side, min(max(ties, whole * _MIDDLE), room)

    def _row(self) -> float:
        return QFontMetricsF(self._small()).height() + step() * 2.5

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        return font

    def _box(self, at: int, count: int, *, right: bool) -> QRectF:
        wide = self._wide()[0]
        left = self.width() - wide - 1 if right else 1.0
        return self._cell(at, count, left, wide)

    def _middle(self, at: int, count: int) -> QRectF:
        wide = self._wide()[1]
        return self._cell(at, count, (self.width() - wide) / 2, wide)

    def _cell(self, at: int, count: int, left: float, wide: float) -> QRectF:
        row = self._row()
        gap = min(self.height() / max(count, 1), row * 1.6)
        top = (self.height() - gap * count) / 2 + gap * at + (gap - row) / 2
        return QRectF(left, top + step() * 0.5, wide, row - step())

    def _line(
        self, painter: QPainter, colors: Colors, end: QRectF, middle: QRectF, *, main: bool
    ) -> None:
        at_left = end.center().x() < middle.center().x()
        begin = QPointF(end.right() if at_left else end.left(), end.center().y())
        stop = QPointF(middle.left() if at_left else middle.right(), middle.center().y())
        bend = (stop.x() - begin.x()) / 2
        path = QPainterPath(begin)
        path.cubicTo(QPointF(begin.x() + bend, begin.y()), QPointF(stop.x() - bend, stop.y()), stop)
        pen = QPen(QColor(colors.primary if main else colors.field_line), 2.2 if main else 1.1)
        if not main:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _word(
        self, painter: QPainter, colors: Colors, box: QRectF, text: str, *, main: bool
    ) -> None:
        painter.setPen(QPen(QColor(colors.primary if main else colors.field_line), 1))
        painter.setBrush(QColor(colors.selected if main else colors.card))
        painter.drawRoundedRect(box, step(), step())
        painter.setPen(QColor(colors.text))
        inner = box.adjusted(step() * 1.5, 0, -step() * 1.5, 0)
        words = QFontMetricsF(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), words)
