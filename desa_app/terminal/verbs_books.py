# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb of the letter books: buku."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.books import Book, counts_of
from desa_app.exchange.stick import write_checked
from desa_app.terminal.answer import Answer, WrongCall
from desa_app.terminal.door import open_village
from desa_app.terminal.options import folder_of_data, json_output, refuse_missing_folder
from desa_app.wording import grouped

if TYPE_CHECKING:
    from desa_app.terminal.options import Verbs

_ENDINGS = (".pdf", ".xlsx")


def add_to(verbs: Verbs) -> None:
    """Add this verb to the parser."""
    book = verbs.add_parser("buku", help="tulis buku agenda atau buku ekspedisi setahun")
    book.add_argument("buku", choices=[each.value for each in Book], help="buku yang mana")
    folder_of_data(book)
    book.add_argument("--tahun", type=int, required=True, metavar="TAHUN", help="misalnya 2026")
    book.add_argument(
        "--ke", type=Path, required=True, metavar="OUT", help="berkas .pdf atau .xlsx"
    )
    json_output(book)
    book.set_defaults(work=_book)


def _book(given: argparse.Namespace) -> Answer:
    ending = given.ke.suffix.lower()
    if ending not in _ENDINGS:
        raise WrongCall("--ke perlu nama berkas yang berakhir .pdf atau .xlsx")
    refuse_missing_folder(given.ke)
    book = Book(given.buku)
    with open_village(given) as office:
        books = office.books
        sheet = books.sheet(book, given.tahun)
        make = books.document if ending == ".pdf" else books.workbook
        written = write_checked(
            given.ke.parent, given.ke.name, make(book, given.tahun), replace=True
        )
    counts = counts_of(sheet.lines)
    state = "sudah ditutup" if sheet.closed_on else "belum ditutup"
    told = f"{book.full_name} tahun {given.tahun}: {grouped(counts['baris'])} catatan, {state}."
    return Answer(
        lines=(told, f"Berkas: {written.path}"),
        content={
            "buku": book.value,
            "tahun": given.tahun,
            "jumlah": counts["baris"],
            "batal": counts["batal"],
            "ditutup": sheet.closed_on,
            "berkas": written.path,
            "sha256": written.sha256,
        },
    )
