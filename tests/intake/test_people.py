# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of people is judged cell by cell, and every row is counted exactly once."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from xlsxwriter import Workbook

from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.findings import Finding, Level
from desa_app.errors import LayoutUnknown
from desa_app.intake.people import Rehearsal, rehearse_people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TODAY = date(2026, 11, 21)
OFFICE = "36.04.12.2013"
HEADINGS = (
    "alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir",
    "agama_id", "pendidikan_kk_id", "pekerjaan_id", "status_kawin", "kk_level", "warganegara_id",
    "nama_ayah", "nama_ibu", "status_dasar", "golongan_darah_id",
)  # fmt: skip
GOOD: dict[str, Any] = {
    "alamat": "Kampung Contoh",
    "dusun": "MANGSIT",
    "rw": "002",
    "rt": "004",
    "nama": "SITI CONTOH",
    "no_kk": "3604120104120003",
    "nik": "3604125003970003",
    "sex": "2",
    "tempatlahir": "Serang",
    "tanggallahir": "1997-03-10",
    "agama_id": "1",
    "pendidikan_kk_id": "4",
    "pekerjaan_id": "2",
    "status_kawin": "2",
    "kk_level": "3",
    "warganegara_id": "1",
    "nama_ayah": "AYAH CONTOH",
    "nama_ibu": "IBU CONTOH",
    "status_dasar": "1",
    "golongan_darah_id": "13",
}


def write(
    path: Path,
    *rows: dict[str, Any],
    headings: tuple[str, ...] = HEADINGS,
    start: tuple[int, int] = (1, 1),
) -> Path:
    top, left = start[0] - 1, start[1] - 1
    with Workbook(path) as book:
        sheet = book.add_worksheet("Data Penduduk")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for column, heading in enumerate(headings, left):
            sheet.write_string(top, column, heading)
        for number, row in enumerate(rows, top + 1):
            for column, heading in enumerate(headings, left):
                put(sheet, number, column, row.get(heading), day)
    return path


def put(sheet: Any, row: int, column: int, value: object, day: Any) -> None:
    """One cell as a spreadsheet program would store it."""
    if value == "#N/A":
        sheet.write_formula(row, column, "=NA()", None, "#N/A")
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)


def rehearse(path: Path, known: Mapping[str, str] | None = None) -> Rehearsal:
    def known_niks(niks: Sequence[str]) -> Mapping[str, str]:
        return {nik: known[nik] for nik in niks if known and nik in known}

    return rehearse_people(path, office_code=OFFICE, today=TODAY, known_niks=known_niks)


def one(tmp_path: Path, **changes: Any) -> Rehearsal:
    return rehearse(write(tmp_path / "warga.xlsx", {**GOOD, **changes}))


def only(rehearsal: Rehearsal) -> Finding:
    assert len(rehearsal.findings) == 1, rehearsal.findings
    return rehearsal.findings[0]


