# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: the numbers of the register and what needs doing today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.episode import ABROAD_STATES, Jalur, Status
from desa_app.domain.letter import LetterState
from desa_app.domain.recap import month_of
from desa_app.store import episodes as episode_rows
from desa_app.store import letters as letter_rows
from desa_app.store import officials as official_rows
from desa_app.store import packages as package_rows
from desa_app.store import people as people_rows
from desa_app.store import people_search as people_lists
from desa_app.wording import age_on

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from desa_app.office.desk import Desk

LEGAL_AGE = 18
RECEIPT_DAYS = 7
MONTHS_SHOWN = 6


class Todo(StrEnum):
    """Kinds of things to do, most urgent first."""

    UNDER_AGE = "di-bawah-18"
    NO_INTERVIEW = "wawancara"
    LICENCE = "p3mi"
    NO_RECEIPT = "kirim"
    NOT_SENT = "belum-kirim"
    NOT_ENROLLED = "daftar"
    OFFICIALS = "pejabat"


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoItem:
    """One thing to do; ``person_id`` or ``period`` says where it is done."""

    kind: Todo
    name: str = ""
    person_id: str = ""
    birth_date: date | None = None
    departure: date | None = None
    country: str = ""
    period: str = ""
    since: date | None = None
    file_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What Beranda shows. ``departures`` maps months to (prosedural, others)."""

    people: int
    candidates: int
    candidates_without_interview: int
    abroad: dict[str, int]
    letters_this_month: int
    last_number: str
    todo: tuple[TodoItem, ...]
    departures: dict[str, tuple[int, int]]
    destinations: tuple[tuple[str, int], ...]


class Overviews:
    """Beranda of the village."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> Overview:
        """Everything Beranda shows, read in one moment."""
        today = self._desk.clock.today()
        with self._desk.reading() as connection:
            episodes = episode_rows.all_episodes(connection)
            people = {person.id: person for person in people_rows.people_with_plans(connection)}
            letters = letter_rows.list_letters(connection)
            packages = package_rows.list_packages(connection)
            officials = official_rows.load_officials(connection, today)
            enrolled = package_rows.has_district(connection)
            counted = people_lists.count_by_status(connection)["orang"]
        todo = _about_people(episodes, people, today)
        unanswered = [sent for sent in packages if sent.receipt_at is None]
        for sent in unanswered:
            since = sent.made_at.date()
            if today - since >= timedelta(days=RECEIPT_DAYS):
                todo.append(
                    TodoItem(
                        kind=Todo.NO_RECEIPT,
                        period=sent.period,
                        since=since,
                        file_name=sent.file_name,
                    )
                )
        last_month = month_of(today.replace(day=1) - timedelta(days=1))
        if enrolled and not any(sent.period == last_month for sent in packages):
            todo.append(TodoItem(kind=Todo.NOT_SENT, period=last_month))
        if not enrolled:
            todo.append(TodoItem(kind=Todo.NOT_ENROLLED))
        if any(not official.name for official in officials.values()):
            todo.append(TodoItem(kind=Todo.OFFICIALS))
        this_month = [
            letter
            for letter in letters
            if month_of(letter.issued_on) == month_of(today) and letter.state is LetterState.ISSUED
        ]
        candidates = [e for e in episodes if e.status in {Status.CANDIDATE, Status.PROCESS}]
        abroad = [e for e in episodes if e.status in ABROAD_STATES]
        return Overview(
            people=counted,
            candidates=len(candidates),
            candidates_without_interview=sum(not e.interviews for e in candidates),
            abroad={jalur.value: sum(e.facts.jalur is jalur for e in abroad) for jalur in Jalur},
            letters_this_month=len(this_month),
            last_number=letters[0].number if letters else "",
            todo=tuple(sorted(todo, key=lambda item: list(Todo).index(item.kind))),
            departures=_departures(episodes, today),
            destinations=_destinations(abroad),
        )


def _about_people(
    episodes: tuple[Episode, ...], people: dict[str, Person], today: date
) -> list[TodoItem]:
    found = []
    for episode in episodes:
        if episode.status not in {Status.CANDIDATE, Status.PROCESS}:
            continue
        person = people[episode.facts.person_id]
        kind = _most_urgent(episode, person, today)
        if kind is not None:
            found.append(
                TodoItem(
                    kind=kind,
                    name=person.facts.name,
                    person_id=person.id,
                    birth_date=person.facts.birth_date,
                    departure=episode.facts.planned_departure,
                    country=episode.facts.country,
                )
            )
    return found


def _most_urgent(episode: Episode, person: Person, today: date) -> Todo | None:
    leaves = episode.facts.planned_departure or today
    birth = person.facts.birth_date
    if birth is not None and age_on(birth, leaves)[0] < LEGAL_AGE:
        return Todo.UNDER_AGE
    if not episode.interviews:
        return Todo.NO_INTERVIEW
    if episode.facts.p3mi and episode.facts.p3mi_checked_on is None:
        return Todo.LICENCE
    return None


def _departures(episodes: tuple[Episode, ...], today: date) -> dict[str, tuple[int, int]]:
    months = []
    day = today.replace(day=1)
    for _ in range(MONTHS_SHOWN):
        months.append(month_of(day))
        day = (day - timedelta(days=1)).replace(day=1)
    found = dict.fromkeys(reversed(months), (0, 0))
    for episode in episodes:
        for step in episode.history:
            month = month_of(step.on)
            if step.status is Status.DEPARTED and month in found:
                clear, unclear = found[month]
                procedural = episode.facts.jalur is Jalur.PROCEDURAL
                found[month] = (clear + procedural, unclear + (not procedural))
    return found


def _destinations(abroad: list[Episode]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for episode in abroad:
        counts[episode.facts.country] = counts.get(episode.facts.country, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
