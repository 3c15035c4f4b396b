# SPDX-License-Identifier: GPL-3.0-or-later
"""The page Cari warga: only for whoever may, by keyboard alone, the NIK masked until asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.office_kit import actions
from tests.ui.pages.kecamatan.test_links_page import NIK, linked
from ui.drafts import Drafts
from ui.pages.kecamatan.registry import entries
from ui.pages.kecamatan.search_page import SearchPage
from ui.pages.registry import PageTools

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle) -> SearchPage:
    linked(office)
    made = SearchPage(office, preferences)
    qtbot.addWidget(made)
    made.resize(1110, 680)
    made.show()
    made.refresh()
    settle()
    made.take_focus()
    return made


def ask(page: SearchPage, words: str, settle: Settle) -> None:
    page.field.clear()
    QTest.keyClicks(page.field, words)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    settle()


def test_a_person_is_found_and_opened_by_keyboard(page: SearchPage, settle: Settle) -> None:
    ask(page, "ujang", settle)
    assert [row.name for row in page.model.rows] == ["RATNA", "TINI"]
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    shown = dict(page.details.facts.facts())
    assert (shown["NIK"], shown["Desa"]) == ("3604••••••0001", "Linduk (36.04.12.2003)")
    page.details.nik_button.click()
    settle()
    assert dict(page.details.facts.facts())["NIK"] == NIK
    assert not page.details.nik_button.isEnabled()
    ask(page, "zzzz", settle)
    assert page.details.told is None


def test_an_answer_to_an_older_question_is_not_shown(page: SearchPage, settle: Settle) -> None:
    page.search("ratna")
    page.search("yani")
    settle()
    assert [row.name for row in page.model.rows] == ["YANI"]
    ask(page, "ra", settle)
    assert page.model.rows == ()


def test_the_page_is_there_only_for_whoever_may(
    office: Kecamatan, preferences: Preferences
) -> None:
    tools = PageTools(clock=office.clock, preferences=preferences, drafts=Drafts())
    assert "cari" in [entry.name for entry in entries(office, tools)]
    users = office.users
    users.change(users.me(), replace(users.me().rights, search=False))
    users.me()
    assert "cari" not in [entry.name for entry in entries(office, tools)]


def test_a_right_that_was_taken_meanwhile_ends_the_search(
    page: SearchPage, office: Kecamatan, settle: Settle
) -> None:
    users = office.users
    users.change(users.me(), replace(users.me().rights, search=False))
    ask(page, "ratna", settle)
    assert page.model.rows == ()
    assert page.notices.isVisible()
    assert actions(office)[-1] == "akses-ditolak"
