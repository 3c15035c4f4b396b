# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies that are made ready beside the data: whole ones, and what a dying disk still gives."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from desa_app.store.engine import STORE_NAME
from desa_app.store.files import flush_folder
from desa_app.store.keyring import KEYRING_NAME
from desa_app.store.proof import close_alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = "lama"
_CHUNK = 4 * 1024 * 1024
_PAGE = 4096


def copy_file(source: Path, target: Path) -> str:
    """Copy a file onto the disk and return its SHA-256; raises ``OSError``."""
    found = hashlib.sha256()
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            found.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    return found.hexdigest()


def copy_readable(
    source: Path, target: Path, tell: Callable[[int, int], None] = lambda *_: None
) -> str:
    """Copy what a file still gives, with nothing in the place of each page that cannot be read.

    Returns the SHA-256 of what was copied; ``tell`` hears of bytes done and of all, and may end
    the work by raising. Raises ``OSError`` when the copy cannot be written.
    """
    found = hashlib.sha256()
    size = source.stat().st_size
    with source.open("rb", buffering=0) as reading, target.open("xb") as writing:
        for start in range(0, size, _CHUNK):
            tell(start, size)
            chunk = _part(reading.fileno(), start, min(_CHUNK, size - start))
            found.update(chunk)
            writing.write(chunk)
    return found.hexdigest()


def settle(ready: Path, secret: bytes | bytearray) -> None:
    """One file that stands alone, on the disk, with nothing beside it but its keyring."""
    close_alone(ready / STORE_NAME, secret)
    shutil.rmtree(ready / OLD, ignore_errors=True)
    for name in (STORE_NAME, KEYRING_NAME):
        handle = os.open(ready / name, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    flush_folder(ready)


def _part(handle: int, start: int, length: int) -> bytes:
    try:
        return _read(handle, start, length)
    except OSError:
        if length <= _PAGE:
            return bytes(length)
    places = range(start, start + length, _PAGE)
    return b"".join(_part(handle, at, min(_PAGE, start + length - at)) for at in places)


def _read(handle: int, start: int, length: int) -> bytes:
    os.lseek(handle, start, os.SEEK_SET)
    found = b""
    while len(found) < length:
        more = os.read(handle, length - len(found))
        if not more:
            # The file ends earlier than it says.
            return found + bytes(length - len(found))
        found += more
    return found
