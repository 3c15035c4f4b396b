# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans to work abroad in the village store: their facts, dated steps and what hangs on them."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, func, insert, select, update

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.episode import (
    Episode,
    EpisodeDraft,
    Evidence,
    Jalur,
    ReturnWay,
    Scheme,
    Sector,
    Status,
    StatusChange,
    Strike,
)
from desa_app.domain.ladder import in_order, standing
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store import episode_parts
from desa_app.store.interviews import talks_by_episode
from desa_app.store.schema_desa import episode, status_change

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_FACTS = tuple(EpisodeDraft.__dataclass_fields__)
_ENUMS: dict[str, type[StrEnum]] = {
    "scheme": Scheme,
    "jalur": Jalur,
    "evidence": Evidence,
    "sector": Sector,
    "return_way": ReturnWay,
}
# Looked up for each of thousands of rows, where calling the class takes five times as long.
_MEMBERS = {name: {one.value: one for one in kind} for name, kind in _ENUMS.items()}
_STATUS = {one.value: one for one in Status}


def insert_episode(
    connection: Connection, stamp: Stamp, draft: EpisodeDraft, status: Status, on: date, source: str
) -> str:
    """Store a new plan with its first step; return its id."""
    columns = stamp.new()
    connection.execute(insert(episode).values(**columns, **_values(draft), status=status.value))
    insert_step(connection, stamp, str(columns["id"]), status, on, source)
    return str(columns["id"])


def insert_step(
    connection: Connection,
    stamp: Stamp,
    episode_id: str,
    status: Status,
    on: date,
    source: str,
    *,
    place: int | None = None,
) -> None:
    """Add one dated step on top of the ladder, or at the ``place`` of a struck one."""
    if place is None:
        top = select(func.coalesce(func.max(status_change.c.place), 0)).where(
            status_change.c.episode_id == episode_id
        )
        place = int(connection.execute(top).scalar_one()) + 1
    connection.execute(
        insert(status_change).values(
            **stamp.new(),
            episode_id=episode_id,
            status=status.value,
            on=on,
            source=source,
            place=place,
        )
    )


def strike_step(connection: Connection, stamp: Stamp, step_id: str, reason: str) -> None:
    """Mark a step as wrong; it stays where it is."""
    connection.execute(
        update(status_change)
        .where(status_change.c.id == step_id)
        .values(
            struck_reason=reason,
            struck_by=stamp.by,
            struck_at=timestamp(stamp.at),
            **stamp.changed(status_change),
        )
    )


def put_back_step(connection: Connection, stamp: Stamp, step_id: str) -> None:
    """Let a struck step hold again."""
    connection.execute(
        update(status_change)
        .where(status_change.c.id == step_id)
        .values(struck_reason="", struck_by="", struck_at=None, **stamp.changed(status_change))
    )


def set_status(connection: Connection, stamp: Stamp, episode_id: str, status: Status) -> None:
    """Let the plan stand at its newest step."""
    set_facts(connection, stamp, episode_id, status=status.value)


def set_facts(connection: Connection, stamp: Stamp, episode_id: str, **columns: object) -> None:
    """Change single columns of a plan."""
    connection.execute(
        update(episode)
        .where(episode.c.id == episode_id)
        .values(**columns, **stamp.changed(episode))
    )


def update_episode(
    connection: Connection, stamp: Stamp, episode_id: str, revision: int, draft: EpisodeDraft
) -> None:
    """Save changed facts; raises ``ChangedMeanwhile`` when ``revision`` is not the newest."""
    done = connection.execute(
        update(episode)
        .where(episode.c.id == episode_id, episode.c.revision == revision)
        .values(**_values(draft), **stamp.changed(episode))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile("rencana")


def load_episode(connection: Connection, episode_id: str) -> Episode:
    """Read one plan; raises ``NotFound``."""
    found = _load(connection, episode.c.id == episode_id)
    if not found:
        raise NotFound("rencana")
    return found[0]


def episodes_of(connection: Connection, person_id: str) -> tuple[Episode, ...]:
    """All plans of one person, newest first."""
    return tuple(_load(connection, episode.c.person_id == person_id))


def all_episodes(connection: Connection) -> tuple[Episode, ...]:
    """Every plan of the village, newest first."""
    return tuple(_load(connection, None))


def episodes_to_send(connection: Connection) -> list[Episode]:
    """Every plan of the village with its steps and days of talks, oldest first.

    Without what never leaves the office, so that the rest need not be read: the sheets of the
    talks, looks at facts, contacts, the return.
    """
    return _load(connection, None, whole=False)[::-1]


def _load(connection: Connection, condition: Any, *, whole: bool = True) -> list[Episode]:
    wanted = select(episode).order_by(episode.c.id.desc())
    if condition is not None:
        wanted = wanted.where(condition)
    rows = connection.execute(wanted).mappings().all()
    ids = [row["id"] for row in rows]
    history: dict[str, list[StatusChange]] = defaultdict(list)
    few = ids if len(ids) <= 500 else None
    for row in connection.execute(_children(status_change, few)).mappings():
        history[row["episode_id"]].append(_step(row))
    ladders = {episode_id: in_order(steps) for episode_id, steps in history.items()}
    talks = talks_by_episode(connection, few, guided=whole)
    parts = episode_parts.load_parts(connection, few) if whole else episode_parts.Parts()
    return [
        Episode(
            id=row["id"],
            revision=row["revision"],
            facts=_facts(row),
            status=_STATUS[row["status"]],
            history=standing(ladders.get(row["id"], ())),
            interviews=tuple(talks.get(row["id"], ())),
            created_at=read_timestamp(row["created_at"]),
            ladder=ladders.get(row["id"], ()),
            evidence=tuple(parts.evidence[row["id"]]),
            contacts=tuple(parts.contacts[row["id"]]),
            homecoming=parts.homecomings.get(row["id"]),
        )
        for row in rows
    ]


def _step(row: Any) -> StatusChange:
    struck = row["struck_at"]
    strike = None
    if struck is not None:
        strike = Strike(reason=row["struck_reason"], by=row["struck_by"], at=read_timestamp(struck))
    return StatusChange(
        status=_STATUS[row["status"]],
        on=row["on"],
        source=row["source"],
        by=row["created_by"],
        at=read_timestamp(row["created_at"]),
        id=row["id"],
        place=row["place"],
        strike=strike,
    )


def _children(table: Table, ids: list[str] | None) -> Any:
    wanted = select(table).order_by(table.c.id)
    return wanted if ids is None else wanted.where(table.c.episode_id.in_(ids))


def _facts(row: Any) -> EpisodeDraft:
    facts: dict[str, Any] = {name: row[name] for name in _FACTS}
    for name, members in _MEMBERS.items():
        facts[name] = members[facts[name]] if facts[name] is not None else None
    return EpisodeDraft(**facts)


def _values(draft: EpisodeDraft) -> dict[str, object]:
    values = {name: getattr(draft, name) for name in _FACTS}
    return {
        name: value.value if name in _ENUMS and value is not None else value
        for name, value in values.items()
    }
