# SPDX-License-Identifier: GPL-3.0-or-later
"""The three books as tables: what a row is, and the columns each book has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.books import Book, BookLine, BookPage, Proposal
from desa_app.wording import short_date
from ui.palette import Tone
from ui.tables.table_model import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """A line of a book, or a letter whose handing over waits to be noted."""

    book: Book
    line: BookLine | None = None
    proposal: Proposal | None = None

    @property
    def source(self) -> BookLine | Proposal:
        """Whichever of the two it is; both know number, day, party and subject."""
        found = self.line or self.proposal
        if found is None:
            raise ValueError(self.book)
        return found

    @property
    def letter_id(self) -> str:
        """The letter that a proposal or a line of the agenda keluar speaks of."""
        if self.proposal is not None:
            return self.proposal.letter_id
        return self.line.id if self.line is not None and self.book is Book.OUTGOING else ""


def rows_of(
    book: Book, lines: Iterable[BookLine], proposals: Iterable[Proposal] = ()
) -> list[BookRow]:
    """What waits first, then the newest line."""
    waiting = [BookRow(book=book, proposal=proposal) for proposal in proposals]
    return [*waiting, *(BookRow(book=book, line=line) for line in reversed(list(lines)))]


def holds(proposal: Proposal, words: str) -> bool:
    """Whether every word searched for stands somewhere in the proposal."""
    text = " ".join((proposal.number, proposal.party, proposal.subject)).casefold()
    return all(word in text for word in words.casefold().split())


def columns_of(book: Book) -> tuple[Column[BookRow], ...]:
    """The columns of the book on paper, with the state as a chip."""
    tr = QCoreApplication.translate
    running = Column(tr("Buku", "No."), _running, align=Align.RIGHT, width=5)
    number = Column(tr("Buku", "Nomor surat"), _number, width=18)
    dated = Column(tr("Buku", "Tanggal surat"), _dated, width=11)
    subject = Column(tr("Buku", "Isi singkat"), _subject, width=24, stretch=True)
    state = Column(tr("Buku", "Keadaan"), _state, chip=_chip, width=9)
    if book is Book.OUTGOING:
        party = Column(tr("Buku", "Ditujukan kepada"), _party, width=15)
        note = Column(tr("Buku", "Keterangan"), _note, width=10)
        return (running, state, number, dated, party, subject, note)
    if book is Book.INCOMING:
        day = Column(tr("Buku", "Diterima"), _day, width=11)
        party = Column(tr("Buku", "Pengirim"), _party, width=14)
        note = Column(tr("Buku", "Disposisi"), _note, width=11)
        return (running, state, day, number, dated, party, subject, note)
    day = Column(tr("Buku", "Dikirim"), _day, width=11)
    party = Column(tr("Buku", "Ditujukan kepada"), _party, width=13)
    note = Column(tr("Buku", "Tanda terima"), _note, width=10)
    return (running, state, day, dated, number, subject, party, note)


def empty_words(page: BookPage) -> tuple[str, str, str, str]:
    """Icon, title, line and button of a table without rows."""
    tr = QCoreApplication.translate
    if page.total:
        return (
            "search",
            tr("Buku", "Tidak ada catatan yang cocok"),
            tr("Buku", "Cari dengan sebagian nomor, nama instansi, isi atau tanggal."),
            tr("Buku", "Kosongkan pencarian"),
        )
    if page.book is Book.OUTGOING:
        return (
            "letter",
            tr("Buku", "Belum ada surat keluar tahun ini"),
            tr("Buku", "Setiap surat yang diterbitkan tercatat di sini dengan sendirinya."),
            "",
        )
    if page.book is Book.INCOMING:
        return (
            "book",
            tr("Buku", "Belum ada surat masuk tahun ini"),
            tr("Buku", "Catat surat yang diterima kantor; nomor urutnya diberikan program."),
            "" if page.closing else tr("Buku", "Catat surat masuk"),
        )
    return (
        "book",
        tr("Buku", "Belum ada pengiriman tahun ini"),
        tr("Buku", "Surat yang beralamat diusulkan di sini; catat siapa yang menerimanya."),
        "" if page.closing else tr("Buku", "Catat pengiriman"),
    )


def _running(row: BookRow) -> str:
    return str(row.line.running) if row.line is not None else "–"


def _day(row: BookRow) -> str:
    return short_date(row.line.day) if row.line is not None else ""


def _dated(row: BookRow) -> str:
    return short_date(row.source.dated) if row.source.dated is not None else ""


def _number(row: BookRow) -> str:
    return row.source.number


def _party(row: BookRow) -> str:
    return row.source.party


def _subject(row: BookRow) -> str:
    return row.source.subject


def _note(row: BookRow) -> str:
    if row.line is None:
        return ""
    return " · ".join(part for part in (row.line.why, row.line.note) if part)


def _state(row: BookRow) -> str:
    chip = _chip(row)
    return chip[0] if chip is not None else ""


def _chip(row: BookRow) -> tuple[str, Tone] | None:
    tr = QCoreApplication.translate
    if row.line is None:
        return tr("Buku", "belum dicatat"), Tone.WARN
    if not row.line.void:
        return None
    if row.book is Book.OUTGOING:
        return tr("Buku", "batal"), Tone.BAD
    return tr("Buku", "dicoret"), Tone.BAD
