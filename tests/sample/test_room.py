# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice on invented people leaves nothing behind, and never meets a real office."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desa_app import places
from desa_app.clock import SetClock
from desa_app.desa import open_desa
from desa_app.domain.office import OfficeKind
from desa_app.errors import Cancelled, InvalidInput, SampleMixed
from desa_app.kecamatan import open_kecamatan
from desa_app.office.prepare import prepare_office
from desa_app.office.unlock import unlock
from desa_app.sample import room as sample
from tests.office_kit import DISTRICT, NOW, USER, VILLAGE, copy_of, open_district, open_village
from tests.office_kit import clock as clock
from tests.office_kit import setup as setup_of

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "kuda lari pagi"


def real(folder: Path, kind: OfficeKind, code: str, clock: SetClock) -> Path:
    invented = setup_of(kind, code)
    setup = replace(invented, profile=replace(invented.profile, sample=False))
    prepare_office(folder, setup, PASSWORD, clock)
    return folder


def test_the_room_lies_beside_the_data_and_not_in_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert places.sample_folder(data).parent == data.parent
    assert places.sample_folder(data) != data


def test_a_cancelled_sample_leaves_nothing(tmp_path: Path) -> None:
    def stop(_text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        sample.furnish(tmp_path / "contoh", SetClock(NOW), stop)
    assert list(tmp_path.iterdir()) == []
    assert not sample.is_furnished(tmp_path / "contoh")


def test_a_folder_with_anything_else_is_never_removed(tmp_path: Path) -> None:
    kept = tmp_path / "data" / "kunci.json"
    kept.parent.mkdir()
    kept.write_text("{}", "utf-8")
    with pytest.raises(InvalidInput):
        sample.remove(kept.parent)
    assert kept.exists()


def test_a_real_office_and_a_sample_never_enrol_each_other(tmp_path: Path, clock: SetClock) -> None:
    invented_village = open_village(copy_of(VILLAGE, tmp_path), clock)
    invented_district = open_district(copy_of(DISTRICT, tmp_path), clock)
    folder = real(tmp_path / "desa", OfficeKind.DESA, VILLAGE, clock)
    village = open_desa(folder, unlock(folder, USER, PASSWORD, clock), clock)
    folder = real(tmp_path / "kecamatan", OfficeKind.KECAMATAN, DISTRICT, clock)
    district = open_kecamatan(folder, unlock(folder, USER, PASSWORD, clock), clock)
    offices = (invented_village, invented_district, village, district)
    try:
        card = invented_village.enrolment.write_card(tmp_path / "a.txt")
        with pytest.raises(SampleMixed):
            district.villages.enrol(tmp_path / "a.txt", card.fingerprint)
        card = village.enrolment.write_card(tmp_path / "b.txt")
        assert b"Contoh" not in (tmp_path / "b.txt").read_bytes()
        with pytest.raises(SampleMixed):
            invented_district.villages.enrol(tmp_path / "b.txt", card.fingerprint)
        card = invented_district.villages.write_card(tmp_path / "c.txt")
        with pytest.raises(SampleMixed):
            village.enrolment.enrol(tmp_path / "c.txt", card.fingerprint)
        card = district.villages.write_card(tmp_path / "d.txt")
        with pytest.raises(SampleMixed):
            invented_village.enrolment.enrol(tmp_path / "d.txt", card.fingerprint)
    finally:
        for office in offices:
            office.close()