def test_a_good_row_comes_in_as_written(tmp_path: Path) -> None:
    result = one(tmp_path)
    assert result.findings == ()
    assert (result.read, result.path_name) == (1, "warga.xlsx")
    assert (
        result.layout
        == 'OpenSID, lembar "Data Penduduk", 19 kolom dikenali, 1 kolom lain tidak dibaca'
    )
    (person,) = result.people
    assert person.row == 2
    facts = person.facts
    assert (facts.name, facts.nik, facts.kk) == (
        "SITI CONTOH",
        "3604125003970003",
        "3604120104120003",
    )
    assert (facts.sex, facts.birth_date) == (Sex.FEMALE, date(1997, 3, 10))
    assert (facts.marital, facts.family_role) == (Marital.MARRIED, FamilyRole.WIFE)
    assert (facts.religion, facts.occupation) == ("Islam", "Mengurus rumah tangga")
    assert (facts.education, facts.nationality) == ("SLTP / sederajat", "WNI")
    assert (facts.rt, facts.rw, facts.dusun) == ("004", "002", "MANGSIT")
    assert facts.base_status is BaseStatus.ALIVE


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("nik", 3604125003970003, "nik-berupa-angka"),
        ("nik", "360412500397000", "nik-bukan-16-angka"),
        ("nik", "36041250039700033", "nik-bukan-16-angka"),
        ("nik", "360412500397OOO3", "nik-bukan-16-angka"),
        ("nik", "٣٦٠٤١٢٥٠٠٣٩٧٠٠٠٣", "nik-bukan-16-angka"),
        ("no_kk", 3604120104120003, "kk-berupa-angka"),
        ("no_kk", "12", "kk-bukan-16-angka"),
        ("nama", None, "nama-kosong"),
        ("nama", "   ", "nama-kosong"),
        ("nama", 17, "bukan-teks"),
        ("nama", "x" * 101, "terlalu-panjang"),
        ("alamat", "x" * 201, "terlalu-panjang"),
        ("nama", "SITI\x7fCONTOH", "huruf-tidak-tercetak"),
        ("rt", "1\x95", "huruf-tidak-tercetak"),
        ("sex", None, "jenis-kelamin-kosong"),
        ("sex", "3", "kode-tidak-dikenal"),
        ("sex", "pria wanita", "kode-tidak-dikenal"),
        ("agama_id", "8", "kode-tidak-dikenal"),
        ("agama_id", 1.5, "kode-tidak-dikenal"),
        ("pekerjaan_id", "90", "kode-tidak-dikenal"),
        ("status_kawin", "0", "kode-tidak-dikenal"),
        ("status_dasar", "5", "kode-tidak-dikenal"),
        ("tanggallahir", None, "tanggal-lahir-kosong"),
        ("tanggallahir", "12/31/1990", "tanggal-tidak-terbaca"),
        ("tanggallahir", "31-02-1990", "tanggal-tidak-terbaca"),
        ("tanggallahir", "10-03-97", "tanggal-tidak-terbaca"),
        ("tanggallahir", "10 Mare 1997", "tanggal-tidak-terbaca"),
        ("tanggallahir", 35499.5, "tanggal-tidak-terbaca"),
        ("tanggallahir", 1997, "tanggal-hanya-tahun"),
        ("tanggallahir", "1997", "tanggal-hanya-tahun"),
        ("tanggallahir", True, "tanggal-tidak-terbaca"),
        ("nik", "3.60412E+15", "nik-berupa-angka"),
        ("nik", "3,60412E+15", "nik-berupa-angka"),
        ("rt", "123456789", "terlalu-panjang"),
        ("tanggallahir", "2026-11-22", "tanggal-mendatang"),
        ("tanggallahir", "1890-01-01", "tanggal-terlalu-lama"),
        ("rt", datetime(2026, 2, 1), "bukan-teks"),  # noqa: DTZ001 - a spreadsheet's own date
        ("dusun", True, "bukan-teks"),
        ("agama_id", "#N/A", "rumus-salah"),
        ("nik", "#N/A", "rumus-salah"),
        ("nama", "#N/A", "rumus-salah"),
    ],
)
def test_a_cell_that_cannot_be_taken_refuses_its_row(
    tmp_path: Path, column: str, value: object, code: str
) -> None:
    result = one(tmp_path, **{column: value})
    finding = only(result)
    assert (finding.row, finding.column, finding.code) == (2, column, code)
    assert finding.level is Level.REFUSED
    assert result.people == ()
    assert result.refused_rows == {2}


