# SPDX-License-Identifier: GPL-3.0-or-later
"""Buku: agenda keluar, agenda masuk and ekspedisi of a year; noted, printed, closed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget

from desa_app.domain.books import Book, Closing, first_closing_day, matching
from desa_app.domain.page import Paper
from desa_app.errors import DesaBinaanError
from desa_app.wording import grouped, long_date
from ui.looking import Looking
from ui.pages.common.papers import PaperDesk
from ui.pages.desa.book_dialogs import ReopenDialog
from ui.pages.desa.book_noting import BookNoting
from ui.pages.desa.book_rows import BookRow, columns_of, empty_words, holds, rows_of
from ui.pages.page import Page, PageAction
from ui.questions import Question
from ui.tables.table_model import TableModel
from ui.tables.table_view import TableView
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.file_dialogs import save_file
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField
from ui.widgets.year_field import YearField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.book_entry import BookEntry
    from desa_app.domain.books import BookPage, Proposal
    from ui.preferences import Preferences

BOOKS = tuple(Book)


class BooksPage(Page):
    """One year of three books, a tab for each."""

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._looking = Looking(self, self._show_read)
        self._wanted: BookEntry | None = None
        self._papers = PaperDesk(self, preferences)
        self.noting = BookNoting(office, self)
        self._closing: Closing | None = None
        self._pages: tuple[BookPage, ...] = ()
        self._waiting: tuple[Proposal, ...] = ()
        this_year = office.clock.today().year
        self.year = YearField(this_year, this_year, this_year)
        self.search = SearchField(self.tr("Cari nomor, tujuan, pengirim atau isi…"))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Buku"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tables: dict[Book, TableView] = {}
        self.models: dict[Book, TableModel[BookRow]] = {}
        for book, name in zip(BOOKS, self._tab_names(), strict=True):
            self._add_table(book, name, preferences)
        self.told = Text("", Type.SMALL)
        self.close_button = secondary("")
        # Until the year was read, nobody knows whether it can be closed or reopened.
        self.close_button.hide()
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.year)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.close_button)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.tabs, 1)
        card.body.addLayout(foot)
        self.body.addWidget(card, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self.search.searched.connect(self._on_words)
        self.search.went_down.connect(self._to_table)
        self.year.changed.connect(self.refresh)
        self.tabs.currentChanged.connect(self._on_tab)
        self.close_button.clicked.connect(self._on_close_button)
        self.noting.written.connect(self._on_written)

    def _tab_names(self) -> tuple[str, str, str]:
        return self.tr("Agenda keluar"), self.tr("Agenda masuk"), self.tr("Ekspedisi")

    def _add_table(self, book: Book, name: str, preferences: Preferences) -> None:
        model: TableModel[BookRow] = TableModel(columns_of(book))
        table = TableView(model, f"buku-{book.value}", name, preferences)
        self.models[book], self.tables[book] = model, table
        self.tabs.addTab(table, name)
        table.went_up.connect(self.search.setFocus)
        table.opened.connect(self.noting.open_row)
        table.empty_asked.connect(self._on_empty)
        table.set_row_actions(self.noting.row_actions(book))

    # --- heading ------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Buku")

    @property
    def subtitle(self) -> str:
        """Which book, which year, and whether it is closed."""
        state = self.tr("sudah ditutup") if self._closing is not None else self.tr("masih terbuka")
        return f"{self.book.full_name} · {self.year.value()} · {state}"

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "book"

    @property
    def book(self) -> Book:
        """The book in front."""
        return BOOKS[self.tabs.currentIndex()]

    def header_actions(self) -> tuple[PageAction, ...]:
        """Save, print, and note what the book in front is for."""
        sends = self.book is Book.DISPATCH
        return (
            PageAction(text=self.tr("Simpan Excel…"), run=self.save_workbook, icon="save"),
            PageAction(text=self.tr("Simpan PDF…"), run=self.save_document, icon="save"),
            PageAction(
                text=self.tr("Cetak"), run=self.print_document, shortcut="Ctrl+P", icon="print"
            ),
            PageAction(
                text=self.tr("Catat pengiriman") if sends else self.tr("Catat surat masuk"),
                run=self.note_dispatch if sends else self.note_incoming,
                shortcut="Ctrl+N",
                primary=True,
            ),
        )

    def take_focus(self) -> None:
        """Start with the search."""
        self.search.setFocus()

    # --- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the year's books anew."""
        self._looking.ask(partial(_read, self._office, self.year.value()))

    def _show_read(self, found: _Found) -> None:
        years, year = found.years, self.year.value()
        # The year before may be closed although nothing was written in it.
        self.year.set_limits(min(*years, years[0] - 1), years[0])
        self._pages = found.pages
        self._closing = self._pages[0].closing
        self._waiting = () if self._closing is not None else found.proposals
        self._show()
        self._tell()
        self.heading_changed.emit()
        self.actions_changed.emit()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._select(wanted)
        if not found.agrees:
            self.notices.warn(
                self.tr(
                    "Buku tahun {year} yang sudah ditutup tidak sama lagi dengan arsip surat."
                    " Jalankan pemeriksaan data di Pengaturan."
                ).format(year=year)
            )

    def _show(self) -> None:
        """Show what holds the words searched for; nothing is read anew while somebody types."""
        words = self.search.text()
        for page in self._pages:
            waiting = self._waiting if page.book is Book.DISPATCH else ()
            proposals = [one for one in waiting if holds(one, words)]
            lines = matching(page.lines, words)
            self.models[page.book].set_rows(rows_of(page.book, lines, proposals))
            self.tables[page.book].set_empty(*empty_words(page))

    def _tell(self) -> None:
        """The line under the table: how many, and what can be done with the year."""
        year, closing = self.year.value(), self._closing
        lines = [row for row in self.models[self.book].rows if row.line is not None]
        parts = [self.tr("{count} catatan").format(count=grouped(len(lines)))]
        if closing is not None:
            parts.append(
                self.tr("ditutup {day} oleh {user}").format(
                    day=long_date(closing.closed_on), user=closing.closed_by
                )
            )
        elif self._office.clock.today() < first_closing_day(year):
            parts.append(
                self.tr("dapat ditutup mulai {day}").format(day=long_date(first_closing_day(year)))
            )
        if self._waiting and self.book is Book.DISPATCH:
            parts.append(
                self.tr("{count} surat belum dicatat pengirimannya").format(
                    count=grouped(len(self._waiting))
                )
            )
        self.told.setText(" · ".join(parts))
        if closing is not None:
            self.close_button.set_text(self.tr("Buka kembali…"))
        else:
            self.close_button.set_text(self.tr("Tutup buku tahun {year}…").format(year=year))
        allowed = self._office.clock.today() >= first_closing_day(year)
        self.close_button.setVisible(closing is not None or allowed)

    def _on_words(self, _words: str) -> None:
        self._show()
        self._tell()

    def _on_tab(self, _index: int) -> None:
        self._tell()
        self.heading_changed.emit()
        self.actions_changed.emit()

    def _to_table(self) -> None:
        self.tables[self.book].setFocus()

    def _on_empty(self) -> None:
        if self.search.text():
            self.search.clear()
        elif self.book is Book.DISPATCH:
            self.note_dispatch()
        else:
            self.note_incoming()

    # --- noting -------------------------------------------------------------------------------

    def note_incoming(self) -> None:
        """Note post that came in."""
        self.tabs.setCurrentIndex(BOOKS.index(Book.INCOMING))
        self.noting.ask(Book.INCOMING)

    def note_dispatch(self) -> None:
        """Note a letter that was handed over."""
        self.tabs.setCurrentIndex(BOOKS.index(Book.DISPATCH))
        self.noting.ask(Book.DISPATCH)

    def _on_written(self, entry: BookEntry | None, words: str) -> None:
        if entry is not None:
            self.tabs.setCurrentIndex(BOOKS.index(entry.book))
            self.year.set_value(entry.year)
        self._wanted = entry
        self._written()
        self.notices.success(words)

    def _select(self, entry: BookEntry) -> None:
        for number, row in enumerate(self.models[entry.book].rows):
            if row.line is not None and row.line.id == entry.id:
                self.tables[entry.book].select_row(number)
                self.tables[entry.book].setFocus()

    def _written(self) -> None:
        self.changed.emit()
        self.refresh()

    # --- closing ------------------------------------------------------------------------------

    def _on_close_button(self) -> None:
        if self._closing is not None:
            dialog = ReopenDialog(self._office, self.year.value(), self)
            dialog.saved.connect(self._on_reopened)
            dialog.open()
        else:
            self.ask_close()

    def ask_close(self) -> None:
        """Close the three books of the year, after a question."""
        year = self.year.value()
        if not Question.ask(
            self,
            self.tr("Tutup buku tahun {year}?").format(year=year),
            self.tr(
                "Agenda keluar, agenda masuk dan ekspedisi tahun {year} ditutup bersama. Sesudah"
                " itu surat dan catatan tahun {year} tidak dapat ditambah, diubah atau dibatalkan."
                " Buku dapat dibuka kembali hanya dengan alasan tertulis."
            ).format(year=year),
            self.tr("Tutup buku"),
            dangerous=True,
        ):
            return
        try:
            self._office.books.close(year)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self._written()
        self.notices.success(
            self.tr("Buku tahun {year} ditutup. Cetak ketiganya untuk ditandatangani.").format(
                year=year
            )
        )

    def _on_reopened(self, year: int) -> None:
        self._written()
        self.notices.success(self.tr("Buku tahun {year} terbuka kembali.").format(year=year))

    # --- paper --------------------------------------------------------------------------------

    def save_workbook(self) -> None:
        """Save the book in front as a spreadsheet."""
        self._save(".xlsx", self.tr("Lembar Excel (*.xlsx)"))

    def save_document(self) -> None:
        """Save the book in front as PDF."""
        self._save(".pdf", self.tr("Dokumen PDF (*.pdf)"))

    def print_document(self) -> None:
        """Print the book in front; its paper is always F4."""
        make = partial(self._office.books.document, self.book, self.year.value())
        self._papers.print(make, Paper.F4, self._name())

    def _save(self, ending: str, kinds: str) -> None:
        book, year = self.book, self.year.value()
        suggested = f"{book.full_name} {year}{ending}"
        path = save_file(self, self.tr("Simpan buku"), suggested, kinds)
        if path is None:
            return
        books = self._office.books
        make = books.workbook if ending == ".xlsx" else books.document
        self._papers.save(partial(make, book, year), path, self._name(), private=True)

    def _name(self) -> str:
        return f"{self.book.full_name} {self.year.value()}"


@dataclass(frozen=True, slots=True)
class _Found:
    """A year's books, read in one go away from the window's thread."""

    years: tuple[int, ...]
    pages: tuple[BookPage, ...]
    proposals: tuple[Proposal, ...]
    agrees: bool


def _read(office: Desa, year: int) -> _Found:
    books = office.books
    pages = tuple(books.page(book, year) for book in BOOKS)
    return _Found(books.years(), pages, books.proposals(year), books.agrees(year))
