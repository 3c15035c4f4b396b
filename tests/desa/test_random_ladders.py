# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is stepped, struck and replaced: the state is the newest step that holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.episode import Status
from desa_app.domain.ladder import follows_the_ladder
from desa_app.errors import DesaBinaanError
from tests.office_kit import TODAY, draft, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode

DAYS = st.integers(-3, 40).map(lambda days: TODAY - timedelta(days=days))
MOVES = st.tuples(st.just("move"), st.sampled_from(Status), DAYS, st.just(0))
STRIKES = st.tuples(st.just("strike"), st.just(None), DAYS, st.integers(0, 6))
SWAPS = st.tuples(st.just("swap"), st.sampled_from(Status), DAYS, st.integers(0, 6))
PLAYS = st.lists(st.one_of(MOVES, MOVES, STRIKES, SWAPS), max_size=12)
Play = tuple[str, Status | None, date, int]


def play(office: Desa, episode: Episode, one: Play) -> Episode:
    kind, status, on, which = one
    if kind == "move":
        assert status is not None
        return office.episodes.move(episode.id, status, on, "kantor")
    every = episode.ladder
    step = every[which % len(every)]
    if kind == "strike":
        return office.episodes.correct_step(episode.id, step.id, "keliru")
    return office.episodes.correct_step(
        episode.id, step.id, "keliru", status=status, on=on, source="kantor"
    )


@given(start=st.sampled_from(Status), plays=PLAYS)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_state_is_the_newest_step_that_holds(
    desa: Desa, start: Status, plays: list[Play]
) -> None:
    person = desa.people.add(draft())
    episode = desa.episodes.open(plan(person.id), status=start, on=TODAY - timedelta(days=60))
    for one in plays:
        before = episode
        try:
            play(desa, episode, one)
        except DesaBinaanError:
            assert desa.episodes.get(episode.id) == before
            continue
        episode = desa.episodes.get(episode.id)
        assert {(step.id, step.status, step.on) for step in before.ladder} <= {
            (step.id, step.status, step.on) for step in episode.ladder
        }
        assert len(episode.ladder) >= len(before.ladder)
        assert episode.history == tuple(step for step in episode.ladder if step.strike is None)
        assert episode.status is episode.history[-1].status
        assert follows_the_ladder(episode.history)
        assert all(step.on <= TODAY for step in episode.history)
