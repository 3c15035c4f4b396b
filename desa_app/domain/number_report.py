# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of every letter number of a year, so that a gap can be answered for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desa_app.domain.letter import LetterState
from desa_app.domain.number_rules import LARGEST, sequence_name
from desa_app.errors import Problem

RANGE_LIMIT = 2_000
"""Numbers in one reserved range; more than a village writes by hand in a year."""
TEXT_LIMIT = 200
NUMBER_TEXT_LIMIT = 80


class NumberState(StrEnum):
    """What a number is; ``hilang`` must never happen and is shown in red.

    ``LOST`` is answered for: a backup was restored, and the number may stand on a letter of the
    time that it does not hold.
    """

    ISSUED = "terbit"
    VOID = "batal"
    HAND = "tulis tangan"
    RESERVED = "disisihkan"
    CARRIED = "urutan lain"
    LOST = "hilang karena pemulihan"
    MISSING = "hilang"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRange:
    """Numbers that the program leaves out, both ends included.

    Either set aside for letters written by hand, or ``carried``: given by another sequence
    before the office changed its way of numbering within the year, or ``lost``: perhaps given in
    the time that was missing after a backup was restored.
    """

    id: str
    sequence: str
    year: int
    first: int
    last: int
    note: str = ""
    carried: bool = False
    lost: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether the office itself set these numbers aside."""
        return not (self.carried or self.lost)

    def __contains__(self, running: int) -> bool:
        return self.first <= running <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeDraft:
    """Numbers to be set aside for letters written by hand, and what for."""

    sequence: str
    year: int
    first: int
    last: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandDraft:
    """A letter written by hand, entered afterwards into one of the reserved numbers.

    ``number`` is the number as it stands on the paper; when it is empty, it is written from the
    pattern with ``classification``.
    """

    sequence: str
    running: int
    on: date
    addressee: str
    subject: str
    number: str = ""
    classification: str = ""
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberUse:
    """A letter that has a number, from the archive or written by hand.

    ``to`` is the person or addressee, ``subject`` the kind's name or what the letter is about.
    """

    id: str
    sequence: str
    year: int
    running: int
    number: str
    on: date
    to: str
    subject: str
    state: LetterState
    void_reason: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """One number of a sequence. ``use`` is there for numbers that stand on a letter."""

    sequence: str
    running: int
    state: NumberState
    use: NumberUse | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceReport:
    """All numbers of one sequence in one year, in order; ``last`` is the last one given."""

    sequence: str
    name: str
    last: int
    lines: tuple[NumberLine, ...]

    def counts(self) -> dict[NumberState, int]:
        """How many numbers are in each state, all states named."""
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in NumberState}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReport:
    """The whole year of an office."""

    year: int
    office: str
    office_code: str
    made_on: date
    made_by: str
    sequences: tuple[SequenceReport, ...]
    sample: bool = False

    @property
    def lines(self) -> tuple[NumberLine, ...]:
        """All numbers, sequence after sequence."""
        return tuple(line for one in self.sequences for line in one.lines)

    def counts(self) -> dict[NumberState, int]:
        """How many numbers are in each state over all sequences."""
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in NumberState}

    @property
    def missing(self) -> tuple[NumberLine, ...]:
        """Numbers that nobody can answer for."""
        return tuple(line for line in self.lines if line.state is NumberState.MISSING)


def account_for(
    lasts: Mapping[str, int],
    uses: Iterable[NumberUse],
    ranges: Iterable[NumberRange],
    kind_names: Mapping[str, str],
) -> tuple[SequenceReport, ...]:
    """Say of every number of one year what it is.

    ``lasts`` are the last numbers given per sequence. Every number up to it has a line, and so
    has every reserved number beyond it. What stands on a letter goes before what was reserved.
    """
    standing: dict[str, dict[int, NumberUse]] = {}
    left_out: dict[str, list[NumberRange]] = {}
    for use in uses:
        standing.setdefault(use.sequence, {})[use.running] = use
    for one in ranges:
        left_out.setdefault(one.sequence, []).append(one)
    found = []
    for sequence in sorted({*lasts, *standing, *left_out}):
        given = standing.get(sequence, {})
        # By hand before the others: the first that holds a number tells what it is.
        reserved = sorted(left_out.get(sequence, []), key=lambda one: (not one.by_hand, one.first))
        printed = (running for running, use in given.items() if not use.by_hand)
        last = max([lasts.get(sequence, 0), *printed])
        wanted = {*range(1, last + 1), *given}
        wanted.update(n for one in reserved for n in range(one.first, one.last + 1))
        lines = tuple(_line(sequence, n, given.get(n), reserved) for n in sorted(wanted))
        name = sequence_name(sequence, kind_names)
        found.append(SequenceReport(sequence=sequence, name=name, last=last, lines=lines))
    return tuple(found)


def _line(
    sequence: str, running: int, use: NumberUse | None, reserved: list[NumberRange]
) -> NumberLine:
    place = next((one for one in reserved if running in one), None)
    if use is not None:
        state = NumberState.HAND if use.by_hand else NumberState.ISSUED
        if use.state is LetterState.VOID:
            state = NumberState.VOID
        return NumberLine(
            sequence=sequence, running=running, state=state, use=use, note=use.void_reason
        )
    if place is None:
        return NumberLine(sequence=sequence, running=running, state=NumberState.MISSING)
    state = NumberState.RESERVED
    if not place.by_hand:
        state = NumberState.LOST if place.lost else NumberState.CARRIED
    return NumberLine(sequence=sequence, running=running, state=state, note=place.note)


def problems_in_range(draft: RangeDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with a range before it is compared with numbers already given."""
    found = []
    if draft.year not in {today.year, today.year + 1}:
        years = f"{today.year} atau {today.year + 1}"
        found.append(Problem("year", "di-luar-batas", str(draft.year), years))
    if not 1 <= draft.first <= LARGEST:
        found.append(Problem("first", "di-luar-batas", str(draft.first), f"1 sampai {LARGEST}"))
    if not draft.first <= draft.last <= min(draft.first + RANGE_LIMIT - 1, LARGEST):
        until = min(draft.first + RANGE_LIMIT - 1, LARGEST)
        hint = f"{draft.first} sampai {until}"
        found.append(Problem("last", "di-luar-batas", str(draft.last), hint))
    found.extend(_text("note", draft.note, required=True))
    return tuple(found)


def problems_in_hand(draft: HandDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with a letter written by hand, before its number is looked up."""
    found = [
        *_text("addressee", draft.addressee, required=True),
        *_text("subject", draft.subject, required=True),
        *_text("hand_number", draft.number, limit=NUMBER_TEXT_LIMIT),
    ]
    if draft.on > today:
        found.append(Problem("on", "tanggal-mendatang", draft.on.isoformat()))
    if draft.number.strip() and not _holds(draft.number, draft.running):
        found.append(Problem("hand_number", "tanpa-nomor-urut", draft.number, str(draft.running)))
    return tuple(found)


def _text(
    name: str, text: str, *, required: bool = False, limit: int = TEXT_LIMIT
) -> tuple[Problem, ...]:
    if required and not text.strip():
        return (Problem(name, "kosong"),)
    if len(text) > limit:
        return (Problem(name, "terlalu-panjang", text, str(limit)),)
    if not text.isprintable():
        return (Problem(name, "bukan-satu-baris", text),)
    return ()


def _holds(number: str, running: int) -> bool:
    """Whether the running number stands in the written one, with or without leading zeros."""
    digits = "".join(c if c.isascii() and c.isdigit() else " " for c in number).split()
    return any(len(part) < 20 and int(part) == running for part in digits)
