# SPDX-License-Identifier: GPL-3.0-or-later
"""What PDF and XLSX of a book have in common: columns, headings, remarks, the line of closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desa_app.domain.books import Book, BookLine, BookSheet, counts_of
from desa_app.wording import grouped, in_words, long_date, typed_date

NIL = "NIHIL"
_VOID = {Book.OUTGOING: "BATAL", Book.INCOMING: "DICORET", Book.DISPATCH: "DICORET"}

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its heading, its part of the width on paper, and what a line says there.

    ``whole`` columns hold letters' numbers, which get smaller rather than being broken.
    """

    heading: str
    share: float
    value: Callable[[BookLine], Value]
    side: Literal["left", "centre"] = "left"
    whole: bool = False


def _number(line: BookLine) -> Value:
    return line.running


def _day(line: BookLine) -> Value:
    return line.day


def _dated(line: BookLine) -> Value:
    return line.dated


def _letter(line: BookLine) -> Value:
    return line.number


def _party(line: BookLine) -> Value:
    return line.party


def _subject(line: BookLine) -> Value:
    return line.subject


def _dated_and_letter(line: BookLine) -> Value:
    """Day and number in one cell, the day on top, as the book has them."""
    day = typed_date(line.dated) if line.dated else ""
    return "\n".join(part for part in (day, line.number) if part)


def columns_of(book: Book, *, split: bool = False) -> tuple[BookColumn, ...]:
    """The columns of Permendagri 47/2016 as villages keep them, and one for remarks.

    ``split`` parts the ekspedisi's day and number of the letter into two columns, so that a
    spreadsheet has real days.
    """
    note = BookColumn("Keterangan", 17, lambda line: remark(book, line))
    running = BookColumn("Nomor urut", 5, _number, "centre")
    if book is Book.OUTGOING:
        return (
            running,
            BookColumn("Nomor surat", 19, _letter, whole=True),
            BookColumn("Tanggal surat", 9, _dated, "centre"),
            BookColumn("Ditujukan kepada", 22, _party),
            BookColumn("Isi singkat", 28, _subject),
            note,
        )
    if book is Book.INCOMING:
        return (
            running,
            BookColumn("Tanggal penerimaan", 9, _day, "centre"),
            BookColumn("Nomor surat", 16, _letter, whole=True),
            BookColumn("Tanggal surat", 9, _dated, "centre"),
            BookColumn("Pengirim", 19, _party),
            BookColumn("Isi singkat", 24, _subject),
            BookColumn("Disposisi / keterangan", 18, note.value),
        )
    letter = (
        BookColumn("Tanggal surat", 9, _dated, "centre"),
        BookColumn("Nomor surat", 17, _letter, whole=True),
    )
    return (
        running,
        BookColumn("Tanggal pengiriman", 9, _day, "centre"),
        *(
            letter
            if split
            else (BookColumn("Tanggal dan nomor surat", 18, _dated_and_letter, whole=True),)
        ),
        BookColumn("Isi singkat surat yang dikirim", 26, _subject),
        BookColumn("Ditujukan kepada", 20, _party),
        BookColumn("Keterangan / tanda terima", 18, note.value),
    )


def remark(book: Book, line: BookLine) -> str:
    """The remark; a void line says so first, with the reason."""
    if not line.void:
        return line.note
    void = f"{_VOID[book]}: {line.why}" if line.why else _VOID[book]
    return f"{void}. {line.note}" if line.note else void


def shown(value: Value) -> str:
    """A value as printed."""
    if isinstance(value, date):
        return typed_date(value)
    return "" if value is None else str(value)


def title_lines(sheet: BookSheet) -> tuple[str, ...]:
    """What stands over the table: the book, the year, whose it is."""
    return (sheet.book.full_name.upper(), f"TAHUN {sheet.year}", " · ".join(sheet.office_lines))


def closing_line(sheet: BookSheet) -> str:
    """How the book ends: the count in figures and words, or that it is still open."""
    counts = counts_of(sheet.lines)
    count, void = counts["baris"], counts["batal"]
    if sheet.closed_on is None:
        there = f"ada {_lines(count)}" if count else "belum ada catatan (nihil)"
        return f"Buku ini belum ditutup; sampai {long_date(sheet.printed_on)} {there}."
    words = f"Buku ini ditutup pada tanggal {long_date(sheet.closed_on)} dengan {_lines(count)}"
    state = "batal" if sheet.book is Book.OUTGOING else "dicoret"
    return f"{words}, {grouped(void)} di antaranya {state}." if void else f"{words}."


def _lines(count: int) -> str:
    return f"{grouped(count)} ({in_words(count)}) catatan" if count else "tanpa catatan (nihil)"


def made_line(sheet: BookSheet) -> str:
    """When and by whom it was printed."""
    return f"Dicetak {long_date(sheet.printed_on)} oleh {sheet.printed_by}"
