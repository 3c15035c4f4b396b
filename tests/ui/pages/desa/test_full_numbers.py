# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and list of the village is walked: a NIK or KK is masked until somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desa import number_world
from tests.ui.pages.desa.test_all_pages import each_screen
from tests.ui.pages.desa.village import People
from tests.ui.walk import full_numbers_on
from ui.pages.desa import places
from ui.pages.desa.people_page import PeoplePage

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.main_window import MainWindow

Settle = Callable[[], None]


def test_no_screen_of_the_village_shows_a_number_that_nobody_asked_for(
    office: Desa,
    people: People,
    open_window: Callable[[Desa], MainWindow],
    settle: Settle,
    tmp_path: Path,
) -> None:
    world = number_world.world(office, tmp_path)
    window = open_window(office)
    shown = People(ready=world.person, minor=people.minor, husband=people.husband)
    found: dict[str, list[str]] = {}
    for name, page in each_screen(window, shown, settle):
        if numbers := full_numbers_on(page):
            found.setdefault(name, []).extend(numbers)
    assert found == {}
    # Asked for by its key, the list shows them, and masks them again on the same key.
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.list.toggle_mask()
    assert full_numbers_on(page.list)
    page.list.toggle_mask()
    assert not full_numbers_on(page.list)
