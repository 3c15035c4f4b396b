# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan moves along its ladder only, each step on its own day and with its source."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.episode import LADDER, Evidence, Interview, Jalur, Scheme, Status
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, StatusNotAllowed
from tests.office_kit import TODAY, actions, candidate, draft, dump, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa

DAY = timedelta(days=1)


def test_a_plan_comes_back_as_written(desa: Desa) -> None:
    person = desa.people.add(draft())
    facts = plan(
        person.id,
        city="Taichung",
        employer="Contoh Care",
        sip3mi="123/2024",
        sip3mi_until=TODAY + 400 * DAY,
        sponsor="SPONSOR CONTOH",
        sponsor_phone="0812",
        scheme=Scheme.UKPS,
        jalur=Jalur.NONPROCEDURAL,
        jalur_reason="tanpa kontrak",
        jalur_own=True,
        evidence=Evidence.CHECKED,
        note="catatan",
    )
    episode = desa.episodes.open(facts, on=TODAY - DAY, source="datang ke kantor")
    assert episode.facts == facts
    assert episode.status is Status.CANDIDATE
    (step,) = episode.history
    assert (step.status, step.on, step.source, step.by) == (
        Status.CANDIDATE,
        TODAY - DAY,
        "datang ke kantor",
        desa.user,
    )
    assert desa.episodes.get(episode.id) == episode
    assert desa.episodes.of(person.id) == (episode,)
    assert actions(desa)[-1] == "rencana-dicatat"


def test_the_newest_plan_of_a_person_comes_first(desa: Desa) -> None:
    person = desa.people.add(draft())
    first = desa.episodes.open(plan(person.id), status=Status.PAST, on=TODAY - 900 * DAY)
    second = desa.episodes.open(plan(person.id))
    assert desa.episodes.of(person.id) == (second, first)


@pytest.mark.parametrize("start", list(Status))
def test_every_status_moves_to_its_next_steps_and_no_other(desa: Desa, start: Status) -> None:
    person = desa.people.add(draft())
    for goal in Status:
        episode = desa.episodes.open(plan(person.id), status=start, on=TODAY - 2 * DAY)
        if goal in LADDER[start]:
            moved = desa.episodes.move(episode.id, goal, TODAY - DAY, "keluarga")
            assert moved.status is goal
            assert [step.status for step in moved.history] == [start, goal]
            assert moved.history[-1].source == "keluarga"
            assert actions(desa)[-1] == "status-diubah"
        else:
            before = dump(desa)
            with pytest.raises(StatusNotAllowed) as caught:
                desa.episodes.move(episode.id, goal, TODAY - DAY, "keluarga")
            assert (caught.value.old, caught.value.new) == (start.value, goal.value)
            assert dump(desa) == before


def test_a_step_lies_between_the_last_one_and_today(desa: Desa) -> None:
    _, episode = candidate(desa)
    before = dump(desa)
    for day, code in (
        (TODAY - DAY, "sebelum-langkah-terakhir"),
        (TODAY + DAY, "tanggal-mendatang"),
    ):
        with pytest.raises(InvalidInput) as caught:
            desa.episodes.move(episode.id, Status.PROCESS, day, "kantor")
        assert [(p.field, p.code) for p in caught.value.problems] == [("on", code)]
    assert dump(desa) == before
    moved = desa.episodes.move(episode.id, Status.PROCESS, TODAY, "kantor")
    assert [step.status for step in moved.history] == [Status.CANDIDATE, Status.PROCESS]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"country": ""}, "country"),
        ({"country": "XX"}, "country"),
        ({"job": " "}, "job"),
        ({"contract_months": 0}, "contract_months"),
        ({"contract_months": 121}, "contract_months"),
        ({"jalur": Jalur.NONPROCEDURAL}, "jalur_reason"),
    ],
)
def test_a_plan_with_a_wrong_fact_is_neither_opened_nor_corrected(
    desa: Desa, change: dict[str, object], field: str
) -> None:
    person, episode = candidate(desa)
    before = dump(desa)
    wrong = plan(person.id, **change)
    with pytest.raises(InvalidInput) as opened:
        desa.episodes.open(wrong)
    with pytest.raises(InvalidInput) as corrected:
        desa.episodes.correct(episode, wrong)
    for caught in (opened, corrected):
        assert [problem.field for problem in caught.value.problems] == [field]
    assert dump(desa) == before


def test_a_plan_needs_a_person(desa: Desa) -> None:
    before = dump(desa)
    with pytest.raises(NotFound):
        desa.episodes.open(plan("tidak-ada"))
    assert dump(desa) == before


def test_a_plan_stays_with_its_person(desa: Desa) -> None:
    _, episode = candidate(desa)
    before = dump(desa)
    with pytest.raises(NotFound):
        desa.episodes.correct(episode, replace(episode.facts, person_id="tidak-ada"))
    assert dump(desa) == before


def test_a_correction_keeps_history_and_refuses_an_old_copy(desa: Desa) -> None:
    _, opened = candidate(desa)
    corrected = desa.episodes.correct(opened, replace(opened.facts, country="HK"))
    assert corrected.facts.country == "HK"
    assert (corrected.history, corrected.interviews) == (opened.history, opened.interviews)
    assert actions(desa)[-1] == "rencana-diubah"
    before = dump(desa)
    with pytest.raises(ChangedMeanwhile):
        desa.episodes.correct(opened, replace(opened.facts, country="JP"))
    assert dump(desa) == before


def test_an_interview_needs_an_officer_a_plan_and_a_day_that_came(desa: Desa) -> None:
    _, episode = candidate(desa, talk=False)
    talk = Interview(on=TODAY, with_family=False, officer="Sekdes", note="sendiri")
    before = dump(desa)
    for wrong in (replace(talk, officer=" "), replace(talk, on=TODAY + DAY)):
        with pytest.raises(InvalidInput):
            desa.episodes.record_interview(episode.id, wrong)
    with pytest.raises(NotFound):
        desa.episodes.record_interview("tidak-ada", talk)
    assert dump(desa) == before
    assert desa.episodes.record_interview(episode.id, talk).interviews == (talk,)
    assert actions(desa)[-1] == "wawancara-dicatat"


def test_every_plan_is_read_with_its_own_steps(desa: Desa) -> None:
    expected = {}
    for number in range(3):
        _, episode = candidate(desa, f"ORANG {number}", talk=number != 1)
        if number == 2:
            episode = desa.episodes.move(episode.id, Status.PROCESS, TODAY, "kantor")
        expected[episode.id] = (len(episode.history), len(episode.interviews))
    assert sorted(expected.values()) == [(1, 0), (1, 1), (2, 1)]
    for episode_id, counts in expected.items():
        episode = desa.episodes.get(episode_id)
        assert (len(episode.history), len(episode.interviews)) == counts


def test_nobody_arrives_before_the_day_of_leaving(desa: Desa) -> None:
    person = desa.people.add(draft("ORANG CONTOH"))
    begun = TODAY - timedelta(days=60)
    episode = desa.episodes.open(plan(person.id), on=begun)
    left = begun + timedelta(days=30)
    episode = desa.episodes.move(episode.id, Status.DEPARTED, left, "keluarga")
    before = dump(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.episodes.correct(episode, replace(episode.facts, arrived_on=left - DAY))
    assert [(one.field, one.hint) for one in caught.value.problems] == [
        ("arrived_on", "tanggal berangkat")
    ]
    assert dump(desa) == before
    kept = desa.episodes.correct(episode, replace(episode.facts, arrived_on=left))
    assert kept.facts.arrived_on == left
