# SPDX-License-Identifier: GPL-3.0-or-later
"""From a password that opens nothing to an office that goes on with what could be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app import places
from desa_app.store.engine import STORE_NAME
from tests.office.salvage_kit import PAGE, a_village, pages_of, spoil
from tests.office_kit import NOW, PASSWORD, USER, RunningClock, actions, open_village
from tests.ui.marked_folder import GONE, RELEASED, answer_no_then_yes, leave_mark
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.entry_window import EntryWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.salvage_window import SalvageWindow

LONG = 30_000
"""Milliseconds: reading a damaged file makes a new one with all its tables."""


@pytest.fixture(autouse=True)
def no_other_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "backup_folder", lambda: tmp_path / "dokumen")


def reading(qtbot: QtBot, window: EntryWindow) -> SalvageWindow:
    """The way of somebody whose password is right and whose data are not."""
    qtbot.waitUntil(lambda: window.login is not None)
    assert window.login is not None
    window.login._password.form.set_values({"user": USER, "password": PASSWORD})
    window.login._password.submit()
    qtbot.waitUntil(lambda: window.damaged is not None)
    window.open_restore()
    sheet = window.restoring
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.looked_through)
    assert sheet.salvage_button.isVisible()
    sheet.salvage_button.click()
    found = sheet.salvage_window
    assert found is not None
    assert found.form.user.value() == USER
    return found


def test_what_is_readable_is_shown_asked_about_and_used(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_village(tmp_path)
    mark, asked = leave_mark(folder, USER), answer_no_then_yes(monkeypatch)
    tail = (folder / STORE_NAME).stat().st_size // PAGE - 3
    spoil(folder, 1, *pages_of(folder, "letter", "letter_counter"), tail)
    broken = (folder / STORE_NAME).read_bytes()
    window = EntryWindow(folder, RunningClock(NOW))
    qtbot.addWidget(window)
    window.show()
    sheet = reading(qtbot, window)
    sheet.form.set_values({"user": USER, "password": "bukan sandinya"})
    sheet.read_button.click()
    qtbot.waitUntil(lambda: "tidak cocok" in sheet.form.row("password").problem_text)
    sheet.form.set_values({"password": PASSWORD})
    sheet.read_button.click()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert GONE in asked[0]
    sheet.read_button.click()
    qtbot.waitUntil(lambda: sheet.use_button.isVisible(), timeout=LONG)
    assert mark.exists()
    assert (folder / STORE_NAME).read_bytes() == broken
    shown = {
        sheet.model.index(row, 0).data(): sheet.model.index(row, 2).data()
        for row in range(sheet.model.rowCount())
    }
    assert shown["Warga"] == "0"
    assert shown["Surat dan arsipnya"] == "tidak diketahui"
    assert int(shown["Jejak"]) > 0
    assert unnamed_inputs(sheet) == []
    assert inputs_without_buddy(sheet) == []
    assert sheet.height() <= 768
    form = sheet.asking
    assert form is not None
    # Nobody gets on by pressing Enter: the fields are empty, and too low is too low.
    sheet.use_button.click()
    assert form.row("number:semua").problem_text
    form.set_values({"number:semua": "1", "last_package": "0"})
    sheet.use_button.click()
    qtbot.waitUntil(lambda: "3 sampai" in form.row("number:semua").problem_text)
    form.set_values({"number:semua": "7", "last_package": "4"})
    before = window.login
    sheet.use_button.click()
    qtbot.waitUntil(lambda: window.login is not before, timeout=LONG)
    office = open_village(folder, RunningClock(NOW))
    assert office.numbers.report(2026).sequences[0].last == 7
    assert len(office.inspection.data().gaps) == 1
    assert actions(office).count(RELEASED) == 1
    office.close()
    assert not mark.exists()


def test_who_goes_back_leaves_the_folder_open_and_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    folder = a_village(tmp_path)
    spoil(folder, 1)
    before = {path.name for path in folder.iterdir()}
    window = EntryWindow(folder, RunningClock(NOW))
    qtbot.addWidget(window)
    window.show()
    sheet = reading(qtbot, window)
    sheet.form.set_values({"password": PASSWORD})
    sheet.read_button.click()
    qtbot.waitUntil(lambda: sheet.use_button.isVisible(), timeout=LONG)
    assert any(path.name.startswith("siap-dipasang-") for path in folder.iterdir())
    sheet.reject()
    assert {path.name for path in folder.iterdir()} == before
    assert list((folder / "sedang-dibuka").glob("*.json")) == []
