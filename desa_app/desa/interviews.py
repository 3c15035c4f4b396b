# SPDX-License-Identifier: GPL-3.0-or-later
"""Guided interviews: asked with today's questions, kept as worded, corrected only by a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.episode import Interview
from desa_app.domain.interview import (
    NOTE_LIMIT,
    Advice,
    GuidedTalk,
    InterviewDraft,
    KeptInterview,
    advise,
    problems_in_interview,
    put_to,
)
from desa_app.domain.interview_board import BoardLine, Need, board_of
from desa_app.errors import InvalidInput, Problem
from desa_app.store import episodes as episode_rows
from desa_app.store import interviews as rows
from desa_app.store import people as people_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.episode import Episode
    from desa_app.domain.indicator import Indicator
    from desa_app.office.desk import Desk


class Interviews:
    """The talks with candidates and their families."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def questions(self) -> tuple[Indicator, ...]:
        """What is asked today, in the order Proses, Cara, Tujuan."""
        with self._desk.reading() as connection:
            return self._desk.reference(connection).indicators()

    def advice(self, episode_id: str, draft: InterviewDraft) -> Advice:
        """What would follow from the answers so far; nothing is stored."""
        with self._desk.reading() as connection:
            episode = episode_rows.load_episode(connection, episode_id)
            return self._advice(connection, episode, draft)

    def record(self, episode_id: str, draft: InterviewDraft) -> KeptInterview:
        """Keep an interview with the questions as they are worded today.

        Raises ``InvalidInput`` or ``NotFound``.
        """
        return self._record(episode_id, draft, "", "")

    def correct(self, interview_id: str, draft: InterviewDraft, reason: str) -> KeptInterview:
        """Replace an interview by a corrected one; the earlier stays readable.

        Raises ``InvalidInput``, ``NotFound``, or ``ChangedMeanwhile`` for one replaced already.
        """
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        if len(reason) > NOTE_LIMIT:
            raise InvalidInput((Problem("reason", "terlalu-panjang", "", str(NOTE_LIMIT)),))
        with self._desk.reading() as connection:
            earlier = rows.load_interview(connection, interview_id)
        return self._record(earlier.episode_id, draft, interview_id, reason.strip())

    def of(self, episode_id: str) -> tuple[KeptInterview, ...]:
        """Every interview of a plan, the replaced ones too, the newest first."""
        with self._desk.reading() as connection:
            return rows.kept_interviews(connection, episode_id)

    def get(self, interview_id: str) -> KeptInterview:
        """One interview; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.load_interview(connection, interview_id)

    def board(self) -> tuple[BoardLine, ...]:
        """Who waits, who had one, and what it advised."""
        with self._desk.reading() as connection:
            episodes = episode_rows.all_episodes(connection)
            people = {one.id: one for one in people_rows.people_with_plans(connection)}
        return board_of(episodes, people, self._desk.clock.today())

    def waiting(self) -> int:
        """How many plans wait for a talk, or for another one because they changed."""
        return sum(line.need in {Need.WAITS, Need.AGAIN} for line in self.board())

    def _record(
        self, episode_id: str, draft: InterviewDraft, corrects: str, reason: str
    ) -> KeptInterview:
        with self._desk.writing() as connection:
            episode = episode_rows.load_episode(connection, episode_id)
            asked_now = self._desk.reference(connection).indicators()
            problems = problems_in_interview(draft, asked_now, self._desk.clock.today())
            if problems:
                raise InvalidInput(problems)
            advice = self._advice(connection, episode, draft)
            guided = GuidedTalk(
                place=draft.place.strip(),
                present=draft.present,
                asked=put_to(asked_now, draft),
                version=rows.version_of(asked_now),
                advice=advice,
                corrects=corrects,
                reason=reason,
            )
            stamp = self._desk.stamp()
            talk = Interview(
                on=draft.on,
                with_family=draft.with_family,
                officer=draft.officer.strip(),
                note=draft.note.strip(),
            )
            if corrects:
                rows.replace_interview(connection, stamp, corrects)
            kept = rows.insert_interview(connection, stamp, episode_id, talk, episode.facts)
            rows.insert_sheet(connection, stamp, kept, guided)
            action = "wawancara-dibetulkan" if corrects else "wawancara-dicatat"
            detail = {"wawancara": kept, "saran": advice.level.value}
            if corrects:
                detail |= {"menggantikan": corrects, "alasan": reason}
            self._desk.log(connection, action, episode_id, detail)
            return rows.load_interview(connection, kept)

    def _advice(self, connection: Connection, episode: Episode, draft: InterviewDraft) -> Advice:
        person = people_rows.load_person(connection, episode.facts.person_id)
        reference = self._desk.reference(connection)
        return advise(
            put_to(reference.indicators(), draft),
            birth=person.facts.birth_date,
            leaves=episode.facts.planned_departure or self._desk.clock.today(),
            age_ground=reference.citations().get("usia_minimum", ""),
        )