def test_a_formula_whose_result_was_never_stored_is_not_taken_for_empty(tmp_path: Path) -> None:
    path = write(tmp_path / "warga.xlsx", {**GOOD, "agama_id": "#N/A"})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<v>#N/A</v>" in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<v>#N/A</v>", b"<v/>").replace(
        b' t="e"', b""
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    finding = only(rehearse(path))
    assert (finding.column, finding.code) == ("agama_id", "rumus-salah")


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("nik", None, "nik-kosong"),
        ("nik", "'3604125003970003", "nik-dirapikan"),
        ("tanggallahir", 35499, "tanggal-dari-nomor"),
        ("tanggallahir", "35499", "tanggal-dari-nomor"),
        ("tanggallahir", "1997-10-03", "tanggal-bulan-terbalik"),
        ("pekerjaan_id", "Tukang ojek", "kata-di-luar-daftar"),
        ("no_kk", None, "kk-kosong"),
        ("status_kawin", " ", "status-kawin-kosong"),
        ("nik", "3604121003970003", "nik-beda-jenis-kelamin"),
        ("nik", "3604125003980003", "nik-beda-tanggal-lahir"),
        ("nik", "3604127203970003", "nik-tanggal-mustahil"),
        ("nik", "3604125003970000", "nik-urut-nol"),
        ("nik", "5201145003970003", "nik-wilayah-lain"),
    ],
)
def test_a_doubt_is_a_warning_and_the_row_comes_in(
    tmp_path: Path, column: str, value: object, code: str
) -> None:
    result = one(tmp_path, **{column: value})
    finding = only(result)
    assert (finding.row, finding.column, finding.code) == (2, column, code)
    assert finding.level is Level.WARNING
    assert len(result.people) == 1


@pytest.mark.parametrize(
    "value",
    ["1997-03-10", "10-03-1997", "10/03/1997", "10.3.1997", "1997-03-10 00:00:00",
     "10 Maret 1997", "10-Mar-1997", "10 mar 1997", "1997/03/10", " 10 - 03 - 1997 ",
     date(1997, 3, 10), datetime(1997, 3, 10)],  # noqa: DTZ001
)  # fmt: skip
def test_dates_are_read_in_every_form_an_office_writes(tmp_path: Path, value: object) -> None:
    result = one(tmp_path, tanggallahir=value)
    assert result.findings == ()
    assert result.people[0].facts.birth_date == date(1997, 3, 10)


@pytest.mark.parametrize(
    ("column", "value", "field", "expected"),
    [
        ("sex", 2, "sex", Sex.FEMALE),
        ("sex", "PEREMPUAN", "sex", Sex.FEMALE),
        ("sex", "p", "sex", Sex.FEMALE),
        ("agama_id", "BUDHA", "religion", "Buddha"),
        ("agama_id", "Kepercayaan Terhadap Tuhan YME / Lainnya", "religion",
         "Kepercayaan terhadap Tuhan YME / Lainnya"),
        ("pekerjaan_id", 79, "occupation", "Pelaut"),
        ("pekerjaan_id", "BURUH TANI/PERKEBUNAN", "occupation", "Buruh tani/perkebunan"),
        ("pekerjaan_id", "89", "occupation", "Lainnya"),
        ("pendidikan_kk_id", "AKADEMI/ DIPLOMA III/S. MUDA", "education",
         "Akademi / Diploma III / S. Muda"),
        ("status_kawin", "CERAI MATI", "marital", Marital.WIDOWED),
        ("kk_level", "ORANGTUA", "family_role", FamilyRole.PARENT),
        ("kk_level", "11", "family_role", FamilyRole.OTHER),
        ("warganegara_id", "DUA KEWARGANEGARAAN", "nationality", "Dua kewarganegaraan"),
        ("status_dasar", "6", "base_status", BaseStatus.AWAY),
        ("status_dasar", "9", "base_status", BaseStatus.INVALID),
        ("rt", 4, "rt", "4"),
        ("nama", "  M. d'Àrya  ", "name", "M. d'Àrya"),
        ("nik", " 3604125003970003\xa0", "nik", "3604125003970003"),
        ("pendidikan_kk_id", "SLTP", "education", "SLTP / sederajat"),
        ("dusun", "Dusun  Dua", "dusun", "Dusun  Dua"),
    ],
)  # fmt: skip
def test_numbers_and_words_of_the_lists_mean_the_same(
    tmp_path: Path, column: str, value: object, field: str, expected: object
) -> None:
    result = one(tmp_path, **{column: value})
    assert result.findings == ()
    assert getattr(result.people[0].facts, field) == expected


def test_an_unknown_code_suggests_the_list(tmp_path: Path) -> None:
    assert only(one(tmp_path, sex="9")).suggestion == "1 = Laki-laki, 2 = Perempuan"
    assert only(one(tmp_path, pekerjaan_id="0")).suggestion.startswith("angka 1-89")


