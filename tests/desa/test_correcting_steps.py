# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong step is struck with a reason; it stays readable, and what holds decides the state."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.episode import ReturnWay, Status
from desa_app.errors import InvalidInput, LadderBroken, LastStep, NotFound
from tests.office_kit import TODAY, actions, draft, dump, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode

DAY = timedelta(days=1)


def away(desa: Desa) -> Episode:
    """Noted sixty days ago, gone thirty days ago, working since then."""
    person = desa.people.add(draft())
    episode = desa.episodes.open(plan(person.id), on=TODAY - 60 * DAY, source="kantor")
    desa.episodes.move(episode.id, Status.DEPARTED, TODAY - 30 * DAY, "tiket")
    return desa.episodes.move(episode.id, Status.WORKING, TODAY - 28 * DAY, "keluarga")


def test_a_struck_step_stays_with_its_reason_and_the_state_goes_back(desa: Desa) -> None:
    episode = away(desa)
    now = desa.episodes.correct_step(episode.id, episode.history[-1].id, "salah orang")
    assert now.status is Status.DEPARTED
    assert [step.status for step in now.ladder] == [
        Status.CANDIDATE,
        Status.DEPARTED,
        Status.WORKING,
    ]
    strike = now.ladder[-1].strike
    assert strike is not None
    assert (strike.reason, strike.by) == ("salah orang", desa.user)
    assert actions(desa)[-1] == "langkah-dicoret"
    assert [row.status for row in desa.people.search("SITI CONTOH").rows] == ["berangkat"]


def test_a_step_in_the_middle_is_replaced_in_its_place(desa: Desa) -> None:
    episode = away(desa)
    now = desa.episodes.correct_step(
        episode.id,
        episode.history[1].id,
        "tanggal di tiket lain",
        status=Status.DEPARTED,
        on=TODAY - 29 * DAY,
        source="tiket",
    )
    assert [(step.status, step.on) for step in now.history] == [
        (Status.CANDIDATE, TODAY - 60 * DAY),
        (Status.DEPARTED, TODAY - 29 * DAY),
        (Status.WORKING, TODAY - 28 * DAY),
    ]
    assert [step.strike is not None for step in now.ladder] == [False, True, False, False]


def test_the_recap_and_a_package_know_only_steps_that_hold(desa: Desa) -> None:
    episode = away(desa)
    before = desa.overview.today().departures
    assert sum(sum(pair) for pair in before.values()) == 1
    last = desa.episodes.correct_step(episode.id, episode.history[2].id, "keliru")
    desa.episodes.correct_step(last.id, last.history[1].id, "batal terbang")
    after = desa.overview.today().departures
    assert sum(sum(pair) for pair in after.values()) == 0


def test_striking_may_not_tear_the_ladder(desa: Desa) -> None:
    episode = away(desa)
    desa.episodes.move(episode.id, Status.RETURNED, TODAY, "datang")
    done = desa.episodes.move(episode.id, Status.PAST, TODAY, "datang")
    before = dump(desa)
    with pytest.raises(LadderBroken) as caught:
        desa.episodes.correct_step(episode.id, done.history[3].id, "keliru")
    assert (caught.value.old, caught.value.new) == ("bekerja", "purna")
    with pytest.raises(LadderBroken):
        desa.episodes.correct_step(
            episode.id, done.history[2].id, "keliru", status=Status.CANCELLED, on=TODAY
        )
    assert dump(desa) == before


def test_the_only_step_can_be_replaced_but_not_struck(desa: Desa) -> None:
    person = desa.people.add(draft())
    episode = desa.episodes.open(plan(person.id))
    (only,) = episode.history
    with pytest.raises(LastStep):
        desa.episodes.correct_step(episode.id, only.id, "keliru")
    now = desa.episodes.correct_step(
        episode.id, only.id, "sudah bekerja", status=Status.WORKING, on=TODAY - DAY, source="RT"
    )
    assert now.status is Status.WORKING
    with pytest.raises(NotFound):
        desa.episodes.correct_step(episode.id, only.id, "lagi")


def test_a_correction_asks_for_a_reason_and_a_day_between_its_neighbours(desa: Desa) -> None:
    episode = away(desa)
    step = episode.history[1].id
    cases = (
        ({"reason": " "}, "reason", "kosong"),
        ({"reason": "x" * 501}, "reason", "terlalu-panjang"),
        ({"on": None}, "on", "kosong"),
        ({"on": TODAY + DAY}, "on", "tanggal-mendatang"),
        ({"on": TODAY - 61 * DAY}, "on", "sebelum-langkah-sebelumnya"),
        ({"on": TODAY - 27 * DAY}, "on", "sesudah-langkah-berikutnya"),
    )
    before = dump(desa)
    for change, field, code in cases:
        given = {"reason": "keliru", "on": TODAY - 29 * DAY} | change
        with pytest.raises(InvalidInput) as caught:
            desa.episodes.correct_step(
                episode.id,
                step,
                str(given["reason"]),
                status=Status.DEPARTED,
                on=given["on"],  # type: ignore[arg-type]
            )
        assert [(p.field, p.code) for p in caught.value.problems] == [(field, code)]
    assert dump(desa) == before


def test_how_somebody_came_back_is_noted_with_the_step(desa: Desa) -> None:
    episode = away(desa)
    now = desa.episodes.move(
        episode.id, Status.RETURNED, TODAY, "BP3MI", return_way=ReturnWay.DEPORTED
    )
    assert now.facts.return_way is ReturnWay.DEPORTED
