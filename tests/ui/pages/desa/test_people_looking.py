# SPDX-License-Identifier: GPL-3.0-or-later
"""The register is read behind the window's back, and nobody is taken for somebody else by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.pages.desa.helpers import key, open_dialog, settled
from ui import tasks
from ui.pages.desa import places
from ui.pages.desa.interview_form import StatusDialog
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.recruiters_page import RecruitersPage
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from desa_app.office.unlock import OfficeKey
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.INSPECT
NO_KEY = Qt.KeyboardModifier.NoModifier
READERS = 2


@contextmanager
def readers_busy(owner: QWidget) -> Iterator[None]:
    """Keep both reading threads busy within, then let everything be answered."""
    free, held = Event(), [Event() for _ in range(READERS)]
    for one in held:
        tasks.run(owner, partial(_hold, one, free), _nothing, _nothing, writes=False)
    try:
        assert all(one.wait(10) for one in held)
        yield
    finally:
        free.set()
        settled()


def _hold(held: Event, free: Event, _: tasks.Progress) -> None:
    held.set()
    free.wait(10)


def _nothing(_outcome: object) -> None:
    """Nothing follows."""


def page_of(window: MainWindow) -> PeoplePage:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    found = page_of(window)
    settled()
    return found


def names(page: PeoplePage) -> list[str]:
    return [row.name for row in page.list.model.rows]


def search(page: PeoplePage, words: str) -> None:
    """Type words and press Enter, so that they are asked for at once."""
    page.list.search.setFocus()
    page.list.search.setText(words)
    QTest.keyClick(page.list.search, Qt.Key.Key_Return)


def test_a_list_that_is_still_read_does_not_say_that_it_is_empty(window: MainWindow) -> None:
    with readers_busy(window):
        page = page_of(window)
        said = [one.text() for one in page.list.table.findChildren(Text) if one.isVisible()]
        assert [words for words in said if words] == []
        assert page.list.model.rowCount() == 0
    assert page.list.model.rowCount() == 20


def test_what_is_shown_stays_until_the_last_words_are_answered(page: PeoplePage) -> None:
    before = names(page)
    with readers_busy(page):
        for words in ("ahmad", "de", "dewi"):
            search(page, words)
            assert names(page) == before
    assert names(page)
    assert all("DEWI" in name for name in names(page))
    assert page.list.search.text() == "dewi"


def test_enter_pressed_before_the_rows_came_opens_who_was_searched_for(page: PeoplePage) -> None:
    shown = names(page)[0]
    with readers_busy(page):
        page.list.search.setFocus()
        page.list.search.setText("dewi")
        for which in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(page.window().focusWidget(), which)
        assert page.title == "Warga & PMI"
    screen = page.sheet
    assert isinstance(screen, PersonScreen)
    assert "DEWI" in screen.person.facts.name
    assert screen.person.facts.name != shown


def test_who_was_chosen_stays_chosen_while_the_list_is_read_anew(page: PeoplePage) -> None:
    page.list.table.select_row(4)
    settled()
    wanted = names(page)[6]
    with readers_busy(page):
        page.refresh()
        page.list.table.select_row(6)
    assert [row.name for row in page.list.table.selected_rows()] == [wanted]
    assert page.panel.person is not None
    assert page.panel.person.facts.name == wanted


def test_a_job_asked_for_at_once_is_about_the_one_who_is_chosen(
    page: PeoplePage, office: Desa, people: People
) -> None:
    page.show_person(people.minor.id)
    settled()
    at = next(n for n, row in enumerate(page.list.model.rows) if row.id == people.ready.id)
    with readers_busy(page):
        page.list.table.select_row(at)
        page.change_status()
        dialog = open_dialog(StatusDialog)
        told = " ".join(one.text() for one in dialog.findChildren(Text))
        assert people.ready.facts.name in told
        assert people.minor.facts.name not in told
        dialog.reject()
    assert page.panel.person is not None
    assert page.panel.person.id == people.ready.id
    key(page.list.table, Qt.Key.Key_Return, NO_KEY)
    assert isinstance(page.sheet, PersonScreen)
    assert page.sheet.person.id == people.ready.id


def test_what_was_typed_just_before_the_lock_is_answered_after_it(
    qtbot: QtBot, page: PeoplePage, office: Desa, first_day: tuple[Path, OfficeKey]
) -> None:
    before, again = names(page), page.list._looking._again
    again.setInterval(1)
    office.lock()
    search(page, "dewi")
    for _ in range(2):
        with qtbot.waitSignal(again.timeout):
            pass
    assert names(page) == before
    office.unlock(first_day[1])
    qtbot.waitUntil(lambda: names(page) != before)
    assert all("DEWI" in name for name in names(page))


def test_recruiters_stay_in_sight_until_the_last_words_are_answered(
    window: MainWindow, office: Desa
) -> None:
    from desa_app.domain.recruiter import RecruiterDraft

    for name in ("UJANG SUPARDI", "DEDE ROHMAN"):
        office.recruiters.add(RecruiterDraft(name=name))
    window.show_page(places.RECRUITERS)
    page = window.page(places.RECRUITERS)
    assert isinstance(page, RecruitersPage)
    settled()
    with readers_busy(page):
        page.search.setFocus()
        page.search.setText("dede")
        for which in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(window.focusWidget(), which)
        assert [row.name for row in page.models["perekrut"].rows][-1] == "UJANG SUPARDI"
        assert page.title == "Perekrut"
    assert page.title == "DEDE ROHMAN"
