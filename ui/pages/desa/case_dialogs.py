# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows about one case: chronology, consent, referral, answer, state."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from desa_app.domain.case import (
    CASE_LADDER,
    Case,
    CaseState,
    Consent,
    ConsentBy,
    Referral,
    needs_reason,
)
from ui.pages.desa.case_words import consent_choices
from ui.pages.desa.form_dialog import FormDialog
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa


class CaseDialog(FormDialog):
    """``saved`` carries the case as it is now."""

    def __init__(self, office: Desa, case: Case, parent: QWidget, *, columns: int = 2) -> None:
        super().__init__(columns=columns, parent=parent)
        self.office, self.case = office, case
        self.build()
        self.form.focus_first()

    def build(self) -> None:
        """Words and fields."""
        raise NotImplementedError

    def day(self, name: str, label: str) -> None:
        """Ask for a day; today is offered."""
        self.form.add(name, label, DateField(), required=True)
        self.form.set_values({name: self.office.clock.today()})


class NoteDialog(CaseDialog):
    """One more entry of the chronology."""

    def build(self) -> None:
        """Words and fields."""
        self.say(
            self.tr("Tambah kronologi kasus {number}").format(number=self.case.label),
            self.tr(
                "Catatan lama tidak berubah dan tidak dapat diurungkan. Yang keliru dibetulkan"
                " dengan catatan baru."
            ),
            self.tr("Tambah catatan"),
        )
        self.day("on", self.tr("&Tanggal kejadian"))
        self.form.add(
            "source", self.tr("&Sumber"), TextField(self.tr("keluarga, KBRI …"), limit=200)
        )
        self.form.add("words", self.tr("&Uraian"), LongTextField(lines=4), required=True, span=2)
        older = [(note.id, f"{note.on:%d-%m-%Y} · {note.words[:60]}") for note in self.case.notes]
        if older:
            field = ChoiceField(older)
            self.form.add("corrects", self.tr("&Membetulkan catatan"), field, span=2)

    def save(self, values: dict[str, object]) -> object:
        """Add it."""
        return self.office.cases.add_note(
            self.case.id,
            cast("date", values["on"]),
            str(values["words"]),
            str(values["source"] or ""),
            str(values.get("corrects") or ""),
        )


class ConsentDialog(CaseDialog):
    """Who allowed the referral, or refused it."""

    def build(self) -> None:
        """Words and fields."""
        minor = self.office.cases.minor(self.case)
        line = (
            self.tr("Kasus anak: yang menyetujui wali, atau pendamping bila wali terlibat.")
            if minor
            else self.tr("Tanyakan langsung kepada yang bersangkutan, tanpa tekanan.")
        )
        self.say(self.tr("Persetujuan untuk dirujuk"), line, self.tr("Simpan persetujuan"))
        choices = ChoiceField(consent_choices(minor=minor))
        self.form.add("by", self.tr("&Jawaban"), choices, required=True, span=2)
        self.form.add("name", self.tr("&Nama yang menjawab"), TextField(limit=200))
        self.day("on", self.tr("&Tanggal"))
        how = TextField(self.tr("lisan, tertulis, lewat telepon"), limit=200)
        self.form.add("how", self.tr("&Caranya"), how, required=True, span=2)
        consent = self.case.consent
        if consent.by is not ConsentBy.NONE:
            self.form.set_values(
                {"by": consent.by, "name": consent.name, "on": consent.on, "how": consent.how}
            )

    def save(self, values: dict[str, object]) -> object:
        """Write it."""
        by = values["by"]
        consent = Consent(
            by=by if isinstance(by, ConsentBy) else ConsentBy.NONE,
            name=str(values["name"] or ""),
            on=cast("date | None", values["on"]),
            how=str(values["how"] or ""),
        )
        return self.office.cases.record_consent(self.case.id, consent, opened=self.case.consent)


