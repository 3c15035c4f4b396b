# SPDX-License-Identifier: GPL-3.0-or-later
"""A stick may break at any step: the file is there whole and proven, or nothing of it is there."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from desa_app.errors import (
    DiskFull,
    FileMissing,
    FileUnreadable,
    NotWritable,
    PackageTooLarge,
    ReadBackDiffers,
    StickRemoved,
    StorageError,
    WriteProtected,
)
from desa_app.exchange.stick import (
    Disk,
    clear_leavings,
    read_bounded,
    withdraw,
    write_checked,
)
from tests.exchange.broken_disk import BrokenDisk, PulledDisk

_NAME = "DB-36.04.12.2001-2026-10-0001.dbx"
_DATA = bytes(range(256)) * 10_000  # three chunks of a megabyte
_OLD = b"yang lama"
_NAMED = {errno.ENOSPC: DiskFull, errno.EROFS: WriteProtected, errno.ENODEV: StickRemoved}


def _steps(folder: Path, *, replace: bool = False) -> list[str]:
    disk = BrokenDisk()
    write_checked(folder, _NAME, _DATA, replace=replace, disk=disk)
    return disk.calls


def test_what_is_written_is_there_and_proven(tmp_path: Path) -> None:
    written = write_checked(tmp_path, _NAME, _DATA)
    assert written.path == tmp_path / _NAME
    assert written.path.read_bytes() == _DATA
    assert (written.size, written.sha256) == (len(_DATA), hashlib.sha256(_DATA).hexdigest())
    assert os.listdir(tmp_path) == [_NAME]


def test_the_order_is_write_sync_rename_read(tmp_path: Path) -> None:
    calls = list(dict.fromkeys(_steps(tmp_path)))
    assert calls == [
        "free", "create", "write", "sync", "close", "rename", "sync_folder", "open_to_read", "read",
    ]  # fmt: skip


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENODEV])
def test_a_failure_at_any_step_has_a_name_and_leaves_nothing(code: int, tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.mkdir()
    steps = _steps(good)
    assert len(steps) > 12
    for number in range(1, len(steps) + 1):
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises(StorageError) as caught:
            write_checked(folder, _NAME, _DATA, disk=BrokenDisk(number, code))
        assert os.listdir(folder) == [], steps[number - 1]
        read_back = steps[number - 1] in ("open_to_read", "read") or number == len(steps)
        expected = ReadBackDiffers if read_back else _NAMED.get(code, NotWritable)
        assert type(caught.value) is expected, steps[number - 1]
        assert not caught.value.left_behind


def test_an_old_file_survives_every_failure_before_its_heir_is_proven(tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.mkdir()
    (good / _NAME).write_bytes(_OLD)
    steps = _steps(good, replace=True)
    assert (good / _NAME).read_bytes() == _DATA
    # The first steps look at the old file itself; there a failing read only means "not the same".
    for number in range(steps.index("free") + 1, len(steps) + 1):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / _NAME).write_bytes(_OLD)
        with pytest.raises(StorageError):
            write_checked(folder, _NAME, _DATA, replace=True, disk=BrokenDisk(number))
        assert os.listdir(folder) == [_NAME]
        renamed = number > steps.index("rename") + 1
        assert (folder / _NAME).read_bytes() == (_DATA if renamed else _OLD)


class LyingDisk(Disk):
    """A false stick: takes everything, gives back something else."""

    def read(self, handle: int, size: int) -> bytes:
        data = bytearray(super().read(handle, size))
        if data:
            data[-1] ^= 1
        return bytes(data)


class ShortDisk(Disk):
    """Writes a few bytes at a time, as the system may."""

    def write(self, handle: int, data: memoryview) -> int:
        return super().write(handle, data[:70_001])


class StuckDisk(Disk):
    """Says that it wrote nothing, again and again."""

    def write(self, handle: int, data: memoryview) -> int:
        return 0


class SmallDisk(Disk):
    """Has less room than the file needs."""

    def free(self, folder: Path) -> int:
        return len(_DATA)


class ClosingDisk(Disk):
    """The program is ended in the middle."""

    def sync(self, handle: int) -> None:
        raise KeyboardInterrupt


def test_a_false_stick_is_found_out(tmp_path: Path) -> None:
    with pytest.raises(ReadBackDiffers):
        write_checked(tmp_path, _NAME, _DATA, disk=LyingDisk())
    assert os.listdir(tmp_path) == []


def test_a_false_stick_does_not_cost_the_old_file(tmp_path: Path) -> None:
    (tmp_path / _NAME).write_bytes(_OLD)
    with pytest.raises(ReadBackDiffers):
        write_checked(tmp_path, _NAME, _DATA, replace=True, disk=LyingDisk())
    assert os.listdir(tmp_path) == [_NAME]
    assert (tmp_path / _NAME).read_bytes() == _OLD


def test_short_writes_are_continued(tmp_path: Path) -> None:
    assert write_checked(tmp_path, _NAME, _DATA, disk=ShortDisk()).path.read_bytes() == _DATA


def test_a_disk_that_writes_nothing_does_not_hang(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        write_checked(tmp_path, _NAME, _DATA, disk=StuckDisk())
    assert os.listdir(tmp_path) == []


def test_a_full_stick_is_noticed_before_writing(tmp_path: Path) -> None:
    with pytest.raises(DiskFull) as caught:
        write_checked(tmp_path, _NAME, _DATA, disk=SmallDisk())
    assert caught.value.needed > len(_DATA) == caught.value.free
    assert os.listdir(tmp_path) == []


def test_a_stick_pulled_out_at_any_step_is_named_and_bears_no_half_file(tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.mkdir()
    steps = _steps(good)
    for number in range(1, len(steps) + 1):
        folder = tmp_path / str(number)
        folder.mkdir()
        disk = PulledDisk(folder, number)
        with pytest.raises(StickRemoved) as caught:
            write_checked(folder, _NAME, _DATA, disk=disk)
        there = disk.pocket / _NAME
        assert not there.exists() or there.read_bytes() == _DATA, steps[number - 1]
        # Whoever counts what was sent must know of a file that got its name.
        assert caught.value.left_behind or not there.exists(), steps[number - 1]
        # The leaving is cleared away when the stick is used again.
        disk.pocket.rename(folder)
        write_checked(folder, _NAME, _DATA)
        assert os.listdir(folder) == [_NAME]


class OtherMedium(Disk):
    """The stick went away and the folder it hung in stayed, as a folder of the computer's disk."""

    def __init__(self) -> None:
        self._asked = 0

    def medium(self, folder: Path) -> int:
        self._asked += 1
        return self._asked


