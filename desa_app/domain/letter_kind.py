# SPDX-License-Identifier: GPL-3.0-or-later
"""A kind of letter as its wording file describes it: questions, blocks, signatures, copies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from desa_app.domain.letter_template import Template, fill
from desa_app.domain.letter_words import office_words
from desa_app.domain.page import Margins, Side
from desa_app.errors import Problem

if TYPE_CHECKING:
    from desa_app.domain.office import OfficeProfile

FieldKind = Literal["teks", "tanggal", "pilihan", "paragraf"]
LINE_LIMIT = 200
PARAGRAPH_LIMIT = 2000
VALID_UNTIL = "berlaku_sampai"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One question that a kind of letter asks.

    ``choices`` are (value, label); ``texts`` what a choice prints when that differs from its
    label; ``other`` names the field that must be filled when the choice is ``lainnya``;
    ``digits`` is the exact count of digits asked for, 0 for free text.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A part of the letter that stands only when a field has one of these values."""

    field: str
    values: tuple[str, ...]

    def holds(self, answers: dict[str, str]) -> bool:
        """Tell whether the part stands."""
        return answers.get(self.field, "") in self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSpec:
    """A paragraph, a table of facts or a list of points, still with its placeholders."""

    kind: Literal["alinea", "data", "butir"]
    text: Template = ()
    indent: bool = False
    rows: tuple[tuple[str, Template], ...] = ()
    items: tuple[Template, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureSpec:
    """A signature's place. ``official`` is signed for the village, with its own lines above."""

    line: int
    side: Side
    above: tuple[Template, ...]
    name: Template
    official: bool = False
    duty_stamp: bool = False
    underlined: bool = False
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind:
    """A whole kind. ``required`` are facts that must be known before it can be written.

    ``validity_days`` counts from the letter's day; 0 means that it does not expire.
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

    def question(self, name: str) -> FieldSpec | None:
        """The question with this name."""
        return next((spec for spec in self.fields if spec.name == name), None)


def default_fields(kind: LetterKind, *, office: OfficeProfile, day: date) -> dict[str, str]:
    """What a form shows before anything is typed; dates as people type them."""
    words = office_words(office)
    answers = {spec.name: fill(spec.default_text, words).text for spec in kind.fields}
    if VALID_UNTIL in answers and not answers[VALID_UNTIL] and kind.validity_days:
        until = day + timedelta(days=kind.validity_days)
        answers[VALID_UNTIL] = until.strftime("%d-%m-%Y")
    return answers


def problems_in_fields(kind: LetterKind, fields: dict[str, str]) -> tuple[Problem, ...]:
    """What is wrong with the answers. A field that is not named at all has its default."""
    found = [
        Problem(name, "isian-tidak-dikenal", name) for name in fields if kind.question(name) is None
    ]
    for spec in kind.fields:
        value = fields.get(spec.name, spec.default).strip()
        found.extend(_problems_in(spec, value))
        if spec.other and value == "lainnya" and not fields.get(spec.other, "").strip():
            found.append(Problem(spec.other, "kosong"))
    return tuple(found)


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


def _problems_in(spec: FieldSpec, value: str) -> list[Problem]:
    if not value:
        return [Problem(spec.name, "kosong")] if spec.required else []
    limit = PARAGRAPH_LIMIT if spec.kind == "paragraf" else LINE_LIMIT
    if len(value) > limit:
        return [Problem(spec.name, "terlalu-panjang", value, str(limit))]
    if spec.kind == "tanggal" and read_typed_date(value) is None:
        return [Problem(spec.name, "bukan-tanggal", value, "hh-bb-tttt")]
    if spec.kind == "pilihan" and value not in {choice for choice, _ in spec.choices}:
        allowed = ", ".join(choice for choice, _ in spec.choices)
        return [Problem(spec.name, "pilihan-tidak-dikenal", value, allowed)]
    if spec.digits and not (value.isascii() and value.isdigit() and len(value) == spec.digits):
        return [Problem(spec.name, f"bukan-{spec.digits}-angka", value, str(len(value)))]
    return []
