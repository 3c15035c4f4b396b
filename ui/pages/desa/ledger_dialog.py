# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows of the running lists: note or correct a record, strike it out with a reason."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.ledger import Record, RecordChange, facts_from, limits_of
from desa_app.remarks import FIELD_NAMES
from desa_app.wording import typed_date
from ui.pages.desa.form_dialog import FormDialog
from ui.theme import step
from ui.widgets.buttons import danger, secondary
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import LongTextField, TextField

if TYPE_CHECKING:
    from desa_app.desa.ledger import Ledger

CHANGES_SHOWN = 2


class LedgerDialog(FormDialog):
    """Note or correct a record of one list; ``saved`` carries it.

    A subclass names its facts in ``kind``, says its words, and adds its fields in :meth:`build`.
    Fields that it does not show stay as they are. ``files`` are the words of a button that asks
    for the record's pictures and scans.
    """

    kind: type[Any]
    strike_asked = Signal(object)
    files_asked = Signal(object)

    def __init__(
        self,
        ledger: Ledger[Any],
        parent: QWidget,
        *,
        record: Record[Any] | None = None,
        facts: object | None = None,
        columns: int = 2,
        wide: int = 0,
        files: str = "",
    ) -> None:
        super().__init__(columns=columns, parent=parent)
        if wide:
            self.setMinimumWidth(step() * wide)
        self._ledger = ledger
        self._files = files
        self.record = record
        self._limits = limits_of(self.kind)
        self._facts: Any = record.facts if record is not None else facts or self.kind()
        self.build()
        if record is not None:
            self._add_foot(record)
        names = [each.name for each in fields(self.kind)]
        shown = set(self.form.values())
        begin = _begun if record is None else _typed
        self.form.set_values(
            {name: begin(getattr(self._facts, name)) for name in names if name in shown}
        )
        self.form.focus_first()

    def build(self) -> None:
        """Add the fields and say the words of the window."""
        raise NotImplementedError

    def line(self, name: str, placeholder: str = "") -> TextField:
        """A field of one line that takes as much as may be stored."""
        return TextField(placeholder, limit=self._limits[name])

    def save(self, values: dict[str, object]) -> object:
        """Store the record."""
        typed = facts_from(self.kind, values)
        facts = replace(self._facts, **{name: getattr(typed, name) for name in values})
        if self.record is not None:
            return self._ledger.correct(self.record, facts)
        return self._ledger.add(facts)

    def foot_buttons(self) -> tuple[QWidget, ...]:
        """Buttons beside the one that strikes."""
        return ()

    def _add_foot(self, record: Record[Any]) -> None:
        for change in self._ledger.history(record.id)[:CHANGES_SHOWN]:
            self.form.add_widget(Text(told(change), Type.SMALL, wrap=True))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step() * 3)
        strike = danger(self.tr("&Coret catatan ini…"))
        row.addWidget(strike)
        if self._files:
            files = secondary(self._files)
            row.addWidget(files)
            files.clicked.connect(self._on_files)
        for button in self.foot_buttons():
            row.addWidget(button)
        row.addStretch(1)
        self.form.add_widget(holder)
        strike.clicked.connect(self._on_strike)

    def _on_files(self) -> None:
        record = self.record
        self.reject()
        self.files_asked.emit(record)

    def _on_strike(self) -> None:
        record = self.record
        self.reject()
        self.strike_asked.emit(record)


class StrikeRecordDialog(FormDialog):
    """Strike a record out; it stays in the list to be read."""

    def __init__(self, ledger: Ledger[Any], record: Record[Any], parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._ledger = ledger
        self._record = record
        self.say(
            self.tr("Coret catatan ini?"),
            self.tr("Catatan tetap terbaca di daftar dengan tanda dicoret dan alasannya."),
            self.tr("Coret catatan"),
        )
        self.form.add("reason", self.tr("&Alasan"), LongTextField(lines=3), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Strike it out."""
        return self._ledger.strike(self._record, str(values["reason"]))


def told(change: RecordChange) -> str:
    """``21-11-2026, sekdes. Tema: “lama” → “baru”.``"""
    nothing = QCoreApplication.translate("Catatan", "kosong")
    parts = [
        f"{FIELD_NAMES.get(name, name)}: “{old or nothing}” → “{new or nothing}”"
        for name, (old, new) in change.fields.items()
    ]
    day = typed_date(change.at.astimezone().date())
    return f"{day}, {change.by}. {'; '.join(parts)}."


def _typed(value: object) -> object:
    # A number is typed into a field of digits; True and False are no numbers here.
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _begun(value: object) -> object:
    """What a new record's field starts with: a number of zero would be typed into (``120``)."""
    return None if value == 0 and not isinstance(value, bool) else _typed(value)
