# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one office: what one of them saved is never lost to the other unseen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.case import ConsentBy
from desa_app.domain.episode import ReturnWay, Status
from desa_app.domain.homecoming import Homecoming
from desa_app.errors import ChangedMeanwhile
from tests.desa.case_kit import consent, opened
from tests.office_kit import TODAY, candidate, draft, open_village

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.office_kit import RunningClock


@pytest.fixture
def window(desa: Desa, tmp_path: Path, clock: RunningClock) -> Iterator[Desa]:
    """The same office once more."""
    office = open_village(next(tmp_path.iterdir()), clock)
    yield office
    office.close()


def test_an_official_shown_before_somebody_else_corrected_them_is_not_saved(
    desa: Desa, window: Desa
) -> None:
    shown = window.officials.head()
    desa.officials.correct(replace(desa.officials.head(), number="111"))
    with pytest.raises(ChangedMeanwhile):
        window.officials.correct(replace(shown, title="Kepala Lain"), opened=shown)
    assert desa.officials.head().number == "111"
    shown = window.officials.head()
    window.officials.correct(replace(shown, title="Kepala Lain"), opened=shown)
    assert (desa.officials.head().number, desa.officials.head().title) == ("111", "Kepala Lain")


def test_settings_shown_before_somebody_else_saved_are_not_saved(desa: Desa, window: Desa) -> None:
    shown = window.settings.load()
    desa.settings.save_profile(
        replace(desa.profile, address="Jalan Baru 1"), logo=None, backup_folder=""
    )
    mine = replace(shown.profile, contact="desa@contoh")
    with pytest.raises(ChangedMeanwhile):
        window.settings.save_profile(mine, logo=None, backup_folder="", opened=shown)
    assert desa.settings.load().profile.address == "Jalan Baru 1"
    shown = window.settings.load()
    mine = replace(shown.profile, contact="desa@contoh")
    window.settings.save_profile(mine, logo=None, backup_folder="", opened=shown)
    assert desa.settings.load().profile == replace(mine, address="Jalan Baru 1")


def test_a_return_noted_meanwhile_is_not_lost(desa: Desa, window: Desa) -> None:
    _, episode = candidate(desa)
    for status in (Status.PROCESS, Status.DEPARTED, Status.WORKING, Status.RETURNED):
        episode = desa.episodes.move(episode.id, status, TODAY, "keluarga")
    shown = window.episodes.get(episode.id)
    way = next(iter(ReturnWay))
    desa.follow_up.save_homecoming(episode.id, Homecoming(skills="Menjahit"), way)
    with pytest.raises(ChangedMeanwhile):
        window.follow_up.save_homecoming(
            episode.id, Homecoming(skills="Memasak"), way, opened=shown
        )
    kept = desa.episodes.get(episode.id)
    assert kept.homecoming == Homecoming(skills="Menjahit")
    window.follow_up.save_homecoming(episode.id, Homecoming(skills="Memasak"), way, opened=kept)


def test_a_refusal_noted_meanwhile_is_not_turned_into_a_consent(desa: Desa, window: Desa) -> None:
    case = opened(desa)
    shown = window.cases.get(case.id)
    desa.cases.record_consent(case.id, consent(ConsentBy.REFUSED))
    with pytest.raises(ChangedMeanwhile):
        window.cases.record_consent(case.id, consent(), opened=shown.consent)
    assert desa.cases.get(case.id).consent.by is ConsentBy.REFUSED


def test_a_family_card_taken_over_twice_at_once_is_noted_once(desa: Desa, window: Desa) -> None:
    card = "3604120101010009"
    person = desa.people.add(draft("ANI CONTOH", kk=card))
    desa.people.add(draft("BUDI CONTOH", kk=card))
    both = threading.Barrier(2)
    found: list[int] = []

    def take(office: Desa) -> None:
        both.wait()
        found.append(len(office.families.take_from_card(person.id)))

    threads = [threading.Thread(target=take, args=(office,)) for office in (desa, window)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [0, 1]
    assert len(desa.families.of(person.id)) == 1
