# SPDX-License-Identifier: GPL-3.0-or-later
"""What is offered is told before anything is written; of two with one number, one must stand."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.offer import Decision
from desa_app.domain.package import TakeInState
from desa_app.errors import (
    ChangedMeanwhile,
    NotFound,
    PackageConflict,
    PackageDamaged,
    PackageOld,
)
from desa_app.exchange.receipt import read_receipt
from tests.kecamatan.packages_kit import LOG, resealed, seal
from tests.office_kit import VILLAGE, actions, dump

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.kecamatan.packages_kit import Sticks


def test_everything_is_told_and_nothing_is_written(
    kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    damaged = tmp_path / "rusak.dbx"
    damaged.write_bytes(sticks.first.read_bytes()[:-9])
    twin = Path(shutil.copy(sticks.third, tmp_path / "kembar.dbx"))
    before = dump(kecamatan)
    files = sorted(tmp_path.iterdir())
    third, bad, again, first = kecamatan.packages.look_over(
        [sticks.third, damaged, twin, sticks.first, sticks.third]
    )
    assert dump(kecamatan) == before
    assert sorted(tmp_path.iterdir()) == files
    assert third.manifest is not None
    assert (third.manifest.sequence, third.gap, third.error) == (3, 1, None)
    assert (first.gap, first.refused_rows) == (0, 0)
    assert isinstance(bad.error, PackageDamaged)
    assert again.manifest_sha256 == third.manifest_sha256


def test_files_that_lie_together_leave_no_gap(kecamatan: Kecamatan, sticks: Sticks) -> None:
    offers = kecamatan.packages.look_over([sticks.third, sticks.second, sticks.first])
    assert [offer.gap for offer in offers] == [0, 0, 0]
    kecamatan.packages.take_in([sticks.first, sticks.second])
    (third,) = kecamatan.packages.look_over([sticks.third])
    assert third.gap == 0


def test_only_the_file_that_was_looked_at_is_taken_in(kecamatan: Kecamatan, sticks: Sticks) -> None:
    looked = kecamatan.packages.look_over([sticks.first, sticks.neighbour])
    seen = {offer.path: offer.file_sha256 for offer in looked}
    # Another package of the same village, whole and genuine, but not the one on the screen.
    shutil.copy(sticks.second, sticks.first)
    before = dump(kecamatan)["received"]
    swapped, other = kecamatan.packages.take_in(list(seen), sticks.folder, as_seen=seen)
    assert (swapped.state, swapped.error_code) == (TakeInState.REFUSED, "berkas-berganti")
    assert other.state is TakeInState.TAKEN
    assert len(dump(kecamatan)["received"]) == len(before) + 1
    again = kecamatan.packages.look_over([sticks.first])
    fresh = {offer.path: offer.file_sha256 for offer in again}
    (taken,) = kecamatan.packages.take_in(list(fresh), sticks.folder, as_seen=fresh)
    assert (taken.state, taken.sequence) == (TakeInState.TAKEN, 2)


def test_what_came_before_is_named_beside_the_file(kecamatan: Kecamatan, sticks: Sticks) -> None:
    kecamatan.packages.take_in([sticks.second])
    repeated, old = kecamatan.packages.look_over([sticks.second, sticks.first])
    assert repeated.repeated
    assert repeated.known is not None
    assert isinstance(old.error, PackageOld)


def test_two_with_one_number_are_both_kept_and_the_first_stands(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    rival = resealed(desa, kecamatan, sticks.second, tmp_path, sequence=1)
    together = kecamatan.packages.look_over([sticks.first, rival])
    assert [type(offer.error) for offer in together] == [type(None), PackageConflict]
    first, second = kecamatan.packages.take_in([sticks.first, rival, rival])
    assert (first.state, second.state) == (TakeInState.TAKEN, TakeInState.REFUSED)
    (offer,) = kecamatan.packages.look_over([rival])
    assert isinstance(offer.error, PackageConflict)
    assert offer.known is not None
    (kept,) = kecamatan.packages.conflicts()
    assert (kept.village, kept.sequence, kept.decision) == (VILLAGE, 1, None)
    assert kept.known == offer.known
    assert kept.counts != kept.known.counts if kept.known else False
    standing = dump(kecamatan, leave_out=("journal", "set_aside"))
    decided = kecamatan.packages.decide(kept.id, Decision.KEEP, " sudah ditanyakan ")
    assert (decided.decision, decided.note) == (Decision.KEEP, "sudah ditanyakan")
    assert dump(kecamatan, leave_out=("journal", "set_aside")) == standing
    assert actions(kecamatan)[-1] == "kiriman-bentrok-diputus"
    with pytest.raises(ChangedMeanwhile):
        kecamatan.packages.decide(kept.id, Decision.REPLACE)
    # The same file once more is no new question.
    kecamatan.packages.take_in([rival])
    assert [one.decision for one in kecamatan.packages.conflicts()] == [Decision.KEEP]


def test_the_other_one_may_take_the_place_and_is_answered(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    rival = resealed(desa, kecamatan, sticks.second, tmp_path, sequence=1)
    kecamatan.packages.take_in([sticks.first, rival])
    (kept,) = kecamatan.packages.conflicts()
    decided = kecamatan.packages.decide(kept.id, Decision.REPLACE)
    assert decided.known is not None
    assert decided.known.file_sha256 == kept.file_sha256
    (again,) = kecamatan.packages.take_in([rival])
    assert again.state is TakeInState.REPEATED
    assert again.receipt_path is not None
    receipt = read_receipt(
        again.receipt_path.read_bytes(),
        again.receipt_path,
        kecamatan.villages.own_card().verify_key,
    )
    assert receipt.file_sha256 == kept.file_sha256
    assert kecamatan.packages.receipt_of(VILLAGE, (1, 1)) == again.receipt_path.read_bytes()
    with pytest.raises(NotFound):
        kecamatan.packages.receipt_of(VILLAGE, (1, 9))


def test_a_village_cannot_fill_the_disk_with_rivals(
    desa: Desa,
    kecamatan: Kecamatan,
    sticks: Sticks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desa_app.kecamatan.offers.MOST_ASIDE", 1)
    kecamatan.packages.take_in([sticks.first])
    for number, program in enumerate("ab"):
        folder = tmp_path / str(number)
        folder.mkdir()
        rival = resealed(desa, kecamatan, sticks.first, folder, program=program)
        assert kecamatan.packages.take_in([rival])[0].error_code == "nomor-bentrok"
    assert len(kecamatan.packages.conflicts()) == 1


def test_the_report_of_errors_tells_everything_but_names_nobody(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    contents = kecamatan.packages.look_at(sticks.neighbour)
    seen = kecamatan.packages.look_at(sticks.first)
    (row,) = seen.records["orang"]
    changed = replace(seen, records=seen.records | {"orang": (row | {"nik": "12"},)})
    odd = seal(desa, kecamatan, changed, tmp_path)
    named = tmp_path / "DATA SITI AMINAH 3604120101900003.dbx"
    named.write_bytes(b"rusak")
    offers = kecamatan.packages.look_over([odd, named, sticks.third, sticks.neighbour])
    assert [offer.refused_rows for offer in offers] == [1, 0, 0, 0]
    before = dump(kecamatan, leave_out=LOG)
    text = kecamatan.packages.error_report(offers).decode()
    assert dump(kecamatan, leave_out=LOG) == before
    assert "diperiksa: 4, bermasalah: 3" in text
    assert f"Data orang: NIK tidak dapat diterima; baris {row['id']}" in text
    assert "berkas ke-2 (nama lain)" in text
    assert "Nomor terlewat sebelumnya: 1" in text
    for secret in (row["nama"], "SITI", "36041201", str(contents.records["orang"][0]["nama"])):
        assert str(secret) not in text
