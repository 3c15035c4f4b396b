# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's own key in the settings: its sidik, its paper, and a new one when it is time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desa_app.wording import short_date
from ui.looking import Looking
from ui.pages.common.card_panel import OwnCardPanel
from ui.pages.common.proof_window import ProofWindow
from ui.widgets.buttons import Kind, secondary
from ui.widgets.labels import Text, Type, restyle
from ui.widgets.text_fields import PasswordField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.key_list import OwnKeys
    from desa_app.domain.package import Card as CardFacts
    from ui.pages.common.papers import PaperDesk
    from ui.pages.page import Page


class OwnKeyCard(OwnCardPanel):
    """``renewed`` when the village has a new key."""

    renewed = Signal()

    def __init__(self, office: Desa, page: Page, papers: PaperDesk) -> None:
        super().__init__(
            self.tr("Kunci kantor"),
            self.tr("Serahkan berkas dan formulirnya kepada kecamatan bila kuncinya baru."),
            office.enrolment,
            page,
            papers,
        )
        self._office = office
        self._looking = Looking(self, self._show)
        self._days = Text("", Type.MUTED, wrap=True)
        self.renew_button = secondary(self.tr("Perbarui kunci kantor…"), icon="key")
        self.body.addWidget(self._days)
        self.body.addWidget(self.renew_button)
        self.renew_button.clicked.connect(self.renew)

    def refresh(self) -> None:
        """Show the card and the days of the keys."""
        self._looking.ask(partial(_read, self._office))

    def _show(self, found: tuple[CardFacts, OwnKeys]) -> None:
        card, keys = found
        self.show_card(card, self._office.profile.paper)
        words = self.tr("Dipakai sejak {day}.").format(day=short_date(keys.since))
        if keys.former:
            days = ", ".join(
                f"{short_date(key.since)} sampai {short_date(key.until)}" for key in keys.former
            )
            words += " " + self.tr("Kunci lama, untuk surat lama: {days}.").format(days=days)
        self._days.setText(words)

    def renew(self) -> ProofWindow:
        """Explain, ask for the password again, and make a new key."""
        window = ProofWindow(
            self.tr("Perbarui kunci kantor?"),
            self.tr(
                "Perbarui bila kunci ini mungkin diketahui orang lain, bila petugas penting"
                " berganti, atau bila kecamatan memintanya. Surat lama tetap asli, nomor surat"
                " dan kiriman berlanjut. Kiriman berikutnya baru diterima sesudah kecamatan"
                " mendaftarkan kartu yang baru. Pembaruan tidak dapat diurungkan; kunci dapat"
                " diperbarui sekali lagi."
            ),
            self.tr("Perbarui kunci"),
            self.tr("&Sandi {user}").format(user=self._office.user),
            PasswordField(),
            partial(_renew, self._office),
            self.window(),
        )
        restyle(window.save_button, "kind", Kind.DANGER.value)
        window.saved.connect(self._on_renewed)
        window.open()
        return window

    def _on_renewed(self, _card: object) -> None:
        self.refresh()
        self._page.notices.warn(
            self.tr(
                "Kunci diperbarui. Simpan berkas kartu yang baru, cetak formulirnya, lalu bawa"
                " keduanya ke kecamatan sebelum mengirim lagi."
            )
        )
        self.renewed.emit()
        self.save()


def _renew(office: Desa, password: str) -> object:
    return office.key_renewal.renew(password)


def _read(office: Desa) -> tuple[CardFacts, OwnKeys]:
    return office.enrolment.own_card(), office.key_renewal.keys()
