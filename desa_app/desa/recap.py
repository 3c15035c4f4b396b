# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's own monthly recap, on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import Post
from desa_app.domain.recap import Recap, is_period, month_of
from desa_app.domain.recap_counting import count_village, without_cases
from desa_app.domain.recap_paper import paper_of
from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
from desa_app.domain.signing import title_of
from desa_app.domain.user import Right
from desa_app.errors import InvalidInput, Problem
from desa_app.office.recap_parts import (
    chart_months,
    country_names,
    hidden_for,
    kind_names,
    recap_period,
)
from desa_app.office.trail import log_line
from desa_app.store import officials as official_rows
from desa_app.store.recap_facts import plan_facts, village_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desa_app.domain.recap_paper import RecapPaper
    from desa_app.domain.recap_period import RecapPeriod
    from desa_app.domain.suppression import Watch
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
        return self._counts((period,))[period]

    def _counts(self, months: Iterable[str]) -> dict[str, Recap]:
        """Several months from one look at the register."""
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            plans, own = tuple(plan_facts(connection)), village_facts(connection)
        recaps = {month: count_village(plans, own, month) for month in months}
        if self._desk.may(Right.CASES):
            return recaps
        return {month: without_cases(recap) for month, recap in recaps.items()}

    def table(self, period: str) -> RecapSheet:
        """The village's own Tables A to C of a month, a quarter (``2026-T4``) or a year."""
        asked, profile = recap_period(period), self._desk.profile
        today = self._desk.clock.today()
        with self._desk.reading() as connection:
            head = official_rows.load_officials(connection, today)[Post.HEAD]
        return RecapSheet(
            office_name=f"{profile.kind_word} {profile.name}",
            code=profile.code,
            regency=profile.regency,
            province=profile.province,
            period=asked,
            villages=(self._over(asked),),
            previous=tuple(self._over(one) for one in (asked.before(),) if one is not None),
            printed_on=today,
            made_by=self._desk.user,
            approved_title=f"{title_of(profile, head)} {profile.name}",
            approved_by=head.name,
            approved_number=head.number_line,
            sample=profile.sample,
            cases_withheld=not self._desk.may(Right.CASES),
        )

    def _over(self, period: RecapPeriod) -> VillagePeriod:
        return self._through(period.months)

    def _through(self, months: Sequence[str]) -> VillagePeriod:
        """Every month that has begun; later ones are waited for."""
        profile, now = self._desk.profile, month_of(self._desk.clock.today())
        counted = self._counts(month for month in months if month <= now)
        return VillagePeriod(
            code=profile.code,
            name=profile.name,
            months={month: counted.get(month) for month in months},
            waiting=frozenset(month for month in months if month > now),
        )

    def trend(self, period: str) -> tuple[VillagePeriod, ...]:
        """The village over the months that the charts of a period show."""
        return (self._through(chart_months(recap_period(period))),)

    def paper(self, period: str, *, public: int = 0, watch: Watch | None = None) -> RecapPaper:
        """The recap as it is shown and printed, on the office's usual paper.

        ``public`` is the smallest number that may be seen by everybody; 0 hides nothing; ``watch``
        is told how far the hiding is. Raises ``InvalidInput``.
        """
        sheet = self.table(period)
        return paper_of(
            sheet,
            self.trend(period),
            country_names(),
            kind_names(),
            hidden=hidden_for(sheet, public, watch),
            log_head=log_line(self._desk),
            paper=self._desk.profile.paper,
        )

    def workbook(self, period: str, *, public: int = 0) -> bytes:
        """The recap as XLSX."""
        from desa_app.paper.recap_xlsx import recap_workbook

        self._note("xlsx", period, public=public)
        return recap_workbook(self.paper(period, public=public))

    def document(self, period: str, *, public: int = 0) -> bytes:
        """The recap as PDF."""
        from desa_app.paper.recap_pdf import recap_document

        self._note("pdf", period, public=public)
        return recap_document(self.paper(period, public=public))

    def _note(self, form: str, period: str, *, public: int) -> None:
        """What leaves the window is in the log; noted first, so that its printed head has it."""
        detail: dict[str, object] = {"bentuk": form}
        if public:
            detail["angka_terkecil"] = public
        self._desk.note("rekap-dibuat", recap_period(period).text, detail)


def _refuse_odd_period(period: str) -> None:
    if not is_period(period):
        raise InvalidInput((Problem("period", "bukan-bulan", period, "2026-10"),))
