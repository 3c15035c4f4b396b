# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly recap: how many, men and women apart, counted from rows and never from a batch.

No official form exists; the groups follow what Disnaker, BP3MI and the task force ask for.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

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
