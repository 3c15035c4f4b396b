# SPDX-License-Identifier: GPL-3.0-or-later
"""Tempat sampah: who was entered by mistake, why, the way back, and the end for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desa_app.errors import DesaBinaanError
from desa_app.wording import masked, short_date
from ui.pages.desa.eraser import Eraser
from ui.pages.desa.sheet import Sheet
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.widgets.buttons import danger, primary
from ui.widgets.card import Card

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.people_upkeep import BinnedPerson
    from desa_app.domain.person import Person
    from ui.notices import NoticeBar
    from ui.pages.common.papers import PaperDesk


class BinSheet(Sheet):
    """``restored`` carries the person who came back; ``erased`` says that somebody is no more."""

    restored = Signal(object)
    erased = Signal(str)

    def __init__(self, office: Desa, notices: NoticeBar, papers: PaperDesk) -> None:
        super().__init__("Tempat sampah")
        self.set_heading(
            self.tr("Tempat sampah"),
            self.tr("Orang yang salah dicatat; NIK-nya boleh dipakai lagi oleh orang lain"),
        )
        self._office = office
        self._notices = notices
        self._papers = papers
        self.eraser = Eraser(office, self)
        self.model: TableModel[BinnedPerson] = TableModel(self._columns())
        self.table = TableView(self.model, "tempat-sampah", self.tr("Tempat sampah"))
        self.table.set_empty(
            "ok",
            self.tr("Tempat sampah kosong"),
            self.tr("Orang yang salah dicatat dapat dibuang ke sini dari daftar warga."),
        )
        card = Card()
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)
        self.erase = danger(self.tr("&Hapus untuk selamanya…"))
        self.add_button(self.erase)
        self.restore = primary(self.tr("Pulihkan"), shortcut="Ctrl+R")
        self.add_button(self.restore)
        self.table.set_row_actions(
            (
                RowAction(self.tr("Pulihkan"), self._act_restore, single=True),
                RowAction(self.tr("Hapus untuk selamanya…"), self._act_erase, single=True),
            )
        )
        self.table.opened.connect(self._restore)
        self.restore.clicked.connect(self._on_restore)
        self.erase.clicked.connect(self._on_erase)
        self.eraser.erased.connect(self._on_erased)
        self.reload()

    def begin(self) -> None:
        """Start in the list."""
        self.table.setFocus()

    def reload(self) -> None:
        """Read the bin anew."""
        self.model.set_rows(self._office.bin.list())
        for button in (self.restore, self.erase):
            button.setEnabled(bool(self.model.rows))
        self.table.select_row(0)

    def _columns(self) -> tuple[Column[BinnedPerson], ...]:
        return (
            Column(self.tr("Nama"), _name, width=26),
            Column(self.tr("NIK"), self._nik, width=18),
            Column(self.tr("Alasan"), _reason, width=30, stretch=True),
            Column(self.tr("Dibuang"), _day, width=12),
            Column(self.tr("Oleh"), _by, width=14),
        )

    def _nik(self, row: BinnedPerson) -> str:
        return masked(row.nik) if row.nik else self.tr("belum ada")

    def _on_restore(self) -> None:
        rows = self.table.selected_rows()
        if rows:
            self._restore(rows[0])

    def _act_restore(self, rows: tuple[BinnedPerson, ...]) -> None:
        self._restore(rows[0])

    def _on_erase(self) -> None:
        self._act_erase(self.table.selected_rows())

    def _act_erase(self, rows: tuple[BinnedPerson, ...]) -> None:
        if rows:
            self.eraser.ask(rows[0].person_id, self._papers, self._notices)

    def _on_erased(self, words: str) -> None:
        self.reload()
        self.erased.emit(words)

    def _restore(self, row: BinnedPerson) -> None:
        try:
            person: Person = self._office.bin.restore(row.person_id)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self.reload()
        self.restored.emit(person)


def _name(row: BinnedPerson) -> str:
    return row.name


def _reason(row: BinnedPerson) -> str:
    return row.reason


def _day(row: BinnedPerson) -> str:
    return short_date(row.at.astimezone().date())


def _by(row: BinnedPerson) -> str:
    return row.by
