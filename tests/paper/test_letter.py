# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter says what its sheet says, on one page of the exact size, the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from desa_app.domain.page import (
    Facts,
    LetterSheet,
    Margins,
    Paper,
    Paragraph,
    Points,
    Side,
    Signature,
)
from desa_app.errors import InvalidInput, LetterTooLong, TextNotPrintable
from desa_app.paper.letter import render_letter
from desa_app.paper.seal_places import place_seal
from tests.paper.examples import (
    HEAD,
    LONG_PERSON,
    LONG_VILLAGE,
    PERMIT,
    PERSON,
    PLAN,
    RECOMMENDATION,
    SECRETARY,
    coat_of_arms,
)
from tests.paper.reading import Box, fonts_in, ink_boxes_mm, words_in

EXAMPLES = {
    f"{name}-{paper.value}": replace(sheet, paper=paper)
    for name, sheet in (("rekomendasi", RECOMMENDATION), ("izin", PERMIT))
    for paper in Paper
}


def ink_box_mm(pdf: bytes) -> Box:
    """The box around all ink of a letter's one page."""
    (box,) = ink_boxes_mm(pdf)
    return box


@pytest.mark.parametrize("sheet", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_letter_is_one_page_of_the_exact_size(sheet: LetterSheet) -> None:
    document = pypdfium2.PdfDocument(render_letter(sheet))
    assert len(document) == 1
    size = tuple(side / 72 * 25.4 for side in document[0].get_size())
    assert size == pytest.approx(sheet.paper.size_mm, abs=0.01)


@pytest.mark.parametrize("sheet", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_equal_sheets_give_equal_bytes(sheet: LetterSheet) -> None:
    assert render_letter(sheet) == render_letter(replace(sheet))


@pytest.mark.parametrize("sheet", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_every_font_is_embedded(sheet: LetterSheet) -> None:
    descriptors = fonts_in(render_letter(sheet))
    assert len(descriptors) >= 3
    assert all(descriptor and "/FontFile2" in descriptor for descriptor in descriptors)


def test_letter_says_all_that_its_sheet_says() -> None:
    text = words_in(render_letter(RECOMMENDATION))
    for label, value in (*PERSON, *PLAN):
        assert f"{label} : {value.replace('**', '')}" in text
    for words in (*HEAD.lines, HEAD.office_line, HEAD.address_line, RECOMMENDATION.number_line):
        assert words in text
    assert "sebagaimana mestinya. Sukajaya, 21 November 2026 a.n. Kepala Desa Sukajaya" in text
    assert text.endswith("Tembusan: 1. Camat Pontang; 2. BP3MI Banten.")
    assert "*" not in text


def test_duty_stamp_is_asked_for_once() -> None:
    assert words_in(render_letter(PERMIT)).count("Meterai Rp10.000") == 1
    assert "Meterai" not in words_in(render_letter(RECOMMENDATION))


def test_sample_letter_says_so_above_the_letterhead() -> None:
    assert "CONTOH" in words_in(render_letter(PERMIT))
    assert ink_box_mm(render_letter(PERMIT))[1] < PERMIT.margins.top
    assert ink_box_mm(render_letter(replace(PERMIT, banner="")))[1] >= PERMIT.margins.top - 0.3


def test_facts_can_be_read_back_from_the_pdf() -> None:
    attachments = pypdf.PdfReader(BytesIO(render_letter(RECOMMENDATION))).attachments
    assert attachments["surat.json"] == [RECOMMENDATION.facts_json.encode()]


def test_letter_without_facts_has_no_attachment() -> None:
    pdf = render_letter(replace(RECOMMENDATION, facts_json=""))
    assert not pypdf.PdfReader(BytesIO(pdf)).attachments


def test_metadata_names_letter_and_office_and_tells_no_false_date() -> None:
    told = pypdf.PdfReader(BytesIO(render_letter(RECOMMENDATION))).metadata
    assert told is not None
    assert told.title == "SURAT REKOMENDASI Nomor: 562/041/36.04.12.2013/XI/2026"
    assert told.author == "Pemerintah Desa Sukajaya"
    assert told.subject == "Rekomendasi bekerja ke luar negeri"
    assert "/CreationDate" not in told


def test_letter_without_coat_of_arms_has_no_hole() -> None:
    sheet = replace(RECOMMENDATION, letterhead=replace(HEAD, logo=None))
    assert words_in(render_letter(sheet)).startswith("PEMERINTAH KABUPATEN SERANG")


def _longest(paper: Paper) -> LetterSheet:
    village = LONG_VILLAGE
    head = replace(
        HEAD,
        lines=(
            "PEMERINTAH PROVINSI KEPULAUAN BANGKA BELITUNG",
            "PEMERINTAH KABUPATEN PENUKAL ABAB LEMATANG ILIR",
            f"KECAMATAN {village.upper()}",
        ),
        office_line=f"PEMERINTAH DESA {village.upper()}",
        address_line=HEAD.address_line + " · laman " + "x" * 40 + ".desa.id",
    )
    sides = (Side.LEFT, Side.CENTRE, Side.RIGHT)
    return replace(
        RECOMMENDATION,
        paper=paper,
        letterhead=head,
        blocks=(
            Paragraph(text=f"{LONG_PERSON} dan **{LONG_PERSON}** dari Desa {village}", indent=True),
            Facts(
                rows=(
                    ("Nama", f"**{LONG_PERSON}**"),
                    ("Nama dusun atau sebutan lain", "X" * 90),
                    ("A" * 40, f"Kampung {village}, Desa {village}, Kecamatan {village}"),
                )
            ),
            Points(items=(f"{'Y' * 120}", LONG_PERSON)),
        ),
        place_and_date=f"{village}, 21 November 2026",
        signatures=tuple(
            Signature(
                line=1,
                side=side,
                above=(f"Kepala Desa {village},",),
                name=LONG_PERSON,
                below="NIPD " + "3" * 40,
                duty_stamp=True,
                underlined=True,
            )
            for side in sides
        ),
        copies=(f"Camat {village} {village} {village};", "Z" * 120),
    )


@pytest.mark.parametrize("paper", list(Paper))
def test_longest_names_of_the_country_stay_inside_the_margins(paper: Paper) -> None:
    sheet = _longest(paper)
    pdf = place_seal(render_letter(sheet), "DB1:" + "A" * 250)
    left, top, right, bottom = ink_box_mm(pdf)
    wide, high = paper.size_mm
    assert left >= sheet.margins.left - 0.5
    assert right <= wide - sheet.margins.right + 0.5
    assert top >= sheet.margins.top - 0.5
    assert bottom <= high - sheet.margins.bottom + 0.5
    joined = words_in(pdf).replace(" ", "")
    assert joined.count(LONG_PERSON.replace(" ", "")) == 7
    assert "X" * 90 in joined


def test_letter_that_does_not_fit_says_by_how_much() -> None:
    more = tuple(
        Paragraph(text="Kalimat yang cukup panjang untuk satu baris. " * 6) for _ in range(9)
    )
    sheet = replace(RECOMMENDATION, paper=Paper.A4, blocks=(*RECOMMENDATION.blocks, *more))
    with pytest.raises(LetterTooLong) as caught:
        render_letter(sheet)
    assert caught.value.paper == "A4"
    over = caught.value.over_mm
    assert over > 5
    # The promise of the number: so many millimetres less, and it fits.
    eased = replace(sheet, margins=Margins(top=15.0, bottom=15.0 - min(over, 14.0)))
    if over <= 14.0:
        assert render_letter(eased)
    else:
        with pytest.raises(LetterTooLong) as again:
            render_letter(eased)
        assert again.value.over_mm == pytest.approx(over - 14.0, abs=0.2)


def test_normal_letters_fit_a4() -> None:
    signatures = (
        SECRETARY,
        replace(SECRETARY, line=2, side=Side.CENTRE, above=("Camat Pontang,",)),
    )
    assert render_letter(replace(RECOMMENDATION, paper=Paper.A4))
    assert render_letter(replace(PERMIT, paper=Paper.A4, copies=("Camat Pontang;", "Arsip.")))
    assert render_letter(replace(RECOMMENDATION, paper=Paper.A4, signatures=signatures, copies=()))


def test_type_never_falls_below_eleven_points() -> None:
    sheet = replace(
        PERMIT, paper=Paper.A4, blocks=(*PERMIT.blocks, *PERMIT.blocks[-3:]), seal=False
    )
    page = pypdf.PdfReader(BytesIO(render_letter(sheet))).pages[0]
    sizes = [
        float(size)
        for size in re.findall(rb"/F\d+\+0 ([\d.]+) Tf", page.get_contents().get_data())  # type: ignore[union-attr]
    ]
    body = [size for size in sizes if size > 10]
    assert min(body) == 11.0
    # Smaller is only the address of the letterhead, the mark of a sample, and the stamp's place.
    assert all(8.5 <= size <= 10.0 or size == 7.5 for size in set(sizes) - set(body))


def test_letters_that_the_fonts_lack_are_named() -> None:
    facts = Facts(rows=(("Nama", "李小龍 محمد ok"),))
    with pytest.raises(TextNotPrintable) as caught:
        render_letter(replace(RECOMMENDATION, blocks=(facts,)))
    assert caught.value.characters == "".join(sorted(set("李小龍محمد")))


def test_accents_typed_apart_are_printed_together() -> None:
    sheet = replace(RECOMMENDATION, blocks=(Facts(rows=(("Nama", "Rene\u0301e"),)),))
    assert "Renée" in words_in(render_letter(sheet))


@pytest.mark.parametrize(
    ("logo", "code"),
    [
        (b"bukan gambar", "bukan-gambar"),
        (coat_of_arms()[:-200], "bukan-gambar"),
        (coat_of_arms((6100, 10)), "gambar-terlalu-besar"),
        (coat_of_arms() + b"\0" * 2_000_000, "gambar-terlalu-besar"),
    ],
    ids=["text", "cut-off", "too-many-pixels", "too-many-bytes"],
)
def test_picture_that_is_no_coat_of_arms_is_refused(logo: bytes, code: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        render_letter(replace(RECOMMENDATION, letterhead=replace(HEAD, logo=logo)))
    assert [(problem.field, problem.code) for problem in caught.value.problems] == [("logo", code)]


def test_jpeg_coat_of_arms_is_taken() -> None:
    logo = coat_of_arms(kind="JPEG")
    assert render_letter(replace(RECOMMENDATION, letterhead=replace(HEAD, logo=logo)))
