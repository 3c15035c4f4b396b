# SPDX-License-Identifier: GPL-3.0-or-later
"""From the entry window back to a backup, on real offices in real folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desa_app import places
from desa_app.office.sticks import Sticks
from desa_app.store.engine import STORE_NAME
from tests.drive_kit import Ports
from tests.office.restore_kit import Village, rows_but, village
from tests.office_kit import PASSWORD, USER, VILLAGE, actions, fresh, open_village
from tests.ui.marked_folder import GONE, RELEASED, answer_no_then_yes, leave_mark
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.entry_window import EntryWindow
from ui.pages.common.backups_window import BackupsWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.restore_plan import PlanWindow
    from ui.restore_window import RestoreWindow


@pytest.fixture(autouse=True)
def no_other_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "backup_folder", lambda: tmp_path / "dokumen")


@pytest.fixture
def here(tmp_path: Path) -> Village:
    return village(tmp_path)


def entry(qtbot: QtBot, here: Village, folder: Path | None = None) -> EntryWindow:
    window = EntryWindow(folder or here.data, here.clock)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def restoring(qtbot: QtBot, window: EntryWindow) -> RestoreWindow:
    window.open_restore()
    found = window.restoring
    assert found is not None
    qtbot.waitUntil(lambda: found.looked_through)
    return found


def choose(sheet: RestoreWindow, folder: Path) -> None:
    sheet.table.select_row([row.folder for row in sheet.model.rows].index(folder))


def prove(qtbot: QtBot, sheet: RestoreWindow) -> PlanWindow:
    sheet.look_button.click()
    qtbot.waitUntil(lambda: sheet.plan_window is not None)
    assert sheet.plan_window is not None
    return sheet.plan_window


def test_a_damaged_data_file_leads_from_the_password_to_the_restore_and_in_again(
    qtbot: QtBot, here: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.spoil_data()
    # The computer that died was another one, and nobody can get as far as its question at the door.
    mark, asked = leave_mark(here.data, USER), answer_no_then_yes(monkeypatch)
    window = entry(qtbot, here)
    qtbot.waitUntil(lambda: window.login is not None)
    assert window.login is not None
    window.login._password.form.set_values({"user": USER, "password": PASSWORD})
    window.login._password.submit()
    qtbot.waitUntil(lambda: window.damaged is not None)
    assert window.damaged is not None
    # Who goes back finds the way on where it was.
    restoring(qtbot, window).reject()
    assert window.damaged.restore_button.isVisible()
    window.damaged.restore_button.click()
    sheet = restoring(qtbot, window)
    choose(sheet, here.backup)
    sheet.form.set_values({"user": USER, "password": PASSWORD})
    sheet.look_button.click()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert GONE in asked[0]
    assert sheet.plan_window is None
    plan = prove(qtbot, sheet)
    assert mark.exists()
    assert plan.form.isVisible()
    plan.form.set_values({"number:semua": "7", "last_package": "4"})
    before = window.login
    plan.go.click()
    qtbot.waitUntil(lambda: window.login is not before)
    office = open_village(here.data, here.clock)
    report = office.numbers.report(2026)
    assert actions(office).count(RELEASED) == 1
    office.close()
    assert not mark.exists()
    assert report.sequences[0].last == 7


def test_a_wrong_password_is_told_beside_its_field_and_nothing_changes(
    qtbot: QtBot, here: Village
) -> None:
    window = entry(qtbot, here)
    qtbot.waitUntil(lambda: window.login is not None)
    sheet = restoring(qtbot, window)
    sheet.form.set_values({"user": USER, "password": "bukan sandinya"})
    sheet.look_button.click()
    qtbot.waitUntil(lambda: "tidak cocok" in sheet.form.row("password").problem_text)
    assert here.rows_as_they_are() == here.rows_now


def test_readable_old_data_are_told_of_and_no_number_is_asked(qtbot: QtBot, here: Village) -> None:
    window = entry(qtbot, here)
    qtbot.waitUntil(lambda: window.login is not None)
    sheet = restoring(qtbot, window)
    choose(sheet, here.backup)
    sheet.form.set_values({"user": USER, "password": PASSWORD})
    plan = prove(qtbot, sheet)
    told = dict(plan.facts.facts())
    assert "2 surat" in told["Data sekarang lebih maju"]
    assert not plan.form.isVisible()
    plan.reject()
    assert here.rows_as_they_are() == here.rows_now


def test_a_new_computer_is_restored_from_a_stick_with_the_recovery_code(
    qtbot: QtBot, here: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, ports = tmp_path / "baru", Ports(tmp_path / "colokan")
    monkeypatch.setattr("ui.restore_window.Sticks", lambda data: Sticks(data, ports.table))
    (tmp_path / places.SAMPLE_MARK).touch()
    window = entry(qtbot, here, new)
    qtbot.waitUntil(lambda: window.wizard is not None)
    sheet = restoring(qtbot, window)
    assert sheet.model.rowCount() == 0
    # Whoever plugs it in need not say where it is.
    ports.plug(here.backup.parent)
    sheet.watch.look()
    qtbot.waitUntil(lambda: sheet.model.rowCount() > 0)
    choose(sheet, here.backup)
    sheet.form.other_way.click()
    qtbot.waitUntil(sheet.form.code.hasFocus)
    sheet.form.set_values({"code": fresh(VILLAGE).recovery_code})
    plan = prove(qtbot, sheet)
    plan.form.set_values({"number:semua": "1", "last_package": "1"})
    plan.go.click()
    qtbot.waitUntil(lambda: window.login is not None)
    office = open_village(new, here.clock)
    office.close()
    assert rows_but(here.rows)["person"]


def test_an_office_whose_files_are_gone_shows_no_first_day(qtbot: QtBot, here: Village) -> None:
    here.lose_data()
    window = entry(qtbot, here)
    qtbot.waitUntil(lambda: window.damaged is not None)
    assert window.wizard is None
    assert window.login is None
    assert not (here.data / STORE_NAME).exists()


def test_every_input_is_named_and_labelled_and_fits_a_small_screen(
    qtbot: QtBot, here: Village
) -> None:
    window = entry(qtbot, here)
    qtbot.waitUntil(lambda: window.login is not None)
    sheet = restoring(qtbot, window)
    assert unnamed_inputs(sheet) == []
    assert inputs_without_buddy(sheet) == []
    assert sheet.width() <= 1366
    assert sheet.height() <= 768


def test_settings_show_every_backup_with_its_age(qtbot: QtBot, here: Village) -> None:
    here.clock.advance(days=3)
    office = here.open()
    parent = QWidget()
    qtbot.addWidget(parent)
    window = BackupsWindow(office.settings, parent)
    window.show()
    qtbot.waitUntil(lambda: window.model.rowCount() > 0)
    shown = [window.model.index(0, column).data() for column in range(3)]
    office.close()
    assert shown[1] == "3 hari lalu"
    assert shown[2] == "31"
