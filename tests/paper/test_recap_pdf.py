# SPDX-License-Identifier: GPL-3.0-or-later
"""The printed recap: every village with its numbers, silent ones by name, numbered pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from desa_app.domain.count_table import part_of, shown
from desa_app.domain.listing import ListingColumn, ListingSection
from desa_app.domain.page import Paper
from desa_app.domain.recap import Count, Recap
from desa_app.domain.small_numbers import hidden_in
from desa_app.errors import TextNotPrintable
from desa_app.paper.recap_pdf import recap_document
from tests.paper.examples import LONG_VILLAGE
from tests.paper.reading import fonts_in, ink_boxes_mm, pages_of, words_in
from tests.paper.recap_examples import COUNTRIES, paper, sheet_of

if TYPE_CHECKING:
    from desa_app.domain.count_table import CountLine, Section
    from desa_app.domain.recap_paper import RecapPaper

CODES = [f"{one}{two}" for one in "ABCDEFGHIJKLMN" for two in "OPQRSTUVXZ1234"]


def printed(line: CountLine, section: Section, recap: RecapPaper) -> str:
    """The numbers of a line in one section as its row prints them."""
    table = recap.tables[0]
    at = table.lines.index(line)
    cut = part_of(table, (section,)).lines[at]
    return " ".join(map(shown, cut.cells)) or cut.silent


@pytest.mark.parametrize(("villages", "kind"), [(3, Paper.F4), (20, Paper.A4), (45, Paper.F4)])
def test_every_village_stands_with_its_numbers_and_each_page_with_headings(
    villages: int, kind: Paper
) -> None:
    recap = replace(paper(sheet_of(villages)), paper=kind)
    pdf = recap_document(recap)
    pages = pages_of(pdf)
    words = " ".join(pages)
    table = recap.tables[0]
    first, second, *_ = table.sections
    for number, line in enumerate(table.lines, start=1):
        if line.cells:
            both = f"{printed(line, first, recap)} {printed(line, second, recap)}"
            assert words.count(f" {number} {line.name} {both}") == 1
        else:
            assert words.count(f" {number} {line.name} belum mengirim") >= 4
    for number, said in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in said
        assert "Dicetak 2 November 2026 oleh SITI ROHMAH" in said
        assert said.startswith("Rekapitulasi calon PMI dan PMI, Kecamatan") == (number > 1)
    assert all("Desa" in said for said in pages if "belum mengirim" in said and "No." in said)
    size = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert tuple(side / 72 * 25.4 for side in size) == pytest.approx(kind.size_mm[::-1], abs=0.01)


def test_the_head_the_remarks_the_change_and_the_signature() -> None:
    recap = paper(sheet_of(unknown=2))
    pages = pages_of(recap_document(recap))
    assert "PEMERINTAH KABUPATEN SERANG, PROVINSI BANTEN" in pages[0]
    assert "Bulan Oktober 2026 · 9 dari 11 desa sudah mengirim" in pages[0]
    words = " ".join(pages)
    assert "Belum mengirim (2 desa): Linduk, Pulo Kencana." in words
    assert "belum dicatat: terdaftar awal (Calon PMI) 18." in words
    assert "Selisih dari September 2026" in words
    assert "Camat Pontang, Drs. AHMAD FAUZI, M.Si NIP 19700101 199503 1 001" in pages[-2]
    assert "Berangkat dan pulang per bulan" in pages[-1]
    assert "Tabel C. Kasus baru menurut jenisnya" in words
    assert "Gaji tidak dibayar" in words


def test_recap_without_silence_or_unknown_sex_has_no_remarks() -> None:
    words = words_in(recap_document(paper(sheet_of(silent=()))))
    assert "mengirim (" not in words
    assert "jenis kelamin" not in words


def test_the_public_print_hides_and_says_its_rule() -> None:
    sheet = sheet_of(3, silent=())
    hidden = hidden_in(sheet)
    assert hidden.places
    recap = paper(sheet, hidden)
    words = words_in(recap_document(recap))
    assert "REKAPITULASI CALON PMI DAN PMI UNTUK UMUM" in words
    assert "tanda • menggantikan angka yang disembunyikan. Angka 1 dan 2 tidak dicetak" in words
    assert "Selisih" not in words
    assert "Asal angka" not in words
    assert "per bulan" not in words


def test_names_stand_under_repeated_headings() -> None:
    columns = (ListingColumn("Nama", 3), ListingColumn("Desa", 2))
    rows = tuple((f"ORANG NOMOR {at}", "Linduk") for at in range(60))
    names = ListingSection(heading="Tabel D. Daftar nama", columns=columns, rows=rows)
    pages = pages_of(recap_document(replace(paper(sheet_of(3)), names=names)))
    with_names = [said for said in pages if "ORANG NOMOR" in said]
    assert len(with_names) >= 2
    assert all("Tabel D. Daftar nama" in said and "Nama" in said for said in with_names)
    assert " ".join(pages).count("ORANG NOMOR") == len(rows)


def test_the_logs_head_stands_at_the_foot_when_it_is_known() -> None:
    recap = replace(paper(sheet_of(3)), log_head="Log no. 812: 4f1c 9a02")
    pages = pages_of(recap_document(recap))
    assert all("oleh SITI ROHMAH · Log no. 812: 4f1c 9a02" in said for said in pages)


def test_numbers_too_wide_for_one_table_are_shared_out() -> None:
    recap = paper(sheet_of(5, silent=(1,), large=12_345))
    pdf = recap_document(recap)
    total = recap.tables[0].total
    assert total is not None
    assert " ".join(map(shown, total.cells[:6])) in words_in(pdf)
    for left, _, right, _ in ink_boxes_mm(pdf):
        assert left >= 9.5
        assert right <= 320.5


def test_two_hundred_countries_stand_beside_each_other_and_go_on() -> None:
    sheet = sheet_of(1, silent=())
    (village,) = sheet.villages
    told = village.months["2026-10"]
    assert told is not None
    recap: Recap = replace(
        told, countries={code: Count(female=at + 1) for at, code in enumerate(CODES)}
    )
    many = paper(replace(sheet, villages=(replace(village, months={"2026-10": recap}),)))
    words = words_in(recap_document(many))
    assert all(words.count(f" {code} 0 ") == 1 for code in CODES)
    assert "Jumlah 0 19.306 19.306" in words


@pytest.mark.parametrize("villages", [1, 20])
def test_nothing_leaves_the_page_with_the_longest_names(villages: int) -> None:
    sheet = sheet_of(villages, unknown=1)
    sheet = replace(
        sheet,
        villages=tuple(replace(village, name=LONG_VILLAGE) for village in sheet.villages),
        office_name=f"Kecamatan {LONG_VILLAGE}",
        approved_title=f"a.n. Camat {LONG_VILLAGE}\nSekretaris Camat",
        approved_by="RADEN AJENG SITI MAIMUNAH KUSUMANINGRUM BINTI HAJI ABDURRAHM",
        sample=True,
    )
    for left, top, right, bottom in ink_boxes_mm(recap_document(paper(sheet))):
        assert left >= 9.5
        assert top >= 4.0
        assert right <= 320.5
        assert bottom <= 209.0


def test_recap_of_nobody_can_be_printed() -> None:
    words = words_in(recap_document(paper(sheet_of(0))))
    assert "0 dari 0 desa sudah mengirim" in words
    assert "Belum ada desa yang terdaftar." in words


def test_a_village_does_not_count_itself_as_sender() -> None:
    sheet = sheet_of(1, silent=())
    own = replace(sheet, office_name="Desa Sukajaya", code=sheet.villages[0].code)
    words = words_in(recap_document(paper(own)))
    assert "sudah mengirim" not in words
    assert "Tabel A. Angka desa" in words
    assert "Selisih dari September 2026" in words


def test_equal_recaps_give_equal_bytes_with_every_font_inside() -> None:
    pdf = recap_document(paper(replace(sheet_of(), sample=True)))
    assert pdf == recap_document(paper(replace(sheet_of(), sample=True)))
    descriptors = fonts_in(pdf)
    assert len(descriptors) >= 4
    assert all(descriptor and "/FontFile2" in descriptor for descriptor in descriptors)
    assert all("CONTOH" in words for words in pages_of(pdf))


def test_letters_that_the_fonts_lack_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COUNTRIES, "TW", "臺灣")
    with pytest.raises(TextNotPrintable) as caught:
        recap_document(paper(sheet_of()))
    assert set(caught.value.characters) == set("臺灣")
