# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices sticks that come and go while a page is shown, away from the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desa_app.errors import Cancelled
from ui import tasks

if TYPE_CHECKING:
    from desa_app.domain.stick import Stick
    from desa_app.office.sticks import Sticks
    from ui.tasks import Progress

INTERVAL_MS = 2000

Found = tuple[frozenset[str], "tuple[Stick, ...] | None"]


class StickWatch(QObject):
    """``changed`` when other sticks are in, or when they carry something else.

    The next look begins a while after the last one ended, so a stick that answers slowly is
    never asked twice at once.
    """

    changed = Signal()

    def __init__(self, sticks: Sticks, parent: QObject) -> None:
        super().__init__(parent)
        self._sticks = sticks
        self._plugged: frozenset[str] = frozenset()
        self._found: tuple[Stick, ...] = ()
        self._wanted = self._looking = self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._look_for_change)

    @property
    def found(self) -> tuple[Stick, ...]:
        """The sticks of the last look."""
        return self._found

    def start(self) -> None:
        """Look now, and again and again."""
        self._wanted = True
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._wanted = False
        self._timer.stop()

    def look(self) -> None:
        """Look at everything now, also at what the sticks carry."""
        self._begin(None)

    def _look_for_change(self) -> None:
        self._begin(self._plugged)

    def _begin(self, known: frozenset[str] | None) -> None:
        if self._looking:
            # What is found now may be from before whatever is to be looked at.
            self._again = self._again or known is None
            return
        self._looking = True
        self._timer.stop()
        tasks.run(
            self, partial(_look, self._sticks, known), self._on_found, self._on_failed, writes=False
        )

    def _on_found(self, result: Found) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self._begin(None)
            return
        self._plugged, found = result
        if found is not None and found != self._found:
            self._found = found
            self.changed.emit()
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, Cancelled):
            self._go_on()

    def _go_on(self) -> None:
        if self._wanted:
            self._timer.start()


def _look(sticks: Sticks, known: frozenset[str] | None, _progress: Progress) -> Found:
    plugged = sticks.plugged()
    return plugged, None if plugged == known else sticks.present()
