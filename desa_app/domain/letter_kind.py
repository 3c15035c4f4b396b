# SPDX-License-Identifier: GPL-3.0-or-later
"""A kind of letter as its wording file describes it: questions, blocks, signatures, copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from desa_app.domain.letter_template import Template, fill, names_in
from desa_app.domain.letter_words import PLACEHOLDERS, TODAY, office_words
from desa_app.domain.page import Layout, Margins, Side
from desa_app.domain.person import is_sixteen_digits
from desa_app.errors import Problem
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from desa_app.domain.office import OfficeProfile

FieldKind = Literal["teks", "tanggal", "pilihan", "paragraf"]
BlockKind = Literal["alinea", "data", "butir", "uraian", "tabel"]
LINE_LIMIT = 200
PARAGRAPH_LIMIT = 2000
VALID_UNTIL = "berlaku_sampai"
CELL_MARK = ";"
"""Parts the cells of a row when a table is typed as lines of text."""
ROW_LIMIT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A part of the letter stands, or a question must be answered, only for these answers.

    Without values it holds when the field is answered at all, or is not (``absent``).
    """

    field: str
    values: tuple[str, ...] = ()
    absent: bool = False

    def holds(self, answers: dict[str, str]) -> bool:
        """Tell whether it does."""
        answer = answers.get(self.field, "")
        return answer in self.values if self.values else bool(answer) is not self.absent


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One question that a kind of letter asks.

    ``choices`` are (value, label); ``texts`` what a choice prints when that differs from its
    label; ``other`` names the field that must be filled when the choice is ``lainnya``;
    ``digits`` is the exact count of digits asked for, 0 for free text. A ``paragraf`` with
    ``columns`` is a table: a row per line, its cells parted by a semicolon, at least
    ``least_rows`` of them. ``required_when`` makes an answer necessary by another one.
    """

    name: str
    label: str
    required: bool = False
    kind: FieldKind = "teks"
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    help: str = ""
    texts: tuple[tuple[str, Template], ...] = ()
    default_text: Template = ()
    other: str = ""
    digits: int = 0
    columns: tuple[str, ...] = ()
    least_rows: int = 0
    required_when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """A column of a table: its heading, its part of the width, and what a row prints there.

    ``text`` is empty in tables that are typed: their cells come in the field's own order, and a
    column beyond them stays blank, to be signed by hand.
    """

    heading: str
    share: float
    text: Template = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec:
    """A part of the letter, still with its placeholders.

    ``alinea`` a paragraph, ``data`` label and value, ``butir`` numbered points, ``uraian`` the
    paragraphs typed in a field, ``tabel`` a ruled table: of the field ``field``, or of the family
    card where that is empty. ``butir`` with a ``field`` adds its lines as points.
    """

    kind: BlockKind
    text: Template = ()
    indent: bool = False
    rows: tuple[tuple[str, Template], ...] = ()
    items: tuple[Template, ...] = ()
    field: str = ""
    columns: tuple[ColumnSpec, ...] = ()
    row_mm: float = 0.0
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureSpec:
    """A signature's place. ``official`` is signed for the village, with its own lines above.

    A ``name`` whose facts are all in brackets and unknown becomes a dotted line.
    """

    line: int
    side: Side
    above: tuple[Template, ...]
    name: Template
    below: Template = ()
    official: bool = False
    duty_stamp: bool = False
    underlined: bool = False
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind:
    """A whole kind. ``required`` are facts that must be known before it can be written.

    ``validity_days`` counts from the letter's day; 0 means that it does not expire.
    ``conditions`` are looked at before issuing (see ``letter_rules.CONDITIONS``), ``papers`` what
    the citizen should bring, ``prints`` how many copies are usually printed. A ``confidential``
    kind names nobody in its own data or seal, and is not told to the kecamatan. A kind that
    ``may_be_countersigned`` can carry the camat's "Mengetahui".
    """

    code: str
    name: str
    title: Template
    classification: str
    fields: tuple[FieldSpec, ...]
    validity_days: int
    version: str
    source: str
    blocks: tuple[BlockSpec, ...]
    signatures: tuple[SignatureSpec, ...]
    copies: tuple[Template, ...] = ()
    addressee: tuple[Template, ...] = ()
    required: tuple[str, ...] = ()
    margins: Margins = field(default_factory=Margins)
    help: str = ""
    layout: Layout = Layout.STATEMENT
    reference: tuple[tuple[str, Template], ...] = ()
    conditions: tuple[str, ...] = ()
    needs_person: bool = True
    needs_plan: bool = True
    confidential: bool = False
    papers: tuple[str, ...] = ()
    prints: int = 2
    may_be_countersigned: bool = False

    def question(self, name: str) -> FieldSpec | None:
        """The question with this name."""
        return next((spec for spec in self.fields if spec.name == name), None)


def default_fields(
    kind: LetterKind,
    *,
    office: OfficeProfile,
    day: date,
    words: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """What a form shows before anything is typed; dates as people type them.

    ``words`` are those of the letter's facts (``letter_words.words_of``), once a person is known.
    """
    usual = office_words(office) | {TODAY: typed_date(day)}
    known = dict.fromkeys(PLACEHOLDERS, "") | dict(words or usual)
    answers = {spec.name: _default(spec, known, usual) for spec in kind.fields}
    if VALID_UNTIL in answers and not answers[VALID_UNTIL] and kind.validity_days:
        until = day + timedelta(days=kind.validity_days)
        answers[VALID_UNTIL] = until.strftime("%d-%m-%Y")
    return answers


def _default(spec: FieldSpec, words: Mapping[str, str], usual: Mapping[str, str]) -> str:
    filled = fill(spec.default_text, words)
    # Half an answer is worse than none; only the office's own words may be empty.
    if any(name not in usual for name in filled.missing):
        return ""
    if spec.kind == "pilihan" and filled.text not in dict(spec.choices):
        return ""
    return filled.text


def problems_in_fields(
    kind: LetterKind, fields: dict[str, str], defaults: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """What is wrong with the answers. A field that is not named at all has its default.

    ``defaults`` are those of :func:`default_fields`; without them, one that is made from the
    register counts as an answer that is in order.
    """
    found = [
        Problem(name, "isian-tidak-dikenal", name) for name in fields if kind.question(name) is None
    ]
    usual = {spec.name: spec.default for spec in kind.fields} if defaults is None else defaults
    answers = {
        spec.name: fields.get(spec.name, usual.get(spec.name, "")).strip() for spec in kind.fields
    }
    for spec in kind.fields:
        value = answers[spec.name]
        if defaults is None and spec.name not in fields and any(names_in(spec.default_text)):
            continue
        found.extend(_problems_in(spec, value, answers))
        if spec.other and value == "lainnya" and not fields.get(spec.other, "").strip():
            found.append(Problem(spec.other, "kosong"))
    return tuple(found)


def typed_rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table that was typed as lines of text."""
    return tuple(
        tuple(cell.strip() for cell in line.split(CELL_MARK))
        for line in text.splitlines()
        if line.strip(f" {CELL_MARK}")
    )


