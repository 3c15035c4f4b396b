# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the first package: both offices hand over their cards and compare the sidik on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.common.card_panel import OwnCardPanel
from ui.pages.common.enrol_dialog import EnrolDialog
from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.card import Card
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.package import Card as OfficeCard
    from ui.pages.common.papers import PaperDesk
    from ui.pages.page import Page


class EnrolPanel(QWidget):
    """Three steps, told in the order in which they happen. ``enrolled`` when it is done."""

    enrolled = Signal()

    def __init__(self, office: Desa, page: Page, papers: PaperDesk) -> None:
        super().__init__(page)
        self._office = office
        unit = step()
        self.own = OwnCardPanel(
            self.tr("1. Serahkan kartu desa"),
            self.tr(
                "Simpan berkas kartu ke flashdisk dan cetak lembar sidiknya. Serahkan keduanya"
                " kepada petugas kecamatan; ia mencocokkan sidik di berkas dengan yang di kertas."
            ),
            office.enrolment,
            page,
            papers,
        )
        theirs = Card(self.tr("2. Buka kartu kecamatan, 3. ketik sidiknya"))
        theirs.body.addWidget(
            Text(
                self.tr(
                    "Mintalah berkas kartu dan lembar kertas dari petugas kecamatan. Buka"
                    " berkasnya di sini, lalu ketik 30 angka dari kertas. Bila cocok, berkas"
                    " bulanan hanya dapat dibuka oleh kecamatan itu."
                ),
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
                    CheckItem(self.tr("Cukup sekali, sampai kecamatan berganti kunci"), State.NOTE),
                )
            )
        )
        self.begin_button = primary(self.tr("Daftarkan kecamatan…"), shortcut="Ctrl+N", icon="key")
        theirs.body.addSpacing(unit * 2)
        row = QHBoxLayout()
        row.addWidget(self.begin_button)
        row.addStretch(1)
        theirs.body.addLayout(row)
        theirs.body.addStretch(1)
        self.own.body.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(unit * 4)
        both.addWidget(self.own, 1)
        both.addWidget(theirs, 1)
        self.setFocusProxy(self.begin_button)
        self.begin_button.clicked.connect(self.ask)

    def refresh(self) -> None:
        """Show this village's own card."""
        self.own.show_card(self._office.enrolment.own_card(), self._office.profile.paper)

    def ask(self) -> None:
        """Open the kecamatan's card and compare."""
        district = self._office.enrolment.district()
        known = frozenset({district.code}) if district is not None else frozenset()
        title = self.tr("Daftarkan kecamatan")
        dialog = EnrolDialog(self._office.enrolment, title, known, self.window())
        dialog.enrolled.connect(self._on_enrolled)
        dialog.open()

    def _on_enrolled(self, _card: OfficeCard) -> None:
        self.enrolled.emit()
