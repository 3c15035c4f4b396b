# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts chips beside each other and goes on in a new line, so that a card never grows too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FlowLayout(QLayout):
    """From left to right, line by line; its height follows from the width it is given.

    Where all stand in one line, those from number ``apart`` on stand at its right end.
    """

    def __init__(
        self, gap: int, parent: QWidget | None = None, *, apart: int | None = None
    ) -> None:
        super().__init__(parent)
        self.apart = apart
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)

    def insert(self, number: int, widget: QWidget) -> None:
        """Take one more in before the one of this number."""
        self.addWidget(widget)
        self._items.insert(number, self._items.pop())

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, or nothing beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """More lines when there is less room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines, in pixels."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """As small as it can be; the card gives it the whole line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest of them."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def line_width(self) -> int:
        """The width at which all of them stand in one line, in pixels."""
        shown = [item.sizeHint().width() for item in self._items if not _gone(item)]
        return sum(shown) + self._gap * max(len(shown) - 1, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        x, y, high = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        spare = rect.width() - self.line_width()
        for number, item in enumerate(self._items):
            if _gone(item):  # A hidden widget takes no room, nor a gap.
                continue
            if spare > 0 and self.apart is not None and number >= self.apart:
                x, spare = x + spare, 0
            size = item.sizeHint()
            wide = min(size.width(), rect.width())
            if high and x + wide > rect.x() + rect.width():
                if move:
                    _place(line, high)
                x, y, high = rect.x(), y + high + self._gap, 0
                line.clear()
            line.append((item, QRect(QPoint(x, y), QSize(wide, size.height()))))
            x += wide + self._gap
            high = max(high, size.height())
        if move:
            _place(line, high)
        return y + high - rect.y()


def _place(line: list[tuple[QLayoutItem, QRect]], high: int) -> None:
    """Put one line where it belongs: what is lower than the others stands in their middle."""
    for item, place in line:
        item.setGeometry(place.translated(0, (high - place.height()) // 2))


def _gone(item: QLayoutItem) -> bool:
    """Whether somebody hid it; what was only just added is not shown yet, but will be."""
    widget = item.widget()
    said = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget is not None and widget.isHidden() and widget.testAttribute(said)
