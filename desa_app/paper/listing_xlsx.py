# SPDX-License-Identifier: GPL-3.0-or-later
"""Ruled lists as a spreadsheet: a sheet for each list, everything as text, nothing that runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desa_app.paper.cells import Book
from desa_app.paper.listing_pdf import NIL, NUMBER
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.listing import Listing, ListingSection

_FOLIO = 14  # 8.5 x 13 inch, what printer drivers have for F4
_WIDEST_NAME = 31
_WIDTH = 1.35  # letters per part of the paper's width
_GRID: dict[str, Any] = {"border": 1, "border_color": "#8A8A8A", "valign": "top"}
_HEADING: dict[str, Any] = {
    **_GRID,
    "bold": True,
    "align": "center",
    "text_wrap": True,
    "bg_color": "#DDE9E8",
}


def listing_workbook(listing: Listing) -> bytes:
    """The lists as XLSX; equal input gives equal bytes."""
    # The sections have masked what they may not tell.
    allowed = next((one.full_numbers for one in listing.sections if one.full_numbers), "")
    title = " ".join(listing.titles[:2])
    book = Book(title, listing.office_line, listing.signed_on, full_numbers=allowed)
    for section in listing.sections:
        _sheet(book, listing, section)
    return book.finished()


def _sheet(book: Book, listing: Listing, section: ListingSection) -> None:
    # A sheet's name may not hold these signs, and at most 31 of the others.
    name = re.sub(r"[\[\]:*?/\\']", " ", section.heading)[:_WIDEST_NAME].strip()
    sheet = book.sheet(name)
    sheet.set_column(0, 0, 5)
    for at, column in enumerate(section.columns, start=1):
        sheet.set_column(at, at, max(column.share * _WIDTH, 8))
    heads = [*listing.titles, section.heading]
    if listing.addressee:
        heads.append(f"Kepada: {listing.addressee}")
    if listing.sample:
        heads.insert(0, "CONTOH: data karangan, bukan laporan")
    for row, words in enumerate(heads):
        book.text(sheet, row, 0, words, bold=row == 0)
    top = len(heads) + 1
    for at, words in enumerate((NUMBER, *(column.heading for column in section.columns))):
        book.text(sheet, top, at, words, **_HEADING)
    row = top + 1
    for number, cells in enumerate(section.rows, start=1):
        sheet.write_number(row, 0, number, book.look(**_GRID))
        for at, words in enumerate(cells, start=1):
            book.text(sheet, row, at, words, **_GRID, text_wrap=True)
        row += 1
    if not section.rows:
        book.across(sheet, row, 0, len(section.columns), NIL, **_GRID, align="center")
        row += 1
    sheet.autofilter(top, 0, row - 1, len(section.columns))
    for line in section.sums:
        row += 1
        book.text(sheet, row, 0, line)
    made = f"Dibuat {long_date(listing.signed_on)} oleh {listing.made_by}"
    book.text(sheet, row + 2, 0, made, italic=True)
    sheet.freeze_panes(top + 1, 2)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.fit_to_pages(1, 0)
    # "&" begins a command in headers and footers.
    office = listing.office_line.replace("&", "&&")
    sheet.set_footer(f"&L{office}&RHalaman &P dari &N")
