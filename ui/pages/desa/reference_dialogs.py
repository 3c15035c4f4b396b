# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows for one row of a reference list: its facts, a fresh check, leaving out, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.reference_list import (
    KEY,
    NOTE_LIMIT,
    SOURCE_LIMIT,
    ListField,
    ListRow,
    ListSpec,
    OwnVersion,
    RowFacts,
    RowState,
)
from desa_app.wording import short_date
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.sheet import scrolling
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import LongTextField, TextField

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa import Desa


class RowDialog(FormDialog):
    """All facts of a row, new or known; the list's own spec says which there are."""

    def __init__(self, office: Desa, spec: ListSpec, row: ListRow | None, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office, self._spec, self._row = office, spec, row
        name = row.facts.values.get(spec.shown, "") if row is not None else ""
        self.say(
            self.tr("Ubah baris") if row is not None else self.tr("Tambah baris"),
            f"{spec.title}: {name}" if name and len(name) < 60 else spec.title,
            self.tr("Simpan"),
        )
        form = self.form
        if row is None and spec.key_label:
            form.add(KEY, spec.key_label, TextField(limit=40), required=True, help=spec.key_hint)
        for one in self._fields():
            form.add(
                one.name,
                one.label,
                input_for(one),
                required=one.required,
                help=one.help,
                span=2,
            )
        source = TextField(self.tr("Surat, laman atau petugas yang ditanya"), limit=SOURCE_LIMIT)
        form.add("source", self.tr("&Sumber"), source, required=True, span=2)
        form.add("checked_on", self.tr("&Dicek tanggal"), DateField(), required=True)
        if row is not None:
            form.add("note", self.tr("&Catatan perubahan"), TextField(limit=NOTE_LIMIT))
        form.add("valid_from", self.tr("Berlaku &mulai"), DateField())
        form.add("valid_until", self.tr("Berlaku s&ampai"), DateField())
        values: dict[str, object] = {"checked_on": office.clock.today()}
        if row is not None:
            values = {
                **row.facts.values,
                "source": row.facts.source,
                "checked_on": row.facts.checked_on,
                "valid_from": row.facts.valid_from,
                "valid_until": row.facts.valid_until,
            }
        form.set_values(values)
        form.focus_first()

    def _fields(self) -> tuple[ListField, ...]:
        # What belongs to the program is named in the heading and cannot be typed.
        return tuple(one for one in self._spec.fields if not one.fixed)

    def save(self, values: dict[str, object]) -> object:
        """Write the row."""
        kept = dict(self._row.facts.values) if self._row is not None else {}
        kept |= {one.name: str(values[one.name] or "") for one in self._fields()}
        facts = RowFacts(
            values=kept,
            source=str(values["source"] or ""),
            checked_on=cast("date", values["checked_on"]),
            valid_from=cast("date | None", values["valid_from"]),
            valid_until=cast("date | None", values["valid_until"]),
        )
        lists = self._office.reference
        if self._row is None:
            return lists.add(self._spec.name, facts, str(values.get(KEY) or ""))
        return lists.change(self._spec.name, self._row, facts, str(values["note"] or ""))


class ConfirmDialog(FormDialog):
    """A row was looked up again and still says the same: where, and on which day."""

    def __init__(self, office: Desa, spec: ListSpec, row: ListRow, parent: QWidget) -> None:
        super().__init__(columns=2, parent=parent)
        self._office, self._spec, self._row = office, spec, row
        self.say(
            self.tr("Sudah dicek"),
            row.facts.values.get(spec.shown, ""),
            self.tr("Simpan hasil cek"),
        )
        source = TextField(self.tr("Surat, laman atau petugas yang ditanya"), limit=SOURCE_LIMIT)
        self.form.add("source", self.tr("&Sumber"), source, required=True, span=2)
        self.form.add("checked_on", self.tr("&Dicek tanggal"), DateField(), required=True)
        self.form.set_values({"source": row.facts.source, "checked_on": office.clock.today()})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Write the check."""
        on = cast("date", values["checked_on"])
        source = str(values["source"] or "")
        return self._office.reference.confirm(self._spec.name, self._row, source, on)


class RetireDialog(FormDialog):
    """A row is left out from now on, with a reason."""

    def __init__(self, office: Desa, spec: ListSpec, row: ListRow, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office, self._spec, self._row = office, spec, row
        self.say(
            self.tr("Tidak dipakai lagi?"),
            row.facts.values.get(spec.shown, ""),
            self.tr("Tidak dipakai lagi"),
        )
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=NOTE_LIMIT), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Leave it out."""
        reason = str(values["reason"] or "")
        return self._office.reference.retire(self._spec.name, self._row, reason)


class RowHistoryDialog(QDialog):
    """Who wrote what about a row, when, and from which source; the newest first."""

    def __init__(self, office: Desa, spec: ListSpec, row: ListRow, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self.setWindowTitle(self.tr("Riwayat baris"))
        self.setMinimumSize(unit * 150, unit * 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Riwayat baris"), Type.HEADING))
        column.addWidget(Text(row.facts.values.get(spec.shown, ""), Type.MUTED, wrap=True))
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(unit)
        self.told: list[str] = []
        for version in office.reference.history(spec.name, row.key):
            self._line(lines, heading_of(version), version.facts, spec, version.note)
        shipped = office.reference.shipped(spec.name, row.key)
        if shipped is not None:
            self._line(lines, self.tr("Bawaan program"), shipped, spec, "")
        column.addWidget(scrolling(inside), 1)
        back = secondary(self.tr("Kembali"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        column.addLayout(foot)
        back.clicked.connect(self.reject)

    def _line(
        self, lines: QVBoxLayout, head: str, facts: RowFacts | None, spec: ListSpec, note: str
    ) -> None:
        self.told.append(head)
        lines.addWidget(Text(head, Type.STRONG, wrap=True))
        for words in (*facts_words(spec, facts), note):
            if words:
                lines.addWidget(Text(words, Type.SMALL, wrap=True))
        lines.addSpacing(step() * 2)


def input_for(one: ListField) -> QWidget:
    """The input that a field of a list needs."""
    if one.kind == "pilihan":
        return ChoiceField(list(one.choices))
    if one.kind == "paragraf":
        return LongTextField(lines=2)
    return TextField(limit=one.limit)


def heading_of(version: OwnVersion) -> str:
    """``Versi 2 · 21 Nov 2026 · Rina Marlina``, and what it did if it wrote no facts."""
    words = {
        RowState.USED: "",
        RowState.RETIRED: " · tidak dipakai lagi",
        RowState.SHIPPED: " · dikembalikan ke bawaan",
    }[version.state]
    day = short_date(version.at.astimezone().date())
    return f"Versi {version.version} · {day} · {version.by}{words}"


def facts_words(spec: ListSpec, facts: RowFacts | None) -> tuple[str, ...]:
    """Everything a version says, a line each."""
    if facts is None:
        return ()
    lines = [f"{one.label}: {value_words(one, facts)}" for one in spec.fields]
    lines.append(f"Sumber: {facts.source}, dicek {short_date(facts.checked_on)}")
    lines.append(validity_words(facts))
    return tuple(line for line in lines if line)


def value_words(one: ListField, facts: RowFacts) -> str:
    """One fact as it is read; a choice in its words."""
    value = facts.values.get(one.name, "")
    return dict(one.choices).get(value, value)


def validity_words(facts: RowFacts) -> str:
    """From which to which day it holds; nothing when always."""
    since = f"mulai {short_date(facts.valid_from)}" if facts.valid_from else ""
    until = f"sampai {short_date(facts.valid_until)}" if facts.valid_until else ""
    return " ".join(part for part in (since, until) if part)
