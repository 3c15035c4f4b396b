# SPDX-License-Identifier: GPL-3.0-or-later
"""Let Python take its garbage apart on the window's thread alone.

Python collects cycles on whichever thread happens to allocate. A cycle can hold a window that was
closed; taken apart on a pool's thread, Qt would crash the program in the middle of somebody's
work. So while a pool works, nothing is collected there; a timer does it on the window's side.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_MS = 100


class Sweeper(QTimer):
    """Sweeps while ``busy`` says that other threads are at work, then hands back to Python."""

    def __init__(self, busy: Callable[[], bool], parent: QObject | None) -> None:
        super().__init__(parent)
        self._busy = busy
        self.timeout.connect(self._look)

    def begin(self) -> None:
        """From now on nothing is collected on another thread."""
        gc.disable()
        if not self.isActive():
            self.start(_LOOK_MS)

    def end(self) -> None:
        """Other threads are done; Python collects by itself again."""
        self.stop()
        gc.enable()

    def _look(self) -> None:
        if not self._busy():
            self.end()
            return
        full = [
            generation
            for generation, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > limit
        ]
        if full:
            gc.collect(max(full))
