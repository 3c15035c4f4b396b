# SPDX-License-Identifier: GPL-3.0-or-later
"""A stick is slow, or is pulled out: nobody waits, no number is given twice, nothing lies."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel
from desa_app.errors import Cancelled, StickRemoved, StoreBusy
from desa_app.exchange.stick import Disk
from tests.exchange.broken_disk import BrokenDisk, PulledDisk, use
from tests.office_kit import candidate, desk_of, dump

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.packages import Export
    from desa_app.kecamatan import Kecamatan

PERIOD = "2026-11"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    return folder


def export(desa: Desa, stick: Path) -> Export:
    return desa.packages.export(stick, PERIOD, DataLevel.AGGREGATE)


def steps_of(desa: Desa, stick: Path) -> list[str]:
    disk = BrokenDisk()
    with pytest.MonkeyPatch.context() as patch:
        use(patch, disk)
        export(desa, stick)
    return disk.calls


def test_a_stick_pulled_out_at_any_step_spends_no_number_twice(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path, stick: Path
) -> None:
    names = steps_of(desa, stick)
    for number in range(1, len(names) + 1):
        folder = tmp_path / f"cabut-{number}"
        folder.mkdir()
        before = desa.packages.list()
        disk = PulledDisk(folder, number)
        with pytest.MonkeyPatch.context() as patch:
            use(patch, disk)
            with pytest.raises(StickRemoved):
                export(desa, folder)
        assert desa.packages.list() == before, names[number - 1]
        lost = [path for path in disk.pocket.iterdir() if path.suffix == ".dbx"]
        for path in lost:  # whole, or not under this name
            kecamatan.packages.look_at(path)
        unsure = {sent.file_name for sent in desa.packages.uncertain()}
        assert {path.name for path in lost} <= unsure
        good = tmp_path / f"baik-{number}"
        good.mkdir()
        sent = export(desa, good).sent
        assert sent.file_name not in unsure
        # Whatever reached a stick goes in beside the other; no number is met twice.
        results = kecamatan.packages.take_in([*lost, good / sent.file_name], tmp_path)
        assert {result.state.value for result in results} == {"diterima"}
        answers = [result.receipt_path for result in results if result.receipt_path]
        assert [one.error for one in desa.packages.take_receipts(answers)] == [None] * len(answers)
        assert len(desa.packages.uncertain()) <= 1  # pulled out in the moment of naming
    sequences = [sent.sequence for sent in desa.packages.list()]
    assert sequences == sorted(set(sequences), reverse=True)


class WaitingDisk(Disk):
    """While it writes, somebody else goes on working."""

    def __init__(self, desa: Desa) -> None:
        self._desa = desa
        self.worked = False

    def write(self, handle: int, data: memoryview) -> int:
        try:
            candidate(self._desa, "DATANG SAAT MENULIS")
        except StoreBusy:  # pragma: no cover - that is what must not happen
            return 0
        self.worked = True
        return super().write(handle, data)


def test_a_slow_stick_holds_nobody_up(
    desa: Desa, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = WaitingDisk(desa)
    use(monkeypatch, disk)
    done = export(desa, stick)
    assert disk.worked
    assert desa.packages.list() == (done.sent,)


class SecondWindow(Disk):
    """While it writes, another window sends the same month."""

    def __init__(self, desa: Desa, folder: Path) -> None:
        self._desa, self._folder = desa, folder
        self.other: Export | None = None

    def write(self, handle: int, data: memoryview) -> int:
        if self.other is None:
            with pytest.MonkeyPatch.context() as patch:
                use(patch, Disk())
                self.other = export(self._desa, self._folder)
        return super().write(handle, data)


def test_two_windows_that_send_at_once_get_two_numbers(
    desa: Desa, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SecondWindow(desa, stick)
    use(monkeypatch, disk)
    first = export(desa, stick)
    assert disk.other is not None
    assert {first.sent.sequence, disk.other.sent.sequence} == {1, 2}
    assert {path.name for path in stick.iterdir()} == {
        sent.file_name for sent in desa.packages.list()
    }


class Forgetting(Disk):
    """When the file has its name, the user's rights are gone and the package cannot be counted."""

    def __init__(self, desa: Desa) -> None:
        self._desa = desa

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        with desk_of(self._desa).database.writing() as connection:
            connection.exec_driver_sql("UPDATE user SET role = 'pemeriksa'")


def test_a_file_that_cannot_be_counted_is_taken_back(
    desa: Desa, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Forgetting(desa))
    with pytest.raises(Exception, match=r"pemeriksa|lihat|tulis|catat"):
        export(desa, stick)
    assert list(stick.iterdir()) == []
    assert desa.packages.list() == ()


def test_stopping_leaves_nothing_in_the_store_on_the_stick_or_in_temporary_folders(
    desa: Desa, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = dump(desa)

    def stop_at(wanted: int) -> None:
        def told(done: int, _total: int, _text: str) -> None:
            if done == wanted:
                raise Cancelled

        with pytest.raises(Cancelled):
            desa.packages.export(stick, PERIOD, DataLevel.REGISTER, progress=told)

    for step in range(3):
        stop_at(step)
    assert dump(desa) == before
    assert os.listdir(stick) == []
    done = export(desa, stick)
    assert os.listdir(stick) == [done.sent.file_name]
    assert os.listdir(temporary) == []
