# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything of the village's store that the recap counts, read in a few sweeps."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desa_app.domain.case import CaseState
from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, ReturnWay, Scheme, Sector, Status
from desa_app.domain.homecoming import Wish
from desa_app.domain.ledger import RecordState
from desa_app.domain.recap_facts import CaseFact, RecapFact, VillageFacts
from desa_app.domain.recruiter import RecordState as RecruiterState
from desa_app.store.families import all_members
from desa_app.store.interviews import talk_days
from desa_app.store.schema_desa import episode, letter, metadata, person, status_change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

_home = metadata.tables["homecoming"]
_case, _step = metadata.tables["case_file"], metadata.tables["case_step"]
_referral, _recruiter = metadata.tables["case_referral"], metadata.tables["recruiter"]
_outreach, _job = metadata.tables["outreach"], metadata.tables["job_info"]
_spread = metadata.tables["job_spread"]
_NOTED = RecordState.NOTED.value
# Looked up for each of thousands of plans, where calling the class takes five times as long.
_STATUS, _SEX = {one.value: one for one in Status}, {one.value: one for one in Sex}
_JALUR, _SCHEME = {one.value: one for one in Jalur}, {one.value: one for one in Scheme}
_SECTOR, _RETURN_WAY = ({one.value: one for one in Sector}, {one.value: one for one in ReturnWay})


def plan_facts(connection: Connection) -> Iterator[RecapFact]:
    """Every plan as the recap counts it; struck steps and voided letters do not count."""
    steps: dict[str, list[tuple[date, Status]]] = defaultdict(list)
    taken = select(status_change.c.episode_id, status_change.c.on, status_change.c.status)
    holds = status_change.c.struck_at.is_(None)
    ordered = taken.where(holds).order_by(status_change.c.place, status_change.c.id)
    for episode_id, on, status in connection.execute(ordered):
        steps[episode_id].append((on, _STATUS[status]))
    letters: dict[str, list[tuple[str, date]]] = defaultdict(list)
    issued = select(letter.c.episode_id, letter.c.kind, letter.c.issued_on)
    for episode_id, kind, day in connection.execute(issued.where(letter.c.state == "terbit")):
        letters[episode_id].append((kind, day))
    talks = talk_days(connection)
    wanted = (
        select(
            episode.c.id,
            episode.c.person_id,
            episode.c.jalur,
            episode.c.country,
            episode.c.scheme,
            episode.c.sector,
            episode.c.return_way,
            person.c.sex,
            person.c.kk,
            _home.c.wish,
            _home.c.business,
        )
        .join(person, person.c.id == episode.c.person_id)
        .outerjoin(_home, _home.c.episode_id == episode.c.id)
    )
    for row in connection.execute(wanted):
        yield RecapFact(
            sex=_SEX[row.sex] if row.sex else None,
            jalur=_JALUR[row.jalur],
            country=row.country,
            scheme=_SCHEME[row.scheme],
            sector=_SECTOR[row.sector] if row.sector else None,
            return_way=_RETURN_WAY[row.return_way] if row.return_way else None,
            steps=tuple(steps[row.id]),
            interviews=tuple(talks.get(row.id, ())),
            letters=tuple(letters[row.id]),
            person=row.person_id,
            household=row.kk or row.person_id,
            wants_back=row.wish == Wish.YES.value,
            business=bool((row.business or "").strip()),
        )


def village_facts(connection: Connection) -> VillageFacts:
    """What the village knows beside its plans."""
    first_spread = (
        select(func.min(_spread.c.on).label("on"))
        .join(_job, _job.c.id == _spread.c.job_id)
        .where(_spread.c.state == _NOTED, _job.c.state == _NOTED)
        .group_by(_spread.c.job_id)
    )
    met = select(_outreach.c.on, _outreach.c.men, _outreach.c.women)
    received = select(_job.c.received_on).where(_job.c.state == _NOTED)
    came = select(_recruiter.c.came_on).where(
        _recruiter.c.state == RecruiterState.ACTIVE.value,
        _recruiter.c.same_as.is_(None),
        _recruiter.c.came_on.is_not(None),
    )
    return VillageFacts(
        cases=tuple(_cases(connection)),
        families=all_members(connection),
        meetings=tuple(
            (row.on, row.men, row.women)
            for row in connection.execute(met.where(_outreach.c.state == _NOTED))
        ),
        jobs_received=tuple(connection.execute(received).scalars()),
        jobs_spread=tuple(connection.execute(first_spread).scalars()),
        recruiters_came=tuple(connection.execute(came).scalars()),
    )


def _cases(connection: Connection) -> Iterator[CaseFact]:
    steps: dict[str, list[tuple[date, CaseState]]] = defaultdict(list)
    taken = select(_step.c.case_id, _step.c.on, _step.c.state).order_by(_step.c.id)
    for case_id, on, state in connection.execute(taken):
        steps[case_id].append((on, CaseState(state)))
    passed = select(_referral.c.case_id, func.min(_referral.c.on)).group_by(_referral.c.case_id)
    referred: dict[str, date] = {row[0]: row[1] for row in connection.execute(passed)}
    for row in connection.execute(
        select(_case.c.id, _case.c.reported_on, _case.c.kind, _case.c.loss)
    ):
        days = [day for day, state in steps[row.id] if state is CaseState.REFERRED]
        if row.id in referred:
            days.append(referred[row.id])
        yield CaseFact(
            reported_on=row.reported_on,
            kind=row.kind,
            loss=row.loss,
            steps=tuple(steps[row.id]),
            referred_on=min(days, default=None),
        )
