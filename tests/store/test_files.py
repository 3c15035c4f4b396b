# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the disk does, a small file holds all of the old or all of the new."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from desa_app.errors import DiskFull, NotWritable, StorageError
from desa_app.store.files import write_whole


def test_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "kunci.json"
    write_whole(path, b"lama")
    write_whole(path, b"baru")
    assert path.read_bytes() == b"baru"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kunci.json"]


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(("code", "expected"), [(errno.ENOSPC, DiskFull), (errno.EIO, NotWritable)])
def test_a_broken_disk_leaves_old_content_or_none(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    there: bool,
    step: str,
    code: int,
    expected: type[StorageError],
) -> None:
    path = tmp_path / "kunci.json"
    if there:
        path.write_bytes(b"lama")

    def broken(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, step, broken)
        with pytest.raises(expected):
            write_whole(path, b"baru")
    left = {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()}
    assert left == ({"kunci.json": b"lama"} if there else {})


def test_a_share_that_cannot_flush_a_folder_still_takes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kunci.json"
    flush = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        flush(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write_whole(path, b"baru")
    assert path.read_bytes() == b"baru"


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        write_whole(tmp_path / "tidak-ada" / "kunci.json", b"baru")
