# SPDX-License-Identifier: GPL-3.0-or-later
"""One person's whole screen: opened and left by keys, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.desa.helpers import key, press
from ui.pages.desa import places
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.person_sections import SECTIONS

if TYPE_CHECKING:
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE

NO_KEY = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


@pytest.fixture
def screen(page: PeoplePage, people: People) -> PersonScreen:
    page.show_person(people.ready.id)
    press(page.panel, "Buka")
    assert isinstance(page.sheet, PersonScreen)
    return page.sheet


def test_the_screen_says_who_it_is_and_where_they_stand(
    page: PeoplePage, screen: PersonScreen
) -> None:
    assert page.title == "JUHAENI BINTI SAEPUDIN"
    assert screen.head.status_chip.text() == "calon"


def test_every_section_has_a_tab_of_its_own_and_a_key(screen: PersonScreen) -> None:
    titles = [section.title for section in screen.sections]
    assert len(set(titles)) == len(SECTIONS)
    assert [tab.accessibleName() for tab in screen.tabs] == titles
    for number in range(min(9, len(titles))):
        key(screen, Qt.Key(int(Qt.Key.Key_1) + number), ALT)
        assert screen.section == number


def test_all_tabs_stand_in_one_line_on_the_smallest_screen(screen: PersonScreen) -> None:
    assert screen.window().width() == 1366
    assert "Kasus" in [section.title for section in screen.sections]
    assert len({tab.y() for tab in screen.tabs}) == 1


def test_ctrl_tab_goes_round_through_the_sections(screen: PersonScreen) -> None:
    for step in range(1, len(SECTIONS) + 1):
        key(screen, Qt.Key.Key_Tab)
        assert screen.section == step % len(SECTIONS)


def test_a_job_over_the_screen_comes_back_to_its_section(
    page: PeoplePage, screen: PersonScreen
) -> None:
    screen.show_section(len(SECTIONS) - 1)
    press(screen, "Ubah data")
    assert page.title == "Ubah data warga"
    assert page.sheet is not None
    key(page.sheet, Qt.Key.Key_Escape, NO_KEY)
    assert isinstance(page.sheet, PersonScreen)
    assert page.sheet.section == len(SECTIONS) - 1
    key(page.sheet, Qt.Key.Key_Escape, NO_KEY)
    assert page.title == "Warga & PMI"
