# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample shows every scheme, every state and every path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.episode import Jalur, Scheme, Status
from desa_app.domain.ladder import follows_the_ladder
from desa_app.sample.plans import play_plans

if TYPE_CHECKING:
    from desa_app.desa import Desa


def test_every_scheme_state_and_path_is_there(desa: Desa) -> None:
    count = play_plans(desa)
    rows = desa.people.search(limit=5000).rows
    plans = [plan for row in rows for plan in desa.episodes.of(row.id)]
    assert len(plans) == count == len(Scheme)
    assert {plan.facts.scheme for plan in plans} == set(Scheme)
    # Nobody stays a candidate of the very first day; the month itself notes those.
    assert {plan.status for plan in plans} == set(Status) - {Status.CANDIDATE}
    assert {plan.facts.jalur for plan in plans} == set(Jalur)
    assert all(follows_the_ladder(plan.history) for plan in plans)
    assert any(len(plan.ladder) > len(plan.history) for plan in plans)
    assert any(plan.homecoming for plan in plans)
