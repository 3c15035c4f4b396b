# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the parts of a wording: what has no fact is left out, never printed blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.letter_kind import BlockSpec, SignatureSpec, typed_rows
from desa_app.domain.letter_template import Filled, Template, base_name, fill, names_in
from desa_app.domain.letter_words import PLACEHOLDERS, LetterFacts, office_words
from desa_app.domain.letter_words_person import person_words
from desa_app.domain.page import Block, Facts, Paragraph, Points, Signature, Table
from desa_app.domain.signing import signing_lines

if TYPE_CHECKING:
    from desa_app.domain.person import PersonDraft

TO_BE_WRITTEN = "." * 32
"""A name that is not known is written by hand."""

# Line ends and the like inside a fact would break a line of the letter in the wrong place.
_CONTROLS = dict.fromkeys((*range(32), 127, 0x2028, 0x2029), " ")


def one_line(text: str) -> str:
    """A fact as it may stand inside a line. Two asterisks switch bold; a fact must not."""
    return text.translate(_CONTROLS).replace("**", "* *").strip()


def stands(spec: BlockSpec | SignatureSpec, answers: dict[str, str]) -> bool:
    """Whether a part belongs to the letter, given the answers."""
    return spec.when is None or spec.when.holds(answers)


def filled(template: Template, words: dict[str, str]) -> Filled:
    """A text with its facts; unknown legal grounds count as missing."""
    unknown = {name: "" for name in names_in(template) if base_name(name) not in words}
    return fill(template, unknown | words)


def filled_lines(templates: tuple[Template, ...], words: dict[str, str]) -> tuple[str, ...]:
    """Lines under each other; one without its fact is left out."""
    lines: list[str] = []
    for template in templates:
        done = filled(template, words)
        if not done.missing:
            lines.extend(line.strip() for line in done.text.splitlines() if line.strip())
    return tuple(lines)


def filled_rows(
    rows: tuple[tuple[str, Template], ...], words: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """Rows of label and value; a row without its fact is left out."""
    done = [(label, filled(text, words)) for label, text in rows]
    return tuple(
        (label, value.text) for label, value in done if not value.missing and value.text.strip()
    )


def blocks_of(
    spec: BlockSpec, facts: LetterFacts, words: dict[str, str], answers: dict[str, str]
) -> tuple[Block, ...]:
    """The finished part; nothing if it would be empty."""
    if spec.kind == "alinea":
        return (Paragraph(text=filled(spec.text, words).text, indent=spec.indent),)
    if spec.kind == "uraian":
        told = answers.get(spec.field, "").splitlines()
        return tuple(
            Paragraph(text=one_line(text), indent=spec.indent) for text in told if text.strip()
        )
    if spec.kind == "data":
        rows = filled_rows(spec.rows, words)
        return (Facts(rows=rows),) if rows else ()
    if spec.kind == "tabel":
        return _table(spec, facts, answers)
    items = [filled(text, words) for text in spec.items]
    points = [item.text for item in items if not item.missing]
    points += [one_line(line) for line in answers.get(spec.field, "").splitlines() if line.strip()]
    return (Points(items=tuple(points)),) if points else ()


def signature_of(spec: SignatureSpec, facts: LetterFacts, words: dict[str, str]) -> Signature:
    """A signature's place with its lines."""
    above = filled_lines(spec.above, words)
    if spec.official:
        above += signing_lines(facts.office, facts.signatory, facts.head)
    below = filled_lines((spec.below,), words) if spec.below else ()
    return Signature(
        line=spec.line,
        side=spec.side,
        above=above,
        name=filled(spec.name, words).text.strip() or TO_BE_WRITTEN,
        below=facts.signatory.number_line if spec.official else " ".join(below),
        duty_stamp=spec.duty_stamp,
        underlined=spec.underlined,
    )


def _table(spec: BlockSpec, facts: LetterFacts, answers: dict[str, str]) -> tuple[Table, ...]:
    if spec.field:
        typed = typed_rows(answers.get(spec.field, ""))
        empty = ("",) * len(spec.columns)
        rows = [(*map(one_line, row), *empty)[: len(spec.columns)] for row in typed]
    else:
        rows = [_member(spec, facts, person) for person in facts.family]
    if not rows:
        return ()
    return (
        Table(
            headings=tuple(column.heading for column in spec.columns),
            shares=tuple(column.share for column in spec.columns),
            rows=tuple(rows),
            row_mm=spec.row_mm,
        ),
    )


def _member(spec: BlockSpec, facts: LetterFacts, person: PersonDraft) -> tuple[str, ...]:
    words = dict.fromkeys(PLACEHOLDERS, "") | office_words(facts.office)
    told = person_words(person, facts.office, facts.day)
    words |= {name: one_line(text) for name, text in told.items()}
    return tuple(filled(column.text, words).text.strip(" ,") for column in spec.columns)
