# SPDX-License-Identifier: GPL-3.0-or-later
"""Job information: received, verified, spread, and printed only once an agency confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app import reference
from desa_app.desa.ledger import Ledger
from desa_app.domain.job_info import (
    JobInfo,
    JobSpread,
    JobState,
    Spread,
    problems_in_job,
    state_of,
)
from desa_app.domain.ledger import Record, problems_in, reason_of, tidied
from desa_app.errors import InvalidInput, NotVerified, Problem
from desa_app.store import prevention as rows

if TYPE_CHECKING:
    from desa_app.office.desk import Desk

WHY = {
    JobState.WAITING: "belum dicek ke instansi mana pun",
    JobState.REFUSED: "dinyatakan tidak benar",
    JobState.EXPIRED: "sudah lewat masa berlakunya",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLine:
    """A row of the list: the record, how far it is, and how often it was made known."""

    record: Record[JobInfo]
    state: JobState
    spread: int


class Jobs(Ledger[JobInfo]):
    """The list of job information."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rows.JOBS, "lowongan")

    def problems(self, facts: JobInfo) -> tuple[Problem, ...]:
        """Also an unknown country, or half a check."""
        found = list(super().problems(facts))
        if facts.country and facts.country not in reference.countries():
            found.append(Problem("country", "negara-tidak-dikenal", facts.country))
        return (*found, *problems_in_job(facts))

    def lines(self, search: str = "", year: int | None = None) -> tuple[JobLine, ...]:
        """The list as the screen shows it."""
        today = self._desk.clock.today()
        page = self.list(search, year)
        with self._desk.reading() as connection:
            counts = rows.spread_counts(connection)
        return tuple(
            JobLine(
                record=record,
                state=state_of(record.facts, counts.get(record.id, 0), today),
                spread=counts.get(record.id, 0),
            )
            for record in page.rows
        )

    def refuse_unverified(self, record: Record[JobInfo]) -> None:
        """Raise ``NotVerified`` unless this may be spread today."""
        state = state_of(record.facts, 0, self._desk.clock.today())
        if record.struck:
            raise NotVerified(record.facts.job, "sudah dicoret")
        if state in WHY:
            raise NotVerified(record.facts.job, WHY[state])

    def spreads(self, job_id: str) -> tuple[Spread, ...]:
        """Where a job was made known."""
        with self._desk.reading() as connection:
            return rows.spreads_of(connection, job_id)

    def spread(self, job_id: str, facts: JobSpread) -> str:
        """Note where verified information was made known.

        Raises ``InvalidInput``, ``NotFound`` or ``NotVerified``.
        """
        facts = tidied(facts)
        record = self.get(job_id)
        problems = problems_in(facts, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)
        self.refuse_unverified(record)
        with self._desk.writing() as connection:
            spread_id = rows.insert_spread(connection, self._desk.stamp(), job_id, facts)
            detail = {"lowongan": job_id, "tempat": facts.place}
            self._desk.log(connection, "lowongan-disebarkan", spread_id, detail)
        return spread_id

    def strike_spread(self, spread_id: str, reason: str) -> None:
        """Strike a spreading out with a reason."""
        reason, problems = reason_of(reason)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            rows.strike_spread(connection, self._desk.stamp(), spread_id, reason)
            self._desk.log(connection, "penyebaran-dicoret", spread_id, {"alasan": reason})
