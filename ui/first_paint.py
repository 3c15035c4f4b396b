# SPDX-License-Identifier: GPL-3.0-or-later
"""Says when the first window is painted and when it can be typed in, for whoever holds a watch."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

if TYPE_CHECKING:
    from ui.program import Program

PAINTED, READY = "tampak", "siap"


class _FirstPaint(QObject):
    """Speaks once, after the first paint of the window that it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, partial(_say, PAINTED))
        return super().eventFilter(watched, event)


def tell_and_end(program: Program) -> None:
    """Write both moments to standard output as they come; then the program ends."""
    if program.entry is None:
        return
    program.entry.installEventFilter(_FirstPaint(program.entry))
    program.entry.asked.connect(_ready)


def _ready() -> None:
    # The page was put in its place; painting it comes first.
    QTimer.singleShot(0, _end)


def _end() -> None:
    _say(READY)
    QCoreApplication.quit()


def _say(word: str) -> None:
    # A window without a terminal may have nowhere to write.
    if sys.stdout is not None:
        sys.stdout.write(word + "\n")
        sys.stdout.flush()
