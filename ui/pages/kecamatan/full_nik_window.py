# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the list of names is wanted with whole NIK; the reason stands in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.people_upkeep import REASON_LIMIT, checked_reason
from ui.pages.common.small_window import SmallWindow
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FullNikWindow(SmallWindow):
    """``saved`` carries the reason."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Tampilkan NIK lengkap?"),
            parent.tr(
                "Semua NIK dalam daftar nama tampil utuh, juga dalam cetakan bila daftarnya"
                " diikutkan. Alasannya tercatat atas nama Anda."
            ),
            parent.tr("Tampilkan"),
            columns=1,
            parent=parent,
        )
        hint = self.tr("misalnya diminta BP3MI untuk pencocokan")
        self.form.add("reason", self.tr("&Alasan"), TextField(hint, REASON_LIMIT), required=True)

    def save(self, values: dict[str, object]) -> str:
        """Refuse an empty reason."""
        return checked_reason(str(values["reason"]))
