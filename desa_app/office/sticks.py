# SPDX-License-Identifier: GPL-3.0-or-later
"""The sticks of this computer, for both offices: which are in, is one fit, let go of one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from desa_app.domain.stick import Place, PlaceState
from desa_app.exchange.drives import SYSTEM, list_sticks, plugged, release

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.domain.stick import Release, Stick
    from desa_app.exchange.drives import DriveTable


class Sticks:
    """Asks the operating system; never the office's data, and never what a file holds."""

    def __init__(self, data: Path, table: DriveTable = SYSTEM) -> None:
        self._data, self._table = data, table

    def present(self) -> tuple[Stick, ...]:
        """The sticks that are in, with our files told by their names; may take a moment."""
        return list_sticks(self._table)

    def plugged(self) -> frozenset[str]:
        """What is in, to notice a change; quick, and touches no stick."""
        return plugged(self._table)

    def judge(self, folder: Path, needed: int = 0) -> Place:
        """Say what a chosen folder is before anything is written; ``needed`` in bytes."""
        inside = [one for one in self.present() if folder.is_relative_to(one.folder)]
        stick = max(inside, key=lambda one: len(one.folder.parts), default=None)
        if not folder.is_dir():
            return Place(folder=folder, state=PlaceState.GONE, stick=stick)
        missing = needed - shutil.disk_usage(folder).free
        if missing > 0:
            return Place(folder=folder, state=PlaceState.FULL, stick=stick, missing=missing)
        if (stick is not None and not stick.writable) or not os.access(folder, os.W_OK):
            return Place(folder=folder, state=PlaceState.LOCKED, stick=stick)
        if stick is not None:
            return Place(folder=folder, state=PlaceState.STICK, stick=stick)
        same = folder.stat().st_dev == self._data.stat().st_dev
        state = PlaceState.SAME_DISK if same else PlaceState.OTHER_PLACE
        return Place(folder=folder, state=state)

    def release(self, stick: Stick) -> Release:
        """Let go of a stick so that it can be pulled out.

        Raises ``StickBusy``, ``StickRemoved`` or ``NotWritable``, see ``drives.release``.
        """
        return release(stick, self._table)
