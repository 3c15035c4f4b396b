# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing into the books from their page: which window opens for which row, and what is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desa_app.domain.book_entry import EntryDraft, EntryState
from desa_app.domain.books import Book
from desa_app.errors import BooksClosed, DesaBinaanError, EntryStruck
from ui.pages.desa.book_dialogs import EntryDialog, StrikeDialog
from ui.tables.table_view import RowAction

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.book_entry import BookEntry
    from ui.pages.desa.book_rows import BookRow
    from ui.pages.page import Page


class BookNoting(QObject):
    """Opens the small windows over a page; ``written`` carries the entry (or None) and words."""

    written = Signal(object, str)

    def __init__(self, office: Desa, page: Page) -> None:
        super().__init__(page)
        self._office = office
        self._page = page

    def row_actions(self, book: Book) -> tuple[RowAction, ...]:
        """What the context menu of a book's table offers."""
        strike = RowAction(self.tr("Coret…"), self._on_strike, single=True)
        if book is Book.OUTGOING:
            return (RowAction(self.tr("Catat pengiriman…"), self._on_send, single=True),)
        if book is Book.INCOMING:
            return (strike,)
        return (RowAction(self.tr("Dibawa sendiri oleh warga"), self._on_skip), strike)

    def ask(self, book: Book, draft: EntryDraft | None = None) -> None:
        """Note a new entry, with facts to begin with when there are some."""
        dialog = EntryDialog(self._office, book, self._page, draft=draft)
        dialog.saved.connect(self._on_noted)
        dialog.open()

    def open_row(self, row: BookRow) -> None:
        """Correct an entry, or note the handing over of a letter."""
        if row.proposal is not None or row.book is Book.OUTGOING:
            self._on_send((row,))
        elif row.line is not None:
            self._open_entry(row.line.id)

    def _on_send(self, rows: tuple[BookRow, ...]) -> None:
        row = rows[0]
        if row.line is not None and row.line.void:
            self._page.notices.warn(self.tr("Surat yang batal tidak dikirim."))
            return
        one = row.source
        draft = EntryDraft(
            day=self._office.clock.today(),
            number=one.number,
            dated=one.dated,
            party=one.party,
            subject=one.subject,
            letter_id=row.letter_id,
        )
        self.ask(Book.DISPATCH, draft)

    def _open_entry(self, entry_id: str) -> None:
        entry = self._changeable(entry_id)
        if entry is not None:
            dialog = EntryDialog(self._office, entry.book, self._page, entry=entry)
            dialog.saved.connect(self._on_corrected)
            dialog.strike_asked.connect(self._ask_strike)
            dialog.open()

    def _changeable(self, entry_id: str) -> BookEntry | None:
        """The entry, unless its year is closed or it was struck; says which of them."""
        try:
            entry = self._office.books.entry(entry_id)
            if self._office.books.closing(entry.year) is not None:
                raise BooksClosed(entry.year)
            if entry.state is EntryState.STRUCK:
                raise EntryStruck(entry.running)
        except DesaBinaanError as error:
            self._page.notices.error(error)
            return None
        return entry

    def _on_strike(self, rows: tuple[BookRow, ...]) -> None:
        line = rows[0].line
        entry = self._changeable(line.id) if line is not None else None
        if entry is not None:
            self._ask_strike(entry)

    def _ask_strike(self, entry: BookEntry) -> None:
        dialog = StrikeDialog(self._office, entry, self._page)
        dialog.saved.connect(self._on_struck)
        dialog.open()

    def _on_skip(self, rows: tuple[BookRow, ...]) -> None:
        letters = [row.letter_id for row in rows if row.proposal is not None]
        try:
            for letter_id in letters:
                self._office.books.mark_carried(letter_id)
        except DesaBinaanError as error:
            self._page.notices.error(error)
            return
        if letters:
            told = self.tr("{count} surat tidak diusulkan lagi.").format(count=len(letters))
            self.written.emit(None, told)

    def _on_noted(self, entry: BookEntry) -> None:
        told = self.tr("Tercatat di {book} dengan nomor urut {number}.")
        self.written.emit(entry, told.format(book=entry.book.full_name, number=entry.running))

    def _on_corrected(self, entry: BookEntry) -> None:
        told = self.tr("Catatan nomor urut {number} diubah.")
        self.written.emit(entry, told.format(number=entry.running))

    def _on_struck(self, entry: BookEntry) -> None:
        told = self.tr("Catatan nomor urut {number} dicoret.").format(number=entry.running)
        self.written.emit(entry, told)
        self._page.notices.undoable(told, partial(self.put_back, entry))

    def put_back(self, entry: BookEntry) -> None:
        """Take back the strike that the notice told about."""
        try:
            again = self._office.books.put_back(entry)
        except DesaBinaanError as error:
            self._page.notices.error(error)
            return
        told = self.tr("Catatan nomor urut {number} berlaku lagi.")
        self.written.emit(again, told.format(number=again.running))
