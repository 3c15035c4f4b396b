# SPDX-License-Identifier: GPL-3.0-or-later
"""Catatan ganda: records that may be of one person, and merges that can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desa_app.domain.people_upkeep import DoubleSign
from desa_app.errors import DesaBinaanError
from desa_app.wording import clock_time, masked, short_date
from ui import tasks
from ui.notices import show_error
from ui.pages.desa.sheet import Sheet
from ui.pages.desa.words import place_of
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.people_upkeep import DoubleRow, MergedPerson, PossibleDouble
    from ui.notices import NoticeBar
    from ui.tasks import Progress


class DoublesSheet(Sheet):
    """``compare_asked`` carries both ids; ``undone`` the merge that was taken back."""

    compare_asked = Signal(str, str)
    undone = Signal(object)

    def __init__(self, office: Desa, notices: NoticeBar) -> None:
        super().__init__("Catatan ganda")
        self.set_heading(
            self.tr("Catatan ganda"),
            self.tr("Diusulkan saja; tidak ada yang digabung tanpa Anda bandingkan"),
        )
        self._office = office
        self._notices = notices
        self.model: TableModel[PossibleDouble] = TableModel(self._columns())
        self.table = TableView(self.model, "catatan-ganda", self.tr("Mungkin orang yang sama"))
        self.merged: TableModel[MergedPerson] = TableModel(self._merged_columns())
        self.merged_table = TableView(self.merged, "sudah-digabung", self.tr("Sudah digabung"))
        self.merged_table.set_empty("info", self.tr("Belum ada yang digabung"), "")
        self.compare = primary(self.tr("Bandingkan…"), shortcut="Ctrl+G")
        self.apart = secondary(self.tr("&Bukan orang yang sama"))
        self.undo = secondary(self.tr("&Urungkan penggabungan"))
        upper = Card(self.tr("Mungkin orang yang sama"))
        upper.body.addWidget(self.table, 1)
        lower = Card(self.tr("Sudah digabung"))
        lower.body.addWidget(self.merged_table, 1)
        self.body.addWidget(upper, 3)
        self.body.addWidget(lower, 2)
        for button in (self.undo, self.apart, self.compare):
            self.add_button(button)
        self.table.set_row_actions(
            (
                RowAction(self.tr("Bandingkan…"), self._act_compare, single=True),
                RowAction(self.tr("Bukan orang yang sama"), self._act_apart, single=True),
            )
        )
        self.table.opened.connect(self._ask_compare)
        self.compare.clicked.connect(self._on_compare)
        self.apart.clicked.connect(self._on_apart)
        self.undo.clicked.connect(self._on_undo)
        self._offer()
        self.reload()

    def begin(self) -> None:
        """Start in the list."""
        self.table.setFocus()

    def reload(self) -> None:
        """Look for doubles, off the window's thread: a large register takes a moment."""
        self.table.set_empty("search", self.tr("Sedang mencari catatan ganda…"), "")
        self.merged.set_rows(self._office.merging.list())
        self.merged_table.select_row(0)
        # Taking a merge back needs not wait for the search.
        self._offer()

        def work(progress: Progress) -> tuple[PossibleDouble, ...]:
            return self._office.merging.possible()

        tasks.run(self, work, self._show, self._failed, writes=False)

    def _show(self, found: tuple[PossibleDouble, ...]) -> None:
        self.table.set_empty(
            "ok",
            self.tr("Tidak ada catatan ganda"),
            self.tr("Tidak ada nama dan tanggal lahir yang sama, dan tidak ada NIK yang rusak."),
        )
        self.model.set_rows(found)
        self.table.select_row(0)
        self._offer()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _offer(self) -> None:
        for button in (self.compare, self.apart):
            button.setEnabled(bool(self.model.rows))
        self.undo.setEnabled(bool(self.merged.rows))

    def _columns(self) -> tuple[Column[PossibleDouble], ...]:
        return (
            Column(self.tr("Tanda"), self._sign, width=24),
            Column(self.tr("Catatan pertama"), _first, width=34),
            Column(self.tr("Catatan kedua"), _second, width=34, stretch=True),
        )

    def _merged_columns(self) -> tuple[Column[MergedPerson], ...]:
        return (
            Column(self.tr("Dipertahankan"), _kept, width=26),
            Column(self.tr("Dilebur"), _other, width=26, stretch=True),
            Column(self.tr("Digabung"), _moment, width=18),
            Column(self.tr("Oleh"), _by, width=14),
        )

    def _sign(self, row: PossibleDouble) -> str:
        if row.sign is DoubleSign.DAMAGED_NIK:
            return self.tr("Angka akhir NIK rusak")
        return self.tr("Nama dan tanggal lahir sama")

    def _chosen(self) -> PossibleDouble | None:
        rows = self.table.selected_rows()
        return rows[0] if rows else None

    def _on_compare(self) -> None:
        if (row := self._chosen()) is not None:
            self._ask_compare(row)

    def _act_compare(self, rows: tuple[PossibleDouble, ...]) -> None:
        self._ask_compare(rows[0])

    def _ask_compare(self, row: PossibleDouble) -> None:
        self.compare_asked.emit(row.first.id, row.second.id)

    def _on_apart(self) -> None:
        if (row := self._chosen()) is not None:
            self._keep_apart(row)

    def _act_apart(self, rows: tuple[PossibleDouble, ...]) -> None:
        self._keep_apart(rows[0])

    def _keep_apart(self, row: PossibleDouble) -> None:
        try:
            self._office.merging.keep_apart(row.first.id, row.second.id)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._show(tuple(one for one in self.model.rows if one != row))
        words = self.tr("Dicatat sebagai dua orang; tidak diusulkan lagi.")
        self._notices.undoable(words, partial(self.ask_again, row))

    def ask_again(self, row: PossibleDouble) -> None:
        """Take back the answer that the notice told about."""
        try:
            self._office.merging.ask_again(row.first.id, row.second.id)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self.reload()
        self._notices.success(self.tr("Jawaban ditarik; pasangan ini diusulkan lagi."))

    def _on_undo(self) -> None:
        rows = self.merged_table.selected_rows()
        if not rows:
            return
        try:
            done = self._office.merging.undo(rows[0].id)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self.reload()
        self.undone.emit(done)


def _told(one: DoubleRow) -> str:
    born = short_date(one.birth_date) if one.birth_date is not None else ""
    parts = (one.name, masked(one.nik) if one.nik else "", born, place_of(one.dusun, one.rt))
    return "  ·  ".join(part for part in parts if part)


def _first(row: PossibleDouble) -> str:
    return _told(row.first)


def _second(row: PossibleDouble) -> str:
    return _told(row.second)


def _kept(row: MergedPerson) -> str:
    return row.name


def _other(row: MergedPerson) -> str:
    return row.other_name


def _moment(row: MergedPerson) -> str:
    local = row.at.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}"


def _by(row: MergedPerson) -> str:
    return row.by
