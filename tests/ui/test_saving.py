# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving a file: whole or not at all, with a named error."""

from __future__ import annotations

from pathlib import Path

import pytest

from desa_app.errors import FileMissing, NotWritable
from ui.saving import save_bytes


def test_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    save_bytes(path, b"lama")
    save_bytes(path, b"baru")
    assert path.read_bytes() == b"baru"
    assert list(tmp_path.iterdir()) == [path]


def test_private_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    save_bytes(tmp_path / "kunci.txt", b"rahasia", private=True)
    assert (tmp_path / "kunci.txt").stat().st_mode & 0o777 == 0o600


def test_missing_folder_and_taken_name_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        save_bytes(tmp_path / "tidak-ada" / "r.pdf", b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWritable):
        save_bytes(tmp_path / "folder", b"x")
