# SPDX-License-Identifier: GPL-3.0-or-later
"""Rekap: a month, quarter or year of the village in L, P and Jml; saved and printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desa_app.domain.recap import month_of
from ui.looking import Looking
from ui.notices import show_error
from ui.pages.common.papers import PaperDesk
from ui.pages.common.recap_view import RecapView, tell
from ui.pages.page import Page, PageAction
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.desa import Desa
    from desa_app.domain.recap_paper import RecapPaper
    from ui.preferences import Preferences
    from ui.tasks import Progress


class RecapPage(Page):
    """The recap as it is shown to either office, counted from the village's own register."""

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._looking = Looking(self, self._show, self._failed)
        self._papers = PaperDesk(self, preferences)
        now = month_of(office.clock.today())
        self.view = RecapView("rekap-desa", now, now, preferences, own=True)
        self.body.addWidget(self.view, 1)
        self.view.asked.connect(self.refresh)
        self.view.given_up.connect(self._looking.drop)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Rekap")

    @property
    def subtitle(self) -> str:
        """Whose and when."""
        profile = self._office.profile
        return f"{profile.kind_word} {profile.name} · {self.view.asked_period().words}"

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "recap"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Save and print."""
        return (
            PageAction(text=self.tr("Simpan Excel…"), run=self.save_workbook, icon="save"),
            PageAction(text=self.tr("Simpan PDF…"), run=self.save_document, icon="save"),
            PageAction(
                text=self.tr("Cetak"),
                run=self.print_document,
                shortcut="Ctrl+P",
                icon="print",
                primary=True,
            ),
        )

    def refresh(self) -> None:
        """Count the period from the register."""
        self.heading_changed.emit()
        period, k = self.view.asked_period(), self.view.asked_k()

        read = partial(_read, self._office, period.text, k)
        self._looking.follow(read, self.view.waiting.follow)

    def _show(self, paper: RecapPaper) -> None:
        self.view.waiting.end()
        self.view.show_paper(paper)

    def take_focus(self) -> None:
        """Start with the period."""
        self.view.period.setFocus()

    def save_workbook(self) -> None:
        """Save the recap as a spreadsheet."""
        self._save(".xlsx", self.tr("Lembar Excel (*.xlsx)"), self._office.recaps.workbook)

    def save_document(self) -> None:
        """Save the recap as PDF."""
        self._save(".pdf", self.tr("Dokumen PDF (*.pdf)"), self._office.recaps.document)

    def print_document(self) -> None:
        """Print the recap."""
        make = partial(
            self._office.recaps.document,
            self.view.asked_period().text,
            public=self.view.asked_k(),
        )
        self._papers.print(make, self._office.profile.paper, self.view.paper_name())

    def _save(self, ending: str, kinds: str, make: Callable[..., bytes]) -> None:
        suggested = self.view.file_name(self._office.profile.code, ending)
        path = file_dialogs.save_file(self, self.tr("Simpan rekap"), suggested, kinds)
        if path is None:
            return
        period, k = self.view.asked_period().text, self.view.asked_k()
        self._papers.save(partial(make, period, public=k), path, self.view.paper_name())

    def _failed(self, error: Exception) -> None:
        self.view.waiting.end()
        show_error(self, error)


def _read(office: Desa, period: str, k: int, progress: Progress) -> RecapPaper:
    return office.recaps.paper(period, public=k, watch=partial(tell, progress))
