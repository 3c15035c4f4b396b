# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and list of the kecamatan is walked: a NIK is masked until somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.desa.number_world import TYPED
from tests.ui.pages.kecamatan import market as inventions
from tests.ui.pages.kecamatan.test_all_pages import each_page, make_window
from tests.ui.pages.kecamatan.test_links_page import NIK, put
from tests.ui.walk import full_numbers_on
from ui.pages.kecamatan.recap_page import RecapPage
from ui.pages.kecamatan.search_page import SearchPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

Settle = Callable[[], None]


def test_no_screen_of_the_kecamatan_shows_a_number_that_nobody_asked_for(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    for code, _ in inventions.VILLAGES[:2]:
        put(office, code, nik=NIK, sponsor=TYPED, job=TYPED, p3mi=TYPED, sponsor_phone="0812 1")
    window = make_window(office, preferences)
    qtbot.addWidget(window)
    found = {name: full_numbers_on(page) for name, page in each_page(window, settle)}
    recap = window.page("rekap")
    assert isinstance(recap, RecapPage)
    recap.names.open_names()
    settle()
    assert recap.names.lines.rowCount() == 2
    found["daftar nama"] = full_numbers_on(recap)
    search = SearchPage(office, preferences)
    qtbot.addWidget(search)
    search.search("RATNA")
    settle()
    search.open(search.model.rows[0])
    settle()
    found["cari"] = full_numbers_on(search)
    assert {name: words for name, words in found.items() if words} == {}
    search.show_nik()
    settle()
    assert any("3604••••••0001" in words for words in full_numbers_on(search))
    window.close()
