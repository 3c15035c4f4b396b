# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows of the Desa Binaan book: papers, officers, visits, questions, passports, warnings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desa_app.domain.foster_book import (
    EarlyWarning,
    FosterOfficer,
    FosterPaper,
    FosterPaperKind,
    FosterQuestion,
    FosterVisit,
    PassportHelp,
    PassportHelpKind,
)
from ui.pages.desa.ledger_dialog import LedgerDialog
from ui.pages.desa.person_picker import PersonPicker
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import DigitsField, LongTextField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person


class FosterPaperDialog(LedgerDialog):
    """SK, certificate or agreement."""

    kind = FosterPaper

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Dasar desa ini menjadi desa binaan Kantor Imigrasi.")
        if self.record is None:
            self.say(self.tr("Catat penetapan"), line, self.tr("Catat penetapan"))
        else:
            self.say(self.tr("Ubah penetapan"), line, self.tr("Simpan perubahan"))
        form = self.form
        kinds: list[tuple[object, str]] = [(one, one.words) for one in FosterPaperKind]
        form.add("paper_kind", self.tr("&Jenis"), ChoiceField(kinds), required=True)
        form.add("number", self.tr("&Nomor"), self.line("number"), required=True)
        form.add("issued_on", self.tr("&Tanggal terbit"), DateField(), required=True)
        form.add("valid_until", self.tr("Berlaku &sampai"), DateField())
        issuer = self.line("issuer", self.tr("Kantor Imigrasi …"))
        form.add("issuer", self.tr("&Penerbit"), issuer, required=True, span=2)
        form.add("note", self.tr("K&eterangan"), LongTextField(lines=2), span=2)


class FosterOfficerDialog(LedgerDialog):
    """A PIMPASA officer or another contact."""

    kind = FosterOfficer

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Petugas Imigrasi Pembina Desa (PIMPASA) dan kontak lain di sana.")
        if self.record is None:
            self.say(self.tr("Catat petugas"), line, self.tr("Catat petugas"))
        else:
            self.say(self.tr("Ubah petugas"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("name", self.tr("&Nama"), self.line("name"), required=True)
        form.add("post", self.tr("&Jabatan"), self.line("post", self.tr("PIMPASA")))
        agency = self.line("agency", self.tr("Kantor Imigrasi …"))
        form.add("agency", self.tr("&Kantor"), agency, required=True)
        form.add("phone", self.tr("&Telepon"), self.line("phone"), required=True)
        form.add("since", self.tr("&Sejak"), DateField(), required=True)
        form.add("until", self.tr("S&ampai"), DateField())
        form.add("note", self.tr("K&eterangan"), LongTextField(lines=2), span=2)


class FosterVisitDialog(LedgerDialog):
    """A visit with its topic and listeners."""

    kind = FosterVisit

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Kunjungan petugas ke desa, atau desa ke Kantor Imigrasi.")
        if self.record is None:
            self.say(self.tr("Catat kunjungan"), line, self.tr("Catat kunjungan"))
        else:
            self.say(self.tr("Ubah kunjungan"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("officer", self.tr("&Petugas"), self.line("officer"), required=True)
        form.add("topic", self.tr("T&opik"), self.line("topic"), required=True, span=2)
        form.add("men", self.tr("Peserta &laki-laki"), DigitsField(limit=6))
        form.add("women", self.tr("Peserta p&erempuan"), DigitsField(limit=6))
        form.add("result", self.tr("&Hasil"), LongTextField(lines=3), span=2)


class FosterQuestionDialog(LedgerDialog):
    """A question of residents, and its answer."""

    kind = FosterQuestion

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Nama penanya boleh dikosongkan. Jawaban dapat menyusul.")
        if self.record is None:
            self.say(self.tr("Catat pertanyaan"), line, self.tr("Catat pertanyaan"))
        else:
            self.say(self.tr("Ubah pertanyaan"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("asked_by", self.tr("P&enanya"), self.line("asked_by"))
        question = LongTextField(lines=3)
        form.add("question", self.tr("&Pertanyaan"), question, required=True, span=2)
        form.add("answer", self.tr("&Jawaban"), LongTextField(lines=3), span=2)
        form.add("answered_on", self.tr("Tanggal ja&waban"), DateField())
        form.add("answered_by", self.tr("Dijawab &oleh"), self.line("answered_by"))


class PassportHelpDialog(LedgerDialog):
    """Help given with a passport; somebody of the register can be chosen, none has to be."""

    kind = PassportHelp

    def __init__(self, office: Desa, *args: Any, **words: Any) -> None:
        self._office = office
        self._person: Person | None = None
        super().__init__(*args, **words)

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Bantuan desa kepada warga yang mengurus paspor.")
        if self.record is None:
            self.say(self.tr("Catat bantuan paspor"), line, self.tr("Catat bantuan"))
        else:
            self.say(self.tr("Ubah bantuan paspor"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add_widget(Text(self.tr("Cari di register (boleh dilewati)"), Type.SMALL))
        self.picker = PersonPicker(self._office)
        form.add_widget(self.picker)
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("name", self.tr("&Nama"), self.line("name"), required=True)
        kinds: list[tuple[object, str]] = [(one, one.words) for one in PassportHelpKind]
        form.add("help_kind", self.tr("&Bantuan"), ChoiceField(kinds), required=True)
        form.add("result", self.tr("&Hasil"), self.line("result"))
        form.add("note", self.tr("K&eterangan"), LongTextField(lines=2), span=2)
        self.picker.picked.connect(self._on_person)

    def _on_person(self, person: Person | None) -> None:
        self._person = person
        if person is not None:
            self.form.row("name").input.set_value(person.facts.name)

    def save(self, values: dict[str, object]) -> object:
        """Link the record to whom was chosen, unless another name was typed afterwards."""
        if self._person is not None:
            same = values["name"] == self._person.facts.name
            self._facts = replace(self._facts, person_id=self._person.id if same else None)
        return super().save(values)


class EarlyWarningDialog(LedgerDialog):
    """A sign that was passed on, and what came back."""

    kind = EarlyWarning

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Tanda perekrutan tanpa izin, atau hal lain yang perlu segera diketahui.")
        if self.record is None:
            self.say(self.tr("Catat peringatan dini"), line, self.tr("Catat peringatan"))
        else:
            self.say(self.tr("Ubah peringatan dini"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("content", self.tr("&Isi"), LongTextField(lines=3), required=True, span=2)
        passed = self.line("passed_to", self.tr("PIMPASA, Kantor Imigrasi, BP3MI, Polsek"))
        form.add("passed_to", self.tr("&Diteruskan ke"), passed)
        form.add("passed_on", self.tr("Tanggal dite&ruskan"), DateField())
        form.add("answer", self.tr("&Jawaban"), LongTextField(lines=2), span=2)
        form.add("answered_on", self.tr("Tanggal ja&waban"), DateField())
