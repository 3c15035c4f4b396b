# SPDX-License-Identifier: GPL-3.0-or-later
"""What the operating system says about a disk or a stick, as one of our named errors."""

from __future__ import annotations

import errno
from pathlib import Path

from desa_app.errors.storage import (
    DiskFull,
    NotWritable,
    StickBusy,
    StickRemoved,
    StorageError,
    WriteProtected,
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_GONE = frozenset({errno.ENODEV, errno.ENXIO, errno.ESTALE})
_BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})
# Windows says the same things with numbers of its own; not run here.
_WINDOWS = {19: "locked", 21: "gone", 32: "busy", 33: "busy", 39: "full", 55: "gone", 112: "full",
            433: "gone", 1006: "gone", 1110: "gone", 1117: "gone", 1167: "gone"}  # fmt: skip


def medium_error(
    error: OSError, path: Path, *, needed: int = 0, gone: bool = False
) -> StorageError:
    """Blame the medium by name; ``gone`` when the caller saw that it is another one by now."""
    kind = _WINDOWS.get(getattr(error, "winerror", None) or 0, "")
    if error.errno in _FULL or kind == "full":
        return DiskFull(path=path, needed=needed)
    if kind == "gone" or error.errno in _GONE or gone:
        return StickRemoved(path=path)
    if error.errno == errno.EROFS or kind == "locked":
        return WriteProtected(path=path)
    if error.errno in _BUSY or kind == "busy":
        return StickBusy(path=path)
    return NotWritable(path=path)
