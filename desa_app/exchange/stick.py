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
)

# Room for the directory entry and the file system's own blocks.
_SPARE = 64 * 1024
_PART = ".sebagian"
_CHUNK = 1024 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
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


_SYSTEM = Disk()


def write_checked(
    folder: Path, name: str, data: bytes, *, replace: bool = False, disk: Disk = _SYSTEM
) -> WrittenFile:
    """Write ``data`` as ``folder/name``, read it back, and only then return.

    If the file is there already with the same bytes, it is read and nothing is written. If it is
    there with other bytes, it is kept and ``NotWritable`` names it: a package's name carries
    village, period and sequence, so another content is for a person to look at. With ``replace``
    (for cards, say) it gives way, but only after the new bytes were read back.

    Raises ``FileMissing`` (no such folder), ``DiskFull``, ``NotWritable``, ``ReadBackDiffers``.
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
    part = folder / (name + _PART)
    try:
        if disk.free(folder) < len(data) + _SPARE:
            raise DiskFull(path=folder, needed=len(data))
        # Our own leaving from a stick that was pulled out; nobody else uses this ending.
        part.unlink(missing_ok=True)
    except OSError as error:
        raise _named(error, folder, len(data)) from error
    ours = [part] if there else [part, target]
    try:
        _write(part, data, disk)
        if there and not _holds(part, data, disk):
            raise ReadBackDiffers(path=target)
        disk.rename(part, target)
        disk.sync_folder(folder)
        if not _holds(target, data, disk):
            raise ReadBackDiffers(path=target)
    except BaseException as error:
        # Also when the program is being closed: half a file must not look like a whole one.
        for path in ours:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _named(error, folder, len(data)) from error
        raise
    return written


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
            data = file.read(limit + 1)
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


def _named(error: OSError, folder: Path, needed: int) -> Exception:
    if error.errno in _FULL:
        return DiskFull(path=folder, needed=needed)
    if not folder.is_dir():
        return FileMissing(path=folder)
    return NotWritable(path=folder)


def _size_words(limit: int) -> str:
    if limit >= 1024 * 1024:
        return f"{limit // (1024 * 1024)} MB"
    return f"{limit // 1024} kB"
