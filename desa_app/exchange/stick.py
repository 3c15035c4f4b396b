# SPDX-License-Identifier: GPL-3.0-or-later
"""Files on a stick: written so that "selesai" is true, read so that nothing can grow too large.

A file is written under a temporary name, flushed, given its name in one step, read back from the
medium and compared. Whatever fails, nothing new is left behind and nothing old is lost.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from desa_app.errors import (
    DiskFull,
    FileMissing,
    FileUnreadable,
    NotWritable,
    PackageTooLarge,
    ReadBackDiffers,
    StickRemoved,
    StorageError,
)
from desa_app.errors.medium import medium_error

# Room for the directory entry and the file system's own blocks.
_SPARE = 64 * 1024
_PART = ".sebagian"
_CHUNK = 1024 * 1024
# A leaving is cleared away once it is surely nobody's work of this moment; seconds.
_STALE = 3600
# Windows: without it a written \n would become two bytes. Not run here.
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file that was read back from the medium and found equal; ``size`` in bytes."""

    path: Path
    sha256: str
    size: int


class Disk:
    """The few things asked of the operating system, in one place so that a test can break each."""

    def free(self, folder: Path) -> int:
        """Return the free bytes of the medium."""
        return shutil.disk_usage(folder).free

    def create(self, path: Path) -> int:
        """Open a new file for writing; fails if it exists."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o644)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of ``data``; return how many bytes."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Return only when the medium has the file's bytes."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back; some network drives report a failed write only here."""
        os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Give the file its name in one step."""
        # os.replace and not os.rename: only this one is one step on Windows too.
        os.replace(old, new)

    def sync_folder(self, folder: Path) -> None:
        """Return only when the medium has the file's name, where the system can tell."""
        if os.name == "nt":  # a folder cannot be opened there; not run here
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            # Some file systems of sticks and shares know no fsync of a folder.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
                raise
        finally:
            os.close(handle)

    def open_to_read(self, path: Path) -> int:
        """Open a file whose bytes shall come from the medium, not from memory, where possible."""
        handle = os.open(path, os.O_RDONLY | _BINARY)
        if hasattr(os, "posix_fadvise"):  # not on Windows
            with contextlib.suppress(OSError):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        return handle

    def read(self, handle: int, size: int) -> bytes:
        """Read up to ``size`` bytes; empty at the end."""
        return os.read(handle, size)

    def remove(self, path: Path) -> None:
        """Take a file away; nothing happens when it is not there."""
        path.unlink(missing_ok=True)

    def medium(self, folder: Path) -> int:
        """Return a number that is another one once another medium lies behind the folder."""
        return folder.stat().st_dev


