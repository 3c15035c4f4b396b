# SPDX-License-Identifier: GPL-3.0-or-later
"""Who waits for an interview, who had one, and what it advised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.episode import Status
from desa_app.domain.interview import LEGAL_AGE, AdviceLevel, changed_since
from desa_app.wording import age_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desa_app.domain.episode import Episode, Interview
    from desa_app.domain.person import Person

BEFORE_LEAVING = frozenset({Status.CANDIDATE, Status.PROCESS})


class Need(StrEnum):
    """How a plan stands towards its interview, most urgent first; values are what is shown."""

    WAITS = "menunggu"
    AGAIN = "rencana berubah"
    REFER = "perlu dirujuk"
    DONE = "sudah"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One plan on the board. ``changed`` is what of the plan is new since the talk."""

    episode_id: str
    person_id: str
    name: str
    country: str
    job: str
    departure: date | None
    status: Status
    under_age: bool
    need: Need
    talk: Interview | None
    changed: tuple[str, ...]


def board_of(
    episodes: Iterable[Episode], people: Mapping[str, Person], today: date
) -> tuple[BoardLine, ...]:
    """Plans before leaving, and all others that had a talk; the urgent and the next first."""
    found = []
    for episode in episodes:
        before = episode.status in BEFORE_LEAVING
        talk = episode.interviews[-1] if episode.interviews else None
        person = people.get(episode.facts.person_id)
        if person is None or (talk is None and not before):
            continue
        changed = changed_since(dict(talk.plan), episode.facts) if talk else ()
        leaves = episode.facts.planned_departure or today
        birth = person.facts.birth_date
        under_age = birth is not None and (birth > leaves or age_on(birth, leaves)[0] < LEGAL_AGE)
        found.append(
            BoardLine(
                episode_id=episode.id,
                person_id=person.id,
                name=person.facts.name,
                country=episode.facts.country,
                job=episode.facts.job,
                departure=episode.facts.planned_departure,
                status=episode.status,
                under_age=before and under_age,
                need=_need(talk, changed, before=before),
                talk=talk,
                changed=changed if before else (),
            )
        )
    order = list(Need)
    return tuple(
        sorted(
            found,
            key=lambda line: (
                order.index(line.need),
                line.departure or date.max,
                line.name.casefold(),
            ),
        )
    )


def _need(talk: Interview | None, changed: tuple[str, ...], *, before: bool) -> Need:
    if talk is None:
        return Need.WAITS
    if not before:
        return Need.DONE
    if changed:
        return Need.AGAIN
    refers = talk.guided is not None and talk.guided.advice.level is AdviceLevel.REFER
    return Need.REFER if refers else Need.DONE
