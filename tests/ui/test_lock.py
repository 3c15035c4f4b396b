# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked: nothing to be seen, no key in memory, nothing half typed lost, nobody else let in."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desa_app.clock import SetClock
from desa_app.domain.office import OfficeKind
from desa_app.domain.user import Role, UserRights
from desa_app.errors import OfficeLocked, UserRemoved
from desa_app.office.one_window import place_of_calls
from desa_app.office.unlock import set_new_password, unlock
from tests.office_kit import NOW, USER, VILLAGE, actions, enrolled_copy, open_village
from tests.office_kit import PASSWORD as KIT_PASSWORD
from tests.ui.marked_folder import GONE, RELEASED, answer_no_then_yes, leave_mark
from tests.ui.test_program import locked, prepared, reopen, sign_in
from ui import clipboard, tasks
from ui.lock_screen import Curtain, LockScreen
from ui.notices import ErrorDialog
from ui.preferences import Preferences
from ui.program import Program
from ui.second_start import gave_way
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OTHER = "RINA"
OTHER_PASSWORD = "empat kata rekaan juga"


def preferences(folder: Path) -> Preferences:
    return Preferences(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))


def village_with_two(tmp_path: Path, role: Role = Role.OPERATOR) -> tuple[Path, SetClock]:
    """The kit's village with a second user who chose a password."""
    clock = SetClock(NOW)
    folder = enrolled_copy(VILLAGE, tmp_path)
    office = open_village(folder, clock)
    office.users.add(OTHER, UserRights(role=role), "sandi pertama rina")
    office.close()
    key = unlock(folder, OTHER, "sandi pertama rina", clock)
    set_new_password(folder, key, OTHER, OTHER_PASSWORD, clock)
    return folder, clock


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    folder, clock = village_with_two(tmp_path)
    running = Program(folder, clock, preferences(tmp_path))
    running.start()
    enter(qtbot, running, USER, KIT_PASSWORD)
    yield running
    running.stop()
    if running.entry is not None:
        running.entry.close()


def enter(qtbot: QtBot, program: Program, user: str, password: str) -> None:
    qtbot.waitUntil(lambda: program.entry is not None and program.entry.login is not None)
    assert program.entry is not None
    assert program.entry.login is not None
    program.entry.login._password.form.set_values({"user": user})
    program.entry.login._password._word.setText(password)
    program.entry.login._password.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)


def secrets_in_memory(digests: set[str]) -> list[str]:
    """What of everything reachable is the secret: raw bytes, or its hexadecimal text.

    Sees what Python holds. What libraries copied into memory of their own, and what was freed
    but not yet overwritten, it cannot see.
    """
    gc.collect()
    holders = gc.get_objects()
    # A large process refers to its words millions of times: what cannot be it goes by at once.
    kinds: dict[type, bool] = {}
    found: dict[int, bytes | bytearray | str] = {}
    for at in range(0, len(holders), 1000):
        for value in gc.get_referents(*holders[at : at + 1000]):
            kind = type(value)
            if kind not in kinds:
                kinds[kind] = issubclass(kind, (bytes, bytearray, str))
            if kinds[kind] and 32 <= len(value) < 200:
                found[id(value)] = value
    return [type(value).__name__ for value in found.values() if _is_secret(value, digests)]


def _is_secret(value: bytes | bytearray | str, digests: set[str]) -> bool:
    if isinstance(value, str):
        words = value.replace("'", " ").split()
        return any(hashlib.sha256(w.encode()).hexdigest() in digests for w in words if len(w) == 64)
    return len(value) == 32 and hashlib.sha256(value).hexdigest() in digests


def test_no_key_is_in_memory_while_locked(qtbot: QtBot, tmp_path: Path) -> None:
    clock = SetClock(datetime(2026, 11, 21, 3, 0, tzinfo=UTC))
    folder = prepared(tmp_path / "data", OfficeKind.DESA, "36.04.12.2013", clock)
    program = Program(folder, clock, preferences(tmp_path))
    program.start()
    sign_in(qtbot, program)
    secret = program.office._desk.secret
    digests = {hashlib.sha256(one).hexdigest() for one in (secret, secret.hex().encode())}
    assert secrets_in_memory(digests)
    assert program.window is not None
    program.window.lock()
    lock_screen = locked(qtbot, program)
    assert not any(secret)
    assert secrets_in_memory(digests) == []
    with pytest.raises(OfficeLocked), program.office._desk.writing():
        pass
    reopen(qtbot, program, lock_screen)
    assert program.office.people.search("", limit=1).found == 0
    program.stop()
    assert secrets_in_memory(digests) == []


