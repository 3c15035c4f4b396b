# SPDX-License-Identifier: GPL-3.0-or-later
"""Wordings from another office: seen as letters, ticked one by one, and only then taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desa_app.domain.office_wording import OfferState, WordingOffer
from desa_app.errors import DesaBinaanError
from desa_app.wording import long_date
from desa_app.wording_remarks import problem_sentence
from ui.pages.desa.wording_looks import WordingLooks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.office_wording import WordingParcel


class OffersDialog(WordingLooks):
    """``taken`` carries how many were taken in."""

    taken = Signal(int)

    def __init__(self, office: Desa, parcel: WordingParcel, parent: QWidget) -> None:
        super().__init__(office, parent)
        self._parcel = parcel
        heading = self.tr("Naskah dari {office}").format(office=parcel.office)
        self.say(
            heading,
            self.tr(
                "Dibuat {day}. Nama kantor ini tertulis di berkasnya dan tidak dijamin; lihat"
                " isinya sebelum menerima. Naskah Anda sekarang tetap tersimpan di riwayat."
            ).format(day=long_date(parcel.made_on)),
            self.tr("Terima yang dicentang"),
        )
        for offer in parcel.offers:
            can = offer.state in {OfferState.NEW, OfferState.DIFFERENT}
            self.add_item(_words(offer), tick=False if can else None)
        self.list.itemChanged.connect(self._on_ticked)
        self._on_ticked()
        self.list.setCurrentRow(0)

    def wording(self, row: int) -> tuple[str, str]:
        """Kind and text of an offer."""
        offer = self._parcel.offers[row]
        return offer.kind, offer.text

    @property
    def ticked(self) -> tuple[str, ...]:
        """The kinds that are ticked."""
        return tuple(
            offer.kind
            for row, offer in enumerate(self._parcel.offers)
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        )

    def choose(self) -> None:
        """Take in what is ticked."""
        try:
            rows = self._office.wording_parcels.take_in(self._parcel, self.ticked)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self.taken.emit(len(rows))
        self.accept()

    def _on_ticked(self) -> None:
        self.verb.setEnabled(bool(self.ticked))


def _words(offer: WordingOffer) -> str:
    told = {
        OfferState.NEW: "jenis baru bagi kantor ini",
        OfferState.SAME: "sama dengan naskah Anda",
        OfferState.DIFFERENT: "berbeda, akan menggantikan naskah Anda",
        OfferState.BROKEN: "tidak dapat dipakai",
    }[offer.state]
    if offer.problems:
        told = f"{told}. {problem_sentence(offer.problems[0])}"
    return f"{offer.name}\n{told}"
