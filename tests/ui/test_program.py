# SPDX-License-Identifier: GPL-3.0-or-later
"""The course of a day: unlock, work, lock, unlock again, close; nothing stays open."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from desa_app.clock import SetClock
from desa_app.domain.office import OfficeKind
from desa_app.errors import OfficeLocked
from desa_app.office.prepare import prepare_office
from desa_app.regions import find_region
from tests.ui.walk import unnamed_inputs
from ui.pages.first_run.answers import Answers
from ui.preferences import Preferences
from ui.program import Program

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
    for name in window._names:
        window.show_page(name)
    assert unnamed_inputs(window) == []
    window.lock()
    lock_screen = locked(qtbot, program)
    with pytest.raises(OfficeLocked):
        program.office.settings.load()
    reopen(qtbot, program, lock_screen)
    assert program.window is window
    program.office.settings.load()
    program.stop()
    assert program.office is None
