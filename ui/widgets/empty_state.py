# SPDX-License-Identifier: GPL-3.0-or-later
"""What an empty page or table says: two lines and the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.labels import IconLabel, Text, Type


class EmptyState(QWidget):
    """Icon, what is empty, why or what it is for, and a button that begins."""

    asked = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        line: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        unit, centre = step(), Qt.AlignmentFlag.AlignHCenter
        self._icon = IconLabel(icon, steps=10)
        self._title = Text(title, Type.HEADING)
        self._line = Text(line, Type.MUTED, wrap=True)
        self._line.setAlignment(centre)
        self._line.setMinimumWidth(unit * 60)
        self._line.setMaximumWidth(unit * 115)
        self._button = primary(action)
        column = QVBoxLayout(self)
        column.setSpacing(unit * 2)
        column.addStretch(1)
        for part in (self._icon, self._title):
            column.addWidget(part, 0, centre)
        # An aligned label would get the height of the full width, and lose its second line.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._line, 4)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(unit * 2)
        column.addWidget(self._button, 0, centre)
        column.addStretch(1)
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.asked)

    def begin(self) -> None:
        """Put the keyboard on the button that begins."""
        self._button.setFocus()

    def say(self, icon: str, title: str, line: str, action: str = "") -> None:
        """Say something else, for example that a search found nothing."""
        self._icon.set_icon(icon)
        self._title.setText(title)
        self._line.setText(line)
        self._button.set_text(action)
        self._button.setVisible(bool(action))
