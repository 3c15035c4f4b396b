# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the first package: both offices hand over their cards and compare the sidik on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.looking import Looking
from ui.pages.common.card_panel import OwnCardPanel
from ui.pages.common.enrol_dialog import EnrolDialog
from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.card import Card
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desa_app.domain.package import Card as OfficeCard
    from ui.pages.common.papers import PaperDesk
    from ui.pages.common.sender import Sender
    from ui.pages.page import Page


class SuperiorPanel(QWidget):
    """Three steps, told in the order in which they happen. ``enrolled`` when it is done."""

    enrolled = Signal()

    def __init__(self, sender: Sender, page: Page, papers: PaperDesk) -> None:
        super().__init__(page)
        self._sender = sender
        self._looking = Looking(self, self._show)
        unit, above = step(), sender.above
        self.own = OwnCardPanel(
            self.tr("1. Serahkan kartu {below}").format(below=sender.below),
            self.tr(
                "Simpan berkas kartu ke flashdisk dan cetak lembar sidiknya. Serahkan keduanya"
                " kepada petugas {above}; ia mencocokkan sidik di berkas dengan yang di kertas."
            ).format(above=above),
            sender.superior,
            page,
            papers,
        )
        theirs = Card(self.tr("2. Buka kartu {above}, 3. ketik sidiknya").format(above=above))
        theirs.body.addWidget(
            Text(
                self.tr(
                    "Mintalah berkas kartu dan lembar kertas dari petugas {above}. Buka"
                    " berkasnya di sini, lalu ketik 30 angka dari kertas. Bila cocok, berkas"
                    " bulanan hanya dapat dibuka oleh {above} itu."
                ).format(above=above),
                wrap=True,
            )
        )
        theirs.body.addWidget(
            Checklist(
                (
                    CheckItem(
                        self.tr("Sidik dibaca dari kertas yang diserahkan langsung"), State.NOTE
                    ),
                    CheckItem(self.tr("Jangan memakai sidik dari pesan atau telepon"), State.NOTE),
                    CheckItem(
                        self.tr("Cukup sekali, sampai {above} berganti kunci").format(above=above),
                        State.NOTE,
                    ),
                )
            )
        )
        self.begin_button = primary(
            self.tr("Daftarkan {above}…").format(above=above), shortcut="Ctrl+N", icon="key"
        )
        theirs.body.addSpacing(unit * 2)
        row = QHBoxLayout()
        row.addWidget(self.begin_button)
        row.addStretch(1)
        theirs.body.addLayout(row)
        theirs.body.addStretch(1)
        self.own.body.addStretch(1)
        both = FoldingRow()
        both.add(self.own, 1, least=80)
        both.add(theirs, 1, least=80)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)
        self.setFocusProxy(self.begin_button)
        self.begin_button.clicked.connect(self.ask)

    def refresh(self) -> None:
        """Show this office's own card."""
        self._looking.ask(self._sender.superior.own_card)

    def _show(self, card: OfficeCard) -> None:
        self.own.show_card(card, self._sender.office.profile.paper)

    def ask(self) -> None:
        """Open the kecamatan's card and compare."""
        trusted = self._sender.superior.trusted()
        known = frozenset({trusted.code}) if trusted is not None else frozenset()
        title = self.tr("Daftarkan {above}").format(above=self._sender.above)
        dialog = EnrolDialog(self._sender.superior, title, known, self.window())
        dialog.enrolled.connect(self._on_enrolled)
        dialog.open()

    def _on_enrolled(self, _card: OfficeCard) -> None:
        self.enrolled.emit()
