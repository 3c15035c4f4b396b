# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's own monthly recap, on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import Post
from desa_app.domain.recap import (
    DistrictRecap,
    Recap,
    VillageRecap,
    is_period,
    month_of,
)
from desa_app.domain.recap_counting import count_village, without_cases
from desa_app.domain.recap_period import RecapPeriod, is_recap_period
from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
from desa_app.domain.signing import title_of
from desa_app.domain.user import Right
from desa_app.errors import InvalidInput, Problem
from desa_app.reference import countries
from desa_app.store import officials as official_rows
from desa_app.store.recap_facts import plan_facts, village_facts

if TYPE_CHECKING:
    from desa_app.office.desk import Desk


class Recaps:
    """Recaps of the village."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def count(self, period: str) -> Recap:
        """Count a month (``2026-10``) from the register's rows.

        How many cases there are is told only to who may see cases.
        """
        _refuse_odd_period(period)
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            recap = count_village(plan_facts(connection), village_facts(connection), period)
        return recap if self._desk.may(Right.CASES) else without_cases(recap)

    def sheet(self, period: str) -> DistrictRecap:
        """The month as a paper of one line."""
        recap = self.count(period)
        profile = self._desk.profile
        with self._desk.reading() as connection:
            head = official_rows.load_officials(connection, self._desk.clock.today())[Post.HEAD]
        return DistrictRecap(
            office_name=f"{profile.kind_word} {profile.name}",
            code=profile.code,
            regency=profile.regency,
            province=profile.province,
            period=period,
            villages=(VillageRecap(code=profile.code, name=profile.name, recap=recap),),
            printed_on=self._desk.clock.today(),
            made_by=self._desk.user,
            approved_title=f"{title_of(profile, head)} {profile.name}",
            approved_by=head.name,
            approved_number=head.number_line,
            sample=profile.sample,
        )

    def table(self, period: str) -> RecapSheet:
        """The village's own Tables A to C of a month, a quarter (``2026-T4``) or a year."""
        asked = recap_period(period)
        sheet = self.sheet(asked.months[-1])
        return RecapSheet(
            office_name=sheet.office_name,
            code=sheet.code,
            regency=sheet.regency,
            province=sheet.province,
            period=asked,
            villages=(self._over(asked),),
            previous=tuple(self._over(one) for one in (asked.before(),) if one is not None),
            printed_on=sheet.printed_on,
            made_by=sheet.made_by,
            approved_title=sheet.approved_title,
            approved_by=sheet.approved_by,
            approved_number=sheet.approved_number,
            sample=sheet.sample,
            cases_withheld=not self._desk.may(Right.CASES),
        )

    def _over(self, period: RecapPeriod) -> VillagePeriod:
        """Every month that has begun; later ones are waited for."""
        profile, now = self._desk.profile, month_of(self._desk.clock.today())
        months = {month: self.count(month) if month <= now else None for month in period.months}
        return VillagePeriod(
            code=profile.code,
            name=profile.name,
            months=months,
            waiting=frozenset(month for month in months if month > now),
        )

    def workbook(self, period: str) -> bytes:
        """The month as XLSX."""
        from desa_app.paper.recap_xlsx import recap_workbook

        return recap_workbook(self.sheet(period), _country_names())

    def document(self, period: str) -> bytes:
        """The month as PDF."""
        from desa_app.paper.recap_pdf import recap_document

        return recap_document(self.sheet(period), _country_names())


def recap_period(text: str) -> RecapPeriod:
    """A month, quarter or year as typed; raises ``InvalidInput``."""
    if not is_recap_period(text):
        raise InvalidInput((Problem("period", "bukan-bulan", text, "2026-10, 2026-T4, 2026"),))
    return RecapPeriod(text)


def _refuse_odd_period(period: str) -> None:
    if not is_period(period):
        raise InvalidInput((Problem("period", "bukan-bulan", period, "2026-10"),))


def _country_names() -> dict[str, str]:
    return {code: rule.name for code, rule in countries().items()}
