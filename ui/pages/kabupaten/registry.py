# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a kabupaten in the order of the rail: those of a kecamatan, one level up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.kecamatan.settings_page import SettingsPage
from ui.pages.page import PageEntry

if TYPE_CHECKING:
    from desa_app.kabupaten import Kabupaten
    from ui.pages.registry import PageTools

translate = QCoreApplication.translate


def entries(office: Kabupaten, tools: PageTools) -> tuple[PageEntry, ...]:
    """Every page of an open kabupaten office; each is built when it is first asked for."""
    preferences = tools.preferences
    return (
        PageEntry(
            name="pengaturan",
            title=translate("KabupatenPages", "Pengaturan"),
            icon="settings",
            make=partial(SettingsPage, office, preferences),
        ),
    )
