# SPDX-License-Identifier: GPL-3.0-or-later
"""Sticks that fail at a chosen step, and a way to let the program write to one."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.exchange.stick import Disk, withdraw, write_checked

if TYPE_CHECKING:
    import pytest


class BrokenDisk(Disk):
    """Fails at the n-th call with a chosen error; counts the calls when it never fails."""

    def __init__(self, fail_at: int = 0, code: int = errno.EIO) -> None:
        self.calls: list[str] = []
        self._fail_at = fail_at
        self._code = code

    def _step(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self._fail_at:
            raise OSError(self._code, os.strerror(self._code))

    def free(self, folder: Path) -> int:
        self._step("free")
        return super().free(folder)

    def create(self, path: Path) -> int:
        self._step("create")
        return super().create(path)

    def write(self, handle: int, data: memoryview) -> int:
        self._step("write")
        return super().write(handle, data)

    def sync(self, handle: int) -> None:
        self._step("sync")
        super().sync(handle)

    def close(self, handle: int) -> None:
        super().close(handle)  # even a failing close gives the handle back
        self._step("close")

    def rename(self, old: Path, new: Path) -> None:
        self._step("rename")
        super().rename(old, new)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")
        super().sync_folder(folder)

    def open_to_read(self, path: Path) -> int:
        self._step("open_to_read")
        return super().open_to_read(path)

    def read(self, handle: int, size: int) -> bytes:
        self._step("read")
        return super().read(handle, size)


class PulledDisk(BrokenDisk):
    """A stick that is pulled out at the n-th call: from then on nothing of it can be reached."""

    def __init__(self, folder: Path, fail_at: int) -> None:
        super().__init__(fail_at)
        self._folder = folder
        self.pocket = folder.with_name(folder.name + "-di-saku")

    def _step(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) >= self._fail_at:
            if not self.pocket.exists():
                self._folder.rename(self.pocket)
            raise OSError(errno.EIO, "gone")

    def remove(self, path: Path) -> None:
        if self.pocket.exists():
            raise OSError(errno.EIO, "gone")
        super().remove(path)


def use(patch: pytest.MonkeyPatch, disk: Disk) -> None:
    """Let everything that is written to sticks go through this one."""
    for job in (write_checked, withdraw):
        usual = job.__kwdefaults__
        assert usual is not None
        patch.setitem(usual, "disk", disk)
