# SPDX-License-Identifier: GPL-3.0-or-later
"""Sticks are found from the computer's own table, with our files told by name alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from desa_app.domain.stick import Release
from desa_app.errors import NotWritable, StickBusy, StickRemoved
from desa_app.exchange import drives
from desa_app.exchange.drives import DriveTable, list_sticks, release
from tests.drive_kit import Ports

VILLAGE = "36.04.12.2001"


@pytest.fixture
def ports(tmp_path: Path) -> Ports:
    return Ports(tmp_path / "komputer")


def test_a_stick_is_known_by_its_label_room_and_lock(ports: Ports, tmp_path: Path) -> None:
    assert list_sticks(ports.table) == ()
    ports.plug(tmp_path / "usb satu", "DESA SUKAMAJU")
    ports.plug(tmp_path / "terkunci", locked=True)
    named, locked = list_sticks(ports.table)
    assert (named.name, named.folder, named.writable) == (
        "DESA SUKAMAJU",
        tmp_path / "usb satu",
        True,
    )
    assert (locked.name, locked.writable) == ("terkunci", False)
    assert named.size >= named.free > 0
    ports.pull(tmp_path / "usb satu")
    assert [stick.name for stick in list_sticks(ports.table)] == ["terkunci"]


def test_disks_of_the_computer_and_parts_of_drives_are_no_sticks(
    ports: Ports, tmp_path: Path
) -> None:
    ports.plug(tmp_path / "cakram", removable=False)
    ports.plug(tmp_path / "dvd", kind="iso9660")
    ports.plug(tmp_path / "bagian", part_of="/sub")
    ports.plug(tmp_path / "hilang")
    (tmp_path / "hilang").rmdir()
    assert list_sticks(ports.table) == ()


def test_our_files_are_told_by_their_names_and_not_opened(ports: Ports, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "c").mkdir()
    for name in (
        f"DB-{VILLAGE}-2026-10-0001.dbx",
        f"TT-{VILLAGE}-2026-10-0001.txt",
        f"KARTU-{VILLAGE}.txt",
        "a/DB-36.04.12.2002-2026-10-0004.dbx",
        "a/b/TT-36.04.12.2002-2026-09-0003.txt",
        "a/b/c/DB-36.04.12.2003-2026-09-0003.dbx",
        "DB-rahasia.dbx",
        "foto.jpg",
    ):
        (folder / name).write_bytes(b"tidak dibaca")
    (folder / "DB-36.04.12.2009-2026-10-0001.dbx").symlink_to("/etc/passwd")
    ports.plug(folder)
    (stick,) = list_sticks(ports.table)
    assert [path.name for path in stick.cargo.packages] == [
        f"DB-{VILLAGE}-2026-10-0001.dbx",
        "DB-36.04.12.2002-2026-10-0004.dbx",
    ]
    assert [path.name for path in stick.cargo.unanswered] == ["DB-36.04.12.2002-2026-10-0004.dbx"]
    assert len(stick.cargo.cards) == 1
    assert stick.cargo.receipts_for(VILLAGE) == {
        ("2026-10", 1): folder / f"TT-{VILLAGE}-2026-10-0001.txt"
    }


def test_a_full_stick_of_strange_files_is_looked_at_within_bounds(
    ports: Ports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.jpg").touch()
    (folder / "sub").mkdir()
    (folder / "sub" / f"DB-{VILLAGE}-2026-10-0001.dbx").touch()
    ports.plug(folder)
    monkeypatch.setattr(drives, "MOST_ENTRIES", 20)
    (stick,) = list_sticks(ports.table)
    assert stick.cargo.packages == ()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe - - -\n", b"x" * 2_000_000])
def test_a_strange_table_finds_nothing(tmp_path: Path, content: bytes) -> None:
    table = DriveTable(mounts=tmp_path / "tabel", devices=tmp_path, labels=tmp_path / "tidak-ada")
    table.mounts.write_bytes(content)
    assert list_sticks(table) == ()
    assert list_sticks(DriveTable(mounts=tmp_path / "tidak-ada")) == ()


def test_a_stick_is_let_go_by_the_system_or_by_hand(ports: Ports, tmp_path: Path) -> None:
    ports.plug(tmp_path / "usb", "SUKAMAJU")
    (stick,) = list_sticks(ports.table)
    assert release(stick, ports.table) is Release.BY_HAND
    ports.unmounter(f'echo "$@" > {tmp_path}/perintah')
    assert release(stick, ports.table) is Release.DONE
    assert (tmp_path / "perintah").read_text().split() == [
        "unmount", "--block-device", "/dev/sdb1", "--no-user-interaction",
    ]  # fmt: skip
    ports.unmounter("echo 'Error unmounting: target is busy' >&2; exit 1")
    with pytest.raises(StickBusy):
        release(stick, ports.table)
    ports.unmounter("echo 'not authorized' >&2; exit 1")
    with pytest.raises(NotWritable):
        release(stick, ports.table)
    ports.pull(tmp_path / "usb")
    with pytest.raises(StickRemoved):
        release(stick, ports.table)
