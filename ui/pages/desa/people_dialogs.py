# SPDX-License-Identifier: GPL-3.0-or-later
"""Two small windows about the list of people: into the bin with a reason, and out as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.people_upkeep import REASON_LIMIT, checked_reason
from desa_app.wording import grouped
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.text_fields import CheckField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.person import Person


class BinDialog(FormDialog):
    """Put somebody into the bin; ``saved`` carries the person."""

    def __init__(self, office: Desa, person: Person, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office = office
        self._person = person
        self.say(
            self.tr("Buang {name} ke tempat sampah?").format(name=person.facts.name),
            self.tr(
                "Untuk orang yang salah dicatat. Ia tidak tampil, tidak dihitung dan tidak "
                "terkirim lagi; dari tempat sampah ia dapat dipulihkan."
            ),
            self.tr("Buang ke tempat sampah"),
        )
        hint = self.tr("Tercatat dua kali, bukan warga desa ini …")
        self.form.add("reason", self.tr("&Alasan"), TextField(hint, REASON_LIMIT), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Carry it out."""
        self._office.bin.put(self._person, str(values["reason"]))
        return self._person


class ExportDialog(FormDialog):
    """How the list leaves as a file; ``saved`` carries (in full, reason)."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.say(
            self.tr("Simpan daftar ke Excel"),
            self.tr(
                "{count} orang seperti yang tampil sekarang. NIK, nomor KK dan telepon disamarkan, "
                "kecuali Anda memintanya."
            ).format(count=grouped(count)),
            self.tr("Pilih tempat menyimpan…"),
        )
        full = CheckField(self.tr("&Nomor lengkap, tidak disamarkan"))
        self.form.add("in_full", "", full)
        hint = self.tr("Diminta Disnaker, pencocokan data …")
        reason = TextField(hint, REASON_LIMIT)
        self.form.add("reason", self.tr("&Alasan, bila nomor lengkap"), reason)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Refuse full numbers without a reason."""
        in_full = bool(values["in_full"])
        return in_full, checked_reason(str(values["reason"])) if in_full else ""
