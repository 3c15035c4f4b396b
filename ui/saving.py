# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving what the office made (a recap, a sheet) as a file: whole, or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QIODevice, QSaveFile

from desa_app.errors import DiskFull, FileMissing, NotWritable

if TYPE_CHECKING:
    from pathlib import Path


def save_bytes(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write ``data`` to ``path``; what was there before stays until the new file is whole.

    ``private`` keeps other users of the computer from reading it, where the medium knows owners.
    Raises ``FileMissing`` (no such folder), ``DiskFull`` or ``NotWritable``.
    """
    if not path.parent.is_dir():
        raise FileMissing(path.parent)
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise NotWritable(path)
    if private:
        file.setPermissions(QFile.Permission.ReadOwner | QFile.Permission.WriteOwner)
    if file.write(data) == len(data) and file.commit():
        return
    file.cancelWriting()
    if shutil.disk_usage(path.parent).free < len(data):
        raise DiskFull(path.parent, len(data))
    raise NotWritable(path)
