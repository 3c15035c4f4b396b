# SPDX-License-Identifier: GPL-3.0-or-later
"""A search line that waits for a pause in typing before it asks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons, palette
from ui.theme import step
from ui.widgets.labels import palette_changed

PAUSE_MS = 120


class SearchField(QLineEdit):
    """Emits ``searched`` 120 ms after the last key, at once on Enter; Esc empties it.

    ``went_down`` is emitted on the down arrow, so that the list below can take the keyboard.
    """

    searched = Signal(str)
    went_down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(100)
        self._told = ""
        self._glass = QAction(self.tr("Cari"), self)
        self._wipe = QAction(self.tr("Kosongkan pencarian"), self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._wipe, QLineEdit.ActionPosition.TrailingPosition)
        self._wipe.setVisible(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._dress()
        self._glass.triggered.connect(self._ask)
        self._wipe.triggered.connect(self.clear)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, the down arrow goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self._ask()
            self.went_down.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew with the palette."""
        super().changeEvent(event)
        if palette_changed(event) and hasattr(self, "_glass"):
            self._dress()

    def _dress(self) -> None:
        color = palette.active().muted
        self._glass.setIcon(icons.icon("search", color, step() * 4))
        self._wipe.setIcon(icons.icon("close", color, step() * 4))

    def _wait(self, text: str) -> None:
        self._wipe.setVisible(bool(text))
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._told:
            self._told = words
            self.searched.emit(words)
