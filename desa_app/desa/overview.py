# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: the numbers of the register and what needs doing today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desa_app.desa.cases import Cases
from desa_app.desa.documents import Documents
from desa_app.domain.incident import KINDS, TO_AUTHORITY, TO_PEOPLE
from desa_app.domain.overview import Overview, Todo, TodoItem
from desa_app.domain.recap import month_of
from desa_app.errors import NotFound
from desa_app.office.desk import BACKUPS
from desa_app.office.recovery import Recovery
from desa_app.store import incidents as incident_rows
from desa_app.store import officials as official_rows
from desa_app.store import overview as rows
from desa_app.store import packages as package_rows
from desa_app.store import people as people_rows
from desa_app.store import people_search
from desa_app.store import privacy as privacy_rows
from desa_app.store.backup import backups_in
from desa_app.store.episode_parts import contacts_due
from desa_app.wording import age_on

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

LEGAL_AGE = 18
RECEIPT_DAYS = 7
BACKUP_DAYS = 3
MONTHS_SHOWN = 6


class Overviews:
    """Beranda of the village."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> Overview:
        """Everything Beranda shows, read in one moment."""
        today = self._desk.clock.today()
        months = _months_until(today)
        last_backup = self._last_backup()
        with self._desk.reading() as connection:
            candidates, without = rows.count_candidates(connection)
            letters, last_number, last_running = rows.count_letters(
                connection, today.replace(day=1)
            )
            left = rows.count_departures(connection, months[0])
            todo = _about_people(connection, today)
            todo += _about_incidents(connection, self._desk.clock.now())
            todo += _about_requests(connection, self._desk.clock.now())
            todo += _about_contacts(connection, today)
            todo += _about_packages(connection, today)
            officials = official_rows.load_officials(connection, today)
            overview = Overview(
                people=people_search.count_by_status(connection)["orang"],
                candidates=candidates,
                candidates_without_interview=without,
                abroad=rows.count_abroad(connection),
                letters_this_month=letters,
                last_number=last_number,
                last_running=last_running,
                todo=(),
                departures={month_of(day): left.get(month_of(day), (0, 0)) for day in months},
                destinations=rows.count_destinations(connection),
                last_backup=last_backup,
            )
        todo += self._about_documents(today)
        todo += [
            TodoItem(kind=Todo.CASE, subject=due.label, since=today - timedelta(days=due.days))
            for due in Cases(self._desk).without_referral(today)
        ]
        if any(not official.name for official in officials.values()):
            todo.append(TodoItem(kind=Todo.OFFICIALS))
        if last_backup is not None:
            made = last_backup.astimezone().date()
            if today - made > timedelta(days=BACKUP_DAYS):
                todo.append(TodoItem(kind=Todo.BACKUP, since=made))
        rehearsal = Recovery(self._desk).state()
        if rehearsal.due:
            todo.append(TodoItem(kind=Todo.RECOVERY, since=rehearsal.proved_on))
        order = list(Todo)
        todo.sort(key=lambda item: order.index(item.kind))
        return replace(overview, todo=tuple(todo))

    def waiting(self) -> int:
        """For how many people something is to be done: the count beside the register."""
        with self._desk.reading() as connection:
            return len(_about_people(connection, self._desk.clock.today()))

    def _about_documents(self, today: date) -> list[TodoItem]:
        return [
            TodoItem(
                kind=Todo.DOCUMENT,
                name=paper.person_name,
                person_id=paper.person_id,
                subject=paper.rule.name,
                since=paper.valid_until,
            )
            for paper in Documents(self._desk).expiring(today)
        ]

    def _last_backup(self) -> datetime | None:
        made = [at for at, _ in backups_in(self._desk.folder / BACKUPS)]
        return max(made, default=None)


def _about_people(connection: Connection, today: date) -> list[TodoItem]:
    found = []
    for row in rows.candidates_waiting(connection, today):
        kind = _most_urgent(row, today)
        if kind is not None:
            found.append(
                TodoItem(
                    kind=kind,
                    name=row["name"],
                    person_id=row["person_id"],
                    birth_date=row["birth_date"],
                    departure=row["planned_departure"],
                    country=row["country"],
                )
            )
    return found


def _most_urgent(row: dict[str, Any], today: date) -> Todo | None:
    leaves = row["planned_departure"] or today
    birth = row["birth_date"]
    if birth is not None and age_on(birth, leaves)[0] < LEGAL_AGE:
        return Todo.UNDER_AGE
    if not row["talked"]:
        return Todo.NO_INTERVIEW
    return Todo.LICENCE if row["unchecked"] else None


def _about_incidents(connection: Connection, now: datetime) -> list[TodoItem]:
    """Incidents of which the people or the authority do not know yet, the oldest first."""
    return [
        TodoItem(
            kind=Todo.INCIDENT,
            subject=KINDS.get(one.facts.kind, one.facts.kind),
            hours=one.hours_left(now),
            due=one.due,
            waiting=tuple(
                to
                for to, told in (
                    (TO_PEOPLE, one.told_people_on),
                    (TO_AUTHORITY, one.told_authority_on),
                )
                if told is None
            ),
        )
        for one in reversed(incident_rows.list_incidents(connection))
        if not one.told
    ]


def _about_requests(connection: Connection, now: datetime) -> list[TodoItem]:
    found = []
    for asked in privacy_rows.open_requests(connection):
        try:
            name = people_rows.load_person(connection, asked.person_id).facts.name
        except NotFound:
            name = ""
        found.append(
            TodoItem(
                kind=Todo.DATA_REQUEST,
                name=name,
                person_id=asked.person_id if name else "",
                subject=asked.kind.words,
                hours=asked.hours_left(now),
                due=asked.due,
            )
        )
    return found


def _about_contacts(connection: Connection, today: date) -> list[TodoItem]:
    return [
        TodoItem(
            kind=Todo.CONTACT,
            name=due.name,
            person_id=due.person_id,
            country=due.country,
            since=due.on,
        )
        for due in contacts_due(connection, today)
    ]


def _about_packages(connection: Connection, today: date) -> list[TodoItem]:
    if not package_rows.has_district(connection):
        return [TodoItem(kind=Todo.NOT_ENROLLED)]
    packages = package_rows.list_packages(connection)
    found = [
        TodoItem(
            kind=Todo.NO_RECEIPT,
            period=sent.period,
            since=sent.made_at.date(),
            file_name=sent.file_name,
        )
        for sent in packages
        if sent.receipt_at is None and today - sent.made_at.date() >= timedelta(days=RECEIPT_DAYS)
    ]
    last_month = month_of(today.replace(day=1) - timedelta(days=1))
    if not any(sent.period == last_month for sent in packages):
        found.append(TodoItem(kind=Todo.NOT_SENT, period=last_month))
    return found


def _months_until(today: date) -> list[date]:
    """First days of the months shown, the oldest first."""
    days = [today.replace(day=1)]
    while len(days) < MONTHS_SHOWN:
        days.append((days[-1] - timedelta(days=1)).replace(day=1))
    return days[::-1]
