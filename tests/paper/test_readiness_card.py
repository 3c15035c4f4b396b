# SPDX-License-Identifier: GPL-3.0-or-later
"""The kartu kesiapan always stands on one page, whatever is written on it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from desa_app.domain.page import Letterhead, Paper
from desa_app.domain.readiness import CardCheck, CardPaper, CardSheet, Mark
from desa_app.errors import TextNotPrintable
from desa_app.paper.readiness_card import readiness_card

SHEET = CardSheet(
    head=Letterhead(
        lines=("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH"),
        office_line="PEMERINTAH DESA CONTOH",
        address_line="Jalan Contoh 1",
    ),
    name="SITI CONTOH",
    subtitle="Yang diketahui kantor Desa Contoh pada 21 November 2026",
    facts=(("Nama", "**SITI CONTOH**"), ("NIK", "3604••••••0001")),
    summary="1 dari 2 dokumen ada. 1 belum ada.",
    checks=(CardCheck(mark=Mark.LOOK, title="Wawancara", words="Wawancara belum dicatat."),),
    papers=(
        CardPaper(
            mark=Mark.DONE,
            name="Paspor",
            state="ada",
            number="X1, Kantor Imigrasi Contoh",
            until="1 Jan 2030",
            seen="Sekdes, 21 Nov 2026",
        ),
        CardPaper(
            mark=Mark.OPEN, name="Visa kerja", state="belum ada", number="", until="", seen=""
        ),
    ),
    contacts=("IBU CONTOH (ibu), 081200000001",),
    hotlines=("Pusat panggilan: 0-800-1000",),
    foot="Dibuat 21 November 2026 pukul 09.30 di kantor Desa Contoh oleh sekdes.",
    sample=False,
)


def read(pdf: bytes) -> tuple[list[str], tuple[float, float]]:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    box = pages[0].mediabox
    size = float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4
    return [" ".join(page.extract_text().split()) for page in pages], size


def lowest(pdf: bytes) -> float:
    """How far above the paper's edge the lowest words stand, in points."""
    found: list[float] = []

    def look(words: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
        if words.strip():
            found.append(tm[5])

    pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=look)
    return min(found)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_card_says_everything_on_one_page_of_the_exact_size(paper: Paper) -> None:
    (words,), size = read(readiness_card(SHEET, paper))
    assert size == pytest.approx(paper.size_mm, abs=0.05)
    for said in (
        "KARTU KESIAPAN",
        "SITI CONTOH",
        SHEET.subtitle,
        SHEET.summary,
        "Wawancara belum dicatat.",
        "Kantor Imigrasi Contoh",
        "belum ada",
        "IBU CONTOH (ibu)",
        "0-800-1000",
        "pukul 09.30",
    ):
        assert said in words


@pytest.mark.parametrize("paper", list(Paper))
def test_the_longest_lists_still_stand_on_one_page(paper: Paper) -> None:
    long = replace(
        SHEET,
        facts=tuple((f"Hal {at}", "kata " * 30) for at in range(7)),
        checks=SHEET.checks[:1]
        + tuple(
            CardCheck(mark=Mark.LOOK, title="Negara tujuan", words="kalimat panjang " * 15)
            for _ in range(14)
        ),
        papers=tuple(
            CardPaper(
                mark=Mark.LOOK,
                name=f"{at} Surat keterangan yang namanya sampai delapan puluh huruf panjangnya",
                state="habis sebelum berangkat",
                number="9" * 80 + ", " + "Penerbit " * 20,
                until="21 Nov 2026",
                seen="Sekretaris Desa yang Bernama Panjang, 21 Nov 2026",
            )
            for at in range(26)
        ),
        contacts=("NAMA " * 20, "NAMA " * 20),
        hotlines=("Layanan pengaduan yang namanya panjang: 0-800-1000",) * 3,
    )
    pdf = readiness_card(long, paper)
    (words,), _ = read(pdf)
    assert "pukul 09.30" in words
    assert "25 Surat" in words
    assert lowest(pdf) > 20


def test_a_card_of_the_sample_says_so() -> None:
    (words,), _ = read(readiness_card(replace(SHEET, sample=True), Paper.A4))
    assert "CONTOH" in words.split("PEMERINTAH")[0] + words[-40:]


def test_the_same_card_gives_the_same_bytes() -> None:
    assert readiness_card(SHEET, Paper.F4) == readiness_card(SHEET, Paper.F4)


def test_letters_that_no_font_has_are_refused() -> None:
    with pytest.raises(TextNotPrintable):
        readiness_card(replace(SHEET, summary="名前"), Paper.A4)
