# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the month that the village seals for its kecamatan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desa_app.domain.case import is_minor
from desa_app.domain.case_rows import CASE_ENTRY, case_row
from desa_app.domain.limited_rows import (
    limited_episode_row,
    limited_letter_row,
    limited_person_row,
)
from desa_app.domain.package import DataLevel, Refusal, RefusedRow
from desa_app.domain.package_rows import Row, episode_row, letter_row, person_row, recap_rows
from desa_app.domain.recap_counting import count_village
from desa_app.domain.user import Right
from desa_app.errors import NotFound
from desa_app.ids import new_id
from desa_app.office.sending import Export, ReceiptResult, Sending
from desa_app.store import cases as case_rows
from desa_app.store import episodes as episode_rows
from desa_app.store import letters as letter_rows
from desa_app.store import people as people_rows
from desa_app.store import privacy as privacy_rows
from desa_app.store import recruiters as recruiter_rows
from desa_app.store.recap_facts import plan_facts, village_facts
from desa_app.store.record_books import COMPANIES, RECRUITERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from desa_app.domain.episode import Episode

__all__ = ["Export", "Packages", "ReceiptResult"]


class Packages(Sending):
    """What the village sends to its kecamatan."""

    def _records(
        self, connection: Connection, period: str, level: DataLevel
    ) -> dict[str, tuple[Row, ...]]:
        plans, own = plan_facts(connection), village_facts(connection)
        records = {"rekap": recap_rows(count_village(plans, own, period))}
        if level is not DataLevel.AGGREGATE:
            records |= self._by_name(connection)
        if level is DataLevel.FULL:
            records |= {CASE_ENTRY: self._cases(connection)}
        return records

    def limited(self) -> int:
        """How many people of the next package are counted in it without their names."""
        with self._desk.reading() as connection:
            limited = privacy_rows.restricted_people(connection)
            people = people_rows.people_with_plans(connection)
        return sum(one.id in limited for one in people)

    def _by_name(self, connection: Connection) -> dict[str, tuple[Row, ...]]:
        limited = privacy_rows.restricted_people(connection)
        episodes = episode_rows.episodes_to_send(connection)
        people = people_rows.people_with_plans(connection)
        letters = letter_rows.letters_to_send(connection)
        nameless = _Nameless(limited, episodes, self._desk.clock.now())
        recruiters, companies = (
            recruiter_rows.addresses_of_plans(connection, RECRUITERS),
            recruiter_rows.addresses_of_plans(connection, COMPANIES),
        )
        return {
            "orang": tuple(
                limited_person_row(one, nameless.people[one.id])
                if one.id in limited
                else person_row(one)
                for one in people
            ),
            "rencana": tuple(
                nameless.plan(one)
                if one.id in nameless.plans
                else episode_row(one, (recruiters.get(one.id, ""), companies.get(one.id, "")))
                for one in episodes
            ),
            "surat": tuple(
                nameless.letter(one) if one["episode_id"] in nameless.plans else letter_row(one)
                for one in letters
            ),
        }

    def _cases(self, connection: Connection) -> tuple[Row, ...]:
        found = []
        limited = privacy_rows.restricted_people(connection)
        for case in case_rows.cases_to_send(connection):
            told = case.facts.person_id
            person = people_rows.load_person(connection, told) if told else None
            row = case_row(case, minor=is_minor(case.facts, person))
            found.append(row | {"orang": None} if told in limited else row)
        return tuple(found)

    def _refused_row(self, connection: Connection, refusal: Refusal) -> RefusedRow:
        try:
            person = people_rows.load_person(connection, self._person_of(connection, refusal))
        except NotFound:  # struck, merged or never to be found by a line's number
            return RefusedRow(refusal=refusal)
        return RefusedRow(refusal=refusal, person_id=person.id, name=person.facts.name)

    def _person_of(self, connection: Connection, refusal: Refusal) -> str:
        """Whom the row is about; raises ``NotFound``. Cases are told to who may see them."""
        if refusal.table == "orang":
            return refusal.row
        if refusal.table == CASE_ENTRY:
            if not self._desk.may(Right.CASES):
                raise NotFound("kasus")
            return case_rows.load_case(connection, refusal.row).facts.person_id or ""
        episode = refusal.row
        if refusal.table == "surat":
            episode = letter_rows.load_letter(connection, refusal.row).episode_id or ""
        return episode_rows.load_episode(connection, episode).facts.person_id


class _Nameless:
    """The rows of people whose data are limited, under ids that lead back to nobody."""

    def __init__(
        self, limited: Collection[str], episodes: Iterable[Episode], now: datetime
    ) -> None:
        self._now = now
        self._owner = {one.id: one.facts.person_id for one in episodes}
        self.people = {person_id: new_id(now) for person_id in limited}
        self.plans = {plan: new_id(now) for plan, who in self._owner.items() if who in limited}

    def plan(self, episode: Episode) -> Row:
        """A plan to be counted."""
        owner = self.people[self._owner[episode.id]]
        return limited_episode_row(episode, self.plans[episode.id], owner)

    def letter(self, values: Mapping[str, Any]) -> Row:
        """A letter to be counted."""
        return limited_letter_row(values, new_id(self._now), self.plans[values["episode_id"]])
