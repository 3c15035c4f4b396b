# SPDX-License-Identifier: GPL-3.0-or-later
"""The few settings of a kind of letter: name, code, validity, copies, margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app.domain.wording_parts import settings_of
from ui.forms.form import Form
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.domain.wording_outline import Where

_NAMES: dict[str, Where] = {
    "nama": ("nama",),
    "klasifikasi": ("klasifikasi",),
    "berlaku_hari": ("berlaku_hari",),
    "rangkap": ("rangkap",),
    "tepi_atas": ("tepi", "atas"),
    "tepi_bawah": ("tepi", "bawah"),
    "tepi_kiri": ("tepi", "kiri"),
    "tepi_kanan": ("tepi", "kanan"),
}
_USUAL = {"rangkap": "2"}


class WordingSettingsForm(QWidget):
    """``edited`` carries where a setting stands and what was typed."""

    edited = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.form = Form(columns=2)
        form = self.form
        form.add("nama", self.tr("Nama jenis surat"), TextField(), required=True, span=2)
        form.add(
            "klasifikasi",
            self.tr("Kode klasifikasi"),
            TextField(),
            required=True,
            help=self.tr("Di depan nomor surat, misalnya 470 atau 400.12.2.1"),
        )
        form.add(
            "berlaku_hari",
            self.tr("Masa berlaku (hari)"),
            TextField(),
            help=self.tr("0 bila tidak ada batasnya"),
        )
        form.add("rangkap", self.tr("Dicetak rangkap"), TextField())
        form.add_section(self.tr("Tepi kertas (mm)"), self.tr("Antara 5 dan 60 mm."))
        form.add("tepi_atas", self.tr("Atas"), TextField())
        form.add("tepi_bawah", self.tr("Bawah"), TextField())
        form.add("tepi_kiri", self.tr("Kiri"), TextField())
        form.add("tepi_kanan", self.tr("Kanan"), TextField())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._shown: dict[str, object] = {}
        form.changed.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show the settings of a wording; raises ``NotReadable``."""
        found = settings_of(text)
        values = {name: found[where] or _USUAL.get(name, "") for name, where in _NAMES.items()}
        if values != self.form.values():
            self.form.set_values(values)
        self._shown = dict(self.form.values())

    def go_to(self, where: Where) -> bool:
        """Put the cursor into the field of a setting; tell whether there is one."""
        name = next((name for name, own in _NAMES.items() if own == where), "")
        if name:
            self.form.field(name).setFocus()
        return bool(name)

    def _tell(self) -> None:
        now = self.form.values()
        changed = [name for name in _NAMES if now[name] != self._shown.get(name)]
        self._shown = dict(now)
        for name in changed:
            self.edited.emit(_NAMES[name], str(now[name]))
