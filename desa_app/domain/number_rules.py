# SPDX-License-Identifier: GPL-3.0-or-later
"""Which letters share a sequence of numbers, and how each kind writes its own.

A sequence is named by a short key: ``semua`` (one for all letters), ``jenis:rekomendasi`` (one
per kind of letter) or ``kode:470`` (one per classification code). Villages use all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desa_app.domain.letter_kind import LetterKind
from desa_app.domain.numbering import (
    FIELD,
    NUMBER_LIMIT,
    check_pattern,
    fields_in,
    format_number,
)
from desa_app.errors import InvalidInput, Problem

CODE_LIMIT = 20
UNIT_LIMIT = 20
NAMED = 3
"""Kinds that a refusal names; the rest are counted."""
LARGEST = 99_999
"""No village gives more numbers than this in a year; patterns are measured with it."""


class NumberScope(StrEnum):
    """What shares one sequence of running numbers within a year."""

    ALL = "semua"
    KIND = "jenis"
    CODE = "kode"

    @property
    def words(self) -> str:
        """The scope as the office reads it."""
        return {
            NumberScope.ALL: "Satu urutan untuk semua surat",
            NumberScope.KIND: "Satu urutan per jenis surat",
            NumberScope.CODE: "Satu urutan per kode klasifikasi",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRule:
    """What the office decided for one kind; what is empty follows the office or the wording."""

    kind: str
    scope: NumberScope | None = None
    classification: str = ""
    unit: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindNumbering:
    """How one kind is numbered, with nothing left open. ``own`` is what the office decided."""

    kind: str
    name: str
    scope: NumberScope
    classification: str
    unit: str
    pattern: str
    sequence: str
    own: NumberRule

    def number(self, running: int, day: date, office_code: str) -> str:
        """Write one number. Raises ``InvalidInput`` for a pattern that cannot be used."""
        return format_number(
            self.pattern,
            classification=self.classification,
            running=running,
            office_code=office_code,
            day=day,
            unit=self.unit,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The office's way of numbering: its own scope, unit and pattern, and rules for kinds."""

    pattern: str
    scope: NumberScope = NumberScope.ALL
    unit: str = ""
    rules: Mapping[str, NumberRule] = field(default_factory=dict)

    def of_kind(self, kind: LetterKind) -> KindNumbering:
        """How this kind is numbered."""
        own = self.rules.get(kind.code, NumberRule(kind=kind.code))
        return KindNumbering(
            kind=kind.code,
            name=kind.name,
            scope=own.scope or self.scope,
            classification=own.classification or kind.classification,
            unit=own.unit or self.unit,
            pattern=own.pattern or self.pattern,
            sequence=self.sequence_of(kind.code, kind.classification),
            own=own,
        )

    def sequence_of(self, kind: str, classification: str) -> str:
        """The key of the sequence of a kind whose wording has this classification code."""
        own = self.rules.get(kind, NumberRule(kind=kind))
        return sequence_key(own.scope or self.scope, kind, own.classification or classification)


def sequence_key(scope: NumberScope, kind: str, classification: str) -> str:
    """The key of the sequence from which a kind takes its numbers."""
    if scope is NumberScope.KIND:
        return f"{scope.value}:{kind}"
    if scope is NumberScope.CODE:
        return f"{scope.value}:{classification}"
    return scope.value


def place_words(sequence: str, year: int, running: int) -> str:
    """A number's place as the log keeps it: ``semua/2026/12``."""
    return f"{sequence}/{year}/{running}"


def place_in(words: str) -> tuple[str, int, int] | None:
    """Sequence, year and number out of a place as the log keeps it; ``None`` when it is none."""
    parts = words.rsplit("/", 2)
    if len(parts) != 3 or not all(one.isascii() and one.isdigit() for one in parts[1:]):
        return None
    year, running = int(parts[1][:6]), int(parts[2][:9])
    return (parts[0], year, running) if parts[0] and 0 < running <= LARGEST else None


def scope_of(sequence: str) -> NumberScope:
    """What kind of sequence a key names."""
    return NumberScope(sequence.partition(":")[0])


def sequence_name(sequence: str, kind_names: Mapping[str, str]) -> str:
    """A sequence as the office reads it."""
    scope, _, of = sequence.partition(":")
    if scope == NumberScope.KIND:
        return kind_names.get(of, of)
    return f"Kode {of}" if scope == NumberScope.CODE else "Semua surat"


def problems_in_numbering(
    numbering: Numbering, kinds: Iterable[LetterKind], office_code: str, day: date
) -> tuple[Problem, ...]:
    """What would make numbers unusable or doubled.

    Fields are ``classification``, ``unit`` and ``number_pattern``. ``pola-sama`` tells that two
    sequences would write the same number: its value is that number, its hint names the kinds.
    """
    found: list[Problem] = []
    written: dict[str, dict[str, str]] = {}
    for kind in kinds:
        one = numbering.of_kind(kind)
        mistakes = _problems_in_kind(one, office_code, day)
        found.extend(problem for problem in mistakes if problem not in found)
        if mistakes:
            continue
        # The first kind of each sequence speaks for all that share it.
        text = one.number(1, day, office_code)
        written.setdefault(text, {}).setdefault(one.sequence, one.name)
    for text, sequences in written.items():
        if len(sequences) > 1:
            found.append(Problem(FIELD, "pola-sama", text, _named(list(sequences.values()))))
    return tuple(found)


def _named(kinds: list[str]) -> str:
    more = f"; dan {len(kinds) - NAMED} lagi" if len(kinds) > NAMED else ""
    return "; ".join(kinds[:NAMED]) + more


def _problems_in_kind(one: KindNumbering, office_code: str, day: date) -> list[Problem]:
    found = [*_line("classification", one.classification, CODE_LIMIT)]
    found += _line("unit", one.unit, UNIT_LIMIT)
    mistakes = check_pattern(one.pattern)
    if mistakes:
        return [*found, *mistakes]
    names = fields_in(one.pattern)
    if "unit" in names and not one.unit:
        found.append(Problem("unit", "kosong"))
    if "kode" in names and not one.classification:
        found.append(Problem("classification", "kosong"))
    longest = one.number(LARGEST, day.replace(month=8, day=1), office_code)
    if len(longest) > NUMBER_LIMIT:
        found.append(Problem(FIELD, "terlalu-panjang", longest, str(NUMBER_LIMIT)))
    return found


def _line(name: str, text: str, limit: int) -> list[Problem]:
    if len(text) > limit:
        return [Problem(name, "terlalu-panjang", text, str(limit))]
    if text != text.strip() or not text.isprintable():
        return [Problem(name, "bukan-satu-baris", text)]
    return []


def example_of(one: KindNumbering, running: int, day: date, office_code: str) -> str:
    """A number as it would look, or nothing while the pattern cannot be used."""
    try:
        return one.number(running, day, office_code)
    except InvalidInput:
        return ""


def lacking(pattern: str, *, other_year: bool, other_code: bool) -> str:
    """Which part a pattern lacks when its number already stands on another letter.

    ``{tahun}`` when that letter is of another year, ``{kode}`` when it has another code, else
    ``pembeda``: words of its own, because nothing else tells the two apart.
    """
    names = fields_in(pattern)
    if other_year and "tahun" not in names:
        return "{tahun}"
    if other_code and "kode" not in names:
        return "{kode}"
    return "pembeda"
