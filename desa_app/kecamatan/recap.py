# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap of the whole kecamatan, a line per village."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.office import Post
from desa_app.domain.recap import DistrictRecap, VillageRecap, is_period, month_of
from desa_app.domain.recap_period import RecapPeriod, Span, is_recap_period
from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
from desa_app.domain.signing import signing_lines
from desa_app.errors import InvalidInput, Problem
from desa_app.kecamatan.recap_sources import reconciled
from desa_app.reference import countries
from desa_app.store import consolidated as rows
from desa_app.store import officials as official_rows
from desa_app.store.board import enrolled_since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from desa_app.domain.package import EnrolledVillage
    from desa_app.domain.recap import Recap
    from desa_app.domain.recap_reconciling import Reconciled
    from desa_app.office.desk import Desk


class DistrictRecaps:
    """Recaps of the kecamatan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sheet(self, period: str, signatory_id: str = "") -> DistrictRecap:
        """The month as sent by the villages; a silent village has no numbers at all.

        ``signatory_id`` names who signs; the camat does when it is empty. Raises ``NotFound``,
        and ``InvalidInput`` for somebody not in office today.
        """
        if not is_period(period):
            raise InvalidInput((Problem("period", "bukan-bulan", period, "2026-10"),))
        profile = self._desk.profile
        with self._desk.reading() as connection:
            recaps = self._recaps_of(connection, period)
            villages = self._senders(connection, (period,))
            today = self._desk.clock.today()
            head = official_rows.load_officials(connection, today)[Post.HEAD]
            signs = official_rows.load_signatory(connection, signatory_id, today) or head
        return DistrictRecap(
            office_name=f"{profile.kind_word} {profile.name}",
            code=profile.code,
            regency=profile.regency,
            province=profile.province,
            period=period,
            villages=tuple(
                VillageRecap(code=village.code, name=village.name, recap=recaps.get(village.code))
                for village in villages
            ),
            printed_on=today,
            made_by=self._desk.user,
            approved_title="\n".join(signing_lines(profile, signs, head)).rstrip(","),
            approved_by=signs.name,
            approved_number=signs.number_line,
            sample=profile.sample,
        )

    def table(self, period: str, signatory_id: str = "") -> RecapSheet:
        """Tables A to C of a month, a quarter (``2026-T4``) or a year, with the period before.

        ``signatory_id`` as in :meth:`sheet`. Raises ``InvalidInput`` for an odd period.
        """
        if not is_recap_period(period):
            known = "2026-10, 2026-T4, 2026"
            raise InvalidInput((Problem("period", "bukan-bulan", period, known),))
        asked = RecapPeriod(period)
        sheet = self.sheet(asked.months[-1], signatory_id)
        earlier = asked.before()
        with self._desk.reading() as connection:
            villages = self._over(connection, asked)
            previous = self._over(connection, earlier) if earlier is not None else ()
        return RecapSheet(
            office_name=sheet.office_name,
            code=sheet.code,
            regency=sheet.regency,
            province=sheet.province,
            period=asked,
            villages=villages,
            previous=previous,
            printed_on=sheet.printed_on,
            made_by=sheet.made_by,
            approved_title=sheet.approved_title,
            approved_by=sheet.approved_by,
            approved_number=sheet.approved_number,
            sample=sheet.sample,
        )

    def reconciled(self, sheet: RecapSheet) -> Reconciled:
        """The numbers of a sheet against the packages that told them, to the row."""
        with self._desk.reading() as connection:
            return reconciled(connection, sheet)

    def _recaps_of(self, connection: Connection, month: str) -> Mapping[str, Recap]:
        """What each line of the recap told of a month."""
        return rows.recaps_of(connection, month)

    def _senders(
        self, connection: Connection, _months: Sequence[str]
    ) -> tuple[EnrolledVillage, ...]:
        """The lines of the recap."""
        return rows.list_villages(connection)

    def _since(self, connection: Connection) -> Mapping[str, date]:
        """From when on each is expected to send."""
        return enrolled_since(connection)

    def _over(self, connection: Connection, period: RecapPeriod) -> tuple[VillagePeriod, ...]:
        """Each enrolled village with what it sent of the period's months."""
        sent = {month: self._recaps_of(connection, month) for month in period.months}
        since = self._since(connection)
        now = month_of(self._desk.clock.today())
        return tuple(
            VillagePeriod(
                code=village.code,
                name=village.name,
                months={month: sent[month].get(village.code) for month in period.months},
                waiting=frozenset(
                    month
                    for month in period.months
                    if month > now
                    or (period.span is not Span.MONTH and month == now)
                    or month < month_of(since.get(village.code, date.min))
                ),
            )
            for village in self._senders(connection, period.months)
        )

    def workbook(self, period: str, signatory_id: str = "") -> bytes:
        """The month as XLSX."""
        from desa_app.paper.recap_xlsx import recap_workbook

        return recap_workbook(self.sheet(period, signatory_id), _country_names())

    def document(self, period: str, signatory_id: str = "") -> bytes:
        """The month as PDF."""
        from desa_app.paper.recap_pdf import recap_document

        return recap_document(self.sheet(period, signatory_id), _country_names())


def _country_names() -> dict[str, str]:
    return {code: rule.name for code, rule in countries().items()}
