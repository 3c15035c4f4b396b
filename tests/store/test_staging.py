# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy from a dying disk holds every page that can still be read, each at its own place."""

from __future__ import annotations

import errno
import hashlib
import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from desa_app.store import staging
from desa_app.store.staging import copy_readable
from tests.store.full_disk import full_disk

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
SIZE = 11 * PAGE + 300


class DyingDisk:
    """Gives an error for some pages, at whatever moment and in whatever portion they are read."""

    def __init__(self, patch: pytest.MonkeyPatch, *broken: int, short: bool = False) -> None:
        self._broken, self._short, self._read = broken, short, os.read
        patch.setattr(os, "read", self.read)

    def read(self, handle: int, size: int) -> bytes:
        """Up to a page at once where the disk is slow with its answers."""
        start = os.lseek(handle, 0, os.SEEK_CUR)
        if any(start < (page + 1) * PAGE and start + size > page * PAGE for page in self._broken):
            # Some of it is even read before the disk gives up.
            os.lseek(handle, start + 100, os.SEEK_SET)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return self._read(handle, min(size, 1000) if self._short else size)


@pytest.mark.parametrize("short", [False, True], ids=["at-once", "in-pieces"])
@pytest.mark.parametrize("broken", [(), (0,), (5,), (3, 4, 8), (11,), range(12)])
def test_only_the_pages_that_cannot_be_read_are_empty_and_all_others_in_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: tuple[int, ...], *, short: bool
) -> None:
    # Smaller portions, so that one file has several.
    monkeypatch.setattr(staging, "_CHUNK", 4 * PAGE)
    source, target = tmp_path / "rusak.db", tmp_path / "salinan.db"
    whole = Random(7).randbytes(SIZE)
    source.write_bytes(whole)
    expected = bytearray(whole)
    for page in broken:
        length = min(PAGE, SIZE - page * PAGE)
        expected[page * PAGE : page * PAGE + length] = bytes(length)
    heard: list[tuple[int, int]] = []
    with monkeypatch.context() as patch:
        DyingDisk(patch, *broken, short=short)
        told = copy_readable(source, target, lambda *one: heard.append(one))
    assert target.read_bytes() == bytes(expected)
    assert told == hashlib.sha256(expected).hexdigest()
    assert heard == [(start * PAGE, SIZE) for start in (0, 4, 8)]
    assert source.read_bytes() == whole


def test_a_file_that_ends_early_is_filled_up_to_the_length_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "rusak.db", tmp_path / "salinan.db"
    whole = Random(7).randbytes(SIZE)
    source.write_bytes(whole)

    def cut(handle: int, size: int) -> bytes:
        room = 6 * PAGE - os.lseek(handle, 0, os.SEEK_CUR)
        return read(handle, max(0, min(size, room)))

    read = os.read
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", cut)
        copy_readable(source, target)
    assert target.read_bytes() == whole[: 6 * PAGE] + bytes(SIZE - 6 * PAGE)


@pytest.mark.parametrize("room", [0, PAGE, 7 * PAGE + 12])
def test_a_full_disk_is_no_page_that_could_not_be_read(tmp_path: Path, room: int) -> None:
    source = tmp_path / "rusak.db"
    source.write_bytes(bytes(SIZE))
    with full_disk(room), pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        copy_readable(source, tmp_path / "salinan.db")
