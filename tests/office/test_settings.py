# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's facts change with a trace, and its backups go where it said."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desa_app.domain.office import LOGO_LIMIT, Post
from desa_app.domain.page import Paper
from desa_app.errors import ClockWentBack, FileMissing, InvalidInput
from desa_app.office.desk import BACKUPS, changes
from desa_app.store.backup import backups_in
from tests.office_kit import actions, candidate, desk_of, draft, dump, permit
from tests.paper.examples import coat_of_arms

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.office_kit import RunningClock

LOGO = coat_of_arms()


def newest_detail(desa: Desa) -> object:
    with desk_of(desa).reading() as connection:
        detail = connection.execute(
            text("SELECT detail FROM journal ORDER BY position DESC LIMIT 1")
        ).scalar_one()
    return json.loads(detail)


def test_changed_facts_are_used_at_once_and_logged_with_old_and_new(desa: Desa) -> None:
    before = desa.profile
    changed = replace(before, address="Jl. Contoh 1", paper=Paper.A4)
    desa.settings.save_profile(changed, logo=LOGO, backup_folder="/tempat/lain")
    facts = desa.settings.load()
    assert desa.profile == facts.profile == changed
    assert (facts.logo, facts.backup_folder) == (LOGO, "/tempat/lain")
    assert actions(desa)[-1] == "kantor-diubah"
    assert newest_detail(desa) == {"address": ["", "Jl. Contoh 1"], "paper": ["F4", "A4"]}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"number_pattern": "tanpa nomor"}, "number_pattern"),
        ({"number_pattern": "{nomor"}, "number_pattern"),
    ],
)
def test_wrong_facts_change_nothing(desa: Desa, change: dict[str, str], field: str) -> None:
    before = dump(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.settings.save_profile(
            replace(desa.profile, **change),  # type: ignore[arg-type]
            logo=None,
            backup_folder="",
        )
    assert {problem.field for problem in caught.value.problems} == {field}
    assert dump(desa) == before


def test_a_too_large_picture_changes_nothing(desa: Desa) -> None:
    before = dump(desa)
    with pytest.raises(InvalidInput):
        desa.settings.save_profile(desa.profile, logo=b"x" * (LOGO_LIMIT + 1), backup_folder="")
    assert dump(desa) == before


def test_a_new_official_takes_the_post_and_the_old_one_stays_on_record(desa: Desa) -> None:
    old = desa.settings.load().officials[Post.HEAD]
    desa.settings.appoint(Post.HEAD, " KEPALA BARU ", "NIPD 1")
    facts = desa.settings.load().officials
    assert (facts[Post.HEAD].name, facts[Post.HEAD].number) == ("KEPALA BARU", "NIPD 1")
    assert facts[Post.SECRETARY].name == "SEKRETARIS CONTOH"
    assert any(old.id in row for row in dump(desa)["official"])
    assert actions(desa)[-1] == "pejabat-diganti"
    with pytest.raises(InvalidInput):
        desa.settings.appoint(Post.HEAD, "  ", "")
    assert desa.settings.load().officials[Post.HEAD].name == "KEPALA BARU"


def test_a_backup_goes_to_both_places(desa: Desa, tmp_path: Path) -> None:
    chosen = tmp_path / "flashdisk"
    chosen.mkdir()
    desa.settings.save_profile(desa.profile, logo=None, backup_folder=str(chosen))
    made = desa.settings.back_up()
    assert made.second_place == chosen / desa.profile.code
    assert made.second_place_failed is None
    assert len(backups_in(chosen / desa.profile.code)) == 1
    assert desa.settings.last_backup() is not None


def test_a_missing_stick_does_not_stop_the_backup_beside_the_data(
    desa: Desa, tmp_path: Path
) -> None:
    chosen = tmp_path / "tercabut" / "flashdisk"
    desa.settings.save_profile(desa.profile, logo=None, backup_folder=str(chosen))
    made = desa.settings.back_up()
    assert made.folder.is_dir()
    assert made.second_place is None
    assert isinstance(made.second_place_failed, FileMissing)


def test_a_day_needs_one_backup(desa: Desa, clock: RunningClock) -> None:
    clock.advance(days=3)
    assert desa.settings.back_up_if_due() is not None
    assert desa.settings.back_up_if_due() is None
    clock.advance(hours=25)
    desa.people.add(draft())
    made = desa.settings.back_up_if_due()
    assert made is not None
    assert made.counts["person"] == desa.people.search().found
    newest = desa.settings.last_backup()
    assert newest is not None
    assert abs(newest - clock.now()) < timedelta(minutes=1)
    assert newest in {at for at, _ in backups_in(desk_of(desa).folder / BACKUPS)}


def test_changes_name_only_what_differs() -> None:
    old, new = draft(), draft(phone="0812", nik="3604125003900001")
    assert changes(old, new) == {"phone": ["", "0812"], "nik": ["", "3604125003900001"]}
    assert changes(old, old) == {}


def test_work_under_a_date_in_the_future_can_be_gone_on_from_when_somebody_vouches(
    desa: Desa, clock: RunningClock
) -> None:
    right = clock.moment
    clock.moment = right + timedelta(days=500)
    desa.numbers.confirm_year((right + timedelta(days=500)).year)
    wrong = desa.letters.issue(permit(*candidate(desa, "SALAH TANGGAL")))
    clock.moment = right + timedelta(hours=1)
    waiting = permit(*candidate(desa, "HARI INI"))
    with pytest.raises(ClockWentBack):
        desa.letters.issue(waiting)
    assert desa.settings.date_in_doubt() is not None
    desa.settings.vouch_for_date()
    assert desa.settings.date_in_doubt() is None
    today = desa.letters.issue(waiting)
    assert today.issued_on == clock.today() < wrong.issued_on
    assert today.number != wrong.number
    assert actions(desa)[-2:] == ["tanggal-dipastikan", "surat-terbit"]


def test_vouching_once_does_not_let_the_clock_go_back_again(
    desa: Desa, clock: RunningClock
) -> None:
    right = clock.moment
    clock.moment = right + timedelta(days=40)
    candidate(desa, "MASA DEPAN")
    clock.moment = right
    desa.settings.vouch_for_date()
    first = desa.letters.issue(permit(*candidate(desa, "BENAR")))
    clock.moment = right - timedelta(days=2)
    with pytest.raises(ClockWentBack):
        desa.letters.issue(permit(*candidate(desa, "MUNDUR LAGI")))
    clock.moment = right + timedelta(days=1)
    later = desa.letters.issue(permit(*candidate(desa, "BESOK")))
    assert later.number > first.number
    assert desa.inspection.data().faults == ()


def test_a_date_that_agrees_with_the_log_is_in_no_doubt(desa: Desa) -> None:
    assert desa.settings.date_in_doubt() is None
    assert desa.settings.today() == desa.clock.today()


def test_a_picture_that_no_letter_could_show_is_refused_while_it_is_chosen(desa: Desa) -> None:
    before = dump(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.settings.save_profile(desa.profile, logo=b"bukan gambar", backup_folder="")
    assert [(one.field, one.code) for one in caught.value.problems] == [("logo", "bukan-gambar")]
    assert dump(desa) == before
