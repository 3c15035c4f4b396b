# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of the civil registry and of offices: found by their headings, read as they are built."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desa_app.domain.codes import FamilyRole, Marital, Sex
from desa_app.domain.findings import Level
from desa_app.domain.intake import ColumnMap, ImportChoices
from desa_app.errors import LayoutUnknown
from desa_app.intake.blocks import family_of_row
from desa_app.intake.people import Rehearsal, first_look, rehearse_people
from tests.intake.sheet_files import FORMATS, write_table
from tests.intake.test_people import OFFICE, TODAY

if TYPE_CHECKING:
    from pathlib import Path

BOOK: list[list[Any]] = [
    ["BUKU INDUK PENDUDUK WNI"],
    [],
    ["KECAMATAN", ":", "\xa0PONTANG", "DESA/KELURAHAN", ":", "\xa0SUKAJAYA"],
    ["No", "Nama Lengkap", "NIK", "Tempat dan Tanggal Lahir", None, "JK", "SHDK", "Agama",
     "Pendidikan", "Pekerjaan", "Nama Orang Tua Kandung", "Nama Orang Tua Kandung"],
    [None, None, None, "Tempat Lahir", "Tgl/Bln/Th", None, None, None, "Terakhir", None, "Ibu",
     "Ayah"],
    [-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12],
    ["No. KK : 3604120104120003 \xa0", None,
     "Alamat : KARANG ANYAR, Nama Dusun : -, RT/RW : 003/001"],
    [1, "CONTOH SARTA", "3604120107620702\xa0", "SERANG", date(1962, 7, 1), "Lk",
     "KEPALA KELUARGA", "ISLAM", "TAMAT SD/SEDERAJAT", "TUKANG KAYU", "CONTOH IBU", None],
    [2, "CONTOH SITI", "3604124107740318\xa0", "SERANG", date(1974, 7, 1), "Pr", "ISTRI",
     "ISLAM", "SLTP/SEDERAJAT", "MENGURUS RUMAH TANGGA", "CONTOH IBU DUA", "CONTOH AYAH DUA"],
    ["Nomor KK", ":", "3604120104120004", "Alamat : KUBANG, Dusun: KUBANG, RT/RW : 005/-"],
    [3, "CONTOH FAHRU'DDIN", "3604122002880004\xa0", "PONTANG", date(1988, 2, 20), "Lk", "ANAK",
     "ISLAM", "STRATA-II", "BELUM/TIDAK BEKERJA", "CONTOH IBU TIGA", "CONTOH AYAH TIGA"],
    [None, "Jumlah", None, None, None, None, None, None, None, None, "3 orang"],
]  # fmt: skip
LIST: list[list[Any]] = [
    ["NO", "NO_KK", "NIK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "STAT_KWN",
     "STAT_HBKEL", "RT/RW"],
    [1, "3604120104120003", "3604125003970003", "SITI CONTOH", "PEREMPUAN", "SERANG",
     "10-03-1997", "KAWIN TERCATAT", "ISTERI", "001/002"],
]  # fmt: skip


