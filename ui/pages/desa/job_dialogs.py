# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows of job information: what was received, what an agency answered, where it was spread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from desa_app.domain.job_info import JobInfo, JobSpread, Verdict
from desa_app.domain.ledger import RecordState
from desa_app.reference import countries
from desa_app.wording import long_date
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.ledger_dialog import LedgerDialog
from ui.widgets.buttons import secondary
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import DigitsField, LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.ledger import Record

SPREADS_SHOWN = 4


class JobDialog(LedgerDialog):
    """Note or correct what was received; the check has a window of its own."""

    kind = JobInfo
    check_asked = Signal(object)
    spread_asked = Signal(object)

    def build(self) -> None:
        """Words and fields."""
        line = self.tr(
            "Baru disebarkan sesudah dicek ke instansi. Jangan tulis nama atau nomor telepon orang."
        )
        if self.record is None:
            self.say(self.tr("Catat informasi kerja"), line, self.tr("Catat informasi kerja"))
        else:
            self.say(self.tr("Ubah informasi kerja"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("received_on", self.tr("&Tanggal terima"), DateField(), required=True)
        source = self.line("source", self.tr("Disnaker, BP3MI, P3MI, media sosial"))
        form.add("source", self.tr("Sum&ber informasi"), source, required=True, span=2)
        form.add("job", self.tr("&Jabatan / pekerjaan"), self.line("job"), required=True, span=2)
        known: list[tuple[object, str]] = [(c.code, c.name) for c in countries().values()]
        form.add("country", self.tr("&Negara tujuan"), ChoiceField(known), required=True)
        form.add("p3mi", self.tr("&P3MI"), self.line("p3mi"), span=2)
        form.add("quota", self.tr("&Kuota"), DigitsField(limit=6))
        form.add("pay", self.tr("&Upah"), self.line("pay"), span=2)
        form.add("valid_until", self.tr("Berlaku &sampai"), DateField())
        help = self.tr("Satu syarat per baris")
        form.add("conditions", self.tr("S&yarat"), LongTextField(lines=4), span=3, help=help)

    def foot_buttons(self) -> tuple[QWidget, ...]:
        """The two steps that follow."""
        check = secondary(self.tr("Catat &hasil cek…"))
        check.clicked.connect(self._on_check)
        spread = secondary(self.tr("Catat penyeba&ran…"))
        spread.clicked.connect(self._on_spread)
        return check, spread

    def _on_check(self) -> None:
        self.reject()
        self.check_asked.emit(self.record)

    def _on_spread(self) -> None:
        self.reject()
        self.spread_asked.emit(self.record)


class CheckJobDialog(FormDialog):
    """Note what an agency answered about a vacancy; ``saved`` carries the record."""

    def __init__(self, office: Desa, record: Record[JobInfo], parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self._record = record
        self.say(
            self.tr("Catat hasil cek"),
            self.tr("“{job}” hanya dapat disebarkan bila instansi menyatakannya benar.").format(
                job=record.facts.job
            ),
            self.tr("Simpan hasil cek"),
        )
        form, facts = self.form, record.facts
        verdicts: list[tuple[object, str]] = [(one, one.words) for one in Verdict]
        form.add(
            "verdict", self.tr("&Jawaban instansi"), ChoiceField(verdicts), required=True, span=2
        )
        agency = TextField(self.tr("Disnaker, BP3MI, atau P3MI yang bersangkutan"), limit=120)
        form.add("verified_with", self.tr("Dicek &ke"), agency, required=True, span=2)
        form.add("verified_on", self.tr("&Tanggal dicek"), DateField(), required=True)
        form.add("verified_by", self.tr("Dicek &oleh"), TextField(limit=100), required=True)
        form.set_values(
            {
                "verdict": facts.verdict,
                "verified_with": facts.verified_with,
                "verified_on": facts.verified_on or office.clock.today(),
                "verified_by": facts.verified_by or office.user,
            }
        )
        form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the answer."""
        verdict = values["verdict"]
        facts = replace(
            self._record.facts,
            verdict=verdict if isinstance(verdict, Verdict) else None,
            verified_with=str(values["verified_with"]),
            verified_on=cast("date | None", values["verified_on"]),
            verified_by=str(values["verified_by"]),
        )
        return self._office.jobs.correct(self._record, facts)


class StrikeSpreadDialog(FormDialog):
    """Choose a spreading that was noted wrongly, and say why; ``saved`` carries the record."""

    def __init__(self, office: Desa, record: Record[JobInfo], parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self._record = record
        self.say(
            self.tr("Coret penyebaran"),
            self.tr(
                "Yang dicoret tetap tersimpan, tetapi tidak dihitung lagi. Coretan ini tidak dapat"
                " diurungkan; bila keliru, catat lagi penyebarannya."
            ),
            self.tr("Coret penyebaran"),
        )
        noted = [
            (one.id, f"{long_date(one.facts.on)}: {one.facts.place}")
            for one in office.jobs.spreads(record.id)
            if one.state is RecordState.NOTED and one.facts.on is not None
        ]
        which = ChoiceField(noted)
        if len(noted) == 1:
            which.set_value(noted[0][0])
        self.form.add("spread", self.tr("&Penyebaran"), which, required=True, span=2)
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=300), required=True, span=2)
        which.setFocus()

    def save(self, values: dict[str, object]) -> object:
        """Strike it out."""
        self._office.jobs.strike_spread(str(values["spread"]), str(values["reason"]))
        return self._record


class SpreadDialog(FormDialog):
    """Note where verified information was made known; ``saved`` carries the record."""

    def __init__(self, office: Desa, record: Record[JobInfo], parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self._record = record
        self.say(
            self.tr("Catat penyebaran"),
            self.tr("Di mana “{job}” diumumkan kepada warga.").format(job=record.facts.job),
            self.tr("Catat penyebaran"),
        )
        self.form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        place = TextField(self.tr("Papan pengumuman, pengajian, grup RT"), limit=300)
        self.form.add("place", self.tr("T&empat"), place, required=True, span=2)
        self.form.set_values({"on": office.clock.today()})
        for one in office.jobs.spreads(record.id)[:SPREADS_SHOWN]:
            if one.facts.on is not None:
                words = f"{long_date(one.facts.on)}: {one.facts.place}"
                self.form.add_widget(Text(words, Type.SMALL, wrap=True))
        place.setFocus()

    def save(self, values: dict[str, object]) -> object:
        """Store it."""
        facts = JobSpread(on=cast("date | None", values["on"]), place=str(values["place"]))
        self._office.jobs.spread(self._record.id, facts)
        return self._record
