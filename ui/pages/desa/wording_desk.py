# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through the wordings on a page: list, one wording, its history, back to the shipped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desa_app.domain.office_wording import Origin
from ui.notices import Notice
from ui.pages.desa.wording_editor import WordingEditor
from ui.pages.desa.wording_history import HistoryDialog
from ui.pages.desa.wordings_sheet import WordingsSheet
from ui.questions import Question

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.office_wording import WordingRow
    from ui.drafts import Drafts
    from ui.pages.desa.sheet import SheetPage
    from ui.preferences import Preferences


class WordingDesk:
    """Shows the wordings as sheets of a page."""

    def __init__(
        self, page: SheetPage, office: Desa, preferences: Preferences, drafts: Drafts
    ) -> None:
        self._page = page
        self._office = office
        self._preferences = preferences
        self._drafts = drafts

    def open_list(self) -> None:
        """Show the list of wordings."""
        sheet = WordingsSheet(self._office, self._page.notices, self._preferences)
        sheet.opened.connect(self.open_one)
        self._page.open_sheet(sheet)

    def open_one(self, kind: str) -> None:
        """Show one wording; closing it leads back to the list."""
        row = self._office.wordings.row(kind)
        editor = WordingEditor(self._office, row, self._page.notices, self._drafts)
        editor.saved.connect(self._on_wording_saved)
        editor.history_asked.connect(self._show_history)
        editor.reset_asked.connect(self._ask_reset)
        self._page.open_sheet(editor)
        editor.closed.connect(self.open_list)
        if row.newer_shipped:
            self._page.notices.show_notice(
                Notice.INFO,
                self._page.tr(
                    "Naskah bawaan lebih baru daripada saat naskah kantor ini dibuat. Naskah kantor"
                    " tetap dipakai."
                ),
                self._page.tr("Tetap pakai naskah kantor"),
                partial(self._keep_own, kind),
            )

    def _keep_own(self, kind: str) -> None:
        self._office.wordings.keep_own(kind)
        self._page.notices.clear()

    def _on_wording_saved(self, row: WordingRow) -> None:
        self._page.changed.emit()
        self.open_one(row.kind)
        self._page.notices.success(
            self._page.tr("Naskah tersimpan sebagai versi {version}.").format(version=row.version)
        )

    def _show_history(self, kind: str) -> None:
        dialog = HistoryDialog(self._office, kind, self._page)
        dialog.restored.connect(self._on_restored)
        dialog.open()

    def _on_restored(self, row: WordingRow) -> None:
        self._drafts.forget(f"wording:{row.kind}")
        self._on_wording_saved(row)

    def _ask_reset(self, kind: str) -> None:
        own = self._office.wordings.row(kind).origin is Origin.OWN
        if not Question.ask(
            self._page,
            self._page.tr("Berhenti memakai jenis surat ini?")
            if own
            else self._page.tr("Kembalikan ke naskah bawaan?"),
            self._page.tr("Versi yang sudah ditulis tetap ada di riwayat dan dapat dipakai lagi."),
            self._page.tr("Berhenti dipakai") if own else self._page.tr("Kembalikan"),
            dangerous=True,
        ):
            return
        self._office.wordings.reset(kind)
        self._drafts.forget(f"wording:{kind}")
        self._page.changed.emit()
        self.open_list()
        self._page.notices.success(
            self._page.tr("Jenis surat itu tidak dipakai lagi.")
            if own
            else self._page.tr("Naskah bawaan dipakai lagi.")
        )
