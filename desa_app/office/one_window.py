# SPDX-License-Identifier: GPL-3.0-or-later
"""One window for one data folder: the mark of the first, and the call that brings it forward."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desa_app.store.presence import FOLDER, Presence, Task, enter, window_here

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.errors import OfficeInUse

_CALL = "panggil"
WindowMark = Presence
"""The mark of a window; its ``leave`` opens the folder for others."""


def enter_as_window(folder: Path, user: str, clock: Clock) -> WindowMark | None:
    """Mark the folder as open in a window; raises ``OfficeInUse`` by name for the second.

    ``None`` where nothing can be written.
    """
    return enter(folder, Task.WINDOW, clock.now(), user)


def first_window(folder: Path, clock: Clock) -> OfficeInUse | None:
    """The window that this computer already has on the folder; ``None`` when there is none."""
    with contextlib.suppress(OSError):
        return window_here(folder, clock.now())
    return None


def call_forward(folder: Path) -> None:
    """Ask the first window to come forward."""
    with contextlib.suppress(OSError):
        (folder / FOLDER / _CALL).touch()


def place_of_calls(folder: Path) -> Path:
    """The folder in which a call arrives, to be watched."""
    return folder / FOLDER


def take_call(folder: Path) -> bool:
    """Whether somebody called; a call is taken once."""
    try:
        (folder / FOLDER / _CALL).unlink()
    except OSError:
        return False
    return True
