# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a kabupaten in the order of the rail: those of a kecamatan, one level up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.kecamatan.home_page import HomePage
from ui.pages.kecamatan.links_page import LinksPage
from ui.pages.kecamatan.recap_page import RecapPage
from ui.pages.kecamatan.search_page import SearchPage
from ui.pages.kecamatan.settings_page import SettingsPage
from ui.pages.kecamatan.take_in_page import TakeInPage
from ui.pages.kecamatan.villages_page import VillagesPage
from ui.pages.page import PageEntry

if TYPE_CHECKING:
    from desa_app.kabupaten import Kabupaten
    from ui.pages.registry import PageTools

translate = QCoreApplication.translate


def entries(office: Kabupaten, tools: PageTools) -> tuple[PageEntry, ...]:
    """Every page of an open kabupaten office; each is built when it is first asked for.

    The names are those of the kecamatan's pages, which lead to each other by them.
    """
    preferences = tools.preferences
    search = PageEntry(
        name="cari",
        title=translate("KabupatenPages", "Cari warga"),
        icon="search",
        make=partial(SearchPage, office, preferences),
    )
    return (
        PageEntry(
            name="beranda",
            title=translate("KabupatenPages", "Beranda"),
            icon="home",
            make=partial(HomePage, office, preferences),
        ),
        PageEntry(
            name="terima",
            title=translate("KabupatenPages", "Terima"),
            icon="receive",
            make=partial(TakeInPage, office, preferences),
        ),
        PageEntry(
            name="tautan",
            title=translate("KabupatenPages", "Tautan"),
            icon="link",
            make=partial(LinksPage, office, preferences),
        ),
        *((search,) if office.search.may() else ()),
        PageEntry(
            name="rekap",
            title=translate("KabupatenPages", "Rekap"),
            icon="recap",
            make=partial(RecapPage, office, preferences),
        ),
        PageEntry(
            name="desa",
            title=translate("KabupatenPages", "Kecamatan terdaftar"),
            icon="village",
            make=partial(VillagesPage, office, preferences),
        ),
        PageEntry(
            name="pengaturan",
            title=translate("KabupatenPages", "Pengaturan"),
            icon="settings",
            make=partial(SettingsPage, office, preferences),
        ),
    )
