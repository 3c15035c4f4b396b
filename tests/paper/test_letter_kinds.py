# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of letter, for people known well and people hardly known: it says what it should."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from desa_app.domain.letter_kind import VALID_UNTIL, LetterKind
from desa_app.domain.letter_template import Template, base_name, names_in
from desa_app.domain.letter_text import problems_in_facts
from desa_app.domain.page import Facts, Layout, LetterSheet, Paper, Paragraph, Points, Table
from desa_app.errors import LetterTooLong
from desa_app.paper.letter import render_letter
from desa_app.paper.seal_places import place_seal
from desa_app.reference import citations
from tests.paper.letter_answers import ANSWERS
from tests.paper.letter_examples import (
    PERSON,
    all_kinds,
    longest_facts,
    minimal_facts,
    rich_facts,
    sheet_for,
)
from tests.paper.reading import ink_boxes_mm, lines_of, pages_of, words_in

KINDS = all_kinds()
GOLDEN = Path(__file__).parent / "golden"
REWRITE = "DESA_BINAAN_TULIS_CONTOH"
"""Set to 1 to write the expected texts anew; read the difference before you commit it."""
LEAVING = {"izin-keluarga", "rekomendasi", "pernyataan-risiko", "pernyataan-tidak-menuntut"}
# Filled to the last question, with the longest names of the country in every place of a name.
TOO_LONG = {
    Paper.F4: {"ahli-waris", "serah-terima-pmi"},
    Paper.A4: {
        "ahli-waris", "beda-identitas", "kematian", "kuasa", "serah-terima-pmi",
        "susunan-keluarga", "wawancara",
    },
}  # fmt: skip
# Every kind on every paper; the quick run draws single letters only.
pytestmark = pytest.mark.slow
every_kind = pytest.mark.parametrize("code", sorted(KINDS))
every_paper = pytest.mark.parametrize("paper", list(Paper))


def dense(text: str) -> str:
    """Without spaces and marks of bold: lines may end anywhere."""
    return re.sub(r"\s+", "", text.replace("**", ""))


def said(sheet: LetterSheet) -> Iterator[str]:
    """Every text of a sheet, in no order."""
    yield from (sheet.place_and_date, *sheet.addressee, *sheet.copies)
    yield from (text for row in sheet.reference for text in row)
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Facts):
            yield from (text for row in block.rows for text in row)
        elif isinstance(block, Table):
            yield from (*block.headings, *(text for row in block.rows for text in row))
        else:
            assert isinstance(block, Points)
            yield from block.items
    for signature in sheet.signatures:
        yield from (*signature.above, signature.name, signature.below)


def templates(kind: LetterKind) -> Iterator[Template]:
    """Every text of a wording."""
    yield from (kind.title, *kind.copies, *kind.addressee)
    yield from (text for _, text in kind.reference)
    for spec in kind.fields:
        yield from (text for _, text in spec.texts)
    for block in kind.blocks:
        yield from (block.text, *block.items, *(text for _, text in block.rows))
    for signature in kind.signatures:
        yield from (*signature.above, signature.name, signature.below)


@every_paper
@every_kind
def test_the_paper_says_what_the_sheet_says(code: str, paper: Paper) -> None:
    sheet = sheet_for(KINDS[code], rich_facts(KINDS[code]), paper)
    pages = pages_of(render_letter(sheet))
    assert len(pages) == 1
    text = dense(pages[0])
    for words in said(sheet):
        assert dense(words) in text, words
    assert not set("{}[]*") & set(text)
    if sheet.layout is not Layout.OFFICIAL:
        assert dense(sheet.title) in text


@every_paper
@every_kind
def test_answers_and_register_stand_on_the_paper(code: str, paper: Paper) -> None:
    kind = KINDS[code]
    text = dense(words_in(render_letter(sheet_for(kind, rich_facts(kind), paper)))).casefold()
    for spec in kind.fields:
        answer = ANSWERS[code].get(spec.name, "")
        if answer and spec.kind == "teks":
            assert dense(answer).casefold() in text, spec.name
        for line in answer.splitlines() if spec.kind == "paragraf" else ():
            for cell in line.split(";") if spec.columns else (line,):
                assert dense(cell).casefold() in text, spec.name
    for name in kind.required:
        known = {"nama": PERSON.name, "nik": PERSON.nik or "", "kk": PERSON.kk or ""}.get(name, "")
        wanted = "J.B.S." if kind.confidential else known
        assert dense(wanted).casefold() in text


