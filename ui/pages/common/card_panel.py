# SPDX-License-Identifier: GPL-3.0-or-later
"""This office's own card: the sidik to read aloud, the file to hand out, the sheet to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from desa_app.domain.office import OfficeKind
from ui.notices import show_error
from ui.progress import run_with_progress
from ui.theme import tabular
from ui.widgets import file_dialogs
from ui.widgets.buttons import secondary
from ui.widgets.card import Card as CardFrame
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.domain.package import Card
    from desa_app.domain.page import Paper
    from ui.pages.common.papers import PaperDesk
    from ui.pages.page import Page
    from ui.tasks import Progress


class CardMaker(Protocol):
    """What the panel asks of an office: ``Villages`` or ``Enrolment``."""

    def own_card(self) -> Card: ...
    def write_card(self, path: Path) -> Card: ...
    def card_sheet_pdf(self) -> bytes: ...


class OwnCardPanel(CardFrame):
    """Shows the sidik of this office in two lines, with two buttons under it."""

    def __init__(
        self, heading: str, explanation: str, maker: CardMaker, page: Page, papers: PaperDesk
    ) -> None:
        super().__init__(heading)
        self._maker = maker
        self._page = page
        self._papers = papers
        self._paper: Paper | None = None
        self._code = ""
        self._name = Text("", Type.STRONG, wrap=True)
        self._fingerprint = Text("", Type.CODE)
        self._fingerprint.setFont(tabular(self._fingerprint.font()))
        self._fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._save = secondary(self.tr("Simpan berkas kartu…"), icon="save")
        self._print = secondary(self.tr("Cetak formulir kartu…"), icon="print")
        self.body.addWidget(self._name)
        self.body.addWidget(Text(self.tr("Sidik kartu"), Type.SMALL))
        self.body.addWidget(self._fingerprint)
        self.body.addWidget(Text(explanation, Type.MUTED, wrap=True))
        self.body.addWidget(self._save)
        self.body.addWidget(self._print)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_sheet)

    def show_card(self, card: Card, paper: Paper) -> None:
        """Show the card; ``paper`` is what the sheet is printed on."""
        self._code, self._paper = card.code, paper
        groups = card.fingerprint.split()
        word = card.kind.value.capitalize()
        # A kabupaten or kota carries the word in its name.
        regency = card.kind is OfficeKind.KABUPATEN
        named = card.name if regency else f"{word} {card.name}"
        self._name.setText(f"{named} · {card.code}")
        self._fingerprint.setText(" ".join(groups[:3]) + "\n" + " ".join(groups[3:]))
        self._fingerprint.setAccessibleName(
            self.tr("Sidik kartu: {groups}").format(groups=", ".join(groups))
        )

    def save(self) -> None:
        """Ask where, then write the card file there."""
        path = file_dialogs.save_file(
            self,
            self.tr("Simpan kartu kantor"),
            f"KARTU-{self._code}.txt",
            self.tr("Kartu kantor (*.txt)"),
        )
        if path is None:
            return

        def write(progress: Progress) -> Path:
            self._maker.write_card(path)
            return path

        run_with_progress(
            self, self.tr("Menyimpan kartu"), write, self._saved, self._failed, writes=True
        )

    def print_sheet(self) -> None:
        """Print the sheet with the sidik."""
        if self._paper is not None:
            self._papers.print(self._maker.card_sheet_pdf, self._paper, self.tr("Formulir kartu"))

    def _saved(self, path: Path) -> None:
        self._page.notices.success(
            self.tr(
                "Kartu tersimpan: {path}. Serahkan bersama lembar kertasnya, langsung ke tangan"
                " petugas."
            ).format(path=path)
        )

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
