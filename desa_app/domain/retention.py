# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose data the office has kept as long as it said; a list to look at, never an order to erase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.episode import OPEN_STATES, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desa_app.domain.privacy_lists import KeepFor

NO_PLAN, CANCELLED, RETURNED, CASE = "tanpa_rencana", "batal", "purna", "kasus"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTouch:
    """When something last happened about somebody, and what holds them."""

    person_id: str
    name: str
    since: date
    states: frozenset[str]
    in_case: bool
    case_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLongEnough:
    """Somebody whose time is over: of which group, since when, and on which day it ended."""

    person_id: str
    name: str
    group: str
    since: date
    due_on: date
    source: str


def group_of(touch: LastTouch) -> str | None:
    """Which line of the schedule goes for somebody; ``None`` while the office's work goes on."""
    if touch.case_open or touch.states & {state.value for state in OPEN_STATES}:
        return None
    if touch.in_case:
        return CASE
    if Status.PAST.value in touch.states:
        return RETURNED
    return CANCELLED if touch.states else NO_PLAN


def due(
    touches: Iterable[LastTouch], schedule: Mapping[str, KeepFor], today: date
) -> tuple[KeptLongEnough, ...]:
    """Everybody whose time is over today, the longest over first."""
    found = []
    for touch in touches:
        keep = schedule.get(group_of(touch) or "")
        if keep is None or keep.years is None:
            continue
        end = _years_later(touch.since, keep.years)
        if end <= today:
            found.append(
                KeptLongEnough(
                    person_id=touch.person_id,
                    name=touch.name,
                    group=keep.group,
                    since=touch.since,
                    due_on=end,
                    source=keep.source,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.due_on, one.name, one.person_id)))


def _years_later(day: date, years: int) -> date:
    # A 29 February ends on the 28th.
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)
