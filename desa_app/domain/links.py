# SPDX-License-Identifier: GPL-3.0-or-later
"""What crosses village borders: a link between villages, why it is shown, what was answered.

A link is a proposal, never a finding about a person. Its key is made of what villages wrote (a
number, a name) or of village and record id, so that it stays the same when a village sends again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.errors import Problem

if TYPE_CHECKING:
    from datetime import date, datetime

NOTE_LIMIT = 500


class LinkKind(StrEnum):
    """What the villages have in common, the most telling first."""

    PERSON = "orang"
    PHONE = "telepon"
    CASE = "kasus"
    RECRUITER = "perekrut"
    ADDRESS = "alamat"
    COMPANY = "p3mi"


class Answer(StrEnum):
    """What the officer of the kecamatan decided about a link."""

    SAME = "sama"
    DIFFERENT = "bukan"
    CHECK = "perlu-dicek"


class Why(StrEnum):
    """One thing that speaks for a link, or that speaks against it."""

    SAME_NIK = "nik-sama"
    OTHER_NIK = "nik-berbeda"
    SAME_NAME = "nama-sama"
    CLOSE_NAME = "nama-mirip"
    SHORT_NAME = "nama-singkat"
    OTHER_NAME = "nama-berbeda"
    ONE_WORD = "satu-kata"
    SAME_BIRTH = "lahir-sama"
    SWAPPED_BIRTH = "lahir-tertukar"
    SAME_PHONE = "telepon-sama"
    IN_CASE = "disebut-kasus"
    SAME_ADDRESS = "alamat-sama"
    SHORT_ADDRESS = "alamat-lebih-singkat"
    CLOSE_ADDRESS = "alamat-mirip"


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground with what is written at the one and at the other; ``other`` may be empty."""

    why: Why
    one: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """How plans of one village name who recruits; equal ones are counted together.

    ``address`` is where who recruits is to be found or houses people, when that is what is
    compared; ``plans`` is 0 for one who is named in a case. ``newest`` is the last day on which
    such a plan was noted or meant to depart, ``undated`` says that some of them have no day at all.
    """

    village: str
    sponsor: str
    phone: str
    company: str
    plans: int
    newest: date | None = None
    undated: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """A person with a plan, as a village sent it."""

    village: str
    id: str
    name: str
    nik: str | None = None
    sex: str | None = None
    birth_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One village of a link: how it is written there and in how many plans.

    ``texts`` are exactly as the village wrote them; ``record`` is the id of a person.
    """

    village: str
    texts: tuple[str, ...]
    plans: int
    record: str = ""
    newest: date | None = None
    undated: bool = False

    def counts_since(self, day: date) -> bool:
        """Whether a plan of this village may fall after that day; what has no day counts."""
        return self.undated or self.newest is None or self.newest >= day


@dataclass(frozen=True, slots=True)
class Sign:
    """A spelling, number or fact, and the villages that have it; ``main`` made the link."""

    text: str
    villages: tuple[str, ...]
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two or more villages with something in common. ``key`` is stable for ever."""

    kind: LinkKind
    key: str
    title: str
    places: tuple[Place, ...]
    reasons: tuple[Reason, ...]
    signs: tuple[Sign, ...] = ()

    @property
    def villages(self) -> tuple[str, ...]:
        """Codes of the villages, each once, in their order."""
        return tuple(sorted({place.village for place in self.places}))

    @property
    def plans(self) -> int:
        """How many plans it touches."""
        return sum(place.plans for place in self.places)

    def reaches_since(self, day: date) -> bool:
        """Whether at least two villages take part in it after that day."""
        return len({place.village for place in self.places if place.counts_since(day)}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the office knows about a link: which villages it has seen, what it answered."""

    seen: tuple[str, ...]
    answer: Answer | None = None
    note: str = ""
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """A link with what the office knows about it; ``noted`` is None until it was seen."""

    link: Link
    noted: Noted | None = None

    @property
    def new(self) -> bool:
        """Whether nobody has seen it yet."""
        return self.noted is None

    @property
    def answer(self) -> Answer | None:
        """What was decided, if anything was."""
        return self.noted.answer if self.noted is not None else None

    @property
    def added(self) -> tuple[str, ...]:
        """Villages that joined since the link was seen or answered."""
        if self.noted is None:
            return ()
        return tuple(code for code in self.link.villages if code not in self.noted.seen)

    @property
    def waiting(self) -> bool:
        """Whether it asks for a look: new, grown, not answered, or to be checked."""
        return self.new or bool(self.added) or self.answer in {None, Answer.CHECK}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPlan:
    """One person and plan behind a link, to be read beside the picture.

    ``case`` is the village's number of a case that names the recruiter; then nobody else is told.
    """

    village: str
    person_id: str
    name: str
    nik: str | None
    birth_date: date | None
    status: str
    country: str
    sponsor: str
    phone: str
    company: str
    address: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkList:
    """The links asked for, the names of villages by code, and how many are new in all."""

    found: tuple[FoundLink, ...]
    villages: dict[str, str] = field(default_factory=dict)
    new: int = 0
    waiting: int = 0

    def village_name(self, code: str) -> str:
        """The village's name; its code when it is not enrolled any more."""
        return self.villages.get(code, code)


_RANK = {Answer.CHECK: 1, None: 2, Answer.SAME: 3, Answer.DIFFERENT: 4}


def in_order(found: list[FoundLink]) -> tuple[FoundLink, ...]:
    """New and grown ones on top, then those to be checked, open, the same, and not the same."""
    kinds = list(LinkKind)

    def place(one: FoundLink) -> tuple[int, bool, int, int, str]:
        fresh = one.new or bool(one.added)
        return (
            0 if fresh else _RANK[one.answer],
            _doubtful(one.link),
            kinds.index(one.link.kind),
            -len(one.link.villages),
            one.link.key,
        )

    return tuple(sorted(found, key=place))


def _doubtful(link: Link) -> bool:
    """Less certain ones stand below all others."""
    unsure = {
        Why.ONE_WORD,
        Why.CLOSE_NAME,
        Why.SHORT_NAME,
        Why.OTHER_NIK,
        Why.SHORT_ADDRESS,
        Why.CLOSE_ADDRESS,
    }
    sure = {Why.SAME_NIK, Why.SAME_PHONE}
    whys = {reason.why for reason in link.reasons}
    return not whys & sure and bool(whys & unsure)


def problems_in_answer(note: str) -> tuple[Problem, ...]:
    """What cannot be stored of an answer."""
    if len(note) > NOTE_LIMIT:
        return (Problem("note", "terlalu-panjang", "", str(NOTE_LIMIT)),)
    return ()
