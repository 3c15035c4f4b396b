# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every page of the village: names, room, both palettes, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from tests.ui.pages.desa.helpers import open_dialog
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.drafts import Drafts
from ui.main_window import MainWindow
from ui.pages.desa import places
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.registry import entries
from ui.pages.registry import PageTools, words_for

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.preferences import Preferences

Settle = Callable[[], None]


def each_screen(
    window: MainWindow, people: People, settle: Settle
) -> Iterator[tuple[str, QWidget]]:
    """Every page, and every sheet over one."""
    for name in window._names:
        window.show_page(name)
        settle()
        yield name, window.page(name)
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.show_person(people.ready.id)
    for job in (page.edit_person, page.edit_plan, page.note_candidate, page.import_people):
        job()
        settle()
        yield page.title, page
        page.close_sheet()
    page.open_person(people.ready.id)
    screen = page.sheet
    assert isinstance(screen, PersonScreen)
    for number in range(len(screen.sections)):
        screen.show_section(number)
    for number, section in enumerate(screen.sections):
        screen.show_section(number)
        settle()
        yield section.title, page
    page.close_sheet()
    window.go_to(places.LETTERS, people.ready.id)
    settle()
    yield "surat baru", window.page(places.LETTERS)


def test_whatever_takes_the_keyboard_has_a_name(
    window: MainWindow, people: People, settle: Settle
) -> None:
    for name, page in each_screen(window, people, settle):
        assert (name, unnamed_inputs(page)) == (name, [])


def test_fields_of_sheets_have_a_label_that_leads_to_them(
    window: MainWindow, people: People, settle: Settle
) -> None:
    for name, page in each_screen(window, people, settle):
        found = [each for each in inputs_without_buddy(page) if "SearchField" not in each]
        assert (name, found) == (name, [])
        for label in page.findChildren(QLabel):
            assert label.buddy() is not label


def test_every_screen_fits_the_smallest_window(
    window: MainWindow, people: People, settle: Settle
) -> None:
    for name, _ in each_screen(window, people, settle):
        assert (name, window.width(), window.height()) == (name, 1366, 768)


def test_main_jobs_do_not_scroll_sideways(
    window: MainWindow, people: People, settle: Settle
) -> None:
    for name, page in each_screen(window, people, settle):
        for area in page.findChildren(QAbstractScrollArea):
            if area.isVisibleTo(page):
                assert not area.horizontalScrollBar().isVisible(), (name, area)


def test_forms_fit_without_scrolling(window: MainWindow, people: People, settle: Settle) -> None:
    for name, page in each_screen(window, people, settle):
        for area in page.findChildren(QAbstractScrollArea):
            holds_form = area.isVisibleTo(page) and any(
                type(child).__name__.endswith("Form") for child in area.findChildren(QWidget)
            )
            if holds_form:
                assert not area.verticalScrollBar().isVisible(), (name, area)


@pytest.mark.usefixtures("dark")
def test_pages_show_in_the_dark_palette(window: MainWindow, people: People, settle: Settle) -> None:
    for name, page in each_screen(window, people, settle):
        picture = page.grab().toImage()
        assert picture.pixelColor(1, picture.height() - 1).lightness() < 60, name


def test_numbers_lead_through_the_pages(window: MainWindow, settle: Settle) -> None:
    for number, name in enumerate(window._names[:9], start=1):
        QTest.keyClicks(window, str(number), Qt.KeyboardModifier.ControlModifier)
        settle()
        assert window.front == name


def test_every_page_is_reached_one_after_another(window: MainWindow, settle: Settle) -> None:
    for name in (*window._names[1:], window._names[0]):
        QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert window.front == name
    QTest.keyClick(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.front == window._names[-1]


def test_the_sections_of_a_person_stand_in_one_line(
    window: MainWindow, people: People, settle: Settle
) -> None:
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.open_person(people.ready.id)
    settle()
    assert isinstance(page.sheet, PersonScreen)
    assert {tab.y() for tab in page.sheet.tabs} == {page.sheet.tabs[0].y()}


def test_small_dialogs_name_their_fields(
    window: MainWindow, people: People, settle: Settle
) -> None:
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.show_person(people.ready.id)
    for job in (page.note_short_interview, page.change_status):
        job()
        dialog = open_dialog(FormDialog)
        assert unnamed_inputs(dialog) == []
        assert inputs_without_buddy(dialog) == []
        dialog.reject()
        settle()


def test_closed_windows_leave_nothing_behind(
    office: Desa,
    people: People,
    preferences: Preferences,
    settle: Settle,
    count_widgets: Callable[[], int],
) -> None:
    def open_and_close() -> None:
        drafts = Drafts()
        tools = PageTools(clock=office.clock, preferences=preferences, drafts=drafts)
        words = words_for(office.profile, office.user)
        window = MainWindow(words, entries(office, tools), preferences, drafts)
        window.resize(1366, 768)
        window.show()
        for _ in each_screen(window, people, settle):
            pass
        drafts.clear()
        window.close()
        window.deleteLater()
        settle()

    open_and_close()
    before = count_widgets()
    open_and_close()
    assert count_widgets() <= before
