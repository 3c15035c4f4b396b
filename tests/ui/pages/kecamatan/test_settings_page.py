# SPDX-License-Identifier: GPL-3.0-or-later
"""Pengaturan: saving the office's facts, backup, data check, the key for the safe, the look."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from desa_app.domain.office import Post
from desa_app.domain.user import Role
from tests.ui.pages.kecamatan.market import PASSWORD
from ui import palette
from ui.pages.common.user_windows import UserWindow
from ui.pages.kecamatan.safe_key import SafeKeyDialog
from ui.pages.kecamatan.settings_page import SettingsPage
from ui.theme import Look, apply_theme
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle) -> SettingsPage:
    made = SettingsPage(office, preferences)
    qtbot.addWidget(made)
    made.resize(1102, 660)
    made.show()
    made.refresh()
    settle()
    return made


def type_into(page: SettingsPage, name: str, text: str) -> None:
    widget = page.form.field(name)
    widget.setFocus()
    widget.set_value(text)  # type: ignore[attr-defined]


def test_profile_and_officials_are_saved(
    page: SettingsPage, office: Kecamatan, settle: Settle
) -> None:
    assert not page.header_actions()[0].enabled
    type_into(page, "address", "Jalan Contoh 1")
    type_into(page, "head_name", "Wati Contoh")
    assert page.header_actions()[0].enabled
    page.save()
    settle()
    stored = office.settings.load()
    assert stored.profile.address == "Jalan Contoh 1"
    assert stored.officials[Post.HEAD].name == "Wati Contoh"
    assert office.profile.address == "Jalan Contoh 1"
    assert "Pengaturan tersimpan" in page.notices.text()
    assert not page.form.dirty


def test_an_empty_name_is_refused_beside_its_field(
    page: SettingsPage, office: Kecamatan, settle: Settle
) -> None:
    type_into(page, "name", "")
    page.save()
    settle()
    assert page.form.row("name").problem_text
    assert office.settings.load().profile.name == "Pontang"


def test_what_is_being_typed_survives_a_refresh(page: SettingsPage, settle: Settle) -> None:
    type_into(page, "address", "Jalan yang belum")
    page.refresh()
    settle()
    assert page.form.values()["address"] == "Jalan yang belum"


def test_backup_is_made_and_named(page: SettingsPage, office: Kecamatan, settle: Settle) -> None:
    page.upkeep.back_up()
    settle()
    (made,) = (office.folder / "cadangan").iterdir()
    assert str(made) in page.notices.text()


def test_sound_data_is_said_and_a_broken_log_is_named(
    page: SettingsPage, office: Kecamatan, settle: Settle
) -> None:
    page.upkeep.check()
    settle()
    assert page.notices.text().startswith("Data utuh")
    assert f"Kepala jejak {office.trail.head().words}." in page.notices.text()
    report = office.inspection.data()
    page.upkeep._checked(dataclasses.replace(report, faults=(("catatan-putus", "3"),)))
    assert "rantai catatan putus pada baris 3" in page.notices.text()


def key_dialog(page: SettingsPage) -> SafeKeyDialog:
    page.ask_for_key()
    return next(iter(page.findChildren(SafeKeyDialog)))


def test_the_key_needs_the_password_again(
    page: SettingsPage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "KUNCI.txt"
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: target)
    dialog = key_dialog(page)
    assert not dialog._save.isEnabled()
    QTest.keyClicks(dialog.password, "bukan sandinya")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    settle()
    assert not target.exists()
    assert "tidak cocok" in dialog._problem.text()
    dialog.password.clear()
    QTest.keyClicks(dialog.password, PASSWORD)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    settle()
    assert "AGE-SECRET-KEY-1" in target.read_text()
    assert target.stat().st_mode & 0o077 == 0
    assert "lemari besi" in page.notices.text()


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Look.LIGHT)


@pytest.mark.usefixtures("light_again")
def test_the_look_changes_at_once_and_is_remembered(
    page: SettingsPage, preferences: Preferences
) -> None:
    page.look.look.set_value(Look.DARK)
    assert palette.active() is palette.DARK
    assert preferences.look is Look.DARK
    page.look.text_size.set_value(12.0)
    assert preferences.text_points == 12.0


def test_the_due_day_is_changed_in_its_own_small_window(
    page: SettingsPage, office: Kecamatan, settle: Settle
) -> None:
    assert page._due_words.text().endswith("sampai tanggal 10 bulan berikutnya.")
    window = page.open_due_day()
    window.form.set_values({"day": 15})
    window.try_save()
    settle()
    assert office.board.due_rule().day == 15
    assert page._due_words.text().endswith("sampai tanggal 15 bulan berikutnya.")


def test_the_case_right_is_given_in_the_kecamatans_own_words(
    page: SettingsPage, office: Kecamatan, settle: Settle
) -> None:
    page.sections.show_part(page.users)
    window = page.users.open_list().add()
    assert isinstance(window, UserWindow)
    assert "jumlah kasus" in window.form.field("cases").text()  # type: ignore[attr-defined]
    window.form.set_values({"name": "Kasi Contoh", "role": Role.OPERATOR, "cases": True})
    for name in ("password", "repeated"):
        window.form.field(name).setText("sandi pertama")  # type: ignore[attr-defined]
    window.try_save()
    settle()
    (made,) = (one for one in office.users.list() if one.name == "Kasi Contoh")
    assert (made.rights.cases, made.rights.search) == (True, False)


def test_each_section_fits_and_is_found_by_what_lies_in_it(page: SettingsPage) -> None:
    for part in (page.form, page.users, page.upkeep, page.look):
        page.sections.show_part(part)
        assert part.isVisible()
        for area in page.findChildren(QScrollArea):
            if area.isVisible():
                assert area.verticalScrollBar().maximum() == 0
