# SPDX-License-Identifier: GPL-3.0-or-later
"""Users are let in, given rights and removed; a first password is changed at the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desa_app.desa import open_desa
from desa_app.domain.user import Role, UserRights
from desa_app.office.sign import describe
from tests.ui.pages.desa import village
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.pages.common.small_window import SmallWindow
from ui.pages.common.user_windows import OwnPasswordWindow, UserWindow
from ui.pages.common.users import UsersWindow
from ui.pages.desa import places
from ui.pages.desa.settings_page import SettingsPage
from ui.pages.login_page import LoginPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from ui.main_window import MainWindow

FIRST_PAGE = places.SETTINGS

Settle = Callable[[], None]
FIRST, OWN = "sandi pertama", "meja hijau besar"


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.show_page(places.SETTINGS)
    found = window.page(places.SETTINGS)
    assert isinstance(found, SettingsPage)
    return found


def newest(kind: type[SmallWindow]) -> SmallWindow:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return found[-1]


def fill(window: SmallWindow, **values: object) -> None:
    window.form.set_values(values)
    for name in ("password", "repeated"):
        if name in values:
            window.form.field(name).setText(str(values[name]))  # type: ignore[attr-defined]


def test_somebody_is_let_in_and_chooses_their_own_password_at_the_door(
    page: SettingsPage, office: Desa, qtbot: QtBot, settle: Settle
) -> None:
    window = page.users.open_list().add()
    assert not inputs_without_buddy(window)
    assert not unnamed_inputs(window)
    fill(window, name="Operator Contoh", role=Role.OPERATOR, password=FIRST, repeated=FIRST)
    window.try_save()
    settle()
    assert [user.name for user in office.users.list()][0:1] == ["Operator Contoh"]
    folder = office._desk.folder
    login = LoginPage(folder, describe(folder), office.clock)
    qtbot.addWidget(login)
    login.show()
    login._password._user.set_value("Operator Contoh")
    login._password._word.setText(FIRST)
    login._password.submit()
    qtbot.waitUntil(lambda: login._stack.currentWidget() is login._renewal)
    renewal = login._renewal
    assert not renewal._user.isEnabled()
    renewal._pair.password.setText(OWN)
    renewal._pair.repeated.setText(OWN)
    with qtbot.waitSignal(login.unlocked) as opened:
        QTest.keyClick(renewal._pair.repeated, Qt.Key.Key_Return)
    assert opened.args is not None
    second = open_desa(folder, opened.args[0], office.clock)
    assert second.user == "Operator Contoh"
    second.close()


def test_a_name_in_use_is_told_beside_its_field(page: SettingsPage, settle: Settle) -> None:
    window = page.users.open_list().add()
    name = village.SETUP.user_name.upper()
    fill(window, name=name, role=Role.OPERATOR, password=FIRST, repeated=FIRST)
    window.try_save()
    settle()
    assert "udah pernah dipakai" in window.form.row("name").problem_text
    window.reject()


def test_rights_are_changed_and_somebody_is_removed_with_a_reason(
    page: SettingsPage, office: Desa, settle: Settle
) -> None:
    office.users.add("Operator Contoh", UserRights(role=Role.OPERATOR), FIRST)
    users = page.users.open_list()
    users.table.select_row(0)
    assert users.selected is not None
    users.change()
    window = newest(UserWindow)
    fill(window, cases=True)
    window.try_save()
    settle()
    assert office.users.list()[0].rights.cases
    users.table.select_row(0)
    users.remove_button.click()
    window = newest(SmallWindow)
    window.try_save()
    settle()
    assert office.users.list()[0].active, "no reason was given"
    fill(window, reason="Pindah tugas")
    window.try_save()
    settle()
    removed = next(user for user in office.users.list() if user.name == "Operator Contoh")
    assert not removed.active
    users.reject()


def test_one_does_not_remove_oneself(page: SettingsPage) -> None:
    users = page.users.open_list()
    users.table.select_row(0)
    assert users.change_button.isEnabled()
    assert not users.remove_button.isEnabled()
    assert not users.password_button.isEnabled()
    users.reject()


def test_ones_own_password_needs_the_old_one(page: SettingsPage, settle: Settle) -> None:
    window = page.users.change_own()
    assert isinstance(window, OwnPasswordWindow)
    window.form.field("old").setText("bukan sandinya")  # type: ignore[attr-defined]
    fill(window, password=OWN, repeated=OWN)
    window.try_save()
    settle()
    assert "tidak cocok" in window.form.row("old").problem_text
    window.form.field("old").setText(village.PASSWORD)  # type: ignore[attr-defined]
    window.try_save()
    settle()
    assert not isinstance(QApplication.activeModalWidget(), OwnPasswordWindow)


def test_without_the_right_the_list_is_only_read(
    office: Desa, open_window: Callable[[Desa], MainWindow], settle: Settle
) -> None:
    head = UserRights(role=Role.HEAD, manager=True)
    office.users.add("Kades Contoh", head, FIRST)
    office.users.change(office.users.me(), UserRights(role=Role.SECRETARY))
    office.users.me()
    window = open_window(office)
    window.show_page(places.SETTINGS)
    page = window.page(places.SETTINGS)
    assert isinstance(page, SettingsPage)
    users = page.users.open_list()
    assert isinstance(users, UsersWindow)
    assert not users.add_button.isVisible()
    users.table.select_row(0)
    users.change()
    assert QApplication.activeModalWidget() is users
    users.reject()
