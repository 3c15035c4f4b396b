# SPDX-License-Identifier: GPL-3.0-or-later
"""A step, a case's state, a scan or an answer that was taken back; the log keeps both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.case import CaseState
from desa_app.domain.documents import DocumentDraft
from desa_app.domain.episode import ReturnWay, Status
from desa_app.domain.scans import MOST_SCANS, ScanState
from desa_app.errors import ChangedMeanwhile, NotAllowed, NotFound, TooManyScans
from tests.desa.case_kit import opened, without_right
from tests.intake.scan_files import encoded, paper
from tests.office_kit import TODAY, actions, candidate, draft, plan

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa

DAY = timedelta(days=1)


def test_a_cancelled_plan_goes_on_as_before(desa: Desa) -> None:
    _, before = candidate(desa)
    after = desa.episodes.move(before.id, Status.CANCELLED, TODAY, "salah orang")
    again = desa.episodes.take_back(before, after)
    assert (again.status, again.history) == (before.status, before.history)
    assert [step.strike is not None for step in again.ladder] == [
        *(False for _ in before.ladder),
        True,
    ]
    assert actions(desa)[-2:] == ["status-diubah", "langkah-dikembalikan"]
    # Neither twice, nor after anything else became of it.
    with pytest.raises(ChangedMeanwhile):
        desa.episodes.take_back(before, after)
    desa.episodes.move(before.id, Status.PROCESS, TODAY, "keluarga")
    later = desa.episodes.move(before.id, Status.CANCELLED, TODAY, "benar batal")
    with pytest.raises(ChangedMeanwhile):
        desa.episodes.take_back(before, later)


def test_how_somebody_came_home_goes_with_the_step(desa: Desa) -> None:
    person = desa.people.add(draft())
    first = desa.episodes.open(plan(person.id), on=TODAY - 60 * DAY, source="kantor")
    desa.episodes.move(first.id, Status.DEPARTED, TODAY - 30 * DAY, "tiket")
    before = desa.episodes.move(first.id, Status.WORKING, TODAY - 28 * DAY, "keluarga")
    after = desa.episodes.move(
        first.id, Status.RETURNED, TODAY, "keluarga", return_way=ReturnWay.ILL
    )
    again = desa.episodes.take_back(before, after)
    assert (again.status, again.facts.return_way) == (Status.WORKING, None)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_struck_step_holds_again(desa: Desa, *, replaced: bool) -> None:
    person = desa.people.add(draft())
    first = desa.episodes.open(plan(person.id), on=TODAY - 60 * DAY, source="kantor")
    before = desa.episodes.move(first.id, Status.DEPARTED, TODAY - 30 * DAY, "tiket")
    right = (
        {"status": Status.DEPARTED, "on": TODAY - 20 * DAY, "source": "keluarga"}
        if replaced
        else {}
    )
    after = desa.episodes.correct_step(
        first.id,
        before.history[-1].id,
        "salah tanggal",
        **right,  # type: ignore[arg-type]
    )
    again = desa.episodes.take_back(before, after)
    assert (again.status, again.history) == (Status.DEPARTED, before.history)
    assert actions(desa)[-1] == "langkah-dikembalikan"


def test_an_ended_case_is_open_again_and_keeps_both_steps(desa: Desa) -> None:
    before = opened(desa)
    after = desa.cases.move(before.id, CaseState.CLOSED, TODAY, "Laporan dicabut", "Tidak ada")
    again = desa.cases.take_back(before, after)
    assert (again.state, again.result) == (before.state, before.result)
    assert [step.state for step in again.steps[-2:]] == [CaseState.CLOSED, before.state]
    assert "diurungkan" in again.steps[-1].reason
    assert actions(desa)[-1] == "keadaan-kasus-dikembalikan"
    with pytest.raises(ChangedMeanwhile):
        desa.cases.take_back(before, after)


def test_only_who_may_see_cases_takes_their_state_back(desa: Desa) -> None:
    before = opened(desa)
    after = desa.cases.move(before.id, CaseState.VERIFIED, TODAY)
    other = without_right(desa)
    with pytest.raises(NotAllowed):
        other.cases.take_back(before, after)


def scanned(desa: Desa, count: int = 1) -> str:
    person, episode = candidate(desa)
    card = desa.documents.save(person.id, episode.id, DocumentDraft(kind="ktp")).id
    for number in range(count):
        desa.scans.attach(card, encoded(paper()), f"{number}.jpg")
    return card


def test_a_removed_scan_is_shown_again(desa: Desa) -> None:
    card = scanned(desa)
    (scan,) = desa.scans.of(card)
    desa.scans.remove(scan, "Salah orang")
    assert desa.scans.put_back(scan).state is ScanState.VALID
    assert [one.id for one in desa.scans.of(card)] == [scan.id]
    assert actions(desa)[-2:] == ["pindaian-dihapus", "pindaian-dikembalikan"]
    with pytest.raises(ChangedMeanwhile):
        desa.scans.put_back(scan)


def test_the_scan_in_the_place_of_another_gives_way_again(desa: Desa, tmp_path: Path) -> None:
    card = scanned(desa)
    (old,) = desa.scans.of(card)
    path = tmp_path / "baru.jpg"
    path.write_bytes(encoded(paper()))
    new = desa.scans.replace_file(old, path, "Lebih jelas")
    desa.scans.put_back(old, new)
    assert [one.id for one in desa.scans.of(card)] == [old.id]
    states = {one.id: one.state for one in desa.scans.of(card, all_states=True)}
    assert states == {old.id: ScanState.VALID, new[0].id: ScanState.REMOVED}


def test_a_scan_comes_back_only_where_there_is_room(desa: Desa) -> None:
    card = scanned(desa, MOST_SCANS)
    scan = desa.scans.of(card)[0]
    desa.scans.remove(scan, "Salah orang")
    desa.scans.attach(card, encoded(paper()), "lain.jpg")
    with pytest.raises(TooManyScans):
        desa.scans.put_back(scan)


def test_two_people_said_to_be_two_are_proposed_again(desa: Desa) -> None:
    born = date(1990, 4, 3)
    one, other = (desa.people.add(draft("RATNA CONTOH", birth_date=born)) for _ in range(2))
    desa.merging.keep_apart(one.id, other.id)
    assert desa.merging.possible() == ()
    desa.merging.ask_again(other.id, one.id)
    assert len(desa.merging.possible()) == 1
    assert actions(desa)[-1] == "orang-ditanya-lagi"
    with pytest.raises(NotFound):
        desa.merging.ask_again(one.id, other.id)
