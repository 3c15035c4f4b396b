# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented village's letter books: post that came in, letters handed over, the three files."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.book_entry import EntryDraft
from desa_app.domain.books import Book
from desa_app.exchange.stick import write_checked

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa

# Number, sender, what it says, to whom it was passed on.
_POST = (
    ("005/118-Kec/{year}", "Camat Pontang", "Undangan rapat koordinasi", "Kepala desa hadir"),
    ("560/204/Disnaker/{year}", "Dinas Tenaga Kerja", "Permintaan data calon PMI", "Kasi Kesra"),
    ("W.12/77/{year}", "Kantor Imigrasi", "Jadwal layanan paspor keliling", "Diumumkan"),
)


def keep_books(office: Desa, folder: Path) -> None:
    """Note the post, hand over all addressed letters but the newest, and write the books."""
    today = office.clock.today()
    for number, party, subject, note in _POST:
        draft = EntryDraft(
            day=today,
            number=number.format(year=today.year),
            dated=today - timedelta(days=3),
            party=party,
            subject=subject,
            note=note,
        )
        office.books.note(Book.INCOMING, draft)
    for one in office.books.proposals(today.year)[:-1]:
        draft = EntryDraft(
            day=today,
            number=one.number,
            dated=one.dated,
            party=one.party,
            subject=one.subject,
            note="Diterima petugas loket",
            letter_id=one.letter_id,
        )
        office.books.note(Book.DISPATCH, draft)
    code, year = office.profile.code, today.year
    for book in Book:
        name = f"{code}-{book.value}-{year}"
        write_checked(folder, f"{name}.pdf", office.books.document(book, year))
        write_checked(folder, f"{name}.xlsx", office.books.workbook(book, year))
