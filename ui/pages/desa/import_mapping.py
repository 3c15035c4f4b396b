# SPDX-License-Identifier: GPL-3.0-or-later
"""Points out which column of an unknown file holds what, with samples beside each column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.intake import FIELD_WORDS, ColumnMap
from ui.pages.desa.sheet import scrolling
from ui.palette import Tone
from ui.theme import step
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import mark_problem, name_input
from ui.widgets.labels import ElidedText, Text, Type

if TYPE_CHECKING:
    from desa_app.domain.intake import SheetLook


class MappingPanel(Card):
    """One line per column of the file. ``look_asked`` wants another sheet or heading row.

    ``changed`` says that the choice is another one.
    """

    look_asked = Signal(str, int)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._look: SheetLook | None = None
        self._choices: list[tuple[int, ChoiceField]] = []
        self._told = Text("", Type.MUTED, wrap=True)
        self._missing = Text("", Type.PROBLEM, wrap=True)
        self.sheet = ChoiceField()
        self.header = ChoiceField()
        top = QHBoxLayout()
        top.setSpacing(step() * 4)
        for words, field in (
            (self.tr("&Lembar"), self.sheet),
            (self.tr("Baris &judul kolom"), self.header),
        ):
            label = Text(words, Type.STRONG)
            label.setBuddy(field)
            name_input(field, words.replace("&", ""))
            column = QVBoxLayout()
            column.setSpacing(step())
            column.addWidget(label)
            column.addWidget(field)
            top.addLayout(column, 1)
        self._holder = QWidget()
        self._holder.setProperty("surface", "clear")
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(step() * 4)
        self._grid.setVerticalSpacing(step() * 2)
        for at, stretch in enumerate((3, 4, 4)):
            self._grid.setColumnStretch(at, stretch)
        self.body.addWidget(self._told)
        self.body.addLayout(top)
        self.body.addWidget(scrolling(self._holder), 1)
        self.body.addWidget(self._missing)
        self.sheet.changed.connect(self._on_sheet)
        self.header.changed.connect(self._on_header)

    def begin(self) -> None:
        """Start with the first column that nobody has pointed out."""
        for _, field in self._choices:
            if field.value() is None:
                field.setFocus()
                return
        self.sheet.setFocus()

    def show_look(self, look: SheetLook) -> None:
        """Show the columns of one sheet."""
        self._look = None
        self._told.setText(
            self.tr(
                "Tunjukkan isi setiap kolom. Kolom yang tidak dipilih tidak dibaca. Pilihan ini"
                " diingat untuk berkas lain dengan judul kolom yang sama."
            )
        )
        self.sheet.set_options([(name, name) for name in look.sheets])
        self.sheet.set_value(look.sheet)
        rows = [(number, f"{number}: {words}"[:70]) for number, words in look.top]
        self.header.set_options(rows)
        self.header.set_value(look.header_row)
        self._fill(look)
        self._look = look
        self._say_missing()

    def choice(self) -> ColumnMap | None:
        """The columns as pointed out; ``None`` while something is missing or doubled."""
        look = self._look
        if look is None or self._problem():
            return None
        return self._mapping(look)

    def field(self, heading: str) -> ChoiceField:
        """The choice beside the column with this heading."""
        look = self._look
        if look is not None:
            for column, (_, field) in zip(look.columns, self._choices, strict=True):
                if column.heading == heading:
                    return field
        raise KeyError(heading)

    def _mapping(self, look: SheetLook) -> ColumnMap:
        return ColumnMap(
            sheet=look.sheet,
            header_row=look.header_row,
            header_rows=look.header_rows,
            columns=tuple((at, str(field.value())) for at, field in self._choices if field.value()),
        )

    def _fill(self, look: SheetLook) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._choices = []
        titles = (self.tr("Judul kolom"), self.tr("Contoh isinya"), self.tr("Berisi"))
        for at, title in enumerate(titles):
            self._grid.addWidget(Text(title, Type.SMALL), 0, at)
        options = list(FIELD_WORDS.items())
        for row, column in enumerate(look.columns, 1):
            field = ChoiceField(options, self.tr("Tidak dibaca"))
            field.set_value(column.proposed or None)
            heading = Text(column.heading[:60], Type.STRONG, wrap=True)
            heading.setBuddy(field)
            samples = " · ".join(column.samples)
            name_input(field, column.heading, samples)
            self._grid.addWidget(heading, row, 0)
            self._grid.addWidget(ElidedText(samples, Type.MUTED), row, 1)
            self._grid.addWidget(field, row, 2)
            self._choices.append((column.index, field))
            field.changed.connect(self._on_field)

    def _problem(self) -> str:
        look = self._look
        if look is None:
            return ""
        chosen = [field.value() for _, field in self._choices if field.value()]
        doubled = {value for value in chosen if chosen.count(value) > 1}
        for _, field in self._choices:
            mark_problem(field, field.value() in doubled or bool(field.problem_code()))
        if any(field.problem_code() for _, field in self._choices):
            return self.tr("Ada pilihan yang tidak dikenal.")
        if doubled:
            words = ", ".join(sorted(FIELD_WORDS[str(value)] for value in doubled))
            return self.tr("Dipilih lebih dari sekali: {fields}.").format(fields=words)
        missing = self._mapping(look).missing
        if missing:
            return self.tr("Belum ditunjuk: {fields}.").format(fields=", ".join(missing))
        return ""

    def _say_missing(self) -> None:
        problem = self._problem()
        self._missing.setText(problem or self.tr("Kolom wajib sudah lengkap."))
        self._missing.set_tone(Tone.BAD if problem else Tone.GOOD)

    def _on_field(self) -> None:
        self._say_missing()
        self.changed.emit()

    def _on_sheet(self) -> None:
        look, name = self._look, self.sheet.value()
        if look is not None and isinstance(name, str) and name != look.sheet:
            self.look_asked.emit(name, 0)

    def _on_header(self) -> None:
        look, row = self._look, self.header.value()
        if look is not None and isinstance(row, int) and row != look.header_row:
            self.look_asked.emit(look.sheet, row)
