# SPDX-License-Identifier: GPL-3.0-or-later
"""A running list on a tab: search, year, table; and the page that holds several of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desa_app.errors import DesaBinaanError, RecordStruck
from desa_app.wording import grouped
from ui.looking import Looking
from ui.pages.desa.files_dialog import FilesDialog
from ui.pages.desa.ledger_dialog import LedgerDialog, StrikeRecordDialog
from ui.pages.page import Page, PageAction
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import FilterButton
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField
from ui.widgets.year_field import YearField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.ledger import Ledger
    from desa_app.domain.ledger import Record
    from ui.preferences import Preferences

Row = TypeVar("Row")
Empty = tuple[str, str, str, str]


class LedgerTab(QWidget, Generic[Row]):
    """One list. ``name`` is under which the computer remembers its widths."""

    def __init__(
        self,
        page: Page,
        office: Desa,
        ledger: Ledger[Any],
        preferences: Preferences,
        *,
        name: str,
        title: str,
        search: str,
        columns: Sequence[Column[Row]],
        by_year: bool = True,
    ) -> None:
        super().__init__()
        self.page = page
        self.office = office
        self.ledger = ledger
        self.title = title
        self.model: TableModel[Row] = TableModel(columns)
        self.table = TableView(self.model, name, title, preferences)
        self.search = SearchField(search)
        this = office.clock.today().year
        self.year = YearField(this, this, this)
        self._looking = Looking(self, self._show)
        self._any = False
        self._wanted = ""
        self.every_year = FilterButton("semua", self.tr("Semua tahun"))
        self.told = Text("", Type.SMALL)
        self._fill(by_year)
        self.table.set_row_actions(self.row_actions())
        self.search.searched.connect(self._on_search)
        self.search.went_down.connect(self.table.setFocus)
        self.table.went_up.connect(self.search.setFocus)
        self.table.opened.connect(self.open_row)
        self.table.empty_asked.connect(self._on_empty)
        self.year.changed.connect(self.show_rows)
        self.every_year.toggled.connect(self._on_every_year)

    def _fill(self, by_year: bool) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        for part in (self.year, self.every_year):
            top.addWidget(part)
            if not by_year:
                part.hide()
        self.every_year.setChecked(not by_year)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, step() * 3, 0, 0)
        column.setSpacing(step() * 2)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)

    # --- what a list says of itself ---------------------------------------------------------

    def read(self, search: str, year: int | None) -> Sequence[Row]:
        """The rows to show."""
        raise NotImplementedError

    def record_of(self, row: Row) -> Record[Any]:
        """The record behind a row."""
        raise NotImplementedError

    def dialog(self, record: Record[Any] | None) -> LedgerDialog:
        """The window that notes or corrects."""
        raise NotImplementedError

    def empty_words(self) -> Empty:
        """Icon, title, line and button while nothing was ever noted."""
        raise NotImplementedError

    def note_words(self) -> str:
        """The words on the page's primary button."""
        raise NotImplementedError

    def line_told(self, rows: Sequence[Row]) -> str:
        """What stands under the table."""
        words = QCoreApplication.translate("Catatan", "{count} catatan")
        return words.format(count=grouped(len(rows)))

    def more_actions(self) -> tuple[PageAction, ...]:
        """Buttons of the page's header besides the one that notes."""
        return ()

    def files_words(self) -> str:
        """What the pictures and scans of a record are called; empty when it has none."""
        return ""

    def row_actions(self) -> tuple[RowAction, ...]:
        """What the context menu offers."""
        strike = RowAction(self.tr("Coret…"), self._on_strike_rows, single=True)
        if not self.files_words():
            return (strike,)
        return (RowAction(self.files_words(), self._on_files_rows, single=True), strike)

    # --- showing ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list anew."""
        self.show_rows()

    def show_rows(self) -> None:
        """Show what fits search and year."""
        every = self.every_year.isChecked()
        year = None if every else self.year.value()
        self._looking.ask(partial(self._look, self.search.text(), year))

    def _look(self, search: str, year: int | None) -> tuple[Sequence[int], tuple[Row, ...], bool]:
        """The years there are, the rows, and whether anything was ever noted; no widget here."""
        return self.ledger.years(), tuple(self.read(search, year)), bool(self.ledger.list().total)

    def _show(self, found: tuple[Sequence[int], tuple[Row, ...], bool]) -> None:
        years, rows, self._any = found
        self.year.set_limits(years[-1], years[0])
        self.model.set_rows(rows)
        self.table.set_empty(*self._empty(self.every_year.isChecked()))
        self.told.setText(self.line_told(rows))
        wanted, self._wanted = self._wanted, ""
        if wanted and not self._select(wanted) and not self.every_year.isChecked():
            # Noted in another year than the one that is shown.
            self._wanted = wanted
            self.every_year.setChecked(True)

    def _empty(self, every: bool) -> Empty:
        if self.search.text():
            return (
                "search",
                self.tr("Tidak ada catatan yang cocok"),
                self.tr("Cari dengan sebagian kata, atau lihat semua tahun."),
                self.tr("Kosongkan pencarian"),
            )
        if not every and self._any:
            return (
                "search",
                self.tr("Tidak ada catatan tahun {year}").format(year=self.year.value()),
                self.tr("Ada catatan dari tahun lain."),
                self.tr("Lihat semua tahun"),
            )
        return self.empty_words()

    def _on_empty(self) -> None:
        if self.search.text():
            self.search.clear()
            self.show_rows()
        elif not self.every_year.isChecked() and self._any:
            self.every_year.setChecked(True)
        else:
            self.note_new()

    def _on_search(self, _words: str) -> None:
        self.show_rows()

    def _on_every_year(self, every: bool) -> None:
        self.year.setEnabled(not every)
        self.show_rows()

    # --- writing ----------------------------------------------------------------------------

    def note_new(self) -> None:
        """Note something new."""
        self._open(None)

    def open_row(self, row: Row) -> None:
        """Correct a record; a struck one says why it cannot be."""
        record = self.record_of(row)
        if record.struck:
            self.page.notices.error(RecordStruck(self.title))
            return
        self._open(record)

    def _open(self, record: Record[Any] | None) -> None:
        dialog = self.dialog(record)
        dialog.saved.connect(self._on_saved if record is not None else self._on_noted)
        dialog.strike_asked.connect(self.ask_strike)
        dialog.files_asked.connect(self.ask_files)
        dialog.open()

    def ask_files(self, record: Record[Any]) -> None:
        """Show the pictures and scans of a record."""
        dialog = FilesDialog(self.office, record.id, self.files_words().rstrip("…"), self.page)
        dialog.closed.connect(self.show_rows)
        dialog.open()

    def _on_files_rows(self, rows: tuple[Row, ...]) -> None:
        self.ask_files(self.record_of(rows[0]))

    def ask_strike(self, record: Record[Any]) -> None:
        """Ask why a record is struck out."""
        dialog = StrikeRecordDialog(self.ledger, record, self.page)
        dialog.saved.connect(self._on_struck)
        dialog.open()

    def _on_strike_rows(self, rows: tuple[Row, ...]) -> None:
        record = self.record_of(rows[0])
        if record.struck:
            self.page.notices.error(RecordStruck(self.title))
            return
        self.ask_strike(record)

    def _on_noted(self, record: Record[Any]) -> None:
        self.written(record.id, self.tr("Tercatat."))

    def _on_saved(self, record: Record[Any]) -> None:
        self.written(record.id, self.tr("Perubahan tersimpan; isi yang lama ada di riwayat."))

    def _on_struck(self, record: Record[Any]) -> None:
        words = self.tr("Catatan dicoret.")
        self.written(record.id, words)
        self.page.notices.undoable(words, partial(self.put_back, record))

    def put_back(self, record: Record[Any]) -> None:
        """Take back the strike that the notice told about."""
        try:
            self.ledger.put_back(record)
        except DesaBinaanError as error:
            self.page.notices.error(error)
            return
        self.written(record.id, self.tr("Coretan diurungkan; catatan berlaku lagi."))

    def written(self, record_id: str, words: str) -> None:
        """Show the list as it is now, with the record selected, and say what was done."""
        self.page.changed.emit()
        self._wanted = record_id
        self.refresh()
        self.table.setFocus()
        self.page.notices.success(words)

    def _select(self, record_id: str) -> bool:
        for number, row in enumerate(self.model.rows):
            if self.record_of(row).id == record_id:
                self.table.select_row(number)
                return True
        return False

    def selected(self) -> Row | None:
        """The one row that is selected; says what to do when there is none."""
        rows = self.table.selected_rows()
        if len(rows) == 1:
            found: Row = rows[0]
            return found
        self.page.notices.warn(self.tr("Pilih dahulu satu baris di daftar."))
        return None

    def tell(self, error: DesaBinaanError) -> None:
        """Say on the page why something was not done."""
        self.page.notices.error(error)