def test_what_was_half_typed_is_there_after_unlocking(qtbot: QtBot, program: Program) -> None:
    window = program.window
    assert window is not None
    dialog = QDialog(window)
    dialog.setWindowTitle("Ubah data SITI CONTOH")
    dialog.show()
    program.drafts.of(USER).keep("person:new", {"name": "SITI"})
    clipboard.put("SITI CONTOH")
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    lock_screen = locked(qtbot, program)
    for one in (window, dialog):
        curtain = one.findChild(Curtain, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert curtain is not None
        assert curtain.geometry() == one.rect()
        assert "SITI" not in one.windowTitle()
    assert QGuiApplication.clipboard().text() == ""
    QTest.keyClick(lock_screen, Qt.Key.Key_Escape)
    assert lock_screen.isVisible()
    lock_screen.word.setText("sandi yang salah")
    lock_screen.try_open()
    qtbot.waitUntil(lambda: bool(lock_screen.form.row("password").problem_text))
    layout = lock_screen.layout()
    assert layout is not None
    # The whole sentence is to be read, not a strip of it.
    qtbot.waitUntil(lambda: lock_screen.height() >= layout.totalHeightForWidth(lock_screen.width()))
    lock_screen.word.setText(KIT_PASSWORD)
    lock_screen.try_open()
    qtbot.waitUntil(lambda: program.lock_screen is None, timeout=20_000)
    assert program.window is window
    assert dialog.windowTitle() == "Ubah data SITI CONTOH"
    assert dialog.isVisible()
    assert program.drafts.of(USER).restore("person:new") == {"name": "SITI"}
    assert actions(program.office).count("sandi-salah") == 1
    dialog.close()


def test_work_under_way_ends_before_the_keys_go(qtbot: QtBot, program: Program) -> None:
    counted: list[int] = []

    def work(_: tasks.Progress) -> int:
        return int(program.office.people.search("").found)

    failed: list[Exception] = []
    tasks.run(program, work, counted.append, failed.append, writes=True)
    program.lock()
    lock_screen = locked(qtbot, program)
    assert (counted, failed) == ([30], [])
    assert isinstance(lock_screen, LockScreen)


def test_nobody_touching_anything_locks(qtbot: QtBot, program: Program) -> None:
    watch, window = program._idle, program.window
    assert window is not None
    assert 9 * 60_000 < watch.left_ms < 11 * 60_000
    watch._timer.start(10)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    watch.eventFilter(window.windowHandle(), key)
    qtbot.waitUntil(lambda: program.lock_screen is not None)
    assert watch.left_ms == -1


def test_another_user_does_not_see_the_drafts_of_the_first(qtbot: QtBot, program: Program) -> None:
    program.drafts.of(USER).keep("person:new", {"name": "SITI"})
    program.lock()
    locked(qtbot, program).other_button.click()
    enter(qtbot, program, OTHER, OTHER_PASSWORD)
    assert program.window is not None
    assert program.window._drafts.keys() == ()
    assert program.drafts.others(OTHER) == (USER,)
    program.lock()
    locked(qtbot, program).other_button.click()
    enter(qtbot, program, USER, KIT_PASSWORD)
    assert program.window._drafts.restore("person:new") == {"name": "SITI"}


def test_removed_user_comes_back_to_the_door_with_the_next_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder, clock = village_with_two(tmp_path)
    program = Program(folder, clock, preferences(tmp_path))
    program.start()
    enter(qtbot, program, OTHER, OTHER_PASSWORD)
    manager = open_village(folder, clock)
    theirs = next(one for one in manager.users.list() if one.name == OTHER)
    manager.users.remove(theirs.id)
    manager.close()
    assert program.window is not None
    with pytest.raises(UserRemoved):
        program.office.overview.today()
    qtbot.waitUntil(lambda: program.window is None and program.entry is not None)
    assert program.office is None
    assert program.entry is not None
    qtbot.waitUntil(lambda: program.entry is not None and program.entry.login is not None)
    assert program.entry._told is not None
    assert OTHER in program.entry._told.text()
    program.stop()
    program.entry.close()


def test_second_window_is_refused_by_name(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def read(dialog: ErrorDialog) -> int:
        said.append(dialog.accessibleDescription())
        return 0

    monkeypatch.setattr(ErrorDialog, "exec", read)
    assert gave_way(program._folder, SetClock(NOW))
    assert USER in said.pop()
    qtbot.waitUntil(lambda: not (place_of_calls(program._folder) / "panggil").exists())
    second = Program(program._folder, SetClock(NOW), preferences(tmp_path))
    second.start()
    qtbot.waitUntil(lambda: second.entry is not None and second.entry.login is not None)
    assert second.entry is not None
    assert second.entry.login is not None
    second.entry.login._password.form.set_values({"user": OTHER})
    second.entry.login._password._word.setText(OTHER_PASSWORD)
    second.entry.login._password.submit()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert f"jendela program oleh {USER}" in said[0]
    assert second.window is None
    second.entry.close()
    second.stop()
    assert QApplication.activeModalWidget() is None


def test_a_computer_that_is_gone_can_be_let_go_by_name_and_that_is_logged(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, clock = village_with_two(tmp_path)
    mark = leave_mark(folder, OTHER)
    asked = answer_no_then_yes(monkeypatch)
    running = Program(folder, clock, preferences(tmp_path))
    running.start()
    sign_in_again(qtbot, running)
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=20_000)
    assert GONE in asked[0]
    assert mark.exists()
    assert running.window is None
    sign_in_again(qtbot, running)
    qtbot.waitUntil(lambda: running.window is not None, timeout=20_000)
    assert not mark.exists()
    assert actions(running.office).count(RELEASED) == 1
    running.stop()
    if running.entry is not None:
        running.entry.close()


def sign_in_again(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.entry is not None and program.entry.login is not None)
    assert program.entry is not None
    assert program.entry.login is not None
    card = program.entry.login._password
    qtbot.waitUntil(card.go.isEnabled)
    card.form.set_values({"user": USER})
    card._word.setText(KIT_PASSWORD)
    card.submit()


def test_a_question_for_a_file_is_given_up_when_the_window_locks(program: Program) -> None:
    window = program.window
    assert window is not None
    QTimer.singleShot(0, program.lock)
    # Waits for the person, and names of the office would stay in sight behind no curtain.
    assert file_dialogs.save_file(window, "Simpan surat", "surat.pdf", "PDF (*.pdf)") is None
    assert program.lock_screen is not None
    assert program.lock_screen.isVisible()