class PrivateDisk(Disk):
    """Makes files that nobody else at this computer may read, where the medium knows owners."""

    def create(self, path: Path) -> int:
        """Open a new file for writing, closed to others from its first byte on."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)


_SYSTEM = Disk()


def write_checked(
    folder: Path, name: str, data: bytes, *, replace: bool = False, disk: Disk = _SYSTEM
) -> WrittenFile:
    """Write ``data`` as ``folder/name``, read it back, and only then return.

    If the file is there already with the same bytes, it is read and nothing is written. If it is
    there with other bytes, it is kept and ``NotWritable`` names it: a package's name carries
    village, period and sequence, so another content is for a person to look at. With ``replace``
    (for cards, say) it gives way, but only after the new bytes were read back.

    Raises ``FileMissing`` (no such folder), ``DiskFull``, ``WriteProtected``, ``StickBusy``,
    ``StickRemoved``, ``NotWritable`` and ``ReadBackDiffers``; ``left_behind`` of the error tells
    whether the file may bear its final name all the same.
    """
    if name != Path(name).name or name in ("", ".", ".."):
        raise ValueError("a plain file name is needed")
    if not folder.is_dir():
        raise FileMissing(path=folder)
    target = folder / name
    written = WrittenFile(path=target, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    there = os.path.lexists(target)
    if there and _holds(target, data, disk):
        return written
    if there and not (replace and target.is_file() and not target.is_symlink()):
        raise NotWritable(path=target)
    work = _Writing(folder, name, data, disk)
    try:
        work.prepare()
        work.carry_out(there)
    except BaseException as error:
        # Also when the program is being closed: half a file must not look like a whole one.
        left = work.clear_away(target_too=not there)
        if isinstance(error, OSError):
            named = work.named(error)
            named.left_behind = left
            raise named from error
        if isinstance(error, StorageError):
            error.left_behind = left
        raise
    return written


def withdraw(path: Path, *, disk: Disk = _SYSTEM) -> bool:
    """Take a file that was written back from the medium; tell whether it is surely gone."""
    try:
        disk.remove(path)
        disk.sync_folder(path.parent)
        return path.parent.is_dir() and not os.path.lexists(path)
    except OSError:
        return False


def refuse_unusable(path: Path, *, disk: Disk = _SYSTEM) -> None:
    """Raise what writing a new file there would raise, before its content is made.

    A file that is there already is refused too. Raises ``FileMissing``, ``NotWritable`` and the
    other errors of a medium.
    """
    if not path.parent.is_dir():
        raise FileMissing(path.parent)
    if os.path.lexists(path):
        raise NotWritable(path)
    try:
        disk.close(disk.create(path))
        disk.remove(path)
    except OSError as error:
        raise medium_error(error, path.parent) from error


def clear_leavings(folder: Path, *prefixes: str) -> None:
    """Remove what writes of ours that were cut off left in a folder, unless it is quite new."""
    with contextlib.suppress(OSError):
        newest = max((path.lstat().st_mtime for path in folder.iterdir()), default=0.0)
        for path in folder.glob(f"*{_PART}"):
            status = path.lstat()
            if (
                path.name.startswith(prefixes)
                and stat.S_ISREG(status.st_mode)
                and newest - status.st_mtime > _STALE
            ):
                path.unlink()


class _Writing:
    """One file on its way: the steps, and how to undo them."""

    def __init__(self, folder: Path, name: str, data: bytes, disk: Disk) -> None:
        self._folder, self._data, self._disk = folder, data, disk
        self._target = folder / name
        self._part = folder / (name + _PART)
        self._medium: int | None = None
        self._naming = False

    def prepare(self) -> None:
        """Ask for room, and clear our own leaving from a stick that was pulled out."""
        self._medium = self._disk.medium(self._folder)
        free = self._disk.free(self._folder)
        if free < len(self._data) + _SPARE:
            raise DiskFull(path=self._folder, needed=len(self._data) + _SPARE, free=free)
        self._disk.remove(self._part)

    def carry_out(self, there: bool) -> None:
        """Write, flush, name, flush, read back."""
        _write(self._part, self._data, self._disk)
        if there:
            # Before the old file gives way.
            self._prove(self._part)
        if self._is_gone():
            # The place where a stick hung stays as an empty folder of the computer's own disk.
            raise StickRemoved(path=self._folder)
        self._naming = True
        self._disk.rename(self._part, self._target)
        self._disk.sync_folder(self._folder)
        self._prove(self._target)

    def clear_away(self, target_too: bool) -> bool:
        """Remove what was begun; tell whether the final name may exist all the same."""
        for path in (self._part, self._target) if target_too else (self._part,):
            with contextlib.suppress(OSError):
                self._disk.remove(path)
        if not self._naming or not target_too:
            return self._naming
        try:
            self._disk.sync_folder(self._folder)
            return self._is_gone() or os.path.lexists(self._target)
        except OSError:
            return True

    def named(self, error: OSError) -> StorageError:
        """Blame the medium by name."""
        return medium_error(error, self._folder, needed=len(self._data), gone=self._is_gone())

    def _is_gone(self) -> bool:
        try:
            return self._disk.medium(self._folder) != self._medium
        except OSError:
            return True

    def _prove(self, path: Path) -> None:
        if _holds(path, self._data, self._disk):
            return
        raise StickRemoved(self._folder) if self._is_gone() else ReadBackDiffers(self._target)


def read_bounded(path: Path, limit: int) -> bytes:
    """Return the whole file if it has at most ``limit`` bytes.

    The size is measured by reading, never believed. Raises ``FileMissing``, ``FileUnreadable``
    (also for a folder, a device or a pipe) and ``PackageTooLarge``.
    """
    try:
        # Opening a pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileUnreadable(path=path)
        with path.open("rb") as file:
            # In pieces: asked for all at once, Python sets the whole limit aside in memory.
            pieces, left = [], limit + 1
            while left > 0 and (piece := file.read(min(left, _CHUNK))):
                pieces.append(piece)
                left -= len(piece)
        data = b"".join(pieces)
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(path=path) from error
    if len(data) > limit:
        raise PackageTooLarge(path=path, limit=_size_words(limit))
    return data


def _write(part: Path, data: bytes, disk: Disk) -> None:
    handle = disk.create(part)
    try:
        rest = memoryview(data)
        while rest:
            written = disk.write(handle, rest[:_CHUNK])
            if written <= 0:
                raise OSError(errno.EIO, "nothing written")
            rest = rest[written:]
        disk.sync(handle)
    finally:
        disk.close(handle)


def _holds(path: Path, data: bytes, disk: Disk) -> bool:
    """Tell whether the medium gives back exactly ``data``; a failing read is a no."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        handle = disk.open_to_read(path)
        try:
            position = 0
            # One byte more than expected, to notice a longer file.
            while chunk := disk.read(handle, min(_CHUNK, len(data) + 1 - position)):
                if chunk != data[position : position + len(chunk)]:
                    return False
                position += len(chunk)
            return position == len(data)
        finally:
            disk.close(handle)
    except OSError:
        return False


def _size_words(limit: int) -> str:
    if limit >= 1024 * 1024:
        return f"{limit // (1024 * 1024)} MB"
    return f"{limit // 1024} kB"
