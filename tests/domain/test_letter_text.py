# SPDX-License-Identifier: GPL-3.0-or-later
"""From wording and facts to a letter: rows vanish or are asked for, nothing is printed blank."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app import reference
from desa_app.domain.codes import Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Interview, Scheme
from desa_app.domain.letter_kind import (
    LetterKind,
    default_fields,
    problems_in_fields,
    read_typed_date,
    valid_until,
)
from desa_app.domain.letter_reader import parse_kind
from desa_app.domain.letter_text import SAMPLE_BANNER, compose, problems_in_facts
from desa_app.domain.letter_words import PLACEHOLDERS, LetterFacts, address_of, words_of
from desa_app.domain.office import OfficeKind, OfficeProfile, Official, Post
from desa_app.domain.page import Facts, LetterSheet, Paper, Paragraph
from desa_app.domain.person import PersonDraft
from desa_app.errors import InvalidInput, WordingBroken

DAY = date(2026, 11, 21)
OFFICE = OfficeProfile(
    kind=OfficeKind.DESA,
    code="36.04.12.2013",
    name="Sukajaya",
    district="Pontang",
    regency="Kabupaten Serang",
    province="Banten",
    address="Jalan Raya Pontang Km 4",
    contact="Telepon (0254) 000000",
)
HEAD = Official(id="1", post=Post.HEAD, name="H. Contoh Kepala")
SECRETARY = Official(id="2", post=Post.SECRETARY, name="Contoh Sekretaris", number="NIPD 002")
PERSON = PersonDraft(
    name="Juhaeni binti Contoh",
    nik="3604125003970003",
    kk="3604120104120003",
    birth_place="Serang",
    birth_date=date(1997, 3, 10),
    sex=Sex.FEMALE,
    religion="Islam",
    marital=Marital.MARRIED,
    occupation="Mengurus rumah tangga",
    address="Kampung Karang Anyar",
    rt="003",
    rw="002",
)
PLAN = EpisodeDraft(
    person_id="x",
    country="TW",
    job="perawat lansia",
    scheme=Scheme.P_TO_P,
    p3mi="PT Contoh Sejahtera",
    sip3mi="000/2024",
    p3mi_checked_on=date(2026, 11, 14),
    contract_months=36,
)
GIVER = {
    "hubungan": "suami",
    "pemberi_nama": "Muhamad Contoh",
    "pemberi_nik": "3604121207920002",
    "pemberi_tempat_lahir": "Serang",
    "pemberi_tanggal_lahir": "12-07-1992",
    "pemberi_pekerjaan": "Buruh tani",
    "pemberi_alamat": "Kampung Karang Anyar RT 003 RW 002",
}
FACTS = LetterFacts(
    office=OFFICE,
    person=PERSON,
    episode=PLAN,
    country_name="Taiwan",
    interview=Interview(on=date(2026, 11, 18), with_family=True, officer="x"),
    family_permit="Suami, surat nomor 470/038/36.04.12.2013/XI/2026",
    signatory=HEAD,
    head=HEAD,
    number="562/041/36.04.12.2013/XI/2026",
    day=DAY,
    valid_until=None,
    fields={},
    citations=reference.citations(),
)


def kind(code: str) -> LetterKind:
    return reference.letter_kinds()[code]


def izin(**changes: Any) -> LetterSheet:
    facts = replace(FACTS, **{"fields": GIVER, **changes})
    return compose(kind("izin-keluarga"), facts, paper=Paper.F4, logo=None)


def rekomendasi(**changes: Any) -> LetterSheet:
    facts = replace(FACTS, **{"valid_until": date(2026, 12, 21), **changes})
    return compose(kind("rekomendasi"), facts, paper=Paper.A4, logo=None)


def rows(sheet: LetterSheet) -> dict[str, str]:
    return {k: v for block in sheet.blocks if isinstance(block, Facts) for k, v in block.rows}


def text(sheet: LetterSheet) -> str:
    return " ".join(block.text for block in sheet.blocks if isinstance(block, Paragraph))


def test_the_permit_reads_like_a_permit() -> None:
    sheet = izin()
    assert sheet.title == "SURAT IZIN SUAMI"
    assert sheet.number_line == "Nomor: 562/041/36.04.12.2013/XI/2026"
    assert sheet.place_and_date == "Sukajaya, 21 November 2026"
    assert sheet.letterhead.lines == ("PEMERINTAH KABUPATEN SERANG", "KECAMATAN PONTANG")
    assert sheet.letterhead.office_line == "PEMERINTAH DESA SUKAJAYA"
    giver, receiver = (block for block in sheet.blocks if isinstance(block, Facts))
    assert dict(giver.rows)["Nama"] == "**MUHAMAD CONTOH**"
    assert dict(giver.rows)["Tempat, tanggal lahir"] == "Serang, 12 Juli 1992"
    assert dict(receiver.rows)["Alamat"] == (
        "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya, Kecamatan Pontang, Kabupaten Serang"
    )
    assert "selaku **suami**" in text(sheet)
    assert (
        "untuk bekerja di **Taiwan** sebagai **perawat lansia** selama 3 (tiga) tahun "
        "melalui PT Contoh Sejahtera." in text(sheet)
    )
    assert "Pasal 13 huruf b Undang-Undang Nomor 18 Tahun 2017" in text(sheet)
    assert "bukan izin penempatan" in text(sheet)
    left, right, official = sheet.signatures
    assert (left.line, left.name) == (1, "JUHAENI BINTI CONTOH")
    assert (right.duty_stamp, right.above) == (True, ("Yang memberi izin,",))
    assert official.above == ("Mengetahui", "Kepala Desa Sukajaya,")


@pytest.mark.parametrize(
    ("relation", "title"),
    [
        ("istri", "SURAT IZIN ISTRI"),
        ("orang_tua", "SURAT IZIN ORANG TUA"),
        ("wali", "SURAT IZIN WALI"),
    ],
)
def test_the_title_names_the_giver(relation: str, title: str) -> None:
    assert izin(fields={**GIVER, "hubungan": relation}).title == title


def test_a_thumbprint_changes_the_opening_and_the_signature() -> None:
    sheet = izin(fields={**GIVER, "cap_jempol": "ya"})
    assert text(sheet).startswith("Yang membubuhkan cap jempol")
    assert sheet.signatures[1].above == ("Yang memberi izin,", "(cap jempol)")
    assert len(sheet.signatures) == 3


def test_the_recommendation_reads_like_one() -> None:
    sheet = rekomendasi(signatory=SECRETARY)
    assert sheet.title == "SURAT REKOMENDASI"
    assert rows(sheet)["Pelaksana penempatan"] == (
        "PT Contoh Sejahtera, SIP3MI 000/2024, dicek 14 November 2026"
    )
    assert rows(sheet)["Jabatan"] == "Perawat lansia"
    assert rows(sheet)["Wawancara di desa"] == "18 November 2026, bersama keluarga"
    assert (
        "pengurusan rekomendasi paspor pada Dinas Tenaga Kerja Kabupaten Serang. Surat ini bukan "
        "izin penempatan dan berlaku sampai dengan 21 Desember 2026." in text(sheet)
    )
    assert sheet.signatures[0].above == ("a.n. Kepala Desa Sukajaya", "Sekretaris Desa,")
    assert sheet.signatures[0].below == "NIPD 002"
    assert sheet.copies == ("Camat Pontang", "BP3MI Banten")


def test_rows_without_a_fact_are_left_out() -> None:
    sheet = rekomendasi(
        person=replace(PERSON, nik=None, religion=""),
        interview=None,
        family_permit="",
        episode=replace(PLAN, p3mi="", contract_months=None, sip3mi=""),
    )
    assert not rows(sheet).keys() & {
        "NIK", "Agama", "Izin keluarga", "Wawancara di desa", "Pelaksana penempatan",
        "Masa kontrak",
    }  # fmt: skip
    assert all(value.strip(" -*") for value in rows(sheet).values())


def test_a_fact_that_must_stand_is_a_problem_of_its_field() -> None:
    facts = replace(FACTS, person=replace(PERSON, birth_date=None, birth_place=" "))
    problems = problems_in_facts(kind("rekomendasi"), facts)
    assert {(one.field, one.code) for one in problems} == {
        ("birth_date", "kosong"),
        ("birth_place", "kosong"),
    }
    with pytest.raises(InvalidInput):
        compose(kind("rekomendasi"), facts, paper=Paper.F4, logo=None)


def test_without_a_plan_country_and_job_are_missing() -> None:
    problems = problems_in_facts(kind("izin-keluarga"), replace(FACTS, fields=GIVER, episode=None))
    assert {one.field for one in problems} >= {"country", "job"}


def test_a_legal_ground_that_is_not_known_is_never_printed_blank() -> None:
    with pytest.raises(InvalidInput) as caught:
        izin(citations={})
    assert [one.field for one in caught.value.problems] == ["kutipan_izin_keluarga_surat"]


def test_validity_before_the_letters_day_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        rekomendasi(valid_until=date(2026, 11, 20))
    assert caught.value.problems[0].field == "berlaku_sampai"


def test_a_free_addressee_needs_its_name() -> None:
    with pytest.raises(InvalidInput) as caught:
        rekomendasi(fields={"tujuan_surat": "lainnya"})
    assert "tujuan_lain" in {one.field for one in caught.value.problems}
    sheet = rekomendasi(fields={"tujuan_surat": "lainnya", "tujuan_lain": "Polres Serang"})
    assert "pada Polres Serang." in text(sheet)


def test_sample_offices_say_so_across_the_page() -> None:
    assert izin(office=replace(OFFICE, sample=True)).banner == SAMPLE_BANNER
    assert izin().banner == ""


def test_the_frozen_facts_can_be_read_back() -> None:
    frozen = json.loads(izin().facts_json)
    assert frozen["orang"]["birth_date"] == "1997-03-10"
    assert frozen["isian"]["pemberi_nama"] == "Muhamad Contoh"
    assert frozen["nomor"] == FACTS.number


def test_every_placeholder_has_its_words() -> None:
    words = words_of(replace(FACTS, citations={}))
    assert words.keys() == PLACEHOLDERS


def test_addresses_leave_out_what_openSID_marks_with_a_dash() -> None:
    person = PersonDraft(name="x", dusun="Mangsit", rt="004", rw="-")
    assert address_of(person) == "Mangsit RT 004"
    assert address_of(PersonDraft(name="x", address="Dusun Mangsit 3", dusun="mangsit")) == (
        "Dusun Mangsit 3"
    )


@given(name=st.text(min_size=1, max_size=60).filter(lambda one: one.strip(" *\n\r\t")))
def test_no_name_breaks_lines_or_bold(name: str) -> None:
    facts = replace(FACTS, person=replace(PERSON, name=name))
    if problems_in_facts(kind("rekomendasi"), facts):
        return
    sheet = compose(kind("rekomendasi"), facts, paper=Paper.F4, logo=None)
    shown = rows(sheet)["Nama"]
    assert "\n" not in shown
    assert shown.startswith("**")
    assert "**" not in shown[2:-2].strip("*")


# --- answers -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"hubungan": ""}, "hubungan", "kosong"),
        ({"hubungan": "paman"}, "hubungan", "pilihan-tidak-dikenal"),
        ({"pemberi_nik": "123"}, "pemberi_nik", "bukan-16-angka"),
        ({"pemberi_tanggal_lahir": "31-02-1990"}, "pemberi_tanggal_lahir", "bukan-tanggal"),
        ({"pemberi_tanggal_lahir": "1990-01-02"}, "pemberi_tanggal_lahir", "bukan-tanggal"),
        ({"pemberi_nama": "x" * 201}, "pemberi_nama", "terlalu-panjang"),
        ({"asing": "x"}, "asing", "isian-tidak-dikenal"),
    ],
)
def test_wrong_answers_are_named_by_field(change: dict[str, str], field: str, code: str) -> None:
    problems = problems_in_fields(kind("izin-keluarga"), {**GIVER, **change})
    assert [(one.field, one.code) for one in problems] == [(field, code)]


def test_the_form_starts_with_useful_answers() -> None:
    answers = default_fields(kind("rekomendasi"), office=OFFICE, day=DAY)
    assert answers["berlaku_sampai"] == "21-12-2026"
    assert answers["tembusan"] == "Camat Pontang\nBP3MI Banten"
    assert problems_in_fields(kind("rekomendasi"), answers) == ()


def test_validity_is_typed_or_counted() -> None:
    both = kind("rekomendasi"), kind("izin-keluarga")
    assert valid_until(both[0], {"berlaku_sampai": "01-12-2026"}, DAY) == date(2026, 12, 1)
    assert valid_until(both[0], {}, DAY) == date(2026, 12, 21)
    assert valid_until(both[1], {}, DAY) is None


@given(st.dates())
def test_a_typed_date_is_read_back(day: date) -> None:
    assert read_typed_date(f"{day.day:02d}-{day.month:02d}-{day.year:04d}") == day


# --- wording files -------------------------------------------------------------------------

SMALL = """
kode = "uji"
nama = "Surat uji"
judul = "SURAT UJI"
klasifikasi = "470"
berlaku_hari = 0
versi = "1"
sumber = "uji"
[[isian]]
nama = "catatan"
label = "Catatan"
[[bagian]]
jenis = "alinea"
teks = "Kepada {nama}."
[[bagian]]
jenis = "data"
baris = [["Nama", "{nama}"], ["Catatan", "{catatan}"]]
[[tanda_tangan]]
baris = 1
letak = "kanan"
pejabat = true
"""


def broken(old: str, new: str) -> WordingBroken:
    assert old in SMALL
    with pytest.raises(WordingBroken) as caught:
        parse_kind(tomllib.loads(SMALL.replace(old, new)), "uji")
    return caught.value


def test_a_small_wording_is_enough() -> None:
    small = parse_kind(tomllib.loads(SMALL), "uji")
    sheet = compose(small, FACTS, paper=Paper.F4, logo=None)
    assert rows(sheet) == {"Nama": "Juhaeni binti Contoh"}


@pytest.mark.parametrize(
    ("old", "new", "place", "found"),
    [
        ('"{catatan}"]', '"{catatam}"]', "bagian 2, baris 2", "{catatam}"),
        ("Kepada {nama}", "Kepada {namaa}", "bagian 1, teks", "{namaa}"),
        ("Kepada {nama}", "Kepada {nama", "bagian 1, teks", "{"),
        ('letak = "kanan"', 'letak = "atas"', "tanda_tangan 1, letak", "atas"),
        ('jenis = "alinea"', 'jenis = "paragraf"', "bagian 1, jenis", "paragraf"),
        ('nama = "catatan"', 'nama = "nik"', "isian", "nik"),
        ('versi = "1"', "versi = 1", "berkas, versi", "1"),
        ('versi = "1"', 'versi = "1"\nwarna = "biru"', "berkas", "warna"),
        ('versi = "1"', 'versi = "1"\nwajib = ["golongan"]', "wajib", "golongan"),
        ('kode = "uji"', 'kode = "lain"', "kode", "lain"),
        ("berlaku_hari = 0", "berlaku_hari = -1", "berkas, berlaku_hari", "-1"),
        ('label = "Catatan"', 'label = "C"\nbawaan = "{catatan}"', "isian 1, bawaan", "{catatan}"),
        ("pejabat = true", 'pejabat = true\nbila = "x=1"', "tanda_tangan 1, bila", "x=1"),
    ],
)
def test_a_mistake_in_a_wording_is_told_with_its_place(
    old: str, new: str, place: str, found: str
) -> None:
    error = broken(old, new)
    assert (error.kind, error.place, error.found) == ("uji", place, found)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(key=st.sampled_from(sorted(tomllib.loads(SMALL))), value=_JSON)
def test_any_nonsense_in_a_wording_is_broken_wording_and_never_a_crash(
    key: str, value: object
) -> None:
    data = tomllib.loads(SMALL) | {key: value}
    with suppress(WordingBroken):
        assert parse_kind(data, "uji").code == "uji"
