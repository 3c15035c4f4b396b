# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kecamatan's board says of each village and month; silence is never a zero."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desa_app.domain.office import problems_in_line
from desa_app.domain.package import EnrolledVillage, ReceivedPackage
from desa_app.domain.recap import is_period, month_of
from desa_app.errors import Problem

USUAL_DUE_DAY = 10
LAST_DUE_DAY = 28
CONTACT_LIMIT = 60
NOTE_LIMIT = 200


class MonthState(StrEnum):
    """How a village stands for one month; of several things true at once, the gravest is named.

    ``NOT_ASKED`` is a month that was due before the village was enrolled and that it never sent.
    ``GAP``: it came, but a number before it never did. ``CORRECTED``: a later package of the same
    month replaced an earlier one.
    """

    NOT_ASKED = "belum-terdaftar"
    NOT_SENT = "belum-mengirim"
    SENT = "diterima"
    LATE = "terlambat"
    GAP = "nomor-terlewat"
    CORRECTED = "diganti"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthMark:
    """One cell of the board.

    ``due`` is the last day to bring the month, ``came`` the day its first package was taken in,
    ``missing`` how many numbers before its packages never came, ``versions`` how many packages of
    this month came. ``asked`` is False when it was due before the village was enrolled.
    """

    period: str
    due: date
    today: date
    asked: bool = True
    came: date | None = None
    missing: int = 0
    versions: int = 0

    @property
    def sent(self) -> bool:
        """Whether anything came."""
        return self.came is not None

    @property
    def overdue(self) -> bool:
        """Whether it should be here and is not."""
        return self.asked and not self.sent and self.today > self.due

    @property
    def days_late(self) -> int:
        """Days past the due day, until it came or until today; 0 when nobody waited for it."""
        if not self.asked:
            return 0
        return max(((self.came or self.today) - self.due).days, 0)

    @property
    def state(self) -> MonthState:
        """The gravest thing that is true."""
        if not self.sent:
            return MonthState.NOT_SENT if self.asked else MonthState.NOT_ASKED
        if self.missing:
            return MonthState.GAP
        if self.days_late:
            return MonthState.LATE
        return MonthState.CORRECTED if self.versions > 1 else MonthState.SENT


class Way(StrEnum):
    """How the office spoke with a village."""

    PHONE = "telepon"
    MESSAGE = "pesan"
    VISIT = "kunjungan"
    LETTER = "surat"
    HERE = "datang"

    @property
    def words(self) -> str:
        """As screens show it."""
        return {
            "telepon": "Telepon",
            "pesan": "Pesan singkat",
            "kunjungan": "Kunjungan ke kantornya",
            "surat": "Surat diserahkan",
            "datang": "Petugasnya datang",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """A contact as it is noted: when, how, with whom, and what was said."""

    on: date
    way: Way
    who: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageContact:
    """A contact as it stands in the book; ``by`` is the officer who noted it."""

    id: str
    village: str
    on: date
    way: Way
    who: str
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """From the month ``since`` on, a month is due on ``day`` of the month after it."""

    since: str
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One sender on the board: its months, the last package and contact, how much it holds.

    ``told``: how many villages of a kecamatan told the newest month, and how many it has.
    """

    village: EnrolledVillage
    months: dict[str, MonthMark]
    last: ReceivedPackage | None
    contact: VillageContact | None
    people: int
    candidates: int
    told: tuple[int, int] | None = None

    @property
    def overdue(self) -> tuple[MonthMark, ...]:
        """The months shown that should be here and are not, oldest first."""
        return tuple(mark for mark in self.months.values() if mark.overdue)


def due_date(period: str, rules: Iterable[DueRule]) -> date:
    """The last day to bring a month: a day of the following month, by the rule of that time."""
    day, newest = USUAL_DUE_DAY, ""
    for rule in rules:
        if newest <= rule.since <= period:
            day, newest = rule.day, rule.since
    year, month = (int(part) for part in period.split("-"))
    after = date(year, month, calendar.monthrange(year, month)[1]) + timedelta(days=1)
    return after.replace(day=day)


def months_to(newest: str, count: int) -> tuple[str, ...]:
    """``count`` months up to ``newest``, oldest first."""
    found = [newest]
    while len(found) < count:
        year, month = (int(part) for part in found[-1].split("-"))
        found.append(month_of(date(year, month, 1) - timedelta(days=1)))
    return tuple(reversed(found))


def gaps_before(places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """For each place at which a package of one village came: how many right before it did not.

    A new key either goes on counting (a renewal on the same data) or begins anew at 1 (a computer
    that was lost). Which of both, the numbers tell: whoever begins anew comes with a number that
    an older key has used already.
    """
    found: dict[tuple[int, int], int] = {}
    of_key, before, highest = 0, 0, 0
    for series, sequence in sorted(set(places)):
        if series != of_key:
            of_key, before = series, highest if sequence > highest else 0
        found[series, sequence] = sequence - before - 1
        before = sequence
        highest = max(highest, sequence)
    return found


def marks_of(
    packages: tuple[ReceivedPackage, ...],
    days: dict[tuple[int, int], date],
    months: Iterable[str],
    rules: tuple[DueRule, ...],
    *,
    enrolled_on: date,
    today: date,
) -> dict[str, MonthMark]:
    """The board's cells of one village; ``days`` says when each was taken in."""
    gaps = gaps_before(one.place for one in packages)
    found = {}
    for period in months:
        of_month = [one.place for one in packages if one.period == period]
        due = due_date(period, rules)
        found[period] = MonthMark(
            period=period,
            due=due,
            today=today,
            asked=enrolled_on <= due,
            came=min((days[place] for place in of_month), default=None),
            missing=sum(gaps[place] for place in of_month),
            versions=len(of_month),
        )
    return found


def problems_in_contact(draft: ContactDraft, today: date) -> tuple[Problem, ...]:
    """What is missing or wrong in a contact."""
    found = []
    if draft.on > today:
        found.append(Problem("on", "tanggal-mendatang", draft.on.isoformat()))
    if not draft.who.strip():
        found.append(Problem("who", "kosong"))
    found += problems_in_line("who", draft.who, CONTACT_LIMIT)
    found += problems_in_line("note", draft.note, NOTE_LIMIT)
    return tuple(found)


def problems_in_rule(rule: DueRule) -> tuple[Problem, ...]:
    """A day that every month has, and a month."""
    found = []
    if not is_period(rule.since):
        found.append(Problem("since", "bukan-bulan", rule.since, "2026-10"))
    if not 1 <= rule.day <= LAST_DUE_DAY:
        found.append(Problem("day", "di-luar-batas", str(rule.day), f"1 sampai {LAST_DUE_DAY}"))
    return tuple(found)
