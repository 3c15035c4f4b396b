# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder of a plan's states: its order, where it stands, and how a wrong step is corrected."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desa_app.domain.episode import LADDER, Status, StatusChange
from desa_app.errors import (
    ChangedMeanwhile,
    InvalidInput,
    LadderBroken,
    LastStep,
    Problem,
    StatusNotAllowed,
)
from desa_app.wording import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

REASON_LIMIT = 500
TAKEN_BACK = "Diurungkan segera setelah dicatat"
"""Why a step is struck that somebody took back at once."""


def in_order(steps: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    """All steps rung by rung; a struck step stands just before what replaced it."""
    return tuple(sorted(steps, key=_order))


def standing(steps: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    """The steps that hold, rung by rung."""
    return tuple(step for step in in_order(steps) if step.strike is None)


def state_of(steps: Iterable[StatusChange]) -> Status:
    """Where a plan stands: at its newest step that was not struck."""
    return standing(steps)[-1].status


def refuse_wrong_step(history: tuple[StatusChange, ...], status: Status, on: date) -> None:
    """Raise unless ``status`` on day ``on`` may follow ``history``.

    Raises ``StatusNotAllowed`` or ``InvalidInput`` for a day before the last step's.
    """
    last = history[-1]
    if status not in LADDER[last.status]:
        raise StatusNotAllowed(last.status.value, status.value)
    if on < last.on:
        code = "sebelum-langkah-terakhir"
        raise InvalidInput((Problem("on", code, on.isoformat(), step_words(last)),))


def refuse_wrong_correction(
    history: tuple[StatusChange, ...], wrong: StatusChange, status: Status | None, on: date | None
) -> None:
    """Raise unless the ladder still holds when ``wrong`` gives way to the new step or to nothing.

    Raises ``LastStep`` when nothing would be left, ``LadderBroken`` when two states would follow
    each other that cannot, ``InvalidInput`` for a day outside of its neighbours.
    """
    at = history.index(wrong)
    before = history[at - 1] if at > 0 else None
    after = history[at + 1] if at + 1 < len(history) else None
    if status is None:
        if before is None and after is None:
            raise LastStep(wrong.status.value)
        if before is not None and after is not None:
            _refuse_pair(before.status, after.status)
        return
    if before is not None:
        _refuse_pair(before.status, status)
        if on is not None and on < before.on:
            code = "sebelum-langkah-sebelumnya"
            raise InvalidInput((Problem("on", code, on.isoformat(), step_words(before)),))
    if after is not None:
        _refuse_pair(status, after.status)
        if on is not None and on > after.on:
            code = "sesudah-langkah-berikutnya"
            raise InvalidInput((Problem("on", code, on.isoformat(), step_words(after)),))


def change_between(
    before: tuple[StatusChange, ...], after: tuple[StatusChange, ...]
) -> tuple[StatusChange | None, StatusChange | None]:
    """What one step, or one correction, added to the steps that hold and what it struck.

    Raises ``ChangedMeanwhile`` when it was anything but one of these.
    """
    old, new = {step.id for step in before}, {step.id for step in after}
    added = [step for step in after if step.id not in old]
    struck = [step for step in before if step.id not in new]
    apart = added and struck and added[0].place != struck[0].place
    if len(added) > 1 or len(struck) > 1 or apart or not (added or struck):
        raise ChangedMeanwhile("rencana")
    return (added[0] if added else None), (struck[0] if struck else None)


def follows_the_ladder(history: tuple[StatusChange, ...]) -> bool:
    """Whether each step may follow the one before, in state and in day."""
    return all(
        later.status in LADDER[earlier.status] and later.on >= earlier.on
        for earlier, later in pairwise(history)
    )


def fitting_statuses(history: tuple[StatusChange, ...], wrong: StatusChange) -> tuple[Status, ...]:
    """States that may stand in the place of ``wrong``, the ladder's order."""
    at = history.index(wrong)
    before = history[at - 1].status if at > 0 else None
    after = history[at + 1].status if at + 1 < len(history) else None
    return tuple(
        status
        for status in Status
        if (before is None or status in LADDER[before])
        and (after is None or after in LADDER[status])
    )


def step_words(step: StatusChange) -> str:
    """``berangkat, 12 Mar 2026``: a step in the middle of a sentence."""
    return f"{step.status.value}, {short_date(step.on)}"


def _refuse_pair(first: Status, then: Status) -> None:
    if then not in LADDER[first]:
        raise LadderBroken(first.value, then.value)


def _order(step: StatusChange) -> tuple[int, bool, str]:
    return step.place, step.strike is None, step.id
