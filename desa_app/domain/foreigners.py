# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreigners present in the village, and the sums of a report about them.

Who gives a foreigner a place to stay tells the authorities when asked (UU 6/2011 Pasal 72); the
Desa Binaan programme asks the village to keep the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desa_app.domain.codes import Sex
from desa_app.domain.ledger import choice, day, later_than, words
from desa_app.errors import InvalidInput, Problem
from desa_app.wording import typed_date

HOME = "ID"


class Permit(StrEnum):
    """Kinds of permission to stay."""

    VISIT_FREE = "bebas-visa"
    VISIT = "kunjungan"
    LIMITED = "itas"
    PERMANENT = "itap"
    OFFICIAL = "dinas"
    NONE = "tidak-ada"
    UNKNOWN = "belum-diketahui"

    @property
    def words(self) -> str:
        """As the office reads it."""
        return _PERMITS[self]

    @property
    def short(self) -> str:
        """As a narrow column shows it."""
        return _SHORT.get(self, _PERMITS[self])


_PERMITS = {
    Permit.VISIT_FREE: "Bebas visa kunjungan",
    Permit.VISIT: "Izin tinggal kunjungan (ITK)",
    Permit.LIMITED: "Izin tinggal terbatas (ITAS)",
    Permit.PERMANENT: "Izin tinggal tetap (ITAP)",
    Permit.OFFICIAL: "Izin dinas / diplomatik",
    Permit.NONE: "Tidak dapat menunjukkan izin",
    Permit.UNKNOWN: "Belum diketahui",
}

_SHORT = {
    Permit.VISIT_FREE: "Bebas visa",
    Permit.VISIT: "ITK",
    Permit.LIMITED: "ITAS",
    Permit.PERMANENT: "ITAP",
    Permit.OFFICIAL: "Dinas",
    Permit.NONE: "Tidak ada",
}


class Presence(StrEnum):
    """How the list stands with somebody today."""

    PRESENT = "ada"
    UNREPORTED = "belum dilaporkan"
    EXPIRED = "izin lewat masa"
    GONE = "sudah pergi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreigner:
    """One stay. ``nationality`` is an ISO code; ``host`` the guarantor or whoever gives lodging.

    ``left_on`` is empty while they stay; ``reported_on`` when the village told the Kantor Imigrasi.
    """

    name: str = words(120, required=True)
    sex: Sex | None = choice(required=True)
    nationality: str = words(2, required=True)
    document_number: str = words(40)
    permit: Permit | None = choice(required=True)
    permit_until: date | None = day(future=True)
    host: str = words(150)
    address: str = words(200, required=True)
    arrived_on: date | None = day(required=True)
    left_on: date | None = day()
    reported_on: date | None = day()
    note: str = words(400, lines=True)


def problems_in_stay(facts: Foreigner) -> tuple[Problem, ...]:
    """The order of days, and that citizens do not belong into this list."""
    found = list(later_than("left_on", facts.left_on, facts.arrived_on))
    found += later_than("reported_on", facts.reported_on, facts.arrived_on)
    if facts.nationality == HOME:
        found.append(Problem("nationality", "bukan-orang-asing"))
    return tuple(found)


def presence_of(facts: Foreigner, today: date) -> Presence:
    """What is to be seen first: who left needs nothing more, an expired permit comes before all."""
    if facts.left_on is not None and facts.left_on <= today:
        return Presence.GONE
    if facts.permit_until is not None and facts.permit_until < today:
        return Presence.EXPIRED
    return Presence.PRESENT if facts.reported_on is not None else Presence.UNREPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days of a report, both included."""

    first: date
    last: date


def proven_period(first: date | None, last: date | None, today: date) -> Period:
    """A period that has begun and does not run backwards; raises ``InvalidInput``."""
    given = {"first_day": first, "last_day": last}
    missing = [Problem(name, "kosong") for name, value in given.items() if value is None]
    if first is None or last is None:
        raise InvalidInput(tuple(missing))
    found = list(later_than("last_day", last, first))
    if first > today:
        found.append(Problem("first_day", "tanggal-mendatang", typed_date(first)))
    if found:
        raise InvalidInput(tuple(found))
    return Period(first=first, last=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignerCounts:
    """The sums of a period: ``before + arrived - left == after``.

    ``male`` and ``female`` count everybody listed, as ``by_nationality`` (name of the country to
    number, the most first) does.
    """

    before: int
    arrived: int
    left: int
    after: int
    male: int
    female: int
    by_nationality: tuple[tuple[str, int], ...]

    @property
    def listed(self) -> int:
        """Everybody who was there on some day of the period."""
        return self.before + self.arrived


def present_in(facts: Foreigner, period: Period) -> bool:
    """Whether somebody was there on some day of the period."""
    if facts.arrived_on is None or facts.arrived_on > period.last:
        return False
    return facts.left_on is None or facts.left_on >= period.first


def counts_of(stays: Iterable[Foreigner], period: Period, names: dict[str, str]) -> ForeignerCounts:
    """Count the stays of a period; ``names`` are the countries' names by code."""
    listed = [one for one in stays if present_in(one, period)]
    arrived = sum(one.arrived_on is not None and one.arrived_on >= period.first for one in listed)
    left = sum(one.left_on is not None and one.left_on <= period.last for one in listed)
    nations = Counter(names.get(one.nationality, one.nationality) for one in listed)
    return ForeignerCounts(
        before=len(listed) - arrived,
        arrived=arrived,
        left=left,
        after=len(listed) - left,
        male=sum(one.sex is Sex.MALE for one in listed),
        female=sum(one.sex is Sex.FEMALE for one in listed),
        by_nationality=tuple(sorted(nations.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
