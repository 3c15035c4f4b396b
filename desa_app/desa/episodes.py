# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans to work abroad: opened, changed, moved along the ladder, corrected, talked about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.desa.corrections import answer_by_correction
from desa_app.desa.paths import settle_path
from desa_app.desa.plan_records import settle_links
from desa_app.domain.episode import (
    Episode,
    EpisodeDraft,
    Interview,
    Jalur,
    ReturnWay,
    Status,
    arrival_problems,
    problems_in,
)
from desa_app.domain.ladder import (
    REASON_LIMIT,
    TAKEN_BACK,
    change_between,
    refuse_wrong_correction,
    refuse_wrong_step,
    state_of,
)
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, Problem
from desa_app.office.desk import changes
from desa_app.reference import countries
from desa_app.store import episodes as rows
from desa_app.store import people as people_rows
from desa_app.store.interviews import insert_interview

if TYPE_CHECKING:
    from collections.abc import Collection
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
        self._refuse_problems(draft, Jalur.UNCLEAR)
        day = on or self._desk.clock.today()
        self._refuse_future(day)
        draft = _own_word(draft, Jalur.UNCLEAR)
        with self._desk.writing() as connection:
            people_rows.load_person(connection, draft.person_id)
            episode_id = rows.insert_episode(
                connection, self._desk.stamp(), draft, status, day, source
            )
            self._desk.log(connection, "rencana-dicatat", episode_id, {"status": status.value})
            settle_links(self._desk, connection, episode_id, draft, links)
            return settle_path(self._desk, connection, episode_id)

    def correct(
        self,
        episode: Episode,
        draft: EpisodeDraft,
        links: PlanLinks | None = None,
        *,
        answers: Collection[str] = (),
    ) -> Episode:
        """Save corrected facts; without ``links`` those that still fit the text stay.

        ``answers`` are open requests of the person to correct that are met by it. A path that
        differs from the one that stands is the office's own word from now on.
        Raises ``InvalidInput``, ``NotFound`` or ``ChangedMeanwhile``.
        """
        self._refuse_problems(draft, episode.facts.jalur)
        draft = _own_word(draft, episode.facts.jalur)
        with self._desk.writing() as connection:
            before = rows.load_episode(connection, episode.id)
            early = arrival_problems(draft, before.history)
            if early and draft.arrived_on != before.facts.arrived_on:
                raise InvalidInput(early)
            people_rows.load_person(connection, draft.person_id)
            rows.update_episode(connection, self._desk.stamp(), episode.id, episode.revision, draft)
            changed = changes(before.facts, draft)
            asked: dict[str, object] = {"permintaan": sorted(answers)} if answers else {}
            self._desk.log(connection, "rencana-diubah", episode.id, {**changed, **asked})
            owner = draft.person_id
            answer_by_correction(self._desk, connection, owner, answers, changed, record=episode.id)
            settle_links(self._desk, connection, episode.id, draft, links)
            return settle_path(self._desk, connection, episode.id)

    def move(
        self,
        episode_id: str,
        status: Status,
        on: date,
        source: str,
        *,
        return_way: ReturnWay | None = None,
    ) -> Episode:
        """Take the next step on the ladder, on its own day and with where it was learnt.

        ``return_way`` tells how somebody came back. Raises ``StatusNotAllowed`` for a step that
        the ladder does not have, ``InvalidInput`` for a day before the last step's or ahead.
        """
        self._refuse_future(on)
        with self._desk.writing() as connection:
            current = rows.load_episode(connection, episode_id)
            refuse_wrong_step(current.history, status, on)
            stamp = self._desk.stamp()
            rows.insert_step(connection, stamp, episode_id, status, on, source)
            columns: dict[str, object] = {"status": status.value}
            detail: dict[str, object] = {"status": [current.status.value, status.value]}
            if return_way is not None:
                before = current.facts.return_way
                columns["return_way"] = return_way.value
                detail["return_way"] = [before.value if before else "", return_way.value]
            rows.set_facts(connection, stamp, episode_id, **columns)
            self._desk.log(connection, "status-diubah", episode_id, detail)
            return settle_path(self._desk, connection, episode_id)

    def correct_step(
        self,
        episode_id: str,
        step_id: str,
        reason: str,
        *,
        status: Status | None = None,
        on: date | None = None,
        source: str = "",
    ) -> Episode:
        """Strike a wrong step, with a reason, and put the right one in its place if given.

        The struck step stays in the history for ever. Raises ``InvalidInput``, ``LastStep``,
        ``LadderBroken``, or ``NotFound`` for a step that is not there or struck already.
        """
        self._refuse_reason(reason)
        if status is not None and on is None:
            raise InvalidInput((Problem("on", "kosong"),))
        if on is not None:
            self._refuse_future(on)
        with self._desk.writing() as connection:
            current = rows.load_episode(connection, episode_id)
            wrong = next((step for step in current.history if step.id == step_id), None)
            if wrong is None:
                raise NotFound("langkah")
            refuse_wrong_correction(current.history, wrong, status, on)
            stamp = self._desk.stamp()
            rows.strike_step(connection, stamp, step_id, reason.strip())
            right = ""
            if status is not None and on is not None:
                rows.insert_step(
                    connection, stamp, episode_id, status, on, source, place=wrong.place
                )
                right = f"{status.value} {on.isoformat()}"
            now = state_of(rows.load_episode(connection, episode_id).ladder)
            rows.set_status(connection, stamp, episode_id, now)
            detail = {
                "langkah": [f"{wrong.status.value} {wrong.on.isoformat()}", right],
                "status": [current.status.value, now.value],
                "alasan": reason.strip(),
            }
            self._desk.log(connection, "langkah-dicoret", episode_id, detail)
            return settle_path(self._desk, connection, episode_id)

    def take_back(self, before: Episode, after: Episode) -> Episode:
        """Take back the step, or the correction of one, that led from ``before`` to ``after``.

        What was added is struck, what was struck holds again; the log keeps both. Raises
        ``ChangedMeanwhile`` when the plan was changed in any other way.
        """
        with self._desk.writing() as connection:
            now = rows.load_episode(connection, before.id)
            if now.revision != after.revision:
                raise ChangedMeanwhile("rencana")
            added, struck = change_between(before.history, now.history)
            stamp = self._desk.stamp()
            if struck is not None:
                rows.put_back_step(connection, stamp, struck.id)
            if added is not None:
                rows.strike_step(connection, stamp, added.id, TAKEN_BACK)
            way = before.facts.return_way
            status = state_of(rows.load_episode(connection, before.id).ladder)
            columns = {"status": status.value, "return_way": way.value if way else None}
            rows.set_facts(connection, stamp, before.id, **columns)
            detail = {"status": [now.status.value, status.value]}
            self._desk.log(connection, "langkah-dikembalikan", before.id, detail)
            return settle_path(self._desk, connection, before.id)

    def record_interview(self, episode_id: str, talk: Interview) -> Episode:
        """Note that the talk before the letter took place."""
        self._refuse_future(talk.on)
        if not talk.officer.strip():
            raise InvalidInput((Problem("officer", "kosong"),))
        with self._desk.writing() as connection:
            plan = rows.load_episode(connection, episode_id).facts
            insert_interview(connection, self._desk.stamp(), episode_id, talk, plan)
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

    def _refuse_problems(self, draft: EpisodeDraft, before: Jalur) -> None:
        problems = problems_in(draft, frozenset(countries()), before)
        if problems:
            raise InvalidInput(problems)

    def _refuse_future(self, day: date) -> None:
        if day > self._desk.clock.today():
            raise InvalidInput((Problem("on", "tanggal-mendatang", day.isoformat()),))

    def _refuse_reason(self, reason: str) -> None:
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        if len(reason) > REASON_LIMIT:
            raise InvalidInput((Problem("reason", "terlalu-panjang", reason, str(REASON_LIMIT)),))


def _own_word(draft: EpisodeDraft, before: Jalur) -> EpisodeDraft:
    """A path other than the one that stands was said by somebody, not by the evidence."""
    return replace(draft, jalur_own=draft.jalur_own or draft.jalur is not before)