@every_paper
@every_kind
def test_what_must_be_known_is_enough(code: str, paper: Paper) -> None:
    kind = KINDS[code]
    facts = minimal_facts(kind)
    assert problems_in_facts(kind, facts) == ()
    sheet = sheet_for(kind, facts, paper)
    assert len(pages_of(render_letter(sheet))) == 1
    for words in said(sheet):
        assert not re.search(r"  |\( ?\)| [,.;]|, ?[.;]|^[,;]", re.sub(r"\.{4,}", "-", words)), (
            words
        )


@every_kind
def test_nothing_that_must_be_known_can_be_left_out(code: str) -> None:
    kind = KINDS[code]
    facts = minimal_facts(kind)
    for name in facts.fields:
        without = {key: value for key, value in facts.fields.items() if key != name}
        fields = {
            problem.field for problem in problems_in_facts(kind, replace(facts, fields=without))
        }
        assert name in fields


@every_paper
@every_kind
def test_the_longest_names_fit_or_the_letter_says_that_it_is_too_long(
    code: str, paper: Paper
) -> None:
    sheet = sheet_for(KINDS[code], longest_facts(KINDS[code]), paper)
    if code in TOO_LONG[paper]:
        with pytest.raises(LetterTooLong) as caught:
            render_letter(sheet)
        assert caught.value.over_mm > 0
        return
    pdf = place_seal(render_letter(sheet), "DB1:" + "A" * 250)
    ((left, top, right, bottom),) = ink_boxes_mm(pdf)
    wide, high = paper.size_mm
    assert left >= sheet.margins.left - 0.5
    assert top >= sheet.margins.top - 0.5
    assert right <= wide - sheet.margins.right + 0.5
    assert bottom <= high - sheet.margins.bottom + 0.5


@every_kind
def test_every_question_reaches_the_paper(code: str) -> None:
    kind = KINDS[code]
    used = {base_name(name) for template in templates(kind) for name in names_in(template)}
    used |= {name.removesuffix("_hari").removesuffix("_terbilang") for name in used}
    used |= {block.field for block in kind.blocks}
    conditions = [block.when for block in kind.blocks]
    conditions += [signature.when for signature in kind.signatures]
    used |= {condition.field for condition in conditions if condition is not None}
    for spec in kind.fields:
        assert spec.name in used | {VALID_UNTIL}, spec.name


@every_kind
def test_every_legal_ground_is_known(code: str) -> None:
    known = citations()
    for template in templates(KINDS[code]):
        for name in names_in(template):
            if name.startswith("kutipan_"):
                assert name.removeprefix("kutipan_") in known


@every_kind
def test_only_letters_about_leaving_look_at_age_and_interview(code: str) -> None:
    kind = KINDS[code]
    asked = {"usia", "wawancara", "negara", "p3mi", "izin_keluarga"} & set(kind.conditions)
    assert bool(asked) == (code in LEAVING)
    assert ("usia" in kind.conditions) == (code in LEAVING)
    assert kind.needs_plan == (code in LEAVING | {"wawancara"})


@every_kind
def test_no_letter_promises_a_placement_or_judges(code: str) -> None:
    text = " ".join(said(sheet_for(KINDS[code], rich_facts(KINDS[code]), Paper.F4))).casefold()
    for word in ("korban", "tppo", "pelaku", "tersangka", "ilegal", "dijamin berangkat"):
        assert word not in text
    assert text.count("menjamin") == text.count("tidak menjamin")
    assert text.count("izin penempatan") == text.count("bukan izin penempatan")


@every_kind
def test_a_confidential_letter_carries_no_name_inside(code: str) -> None:
    kind = KINDS[code]
    pdf = render_letter(sheet_for(kind, rich_facts(kind), Paper.F4))
    (frozen,) = pypdf.PdfReader(BytesIO(pdf)).attachments["surat.json"]
    hidden = {PERSON.name, PERSON.nik or "", PERSON.kk or "", PERSON.mother}
    found = {name for name in hidden if name in frozen.decode()}
    if kind.confidential:
        assert not found
        assert json.loads(frozen)["orang"] == {"inisial": "J.B.S."}
        assert PERSON.name.upper() not in words_in(pdf)
    elif kind.needs_person:
        assert found


@every_kind
def test_the_letter_reads_as_it_was_approved(code: str) -> None:
    kind = KINDS[code]
    lines = lines_of(render_letter(sheet_for(kind, rich_facts(kind), Paper.F4)))
    path = GOLDEN / f"{code}.txt"
    if os.environ.get(REWRITE) == "1":
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(lines, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == lines
