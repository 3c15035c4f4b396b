# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap of the whole kecamatan, a line per village."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.office import Post
from desa_app.domain.recap import month_of
from desa_app.domain.recap_counting import without_cases
from desa_app.domain.recap_name_rows import name_cells, names_section
from desa_app.domain.recap_paper import paper_of
from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
from desa_app.domain.signing import signing_lines
from desa_app.domain.user import Right
from desa_app.kecamatan.recap_sources import reconciled
from desa_app.office.recap_parts import (
    chart_months,
    country_names,
    hidden_for,
    kind_names,
    recap_period,
)
from desa_app.office.trail import log_line
from desa_app.store import consolidated as rows
from desa_app.store import officials as official_rows
from desa_app.store.board import enrolled_since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from desa_app.domain.package import EnrolledVillage
    from desa_app.domain.recap import Recap
    from desa_app.domain.recap_names import NameList
    from desa_app.domain.recap_paper import RecapPaper
    from desa_app.domain.recap_period import RecapPeriod
    from desa_app.domain.recap_reconciling import Reconciled
    from desa_app.domain.suppression import Watch
    from desa_app.office.desk import Desk


class DistrictRecaps:
    """Recaps of the kecamatan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def table(self, period: str, signatory_id: str = "") -> RecapSheet:
        """Tables A to C of a month, a quarter (``2026-T4``) or a year, with the period before.

        As sent by the villages; a silent one has no numbers at all. ``signatory_id`` names who
        signs; the camat does when it is empty. Raises ``NotFound``, and ``InvalidInput`` for an
        odd period or somebody not in office today.
        """
        asked = recap_period(period)
        earlier = asked.before()
        profile, today = self._desk.profile, self._desk.clock.today()
        with self._desk.reading() as connection:
            head = official_rows.load_officials(connection, today)[Post.HEAD]
            signs = official_rows.load_signatory(connection, signatory_id, today) or head
            villages = self._over(connection, asked)
            previous = self._over(connection, earlier) if earlier is not None else ()
        return RecapSheet(
            office_name=f"{profile.kind_word} {profile.name}",
            code=profile.code,
            regency=profile.regency,
            province=profile.province,
            period=asked,
            villages=villages,
            previous=previous,
            printed_on=today,
            made_by=self._desk.user,
            approved_title="\n".join(signing_lines(profile, signs, head)).rstrip(","),
            approved_by=signs.name,
            approved_number=signs.number_line,
            sample=profile.sample,
            cases_withheld=not self._desk.may(Right.CASES),
        )

    def reconciled(self, sheet: RecapSheet) -> Reconciled:
        """The numbers of a sheet against the packages that told them, to the row."""
        with self._desk.reading() as connection:
            return reconciled(connection, sheet)

    def parts(self) -> tuple[EnrolledVillage, ...]:
        """Lines that can be unfolded; a village is not made of others."""
        return ()

    def of(self, _part: str) -> DistrictRecaps:
        """The recap of one part, or of the whole when empty."""
        return self

    def name_rows(self, names: NameList) -> list[tuple[str, ...]]:
        """Table D line by line, in the words of screen and paper."""
        return [name_cells(line, country_names()) for line in names.lines]

    def _recaps_of(self, connection: Connection, month: str) -> Mapping[str, Recap]:
        """What each line of the recap told of a month."""
        return rows.recaps_of(connection, month)

    def _shown(self, connection: Connection, month: str) -> Mapping[str, Recap]:
        """The same as this user may see it: how many cases there are is for who may see cases."""
        told = self._recaps_of(connection, month)
        if self._desk.may(Right.CASES):
            return told
        return {code: without_cases(recap) for code, recap in told.items()}

    def _senders(
        self, connection: Connection, _months: Sequence[str]
    ) -> tuple[EnrolledVillage, ...]:
        """The lines of the recap."""
        return rows.list_villages(connection)

    def _since(self, connection: Connection) -> Mapping[str, date]:
        """From when on each is expected to send."""
        return enrolled_since(connection)

    def _over(self, connection: Connection, period: RecapPeriod) -> tuple[VillagePeriod, ...]:
        return self._through(connection, period.months)

    def _through(self, connection: Connection, months: Sequence[str]) -> tuple[VillagePeriod, ...]:
        """Each enrolled village with what it sent of these months."""
        sent = {month: self._shown(connection, month) for month in months}
        since = self._since(connection)
        now = month_of(self._desk.clock.today())
        return tuple(
            VillagePeriod(
                code=village.code,
                name=village.name,
                months={month: sent[month].get(village.code) for month in months},
                waiting=frozenset(
                    month
                    for month in months
                    if month > now
                    or (len(months) > 1 and month == now)
                    or month < month_of(since.get(village.code, date.min))
                ),
            )
            for village in self._senders(connection, months)
        )

    def trend(self, period: str) -> tuple[VillagePeriod, ...]:
        """The villages over the months that the charts of a period show."""
        with self._desk.reading() as connection:
            return self._through(connection, chart_months(recap_period(period)))

    def paper(
        self,
        period: str,
        signatory_id: str = "",
        *,
        public: int = 0,
        names: NameList | None = None,
        watch: Watch | None = None,
    ) -> RecapPaper:
        """The recap as it is shown and printed, on the office's usual paper.

        ``public`` is the smallest number that may be seen by everybody; 0 hides nothing. ``names``
        adds Table D, which only those have who may see it; never to what is for the public.
        ``signatory_id`` as in :meth:`sheet`; ``watch`` is told how far the hiding is.
        Raises ``InvalidInput`` and ``NotFound``.
        """
        sheet = self.table(period, signatory_id)
        return paper_of(
            sheet,
            self.trend(period),
            country_names(),
            kind_names(),
            hidden=hidden_for(sheet, public, watch),
            reconciled=self.reconciled(sheet),
            log_head=log_line(self._desk),
            names=names_section(names, country_names()) if names is not None else None,
            paper=self._desk.profile.paper,
        )

    def workbook(
        self,
        period: str,
        signatory_id: str = "",
        *,
        public: int = 0,
        names: NameList | None = None,
    ) -> bytes:
        """The recap as XLSX."""
        from desa_app.paper.recap_xlsx import recap_workbook

        self._note("xlsx", period, public=public, names=names)
        return recap_workbook(self.paper(period, signatory_id, public=public, names=names))

    def document(
        self,
        period: str,
        signatory_id: str = "",
        *,
        public: int = 0,
        names: NameList | None = None,
    ) -> bytes:
        """The recap as PDF."""
        from desa_app.paper.recap_pdf import recap_document

        self._note("pdf", period, public=public, names=names)
        return recap_document(self.paper(period, signatory_id, public=public, names=names))

    def _note(self, form: str, period: str, *, public: int, names: NameList | None) -> None:
        """What leaves the window is in the log; noted first, so that its printed head has it."""
        detail: dict[str, object] = {"bentuk": form}
        if public:
            detail["angka_terkecil"] = public
        elif names is not None:
            detail["daftar_nama"] = "ikut"
        self._desk.note("rekap-dibuat", recap_period(period).text, detail)
