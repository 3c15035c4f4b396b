# SPDX-License-Identifier: GPL-3.0-or-later
"""The section "Riwayat": every change of a person with who, when, old and new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from desa_app.domain.full_numbers import mask_numbers
from desa_app.wording import clock_time, short_date
from ui.pages.desa.person_section import PersonSection
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.history import FactChange, HistoryLine
    from desa_app.domain.person import Person

PART = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of one thing that was done; ``first`` rows also say when and by whom."""

    line: HistoryLine
    change: FactChange | None
    first: bool


def rows_of(line: HistoryLine) -> list[Row]:
    """A line of the history as rows of the table, one for each fact."""
    if not line.changes:
        return [Row(line, None, first=True)]
    return [Row(line, change, first=not at) for at, change in enumerate(line.changes)]


class HistorySection(PersonSection):
    """Reads the log of the person shown, the newest first; more comes when scrolled to."""

    def __init__(self, office: Desa) -> None:
        super().__init__(office)
        self._person_id = ""
        self._in_full = False
        self.model: TableModel[Row] = TableModel(self._columns())
        self.table = TableView(self.model, "riwayat", self.tr("Riwayat perubahan"))
        self.table.set_empty(
            "info",
            self.tr("Belum ada riwayat"),
            self.tr("Setiap perubahan data, rencana dan surat akan tercatat di sini."),
        )
        self.table.set_row_actions((RowAction(self.tr("Lihat atau samarkan NIK"), self._act_mask),))
        self._hint = Text("", Type.SMALL)
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._hint)
        self.body.addWidget(card, 1)
        mask = QShortcut(QKeySequence("Ctrl+M"), self)
        mask.activated.connect(self.toggle_mask)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Riwayat")

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Read what was done to somebody."""
        self._person_id = person.id
        self._load()

    def begin(self) -> None:
        """Start in the list."""
        self.table.setFocus()

    def toggle_mask(self) -> None:
        """Show numbers in full, or masked again."""
        self._in_full = not self._in_full
        self._load()

    def _load(self) -> None:
        self.model.set_rows(self._read(None), self._read_more)
        self._hint.setText(
            self.tr("Nomor ditampilkan, tekan Ctrl+M untuk menyamarkan")
            if self._in_full
            else self.tr("Nomor disamarkan, tekan Ctrl+M untuk melihat")
        )

    def _read(self, before: int | None) -> list[Row]:
        lines = self.office.histories.of(
            self._person_id, limit=PART, before=before, in_full=self._in_full
        )
        return [row for line in lines for row in rows_of(line)]

    def _read_more(self, last: Row) -> list[Row]:
        return self._read(last.line.position)

    def _columns(self) -> tuple[Column[Row], ...]:
        return (
            Column(self.tr("Waktu"), _when, width=18),
            Column(self.tr("Oleh"), _who, width=14),
            Column(self.tr("Yang dikerjakan"), _what, width=26),
            Column(self.tr("Isian"), _label, width=18),
            Column(self.tr("Semula"), self._before, width=18, full_numbers="layar-diminta"),
            Column(
                self.tr("Menjadi"),
                self._after,
                width=18,
                stretch=True,
                full_numbers="layar-diminta",
            ),
        )

    def _before(self, row: Row) -> str:
        return _old(row) if self._in_full else mask_numbers(_old(row))

    def _after(self, row: Row) -> str:
        return _new(row) if self._in_full else mask_numbers(_new(row))

    def _act_mask(self, _rows: tuple[Row, ...]) -> None:
        self.toggle_mask()


def _when(row: Row) -> str:
    local = row.line.at.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}" if row.first else ""


def _who(row: Row) -> str:
    return row.line.by if row.first else ""


def _what(row: Row) -> str:
    return row.line.what if row.first else ""


def _label(row: Row) -> str:
    return row.change.label if row.change is not None else ""


def _old(row: Row) -> str:
    return row.change.old if row.change is not None else ""


def _new(row: Row) -> str:
    return row.change.new if row.change is not None else ""
