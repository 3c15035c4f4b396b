# SPDX-License-Identifier: GPL-3.0-or-later
"""The printed recap: every village with its numbers, silent ones by name, numbered pages."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from desa_app.domain.recap import KEYS, Count, DistrictRecap, Recap, VillageRecap
from desa_app.errors import TextNotPrintable
from desa_app.paper.recap_pdf import recap_document
from desa_app.wording import grouped
from tests.paper.examples import LONG_VILLAGE
from tests.paper.reading import fonts_in, ink_boxes_mm, pages_of
from tests.paper.recap_examples import COUNTRIES, district


def row_of(recap: DistrictRecap, village: VillageRecap) -> str:
    """The numbers of a village as its row prints them."""
    assert village.recap is not None
    found = []
    for key in KEYS:
        count = village.recap.counts[key]
        found += [grouped(count.male), grouped(count.female), grouped(count.total)]
    number = recap.villages.index(village) + 1
    return f"{number} {village.name} {' '.join(found)}"


@pytest.mark.parametrize("villages", [1, 11, 17, 18, 19, 20, 21, 22, 40, 110])
def test_every_village_stands_once_with_its_numbers(villages: int) -> None:
    recap = district(villages)
    pages = pages_of(recap_document(recap, COUNTRIES))
    words = " ".join(pages)
    for village in recap.villages:
        if village.recap is not None:
            assert words.count(row_of(recap, village)) == 1
        else:
            number = recap.villages.index(village) + 1
            assert words.count(f"{number} {village.name} belum mengirim") == 1
    totals = [recap.total(key) for key in KEYS]
    sums = " ".join(f"{t.male} {t.female} {grouped(t.total)}" for t in totals)
    assert words.count(f"Jumlah {sums}") == 1


@pytest.mark.parametrize("villages", [1, 40, 110])
def test_each_page_has_headings_and_number(villages: int) -> None:
    pages = pages_of(recap_document(district(villages), COUNTRIES))
    for number, words in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in words
        if number < len(pages):
            assert "Terdaftar akhir bulan" in words
        assert "Dicetak 2 November 2026 oleh SITI ROHMAH" in words
    assert all(
        "Terdaftar akhir bulan" in words for words in pages if "belum jelas" in words.lower()
    )
    assert all("(lanjutan)" in words for words in pages[1:])
    assert (len(pages) == 1) == (villages == 1)


def test_page_is_landscape_f4() -> None:
    document = pypdfium2.PdfDocument(recap_document(district(), COUNTRIES))
    for page in document:
        size = tuple(side / 72 * 25.4 for side in page.get_size())
        assert size == pytest.approx((330.0, 215.0), abs=0.01)


def test_silent_villages_are_named_under_the_table() -> None:
    words = pages_of(recap_document(district(), COUNTRIES))[0]
    assert "9 dari 11 desa sudah mengirim" in words
    assert "Belum mengirim (2 desa): Linduk, Pulo Kencana." in words


def test_recap_without_silence_or_unknown_sex_has_no_remarks() -> None:
    words = pages_of(recap_document(district(silent=()), COUNTRIES))[0]
    assert "mengirim (" not in words
    assert "jenis kelamin" not in words


def test_unknown_sex_is_told_under_the_table() -> None:
    words = pages_of(recap_document(district(unknown=2), COUNTRIES))[0]
    assert "belum dicatat: terdaftar akhir bulan (Calon PMI) 18." in words


def test_countries_and_signature_stand_together() -> None:
    for villages in range(11, 30):
        last = pages_of(recap_document(district(villages), COUNTRIES))[-1]
        assert "Taiwan" in last
        assert "Camat Pontang, Drs. AHMAD FAUZI, M.Si NIP 19700101 199503 1 001" in last


def test_numbers_too_wide_for_one_table_are_shared_out() -> None:
    recap = district(5, silent=(1,), large=12_345)
    words = " ".join(pages_of(recap_document(recap, COUNTRIES)))
    assert words.count("No.") == 2
    assert words.count("Wawancara dilakukan") == 1
    assert words.count("2 Pontang belum mengirim") == 2
    total = recap.total("purna")
    assert f"{grouped(total.male)} {grouped(total.female)} {grouped(total.total)}" in words


def test_country_without_a_name_is_printed_by_its_code() -> None:
    words = pages_of(recap_document(district(), COUNTRIES))[0]
    assert "Arab Saudi" in words
    assert "XX" in words


def test_two_hundred_countries_still_fit() -> None:
    codes = [f"{first}{second}" for first in "ABCDEFGHIJKLMN" for second in "ABCDEFGHIJKLMN"]
    recap = Recap(
        period="2026-10",
        counts=dict.fromkeys(KEYS, Count()),
        countries={code: Count(female=index + 1) for index, code in enumerate(codes)},
    )
    village = VillageRecap(code="36.04.12.2001", name="Sukajaya", recap=recap)
    pdf = recap_document(replace(district(1), villages=(village,)), {})
    words = " ".join(pages_of(pdf))
    assert f"{len(codes) - 89} negara lain" in words
    total = grouped(sum(range(1, len(codes) + 1)))
    assert f"Jumlah 0 {total} {total}" in words


@pytest.mark.parametrize("villages", [1, 110])
def test_nothing_leaves_the_page_with_the_longest_names(villages: int) -> None:
    recap = district(villages, unknown=1)
    lines = tuple(replace(village, name=LONG_VILLAGE) for village in recap.villages)
    recap = replace(
        recap,
        villages=lines,
        office_name=f"Kecamatan {LONG_VILLAGE}",
        approved_title=f"Camat {LONG_VILLAGE}",
        approved_by="RADEN AJENG SITI MAIMUNAH KUSUMANINGRUM BINTI HAJI ABDURRAHM",
        sample=True,
    )
    for left, top, right, bottom in ink_boxes_mm(recap_document(recap, COUNTRIES)):
        assert left >= 9.5
        assert top >= 4.0
        assert right <= 320.5
        assert bottom <= 209.0


def test_recap_of_nobody_can_be_printed() -> None:
    words = " ".join(pages_of(recap_document(district(0), {})))
    assert "0 dari 0 desa sudah mengirim" in words


def test_village_does_not_count_itself_as_sender() -> None:
    recap = district(1, silent=())
    own = replace(recap, office_name="Desa Sukajaya", code=recap.villages[0].code)
    assert "sudah mengirim" not in pages_of(recap_document(own, COUNTRIES))[0]


def test_equal_recaps_give_equal_bytes() -> None:
    assert recap_document(district(), COUNTRIES) == recap_document(district(), dict(COUNTRIES))


def test_every_font_is_embedded() -> None:
    descriptors = fonts_in(recap_document(district(40), COUNTRIES))
    assert len(descriptors) >= 4
    assert all(descriptor and "/FontFile2" in descriptor for descriptor in descriptors)


def test_sample_recap_says_so_on_each_page() -> None:
    pages = pages_of(recap_document(replace(district(40), sample=True), COUNTRIES))
    assert all("CONTOH" in words for words in pages)


def test_letters_that_the_fonts_lack_are_named() -> None:
    with pytest.raises(TextNotPrintable) as caught:
        recap_document(district(), {"TW": "臺灣"})
    assert set(caught.value.characters) == set("臺灣")
