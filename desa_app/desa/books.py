# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter books: the agenda of what goes out and comes in, and the book of handing over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.desa.wording_kinds import office_kinds
from desa_app.domain.book_entry import (
    BookEntry,
    EntryDraft,
    EntryState,
    changed_fields,
    line_of,
    problems_in_entry,
)
from desa_app.domain.book_letters import addressee_of, outgoing_line, subject_of
from desa_app.domain.books import (
    FIRST_YEAR,
    Book,
    BookLine,
    BookPage,
    BookSheet,
    Closing,
    EntryChange,
    Proposal,
    counts_of,
    first_closing_day,
    frozen_content,
    frozen_lines,
    frozen_signers,
    matching,
)
from desa_app.domain.letter import LetterState
from desa_app.errors import BooksNotYet, EntryStruck, InvalidInput, Problem, TextNotPrintable
from desa_app.office.signers import signers_on
from desa_app.store import book_closings as closings
from desa_app.store import books as rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

REASON_LIMIT = 400


class Books:
    """The three books of the village office, a year at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- looking --------------------------------------------------------------------------

    def years(self) -> tuple[int, ...]:
        """Every year that has a line or was closed, and this one; the newest first."""
        with self._desk.reading() as connection:
            found = rows.years(connection) | closings.closed_years(connection)
        return tuple(sorted(found | {self._desk.clock.today().year}, reverse=True))

    def page(self, book: Book, year: int, words: str = "") -> BookPage:
        """A year of a book with the lines that hold every word; of a closed year as closed."""
        with self._desk.reading() as connection:
            closing = closings.load_closing(connection, year)
            lines = self._lines(connection, book, year, closing)
        return BookPage(
            book=book, year=year, lines=matching(lines, words), total=len(lines), closing=closing
        )

    def closing(self, year: int) -> Closing | None:
        """How the year's books were closed, or ``None`` while they are open."""
        with self._desk.reading() as connection:
            return closings.load_closing(connection, year)

    def agrees(self, year: int) -> bool:
        """Whether a closed year's books still say what archive and entries say.

        Compares everything but words that a newer program may put differently (kinds' names).
        An open year always agrees: its books are read from archive and entries.
        """
        with self._desk.reading() as connection:
            closing = closings.load_closing(connection, year)
            if closing is None:
                return True
            return closing.sound and all(
                [_facts(line) for line in frozen_lines(closing.content, book)]
                == [_facts(line) for line in self._lines(connection, book, year, None)]
                for book in Book
            )

    def entry(self, entry_id: str) -> BookEntry:
        """One entry kept by hand; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.load_entry(connection, entry_id)

    def history(self, entry_id: str) -> tuple[EntryChange, ...]:
        """How an entry was corrected, the newest first."""
        with self._desk.reading() as connection:
            return rows.history(connection, entry_id)

    def proposals(self, year: int) -> tuple[Proposal, ...]:
        """Valid letters of a year with an addressee, not yet in the ekspedisi."""
        found = []
        with self._desk.reading() as connection:
            kinds = office_kinds(connection).usable
            settled = rows.settled_letters(connection)
            for letter in rows.outgoing_letters(connection, year):
                if letter.id in settled or letter.state is LetterState.VOID:
                    continue
                kind = kinds.get(letter.kind)
                party = addressee_of(letter, kind)
                if party:
                    found.append(
                        Proposal(
                            letter_id=letter.id,
                            number=letter.number,
                            dated=letter.issued_on,
                            party=party,
                            subject=subject_of(letter, kind),
                        )
                    )
        return tuple(found)

    # --- writing --------------------------------------------------------------------------

    def note(self, book: Book, draft: EntryDraft) -> BookEntry:
        """Note post that came in, or a letter handed over; its number is given here.

        Raises ``InvalidInput``, ``BooksClosed`` or ``ClockWentBack``.
        """
        draft = self._proven(draft)
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            closings.refuse_closed(connection, _year_of(draft))
            if draft.letter_id:
                rows.refuse_unknown_letter(connection, draft.letter_id)
            entry = rows.insert_entry(connection, self._desk.stamp(), book, draft)
            detail = {"buku": book.value, "tahun": entry.year, "urut": entry.running}
            self._desk.log(connection, "buku-dicatat", entry.id, detail)
        return entry

    def correct(self, entry: BookEntry, draft: EntryDraft) -> BookEntry:
        """Save a corrected entry as it was opened; what it said before is kept.

        Raises ``InvalidInput`` (also for a day of another year, because the number belongs to
        its year), ``BooksClosed``, ``EntryStruck`` or ``ChangedMeanwhile``.
        """
        draft = self._proven(draft)
        if _year_of(draft) != entry.year:
            raise InvalidInput((Problem("day", "tahun-lain", "", str(entry.year)),))
        with self._desk.writing() as connection:
            before = self._changeable(connection, entry.id)
            # Which letter was handed over is no matter of spelling.
            draft = replace(draft, letter_id=before.facts.letter_id)
            fields = changed_fields(before.facts, draft)
            if fields or before.revision != entry.revision:
                rows.update_entry(connection, self._desk.stamp(), entry, draft, fields)
                self._desk.log(connection, "buku-diubah", entry.id, fields)
            return rows.load_entry(connection, entry.id)

    def strike(self, entry: BookEntry, reason: str) -> BookEntry:
        """Strike an entry out with a reason; the line and its number stay in the book."""
        reason = _reason(reason)
        with self._desk.writing() as connection:
            self._changeable(connection, entry.id)
            rows.strike_entry(connection, self._desk.stamp(), entry, reason)
            self._desk.log(connection, "buku-dicoret", entry.id, {"alasan": reason})
            return rows.load_entry(connection, entry.id)

    def put_back(self, entry: BookEntry) -> BookEntry:
        """Take a strike back, as it was struck; the log keeps both.

        Raises ``BooksClosed`` or ``ChangedMeanwhile``.
        """
        with self._desk.writing() as connection:
            closings.refuse_closed(connection, entry.year)
            rows.put_back_entry(connection, self._desk.stamp(), entry)
            self._desk.log(connection, "buku-dikembalikan", entry.id)
            return rows.load_entry(connection, entry.id)

    def mark_carried(self, letter_id: str) -> None:
        """Propose this letter no more: whom it is about carries it there."""
        with self._desk.writing() as connection:
            rows.refuse_unknown_letter(connection, letter_id)
            if letter_id in rows.settled_letters(connection):
                return
            rows.skip_letter(connection, self._desk.stamp(), letter_id)
            self._desk.log(connection, "ekspedisi-tidak-perlu", letter_id)

    # --- the end of a year ----------------------------------------------------------------

    def close(self, year: int) -> Closing:
        """Close the three books of a year; from then on nothing of that year changes.

        Counts, every line and a hash over them are kept. Raises ``BooksNotYet`` before
        31 December of the year, ``BooksClosed``, ``ClockWentBack`` or ``InvalidInput``.
        """
        today = self._desk.clock.today()
        _refuse_odd_year(year, today)
        if today < first_closing_day(year):
            raise BooksNotYet(year)
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            books = {book: self._lines(connection, book, year, None) for book in Book}
            counts = {book.value: counts_of(lines) for book, lines in books.items()}
            content = frozen_content(year, books, signers_on(connection, self._desk.profile, today))
            closing = closings.close_year(
                connection,
                self._desk.stamp(),
                year=year,
                day=today,
                counts=counts,
                content=content,
            )
            detail = {"tahun": year, "jumlah": counts, "sha256": closing.sha256}
            self._desk.log(connection, "buku-ditutup", str(year), detail)
        return closing

    def reopen(self, year: int, reason: str) -> None:
        """Open a closed year again; the closing stays in the data and the reason in the log.

        Raises ``BooksNotClosed``, or ``InvalidInput`` without a reason.
        """
        reason = _reason(reason)
        with self._desk.writing() as connection:
            closings.reopen_year(connection, self._desk.stamp(), year, reason)
            self._desk.log(connection, "buku-dibuka", str(year), {"alasan": reason})

    # --- paper ----------------------------------------------------------------------------

    def sheet(self, book: Book, year: int) -> BookSheet:
        """A year of a book as a paper; raises ``InvalidInput`` for a year that is none."""
        today = self._desk.clock.today()
        _refuse_odd_year(year, today)
        profile = self._desk.profile
        with self._desk.reading() as connection:
            closing = closings.load_closing(connection, year)
            lines = self._lines(connection, book, year, closing)
            if closing is not None and closing.sound:
                head, secretary = frozen_signers(closing.content)
            else:
                head, secretary = signers_on(connection, self._desk.profile, today)
        return BookSheet(
            book=book,
            year=year,
            lines=lines,
            office_lines=(
                f"{profile.kind_word} {profile.name}",
                f"Kecamatan {profile.district}, {profile.regency}",
            ),
            place=profile.name,
            signed_on=closing.closed_on if closing is not None else today,
            head=head,
            secretary=secretary,
            printed_on=today,
            printed_by=self._desk.user,
            closed_on=closing.closed_on if closing is not None else None,
            sample=profile.sample,
        )

    def document(self, book: Book, year: int) -> bytes:
        """A year of a book as PDF."""
        from desa_app.paper.book_pdf import book_document

        self._desk.note("buku-dibuat", f"{book.value} {year}", {"bentuk": "pdf"})
        return book_document(self.sheet(book, year))

    def workbook(self, book: Book, year: int) -> bytes:
        """A year of a book as XLSX."""
        from desa_app.paper.book_xlsx import book_workbook

        self._desk.note("buku-dibuat", f"{book.value} {year}", {"bentuk": "xlsx"})
        return book_workbook(self.sheet(book, year))

    # --- inside ---------------------------------------------------------------------------

    def _lines(
        self, connection: Connection, book: Book, year: int, closing: Closing | None
    ) -> tuple[BookLine, ...]:
        # A closing that somebody reached into is not believed; ``agrees`` tells of it.
        if closing is not None and closing.sound:
            return frozen_lines(closing.content, book)
        if book is not Book.OUTGOING:
            return tuple(line_of(entry) for entry in rows.entries(connection, book, year))
        kinds = office_kinds(connection).usable
        return tuple(
            outgoing_line(letter, kinds.get(letter.kind), running)
            for running, letter in enumerate(rows.outgoing_letters(connection, year), start=1)
        )

    def _changeable(self, connection: Connection, entry_id: str) -> BookEntry:
        entry = rows.load_entry(connection, entry_id)
        closings.refuse_closed(connection, entry.year)
        if entry.state is EntryState.STRUCK:
            raise EntryStruck(entry.running)
        return entry

    def _proven(self, draft: EntryDraft) -> EntryDraft:
        from desa_app.paper.fonts import check_printable

        draft = draft.tidy()
        problems = list(problems_in_entry(draft, self._desk.clock.today()))
        for name in ("number", "party", "subject", "note"):
            try:
                check_printable((getattr(draft, name),))
            except TextNotPrintable as error:
                problems.append(Problem(name, "huruf-tidak-tercetak", error.characters))
        if problems:
            raise InvalidInput(tuple(problems))
        return draft


def _facts(line: BookLine) -> tuple[object, ...]:
    return (line.id, line.running, line.day, line.number, line.dated, line.void, line.why)


def _year_of(draft: EntryDraft) -> int:
    if draft.day is None:
        raise InvalidInput((Problem("day", "kosong"),))
    return draft.day.year


def _reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidInput((Problem("reason", "kosong"),))
    if len(reason) > REASON_LIMIT:
        raise InvalidInput((Problem("reason", "terlalu-panjang", reason, str(REASON_LIMIT)),))
    return reason


def _refuse_odd_year(year: int, today: date) -> None:
    if not FIRST_YEAR <= year <= today.year:
        limits = f"{FIRST_YEAR} sampai {today.year}"
        raise InvalidInput((Problem("year", "di-luar-batas", str(year), limits),))
