# SPDX-License-Identifier: GPL-3.0-or-later
"""A case: what was reported to the village, what it did, to whom it passed it on.

The village screens and refers; it never says who is a victim of trafficking. A person is passed
on only with consent, a child only with that of a guardian or, when the guardian is part of the
matter, of a companion of the social services (UU 21/2007 on the protection of witnesses and
victims; UU 27/2022 Pasal 20, 25 on consent and on data of children).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.errors import Problem
from desa_app.wording import age_on

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from desa_app.domain.person import Person

LINE_LIMIT, TEXT_LIMIT = 200, 4000
LOSS_LIMIT = 1_000_000_000_000
REFER_DAYS = 3
"""Days after which a case that nobody was told of is shown on Beranda."""
ADULT_AGE = 18


class CaseState(StrEnum):
    """Where a case stands."""

    REPORTED = "lapor"
    VERIFIED = "diverifikasi"
    REFERRED = "dirujuk"
    PROCESS = "proses"
    DONE = "selesai"
    CLOSED = "ditutup"


CASE_LADDER: dict[CaseState, tuple[CaseState, ...]] = {
    CaseState.REPORTED: (CaseState.VERIFIED, CaseState.REFERRED, CaseState.CLOSED),
    CaseState.VERIFIED: (CaseState.REFERRED, CaseState.PROCESS, CaseState.DONE, CaseState.CLOSED),
    CaseState.REFERRED: (CaseState.PROCESS, CaseState.DONE, CaseState.CLOSED),
    CaseState.PROCESS: (CaseState.REFERRED, CaseState.DONE, CaseState.CLOSED),
    CaseState.DONE: (CaseState.CLOSED, CaseState.PROCESS),
    CaseState.CLOSED: (CaseState.PROCESS,),
}
"""Steps that can be taken. The way back from selesai and ditutup opens the case again."""

OPEN_STATES = frozenset(
    {CaseState.REPORTED, CaseState.VERIFIED, CaseState.REFERRED, CaseState.PROCESS}
)


class ConsentBy(StrEnum):
    """Who said whether the person may be referred; ``NONE`` means nobody was asked yet."""

    NONE = ""
    OWN = "sendiri"
    GUARDIAN = "wali"
    COMPANION = "pendamping"
    REFUSED = "menolak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Who allowed the referral, when and how (lisan, tertulis, telepon)."""

    by: ConsentBy = ConsentBy.NONE
    name: str = ""
    on: date | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """The facts of a case as the form gives them.

    ``person_id`` links the person it is about, once known; until then ``victim`` is what was told.
    ``minor`` says that the person is told to be a child; a linked birth date says more.
    ``suspect`` is who is said to have recruited. ``loss`` is in whole rupiah, ``None`` when not
    known. ``returned_on`` is the day somebody came home, in a case of return.
    """

    reported_on: date
    kind: str
    reporter: str = ""
    reporter_relation: str = ""
    reporter_contact: str = ""
    person_id: str | None = None
    victim: str = ""
    minor: bool = False
    episode_id: str | None = None
    country: str = ""
    suspect: str = ""
    recruiter_id: str | None = None
    loss: int | None = None
    signs: tuple[str, ...] = ()
    action: str = ""
    returned_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNote:
    """One entry of the chronology; never changed. ``corrects`` names the entry it puts right."""

    id: str
    on: date
    words: str
    source: str
    corrects: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """One dated step of the state, with its reason and who took it."""

    state: CaseState
    on: date
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Passed on to whom, by which letter, and what came back."""

    agency: str
    on: date
    letter_id: str | None = None
    letter_number: str = ""
    officer: str = ""
    answered_on: date | None = None
    answer: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A stored case with its whole trail."""

    id: str
    revision: int
    year: int
    number: int
    facts: CaseDraft
    consent: Consent
    state: CaseState
    result: str
    person_name: str
    notes: tuple[CaseNote, ...]
    steps: tuple[CaseStep, ...]
    referrals: tuple[Referral, ...]

    @property
    def label(self) -> str:
        """The case's own number: ``12/2026``; no letter number."""
        return f"{self.number}/{self.year}"

    @property
    def about(self) -> str:
        """Whom it is about, as far as known."""
        return self.person_name or self.facts.victim


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the list."""

    id: str
    year: int
    number: int
    reported_on: date
    kind: str
    about: str
    country: str
    state: CaseState
    referrals: int
    answered: int
    person_id: str | None

    @property
    def label(self) -> str:
        """The case's own number."""
        return f"{self.number}/{self.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDue:
    """A case that nobody was told of yet, for Beranda: no name, no place."""

    id: str
    label: str
    kind: str
    days: int