def read(path: Path, **choices: Any) -> Rehearsal:
    return rehearse_people(
        path,
        office_code=OFFICE,
        today=TODAY,
        known_niks=lambda _: {},
        choices=ImportChoices(**choices),
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_the_registry_s_book_is_read_family_by_family(tmp_path: Path, kind: str) -> None:
    result = read(write_table(tmp_path / f"bip.{kind}", BOOK))
    assert result.layout.startswith("Dukcapil, buku induk penduduk")
    assert [one.row for one in result.people] == [8, 9, 11]
    first, second, third = (one.facts for one in result.people)
    assert (first.name, first.nik, first.kk) == (
        "CONTOH SARTA", "3604120107620702", "3604120104120003")  # fmt: skip
    assert (first.address, first.dusun, first.rt, first.rw) == ("KARANG ANYAR", "", "003", "001")
    assert (second.sex, second.birth_date, second.family_role) == (
        Sex.FEMALE, date(1974, 7, 1), FamilyRole.WIFE)  # fmt: skip
    assert (second.mother, second.father) == ("CONTOH IBU DUA", "CONTOH AYAH DUA")
    assert (third.kk, third.dusun, third.rt, third.rw) == ("3604120104120004", "KUBANG", "005", "")
    assert (third.name, third.education) == ("CONTOH FAHRU'DDIN", "Strata II")
    assert [(one.row, one.code) for one in result.findings] == [
        (4, "kolom-tidak-ada"),
        (12, "bukan-orang"),
    ]


def test_a_damaged_family_number_refuses_its_people(tmp_path: Path) -> None:
    rows = [list(row) for row in BOOK]
    rows[9][2] = 3604120104120004.0
    rows[6][0] = "No. KK : 360412010412"
    result = read(write_table(tmp_path / "bip.xlsx", rows))
    assert result.refused_rows == {8, 9, 11}
    codes = {one.code for one in result.findings if one.level is Level.REFUSED}
    assert codes == {"kk-bukan-16-angka", "kk-berupa-angka"}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_registry_s_flat_list_is_known(tmp_path: Path, kind: str) -> None:
    result = read(write_table(tmp_path / f"siak.{kind}", LIST))
    assert result.layout.startswith("Dukcapil, daftar SIAK")
    facts = result.people[0].facts
    assert (facts.marital, facts.family_role) == (Marital.MARRIED, FamilyRole.WIFE)
    assert (facts.rt, facts.rw, facts.birth_place) == ("001", "002", "SERANG")


def test_place_and_day_may_share_a_column(tmp_path: Path) -> None:
    rows = [["NAMA", "L/P", "TTL"], ["SITI", "P", "Kab. Serang, 10-03-1997"],
            ["ADE", "L", "Serang 5 Agustus 1990"], ["EKA", "P", "Serang"]]  # fmt: skip
    result = read(write_table(tmp_path / "a.csv", rows))
    found = [(one.facts.birth_place, one.facts.birth_date) for one in result.people]
    assert found == [("Kab. Serang", date(1997, 3, 10)), ("Serang", date(1990, 8, 5))]
    assert result.refused_rows == {4}


def test_headings_that_come_again_on_each_page_are_no_people(tmp_path: Path) -> None:
    rows = [LIST[0], LIST[1], LIST[0], [*LIST[1][:2], "3604125003970004", *LIST[1][3:]]]
    assert [one.row for one in read(write_table(tmp_path / "a.xlsx", rows)).people] == [2, 4]


def test_what_a_person_pointed_out_goes_before_the_headings(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.xlsx", [["Nama", "JK", "Tgl lahir", "Nama panggilan"],
                                             ["A", "P", "10-03-1997", "SITI CONTOH"]])  # fmt: skip
    look = first_look(path)
    assert look.known
    assert [one.proposed for one in look.columns] == ["name", "sex", "birth_date", ""]
    mapping = ColumnMap(
        sheet=look.sheet, header_row=1, columns=((3, "name"), (1, "sex"), (2, "birth_date"))
    )
    assert read(path, mapping=mapping).people[0].facts.name == "SITI CONTOH"
    missing = ColumnMap(sheet=look.sheet, header_row=1, columns=((3, "name"),))
    assert missing.missing == ("Tanggal lahir", "Jenis kelamin")
    with pytest.raises(LayoutUnknown):
        read(path, mapping=missing)
    with pytest.raises(LayoutUnknown):
        read(path, mapping=ColumnMap(sheet="lain", header_row=1, columns=mapping.columns))


@pytest.mark.parametrize(
    "row",
    [["Nomor rumah"], ["KKN mahasiswa"], [None], [3604120104120003.0], ["Alamat : KUBANG"]],
)
def test_other_lines_begin_no_family(row: list[object]) -> None:
    assert family_of_row(row, 5) is None