def valid_until(kind: LetterKind, fields: dict[str, str], day: date) -> date | None:
    """The last day of validity: as typed, else counted from the letter's day, else none."""
    typed = read_typed_date(fields.get(VALID_UNTIL, "").strip())
    if kind.question(VALID_UNTIL) is not None and typed is not None:
        return typed
    return day + timedelta(days=kind.validity_days) if kind.validity_days else None


def read_typed_date(text: str) -> date | None:
    """Read ``21-11-2026``; anything else is ``None``."""
    if len(text) != 10 or not text.isascii():
        return None
    try:
        return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a calendar day
    except ValueError:
        return None


def _problems_in(spec: FieldSpec, value: str, answers: dict[str, str]) -> list[Problem]:
    if not value:
        asked = spec.required_when is not None and spec.required_when.holds(answers)
        return [Problem(spec.name, "kosong")] if spec.required or asked else []
    limit = PARAGRAPH_LIMIT if spec.kind == "paragraf" else LINE_LIMIT
    if len(value) > limit:
        return [Problem(spec.name, "terlalu-panjang", value, str(limit))]
    if spec.kind == "tanggal" and read_typed_date(value) is None:
        return [Problem(spec.name, "bukan-tanggal", value, "hh-bb-tttt")]
    if spec.kind == "pilihan" and value not in {choice for choice, _ in spec.choices}:
        allowed = ", ".join(choice for choice, _ in spec.choices)
        return [Problem(spec.name, "pilihan-tidak-dikenal", value, allowed)]
    if spec.columns:
        return _problems_in_rows(spec, typed_rows(value))
    if spec.digits and not (value.isascii() and value.isdigit() and len(value) == spec.digits):
        return [Problem(spec.name, f"bukan-{spec.digits}-angka", value, str(len(value)))]
    return []


def _problems_in_rows(spec: FieldSpec, rows: tuple[tuple[str, ...], ...]) -> list[Problem]:
    hint = f"{CELL_MARK} ".join(spec.columns)
    if not spec.least_rows <= len(rows) <= ROW_LIMIT:
        return [Problem(spec.name, "jumlah-baris", str(len(rows)), str(spec.least_rows))]
    for row in rows:
        if len(row) > len(spec.columns) or not row[0]:
            return [Problem(spec.name, "baris-tabel", f"{CELL_MARK} ".join(row), hint)]
        for column, cell in zip(spec.columns, row, strict=False):
            if column == "NIK" and cell and not is_sixteen_digits(cell):
                return [Problem(spec.name, "bukan-16-angka", cell, str(len(cell)))]
    return []
