# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices when nobody has touched keyboard or mouse for a while."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_MINUTE_MS = 60_000
_watches: WeakSet[IdleWatch] = WeakSet()


def choose_minutes(minutes: int) -> None:
    """Apply another choice at once, without waiting for the next opening."""
    for watch in tuple(_watches):
        if isValid(watch):
            watch.change(minutes)


class IdleWatch(QObject):
    """``idle`` comes once after so many minutes without a touch; a touch begins them anew."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _watches.add(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    @property
    def left_ms(self) -> int:
        """Milliseconds until ``idle``; -1 while nothing is counted."""
        return self._timer.remainingTime()

    def begin(self, minutes: int) -> None:
        """Count from now."""
        self._timer.start(minutes * _MINUTE_MS)

    def change(self, minutes: int) -> None:
        """Count with other minutes from now, unless nothing is counted."""
        if self._timer.isActive():
            self.begin(minutes)

    def stop(self) -> None:
        """Count nothing, while nothing is open."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every touch of our windows; swallow none."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False

    def _follow(self, window: QWindow | None) -> None:
        # A window has far fewer events than all its widgets; keys and mouse come through it first.
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
