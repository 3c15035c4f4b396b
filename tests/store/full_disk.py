# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk on which a new file finds no more than so much room."""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Small(io.FileIO):
    room = 0

    def write(self, data: Any, /) -> int:
        """As much as there is room for, then the system's own error."""
        fits = min(len(memoryview(data)), self.room - self.tell())
        if fits <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(memoryview(data)[:fits])


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Give every file that is made anew (``xb``) room for so many bytes."""
    usual = Path.open

    def opened(path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
        if mode != "xb":
            return usual(path, mode, *given, **named)
        file = _Small(path, "x")
        file.room = room
        return io.BufferedWriter(file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", opened)
        yield
