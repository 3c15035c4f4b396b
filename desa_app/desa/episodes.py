# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans to work abroad: opened, changed, moved along the ladder, talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.plan_records import settle_links
from desa_app.domain.episode import (
    LADDER,
    Episode,
    EpisodeDraft,
    Interview,
    Status,
    problems_in,
)
from desa_app.errors import InvalidInput, Problem, StatusNotAllowed
from desa_app.office.desk import changes
from desa_app.reference import countries
from desa_app.store import episodes as rows
from desa_app.store import people as people_rows

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.recruiter import PlanLinks
    from desa_app.office.desk import Desk


class Episodes:
    """The plans of the village's people."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(
        self,
        draft: EpisodeDraft,
        *,
        status: Status = Status.CANDIDATE,
        on: date | None = None,
        source: str = "",
        links: PlanLinks | None = None,
    ) -> Episode:
        """Note a plan (calon) or, with ``status``, a stay that began before the register did.

        ``links`` are the recruiter and the company that were chosen from the records. Raises
        ``InvalidInput`` or ``NotFound`` for the person.
        """
        self._refuse_problems(draft)
        day = on or self._desk.clock.today()
        self._refuse_future(day)
        with self._desk.writing() as connection:
            people_rows.load_person(connection, draft.person_id)
            episode_id = rows.insert_episode(
                connection, self._desk.stamp(), draft, status, day, source
            )
            self._desk.log(connection, "rencana-dicatat", episode_id, {"status": status.value})
            settle_links(self._desk, connection, episode_id, draft, links)
            return rows.load_episode(connection, episode_id)

    def correct(
        self, episode: Episode, draft: EpisodeDraft, links: PlanLinks | None = None
    ) -> Episode:
        """Save corrected facts; without ``links`` those that still fit the text stay.

        Raises ``InvalidInput``, ``NotFound`` or ``ChangedMeanwhile``.
        """
        self._refuse_problems(draft)
        with self._desk.writing() as connection:
            before = rows.load_episode(connection, episode.id)
            people_rows.load_person(connection, draft.person_id)
            rows.update_episode(connection, self._desk.stamp(), episode.id, episode.revision, draft)
            detail = changes(before.facts, draft)
            self._desk.log(connection, "rencana-diubah", episode.id, detail)
            settle_links(self._desk, connection, episode.id, draft, links)
            return rows.load_episode(connection, episode.id)

    def move(self, episode_id: str, status: Status, on: date, source: str) -> Episode:
        """Take the next step on the ladder, on its own day and with where it was learnt.

        Raises ``StatusNotAllowed`` for a step that the ladder does not have.
        """
        self._refuse_future(on)
        with self._desk.writing() as connection:
            current = rows.load_episode(connection, episode_id)
            if status not in LADDER[current.status]:
                raise StatusNotAllowed(current.status.value, status.value)
            if on < max(step.on for step in current.history):
                raise InvalidInput((Problem("on", "sebelum-langkah-terakhir", on.isoformat()),))
            stamp = self._desk.stamp()
            rows.insert_step(connection, stamp, episode_id, status, on, source)
            rows.set_status(connection, stamp, episode_id, status)
            detail = {"status": [current.status.value, status.value]}
            self._desk.log(connection, "status-diubah", episode_id, detail)
            return rows.load_episode(connection, episode_id)

    def record_interview(self, episode_id: str, talk: Interview) -> Episode:
        """Note that the talk before the letter took place."""
        self._refuse_future(talk.on)
        if not talk.officer.strip():
            raise InvalidInput((Problem("officer", "kosong"),))
        with self._desk.writing() as connection:
            rows.load_episode(connection, episode_id)
            rows.insert_interview(connection, self._desk.stamp(), episode_id, talk)
            self._desk.log(connection, "wawancara-dicatat", episode_id)
            return rows.load_episode(connection, episode_id)

    def get(self, episode_id: str) -> Episode:
        """One plan; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.load_episode(connection, episode_id)

    def of(self, person_id: str) -> tuple[Episode, ...]:
        """All plans of one person, newest first."""
        with self._desk.reading() as connection:
            return rows.episodes_of(connection, person_id)

    def _refuse_problems(self, draft: EpisodeDraft) -> None:
        problems = problems_in(draft, frozenset(countries()))
        if problems:
            raise InvalidInput(problems)

    def _refuse_future(self, day: date) -> None:
        if day > self._desk.clock.today():
            raise InvalidInput((Problem("on", "tanggal-mendatang", day.isoformat()),))
