# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts are written to the village's stick: pulled out, full or stopped, nothing is lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import TakeInState
from desa_app.errors import Cancelled, StickRemoved
from desa_app.exchange.receipt import read_receipt
from tests.exchange.broken_disk import BrokenDisk, PulledDisk, use
from tests.kecamatan.packages_kit import LOG
from tests.office_kit import dump

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan
    from tests.kecamatan.packages_kit import Sticks


def test_a_stick_pulled_out_at_any_step_of_a_receipt_keeps_the_package(
    kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    good = tmp_path / "baik"
    good.mkdir()
    counted = BrokenDisk()
    with pytest.MonkeyPatch.context() as patch:
        use(patch, counted)
        kecamatan.packages.take_in([sticks.first], good)
    (answer,) = good.iterdir()
    whole, standing = answer.read_bytes(), dump(kecamatan, leave_out=LOG)
    key = kecamatan.villages.own_card().verify_key
    for number in range(1, len(counted.calls) + 1):
        folder = tmp_path / f"cabut-{number}"
        folder.mkdir()
        disk = PulledDisk(folder, number)
        with pytest.MonkeyPatch.context() as patch:
            use(patch, disk)
            (result,) = kecamatan.packages.take_in([sticks.first], folder)
        assert result.state is TakeInState.REPEATED
        assert isinstance(result.error, StickRemoved), counted.calls[number - 1]
        assert result.receipt_path is None
        for left in disk.pocket.glob("*.txt"):
            assert left.read_bytes() == whole
            read_receipt(left.read_bytes(), left, key)
    assert dump(kecamatan, leave_out=LOG) == standing


def test_nothing_stays_in_temporary_folders_or_half_on_the_stick(
    kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, usb = tmp_path / "sementara", tmp_path / "usb"
    for folder in (temporary, usb):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    damaged = tmp_path / "rusak.dbx"
    damaged.write_bytes(b"x")

    def stop(done: int, _total: int, _text: str) -> None:
        if done == 1:
            raise Cancelled

    results = kecamatan.packages.take_in([damaged, sticks.first, sticks.neighbour], usb, stop)
    assert len(results) == 1  # the damaged one is told first, then it was stopped
    assert os.listdir(usb) == []
    with pytest.raises(Cancelled):
        kecamatan.packages.look_over([sticks.first, sticks.neighbour], stop)
    kecamatan.packages.take_in([sticks.first, sticks.neighbour], usb)
    assert sorted(path.name for path in usb.iterdir()) == [
        "TT-36.04.12.2001-2026-10-0001.txt",
        "TT-36.04.12.2002-2026-10-0001.txt",
    ]
    assert os.listdir(temporary) == []
