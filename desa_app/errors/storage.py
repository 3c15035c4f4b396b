# SPDX-License-Identifier: GPL-3.0-or-later
"""Disk and stick."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desa_app.errors.base import UserError


class StorageError(UserError):
    """Disk or stick; what was there before is still there.

    ``left_behind`` is true when the new file may lie under its final name after all, because the
    medium went away before that could be undone.
    """

    left_behind: bool = False


@dataclass(eq=False)
class DiskFull(StorageError):
    """No room; ``needed`` bytes are wanted, ``free`` are there (0 when that is not known)."""

    path: Path
    needed: int
    free: int = 0
    code = "penuh"


@dataclass(eq=False)
class NotWritable(StorageError):
    """Not allowed, broken, or another file of that name is there."""

    path: Path
    code = "tidak-bisa-ditulis"


@dataclass(eq=False)
class WriteProtected(StorageError):
    """The medium is locked against writing: a small switch, or a file system mounted so."""

    path: Path
    code = "terkunci-tulis"


@dataclass(eq=False)
class StickBusy(StorageError):
    """Another program has hold of the medium or of the file."""

    path: Path
    code = "flashdisk-dipakai"


@dataclass(eq=False)
class StickRemoved(StorageError):
    """The medium went away while it was being written or read."""

    path: Path
    code = "flashdisk-tercabut"


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
class KeyringAhead(StorageError):
    """The action failed after the keyring was written, and the disk would not take it back.

    The one storage error after which something is not as it was: old and new words are to be kept.
    """

    path: Path
    code = "kunci-terlanjur"


@dataclass(eq=False)
class ReadBackDiffers(StorageError):
    """What was read back from the medium is not what was written."""

    path: Path
    code = "baca-ulang-berbeda"
