# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows about letter numbers: one kind's own way, numbers set aside, letters by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desa_app.domain.number_report import HandDraft, RangeDraft
from desa_app.domain.number_rules import CODE_LIMIT, UNIT_LIMIT, NumberRule, NumberScope
from desa_app.errors import InvalidInput, Problem
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.person_picker import PersonPicker
from ui.palette import Tone
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.desa.numbers import KindLine
    from desa_app.domain.person import Person

FOLLOWS = "kantor"
"""The choice that leaves a kind in the office's own scope."""


class KindNumberDialog(FormDialog):
    """How one kind is numbered; what is left empty follows the office or the wording."""

    def __init__(self, office: Desa, line: KindLine, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self._kind = line.numbering.kind
        own = line.numbering.own
        self.say(
            line.numbering.name,
            self.tr("Isian yang dikosongkan mengikuti kantor atau naskah suratnya."),
            self.tr("Simpan"),
        )
        form = self.form
        code = TextField(line.numbering.classification, limit=CODE_LIMIT)
        code.suggest(
            [
                (one.code, f"{one.code}  {one.name}")
                for one in office.reference.today().classifications()
            ]
        )
        form.add("classification", self.tr("&Kode klasifikasi"), code)
        scopes: list[tuple[object, str]] = [(FOLLOWS, self.tr("Mengikuti kantor"))]
        scopes += [(scope, scope.words) for scope in NumberScope]
        form.add("scope", self.tr("&Urutan"), ChoiceField(scopes), required=True)
        pattern = TextField(line.numbering.pattern, limit=120)
        form.add("number_pattern", self.tr("&Pola nomor"), pattern)
        unit = TextField(line.numbering.unit, limit=UNIT_LIMIT)
        form.add("unit", self.tr("&Singkatan unit"), unit)
        self.example = Text("", Type.STRONG, wrap=True)
        form.add_widget(self.example)
        known = "{kode} {nomor:03} {kode_desa} {unit} {bulan} {bulan_angka} {tahun}"
        told = self.tr("Isian pola: {fields}").format(fields=known)
        form.add_widget(Text(told, Type.SMALL, wrap=True))
        form.set_values(
            {
                "classification": own.classification,
                "scope": own.scope or FOLLOWS,
                "number_pattern": own.pattern,
                "unit": own.unit,
            }
        )
        form.changed.connect(self._show_example)
        self._show_example()
        form.focus_first()

    def _rule(self, values: dict[str, object]) -> NumberRule:
        scope = values["scope"]
        return NumberRule(
            kind=self._kind,
            scope=NumberScope(str(scope)) if scope not in {None, FOLLOWS} else None,
            classification=str(values["classification"] or ""),
            unit=str(values["unit"] or ""),
            pattern=str(values["number_pattern"] or ""),
        )

    def _show_example(self) -> None:
        number = self._office.numbers.example(self._rule(self.form.values()))
        if number:
            self.example.setText(self.tr("Nomor berikutnya: {number}").format(number=number))
        else:
            self.example.setText(self.tr("Nomor berikutnya tampil setelah polanya benar."))
        self.example.set_tone(None if number else Tone.WARN)

    def save(self, values: dict[str, object]) -> object:
        """Store the rule."""
        rule = self._rule(values)
        self._office.numbers.save_kind(rule)
        return rule


class RangeDialog(FormDialog):
    """Set numbers aside for letters written by hand."""

    def __init__(self, office: Desa, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self.say(
            self.tr("Sisihkan nomor"),
            self.tr(
                "Nomor ini dilewati program dan menunggu surat yang ditulis tangan, misalnya saat"
                " pelayanan di dusun atau saat listrik padam."
            ),
            self.tr("Sisihkan"),
        )
        form = self.form
        sequences = list(office.numbers.sequences().items())
        form.add("sequence", self.tr("&Urutan"), ChoiceField(sequences), required=True)
        year = office.clock.today().year
        years = [(str(one), str(one)) for one in (year, year + 1)]
        form.add("year", self.tr("&Tahun"), ChoiceField(years), required=True)
        form.add("first", self.tr("&Dari nomor"), TextField("51", limit=6), required=True)
        form.add("last", self.tr("&Sampai nomor"), TextField("60", limit=6), required=True)
        note = TextField(self.tr("Pelayanan di dusun"), limit=200)
        form.add("note", self.tr("&Keterangan"), note, required=True, span=2)
        form.set_values({"sequence": sequences[0][0], "year": str(year)})
        form.field("first").setFocus()

    def save(self, values: dict[str, object]) -> object:
        """Set them aside."""
        draft = RangeDraft(
            sequence=str(values["sequence"]),
            year=int(str(values["year"])),
            first=_whole("first", values),
            last=_whole("last", values),
            note=str(values["note"]),
        )
        self._office.numbers.reserve(draft)
        return draft


class HandLetterDialog(FormDialog):
    """Enter a letter written by hand into a number set aside; ``saved`` carries its number."""

    def __init__(self, office: Desa, sequences: dict[str, str], parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office = office
        self._person: Person | None = None
        self.say(
            self.tr("Catat surat tulis tangan"),
            self.tr("Nomornya dipilih dari nomor yang disisihkan dan belum terpakai."),
            self.tr("Catat surat"),
        )
        form = self.form
        choices = list(sequences.items())
        form.add("sequence", self.tr("&Urutan"), ChoiceField(choices), required=True)
        form.add("on", self.tr("&Tanggal surat"), DateField(), required=True)
        form.add("running", self.tr("&Nomor urut"), ChoiceField([]), required=True)
        form.add("classification", self.tr("Kode &klasifikasi"), TextField(limit=CODE_LIMIT))
        form.add("hand_number", self.tr("Nomor &lengkap, bila berbeda"), TextField(limit=80))
        form.add("addressee", self.tr("&Ditujukan kepada"), TextField(limit=200), required=True)
        form.add("subject", self.tr("&Perihal"), TextField(limit=200), required=True, span=2)
        self.example = Text("", Type.STRONG, wrap=True)
        form.add_widget(self.example)
        form.add_widget(Text(self.tr("Warga yang bersangkutan (boleh kosong)"), Type.SMALL))
        self.picker = PersonPicker(office)
        form.add_widget(self.picker)
        self._offered: tuple[str, int] | None = None
        form.set_values({"sequence": choices[0][0], "on": office.clock.today()})
        form.changed.connect(self._on_changed)
        self.picker.picked.connect(self._on_person)
        self._on_changed()
        form.field("running").setFocus()

    def _on_changed(self) -> None:
        values = self.form.values()
        sequence, day = values["sequence"], values["on"]
        if sequence is None or day is None:
            return
        year = cast("date", day).year
        if (str(sequence), year) != self._offered:
            self._offered = (str(sequence), year)
            free = self._office.numbers.free_reserved(str(sequence), year)
            field = cast("ChoiceField", self.form.field("running"))
            field.set_options([(number, str(number)) for number in free])
            field.set_value(free[0] if free else None)
            values = self.form.values()
        if values["running"] is None:
            words = self.tr("Tidak ada lagi nomor sisihan yang kosong untuk tahun itu.")
            number = ""
        else:
            number = self._office.numbers.hand_number(self._draft(values))
            words = self.tr("Isi kode klasifikasi, atau nomor lengkap seperti di suratnya.")
        if number:
            words = self.tr("Akan tercatat sebagai: {number}").format(number=number)
        self.example.setText(words)
        self.example.set_tone(None if number else Tone.WARN)

    def _on_person(self, person: Person | None) -> None:
        self._person = person
        if person is not None and not self.form.values()["addressee"]:
            self.form.row("addressee").input.set_value(person.facts.name)

    def _draft(self, values: dict[str, object]) -> HandDraft:
        return HandDraft(
            sequence=str(values["sequence"]),
            running=int(str(values["running"])),
            on=cast("date", values["on"]),
            addressee=str(values["addressee"] or ""),
            subject=str(values["subject"] or ""),
            number=str(values["hand_number"] or ""),
            classification=str(values["classification"] or ""),
            person_id=self._person.id if self._person else None,
        )

    def save(self, values: dict[str, object]) -> object:
        """Enter it."""
        return self._office.numbers.record_hand(self._draft(values))


class VoidHandDialog(FormDialog):
    """Ask why a letter by hand is void; its number stays spent."""

    def __init__(self, office: Desa, letter_id: str, number: str, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office = office
        self._letter_id = letter_id
        self.say(
            self.tr("Batalkan surat tulis tangan?"),
            self.tr(
                "Nomor {number} tetap terpakai dan tidak diberikan lagi. Pembatalan tidak dapat"
                " diurungkan."
            ).format(number=number),
            self.tr("Batalkan surat"),
        )
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=200), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Void it."""
        self._office.numbers.void_hand(self._letter_id, str(values["reason"]))
        return self._letter_id


def _whole(name: str, values: dict[str, object]) -> int:
    text = str(values[name] or "").strip()
    if not (text.isascii() and text.isdigit()):
        raise InvalidInput((Problem(name, "bukan-bilangan", text),))
    return int(text)