class TabsPage(Page):
    """A page of running lists; a subclass adds its tabs with :meth:`add_tab`."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(accessible_name)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.lists: list[LedgerTab[Any]] = []
        card = Card()
        card.body.addWidget(self.tabs, 1)
        self.body.addWidget(card, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        self.tabs.currentChanged.connect(self._on_tab)

    def add_tab(self, tab: LedgerTab[Any]) -> None:
        """Put a list behind the others."""
        self.lists.append(tab)
        self.tabs.addTab(tab, tab.title)

    @property
    def front(self) -> LedgerTab[Any]:
        """The list that is shown."""
        return self.lists[max(self.tabs.currentIndex(), 0)]

    def show_tab(self, tab: LedgerTab[Any]) -> None:
        """Bring a list to the front."""
        self.tabs.setCurrentIndex(self.lists.index(tab))

    def header_actions(self) -> tuple[PageAction, ...]:
        """The list's own buttons, and the one that notes something new."""
        tab = self.front
        return (
            *tab.more_actions(),
            PageAction(
                text=tab.note_words(), run=tab.note_new, shortcut="Ctrl+N", icon="", primary=True
            ),
        )

    def refresh(self) -> None:
        """Read every list anew."""
        for tab in self.lists:
            tab.refresh()
        self.heading_changed.emit()
        self.actions_changed.emit()

    def take_focus(self) -> None:
        """Start with the search."""
        self.front.search.setFocus()

    def _on_find(self) -> None:
        self.front.search.setFocus()

    def _on_tab(self, _index: int) -> None:
        # Emitted by the first tab while the page is still being made.
        if self.lists:
            self.notices.clear()
            self.heading_changed.emit()
            self.actions_changed.emit()


def struck_chip(record: Record[Any]) -> tuple[str, Tone] | None:
    """The chip of a record that was struck out."""
    if not record.struck:
        return None
    return QCoreApplication.translate("Catatan", "dicoret"), Tone.BAD
