# SPDX-License-Identifier: GPL-3.0-or-later
"""The longest names of the country, signed u.b. by an official of sixty letters, on both papers."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from desa_app import regions
from desa_app.domain.office import Acting, Official, Post
from desa_app.domain.page import LetterSheet, Paper
from desa_app.errors import LetterTooLong, RegionUnknown
from desa_app.paper.letter import render_letter
from tests.paper.examples import LONG_PERSON
from tests.paper.letter_examples import all_kinds, longest_facts, rich_facts, sheet_for
from tests.paper.reading import ink_boxes_mm, words_in

if TYPE_CHECKING:
    from desa_app.domain.letter_words import LetterFacts

KINDS = all_kinds()
CODES = ("izin-keluarga", "rekomendasi")
CHIEF = Official(
    id="3",
    post=Post.SECTION,
    name=LONG_PERSON,
    number="19700101 199001 1 001",
    number_label="NIP.",
    title="Kasi Kesejahteraan Sosial",
)


@cache
def longest_regions() -> tuple[str, str, str]:
    """The longest kabupaten, kecamatan and village of the country, wherever each lies."""
    longest = {"kabupaten": "", "kecamatan": "", "desa": ""}

    def walk(code: str) -> None:
        for region in regions.children(code):
            longest[region.level] = max(longest[region.level], region.name, key=len)
            if region.level != "desa":
                walk(region.code)

    for province in range(11, 100):
        try:
            walk(str(province))
        except RegionUnknown:
            continue
    return longest["kabupaten"], longest["kecamatan"], longest["desa"]


def placed(facts: LetterFacts) -> LetterFacts:
    """The letter of an office with those three names."""
    regency, district, village = longest_regions()
    office = replace(facts.office, name=village, district=district, regency=regency)
    return replace(facts, office=office, signatory=CHIEF)


def sheet(code: str, paper: Paper, *, countersign: bool = False) -> LetterSheet:
    """A usual person at that office."""
    facts = placed(rich_facts(KINDS[code]))
    assert facts.person is not None
    person = replace(facts.person, name=LONG_PERSON)
    facts = replace(facts, person=person, countersign=countersign)
    return sheet_for(KINDS[code], facts, paper)


def inside(pdf: bytes, paper: Paper, laid_out: LetterSheet) -> bool:
    """Whether all ink lies within the margins; the seal's quiet edge and lines may touch them."""
    (box,) = ink_boxes_mm(pdf)
    wide, high = paper.size_mm
    margins, slack = laid_out.margins, 2.0
    return (
        box[0] >= margins.left - slack
        and box[1] >= margins.top - slack
        and box[2] <= wide - margins.right + slack
        and box[3] <= high - margins.bottom + slack
    )


def test_the_longest_names_are_as_long_as_people_say() -> None:
    regency, district, village = longest_regions()
    assert len(village) == 44
    assert len(regency) >= 40
    assert len(district) >= 30


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("code", CODES)
def test_three_lines_of_the_longest_names_and_an_official_of_sixty_letters_fit(
    code: str, paper: Paper
) -> None:
    laid_out = sheet(code, paper)
    assert len(laid_out.letterhead.lines) == 2
    pdf = render_letter(laid_out)
    assert inside(pdf, paper, laid_out)
    said = words_in(pdf)
    regency, district, village = longest_regions()
    for words in (regency.upper(), district.upper(), village.upper()):
        assert words in said
    assert "a.n. Kepala Desa" in said
    assert "Sekretaris Desa u.b. Kasi Kesejahteraan Sosial," in said
    assert f"{LONG_PERSON} NIP. 19700101 199001 1 001" in said


@pytest.mark.parametrize("code", CODES)
def test_with_the_camat_too_it_fits_f4(code: str) -> None:
    laid_out = sheet(code, Paper.F4, countersign=True)
    pdf = render_letter(laid_out)
    assert inside(pdf, Paper.F4, laid_out)
    _, district, _ = longest_regions()
    assert f"Camat {district}," in words_in(pdf)


@pytest.mark.parametrize("acting", list(Acting))
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("code", CODES)
def test_what_does_not_fit_is_told_and_never_drawn_over_the_edge(
    code: str, paper: Paper, acting: Acting
) -> None:
    facts = placed(longest_facts(KINDS[code]))
    facts = replace(facts, head=replace(facts.head, acting=acting), countersign=True)
    laid_out = sheet_for(KINDS[code], facts, paper)
    try:
        pdf = render_letter(laid_out)
    except LetterTooLong:
        assert paper is Paper.A4
        return
    assert inside(pdf, paper, laid_out)
