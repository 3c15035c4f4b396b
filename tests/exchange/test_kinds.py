# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is what its first bytes say, whatever its name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desa_app.errors import FileMissing, FileUnknownKind, FileUnreadable
from desa_app.exchange.cards import TITLE as CARD
from desa_app.exchange.kinds import what_is
from desa_app.exchange.receipt import TITLE as RECEIPT


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"age-encryption.org/v1\n-> X25519 x", "paket"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", "paket"),
        (b"%PDF-1.4\n", "surat-pdf"),
        (f"{CARD}\nFormat: 1\n".encode(), "kartu"),
        (f"\ufeff{CARD}\r\nFormat: 1\r\n".encode(), "kartu"),
        (f"{RECEIPT}\nFormat: 1\n".encode(), "tanda-terima"),
        (RECEIPT.encode(), "tanda-terima"),
    ],
)
def test_the_first_bytes_tell(start: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(start)
    assert what_is(path) == kind


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"KARTU", f"{CARD}!".encode(), b"\xff" * 99])
def test_anything_else_is_unknown(start: bytes, tmp_path: Path) -> None:
    path = tmp_path / "DB-36.04.12.2001-2026-10-0001.dbx"
    path.write_bytes(start)
    with pytest.raises(FileUnknownKind) as caught:
        what_is(path)
    assert caught.value.path == path


def test_what_cannot_be_looked_at_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        what_is(tmp_path / "tidak-ada")
    with pytest.raises(FileUnreadable):
        what_is(tmp_path)
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(FileUnreadable):
        what_is(tmp_path / "pipa")
