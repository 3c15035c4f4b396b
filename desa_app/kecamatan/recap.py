# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap of the whole kecamatan, a line per village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import Post
from desa_app.domain.recap import DistrictRecap, VillageRecap, is_period
from desa_app.domain.signing import signing_lines
from desa_app.errors import InvalidInput, Problem
from desa_app.reference import countries
from desa_app.store import consolidated as rows
from desa_app.store import officials as official_rows

if TYPE_CHECKING:
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
            recaps = rows.recaps_of(connection, period)
            villages = rows.list_villages(connection)
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
