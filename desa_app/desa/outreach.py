# SPDX-License-Identifier: GPL-3.0-or-later
"""Sosialisasi: the log of what people were told, with pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.ledger import Ledger
from desa_app.domain.ledger import reason_of
from desa_app.domain.outreach import Outreach, OutreachYear, Photo
from desa_app.errors import InvalidInput, Problem
from desa_app.store import prevention as rows

if TYPE_CHECKING:
    from desa_app.office.desk import Desk

PHOTOS_LIMIT = 20
"""Pictures of one sosialisasi; more would only make the backup slow."""


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

    # --- pictures -------------------------------------------------------------------------

    def photos(self, outreach_id: str) -> tuple[Photo, ...]:
        """The pictures of a sosialisasi, struck ones too."""
        with self._desk.reading() as connection:
            return rows.photos_of(connection, outreach_id)

    def photo_counts(self) -> dict[str, int]:
        """How many pictures each sosialisasi has."""
        with self._desk.reading() as connection:
            return rows.photo_counts(connection)

    def photo(self, photo_id: str) -> bytes:
        """A picture as JPG; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.photo_content(connection, photo_id)

    def strike_photo(self, photo_id: str, reason: str) -> None:
        """Take a picture out of the list with a reason."""
        reason, problems = reason_of(reason)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            rows.strike_photo(connection, self._desk.stamp(), photo_id, reason)
            self._desk.log(connection, "foto-dicoret", photo_id, {"alasan": reason})
