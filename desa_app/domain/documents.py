# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of a plan: which are asked for, which are there, until when, and who saw them.

What is asked for is reference data (UU 18/2017 Pasal 13 and what agencies usually want besides);
nothing here says that somebody may or may not leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.person import TEXT_LIMIT, problems_in_signs
from desa_app.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desa_app.domain.episode import Scheme

NOTE_LIMIT = 1000
_LIMITS = {"number": 80, "issuer": TEXT_LIMIT, "seen_by": 100, "note": NOTE_LIMIT}


class ScanForm(StrEnum):
    """In which form the placement system takes a scan: PDF up to 2 MB, JPG up to 500 KB."""

    PDF = "pdf"
    JPG = "jpg"


class Group(StrEnum):
    """Named by the law's article on papers, or usually asked for besides."""

    STATUTORY = "pasal13"
    COMPANION = "pendamping"

    @property
    def words(self) -> str:
        """As screens and papers print it."""
        return "UU 18/2017 Pasal 13" if self is Group.STATUTORY else "Pendamping"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRule:
    """A kind of paper, for which schemes it is asked, on which ground, checked on which day.

    ``schemes`` is empty for all. ``of_person`` papers stay with the person from plan to plan.
    ``required`` means that a rule names it, otherwise agencies usually ask. ``warn_days`` is how
    long before its end the office is reminded; 0 for papers without one.
    """

    code: str
    name: str
    note: str
    group: Group
    of_person: bool
    required: bool
    schemes: frozenset[Scheme]
    not_for: frozenset[Scheme]
    form: ScanForm
    warn_days: int
    basis: str
    source: str
    checked_on: date

    def asked_for(self, scheme: Scheme | None) -> bool:
        """Whether a plan of this scheme needs it; without a plan only the person's papers do."""
        if scheme is None:
            return self.of_person and not self.schemes
        return scheme not in self.not_for and (not self.schemes or scheme in self.schemes)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDraft:
    """What is known of one paper. ``seen_on`` is the day on which ``seen_by`` saw the original."""

    kind: str
    present: bool = True
    number: str = ""
    issuer: str = ""
    issued: date | None = None
    valid_until: date | None = None
    seen_by: str = ""
    seen_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A stored paper; ``episode_id`` is ``None`` for those of the person."""

    id: str
    revision: int
    person_id: str
    episode_id: str | None
    facts: DocumentDraft
    scans: int = 0


class DocumentState(StrEnum):
    """How one line of the checklist stands; the values are the words of screen and paper."""

    THERE = "ada"
    ENDING = "hampir habis"
    ENDS_BEFORE = "habis sebelum berangkat"
    ENDED = "habis masa berlaku"
    MISSING = "belum ada"
    UNASKED = "tidak diminta"

    @property
    def there(self) -> bool:
        """Whether the paper is there and holds until the departure."""
        return self in (DocumentState.THERE, DocumentState.ENDING, DocumentState.UNASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One line of a plan's checklist: the kind, the paper if there is one, and how it stands."""

    rule: DocumentRule
    document: Document | None
    state: DocumentState

    @property
    def facts(self) -> DocumentDraft:
        """What is known of the paper, or an empty draft of this kind that is not there."""
        if self.document is None:
            return DocumentDraft(kind=self.rule.code, present=False)
        return self.document.facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiringDocument:
    """A paper of an open plan that has ended or ends soon, for the list of what needs doing."""

    person_id: str
    episode_id: str
    person_name: str
    rule: DocumentRule
    document: Document
    valid_until: date
    days_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCounts:
    """How a checklist stands in numbers; ``ending`` are there but end soon."""

    asked: int
    there: int
    missing: int
    ended: int
    ending: int


def checklist(
    rules: Iterable[DocumentRule],
    documents: Iterable[Document],
    *,
    scheme: Scheme | None,
    departure: date | None,
    today: date,
) -> tuple[DocumentLine, ...]:
    """What the plan asks for, in the rules' order, then what is there without being asked."""
    by_kind: dict[str, list[Document]] = {}
    for document in documents:
        by_kind.setdefault(document.facts.kind, []).append(document)
    asked, besides = [], []
    for rule in rules:
        # Two records that became one may have brought two of a kind; both are shown.
        there: list[Document | None] = [*by_kind.get(rule.code, ())]
        if rule.asked_for(scheme):
            for one in there or [None]:
                state = state_of(one, rule, departure=departure, today=today)
                asked.append(DocumentLine(rule=rule, document=one, state=state))
        else:
            besides += [
                DocumentLine(rule=rule, document=one, state=DocumentState.UNASKED)
                for one in there
                if one is not None and one.facts.present
            ]
    return (*asked, *besides)


def state_of(
    document: Document | None, rule: DocumentRule, *, departure: date | None, today: date
) -> DocumentState:
    """How a paper stands today and on the planned day of departure; its last day still counts."""
    if document is None or not document.facts.present:
        return DocumentState.MISSING
    until = document.facts.valid_until
    if until is None:
        return DocumentState.THERE
    if until < today:
        return DocumentState.ENDED
    if departure is not None and until < departure:
        return DocumentState.ENDS_BEFORE
    if until - today <= timedelta(days=rule.warn_days):
        return DocumentState.ENDING
    return DocumentState.THERE


def counts_of(lines: Iterable[DocumentLine]) -> DocumentCounts:
    """Count a checklist; what is there without being asked for does not count."""
    states = [line.state for line in lines if line.state is not DocumentState.UNASKED]
    ended = sum(s in (DocumentState.ENDED, DocumentState.ENDS_BEFORE) for s in states)
    ending = states.count(DocumentState.ENDING)
    missing = states.count(DocumentState.MISSING)
    return DocumentCounts(
        asked=len(states),
        there=len(states) - missing - ended,
        missing=missing,
        ended=ended,
        ending=ending,
    )


def problems_in(draft: DocumentDraft, kinds: frozenset[str], today: date) -> tuple[Problem, ...]:
    """What cannot be stored about a paper."""
    found = []
    if draft.kind not in kinds:
        found.append(Problem("kind", "bukan-pilihan", draft.kind))
    for field, limit in _LIMITS.items():
        text = getattr(draft, field)
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    for field in ("issued", "seen_on"):
        day = getattr(draft, field)
        if day is not None and day > today:
            found.append(Problem(field, "tanggal-mendatang", day.isoformat()))
    if draft.issued and draft.valid_until and draft.valid_until < draft.issued:
        found.append(Problem("valid_until", "sebelum-terbit", draft.valid_until.isoformat()))
    if draft.seen_on is not None and not draft.seen_by.strip():
        found.append(Problem("seen_by", "kosong"))
    if draft.seen_by.strip() and draft.seen_on is None:
        found.append(Problem("seen_on", "kosong"))
    found.extend(problems_in_signs(draft, leave_out=("kind",)))
    return tuple(found)
