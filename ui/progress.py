# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting: nothing under 100 ms, then what is happening, how much is left, and Batal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import tasks
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.tasks import Progress, Task

T = TypeVar("T")
DELAY_MS = 100


class ProgressDialog(QDialog):
    """Follows one task; it shows itself only if the task takes longer than 100 ms."""

    def __init__(self, task: Task, text: str, parent: QWidget, *, cancellable: bool = True) -> None:
        super().__init__(parent)
        self._task = task
        unit = step()
        self.setWindowTitle(text)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(unit * 110)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self._now = Text("", Type.MUTED, wrap=True)
        self._cancel = secondary(self.tr("Batal"))
        self._cancel.setVisible(cancellable)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(text, Type.HEADING, wrap=True))
        column.addWidget(self._bar)
        column.addWidget(self._now)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        column.addLayout(row)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.open)
        self._cancel.clicked.connect(self._stop)
        task.progressed.connect(self._show)
        task.finished.connect(self._finish)
        self._delay.start(DELAY_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is Batal; the dialog stays until the work has really stopped."""
        if event.key() == Qt.Key.Key_Escape:
            if not self._cancel.isHidden():
                self._stop()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Closing the dialog is Batal."""
        if not self._cancel.isHidden():
            self._stop()

    def _show(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        left = self.tr("{done} dari {total}").format(done=done, total=total) if total else ""
        self._now.setText(" · ".join(part for part in (text, left) if part))

    def _stop(self) -> None:
        self._task.cancel()
        self._cancel.setEnabled(False)
        self._now.setText(self.tr("Menghentikan…"))

    def _finish(self) -> None:
        self._delay.stop()
        self.hide()
        self.deleteLater()


def run_with_progress(
    owner: QWidget,
    text: str,
    work: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    *,
    writes: bool,
    cancellable: bool = True,
) -> Task | None:
    """Run ``work`` as :func:`ui.tasks.run` does and show how far it is.

    A second call for the same ``owner`` while the first is under way does nothing and returns
    None: an impatient second press must not issue a second letter.
    """
    if owner.property("at_work"):
        return None
    owner.setProperty("at_work", True)

    def on_done(result: T) -> None:
        owner.setProperty("at_work", False)
        done(result)

    def on_failed(error: Exception) -> None:
        owner.setProperty("at_work", False)
        failed(error)

    def watch(task: Task) -> None:
        ProgressDialog(task, text, owner.window(), cancellable=cancellable)

    return tasks.run(owner, work, on_done, on_failed, writes=writes, watch=watch)
