# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of the tour, and the ring and arrow by which it points at a part of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import palette
from ui.theme import step
from ui.widgets.buttons import plain, primary, secondary
from ui.widgets.labels import Text, Type

_NEXT = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right})


class CoachPanel(QFrame):
    """One step in words; Enter or the right arrow goes on, the left one back, Esc ends."""

    forward = Signal()
    backward = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self.setProperty("surface", "coach")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(unit * 92)
        self._count = Text("", Type.SMALL)
        self._title = Text("", Type.HEADING, wrap=True)
        self._words = Text("", wrap=True)
        self._keys = Text(self.tr("Enter lanjut · ← kembali · Esc selesai"), Type.SMALL)
        self.next_button = primary(self.tr("Lanjut"))
        self.back_button = secondary(self.tr("Kembali"))
        self.end_button = plain(self.tr("Akhiri tur"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(unit * 5, unit * 4, unit * 5, unit * 4)
        column.setSpacing(unit * 2)
        for line in (self._count, self._title, self._words, self._keys):
            column.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(unit * 2)
        row.addWidget(self.end_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column.addSpacing(unit)
        column.addLayout(row)
        self.hide()
        self.next_button.clicked.connect(self.forward)
        self.back_button.clicked.connect(self.backward)
        self.end_button.clicked.connect(self.ended)

    def offer(self, title: str, words: str) -> None:
        """Ask whether to begin."""
        self._tell("", title, words)
        self.next_button.set_text(self.tr("Mulai tur"))
        self.end_button.set_text(self.tr("Nanti saja"))
        self.back_button.hide()
        self._keys.hide()

    def tell(self, at: int, steps: int, title: str, words: str) -> None:
        """Say one step; ``at`` counts from 1."""
        count = self.tr("Langkah {at} dari {steps}").format(at=at, steps=steps)
        self._tell(count, title, words)
        last = at == steps
        self.next_button.set_text(self.tr("Selesai") if last else self.tr("Lanjut"))
        self.end_button.set_text(self.tr("Akhiri tur"))
        self.end_button.setVisible(not last)
        self.back_button.show()
        self.back_button.setEnabled(at > 1)
        self._keys.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the tour, while the panel has the keyboard."""
        if event.key() in _NEXT:
            self.forward.emit()
        elif event.key() == Qt.Key.Key_Left:
            self.backward.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def fitted(self) -> QSize:
        """Its size with these words: wrapped lines need their height at this width."""
        width = self.width()
        return QSize(width, self._column.totalHeightForWidth(width))

    def _tell(self, count: str, title: str, words: str) -> None:
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self._title.setText(title)
        self._words.setText(words)
        told = [self.tr("Tur"), count, title, words]
        self.setAccessibleName(". ".join(part.rstrip(".") for part in told if part))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class Pointer(QWidget):
    """A ring around what is meant and an arrow from the panel; no click ever lands on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ring = QRect()
        self._tip, self._tail = QPoint(), QPoint()
        self.hide()

    @property
    def ring(self) -> QRect:
        """What is ringed, in the window's own measure."""
        return self._ring

    def point(self, target: QRect, panel: QRect) -> None:
        """Point from the panel at the target; both in the window's own measure."""
        unit = step()
        self._ring = target.adjusted(-unit, -unit, unit, unit)
        self._tip, self._tail = _nearest(self._ring, panel)
        self.setGeometry(self._ring.united(panel).adjusted(-unit, -unit, unit, unit))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Twice each, light under dark, so that it shows on the rail and on the page."""
        colors, unit = palette.active(), step()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.pos())
        ring = QRectF(self._ring)
        for color, width in ((colors.card, unit + 1.0), (colors.focus, unit * 0.625)):
            painter.setPen(QPen(QColor(color), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, unit * 2, unit * 2)
            painter.drawLine(self._tail, self._tip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.focus))
        painter.drawPolygon(_head(QPointF(self._tail), QPointF(self._tip), unit * 2.0))


def place_beside(target: QRect, size: QSize, room: QRect, gap: int) -> QRect:
    """Where a panel of this size stands: beside the target if there is room, else as near as it
    goes; it never covers the target while any side has room."""
    middle = target.center()
    sides = (
        QPoint(target.right() + gap, middle.y() - size.height() // 3),
        QPoint(middle.x() - size.width() // 2, target.bottom() + gap),
        QPoint(target.left() - gap - size.width(), middle.y() - size.height() // 3),
        QPoint(middle.x() - size.width() // 2, target.top() - gap - size.height()),
    )
    placed = [_inside(QRect(side, size), room) for side in sides]
    free = [one for one in placed if not one.intersects(target)]
    return free[0] if free else placed[0]


def _inside(rect: QRect, room: QRect) -> QRect:
    x = max(room.left(), min(rect.x(), room.right() - rect.width()))
    y = max(room.top(), min(rect.y(), room.bottom() - rect.height()))
    return QRect(QPoint(x, y), rect.size())


def _nearest(ring: QRect, panel: QRect) -> tuple[QPoint, QPoint]:
    """The two points, on ring and panel, between which the arrow is shortest and straight."""

    def both(low: int, high: int, other_low: int, other_high: int) -> tuple[int, int]:
        if high < other_low:
            return high, other_low
        if other_high < low:
            return low, other_high
        middle = (max(low, other_low) + min(high, other_high)) // 2
        return middle, middle

    tip_x, tail_x = both(ring.left(), ring.right(), panel.left(), panel.right())
    tip_y, tail_y = both(ring.top(), ring.bottom(), panel.top(), panel.bottom())
    return QPoint(tip_x, tip_y), QPoint(tail_x, tail_y)


def _head(tail: QPointF, tip: QPointF, size: float) -> QPolygonF:
    way = tip - tail
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    if not length:
        return QPolygonF()
    along = way / length
    across = QPointF(-along.y(), along.x())
    base = tip - along * size
    return QPolygonF([tip, base + across * size * 0.7, base - across * size * 0.7])
