# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap of several villages over a month, a quarter or a year, as values to be shown.

What was not told is never a zero: a number knows which months it lacks, a sum over how many
villages it counts, and a difference exists only where both periods were told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.recap import Count, Recap, last_day
from desa_app.domain.recap_lines import LINES, Adding
from desa_app.wording import level_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from desa_app.domain.recap_period import RecapPeriod

_END, _CASES = Adding.AT_END, "kasus_baru"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapCell:
    """One number of one village. ``count`` is ``None`` when no month of the period told it.

    ``lacking`` are the months that a sum lacks. ``as_of`` is the month at whose end (or start)
    a standing number was, and ``dated`` whether that is not the month it should be.
    """

    count: Count | None
    lacking: tuple[str, ...] = ()
    as_of: str = ""
    dated: bool = False

    @property
    def whole(self) -> bool:
        """Whether it says what it should: all months, or the right month."""
        return self.count is not None and not self.lacking and not self.dated


@dataclass(frozen=True, slots=True, kw_only=True)
class VillagePeriod:
    """A village over the period: its months in order, ``None`` where nothing was sent.

    ``waiting`` are the months that are not to be expected: still running, to come, or before the
    village was enrolled.
    """

    code: str
    name: str
    months: Mapping[str, Recap | None]
    waiting: frozenset[str] = frozenset()

    @property
    def silent(self) -> bool:
        """Whether it sent nothing for the whole period."""
        return not any(self.months.values())

    @property
    def missing(self) -> tuple[str, ...]:
        """Months that are to be expected and did not come: "belum mengirim: November"."""
        return tuple(
            month
            for month, recap in self.months.items()
            if recap is None and month not in self.waiting
        )

    def cell(self, key: str) -> RecapCell:
        """A line of Table A."""
        return self._cell(LINES[key].adding, lambda recap: recap.counts.get(key))

    def tells_always(self, key: str) -> bool:
        """Whether every month of the period, also those nobody waits for, told this line."""
        return all(recap is not None and key in recap.counts for recap in self.months.values())

    def countries(self) -> dict[str, Count]:
        """Who is abroad at the end, by country, as of the last month told; empty if silent."""
        told = [recap for recap in self.months.values() if recap is not None]
        return dict(told[-1].countries) if told else {}

    def case_kinds(self) -> dict[str, Count] | None:
        """New cases of the period by kind; ``None`` when no month told of cases."""
        told = [recap.case_kinds for recap in self.months.values() if recap is not None]
        known = [kinds for kinds in told if kinds is not None]
        return added(known) if known else None

    def _cell(self, adding: Adding, read: Callable[[Recap], Count | None]) -> RecapCell:
        told = {
            month: count
            for month, recap in self.months.items()
            if recap is not None and (count := read(recap)) is not None
        }
        if not told:
            return RecapCell(count=None)
        if adding is Adding.FLOW:
            lacking = tuple(
                month
                for month in self.months
                if month not in told and (month not in self.waiting or self.months[month])
            )
            return RecapCell(count=summed(told.values()), lacking=lacking)
        wanted = [month for month in self.months if month not in self.waiting or month in told]
        months = list(told)
        at, right = (months[-1], wanted[-1]) if adding is _END else (months[0], wanted[0])
        return RecapCell(count=told[at], as_of=at, dated=at != right)


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalCell:
    """A sum over villages: ``count`` (``None`` if nobody told it), over ``told`` of ``of``
    villages; ``partial`` of them lack a month of it or told it for another month."""

    count: Count | None
    told: int
    of: int
    partial: int = 0

    @property
    def whole(self) -> bool:
        """Whether every village told all of it."""
        return self.told == self.of and not self.partial


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A number beside that of the previous period; ``difference`` may be below zero.

    Of a sum, only the villages that told both are counted, on both sides; ``villages`` of them.
    """

    now: Count
    before: Count
    villages: int = 1

    @property
    def difference(self) -> Count:
        """What was added since, or went away."""
        return self.now.minus(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapSheet:
    """The recap of an office for a period, with what it takes to print it.

    A village's own recap has itself as the only village. ``previous`` are the same villages in
    the period before, for the comparison. ``cases_withheld`` tells that the numbers of cases are
    not shown to this user (the key is then told by no village).
    """

    office_name: str
    code: str
    regency: str
    province: str
    period: RecapPeriod
    villages: tuple[VillagePeriod, ...]
    previous: tuple[VillagePeriod, ...]
    printed_on: date
    made_by: str
    approved_title: str
    approved_by: str
    approved_number: str
    sample: bool = False
    cases_withheld: bool = False

    @property
    def line_word(self) -> str:
        """What the lines are: ``desa``, or ``kecamatan`` in the recap of a kabupaten."""
        return level_word(self.villages[0].code) if self.villages else "desa"

    @property
    def own(self) -> bool:
        """Whether it is a village's own recap."""
        return [village.code for village in self.villages] == [self.code]

    @property
    def silent(self) -> tuple[VillagePeriod, ...]:
        """Villages that sent nothing at all for the period."""
        return tuple(village for village in self.villages if village.silent)

    @property
    def incomplete(self) -> tuple[VillagePeriod, ...]:
        """Villages of which some months, but not all, are missing."""
        return tuple(one for one in self.villages if one.missing and not one.silent)

    def total(self, key: str) -> TotalCell:
        """A line of Table A over all villages that told it."""
        cells = [village.cell(key) for village in self.villages]
        told = [cell for cell in cells if cell.count is not None]
        return TotalCell(
            count=summed(cell.count for cell in told if cell.count is not None) if told else None,
            told=len(told),
            of=len(cells),
            partial=sum(not cell.whole for cell in told),
        )

    def told_by_nobody(self, key: str) -> bool:
        """Whether no village told this line: then it is left out, not printed as zeros."""
        return self.total(key).count is None

    def countries(self) -> dict[str, Count]:
        """Table B: who is abroad at the end, by country (code), the most first."""
        return _most_first(added(village.countries() for village in self.villages))

    def case_kinds(self) -> dict[str, Count] | None:
        """Table C: new cases by kind (code), the most first; ``None`` if nobody told of cases."""
        known = [kinds for one in self.villages if (kinds := one.case_kinds()) is not None]
        return _most_first(added(known)) if known else None

    def case_villages(self) -> int:
        """How many villages Table C counts."""
        return self.total(_CASES).told

    def change(self, key: str, code: str = "") -> Change | None:
        """A line against the period before: of one village, or over all (empty ``code``).

        ``None`` where it was not told in both. Only whole numbers are compared, and what happens
        only over periods that are over: neither a month that did not come nor one that is still
        to come ever looks like a fall.
        """
        flow = LINES[key].adding is Adding.FLOW
        if flow and self.printed_on <= last_day(self.period.months[-1]):
            return None
        earlier = {village.code: village for village in self.previous}
        before = {code: village.cell(key) for code, village in earlier.items()}
        pairs = []
        for village in self.villages:
            if code and village.code != code:
                continue
            now, then = village.cell(key), before.get(village.code, RecapCell(count=None))
            if now.count is None or then.count is None or not (now.whole and then.whole):
                continue
            if flow and not (village.tells_always(key) and earlier[village.code].tells_always(key)):
                continue
            pairs.append((now.count, then.count))
        if not pairs:
            return None
        return Change(
            now=summed(now for now, _ in pairs),
            before=summed(then for _, then in pairs),
            villages=len(pairs),
        )


def summed(counts: Iterable[Count]) -> Count:
    """All of them together."""
    result = Count()
    for count in counts:
        result = result.plus(count)
    return result


def added(tables: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """Tables of counts, added row by row."""
    result: dict[str, Count] = {}
    for table in tables:
        for key, count in table.items():
            result[key] = result.get(key, Count()).plus(count)
    return result


def _most_first(table: dict[str, Count]) -> dict[str, Count]:
    return dict(sorted(table.items(), key=lambda row: (-row[1].total, row[0])))
