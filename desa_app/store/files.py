# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files of the data folder, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

from desa_app.errors import DiskFull, NotWritable

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, then swap in; raises ``DiskFull`` or ``NotWritable``."""
    beside = path.with_name(path.name + ".baru")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
        flush_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        if error.errno == errno.ENOSPC:
            raise DiskFull(path.parent, len(data)) from error
        raise NotWritable(path) from error


def flush_folder(folder: Path) -> None:
    """Make a rename durable where the system can (Windows keeps folders by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems of sticks and shares know no fsync of a folder; what was written stays.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)
