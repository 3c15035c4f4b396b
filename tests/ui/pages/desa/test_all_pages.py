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


def fields_without_label(page: QWidget) -> list[str]:
    """Fields to type in that no label leads to, and labels that lead to themselves."""
    fields = [each for each in inputs_without_buddy(page) if "SearchField" not in each]
    return fields + [label.text() for label in page.findChildren(QLabel) if label.buddy() is label]


def areas_in(page: QWidget) -> list[QAbstractScrollArea]:
    return [area for area in page.findChildren(QAbstractScrollArea) if area.isVisibleTo(page)]


def scrolled_sideways(page: QWidget) -> list[str]:
    return [str(area) for area in areas_in(page) if area.horizontalScrollBar().isVisible()]


def scrolled_forms(page: QWidget) -> list[str]:
    """Forms of which a part lies below the window's edge."""
    return [
        str(area)
        for area in areas_in(page)
        if area.verticalScrollBar().isVisible()
        and any(type(child).__name__.endswith("Form") for child in area.findChildren(QWidget))
    ]


def beyond_the_screen(page: QWidget) -> list[str]:
    size = page.window().size()
    return [] if (size.width(), size.height()) == (1366, 768) else [str(size)]


FAULTS: dict[str, Callable[[QWidget], list[str]]] = {
    "takes the keyboard but has no name": unnamed_inputs,
    "has no label that leads to it": fields_without_label,
    "scrolls sideways": scrolled_sideways,
    "is a form that scrolls": scrolled_forms,
    "needs more than the smallest window": beyond_the_screen,
}


def test_every_screen_is_named_labelled_and_seen_whole(
    window: MainWindow, people: People, settle: Settle
) -> None:
    # One walk for all of it: building every screen is what takes the time.
    found = [
        (name, fault, what)
        for name, page in each_screen(window, people, settle)
        for fault, look in FAULTS.items()
        for what in look(page)
    ]
    assert found == []


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
    assert page.sheet.tabs[1].text() == "2 Rencana"
    window.resize(1300, 768)
    settle()
    assert {tab.y() for tab in page.sheet.tabs} == {page.sheet.tabs[0].y()}
    assert page.sheet.tabs[1].text() == "Rencana"


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
        begun = dialog.focusWidget()
        assert begun is not None
        assert dialog.form.isAncestorOf(begun)
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
    def open_and_close(*, walk: bool) -> None:
        drafts = Drafts()
        tools = PageTools(clock=office.clock, preferences=preferences, drafts=drafts)
        words = words_for(office.profile, office.user)
        window = MainWindow(words, entries(office, tools), preferences, drafts)
        window.resize(1366, 768)
        window.show()
        for _ in each_screen(window, people, settle) if walk else ():
            pass
        drafts.clear()
        window.close()
        window.deleteLater()
        settle()

    open_and_close(walk=False)
    before = count_widgets()
    open_and_close(walk=True)
    assert count_widgets() <= before
