# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of a batch of letters: added by name or by group, each with what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.episode import Status
from desa_app.domain.letter_batch import BatchLine, BatchState
from desa_app.remarks import check_sentence
from desa_app.wording import grouped
from ui.notices import error_words
from ui.pages.desa.person_picker import PersonPicker
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from ui.preferences import Preferences

LARGEST_GROUP = 1000
_TONES = {
    BatchState.READY: Tone.GOOD,
    BatchState.NEEDS_REASON: Tone.WARN,
    BatchState.UNFINISHED: Tone.WARN,
    BatchState.BLOCKED: Tone.BAD,
    BatchState.ISSUED: Tone.INFO,
    BatchState.REFUSED: Tone.BAD,
}


class BatchPeople(Card):
    """``changed`` after somebody was added or taken off."""

    changed = Signal()

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._people: dict[str, str | None] = {}
        unit = step()
        self.set_heading(self.tr("Untuk siapa"))
        self.picker = PersonPicker(office)
        groups = [(status.value, status.value) for status in (Status.CANDIDATE, Status.PROCESS)]
        self.group = ChoiceField([("semua", self.tr("semua yang punya rencana")), *groups])
        self.group.setAccessibleName(self.tr("Kelompok"))
        self.group.set_value(Status.CANDIDATE.value)
        self.add_group = secondary(self.tr("Tambahkan &kelompok"), icon="plus")
        row = QHBoxLayout()
        row.setSpacing(unit * 2)
        row.addWidget(self.group, 1)
        row.addWidget(self.add_group)
        self.model: TableModel[BatchLine] = TableModel(
            (
                Column(self.tr("Nama"), _name, width=20),
                Column(self.tr("Keadaan"), _state, chip=_chip, width=11),
                Column(self.tr("Keterangan"), _remark, width=20, stretch=True),
            )
        )
        self.table = TableView(
            self.model, "surat-sekaligus", self.tr("Orang dalam daftar surat"), preferences
        )
        self.table.set_empty(
            "people",
            self.tr("Belum ada orang dalam daftar"),
            self.tr("Cari nama di atas, atau tambahkan satu kelompok sekaligus."),
        )
        self.table.set_row_actions(
            (RowAction(self.tr("Keluarkan dari daftar"), self._take_off, shortcut="Del"),)
        )
        self._about = Text("", Type.SMALL, wrap=True)
        self._told = Text("", Type.SMALL)
        self.body.addWidget(self.picker)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._about)
        self.body.addWidget(self._told)
        self.picker.picked.connect(self._on_picked)
        self.add_group.clicked.connect(self._on_group)
        self.table.selection_changed.connect(self._on_selected)

    def people(self) -> list[tuple[str, str | None]]:
        """Ids of the people and of their newest plans, in the order in which they were added."""
        return list(self._people.items())

    def show_lines(self, lines: tuple[BatchLine, ...]) -> None:
        """Show how each one stands."""
        self.model.set_rows(lines)
        counts = [(state, sum(line.state is state for line in lines)) for state in BatchState]
        self._told.setText(
            " · ".join(f"{grouped(count)} {state.value}" for state, count in counts if count)
        )

    def lock(self) -> None:
        """The letters exist now: the list is what they were issued for."""
        for widget in (self.picker, self.group, self.add_group):
            widget.hide()
        self.table.set_row_actions(())

    def _on_picked(self, person: Person | None) -> None:
        if person is None:
            return
        plans = self._office.episodes.of(person.id)
        self._people[person.id] = plans[0].id if plans else None
        self.picker.start_over()
        self.changed.emit()

    def _on_group(self) -> None:
        status = str(self.group.value() or "semua")
        found = self._office.people.search(status=status, limit=LARGEST_GROUP)
        for row in found.rows:
            self._people.setdefault(row.id, row.episode_id)
        self.changed.emit()

    def _on_selected(self, lines: tuple[BatchLine, ...]) -> None:
        """What the column has no room for, in full."""
        words = _remark(lines[0]) if len(lines) == 1 else ""
        self._about.setText(words)
        self._about.setVisible(bool(words))

    def _take_off(self, lines: tuple[BatchLine, ...]) -> None:
        for line in lines:
            self._people.pop(line.person_id, None)
        self.changed.emit()


def _name(line: BatchLine) -> str:
    return line.name


def _state(line: BatchLine) -> str:
    return line.state.value


def _chip(line: BatchLine) -> tuple[str, Tone]:
    return line.state.value, _TONES[line.state]


def _remark(line: BatchLine) -> str:
    if line.number:
        return line.number
    if line.error is not None:
        return " ".join(part for part in error_words(line.error) if part)
    if line.missing:
        return ", ".join(line.missing)
    return " ".join(check_sentence(check) for check in line.checks)
