# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the kecamatan in the order of the rail."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.wording import level_word
from ui.pages.kecamatan.check_page import CheckPage
from ui.pages.kecamatan.home_page import HomePage
from ui.pages.kecamatan.links_page import LinksPage
from ui.pages.kecamatan.onward_page import OnwardPage
from ui.pages.kecamatan.recap_page import RecapPage
from ui.pages.kecamatan.search_page import SearchPage
from ui.pages.kecamatan.settings_page import SettingsPage
from ui.pages.kecamatan.take_in_page import TakeInPage
from ui.pages.kecamatan.villages_page import VillagesPage
from ui.pages.page import PageEntry

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan
    from ui.pages.registry import PageTools

translate = QCoreApplication.translate


def entries(office: Kecamatan, tools: PageTools) -> tuple[PageEntry, ...]:
    """Every page of an open kecamatan office; each is built when it is first asked for."""
    preferences = tools.preferences
    search = PageEntry(
        name="cari",
        title=translate("KecamatanPages", "Cari warga"),
        icon="search",
        make=partial(SearchPage, office, preferences),
    )
    return (
        PageEntry(
            name="beranda",
            title=translate("KecamatanPages", "Beranda"),
            icon="home",
            make=partial(HomePage, office, preferences),
        ),
        PageEntry(
            name="terima",
            title=translate("KecamatanPages", "Terima"),
            icon="receive",
            make=partial(TakeInPage, office, preferences),
        ),
        PageEntry(
            name="tautan",
            title=translate("KecamatanPages", "Tautan"),
            icon="link",
            make=partial(LinksPage, office, preferences),
        ),
        # Only for whoever may; a right given now shows at the next login.
        *((search,) if office.search.may() else ()),
        PageEntry(
            name="rekap",
            title=translate("KecamatanPages", "Rekap"),
            icon="recap",
            make=partial(RecapPage, office, preferences),
        ),
        PageEntry(
            name="desa",
            title=translate("KecamatanPages", "Desa terdaftar"),
            icon="village",
            make=partial(VillagesPage, office, preferences),
        ),
        PageEntry(
            name="kirim",
            title=translate("KecamatanPages", "Kirim ke {above}").format(
                above=level_word(office.profile.code.rpartition(".")[0]).capitalize()
            ),
            icon="stick",
            make=partial(OnwardPage, office, preferences),
        ),
        PageEntry(
            name="periksa",
            title=translate("KecamatanPages", "Periksa surat"),
            icon="check",
            make=partial(CheckPage, office),
        ),
        PageEntry(
            name="pengaturan",
            title=translate("KecamatanPages", "Pengaturan"),
            icon="settings",
            make=partial(SettingsPage, office, preferences),
        ),
    )
