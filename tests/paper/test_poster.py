# SPDX-License-Identifier: GPL-3.0-or-later
"""Posters say what they were given, on one page, however much that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from desa_app import reference
from desa_app.domain.job_info import JobInfo
from desa_app.domain.ledger import limits_of
from desa_app.domain.page import Paper
from desa_app.domain.posters import (
    CheckPoster,
    HelpLine,
    JobPoster,
    OfficePoster,
    PosterFoot,
    qr_text,
)
from desa_app.errors import TextNotPrintable
from desa_app.paper.poster import (
    BEFORE_SIGNING,
    CHECKS,
    NEVER,
    check_poster,
    job_poster,
    office_poster,
)
from tests.paper.reading import ink_boxes_mm, words_in

LINES = (
    HelpLine(name="BP3MI Contoh", number="(0254) 000000"),
    *(HelpLine(name=one.name, number=one.number) for one in reference.hotlines()),
)
FOOT = PosterFoot(
    office_lines=("Desa Contoh", "Kecamatan Contoh, Kabupaten Contoh"),
    help_lines=LINES,
    qr_text=qr_text(LINES),
    paper=Paper.F4,
    printed_on=date(2026, 11, 21),
)
POSTER = JobPoster(
    job="Perawat lansia",
    country="Taiwan",
    p3mi="PT Contoh Karya Bahari",
    quota=20,
    pay="NT$ 20.000 per bulan",
    conditions=("Perempuan, 21 sampai 45 tahun", "Sehat **jasmani**"),
    valid_until=date(2026, 12, 31),
    verified_on=date(2026, 11, 12),
    verified_with="Dinas Tenaga Kerja Kabupaten Contoh",
    foot=FOOT,
)


@pytest.mark.parametrize("paper", list(Paper))
def test_a_poster_is_one_page_of_the_offices_paper(paper: Paper) -> None:
    foot = replace(FOOT, paper=paper)
    for pdf in (
        job_poster(replace(POSTER, foot=foot)),
        check_poster(CheckPoster(foot=foot)),
        office_poster(OfficePoster(foot=foot)),
    ):
        (page,) = pypdfium2.PdfDocument(pdf)
        wide, high = (side / 72 * 25.4 for side in page.get_size())
        assert (wide, high) == pytest.approx(paper.size_mm, abs=0.01)


def test_the_paper_says_what_is_known_of_the_job() -> None:
    told = words_in(job_poster(POSTER))
    for words in (
        "Perawat lansia",
        "di Taiwan",
        "PT Contoh Karya Bahari",
        "20 orang",
        "NT$ 20.000 per bulan",
        "31 Desember 2026",
        "Perempuan, 21 sampai 45 tahun",
        "12 November 2026",
        "BP3MI Contoh",
        "(0254) 000000",
        "0-800-1000",
    ):
        assert words in told, words


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(POSTER, p3mi="", quota=None, pay="", conditions=(), valid_until=None)
    told = words_in(job_poster(bare))
    for words in ("Perusahaan", "Upah", "Dicari", "Berlaku sampai", "Syarat"):
        assert words not in told, words


def test_the_general_poster_names_every_check_and_every_number() -> None:
    told = words_in(check_poster(CheckPoster(foot=FOOT)))
    for words in (*CHECKS, *NEVER):
        assert words.replace("**", "") in told, words
    for one in LINES:
        assert one.name in told, one.name
        assert one.number in told, one.number


def test_the_longest_words_still_stand_on_one_page() -> None:
    limits = limits_of(JobInfo)
    long = {name: ("Pekerja " * 200)[: limits[name]].strip() for name in limits}
    condition = long["conditions"]
    poster = replace(
        POSTER,
        job=long["job"],
        p3mi=long["p3mi"],
        pay=long["pay"],
        verified_with=long["verified_with"],
        conditions=tuple(condition[at : at + 30] for at in range(0, len(condition), 30)),
        country="Georgia Selatan dan Kepulauan Sandwich Selatan",
        foot=replace(FOOT, paper=Paper.A4),
    )
    pdf = job_poster(poster)
    ((left, top, right, bottom),) = ink_boxes_mm(pdf)
    wide, high = Paper.A4.size_mm
    assert min(left, top, wide - right, high - bottom) > 8
    told = words_in(pdf)
    assert condition[-30:].strip() in told
    # Words that ran into each other would not be read one after the other.
    assert told.index("Berlaku sampai") < told.index("Syarat") < told.index("Tempat bertanya")


def test_the_same_poster_gives_the_same_bytes_and_a_sample_says_so() -> None:
    assert job_poster(POSTER) == job_poster(POSTER)
    assert "CONTOH" in words_in(job_poster(replace(POSTER, foot=replace(FOOT, sample=True))))


def test_signs_that_no_font_has_are_refused() -> None:
    with pytest.raises(TextNotPrintable):
        job_poster(replace(POSTER, pay="日本円"))


def test_the_code_to_scan_holds_only_numbers_to_call() -> None:
    assert FOOT.qr_text.splitlines()[1:] == [f"{one.name}: {one.number}" for one in LINES[:6]]


def test_the_offices_own_poster_names_seven_checks_and_every_number() -> None:
    told = words_in(office_poster(OfficePoster(foot=FOOT)))
    assert len(BEFORE_SIGNING) == 7
    for words in (*(check.replace("**", "") for check in BEFORE_SIGNING), "(0254) 000000"):
        assert words in told, words
