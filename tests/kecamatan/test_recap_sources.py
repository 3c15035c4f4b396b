# SPDX-License-Identifier: GPL-3.0-or-later
"""Older packages tell less, odd sums are refused, and every number is held against its package."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desa_app.domain.package import DataLevel, TakeInState
from desa_app.domain.recap import Count
from desa_app.domain.recap_lines import LINES
from desa_app.domain.user import Role, UserRights
from desa_app.errors import InvalidInput, NotAllowed
from tests.desa.case_kit import opened
from tests.kecamatan.packages_kit import PERIOD, Sticks, refuse, seal
from tests.office_kit import OTHER_VILLAGE, VILLAGE, actions, candidate, desk_of

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.domain.package_rows import Row
    from desa_app.kecamatan import Kecamatan

FIRST_FORM = frozenset(
    ("calon_akhir", "calon_baru", "calon_batal", "wawancara", "surat_izin", "surat_rekomendasi",
     "ln_prosedural", "ln_nonprosedural", "ln_belum_jelas", "berangkat", "pulang", "purna")
)  # fmt: skip


def with_recap(
    desa: Desa, kecamatan: Kecamatan, original: Path, to: Path, rows: tuple[Row, ...]
) -> Path:
    """The same package with another statement of its numbers."""
    contents = kecamatan.packages.look_at(original)
    counts = contents.manifest.counts | {"rekap": len(rows)}
    return seal(
        desa,
        kecamatan,
        replace(
            contents,
            manifest=replace(contents.manifest, counts=counts),
            records=contents.records | {"rekap": rows},
        ),
        to,
    )


def test_a_package_of_the_older_program_tells_its_twelve_lines_and_no_zero(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    rows = kecamatan.packages.look_at(sticks.first).records["rekap"]
    first_form = tuple(row for row in rows if "negara" in row or row["kunci"] in FIRST_FORM)
    older = with_recap(desa, kecamatan, sticks.first, tmp_path, first_form)
    taken = kecamatan.packages.take_in([older, sticks.neighbour])
    assert {one.state for one in taken} == {TakeInState.TAKEN}
    sheet = kecamatan.recaps.table(PERIOD)
    told = {one.code: one for one in sheet.villages}
    assert told[VILLAGE].cell("surat_izin").count == Count()
    assert told[VILLAGE].cell("kk_pmi").count is None
    assert told[OTHER_VILLAGE].cell("kk_pmi").count == Count()
    total = sheet.total("kk_pmi")
    assert (total.count, total.told) == (Count(), 1)
    assert sheet.total("calon_akhir").told == 2


def test_what_an_older_kecamatan_kept_without_knowing_it_is_not_told(
    kecamatan: Kecamatan, sticks: Sticks
) -> None:
    kecamatan.packages.take_in([sticks.first])
    old = {"calon_akhir": [0, 2, 0], "kk_pmi": [0, 0, 0], "kasus:upah": [0, 0, 0],
           "surat_skck": [0, 1, 0]}  # fmt: skip
    with desk_of(kecamatan).writing() as connection:
        content = json.dumps({"counts": old, "countries": {}})
        connection.execute(
            text("UPDATE village_recap SET content = :content"), {"content": content}
        )
    (village, *_) = kecamatan.recaps.table(PERIOD).villages
    assert village.cell("surat_skck").count == Count(female=1)
    assert village.cell("kk_pmi").count is None
    assert village.case_kinds() is None


def test_parts_that_do_not_make_their_whole_are_refused_also_without_names(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    good = kecamatan.packages.look_at(sticks.first).records["rekap"]
    odd = tuple(row | {"l": 5} if row.get("kunci") == "ln_jumlah" else row for row in good)
    result = refuse(kecamatan, with_recap(desa, kecamatan, sticks.first, tmp_path, odd))
    assert result.error_code == "jumlah-tidak-cocok"
    numbers = desa.packages.export(tmp_path, "2026-11", DataLevel.AGGREGATE).file.path
    more = tuple(row | {"n": 2} if row.get("kunci") == "kasus_baru" else row for row in good)
    for wrong in (more, odd):
        path = with_recap(desa, kecamatan, numbers, tmp_path, wrong)
        assert refuse(kecamatan, path).error_code == "jumlah-tidak-cocok"
    empty = with_recap(desa, kecamatan, numbers, tmp_path, ())
    assert refuse(kecamatan, empty).error_code == "berkas-rusak"


def test_each_number_is_held_against_the_package_that_told_it(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    kecamatan.packages.take_in([sticks.first, sticks.neighbour])
    opened(desa, loss=4_000_000)
    candidate(desa)
    full = desa.packages.export(tmp_path, "2026-11", DataLevel.FULL, "rapat camat").file.path
    contents = kecamatan.packages.look_at(full)
    broken = tuple(row | {"nik": "12"} for row in contents.records["orang"])
    records = contents.records | {"orang": broken}
    manifest = replace(contents.manifest, sequence=2)
    refused_rows = seal(
        desa, kecamatan, replace(contents, manifest=manifest, records=records), tmp_path
    )
    (taken,) = kecamatan.packages.take_in([refused_rows])
    assert taken.state is TakeInState.TAKEN
    held = kecamatan.recaps.reconciled(kecamatan.recaps.table("2026-T4"))
    of = {(one.code, one.month): one for one in held.villages}
    october, november = of[VILLAGE, PERIOD], of[VILLAGE, "2026-11"]
    assert (october.sequence, october.level, october.agrees) == (1, DataLevel.REGISTER, True)
    # The rows in the store are those of the later package by now.
    assert october.kept == ()
    assert of[OTHER_VILLAGE, PERIOD].kept == (("orang", 1), ("rencana", 1), ("surat", 0))
    assert november.checked == sum(one.counts_people for one in LINES.values()) - 3
    assert [(one.key, one.stated, one.counted) for one in november.disagreements] == [
        ("orang", 1, 0)
    ]
    assert dict(november.rows)["kasus"] == dict(november.kept)["kasus"] == 1
    assert not of[VILLAGE, "2026-12"].sent
    assert not held.agrees
    assert held.sums == ()
    # How many cases there are is told only to who may see cases.
    assert kecamatan.recaps.table("2026-T4").total("kasus_baru").count == Count(plain=1)
    users = kecamatan.users
    users.add(
        "Camat Contoh", UserRights(role=Role.HEAD, manager=True, cases=True), "sandi pertama contoh"
    )
    users.change(users.me(), UserRights(role=Role.SECRETARY, manager=True))
    users.me()
    sheet = kecamatan.recaps.table("2026-T4")
    assert sheet.cases_withheld
    check = kecamatan.recaps.paper("2026-11").check
    assert check is not None
    titles = [heading.title for section in check.sections for heading in section.headings]
    assert "Orang" in titles
    assert "Kasus" not in titles
    assert sheet.told_by_nobody("kasus_baru")
    assert not any("kasus" in dict(one.rows) for one in kecamatan.recaps.reconciled(sheet).villages)


def test_names_are_shown_masked_from_villages_that_sent_them_and_each_look_is_logged(
    desa: Desa, kecamatan: Kecamatan, tmp_path: Path
) -> None:
    candidate(desa, "SITI CONTOH", nik="3604125208990003")
    named = desa.packages.export(tmp_path, PERIOD, DataLevel.REGISTER).file.path
    later = desa.packages.export(tmp_path, "2026-11", DataLevel.AGGREGATE).file.path
    kecamatan.packages.take_in([named, later])
    listed = kecamatan.names.show()
    (line,) = listed.lines
    assert (line.name, line.village, line.nik) == ("SITI CONTOH", VILLAGE, "3604••••••0003")
    assert OTHER_VILLAGE in {one.code for one in listed.without_names}
    assert [(one.sequence, one.period) for one in listed.sources if one.sequence] == [(1, PERIOD)]
    assert actions(kecamatan)[-1] == "daftar-nama-dibuka"
    with pytest.raises(InvalidInput):
        kecamatan.names.show(in_full=True, reason=" ")
    in_full = kecamatan.names.show(in_full=True, reason="rapat gugus tugas", leaving=True)
    (told,) = in_full.lines
    assert actions(kecamatan)[-1] == "daftar-nama-disimpan"
    assert told.nik == "3604125208990003"
    users = kecamatan.users
    users.add("Camat Contoh", UserRights(role=Role.HEAD, manager=True), "sandi pertama contoh")
    users.change(users.me(), UserRights(role=Role.OPERATOR))
    with pytest.raises(NotAllowed):
        kecamatan.names.show()
    assert actions(kecamatan)[-1] == "akses-ditolak"
