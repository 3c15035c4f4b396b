# SPDX-License-Identifier: GPL-3.0-or-later
"""Disk and stick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desa_app.errors.base import UserError


class StorageError(UserError):
    """Disk or stick; what was there before is still there."""


@dataclass(eq=False)
class DiskFull(StorageError):
    """No room; ``needed`` bytes are wanted."""

    path: Path
    needed: int
    code = "penuh"


@dataclass(eq=False)
class NotWritable(StorageError):
    """Write-protected, gone, or not allowed."""

    path: Path
    code = "tidak-bisa-ditulis"


@dataclass(eq=False)
class FileMissing(StorageError):
    """The file or folder is not there."""

    path: Path
    code = "berkas-tidak-ada"


@dataclass(eq=False)
class FileUnreadable(StorageError):
    """The file is there but cannot be read."""

    path: Path
    code = "berkas-tidak-terbaca"


@dataclass(eq=False)
class ReadBackDiffers(StorageError):
    """What was read back from the medium is not what was written."""

    path: Path
    code = "baca-ulang-berbeda"
