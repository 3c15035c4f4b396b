# SPDX-License-Identifier: GPL-3.0-or-later
"""A stack that needs the room of what is in front alone, not of the widest thing behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class FrontStack(QWidget):
    """Shows one of several. Qt's own stack asks for the width and height of all of them.

    Only the one in front lies in the layout. Two of them in it, even for a moment, would make a
    window as high as both together, and it would stay so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._at = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def addWidget(self, widget: QWidget) -> int:
        """Take one more, behind the others; the first one is in front."""
        widget.setParent(self)
        widget.hide()
        self._widgets.append(widget)
        if self._at < 0:
            self.setCurrentIndex(0)
        return len(self._widgets) - 1

    def removeWidget(self, widget: QWidget) -> None:
        """Give one away; the first comes to the front when it was there."""
        number = self.indexOf(widget)
        if number < 0:
            return
        front = self.currentWidget()
        self._widgets.remove(widget)
        self._column.removeWidget(widget)
        widget.hide()
        self._at = -1
        if self._widgets:
            self.setCurrentIndex(0 if front is widget or front is None else self.indexOf(front))

    def count(self) -> int:
        """How many there are."""
        return len(self._widgets)

    def widget(self, number: int) -> QWidget | None:
        """One of them, or nothing beyond the last."""
        return self._widgets[number] if 0 <= number < len(self._widgets) else None

    def indexOf(self, widget: QWidget) -> int:
        """Which one a widget is, from 0; -1 when it is none of them."""
        return self._widgets.index(widget) if widget in self._widgets else -1

    def currentIndex(self) -> int:
        """Which one is in front; -1 when there is none."""
        return self._at

    def currentWidget(self) -> QWidget | None:
        """The one in front."""
        return self.widget(self._at)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Bring one to the front."""
        self.setCurrentIndex(self.indexOf(widget))

    def setCurrentIndex(self, number: int) -> None:
        """Bring one to the front by its number."""
        shown = self.widget(number)
        if shown is None or number == self._at:
            return
        self._at = number
        for one in self._widgets:
            self._column.removeWidget(one)
        self._column.addWidget(shown)
        # Shown before the other is hidden: the keyboard stays inside when it can.
        shown.show()
        for one in self._widgets:
            if one is not shown:
                one.hide()