def test_the_same_nik_twice_refuses_the_later_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", GOOD, {**GOOD, "nama": "LAIN"}, {**GOOD, "nik": None})
    result = rehearse(path)
    assert result.refused_rows == {3}
    refused = next(one for one in result.findings if one.level is Level.REFUSED)
    assert (refused.code, refused.suggestion) == ("nik-ganda-dalam-berkas", "sama dengan baris 2")
    assert [person.row for person in result.people] == [2, 4]


def test_a_nik_of_the_register_is_noted_without_naming_anyone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", GOOD)
    finding = only(rehearse(path, {GOOD["nik"]: "id-7"}))
    assert finding.code == "nik-sudah-terdaftar"
    assert finding.level is Level.WARNING
    assert "id-7" not in finding.suggestion


def test_rows_are_numbered_as_the_spreadsheet_numbers_them(tmp_path: Path) -> None:
    rows: tuple[dict[str, Any], ...] = (
        {**GOOD, "sex": "x"},
        {},
        {},
        {**GOOD, "nik": None, "nama": ""},
    )
    result = rehearse(write(tmp_path / "a.xlsx", *rows, start=(5, 3)))
    assert result.read == 2
    assert result.refused_rows == {6, 9}


def test_headings_may_differ_in_case_and_blanks(tmp_path: Path) -> None:
    with Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["DATA PENDUDUK DESA CONTOH"])
        sheet.write_row(2, 0, [" Nama ", "Tanggal Lahir", "SEX", "No KK"])
        sheet.write_row(3, 0, ["SITI", "1990-01-01", "P", "1"])
    finding = only_refused(rehearse(tmp_path / "a.xlsx"))
    assert (finding.row, finding.column) == (4, "No KK")


def only_refused(rehearsal: Rehearsal) -> Finding:
    (found,) = (one for one in rehearsal.findings if one.level is Level.REFUSED)
    return found


def test_the_table_is_found_on_any_sheet_by_its_headings(tmp_path: Path) -> None:
    with Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Kode Data").write_row(0, 0, ["sex", "id", "agama_id", "id"])
        sheet = book.add_worksheet("Warga 2026")
        sheet.write_row(0, 0, ["nama", "sex", "tanggallahir", "nik", "nik"])
        sheet.write_row(1, 0, ["SITI", "P", "1990-01-01"])
    result = rehearse(tmp_path / "a.xlsx")
    assert 'lembar "Warga 2026"' in result.layout
    assert [(one.row, one.column, one.code) for one in result.findings] == [
        (1, "no_kk", "kolom-tidak-ada"),
        (1, "status_kawin", "kolom-tidak-ada"),
        (1, "nik", "judul-ganda"),
        (2, "nik", "nik-kosong"),
    ]


def test_notes_below_the_end_mark_are_no_people_but_a_person_there_is(tmp_path: Path) -> None:
    rows: tuple[dict[str, Any], ...] = (
        GOOD,
        {},
        {"dusun": "###", "rw": "Isi data di atas"},
        {"rw": "catatan"},
    )
    assert rehearse(write(tmp_path / "a.xlsx", *rows)).read == 1
    late = (*rows, {**GOOD, "nik": "3604125003970004"})
    assert [one.row for one in rehearse(write(tmp_path / "b.xlsx", *late)).people] == [2, 6]


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        (("nama", "nik"), ("birth_date", "sex")),
        (("a", "b"), ("name", "birth_date", "sex")),
        ((), ("name", "birth_date", "sex")),
    ],
)
def test_an_unknown_layout_says_what_is_missing(
    tmp_path: Path, headings: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    with pytest.raises(LayoutUnknown) as caught:
        rehearse(write(tmp_path / "a.xlsx", headings=headings))
    assert caught.value.missing == missing


def test_missing_optional_columns_are_fine(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", GOOD, headings=("nama", "sex", "tanggallahir"))
    (person,) = rehearse(path).people
    assert person.facts.nik is None
    assert person.facts.marital is None
