# SPDX-License-Identifier: GPL-3.0-or-later
"""Sosialisasi: the log of what people were told, and the sums of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.ledger import Ledger
from desa_app.domain.outreach import Outreach, OutreachYear
from desa_app.errors import Problem
from desa_app.store import prevention as rows

if TYPE_CHECKING:
    from desa_app.office.desk import Desk


class Outreaches(Ledger[Outreach]):
    """The sosialisasi log."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rows.OUTREACH, "sosialisasi")

    def problems(self, facts: Outreach) -> tuple[Problem, ...]:
        """Also when nobody came: a sosialisasi without listeners is none."""
        found = super().problems(facts)
        if not any(one.field in {"men", "women"} for one in found) and not facts.participants:
            found = (*found, Problem("men", "tanpa-peserta"))
        return found

    def totals(self, year: int) -> OutreachYear:
        """What a year's sosialisasi come to."""
        with self._desk.reading() as connection:
            return rows.outreach_year(connection, year)
