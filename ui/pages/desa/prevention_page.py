# SPDX-License-Identifier: GPL-3.0-or-later
"""Pencegahan: sosialisasi, job information, referral contacts, and posters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.common.papers import PaperDesk
from ui.pages.desa.contacts_tab import ContactsTab
from ui.pages.desa.jobs_tab import JobsTab
from ui.pages.desa.ledger_tab import TabsPage
from ui.pages.desa.outreach_tab import OutreachTab
from ui.pages.desa.poster_window import OFFICE, PosterWindow
from ui.pages.page import PageAction
from ui.widgets.file_dialogs import save_file

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
        """The posters for the wall, from every list but that of jobs, which has its own."""
        if self.front is self.jobs:
            return super().header_actions()
        posters = PageAction(
            text=self.tr("Poster dinding…"), run=self.ask_poster, shortcut="Ctrl+P", icon="print"
        )
        return (posters, *super().header_actions())

    def ask_poster(self) -> None:
        """Ask which poster, and whether on paper or as a file."""
        window = PosterWindow(self)
        window.printed.connect(self.print_poster)
        window.kept.connect(self.save_poster)
        window.open()

    def print_poster(self, name: str) -> None:
        """Print one of the two."""
        make, title = self._poster(name)
        self._papers.print(make, self._office.profile.paper, title)

    def save_poster(self, name: str) -> None:
        """Save one of the two as PDF."""
        make, title = self._poster(name)
        path = save_file(self, title, f"poster-{name}.pdf", self.tr("Dokumen PDF (*.pdf)"))
        if path is not None:
            self._papers.save(make, path, title)

    def _poster(self, name: str) -> tuple[Callable[[], bytes], str]:
        posters = self._office.posters
        if name == OFFICE:
            return posters.office_document, self.tr("Poster sebelum tanda tangan")
        return posters.check_document, self.tr("Poster cek dulu sebelum berangkat")