class ReferralDialog(CaseDialog):
    """Passed on: by word, by a letter of another office, or by the letter just issued."""

    def __init__(
        self,
        office: Desa,
        case: Case,
        parent: QWidget,
        *,
        letter_id: str | None = None,
        letter_number: str = "",
        agency: str = "",
    ) -> None:
        self._letter_id, self._number, self._agency = letter_id, letter_number, agency
        super().__init__(office, case, parent)

    def build(self) -> None:
        """Words and fields."""
        self.say(
            self.tr("Catat rujukan kasus {number}").format(number=self.case.label),
            self.tr(
                "Kepada siapa kasus ini diteruskan, dan siapa petugas yang menerimanya. Rujukan"
                " tidak dapat diurungkan; yang keliru dibetulkan lewat kronologi."
            ),
            self.tr("Catat rujukan"),
        )
        agency = TextField(self.tr("BP3MI, UPTD PPA, Polres …"), limit=200)
        self._contacts = {one.agency: one for one in self.office.contacts.for_service()}
        proposing = QCompleter(sorted(self._contacts), agency)
        proposing.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        proposing.setFilterMode(Qt.MatchFlag.MatchContains)
        agency.setCompleter(proposing)
        agency.changed.connect(self._take_contact)
        self.form.add("agency", self.tr("&Instansi"), agency, required=True, span=2)
        self.day("on", self.tr("&Tanggal"))
        self.form.add("officer", self.tr("&Petugas"), TextField(limit=200))
        self.form.add("letter_number", self.tr("&Nomor surat"), TextField(limit=200), span=2)
        self.form.set_values({"agency": self._agency, "letter_number": self._number})
        if self._letter_id is not None:
            for name in ("on", "letter_number"):
                self.form.field(name).setEnabled(False)
        if self.case.consent.by is ConsentBy.NONE:
            self.form.add(
                "reason",
                self.tr("&Alasan merujuk tanpa persetujuan"),
                TextField(limit=300),
                required=True,
                span=2,
                help=self.tr("Lebih baik catat persetujuannya dulu."),
            )

    def _take_contact(self) -> None:
        """The person to ask for at an agency that the office knows."""
        known = self._contacts.get(str(self.form.values()["agency"]))
        if known is not None and known.name and not self.form.values()["officer"]:
            self.form.row("officer").input.set_value(known.name)

    def save(self, values: dict[str, object]) -> object:
        """Note it."""
        referral = Referral(
            agency=str(values["agency"] or ""),
            on=cast("date", values["on"] or self.office.clock.today()),
            letter_id=self._letter_id,
            letter_number=str(values["letter_number"] or ""),
            officer=str(values["officer"] or ""),
        )
        return self.office.cases.refer(self.case.id, referral, str(values.get("reason") or ""))


class AnswerDialog(CaseDialog):
    """What an agency answered."""

    def build(self) -> None:
        """Words and fields."""
        self.say(
            self.tr("Catat jawaban instansi"),
            self.tr("Apa yang disampaikan kembali kepada desa."),
            self.tr("Simpan jawaban"),
        )
        options: list[tuple[object, str]] = [
            (one.id, f"{one.agency} · {one.on:%d-%m-%Y}") for one in self.case.referrals
        ]
        field = ChoiceField(options)
        self.form.add("referral", self.tr("&Rujukan"), field, required=True, span=2)
        waiting = [one.id for one in self.case.referrals if one.answered_on is None]
        self.form.set_values({"referral": (waiting or [str(options[-1][0])])[0]})
        self.day("on", self.tr("&Tanggal jawaban"))
        self.form.add("words", self.tr("&Jawaban"), LongTextField(lines=3), required=True, span=2)

    def save(self, values: dict[str, object]) -> object:
        """Write it."""
        day = cast("date", values["on"])
        return self.office.cases.answer(str(values["referral"]), day, str(values["words"]))


class StateDialog(CaseDialog):
    """The next step of the state."""

    def build(self) -> None:
        """Words and fields."""
        now = self.case.state
        self.say(
            self.tr("Ubah keadaan kasus {number}").format(number=self.case.label),
            self.tr("Sekarang: {state}. Setiap langkah tersimpan dengan tanggalnya.").format(
                state=now.value
            ),
            self.tr("Simpan keadaan"),
        )
        steps: list[CaseState] = [one for one in CASE_LADDER[now] if one is not CaseState.REFERRED]
        if self.case.referrals and CaseState.REFERRED in CASE_LADDER[now]:
            steps.insert(0, CaseState.REFERRED)
        options: list[tuple[object, str]] = [(one, one.value.capitalize()) for one in steps]
        self.form.add("state", self.tr("&Keadaan baru"), ChoiceField(options), required=True)
        self.day("on", self.tr("&Tanggal"))
        self.form.add("result", self.tr("&Hasil"), LongTextField(lines=2), span=2)
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=300), span=2)
        self.form.set_values({"result": self.case.result})
        self._fit()
        self.form.changed.connect(self._fit)

    def save(self, values: dict[str, object]) -> object:
        """Take it."""
        return self.office.cases.move(
            self.case.id,
            CaseState(str(values["state"])),
            cast("date", values["on"]),
            str(values["reason"] or ""),
            str(values["result"] or ""),
        )

    def _fit(self) -> None:
        state = self.form.values()["state"]
        chosen = state if isinstance(state, CaseState) else None
        self.form.show_field("result", chosen in {CaseState.DONE, CaseState.CLOSED})
        asked = chosen is not None and needs_reason(self.case.state, chosen)
        self.form.show_field("reason", asked)
