# SPDX-License-Identifier: GPL-3.0-or-later
"""A line in a page that tells how far a reading is, with Batal; nothing under 100 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from ui.theme import step
from ui.widgets.buttons import plain
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.tasks import Task

DELAY_MS = 100


class WaitingStrip(QFrame):
    """:meth:`follow` a task; ``stopped`` when somebody pressed Batal."""

    stopped = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._words = Text(text)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self.stop_button = plain(self.tr("Batal"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step() * 3)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop_button)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self.show)
        self.stop_button.clicked.connect(self.stopped)
        self.hide()

    def follow(self, task: Task) -> None:
        """Show how far a task is, unless it is done at once."""
        self._show(0, 0, "")
        self._delay.start()
        task.progressed.connect(self._show)

    def end(self) -> None:
        """It is done, or nobody waits any more."""
        self._delay.stop()
        self.hide()

    def _show(self, done: int, total: int, _text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        left = self.tr("{done} dari {total}").format(done=done, total=total) if total else ""
        self._words.setText(" · ".join(part for part in (self._text, left) if part))
