# SPDX-License-Identifier: GPL-3.0-or-later
"""What a wording file may say beyond paragraphs: tables, conditions, layouts, asked rows."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.letter_kind import LetterKind, problems_in_fields, typed_rows
from desa_app.domain.letter_reader import parse_kind
from desa_app.domain.page import Layout
from desa_app.errors import WordingBroken

WORDING = """
kode = "uji"
nama = "Surat uji"
judul = "SURAT UJI"
susunan = "dinas"
klasifikasi = "470"
berlaku_hari = 0
versi = "1"
sumber = "uji"
syarat = ["nik"]
butuh_rencana = false
kepala = [["Hal", "{hal_surat}"]]
[[isian]]
nama = "hal_surat"
label = "Hal"
bawaan = "{nama}"
[[isian]]
nama = "hari_acara"
label = "Hari acara"
jenis = "tanggal"
bawaan = "{hari_ini}"
[[isian]]
nama = "saksi"
label = "Saksi"
jenis = "paragraf"
wajib_bila = "hal_surat"
kolom = ["Nama", "NIK"]
paling_sedikit = 2
[[bagian]]
jenis = "alinea"
teks = "Pada {hari_acara_hari}, {hari_acara_terbilang}."
bila = "!saksi"
[[bagian]]
jenis = "tabel"
isian = "saksi"
kolom = [["Nama", 50], ["NIK", 30], ["Tanda tangan", 20]]
[[bagian]]
jenis = "tabel"
kolom = [["Nama", 50, "{nama}"]]
[[tanda_tangan]]
baris = 1
letak = "kanan"
pejabat = true
"""


def parsed(old: str = "", new: str = "") -> LetterKind:
    assert old in WORDING
    return parse_kind(tomllib.loads(WORDING.replace(old, new, 1) if old else WORDING), "uji")


def test_all_of_it_is_read() -> None:
    kind = parsed()
    assert kind.layout is Layout.OFFICIAL
    assert kind.conditions == ("nik",)
    assert (kind.needs_person, kind.needs_plan, kind.confidential) == (True, False, False)
    assert [label for label, _ in kind.reference] == ["Hal"]
    assert kind.blocks[1].columns[2].heading == "Tanda tangan"
    assert kind.blocks[2].field == ""
    assert kind.blocks[0].when is not None
    assert kind.blocks[0].when.holds({"saksi": ""})
    assert not kind.blocks[0].when.holds({"saksi": "x"})


@pytest.mark.parametrize(
    ("old", "new", "place", "found"),
    [
        ('susunan = "dinas"', 'susunan = "miring"', "susunan", "miring"),
        ('syarat = ["nik"]', 'syarat = ["cuaca"]', "syarat", "cuaca"),
        ('"{hal_surat}"]]', '"{hal}"]]', "kepala, baris 1", "{hal}"),
        ('bila = "!saksi"', 'bila = "!tamu"', "bagian 1, bila", "!tamu"),
        ('bila = "!saksi"', 'bila = "saksi="', "bagian 1, bila", "saksi="),
        ('isian = "saksi"', 'isian = "tamu"', "bagian 2, isian", "tamu"),
        (', ["NIK", 30], ["Tanda tangan", 20]', "", "bagian 2, kolom", "saksi"),
        ('["Nama", 50, "{nama}"]', '["Nama", 50]', "bagian 3, kolom 1", "['Nama', 50]"),
        ('["Nama", 50, "{nama}"]', '["Nama", 0, "x"]', "bagian 3, kolom 1, lebar", "0"),
        ('50, "{nama}"', '50, "{hal_surat}"', "bagian 3, kolom 1", "{hal_surat}"),
        ('wajib_bila = "hal_surat"', 'wajib_bila = "x"', "isian 3, wajib_bila", "x"),
        ('jenis = "paragraf"', 'jenis = "teks"', "isian 3, kolom", "teks"),
        ("{hari_acara_hari}", "{hal_surat_hari}", "bagian 1, teks", "{hal_surat_hari}"),
        ("butuh_rencana = false", "butuh_rencana = 1", "berkas, butuh_rencana", "1"),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, place: str, found: str) -> None:
    with pytest.raises(WordingBroken) as caught:
        parsed(old, new)
    assert (caught.value.place, caught.value.found) == (place, found)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("", "kosong"),
        ("Satu; 3604125003970003", "jumlah-baris"),
        ("Satu\nDua; 123", "bukan-16-angka"),
        ("Satu\nDua; ; Tiga", "baris-tabel"),
        ("Satu\n; 3604125003970003", "baris-tabel"),
        ("\n".join("x" for _ in range(61)), "jumlah-baris"),
    ],
)
def test_rows_that_do_not_fit_are_named(rows: str, code: str) -> None:
    problems = problems_in_fields(parsed(), {"hal_surat": "x", "saksi": rows})
    assert [(one.field, one.code) for one in problems] == [("saksi", code)]


def test_an_answer_is_asked_for_only_when_another_one_stands() -> None:
    assert problems_in_fields(parsed(), {"hal_surat": "", "saksi": ""}) == ()
    assert problems_in_fields(parsed(), {"hal_surat": "x", "saksi": "Satu\nDua"}) == ()


CELL = st.text(
    st.characters(exclude_characters=";", exclude_categories=("C", "Z")), min_size=1, max_size=9
)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=6))
def test_a_table_typed_as_lines_comes_back_as_it_was(table: list[list[str]]) -> None:
    text = "\n\n".join("; ".join(row) for row in table)
    assert [list(row) for row in typed_rows(text)] == table
