# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages are taken in whole or refused by name, in any order, and refusals change nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel, PackageContents, TakeInState
from desa_app.errors import Cancelled, NotWritable, StorageError
from desa_app.exchange.keys import new_identity
from desa_app.exchange.receipt import read_receipt
from desa_app.exchange.seal import seal_package
from tests.kecamatan.packages_kit import LOG, PERIOD, Sticks, refuse, resealed, seal
from tests.office_kit import (
    DISTRICT,
    OTHER_VILLAGE,
    VILLAGE,
    actions,
    desk_of,
    dump,
    enrolled_copy,
    open_village,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock


def test_several_files_of_several_villages_come_in_at_once(
    kecamatan: Kecamatan, sticks: Sticks
) -> None:
    offered = [sticks.second, sticks.neighbour, sticks.first]
    results = kecamatan.packages.take_in(offered, sticks.folder)
    assert [result.path for result in results] == offered
    assert {result.state for result in results} == {TakeInState.TAKEN}
    assert [(r.village, r.sequence, r.gap) for r in results] == [
        (VILLAGE, 2, 0),
        (OTHER_VILLAGE, 1, 0),
        (VILLAGE, 1, 0),
    ]
    rows = dump(kecamatan)
    assert len(rows["village_person"]) == 2 + 1
    assert len(rows["village_letter"]) == 1
    assert actions(kecamatan)[-3:] == ["kiriman-diterima"] * 3


def test_a_file_name_that_is_no_text_does_not_stop_the_others(
    kecamatan: Kecamatan, sticks: Sticks
) -> None:
    # What a stick's name in an old code page becomes; no such file need be made for that.
    odd = sticks.folder / "kiriman-\udce9.dbx"
    results = kecamatan.packages.take_in([odd, sticks.first])
    assert [result.state for result in results] == [TakeInState.REFUSED, TakeInState.TAKEN]
    assert "kiriman-ditolak" in actions(kecamatan)


@pytest.mark.parametrize("level", [DataLevel.REGISTER, DataLevel.AGGREGATE])
def test_a_month_that_no_calendar_has_is_refused_by_name(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, level: DataLevel
) -> None:
    contents = kecamatan.packages.look_at(sticks.first)
    records = {
        name: rows
        for name, rows in contents.records.items()
        if level is DataLevel.REGISTER or name == "rekap"
    }
    manifest = replace(
        contents.manifest,
        period="0000-05",
        level=level,
        counts={name: len(rows) for name, rows in records.items()},
    )
    odd = replace(contents, manifest=manifest, records=records)
    result = refuse(kecamatan, seal(desa, kecamatan, odd, sticks.folder))
    assert result.error_code == "berkas-rusak"


def test_the_receipt_answers_exactly_the_package(kecamatan: Kecamatan, sticks: Sticks) -> None:
    (result,) = kecamatan.packages.take_in([sticks.first])
    assert result.receipt_path is not None
    assert result.receipt_path.parent == sticks.first.parent
    card = kecamatan.villages.own_card()
    receipt = read_receipt(result.receipt_path.read_bytes(), result.receipt_path, card.verify_key)
    assert (receipt.village, receipt.sequence, receipt.next_sequence) == (VILLAGE, 1, 2)
    assert receipt.taken == result.counts
    assert receipt.refused == ()


def test_the_same_package_again_changes_nothing_and_gives_the_same_receipt(
    kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path, clock: RunningClock
) -> None:
    (first,) = kecamatan.packages.take_in([sticks.first])
    assert first.receipt_path is not None
    before = dump(kecamatan)
    clock.advance(days=3)
    again = tmp_path / "lagi"
    again.mkdir()
    copied = Path(shutil.copy(sticks.first, again / "nama-lain.dbx"))
    (second,) = kecamatan.packages.take_in([copied], again)
    assert second.state is TakeInState.REPEATED
    assert second.receipt_path is not None
    assert second.receipt_path.read_bytes() == first.receipt_path.read_bytes()
    assert dump(kecamatan) == before


def test_one_bad_file_does_not_stop_the_others(kecamatan: Kecamatan, sticks: Sticks) -> None:
    broken = sticks.folder / "rusak.dbx"
    broken.write_bytes(sticks.first.read_bytes()[:-100])
    picture = sticks.folder / "foto.dbx"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    missing = sticks.folder / "tidak-ada.dbx"
    offered = [broken, sticks.first, missing, picture, sticks.neighbour]
    results = kecamatan.packages.take_in(offered)
    assert [(r.state.value, r.error_code) for r in results] == [
        ("ditolak", "berkas-rusak"),
        ("diterima", ""),
        ("ditolak", "berkas-tidak-ada"),
        ("ditolak", "berkas-rusak"),
        ("diterima", ""),
    ]


def test_a_damaged_file_is_refused(kecamatan: Kecamatan, sticks: Sticks) -> None:
    content = bytearray(sticks.first.read_bytes())
    content[-1] ^= 1
    sticks.first.write_bytes(content)
    assert refuse(kecamatan, sticks.first).error_code == "berkas-rusak"


def test_a_file_for_another_kecamatan_is_refused(kecamatan: Kecamatan, sticks: Sticks) -> None:
    contents = kecamatan.packages.look_at(sticks.first)
    sealed, _ = seal_package(contents, b"\x01" * 32, (new_identity().recipient,))
    path = sticks.folder / "lain.dbx"
    path.write_bytes(sealed)
    assert refuse(kecamatan, path).error_code == "bukan-untuk-kami"


def test_a_village_that_is_not_enrolled_is_refused(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    stranger = resealed(desa, kecamatan, sticks.first, tmp_path, village=f"{DISTRICT}.2003")
    assert refuse(kecamatan, stranger).error_code == "desa-belum-terdaftar"


def test_a_signature_of_another_village_is_refused(
    other_desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    forged = resealed(other_desa, kecamatan, sticks.first, tmp_path)
    assert refuse(kecamatan, forged).error_code == "tanda-tangan-salah"


def test_a_package_meant_for_another_office_is_refused(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    meant = resealed(desa, kecamatan, sticks.first, tmp_path, district="36.04.13")
    assert refuse(kecamatan, meant).error_code == "desa-keliru"


def test_an_older_package_after_a_newer_one_is_refused(
    kecamatan: Kecamatan, sticks: Sticks
) -> None:
    kecamatan.packages.take_in([sticks.second])
    result = refuse(kecamatan, sticks.first)
    assert result.error_code == "berkas-lama"


def test_the_same_number_with_other_content_is_refused(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    kecamatan.packages.take_in([sticks.first, sticks.second])
    for sequence in (1, 2):
        other = resealed(desa, kecamatan, sticks.third, tmp_path, sequence=sequence)
        result = refuse(kecamatan, other, (*LOG, "set_aside"), "kiriman-disisihkan")
        assert result.error_code == "nomor-bentrok"


def test_a_recap_that_does_not_add_up_with_the_rows_is_refused(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    contents = kecamatan.packages.look_at(sticks.first)
    for name, wrong in (("kunci", "wawancara"), ("kunci", "calon_akhir")):
        rekap = tuple(
            row | {"l": 9} if row.get(name) == wrong else row for row in contents.records["rekap"]
        )
        assert rekap != contents.records["rekap"]
        path = seal(
            desa,
            kecamatan,
            replace(contents, records=contents.records | {"rekap": rekap}),
            tmp_path,
        )
        assert refuse(kecamatan, path).error_code == "jumlah-tidak-cocok"


def test_a_country_that_nobody_is_in_is_refused(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    contents = kecamatan.packages.look_at(sticks.first)
    rekap = (*contents.records["rekap"], {"negara": "HK", "l": 1, "p": 0, "t": 0})
    counts = contents.manifest.counts | {"rekap": len(rekap)}
    changed = PackageContents(
        manifest=replace(contents.manifest, counts=counts),
        records=contents.records | {"rekap": rekap},
    )
    assert refuse(kecamatan, seal(desa, kecamatan, changed, tmp_path)).error_code == (
        "jumlah-tidak-cocok"
    )


@pytest.mark.parametrize(
    ("entry", "change", "code"),
    [
        ("orang", {"nik": "12"}, "nilai-nik"),
        ("orang", {"id": "bukan-id"}, "nilai-id"),
        ("orang", {"id": None}, "nilai-id"),
        ("orang", {"id": ["x"]}, "nilai-id"),
        ("orang", {"nama": ""}, "nilai-nama"),
        ("orang", {"tanggal_lahir": "31-12-1990"}, "nilai-tanggal-lahir"),
        ("orang", {"tanggal_lahir": "2026-W01-1"}, "nilai-tanggal-lahir"),
        ("rencana", {"orang": ["x"]}, "nilai-orang"),
        ("rencana", {"id": ["x"]}, "nilai-id"),
        ("rencana", {"pekerjaan": 5}, "nilai-pekerjaan"),
        ("rencana", {"skema": "gratis"}, "nilai-skema"),
        ("surat", {"rencana": ["x"]}, "nilai-rencana"),
        ("surat", {"keadaan": "hilang"}, "nilai-keadaan"),
        ("surat", {"jenis": ""}, "nilai-jenis"),
    ],
)
def test_a_broken_row_is_named_or_the_package_refused_and_nothing_breaks(
    desa: Desa,
    kecamatan: Kecamatan,
    sticks: Sticks,
    tmp_path: Path,
    entry: str,
    change: dict[str, object],
    code: str,
) -> None:
    contents = kecamatan.packages.look_at(sticks.first)
    rows = tuple(row | change for row in contents.records[entry])
    assert len(rows) == 1
    changed = replace(contents, records=contents.records | {entry: rows})
    path = seal(desa, kecamatan, changed, tmp_path)
    bad, good = kecamatan.packages.take_in([path, sticks.neighbour])
    assert good.state is TakeInState.TAKEN
    if bad.state is TakeInState.REFUSED:
        assert bad.error_code in {"berkas-rusak", "jumlah-tidak-cocok"}
        return
    assert bad.receipt_path is not None
    card = kecamatan.villages.own_card()
    receipt = read_receipt(bad.receipt_path.read_bytes(), bad.receipt_path, card.verify_key)
    named = "1" if code == "nilai-id" else rows[0]["id"]
    assert [(one.table, one.row, one.code) for one in receipt.refused] == [(entry, named, code)]
    assert receipt.taken[entry] == 0
    assert bad.counts is not None
    assert {name: receipt.taken[name] for name in receipt.taken if name != entry} == {
        name: count for name, count in bad.counts.items() if name != entry
    }


def test_a_doubled_row_is_taken_once_and_told(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    contents = kecamatan.packages.look_at(sticks.first)
    people = contents.records["orang"] * 2
    counts = contents.manifest.counts | {"orang": 2}
    path = seal(
        desa,
        kecamatan,
        PackageContents(
            manifest=replace(contents.manifest, counts=counts),
            records=contents.records | {"orang": people},
        ),
        tmp_path,
    )
    (result,) = kecamatan.packages.take_in([path])
    assert result.state is TakeInState.TAKEN
    assert len(dump(kecamatan)["village_person"]) == 1


def test_a_gap_is_shown_and_taken(kecamatan: Kecamatan, sticks: Sticks) -> None:
    (first,) = kecamatan.packages.take_in([sticks.first])
    (third,) = kecamatan.packages.take_in([sticks.third])
    assert (first.gap, third.gap) == (0, 1)
    assert third.state is TakeInState.TAKEN


def test_a_full_receipt_folder_does_not_lose_the_package(
    kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    (result,) = kecamatan.packages.take_in([sticks.first], tmp_path / "tercabut")
    assert result.state is TakeInState.TAKEN
    assert isinstance(result.error, StorageError)
    assert result.receipt_path is None
    (again,) = kecamatan.packages.take_in([sticks.first])
    assert again.state is TakeInState.REPEATED
    assert again.receipt_path is not None


def test_a_stop_keeps_what_was_taken_and_leaves_the_rest(
    kecamatan: Kecamatan, sticks: Sticks
) -> None:
    def stop_at(limit: int) -> None:
        def progress(done: int, total: int, name: str) -> None:
            assert done <= total
            assert name or done == total
            if done == limit:
                raise Cancelled

        offered = [sticks.first, sticks.second, sticks.third]
        results = kecamatan.packages.take_in(offered, None, progress)
        assert [result.path for result in results] == offered[:limit]

    for limit in (0, 1, 2, 3):
        stop_at(limit)
    assert len(dump(kecamatan)["received"]) == 3


def test_a_store_that_fails_takes_nothing(
    kecamatan: Kecamatan, sticks: Sticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = desk_of(kecamatan).log

    def broken(connection: object, action: str, *rest: object) -> None:
        if action == "kiriman-diterima":
            raise NotWritable(sticks.folder)
        usual(connection, action, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(desk_of(kecamatan), "log", broken)
    assert refuse(kecamatan, sticks.first).error_code == "tidak-bisa-ditulis"


def test_looking_at_a_package_changes_nothing(kecamatan: Kecamatan, sticks: Sticks) -> None:
    before = dump(kecamatan)
    manifest = kecamatan.packages.look_at(sticks.first).manifest
    assert (manifest.village, manifest.sequence) == (VILLAGE, 1)
    assert dump(kecamatan) == before


def test_taking_in_needs_no_village_to_be_open(
    kecamatan: Kecamatan, tmp_path: Path, clock: RunningClock
) -> None:
    office = open_village(enrolled_copy(VILLAGE, tmp_path), clock)
    path = office.packages.export(tmp_path, PERIOD, DataLevel.AGGREGATE).file.path
    office.close()
    (result,) = kecamatan.packages.take_in([path])
    assert (result.state, result.level) == (TakeInState.TAKEN, DataLevel.AGGREGATE)
    assert dump(kecamatan)["village_person"] == []


def test_a_month_that_has_not_begun_is_refused_by_name(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    early = resealed(desa, kecamatan, sticks.third, tmp_path, period="2027-01")
    result = refuse(kecamatan, early)
    assert result.error_code == "bulan-belum-tiba"
