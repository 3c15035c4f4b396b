# SPDX-License-Identifier: GPL-3.0-or-later
"""Data acuan: the lists behind letters and rules, each row with its source and when it was checked.

What a list is about comes from its spec, so a new list needs nothing here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desa_app.domain.reference_list import ListRow, ListSpec, RowOrigin
from desa_app.errors import DesaBinaanError
from desa_app.wording import grouped, short_date
from ui.pages.desa.reference_dialogs import (
    ConfirmDialog,
    RetireDialog,
    RowDialog,
    RowHistoryDialog,
    validity_words,
    value_words,
)
from ui.pages.desa.sheet import Sheet
from ui.palette import Tone
from ui.questions import Question
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import FilterButton, primary, secondary
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.notices import NoticeBar
    from ui.preferences import Preferences

_TONES = {
    RowOrigin.SHIPPED: Tone.NEUTRAL,
    RowOrigin.CHANGED: Tone.INFO,
    RowOrigin.OWN: Tone.GOOD,
    RowOrigin.RETIRED: Tone.NEUTRAL,
}


class ReferenceSheet(Sheet):
    """``stored`` tells that a row is different now."""

    stored = Signal()

    def __init__(self, office: Desa, notices: NoticeBar, preferences: Preferences) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self._rows: tuple[ListRow, ...] = ()
        self._today = office.clock.today()
        self.set_heading(
            self.tr("Data acuan"),
            self.tr("Dipakai pemeriksaan dan surat; surat yang sudah terbit tidak berubah"),
        )
        self._specs: dict[str, ListSpec] = {
            state.spec.name: state.spec for state in office.reference.lists()
        }
        self.tabs: dict[str, FilterButton] = {}
        self._group = QButtonGroup(self)
        tabs = FlowLayout(step() * 2)
        for name, spec in self._specs.items():
            tab = FilterButton(name, spec.title)
            self.tabs[name] = tab
            self._group.addButton(tab)
            tabs.addWidget(tab)
        next(iter(self.tabs.values())).setChecked(True)
        self.to_check = FilterButton("", "")
        self._about = Text("", Type.MUTED, wrap=True)
        self.search = SearchField(self.tr("Cari isi atau sumber…"))
        self.model: TableModel[ListRow] = TableModel(self._columns())
        self.table = TableView(self.model, "acuan", self.tr("Isi daftar"), preferences)
        self._told = Text("", Type.SMALL)
        card = Card()
        line = QHBoxLayout()
        line.setSpacing(step() * 2)
        line.addWidget(self.search, 1)
        line.addWidget(self.to_check)
        card.body.addLayout(tabs)
        card.body.addWidget(self._about)
        card.body.addLayout(line)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._told)
        self.body.addWidget(card, 1)
        self._add_buttons()
        self.refresh()
        self._group.buttonClicked.connect(self._on_tab)
        self.to_check.clicked.connect(self._show)
        self.search.searched.connect(self._on_words)
        self.search.went_down.connect(self.table.setFocus)
        self.table.went_up.connect(self.search.setFocus)
        self.table.opened.connect(self.edit)
        self.table.selection_changed.connect(self._on_selected)
        self.table.empty_asked.connect(self._on_empty)

    def _add_buttons(self) -> None:
        self.history_button = secondary(self.tr("&Riwayat…"))
        self.reset_button = secondary(self.tr("Kembalikan ke &bawaan"))
        self.retire_button = secondary(self.tr("Tidak dipakai &lagi…"))
        self.check_button = secondary(self.tr("Sudah &dicek…"), icon="check")
        self.new_button = secondary(self.tr("&Tambah…"), icon="plus")
        self.edit_button = primary(self.tr("Ubah"), icon="edit")
        jobs = (
            (self.history_button, self.show_history),
            (self.reset_button, self.reset),
            (self.retire_button, self.retire),
            (self.check_button, self.confirm),
            (self.new_button, self.add),
            (self.edit_button, self._edit_selected),
        )
        for button, job in jobs:
            self.add_button(button)
            button.clicked.connect(job)
        self.table.set_row_actions(
            (
                RowAction(self.tr("Sudah dicek…"), self._on_confirm, single=True),
                RowAction(self.tr("Riwayat…"), self._on_history, single=True),
            )
        )

    def _columns(self) -> tuple[Column[ListRow], ...]:
        return (
            Column(self.tr("Isi"), self._main, width=20, stretch=True),
            Column(self.tr("Keterangan"), self._detail, width=17),
            Column(self.tr("Berlaku"), _validity, width=11),
            Column(self.tr("Dicek"), _checked, width=10),
            Column(self.tr("Keadaan"), self._state, chip=self._state_chip, width=15),
            Column(self.tr("Sumber"), _source, width=12),
        )

    @property
    def spec(self) -> ListSpec:
        """The list in front."""
        checked = self._group.checkedButton()
        if not isinstance(checked, FilterButton):
            raise AssertionError("one list is always in front")
        return self._specs[checked.value]

    def begin(self) -> None:
        """Start with the rows."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the list in front anew; the row chosen stays chosen."""
        before = self._chosen()
        spec = self.spec
        # What asks for a look stands first, then what the office wrote itself.
        self._rows = tuple(sorted(self._office.reference.rows(spec.name), key=self._place))
        self._about.setText(spec.about)
        self.new_button.setVisible(spec.may_add)
        self._show()
        if before is not None:
            self._select(before.key)
        elif self.model.rows:
            self.table.select_row(0)
        self._on_selected(())

    def _place(self, row: ListRow) -> tuple[bool, int]:
        order = (RowOrigin.CHANGED, RowOrigin.OWN, RowOrigin.SHIPPED, RowOrigin.RETIRED)
        return not row.needs_check(self._today), order.index(row.origin)

    def _show(self) -> None:
        count = sum(row.needs_check(self._today) for row in self._rows)
        self.to_check.set_text(self.tr("Perlu dicek ulang {count}").format(count=grouped(count)))
        words = self.search.text().casefold().split()
        found = [
            row
            for row in self._rows
            if self._holds(row, words)
            and (not self.to_check.isChecked() or row.needs_check(self._today))
        ]
        self.model.set_rows(found)
        self._told.setText(
            self.tr("{shown} dari {every} baris. Enter mengubah baris.").format(
                shown=grouped(len(found)), every=grouped(len(self._rows))
            )
        )
        self.table.set_empty(
            "search",
            self.tr("Tidak ada baris yang cocok"),
            self.tr("Ubah pencarian, atau lihat seluruh daftar."),
            self.tr("Lihat semua"),
        )

    def _holds(self, row: ListRow, words: list[str]) -> bool:
        text = f"{self._main(row)} {self._detail(row)} {row.facts.source}".casefold()
        return all(word in text for word in words)

    def _on_words(self, _words: str) -> None:
        self._show()

    def _on_tab(self, _button: object) -> None:
        self.search.clear()
        self.to_check.setChecked(False)
        self.model.set_rows(())
        self.refresh()
        self.table.setFocus()

    def _on_empty(self) -> None:
        self.search.clear()
        self.to_check.setChecked(False)
        self._show()

    def _on_selected(self, _rows: object) -> None:
        row = self._chosen()
        shipped = row is not None and row.origin is RowOrigin.SHIPPED
        own = row is not None and row.origin is RowOrigin.OWN
        left = row is not None and row.origin is RowOrigin.RETIRED
        for button in (self.edit_button, self.check_button, self.history_button):
            button.setEnabled(row is not None)
        self.check_button.setEnabled(row is not None and not left)
        known = row is not None and self._office.reference.shipped(self.spec.name, row.key)
        self.reset_button.setEnabled(bool(known) and not shipped)
        self.retire_button.setEnabled(
            row is not None and not left and (self.spec.may_retire or own)
        )

    # --- jobs ---------------------------------------------------------------------------------

    def edit(self, row: ListRow) -> None:
        """Change the facts of a row."""
        dialog = RowDialog(self._office, self.spec, row, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def add(self) -> None:
        """Add a row of the office's own."""
        dialog = RowDialog(self._office, self.spec, None, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def confirm(self) -> None:
        """Note that the chosen row was looked up again."""
        row = self._chosen()
        if row is not None:
            dialog = ConfirmDialog(self._office, self.spec, row, self)
            dialog.saved.connect(self._on_saved)
            dialog.open()

    def retire(self) -> None:
        """Leave the chosen row out."""
        row = self._chosen()
        if row is not None:
            dialog = RetireDialog(self._office, self.spec, row, self)
            dialog.saved.connect(self._on_saved)
            dialog.open()

    def reset(self) -> None:
        """Let the program's row hold again, after a question."""
        row = self._chosen()
        if row is None or not Question.ask(
            self,
            self.tr("Kembalikan ke bawaan?"),
            self.tr("Isi bawaan program berlaku lagi. Isian kantor tetap ada di riwayat."),
            self.tr("Kembalikan"),
        ):
            return
        try:
            saved = self._office.reference.reset(self.spec.name, row)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._on_saved(saved)

    def show_history(self) -> None:
        """Show who wrote what about the chosen row."""
        row = self._chosen()
        if row is not None:
            RowHistoryDialog(self._office, self.spec, row, self).open()

    def _edit_selected(self) -> None:
        row = self._chosen()
        if row is not None:
            self.edit(row)

    def _on_confirm(self, _rows: object) -> None:
        self.confirm()

    def _on_history(self, _rows: object) -> None:
        self.show_history()

    def _on_saved(self, row: object) -> None:
        self.stored.emit()
        self.refresh()
        if isinstance(row, ListRow):
            self._select(row.key)
        self._notices.success(self.tr("Tersimpan. Pemeriksaan dan surat berikutnya memakainya."))

    def _chosen(self) -> ListRow | None:
        rows: tuple[ListRow, ...] = self.table.selected_rows()
        return rows[0] if rows else None

    def _select(self, key: str) -> None:
        for number, row in enumerate(self.model.rows):
            if row.key == key:
                self.table.select_row(number)
                return

    # --- cells --------------------------------------------------------------------------------

    def _main(self, row: ListRow) -> str:
        words = row.facts.values.get(self.spec.shown, "")
        return f"{row.key}  {words}" if self.spec.key_label and self.spec.may_retire else words

    def _detail(self, row: ListRow) -> str:
        others = (one for one in self.spec.fields if one.name != self.spec.shown)
        return " · ".join(words for one in others if (words := value_words(one, row.facts)))

    def _state(self, row: ListRow) -> str:
        return self._state_chip(row)[0]

    def _state_chip(self, row: ListRow) -> tuple[str, Tone]:
        if row.needs_check(self._today):
            return self.tr("perlu dicek ulang"), Tone.WARN
        if row.origin is not RowOrigin.RETIRED and not row.facts.begun(self._today):
            return self.tr("berlaku nanti"), Tone.INFO
        return row.origin.value, _TONES[row.origin]


def _validity(row: ListRow) -> str:
    return validity_words(row.facts)


def _checked(row: ListRow) -> str:
    return short_date(row.facts.checked_on)


def _source(row: ListRow) -> str:
    return row.facts.source
