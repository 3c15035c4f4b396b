# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows about foreigners: a stay, and the period of a report."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, cast

from desa_app.domain.codes import Sex
from desa_app.domain.foreigners import HOME, Foreigner, Permit, proven_period
from desa_app.reference import countries
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.ledger_dialog import LedgerDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import LongTextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa


class ForeignerDialog(LedgerDialog):
    """Note or correct a stay."""

    kind = Foreigner

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Orang asing yang tinggal di desa, untuk dilaporkan ke Kantor Imigrasi.")
        if self.record is None:
            self.say(self.tr("Catat orang asing"), line, self.tr("Catat orang asing"))
        else:
            self.say(self.tr("Ubah catatan orang asing"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("name", self.tr("&Nama"), self.line("name"), required=True, span=2)
        sexes: list[tuple[object, str]] = [(one, one.words) for one in Sex]
        form.add("sex", self.tr("&Jenis kelamin"), ChoiceField(sexes), required=True)
        known: list[tuple[object, str]] = [
            (code, rule.name) for code, rule in countries().items() if code != HOME
        ]
        form.add("nationality", self.tr("&Kebangsaan"), ChoiceField(known), required=True)
        form.add("document_number", self.tr("Nomor &paspor"), self.line("document_number"))
        permits: list[tuple[object, str]] = [(one, one.words) for one in Permit]
        form.add("permit", self.tr("&Izin tinggal"), ChoiceField(permits), required=True)
        form.add("permit_until", self.tr("Izin &berlaku sampai"), DateField())
        host = self.line("host", self.tr("Siapa yang menjamin atau memberi tempat tinggal"))
        form.add("host", self.tr("P&enjamin / tuan rumah"), host, span=2)
        form.add("address", self.tr("&Alamat di desa"), self.line("address"), required=True, span=3)
        form.add("arrived_on", self.tr("&Datang"), DateField(), required=True)
        form.add("left_on", self.tr("Per&gi"), DateField())
        form.add("reported_on", self.tr("Dilapo&rkan"), DateField())
        form.add("note", self.tr("Ke&terangan"), LongTextField(lines=2), span=3)


class ReportForm(Enum):
    """What becomes of a report."""

    PRINT = "print"
    PDF = ".pdf"
    XLSX = ".xlsx"


class ReportDialog(FormDialog):
    """Ask for the period of a report; ``saved`` carries first day, last day and form."""

    def __init__(self, office: Desa, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._today = office.clock.today()
        self.say(
            self.tr("Laporan keberadaan orang asing"),
            self.tr("Memuat setiap orang asing yang ada di desa pada periode itu."),
            self.tr("Buat laporan"),
        )
        self.form.add("first_day", self.tr("&Dari tanggal"), DateField(), required=True)
        self.form.add("last_day", self.tr("&Sampai tanggal"), DateField(), required=True)
        forms: list[tuple[object, str]] = [
            (ReportForm.PRINT, self.tr("Cetak")),
            (ReportForm.PDF, self.tr("Simpan sebagai PDF")),
            (ReportForm.XLSX, self.tr("Simpan sebagai Excel")),
        ]
        self.form.add("form", self.tr("&Bentuk"), ChoiceField(forms), required=True, span=2)
        first = self._today.replace(day=1)
        self.form.set_values(
            {"first_day": first, "last_day": self._today, "form": ReportForm.PRINT}
        )
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Prove the period."""
        first = cast("date | None", values["first_day"])
        last = cast("date | None", values["last_day"])
        period = proven_period(first, last, self._today)
        return period.first, period.last, values["form"]
