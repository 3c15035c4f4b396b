# SPDX-License-Identifier: GPL-3.0-or-later
"""Who comes into the village to recruit, and the companies they name: what is kept about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from desa_app.domain.episode import NOTE_LIMIT, TEXT_LIMIT
from desa_app.domain.person import problems_in_signs
from desa_app.domain.phone import Phone, phones_in
from desa_app.errors import Problem

# What a row of a package holds.
ADDRESS_LIMIT = 300


class RecruiterKind(StrEnum):
    """In which role somebody recruits; the words never judge."""

    SPONSOR = "sponsor"
    FIELD_WORKER = "petugas_p3mi"
    BROKER = "calo"
    INDIVIDUAL = "perorangan"

    @property
    def words(self) -> str:
        """As screens print it."""
        return _KIND_WORDS[self]


_KIND_WORDS = {
    RecruiterKind.SPONSOR: "Sponsor",
    RecruiterKind.FIELD_WORKER: "Petugas lapangan P3MI",
    RecruiterKind.BROKER: "Perantara tanpa surat tugas",
    RecruiterKind.INDIVIDUAL: "Perorangan",
}


class CheckResult(StrEnum):
    """What an agency (Disnaker, BP3MI) said about a recruiter or a company."""

    UNCHECKED = "belum"
    WAITING = "menunggu"
    CONFIRMED = "sesuai"
    NOT_FOUND = "tidak_terdaftar"
    REVOKED = "dicabut"

    @property
    def words(self) -> str:
        """As screens print it."""
        return _RESULT_WORDS[self]


_RESULT_WORDS = {
    CheckResult.UNCHECKED: "belum dicek",
    CheckResult.WAITING: "menunggu jawaban",
    CheckResult.CONFIRMED: "terdaftar",
    CheckResult.NOT_FOUND: "tidak terdaftar",
    CheckResult.REVOKED: "izin dicabut",
}
BAD_RESULTS = frozenset({CheckResult.NOT_FOUND, CheckResult.REVOKED})
_ASKED = frozenset(set(CheckResult) - {CheckResult.UNCHECKED})


class RecordState(StrEnum):
    """Deleting is a state with a reason."""

    ACTIVE = "aktif"
    REMOVED = "dihapus"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecruiterDraft:
    """What the form says about a recruiter.

    ``phones`` stand as written (:func:`desa_app.domain.phone.phones_in` gives the one spelling),
    ``assignment`` is the number of the surat tugas, ``came_on`` the first day in the village,
    ``area`` where they recruit, ``address`` where they live or house people (penampungan).
    ``noted_in_case``: named in a report at this office or elsewhere; it never says in which, nor
    who was harmed.
    """

    name: str
    kind: RecruiterKind = RecruiterKind.SPONSOR
    aliases: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    sip3mi: str = ""
    assignment: str = ""
    came_on: date | None = None
    area: str = ""
    result: CheckResult = CheckResult.UNCHECKED
    checked_on: date | None = None
    checked_with: str = ""
    note: str = ""
    noted_in_case: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyDraft:
    """What the form says about a P3MI (UU 18/2017 Pasal 1 angka 9) and its licence (SIP3MI)."""

    name: str
    aliases: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    sip3mi: str = ""
    valid_until: date | None = None
    address: str = ""
    result: CheckResult = CheckResult.UNCHECKED
    checked_on: date | None = None
    checked_with: str = ""
    source: str = ""
    note: str = ""


Draft = TypeVar("Draft", RecruiterDraft, CompanyDraft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[Draft]):
    """A stored recruiter or company.

    ``same_as`` is the id of the record that it was answered to be the same as, or empty;
    ``others`` are the records that were answered to be the same as this one.
    """

    id: str
    revision: int
    facts: Draft
    state: RecordState
    reason: str
    same_as: str
    others: tuple[Record[Draft], ...]
    created_at: datetime
    changed_at: datetime

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that this one is known by, the own first, each once."""
        found = [self.facts.name, *self.facts.aliases]
        other: Record[Draft]
        for other in self.others:
            found += [other.facts.name, *other.facts.aliases]
        return tuple(dict.fromkeys(found))

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Every number, each once."""
        written = self.facts.phones
        other: Record[Draft]
        for other in self.others:
            written += other.facts.phones
        return phones_of(written)


Recruiter = Record[RecruiterDraft]
Company = Record[CompanyDraft]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One line of the list of recruiters or of companies.

    ``people`` counts the village's people whose plans name the record, ``countries`` where to
    (code and people, the most first). ``company`` is a recruiter's company, or empty.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    phones: tuple[str, ...]
    kind: RecruiterKind | None
    company: str
    sip3mi: str
    valid_until: date | None
    people: int
    countries: tuple[tuple[str, int], ...]
    result: CheckResult
    checked_on: date | None
    in_case: bool
    state: RecordState


@dataclass(frozen=True, slots=True, kw_only=True)
class Recruited:
    """Somebody of the village whose plan names a recruiter or a company."""

    person_id: str
    name: str
    episode_id: str
    status: str
    country: str
    job: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText:
    """A name as plans have it, without a record yet, and the plans that have it.

    ``like`` are ids of records that it resembles, the most alike first; ``known`` tells that the
    first of them has this very name and, if there is one, this number.
    """

    name: str
    phone: str
    plans: tuple[str, ...]
    company: str = ""
    like: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrecorded:
    """How many plans name somebody at all, and the names that are linked to no record yet."""

    plans: int
    names: tuple[FreeText, ...]


@dataclass(frozen=True, slots=True)
class PlanLinks:
    """Which records were chosen in the form of a plan; None while the name is free text."""

    recruiter_id: str | None = None
    company_id: str | None = None


def problems_in_recruiter(draft: RecruiterDraft, today: date) -> tuple[Problem, ...]:
    """What cannot be stored about a recruiter."""
    limits = dict.fromkeys(("company", "sip3mi", "assignment", "area"), TEXT_LIMIT)
    limits["address"] = ADDRESS_LIMIT
    found = _problems(draft, today, limits)
    if draft.came_on is not None and draft.came_on > today:
        found.append(Problem("came_on", "tanggal-mendatang", draft.came_on.isoformat()))
    return tuple(found)


def problems_in_company(draft: CompanyDraft, today: date) -> tuple[Problem, ...]:
    """What cannot be stored about a company."""
    limits = {"sip3mi": TEXT_LIMIT, "source": TEXT_LIMIT, "address": NOTE_LIMIT}
    return tuple(_problems(draft, today, limits))


def _problems(
    draft: RecruiterDraft | CompanyDraft, today: date, limits: dict[str, int]
) -> list[Problem]:
    found = []
    if not draft.name.strip():
        found.append(Problem("name", "kosong"))
    limits = {"name": TEXT_LIMIT, "checked_with": TEXT_LIMIT, "note": NOTE_LIMIT} | limits
    for field, limit in limits.items():
        text = getattr(draft, field)
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    found.extend(
        Problem("aliases", "terlalu-panjang", alias, str(TEXT_LIMIT))
        for alias in draft.aliases
        if len(alias) > TEXT_LIMIT
    )
    for phone in draft.phones:
        if not phones_in(phone):
            found.append(Problem("phones", "bukan-telepon", phone))
        elif len(phone) > TEXT_LIMIT:
            found.append(Problem("phones", "terlalu-panjang", phone, str(TEXT_LIMIT)))
    if draft.result in _ASKED:
        if draft.checked_on is None:
            found.append(Problem("checked_on", "kosong"))
        if not draft.checked_with.strip():
            found.append(Problem("checked_with", "kosong"))
    if draft.checked_on is not None and draft.checked_on > today:
        found.append(Problem("checked_on", "tanggal-mendatang", draft.checked_on.isoformat()))
    found.extend(problems_in_signs(draft))
    for field in ("aliases", "phones"):
        spoilt = problems_in_signs(RecruiterDraft(name=" ".join(getattr(draft, field))))
        found.extend(Problem(field, problem.code) for problem in spoilt)
    return found


def phones_of(written: tuple[str, ...]) -> tuple[Phone, ...]:
    """The numbers of a record, each in both spellings, each once."""
    found: dict[str, Phone] = {}
    for text in written:
        for phone in phones_in(text):
            found.setdefault(phone.normal, phone)
    return tuple(found.values())


def listed(text: str) -> tuple[str, ...]:
    """The parts of a field in which several are written, separated by commas."""
    parts = (part.strip() for part in text.replace(";", ",").replace("\n", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
