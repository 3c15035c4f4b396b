# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans to work abroad in the village store: their facts, dated steps and interviews."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table, insert, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.codes import Sex
from desa_app.domain.episode import (
    Episode,
    EpisodeDraft,
    Evidence,
    Interview,
    Jalur,
    Scheme,
    Status,
    StatusChange,
)
from desa_app.domain.recap import RecapFact
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.schema_desa import episode, interview, letter, person, status_change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_FACTS = tuple(EpisodeDraft.__dataclass_fields__)
_ENUMS = {"scheme": Scheme, "jalur": Jalur, "evidence": Evidence}


def insert_episode(
    connection: Connection, stamp: Stamp, draft: EpisodeDraft, status: Status, on: date, source: str
) -> str:
    """Store a new plan with its first step; return its id."""
    columns = stamp.new()
    connection.execute(insert(episode).values(**columns, **_values(draft), status=status.value))
    insert_step(connection, stamp, str(columns["id"]), status, on, source)
    return str(columns["id"])


def insert_step(
    connection: Connection, stamp: Stamp, episode_id: str, status: Status, on: date, source: str
) -> None:
    """Add one dated step to the ladder."""
    connection.execute(
        insert(status_change).values(
            **stamp.new(), episode_id=episode_id, status=status.value, on=on, source=source
        )
    )


def set_status(connection: Connection, stamp: Stamp, episode_id: str, status: Status) -> None:
    """Let the plan stand at its newest step."""
    connection.execute(
        update(episode)
        .where(episode.c.id == episode_id)
        .values(status=status.value, **stamp.changed(episode))
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


def insert_interview(
    connection: Connection, stamp: Stamp, episode_id: str, talk: Interview
) -> None:
    """Record that the talk took place."""
    connection.execute(
        insert(interview).values(
            **stamp.new(),
            episode_id=episode_id,
            on=talk.on,
            with_family=talk.with_family,
            officer=talk.officer,
            note=talk.note,
        )
    )


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


def recap_facts(connection: Connection) -> Iterable[RecapFact]:
    """Every plan as the recap counts it."""
    steps = _grouped(connection, status_change, status_change.c.on, status_change.c.status)
    talks = _grouped(connection, interview, interview.c.on)
    letters: dict[str, list[tuple[str, date]]] = defaultdict(list)
    issued = select(letter.c.episode_id, letter.c.kind, letter.c.issued_on)
    for episode_id, kind, day in connection.execute(issued.where(letter.c.state == "terbit")):
        letters[episode_id].append((kind, day))
    rows = connection.execute(
        select(episode.c.id, episode.c.jalur, episode.c.country, person.c.sex).join(
            person, person.c.id == episode.c.person_id
        )
    )
    for row in rows:
        yield RecapFact(
            sex=Sex(row.sex) if row.sex else None,
            jalur=Jalur(row.jalur),
            country=row.country,
            steps=tuple((day, Status(status)) for day, status in steps[row.id]),
            interviews=tuple(day for (day,) in talks[row.id]),
            letters=tuple(letters[row.id]),
        )


def _grouped(
    connection: Connection, table: Table, *columns: Column[Any]
) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in connection.execute(select(table.c.episode_id, *columns).order_by(table.c.id)):
        found[row[0]].append(tuple(row[1:]))
    return found


def _load(connection: Connection, condition: Any) -> list[Episode]:
    wanted = select(episode).order_by(episode.c.id.desc())
    if condition is not None:
        wanted = wanted.where(condition)
    rows = connection.execute(wanted).mappings().all()
    ids = [row["id"] for row in rows]
    history: dict[str, list[StatusChange]] = defaultdict(list)
    talks: dict[str, list[Interview]] = defaultdict(list)
    few = ids if len(ids) <= 500 else None
    for row in connection.execute(_children(status_change, few)).mappings():
        history[row["episode_id"]].append(
            StatusChange(
                status=Status(row["status"]),
                on=row["on"],
                source=row["source"],
                by=row["created_by"],
                at=read_timestamp(row["created_at"]),
            )
        )
    for row in connection.execute(_children(interview, few)).mappings():
        talks[row["episode_id"]].append(
            Interview(
                on=row["on"],
                with_family=row["with_family"],
                officer=row["officer"],
                note=row["note"],
            )
        )
    return [
        Episode(
            id=row["id"],
            revision=row["revision"],
            facts=_facts(row),
            status=Status(row["status"]),
            history=tuple(history[row["id"]]),
            interviews=tuple(talks[row["id"]]),
            created_at=read_timestamp(row["created_at"]),
        )
        for row in rows
    ]


def _children(table: Table, ids: list[str] | None) -> Any:
    wanted = select(table).order_by(table.c.id)
    return wanted if ids is None else wanted.where(table.c.episode_id.in_(ids))


def _facts(row: Any) -> EpisodeDraft:
    facts: dict[str, Any] = {name: row[name] for name in _FACTS}
    for name, kind in _ENUMS.items():
        facts[name] = kind(facts[name])
    return EpisodeDraft(**facts)


def _values(draft: EpisodeDraft) -> dict[str, object]:
    values = {name: getattr(draft, name) for name in _FACTS}
    return {k: v.value if k in _ENUMS else v for k, v in values.items()}
