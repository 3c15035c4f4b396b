# SPDX-License-Identifier: GPL-3.0-or-later
"""Pencegahan: sosialisasi, job information, referral contacts, and posters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.common.papers import PaperDesk
from ui.pages.desa.contacts_tab import ContactsTab
from ui.pages.desa.jobs_tab import JobsTab
from ui.pages.desa.ledger_tab import TabsPage
from ui.pages.desa.outreach_tab import OutreachTab
from ui.pages.page import PageAction

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.preferences import Preferences


class PreventionPage(TabsPage):
    """Three running lists and the general poster."""

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        super().__init__(QCoreApplication.translate("Pencegahan", "Daftar pencegahan"))
        self._office = office
        self._papers = PaperDesk(self, preferences)
        self.outreach = OutreachTab(self, office, preferences)
        self.jobs = JobsTab(self, office, preferences, self._papers)
        self.contacts = ContactsTab(self, office, preferences)
        for tab in (self.outreach, self.jobs, self.contacts):
            self.add_tab(tab)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Pencegahan")

    @property
    def subtitle(self) -> str:
        """What the page is for."""
        return self.tr("Penyuluhan, informasi kerja yang sudah dicek, tempat merujuk")

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "prevention"

    def header_actions(self) -> tuple[PageAction, ...]:
        """The general poster can be printed from every list but that of jobs, which has its own."""
        if self.front is self.jobs:
            return super().header_actions()
        poster = PageAction(
            text=self.tr("Cetak poster umum"),
            run=self.print_check_poster,
            shortcut="Ctrl+P",
            icon="print",
        )
        wall = PageAction(
            text=self.tr("Cetak poster kantor"), run=self.print_office_poster, icon="print"
        )
        return (wall, poster, *super().header_actions())

    def print_check_poster(self) -> None:
        """Print "cek dulu sebelum berangkat"."""
        name = self.tr("Poster cek dulu sebelum berangkat")
        self._papers.print(self._office.posters.check_document, self._office.profile.paper, name)

    def print_office_poster(self) -> None:
        """Print what is checked before signing, for the wall behind the desk."""
        name = self.tr("Poster sebelum tanda tangan")
        self._papers.print(self._office.posters.office_document, self._office.profile.paper, name)
