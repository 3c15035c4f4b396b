# SPDX-License-Identifier: GPL-3.0-or-later
"""When something last happened about each person, and what was decided about keeping them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text

from desa_app.domain.case import CaseState
from desa_app.domain.retention import LastTouch
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_decision = metadata.tables["retention_decision"]
# Days and moments are both sortable texts that begin with the day.
_TOUCHES = (
    "SELECT id, changed_at FROM person",
    "SELECT person_id, changed_at FROM episode",
    'SELECT e.person_id, s."on" FROM status_change s JOIN episode e ON e.id = s.episode_id',
    "SELECT person_id, issued_on FROM letter WHERE person_id IS NOT NULL",
    'SELECT person_id, "on" FROM hand_letter WHERE person_id IS NOT NULL',
    "SELECT person_id, changed_at FROM case_file WHERE person_id IS NOT NULL",
    "SELECT person_id, asked_at FROM privacy_request",
)


def last_touches(connection: Connection) -> tuple[LastTouch, ...]:
    """Everybody of the register with the day of the last thing about them."""
    since: dict[str, str] = {}
    for statement in _TOUCHES:
        for person_id, moment in connection.execute(text(statement)):
            day = str(moment)[:10]
            if day > since.get(person_id, ""):
                since[person_id] = day
    states: dict[str, set[str]] = {}
    for person_id, status in connection.execute(text("SELECT person_id, status FROM episode")):
        states.setdefault(person_id, set()).add(status)
    cases: dict[str, set[str]] = {}
    of_cases = text("SELECT person_id, state FROM case_file WHERE person_id IS NOT NULL")
    for person_id, state in connection.execute(of_cases):
        cases.setdefault(person_id, set()).add(state)
    return tuple(
        LastTouch(
            person_id=person_id,
            name=name,
            since=date.fromisoformat(since[person_id]),
            states=frozenset(states.get(person_id, ())),
            in_case=person_id in cases,
            case_open=bool(cases.get(person_id, set()) - {CaseState.CLOSED.value}),
        )
        for person_id, name in connection.execute(text("SELECT id, name FROM person"))
    )


def insert_decision(
    connection: Connection, stamp: Stamp, person_id: str, on: date, reason: str, again_on: date
) -> None:
    """Note that somebody is kept longer."""
    connection.execute(
        insert(_decision).values(
            **stamp.new(), person_id=person_id, on=on, reason=reason, again_on=again_on
        )
    )


def kept_longer(connection: Connection, today: date) -> frozenset[str]:
    """Ids of those about whom it was decided, and not for today yet."""
    wanted = select(_decision.c.person_id).where(_decision.c.again_on > today)
    return frozenset(connection.execute(wanted).scalars())
