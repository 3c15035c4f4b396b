# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly recap: how many, men and women apart, counted from rows and never from a batch."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

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