def is_minor(draft: CaseDraft, person: Person | None) -> bool:
    """Whether the person was a child when it was reported: by birth date, else as told."""
    if person is not None and person.facts.birth_date is not None:
        return age_on(person.facts.birth_date, draft.reported_on)[0] < ADULT_AGE
    return draft.minor


def problems_in(
    draft: CaseDraft,
    today: date,
    *,
    kinds: Collection[str],
    countries: Collection[str],
    signs: Collection[str],
) -> tuple[Problem, ...]:
    """What cannot be stored about a case."""
    found = []
    if draft.kind not in kinds:
        found.append(Problem("kind", "bukan-pilihan" if draft.kind else "kosong", draft.kind))
    if draft.country and draft.country not in countries:
        found.append(Problem("country", "negara-tidak-dikenal", draft.country))
    for field in ("reported_on", "returned_on"):
        day: date | None = getattr(draft, field)
        if day is not None and day > today:
            found.append(Problem(field, "tanggal-mendatang", day.isoformat()))
        if day is not None and day.year < 1990:
            found.append(Problem(field, "tanggal-terlalu-lama", day.isoformat()))
    if draft.person_id is None and draft.episode_id is not None:
        found.append(Problem("episode_id", "bukan-pilihan"))
    if draft.loss is not None and not 0 <= draft.loss <= LOSS_LIMIT:
        found.append(Problem("loss", "di-luar-batas", str(draft.loss), f"0-{LOSS_LIMIT}"))
    strange = [sign for sign in draft.signs if sign not in signs]
    found.extend(Problem("signs", "bukan-pilihan", sign) for sign in strange)
    lines = ("reporter", "reporter_relation", "reporter_contact", "victim", "suspect")
    found.extend(_too_long(draft, lines))
    if len(draft.action) > TEXT_LIMIT:
        found.append(Problem("action", "terlalu-panjang", "", str(TEXT_LIMIT)))
    return tuple(found)


def problems_in_note(words: str, source: str, on: date, today: date) -> tuple[Problem, ...]:
    """What cannot be stored of an entry of the chronology."""
    found = []
    if not words.strip():
        found.append(Problem("words", "kosong"))
    if len(words) > TEXT_LIMIT:
        found.append(Problem("words", "terlalu-panjang", "", str(TEXT_LIMIT)))
    if len(source) > LINE_LIMIT:
        found.append(Problem("source", "terlalu-panjang", "", str(LINE_LIMIT)))
    if on > today:
        found.append(Problem("on", "tanggal-mendatang", on.isoformat()))
    return tuple(found)


def problems_in_consent(consent: Consent, today: date, *, minor: bool) -> tuple[Problem, ...]:
    """Who may consent for whom; a child never alone."""
    found = []
    if consent.by is ConsentBy.NONE:
        return (Problem("by", "kosong"),)
    if minor and consent.by is ConsentBy.OWN:
        found.append(Problem("by", "anak-perlu-wali"))
    if consent.by in {ConsentBy.GUARDIAN, ConsentBy.COMPANION} and not consent.name.strip():
        found.append(Problem("name", "kosong"))
    if consent.on is None:
        found.append(Problem("on", "kosong"))
    elif consent.on > today:
        found.append(Problem("on", "tanggal-mendatang", consent.on.isoformat()))
    if not consent.how.strip():
        found.append(Problem("how", "kosong"))
    found.extend(_too_long(consent, ("name", "how")))
    return tuple(found)


def problems_in_referral(
    referral: Referral, consent: Consent, today: date, reason: str
) -> tuple[Problem, ...]:
    """Nobody is passed on against their word; without one only for a written reason."""
    found = []
    if not referral.agency.strip():
        found.append(Problem("agency", "kosong"))
    if referral.on > today:
        found.append(Problem("on", "tanggal-mendatang", referral.on.isoformat()))
    if consent.by is ConsentBy.REFUSED:
        found.append(Problem("agency", "persetujuan-ditolak"))
    elif consent.by is ConsentBy.NONE and not reason.strip():
        found.append(Problem("reason", "persetujuan-belum"))
    found.extend(_too_long(referral, ("agency", "officer", "letter_number")))
    return tuple(found)


def needs_reason(before: CaseState, after: CaseState) -> bool:
    """Closing says why, and so does opening again."""
    again = before in {CaseState.DONE, CaseState.CLOSED} and after is CaseState.PROCESS
    return after is CaseState.CLOSED or again


def _too_long(value: object, fields: tuple[str, ...]) -> list[Problem]:
    long = [field for field in fields if len(getattr(value, field)) > LINE_LIMIT]
    return [Problem(field, "terlalu-panjang", "", str(LINE_LIMIT)) for field in long]
