# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly recap: how many, men and women apart, counted from rows and never from a batch.

No official form exists; the groups follow what Disnaker, BP3MI and the task force ask for.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desa_app.domain.codes import Sex
from desa_app.domain.episode import ABROAD_STATES, Jalur, Status

GROUPS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "cpmi",
        "Calon PMI",
        (
            ("calon_akhir", "Terdaftar akhir bulan"),
            ("calon_baru", "Baru bulan ini"),
            ("calon_batal", "Batal bulan ini"),
            ("wawancara", "Wawancara dilakukan"),
        ),
    ),
    (
        "surat",
        "Surat terbit",
        (("surat_izin", "Izin keluarga"), ("surat_rekomendasi", "Rekomendasi / pengantar")),
    ),
    (
        "luar_negeri",
        "PMI di luar negeri",
        (
            ("ln_prosedural", "Prosedural"),
            ("ln_nonprosedural", "Nonprosedural"),
            ("ln_belum_jelas", "Belum jelas"),
        ),
    ),
    (
        "mutasi",
        "Mutasi",
        (("berangkat", "Berangkat bulan ini"), ("pulang", "Pulang bulan ini")),
    ),
    ("purna", "Purna PMI", (("purna", "Jumlah"),)),
)
KEYS: tuple[str, ...] = tuple(key for _, _, rows in GROUPS for key, _ in rows)
TITLES: dict[str, str] = {key: title for _, _, rows in GROUPS for key, title in rows}

_PERIOD = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Men, women and people whose sex is not known yet; the total is their sum.

    ``plain`` is the number of a line that counts no people (events, households, rupiah); there
    the other three are 0.
    """

    male: int = 0
    female: int = 0
    unknown: int = 0
    plain: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.male + self.female + self.unknown + self.plain

    def plus(self, other: Count) -> Count:
        """Add two counts."""
        return Count(
            male=self.male + other.male,
            female=self.female + other.female,
            unknown=self.unknown + other.unknown,
            plain=self.plain + other.plain,
        )

    def minus(self, other: Count) -> Count:
        """The difference to another count; any part may be below zero."""
        return Count(
            male=self.male - other.male,
            female=self.female - other.female,
            unknown=self.unknown - other.unknown,
            plain=self.plain - other.plain,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapFact:
    """One plan as the recap sees it: sex, path, dated steps, interviews, letters (kind, day)."""

    sex: Sex | None
    jalur: Jalur
    country: str
    steps: tuple[tuple[date, Status], ...]
    interviews: tuple[date, ...]
    letters: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """The recap of one office for one month (``2026-10``).

    ``counts`` holds the lines that were told: a key that is not there is not known and never a
    zero. ``countries`` is who is abroad on the last day, by country; ``case_kinds`` the new cases
    of the month by kind, ``None`` when cases were not told.
    """

    period: str
    counts: dict[str, Count]
    countries: dict[str, Count]
    case_kinds: dict[str, Count] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageRecap:
    """One line of the kecamatan's recap; ``recap`` is ``None`` when the village has not sent."""

    code: str
    name: str
    recap: Recap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictRecap:
    """The kecamatan's recap: a line per enrolled village; totals count what was sent."""

    office_name: str
    code: str
    regency: str
    province: str
    period: str
    villages: tuple[VillageRecap, ...]
    printed_on: date
    made_by: str
    approved_title: str
    approved_by: str
    approved_number: str
    sample: bool = False

    def total(self, key: str) -> Count:
        """Sum of one column over the villages that sent."""
        result = Count()
        for village in self.villages:
            if village.recap is not None:
                result = result.plus(village.recap.counts.get(key, Count()))
        return result

    @property
    def missing(self) -> tuple[VillageRecap, ...]:
        """Villages that have not sent; their absence is never a zero."""
        return tuple(village for village in self.villages if village.recap is None)


def is_period(text: str) -> bool:
    """Tell whether ``text`` is a month of this century, written ``2026-10``."""
    return _PERIOD.fullmatch(text) is not None


def month_of(day: date) -> str:
    """The period a day lies in."""
    return f"{day.year:04d}-{day.month:02d}"


def last_day(period: str) -> date:
    """The last calendar day of a period."""
    year, month = (int(part) for part in period.split("-"))
    return date(year, month, calendar.monthrange(year, month)[1])


def count_recap(facts: Iterable[RecapFact], period: str) -> Recap:
    """Count one period from the plans of an office, as they stood on its last day."""
    end = last_day(period)
    counts = dict.fromkeys(KEYS, Count())
    countries: dict[str, Count] = {}
    for fact in facts:
        for key, times in _keys_of(fact, period, end).items():
            counts[key] = counts[key].plus(_counted(fact.sex, times))
        if _status_on(fact, end) in ABROAD_STATES:
            before = countries.get(fact.country, Count())
            countries[fact.country] = before.plus(_counted(fact.sex, 1))
    return Recap(period=period, counts=counts, countries=dict(sorted(countries.items())))


def _counted(sex: Sex | None, times: int) -> Count:
    if sex is Sex.MALE:
        return Count(male=times)
    return Count(female=times) if sex is Sex.FEMALE else Count(unknown=times)


def _status_on(fact: RecapFact, end: date) -> Status | None:
    standing = None
    for day, status in sorted(fact.steps, key=lambda step: step[0]):
        if day <= end:
            standing = status
    return standing


def _keys_of(fact: RecapFact, period: str, end: date) -> dict[str, int]:
    status = _status_on(fact, end)
    this_month = [status_ for day, status_ in fact.steps if month_of(day) == period]
    found: dict[str, int] = {}
    if status in {Status.CANDIDATE, Status.PROCESS}:
        found["calon_akhir"] = 1
    if fact.steps:
        # A stay that began before it was noted starts further up the ladder and was no candidate.
        began, first = min(fact.steps, key=lambda step: step[0])
        if month_of(began) == period and first in {Status.CANDIDATE, Status.PROCESS}:
            found["calon_baru"] = 1
    if Status.CANCELLED in this_month:
        found["calon_batal"] = 1
    if Status.DEPARTED in this_month:
        found["berangkat"] = 1
    if Status.RETURNED in this_month:
        found["pulang"] = 1
    if status in ABROAD_STATES:
        found[f"ln_{fact.jalur.value}"] = 1
    if status is Status.PAST:
        found["purna"] = 1
    found["wawancara"] = sum(month_of(day) == period for day in fact.interviews)
    for kind, day in fact.letters:
        key = {"izin-keluarga": "surat_izin", "rekomendasi": "surat_rekomendasi"}.get(kind)
        if key and month_of(day) == period:
            found[key] = found.get(key, 0) + 1
    return found
