# SPDX-License-Identifier: GPL-3.0-or-later
"""Each key of a village counts its own packages; a newer key's word replaces an older one's."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.key_list import KeyCause, KeyChange
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.errors import (
    InvalidInput,
    KeyCauseNeeded,
    PackageKeyFormer,
    PackageKeyRevoked,
)
from tests.kecamatan.packages_kit import (
    PERIOD,
    Sticks,
    begun_anew,
    enrol_again,
    refuse,
    seal,
)
from tests.kecamatan.test_arrival_order import state_of
from tests.office_kit import (
    DISTRICT,
    VILLAGE,
    RunningClock,
    actions,
    candidate,
    dump,
    enrolled_copy,
    open_district,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desa_app.desa import Desa
    from desa_app.domain.package import PackageContents
    from desa_app.kecamatan import Kecamatan


@pytest.fixture
def anew(tmp_path: Path, clock: RunningClock) -> Iterator[Desa]:
    (tmp_path / "baru").mkdir()
    office = begun_anew(tmp_path / "baru", clock)
    yield office
    office.close()


def test_a_village_that_begins_anew_counts_from_one_again(
    anew: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    kecamatan.packages.take_in([sticks.first, sticks.second, sticks.third])
    enrol_again(kecamatan, anew, tmp_path, KeyCause.LOST)
    candidate(anew, "ORANG PERTAMA LAGI")
    sent = anew.packages.export(tmp_path, "2026-11", DataLevel.REGISTER).file.path
    (result,) = kecamatan.packages.take_in([sent])
    assert (result.state, result.sequence, result.gap) == (TakeInState.TAKEN, 1, 0)
    rows = dump(kecamatan)
    (person,) = rows["village_person"]
    assert "ORANG PERTAMA LAGI" in person
    assert len(rows["village_recap"]) == 2
    (row, _) = kecamatan.board.show("2026-11").rows
    assert row.last is not None
    assert row.last.place == (2, 1)
    assert not any(mark.missing for mark in row.months.values())


def test_the_order_of_old_and_new_keys_packages_does_not_matter(
    anew: Desa, sticks: Sticks, tmp_path: Path, clock: RunningClock
) -> None:
    """What the lost computer had sealed turns up among what the new one sends."""
    candidate(anew, "ORANG PERTAMA LAGI")
    again = anew.packages.export(tmp_path, "2026-11", DataLevel.REGISTER).file.path
    numbers = anew.packages.export(tmp_path, "2026-11", DataLevel.AGGREGATE).file.path
    seen = []
    for number, order in enumerate(permutations((sticks.second, sticks.third, again, numbers))):
        folder = tmp_path / f"urut-{number}"
        office = open_district(enrolled_copy(DISTRICT, folder), clock)
        enrol_again(office, anew, folder, KeyCause.LOST)
        for path in order:
            (result,) = office.packages.take_in([path], folder)
            assert result.error_code in {"", "berkas-lama"}
        seen.append(state_of(office))
        office.close()
    assert all(state == seen[0] for state in seen)
    assert "ORANG PERTAMA LAGI" in str(seen[0]["rows"])
    assert "ORANG 2" not in str(seen[0]["rows"])


def test_a_late_package_of_the_former_key_still_brings_its_month(
    anew: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    enrol_again(kecamatan, anew, tmp_path, KeyCause.RENEWED)
    sent = anew.packages.export(tmp_path, "2026-11", DataLevel.REGISTER).file.path
    kecamatan.packages.take_in([sent])
    (found,) = kecamatan.packages.take_in([sticks.second])
    assert found.state is TakeInState.TAKEN
    assert dump(kecamatan)["village_person"] == []
    assert not kecamatan.recaps.table(PERIOD).villages[0].silent
    old = refuse(kecamatan, sticks.third)
    assert old.error_code == "berkas-lama"


def test_what_a_replaced_key_seals_afterwards_is_refused_by_name(
    desa: Desa, anew: Desa, kecamatan: Kecamatan, tmp_path: Path, clock: RunningClock
) -> None:
    enrol_again(kecamatan, anew, tmp_path, KeyCause.RENEWED)
    clock.advance(days=1)
    late = desa.packages.export(tmp_path, PERIOD, DataLevel.REGISTER).file.path
    assert refuse(kecamatan, late).error_code == PackageKeyFormer.code
    card = desa.enrolment.write_card(tmp_path / "lama.txt")
    with pytest.raises(PackageKeyFormer):
        kecamatan.villages.enrol(tmp_path / "lama.txt", card.fingerprint)


def test_after_a_theft_the_former_key_proves_nothing_more(
    desa: Desa,
    anew: Desa,
    kecamatan: Kecamatan,
    sticks: Sticks,
    tmp_path: Path,
    clock: RunningClock,
) -> None:
    card = anew.enrolment.write_card(tmp_path / "kartu.txt")
    path, before = tmp_path / "kartu.txt", dump(kecamatan)
    with pytest.raises(KeyCauseNeeded):
        kecamatan.villages.enrol(path, card.fingerprint)
    tomorrow = clock.today() + timedelta(days=1)
    future = KeyChange(cause=KeyCause.STOLEN, day=tomorrow)
    with pytest.raises(InvalidInput):
        kecamatan.villages.enrol(path, card.fingerprint, future)
    assert dump(kecamatan) == before

    stolen = clock.today() - timedelta(days=5)
    change = KeyChange(cause=KeyCause.STOLEN, day=stolen)
    kecamatan.villages.enrol(path, card.fingerprint, change)
    assert actions(kecamatan)[-2:] == ["kunci-desa-dicabut", "desa-didaftarkan"]
    old, new = (key for key in kecamatan.villages.every_key() if key.village == VILLAGE)
    assert (old.revoked_on, new.revoked_on, new.cause) == (stolen, None, KeyCause.STOLEN)
    assert refuse(kecamatan, sticks.first).error_code == PackageKeyRevoked.code
    # Nobody can make it look older than the theft either.
    backdated = seal(desa, kecamatan, _sample(anew, kecamatan, tmp_path), tmp_path)
    assert refuse(kecamatan, backdated).error_code == PackageKeyRevoked.code


def test_a_former_key_is_revoked_when_it_turns_out_to_be_in_strange_hands(
    anew: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path, clock: RunningClock
) -> None:
    enrol_again(kecamatan, anew, tmp_path, KeyCause.RENEWED)
    assert kecamatan.packages.look_at(sticks.first).series == 1
    kecamatan.villages.revoke(VILLAGE, clock.today(), "Komputer lama dicuri", 1)
    assert refuse(kecamatan, sticks.first).error_code == PackageKeyRevoked.code
    sent = anew.packages.export(tmp_path, PERIOD, DataLevel.REGISTER).file.path
    (taken,) = kecamatan.packages.take_in([sent], tmp_path)
    assert taken.state is TakeInState.TAKEN
    assert kecamatan.villages.list()[0].revoked_on is None


def _sample(office: Desa, kecamatan: Kecamatan, to: Path) -> PackageContents:
    sent = office.packages.export(to, PERIOD, DataLevel.AGGREGATE).file.path
    return kecamatan.packages.look_at(sent)
