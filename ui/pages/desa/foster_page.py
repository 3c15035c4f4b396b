# SPDX-License-Identifier: GPL-3.0-or-later
"""Desa Binaan: the book of the Kantor Imigrasi's programme, and foreigners in the village."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.page import Paper
from ui.pages.common.papers import PaperDesk
from ui.pages.desa.foreigners_tab import ForeignersTab
from ui.pages.desa.foster_tabs import foster_tabs
from ui.pages.desa.ledger_tab import TabsPage
from ui.pages.page import PageAction
from ui.widgets.file_dialogs import save_file

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.preferences import Preferences


class FosterPage(TabsPage):
    """Seven running lists; a year of them is one book on paper."""

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        super().__init__(QCoreApplication.translate("DesaBinaan", "Daftar buku Desa Binaan"))
        self._office = office
        self._papers = PaperDesk(self, preferences)
        self.foreigners = ForeignersTab(self, office, preferences, self._papers)
        self.add_tab(self.foreigners)
        for tab in foster_tabs(self, office, preferences):
            self.add_tab(tab)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Desa Binaan")

    @property
    def subtitle(self) -> str:
        """What the page is for."""
        return self.tr("Buku program Kantor Imigrasi")

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "village"

    @property
    def year(self) -> int:
        """The year whose book is printed: that of the list in front."""
        tab = self.front
        return tab.year.value() if not tab.year.isHidden() else self._office.clock.today().year

    def header_actions(self) -> tuple[PageAction, ...]:
        """The list of foreigners has a report of its own; every other list leads to the book."""
        if self.front is self.foreigners:
            return super().header_actions()
        return (
            PageAction(text=self.tr("Simpan Excel…"), run=self.save_workbook, icon="save"),
            PageAction(text=self.tr("Simpan PDF…"), run=self.save_document, icon="save"),
            PageAction(
                text=self.tr("Cetak buku"), run=self.print_book, shortcut="Ctrl+P", icon="print"
            ),
            *super().header_actions(),
        )

    def print_book(self) -> None:
        """Print the year's book; its paper is always F4."""
        make = partial(self._office.foster.document, self.year)
        self._papers.print(make, Paper.F4, self._name())

    def save_document(self) -> None:
        """Save the year's book as PDF."""
        self._save(".pdf", self.tr("Dokumen PDF (*.pdf)"))

    def save_workbook(self) -> None:
        """Save the year's book as a spreadsheet."""
        self._save(".xlsx", self.tr("Lembar Excel (*.xlsx)"))

    def _save(self, ending: str, kinds: str) -> None:
        year, foster = self.year, self._office.foster
        suggested = f"DESA-BINAAN-{self._office.profile.code}-{year}{ending}"
        path = save_file(self, self.tr("Simpan buku"), suggested, kinds)
        if path is not None:
            make = foster.workbook if ending == ".xlsx" else foster.document
            self._papers.save(partial(make, year), path, self._name(), private=True)

    def _name(self) -> str:
        return self.tr("Buku Desa Binaan {year}").format(year=self.year)
