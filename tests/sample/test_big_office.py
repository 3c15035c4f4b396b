# SPDX-License-Identifier: GPL-3.0-or-later
"""The large invented office leaves out no state and no kind, and its data is whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.case import CaseState
from desa_app.domain.documents import DocumentState
from desa_app.domain.episode import Episode, Jalur, ReturnWay, Scheme, Sector, Status
from desa_app.domain.foreigners import Permit
from desa_app.domain.interview import AdviceLevel
from desa_app.domain.recruiter import CheckResult, RecruiterKind
from desa_app.store.episodes import all_episodes
from tests.big_office_kit import PEOPLE, PLANS, big_office_counts, open_big_office
from tests.office_kit import desk_of

if TYPE_CHECKING:
    from desa_app.desa import Desa


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desa]:
    """A copy that these tests only read."""
    opened = open_big_office(tmp_path_factory.mktemp("besar") / "desa")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def plans(office: Desa) -> list[Episode]:
    """Every plan there is."""
    with desk_of(office).reading() as connection:
        return list(all_episodes(connection))


def test_it_has_as_many_people_and_plans_as_were_asked_for(office: Desa) -> None:
    made, counts = big_office_counts(), office.people.counts()
    assert (made.people, made.plans) == (PEOPLE, PLANS)
    assert (counts["orang"], counts["semua"]) == (PEOPLE, PLANS)
    assert office.people.search("", limit=1).found == PEOPLE


def test_no_state_scheme_path_or_return_is_left_out(plans: list[Episode]) -> None:
    assert {one.status for one in plans} == set(Status)
    assert {one.facts.scheme for one in plans} == set(Scheme)
    assert {one.facts.jalur for one in plans} == set(Jalur)
    assert {one.facts.sector for one in plans} == {*Sector, None}
    assert {one.facts.return_way for one in plans} == {*ReturnWay, None}
    assert any(step.strike for one in plans for step in one.ladder)
    assert any(one.contacts for one in plans)
    assert any(one.homecoming for one in plans)


def test_every_advice_and_every_state_of_a_paper_occurs(office: Desa, plans: list[Episode]) -> None:
    given = {talk.guided.advice.level for one in plans for talk in one.interviews if talk.guided}
    assert given == set(AdviceLevel)
    states = {
        line.state for one in plans for line in office.documents.lines(one.facts.person_id, one.id)
    }
    assert states == set(DocumentState)


def test_cases_recruiters_and_foreigners_of_every_kind_occur(office: Desa) -> None:
    cases = office.cases.list()
    assert {one.kind for one in cases} == set(office.cases.kinds())
    assert {one.state for one in cases} == set(CaseState)
    recruiters = [one.facts for one in office.recruiters.choices()]
    assert {one.kind for one in recruiters} == set(RecruiterKind)
    assert {one.result for one in recruiters} == set(CheckResult)
    assert office.recruiters.proposals()
    stays = office.foreigners.list()
    assert {one.facts.permit for one in stays.rows} == set(Permit)


def test_its_data_is_whole(office: Desa) -> None:
    assert office.inspection.data().faults == ()
