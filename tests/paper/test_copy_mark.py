# SPDX-License-Identifier: GPL-3.0-or-later
"""SALINAN: the original inside, unchanged and provable; nothing else passes for a copy."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.clock import WIB
from desa_app.domain.page import Paper
from desa_app.domain.papers import CopyMark
from desa_app.errors import LetterTooLong, SealUnreadable, TextNotPrintable
from desa_app.paper.copy_mark import mark_copy, original_of
from desa_app.paper.letter import render_letter
from desa_app.paper.ruler_page import ruler_page
from desa_app.paper.seal_places import place_seal, read_seal
from desa_app.wording import clock_time
from tests.paper.letter_examples import all_kinds, rich_facts, sheet_for
from tests.paper.reading import fonts_in, ink_boxes_mm, words_in

AT = datetime(2026, 11, 21, 12, 5, tzinfo=WIB)
MARK = CopyMark(number="470/041/XI/2026", made_at=AT, made_by="Rina")
FOOT = (
    "Salinan surat nomor 470/041/XI/2026, dicetak 21 November 2026 pukul"
    f" {clock_time(AT.astimezone())} oleh Rina."
)
KINDS = all_kinds()
ORIGINAL = place_seal(
    render_letter(sheet_for(KINDS["izin-keluarga"], rich_facts(KINDS["izin-keluarga"]), Paper.F4)),
    "ABC123",
)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("code", ["izin-keluarga", "rekomendasi", "wawancara", "kuasa"])
def test_every_layout_can_be_copied(code: str, paper: Paper) -> None:
    kind = KINDS[code]
    try:
        original = render_letter(sheet_for(kind, rich_facts(kind), paper))
    except LetterTooLong:
        assert paper is Paper.A4
        return
    copy = mark_copy(original, MARK)
    assert copy.startswith(original)
    assert original_of(copy) == original
    reader = pypdf.PdfReader(BytesIO(copy), strict=True)
    assert len(reader.pages) == 1
    assert reader.metadata == pypdf.PdfReader(BytesIO(original)).metadata
    width, height = (float(side) / 72 * 25.4 for side in reader.pages[0].mediabox[2:])
    assert (width, height) == pytest.approx(paper.size_mm, abs=0.01)
    said = words_in(copy)
    assert FOOT in said
    assert said.count("SALINAN") == 2
    for word in words_in(original).split():
        assert word in said
    assert None not in fonts_in(copy)


def test_the_mark_lies_clear_of_the_text_at_top_and_foot() -> None:
    (plain,) = ink_boxes_mm(ORIGINAL)
    (copied,) = ink_boxes_mm(mark_copy(ORIGINAL, MARK))
    # The frame stands above the letterhead, the line below the last word, both inside the paper.
    assert 4 <= copied[1] < plain[1]
    assert plain[3] < copied[3] <= 330 - 4


def test_the_seal_stays_readable_in_a_copy() -> None:
    copy = mark_copy(ORIGINAL, MARK)
    assert read_seal(copy).text == "ABC123"
    assert read_seal(copy).picture_matches


def test_equal_marks_give_equal_copies() -> None:
    assert mark_copy(ORIGINAL, MARK) == mark_copy(ORIGINAL, MARK)


def test_a_name_that_cannot_be_printed_is_told() -> None:
    mark = CopyMark(number="1", made_at=MARK.made_at, made_by="\u05d0")
    with pytest.raises(TextNotPrintable):
        mark_copy(ORIGINAL, mark)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", ORIGINAL[:-200], ORIGINAL[:2000]])
def test_what_this_program_did_not_write_is_refused(content: bytes) -> None:
    with pytest.raises(SealUnreadable):
        mark_copy(content, MARK)
    assert original_of(content) is None


def test_only_an_unchanged_copy_gives_its_original() -> None:
    copy = mark_copy(ORIGINAL, MARK)
    assert original_of(ORIGINAL) is None
    assert original_of(ruler_page(Paper.A4)) is None
    assert original_of(copy + b" ") is None
    assert original_of(copy.replace(b'"oleh": "Rina"', b'"oleh": "Dedi"')) is None
    assert original_of(ORIGINAL + b"% salinan {}\n") is None
    assert original_of(ORIGINAL + b"% salinan [[[[\n") is None


@given(st.data())
def test_one_changed_byte_is_no_copy(data: st.DataObject) -> None:
    copy = bytearray(mark_copy(ORIGINAL, MARK))
    at = data.draw(st.integers(len(ORIGINAL), len(copy) - 1))
    copy[at] ^= data.draw(st.integers(1, 255))
    assert original_of(bytes(copy)) is None


def test_a_page_wider_than_any_paper_is_no_copy() -> None:
    copy = mark_copy(ORIGINAL, MARK)
    original, mark, update = copy.rpartition(b"\n% salinan ")
    box = original.index(b"/MediaBox [ 0 0 ")
    side = original.index(b" ", box + len(b"/MediaBox [ 0 0 "))
    digits = b"9" * 400
    wide = original[: box + 16] + digits + original[side:]
    grown = len(wide) - len(original)

    def later(offset: bytes) -> int:
        return int(offset) + (grown if int(offset) > box else 0)

    wide = re.sub(rb"(\d{10}) 00000 n", lambda row: b"%010d 00000 n" % later(row[1]), wide)
    wide = re.sub(rb"startxref\n(\d+)", lambda row: b"startxref\n%d" % later(row[1]), wide)
    with pytest.raises(SealUnreadable):
        mark_copy(wide + b"\n", MARK)
    assert original_of(wide + mark + update) is None
