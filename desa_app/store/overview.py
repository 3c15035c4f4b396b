# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of Beranda, counted in SQL: a large register costs no more than a small one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, not_, or_, select

from desa_app.domain.episode import ABROAD_STATES, Jalur, Status
from desa_app.store.people_search import HAS_INTERVIEW
from desa_app.store.schema_desa import episode, letter, person, status_change

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_BEFORE = (Status.CANDIDATE.value, Status.PROCESS.value)
_ABROAD = tuple(sorted(state.value for state in ABROAD_STATES))


def count_candidates(connection: Connection) -> tuple[int, int]:
    """How many plans are before leaving, and how many of those have no interview."""
    wanted = select(func.count(), func.sum(case((HAS_INTERVIEW, 0), else_=1)))
    row = connection.execute(wanted.where(episode.c.status.in_(_BEFORE))).one()
    return int(row[0]), int(row[1] or 0)


def count_abroad(connection: Connection) -> dict[str, int]:
    """How many are abroad by jalur; every jalur is named."""
    wanted = select(episode.c.jalur, func.count()).where(episode.c.status.in_(_ABROAD))
    found = {row[0]: int(row[1]) for row in connection.execute(wanted.group_by(episode.c.jalur))}
    return {jalur.value: found.get(jalur.value, 0) for jalur in Jalur}


def count_destinations(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Countries of those abroad, the most frequent first."""
    count = func.count()
    rows = connection.execute(
        select(episode.c.country, count)
        .where(episode.c.status.in_(_ABROAD))
        .group_by(episode.c.country)
        .order_by(count.desc(), episode.c.country)
    )
    return tuple((row[0], int(row[1])) for row in rows)


def count_departures(connection: Connection, since: date) -> dict[str, tuple[int, int]]:
    """Steps "berangkat" by month from a day on: (prosedural, others)."""
    month = func.strftime("%Y-%m", status_change.c.on)
    clear = func.sum(case((episode.c.jalur == Jalur.PROCEDURAL.value, 1), else_=0))
    rows = connection.execute(
        select(month, clear, func.count())
        .join_from(status_change, episode, episode.c.id == status_change.c.episode_id)
        .where(status_change.c.status == Status.DEPARTED.value, status_change.c.on >= since)
        .where(status_change.c.struck_at.is_(None))
        .group_by(month)
    )
    return {row[0]: (int(row[1]), int(row[2]) - int(row[1])) for row in rows}


def count_letters(connection: Connection, since: date) -> tuple[int, str, int]:
    """How many valid letters were issued from a day on; the newest number and its nomor urut."""
    counted = select(func.count()).where(letter.c.state == "terbit", letter.c.issued_on >= since)
    newest = select(letter.c.number, letter.c.running).order_by(letter.c.id.desc()).limit(1)
    count = int(connection.execute(counted).scalar_one())
    last = connection.execute(newest).first()
    return (count, last.number, last.running) if last is not None else (count, "", 0)


def candidates_waiting(connection: Connection, today: date) -> list[dict[str, Any]]:
    """Plans before leaving for which something is to be done, the newest first.

    Too young for the day of leaving (a day too many is left in, for the caller to count), without
    an interview, or with a P3MI that nobody checked.
    """
    leaves = func.coalesce(episode.c.planned_departure, today)
    young = person.c.birth_date > func.date(leaves, "-18 years", "-1 day")
    unchecked = and_(episode.c.p3mi != "", episode.c.p3mi_checked_on.is_(None))
    rows = connection.execute(
        select(
            person.c.id.label("person_id"),
            person.c.name,
            person.c.birth_date,
            episode.c.planned_departure,
            episode.c.country,
            HAS_INTERVIEW.label("talked"),
            unchecked.label("unchecked"),
        )
        .join_from(episode, person, person.c.id == episode.c.person_id)
        .where(episode.c.status.in_(_BEFORE), or_(young, not_(HAS_INTERVIEW), unchecked))
        .order_by(episode.c.id.desc())
    )
    return [dict(row) for row in rows.mappings()]
