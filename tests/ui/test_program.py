# SPDX-License-Identifier: GPL-3.0-or-later
"""The course of a day: unlock, work, lock, unlock again, close; nothing stays open."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from desa_app.clock import SetClock
from desa_app.domain.office import OfficeKind
from desa_app.errors import OfficeLocked
from desa_app.office.prepare import prepare_office
from desa_app.regions import find_region
from desa_app.sample import room as sample
from tests.ui.walk import unnamed_inputs
from ui.pages.first_run.answers import Answers
from ui.pages.kecamatan.take_in_page import TakeInPage
from ui.preferences import Preferences
from ui.program import Program
from ui.questions import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.lock_screen import LockScreen

PASSWORD = "kuda lari pagi"


def prepared(folder: Path, kind: OfficeKind, code: str, clock: SetClock) -> Path:
    answers = Answers()
    answers.kind = kind
    answers.take_region(find_region(code))
    answers.head_name, answers.secretary_name, answers.user_name = "H. A", "RINA", "Rina"
    prepare_office(folder, answers.setup(), PASSWORD, clock)
    return folder


def sign_in(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.entry is not None and program.entry.login is not None)
    assert program.entry is not None
    assert program.entry.login is not None
    program.entry.login._password._word.setText(PASSWORD)
    program.entry.login._password.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)


def locked(qtbot: QtBot, program: Program) -> LockScreen:
    """Wait until the keys are gone."""
    lock_screen = program.lock_screen
    assert lock_screen is not None
    qtbot.waitUntil(lock_screen.other_button.isEnabled)
    return lock_screen


def reopen(qtbot: QtBot, program: Program, lock_screen: LockScreen) -> None:
    lock_screen.word.setText(PASSWORD)
    lock_screen.try_open()
    qtbot.waitUntil(lambda: program.lock_screen is None, timeout=20_000)


@pytest.mark.parametrize(
    ("kind", "code", "office", "place"),
    [
        (OfficeKind.DESA, "36.04.12.2013", "Desa Sukajaya", "Kec. Pontang, Kab. Serang"),
        (OfficeKind.KECAMATAN, "36.04.12", "Kecamatan Pontang", "Kab. Serang, Banten"),
        (OfficeKind.KABUPATEN, "36.04", "Dinas Tenaga Kerja Kabupaten Serang", "Banten"),
    ],
)
def test_office_opens_locks_and_opens_again(
    qtbot: QtBot, tmp_path: Path, kind: OfficeKind, code: str, office: str, place: str
) -> None:
    clock = SetClock(datetime(2026, 11, 21, 3, 0, tzinfo=UTC))
    folder = prepared(tmp_path / "data", kind, code, clock)
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    program = Program(folder, clock, Preferences(settings))
    program.start()
    sign_in(qtbot, program)
    assert program.entry is None
    window = program.window
    assert window is not None
    assert office in window.windowTitle()
    # Offered once, to an office that is not ready yet.
    assert window.tour.panel.isVisible()
    assert Preferences(settings).tour_offered(code)
    for name in window._names:
        window.show_page(name)
    assert unnamed_inputs(window) == []
    window.lock()
    lock_screen = locked(qtbot, program)
    assert window.tour.panel.isHidden()
    with pytest.raises(OfficeLocked):
        program.office.settings.load()
    reopen(qtbot, program, lock_screen)
    assert program.window is window
    assert window.tour.panel.isVisible()
    program.office.settings.load()
    program.stop()
    assert program.office is None


def test_practice_happens_in_its_own_folder_and_leads_back_to_the_door(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetClock(datetime(2026, 11, 21, 2, 0, tzinfo=UTC))
    monkeypatch.setattr(sample, "VILLAGES", 1)
    monkeypatch.setattr(sample, "PEOPLE", 20)
    preferences = Preferences(QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat))
    program = Program(tmp_path / "data", clock, preferences)
    program.start()
    entry = program.entry
    assert entry is not None
    qtbot.waitUntil(lambda: entry.wizard is not None)
    window = entry.open_sample()
    assert not window.remove_button.isVisible()
    window.enter(OfficeKind.DESA)
    qtbot.waitUntil(lambda: program.window is not None, timeout=60_000)
    assert program.office.profile.sample
    assert program.office.folder.parent == tmp_path / "data - data contoh"
    assert not (tmp_path / "data").exists()
    assert program.window is not None
    assert program.window.band is not None
    assert program.window.band.isVisible()
    program.drafts.of(program.office.user)
    assert program.window._drafts is not program.drafts.of(program.office.user)
    program.window.band.leave_button.click()
    qtbot.waitUntil(lambda: program.entry is not None and program.entry.wizard is not None)
    assert program.office is None
    assert program.entry is not None
    window = program.entry.open_sample()
    assert window.remove_button.isVisible()
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)
    window.ask_to_remove()
    qtbot.waitUntil(lambda: not window.remove_button.isVisible(), timeout=20_000)
    assert not (tmp_path / "data - data contoh").exists()
    window.reject()
    program.stop()


def _offers(page: TakeInPage, path: Path) -> bool:
    return [one.path for one in page.files] == [path]


def test_a_double_clicked_package_is_shown_at_the_kecamatan_and_explained_in_a_village(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = tmp_path / "DB-36.04.12.2001-2026-10.dbx"
    opened.write_bytes(b"no package")
    clock = SetClock(datetime(2026, 11, 21, 2, tzinfo=UTC))
    for kind, code in ((OfficeKind.KECAMATAN, "36.04.12"), (OfficeKind.DESA, "36.04.12.2013")):
        folder = prepared(tmp_path / kind.value, kind, code, clock)
        settings = QSettings(str(tmp_path / f"{kind.value}.ini"), QSettings.Format.IniFormat)
        program = Program(folder, clock, Preferences(settings))
        program.opened_file = opened
        program.start()
        sign_in(qtbot, program)
        window = program.window
        assert window is not None
        if kind is OfficeKind.KECAMATAN:
            page = window.page("terima")
            assert window.front == "terima"
            assert isinstance(page, TakeInPage)
            qtbot.waitUntil(partial(_offers, page, opened))
        else:
            assert window.front == "beranda"
            assert opened.name in window.page("beranda").notices.text()
        program.stop()