def test_nothing_is_named_in_the_empty_place_of_a_pulled_stick(tmp_path: Path) -> None:
    with pytest.raises(StickRemoved):
        write_checked(tmp_path, _NAME, _DATA, disk=OtherMedium())
    assert os.listdir(tmp_path) == []


def test_a_file_can_be_withdrawn_and_is_surely_gone(tmp_path: Path) -> None:
    path = write_checked(tmp_path, _NAME, _DATA).path
    assert withdraw(path)
    assert not path.exists()
    assert not withdraw(tmp_path / "tercabut" / _NAME)


def test_old_leavings_are_cleared_and_those_of_this_moment_stay(tmp_path: Path) -> None:
    old, new, foreign = (
        tmp_path / name
        for name in ("DB-lama.dbx.sebagian", "DB-baru.dbx.sebagian", "foto.sebagian")
    )
    for path in (old, new, foreign):
        path.write_bytes(b"x")
    long_ago = new.stat().st_mtime - 90_000
    for path in (old, foreign):
        os.utime(path, (long_ago, long_ago))
    clear_leavings(tmp_path, "DB-", "TT-")
    assert not old.exists()
    assert new.exists()
    assert foreign.exists()


def test_ending_the_program_leaves_nothing_either(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_checked(tmp_path, _NAME, _DATA, disk=ClosingDisk())
    assert os.listdir(tmp_path) == []


def test_the_same_file_again_is_only_read(tmp_path: Path) -> None:
    first = write_checked(tmp_path, _NAME, _DATA)
    disk = BrokenDisk()
    assert write_checked(tmp_path, _NAME, _DATA, disk=disk) == first
    assert set(disk.calls) == {"open_to_read", "read", "close"}


@pytest.mark.parametrize("old", [_OLD, _DATA[:-1], _DATA + b"x", b""])
def test_another_file_of_that_name_is_kept(old: bytes, tmp_path: Path) -> None:
    (tmp_path / _NAME).write_bytes(old)
    with pytest.raises(NotWritable) as caught:
        write_checked(tmp_path, _NAME, _DATA)
    assert caught.value.path == tmp_path / _NAME
    assert (tmp_path / _NAME).read_bytes() == old


def test_a_link_or_folder_of_that_name_is_kept_even_when_replacing(tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_bytes(_OLD)
    (tmp_path / _NAME).symlink_to(tmp_path / "rahasia")
    (tmp_path / "map").mkdir()
    for name in (_NAME, "map"):
        with pytest.raises(NotWritable):
            write_checked(tmp_path, name, _DATA, replace=True)
    assert (tmp_path / "rahasia").read_bytes() == _OLD


def test_the_rest_of_a_pulled_stick_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / (_NAME + ".sebagian")).write_bytes(b"setengah")
    write_checked(tmp_path, _NAME, _DATA)
    assert os.listdir(tmp_path) == [_NAME]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        write_checked(tmp_path / "stik", _NAME, _DATA)


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "/etc/x"])
def test_only_plain_names_are_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="name"):
        write_checked(tmp_path, name, _DATA)


def test_reading_stops_at_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 2048)
    assert len(read_bounded(path, 2048)) == 2048
    with pytest.raises(PackageTooLarge) as caught:
        read_bounded(path, 2047)
    assert caught.value.limit == "1 kB"


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_bounded(tmp_path / "tidak-ada", 10)
    for odd in (tmp_path, Path("/dev/zero"), Path("a\x00b")):
        with pytest.raises(FileUnreadable):
            read_bounded(odd, 10)
