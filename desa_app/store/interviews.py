# SPDX-License-Identifier: GPL-3.0-or-later
"""Interviews in the village store; a corrected one stays readable and no longer counts."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.episode import Interview
from desa_app.domain.interview import (
    Advice,
    AdviceLevel,
    GuidedTalk,
    KeptInterview,
    Present,
    Reason,
    as_texts,
    from_texts,
    plan_facts,
)
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.schema_desa import interview, interview_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.episode import EpisodeDraft
    from desa_app.domain.indicator import Indicator
    from desa_app.store.stamp import Stamp

COUNTS, REPLACED = "berlaku", "diganti"


def insert_interview(
    connection: Connection, stamp: Stamp, episode_id: str, talk: Interview, plan: EpisodeDraft
) -> str:
    """Record that the talk took place and about which plan; return its id."""
    columns = stamp.new()
    connection.execute(
        insert(interview).values(
            **columns,
            episode_id=episode_id,
            on=talk.on,
            with_family=talk.with_family,
            officer=talk.officer,
            note=talk.note,
            plan=json.dumps(plan_facts(plan), ensure_ascii=False),
            state=COUNTS,
        )
    )
    return str(columns["id"])


def insert_sheet(
    connection: Connection, stamp: Stamp, interview_id: str, guided: GuidedTalk
) -> None:
    """Keep what was asked and heard, exactly as it was worded."""
    reasons = [{"words": one.words, "refer_to": one.refer_to} for one in guided.advice.reasons]
    present = [{"name": one.name, "relation": one.relation} for one in guided.present]
    connection.execute(
        insert(interview_sheet).values(
            **stamp.new(),
            interview_id=interview_id,
            place=guided.place,
            present=_json(present),
            asked=_json([as_texts(one) for one in guided.asked]),
            advice=guided.advice.level.value,
            reasons=_json(reasons),
            unknown=_json(list(guided.advice.unknown)),
            version=guided.version,
            corrects_id=guided.corrects or None,
            reason=guided.reason,
        )
    )


def replace_interview(connection: Connection, stamp: Stamp, interview_id: str) -> None:
    """Let an interview no longer count; raises ``ChangedMeanwhile`` when it already does not."""
    done = connection.execute(
        update(interview)
        .where(interview.c.id == interview_id, interview.c.state == COUNTS)
        .values(state=REPLACED, **stamp.changed(interview))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile("wawancara")


def talk_days(connection: Connection) -> dict[str, list[date]]:
    """The days of the interviews that count, by plan, the oldest first."""
    found: dict[str, list[date]] = defaultdict(list)
    wanted = select(interview.c.episode_id, interview.c.on).where(interview.c.state == COUNTS)
    for episode_id, day in connection.execute(wanted.order_by(interview.c.on, interview.c.id)):
        found[episode_id].append(day)
    return found


def talks_by_episode(
    connection: Connection, episode_ids: Sequence[str] | None, *, guided: bool = True
) -> dict[str, list[Interview]]:
    """The interviews that count, by plan, the oldest first; of every plan without ids.

    Without ``guided`` the sheets of questions and answers stay unread.
    """
    wanted = select(interview).where(interview.c.state == COUNTS)
    if episode_ids is not None:
        wanted = wanted.where(interview.c.episode_id.in_(episode_ids))
    rows = connection.execute(wanted.order_by(interview.c.on, interview.c.id)).mappings().all()
    few = [row["id"] for row in rows] if episode_ids is not None else None
    sheets = _sheets(connection, few) if guided else {}
    found: dict[str, list[Interview]] = defaultdict(list)
    for row in rows:
        found[row["episode_id"]].append(
            Interview(
                on=row["on"],
                with_family=row["with_family"],
                officer=row["officer"],
                note=row["note"],
                id=row["id"],
                plan=tuple(json.loads(row["plan"]).items()),
                guided=sheets.get(row["id"]),
            )
        )
    return found


def kept_interviews(connection: Connection, episode_id: str) -> tuple[KeptInterview, ...]:
    """Every interview of a plan, the replaced ones too, the newest first."""
    return tuple(_kept(connection, interview.c.episode_id == episode_id))


def load_interview(connection: Connection, interview_id: str) -> KeptInterview:
    """One interview; raises ``NotFound``."""
    for one in _kept(connection, interview.c.id == interview_id):
        return one
    raise NotFound("wawancara")


def version_of(indicators: Sequence[Indicator]) -> str:
    """A short name of a list of questions: the same words always give the same one."""
    told = [[one.key, one.group, one.question, one.weight, one.refer_to] for one in indicators]
    return hashlib.sha256(_json(told).encode()).hexdigest()[:12]


def _kept(connection: Connection, condition: Any) -> list[KeptInterview]:
    wanted = select(interview).where(condition)
    rows = connection.execute(
        wanted.order_by(interview.c.on.desc(), interview.c.state, interview.c.id.desc())
    ).mappings().all()  # fmt: skip
    sheets = _sheets(connection, [row["id"] for row in rows])
    return [
        KeptInterview(
            id=row["id"],
            episode_id=row["episode_id"],
            on=row["on"],
            officer=row["officer"],
            with_family=row["with_family"],
            note=row["note"],
            counts=row["state"] == COUNTS,
            guided=sheets.get(row["id"]),
            by=row["created_by"],
            at=read_timestamp(row["created_at"]),
        )
        for row in rows
    ]


def _sheets(connection: Connection, ids: Sequence[str] | None) -> dict[str, GuidedTalk]:
    wanted = select(interview_sheet)
    if ids is not None:
        wanted = wanted.where(interview_sheet.c.interview_id.in_(ids))
    return {row["interview_id"]: _guided(row) for row in connection.execute(wanted).mappings()}


def _guided(row: Any) -> GuidedTalk:
    return GuidedTalk(
        place=row["place"],
        present=tuple(Present(**one) for one in json.loads(row["present"])),
        asked=tuple(from_texts(one) for one in json.loads(row["asked"])),
        version=row["version"],
        advice=Advice(
            level=AdviceLevel(row["advice"]),
            reasons=tuple(Reason(**one) for one in json.loads(row["reasons"])),
            unknown=tuple(json.loads(row["unknown"])),
        ),
        corrects=row["corrects_id"] or "",
        reason=row["reason"],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
