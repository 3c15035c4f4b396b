# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records of one person side by side: which value stays, what moves over, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desa_app.domain.history import FIELDS, fact_in_words
from desa_app.errors import DesaBinaanError
from desa_app.reference import countries
from desa_app.wording import grouped
from ui.pages.desa.person_picker import PersonPicker
from ui.pages.desa.sheet import Sheet, scrolling
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.checklist import clear_layout
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Line, Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.people_upkeep import MergeField, MergePreview
    from desa_app.domain.person import Person
    from ui.notices import NoticeBar

_KEPT, _OTHER = 0, 1


class MergeSheet(Sheet):
    """Choose field by field. ``merged`` carries the one person that is left.

    ``other_id`` may be empty: the second record is then looked for first.
    """

    merged = Signal(object)

    def __init__(self, office: Desa, notices: NoticeBar, kept_id: str, other_id: str = "") -> None:
        super().__init__("Gabungkan catatan")
        self.set_heading(
            self.tr("Gabungkan catatan"),
            self.tr("Dua catatan tentang satu orang menjadi satu; dapat diurungkan lagi"),
        )
        self._office = office
        self._notices = notices
        self._kept, self._other = kept_id, other_id
        self._preview: MergePreview | None = None
        self._names = {code: rule.name for code, rule in countries().items()}
        self.choices: dict[str, QButtonGroup] = {}
        self.picker = PersonPicker(office)
        self._ask = Card(self.tr("Catatan kedua"))
        self._ask.body.addWidget(self.picker)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._grid = QGridLayout(inside)
        self._grid.setHorizontalSpacing(step() * 6)
        self._grid.setVerticalSpacing(step() * 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._card = Card()
        self._same = Text("", Type.MUTED, wrap=True)
        self._card.body.addWidget(scrolling(inside), 1)
        self._card.body.addWidget(Line())
        self._card.body.addWidget(self._same)
        self._nobody = EmptyState(
            "people",
            self.tr("Pilih catatan kedua"),
            self.tr("Cari catatan lain dari orang yang sama; sesudah itu isinya dibandingkan."),
        )
        self.body.addWidget(self._ask)
        self.body.addWidget(self._card, 1)
        self.body.addWidget(self._nobody, 1)
        self.swap = secondary(self.tr("&Tukar kiri dan kanan"))
        self.join = primary(self.tr("Gabungkan"), shortcut="Ctrl+S")
        self.add_button(self.swap)
        self.add_button(self.join)
        self.picker.picked.connect(self._on_picked)
        self.swap.clicked.connect(self._on_swap)
        self.join.clicked.connect(self._on_join)
        self._ask.setVisible(not other_id)
        self._show()

    def begin(self) -> None:
        """Start with the search, or with the first thing to choose."""
        if not self._other:
            self.picker.setFocus()
        elif self.choices:
            next(iter(self.choices.values())).button(_KEPT).setFocus()
        else:
            self.join.setFocus()

    def take_other(self) -> set[str]:
        """The facts that are taken from the second record."""
        return {name for name, group in self.choices.items() if group.checkedId() == _OTHER}

    def _on_picked(self, person: Person | None) -> None:
        self._other = person.id if person is not None else ""
        self._show()
        if self._other:
            self.begin()

    def _on_swap(self) -> None:
        self._kept, self._other = self._other, self._kept
        self._ask.hide()
        self._show()
        self.begin()

    def _show(self) -> None:
        self._preview = None
        self._notices.clear()
        if self._other:
            try:
                self._preview = self._office.merging.preview(self._kept, self._other)
            except DesaBinaanError as error:
                self._notices.error(error)
        found = self._preview is not None
        self._card.setVisible(found)
        self._nobody.setVisible(not found)
        self.swap.setEnabled(found)
        self.join.setEnabled(found)
        self.choices.clear()
        clear_layout(self._grid)
        if self._preview is not None:
            self._fill(self._preview)

    def _fill(self, preview: MergePreview) -> None:
        names = next(field for field in preview.fields if field.name == "name")
        kept = self.tr("Dipertahankan: {name}").format(name=names.kept)
        other = self.tr("Dilebur: {name}").format(name=names.other)
        for at, words in ((1, kept), (2, other)):
            self._grid.addWidget(Text(words, Type.STRONG), 0, at)
        different = [field for field in preview.fields if field.differs]
        for row, field in enumerate(different, start=1):
            self._add(row, field)
        self._grid.setRowStretch(len(different) + 1, 1)
        same = len(preview.fields) - len(different)
        parts = [self.tr("{count} isian lain sama.").format(count=same)]
        if not different:
            parts = [self.tr("Semua isian sama.")]
        moved = sum(preview.moves.values())
        if moved:
            parts.append(
                self.tr(
                    "{count} catatan ikut pindah: rencana, surat, dokumen, keluarga dan "
                    "sebagainya. Surat yang sudah dicetak tidak berubah."
                ).format(count=grouped(moved))
            )
        else:
            parts.append(self.tr("Catatan yang dilebur tidak punya rencana atau surat."))
        parts.append(
            self.tr("Penggabungan dapat diurungkan selama belum ada catatan baru di atasnya.")
        )
        self._same.setText(" ".join(parts))

    def _add(self, row: int, field: MergeField) -> None:
        label = FIELDS[field.name]
        group = QButtonGroup(self)
        self._grid.addWidget(Text(label, Type.MUTED), row, 0)
        for at, value in ((_KEPT, field.kept), (_OTHER, field.other)):
            # In full: nobody can choose between two numbers that are masked.
            words = fact_in_words(field.name, value, self._names, in_full=True)
            button = QRadioButton((words or self.tr("(kosong)")).replace("&", "&&"))
            side = self.tr("dipertahankan") if at == _KEPT else self.tr("dilebur")
            button.setAccessibleName(f"{label}, {side}: {words or self.tr('kosong')}")
            group.addButton(button, at)
            self._grid.addWidget(button, row, at + 1)
        group.button(_OTHER if field.take_other else _KEPT).setChecked(True)
        self.choices[field.name] = group

    def _on_join(self) -> None:
        if self._preview is None:
            return
        try:
            person = self._office.merging.merge(self._preview, self.take_other())
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self.merged.emit(person)
