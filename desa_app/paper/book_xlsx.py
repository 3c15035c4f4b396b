# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of a letter book as a spreadsheet: real days and numbers, nothing that runs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from desa_app.domain.books import Book, BookSheet, Signer
from desa_app.paper.book_table import (
    NIL,
    Value,
    closing_line,
    columns_of,
    made_line,
    title_lines,
)
from desa_app.paper.cells import Book as Workbook
from desa_app.wording import long_date

_FOLIO = 14  # 8.5 x 13 inch, what printer drivers have for F4
# A spreadsheet's calendar begins with 1900; an older day stands as text.
_FIRST_DAY = date(1900, 3, 1)
_WIDTH = 1.35  # letters per part of the paper's width
_SHEETS = {
    Book.OUTGOING: "Agenda keluar",
    Book.INCOMING: "Agenda masuk",
    Book.DISPATCH: "Ekspedisi",
}
_GRID: dict[str, Any] = {"border": 1, "border_color": "#8A8A8A"}
_HEADING: dict[str, Any] = {
    **_GRID,
    "bold": True,
    "align": "center",
    "text_wrap": True,
    "bg_color": "#DDE9E8",
}


def book_workbook(sheet: BookSheet) -> bytes:
    """The book as XLSX with one sheet; equal input gives equal bytes."""
    title = f"{sheet.book.full_name} tahun {sheet.year}"
    book = Workbook(title, sheet.office_lines[0], sheet.printed_on)
    page = book.sheet(f"{_SHEETS[sheet.book]} {sheet.year}")
    columns = columns_of(sheet.book, split=True)
    last = len(columns) - 1
    for at, column in enumerate(columns):
        page.set_column(at, at, max(column.share * _WIDTH, 8))
    for row, words in enumerate(title_lines(sheet)):
        bold = row < 2
        book.across(
            page, row, 0, last, words, bold=bold, font_size=12 if bold else 10, align="center"
        )
    top = 4
    page.set_row(top, 30)
    for at, column in enumerate(columns):
        book.text(page, top, at, column.heading, **_HEADING)
    row = top + 1
    for line in sheet.lines:
        look = dict(_GRID) | ({"bg_color": "#F2F2F2"} if line.void else {})
        for at, column in enumerate(columns):
            centred = {"align": "center"} if column.side == "centre" else {"text_wrap": True}
            _write(book, page, row, at, column.value(line), look | centred | {"valign": "top"})
        row += 1
    if not sheet.lines:
        book.across(page, row, 0, last, NIL, **_GRID, align="center")
        row += 1
    page.autofilter(top, 0, row - 1, last)
    _foot(book, page, sheet, row + 1, last)
    page.freeze_panes(top + 1, 1)
    page.repeat_rows(top)
    _print_setup(page, sheet)
    return book.finished()


def _write(
    book: Workbook, page: Any, row: int, column: int, value: Value, look: dict[str, Any]
) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        moment = datetime.combine(value, time())
        page.write_datetime(row, column, moment, book.look(**look, num_format="dd-mm-yyyy"))
    elif isinstance(value, int):
        page.write_number(row, column, value, book.look(**look))
    else:
        words = value.isoformat() if isinstance(value, date) else value or ""
        book.text(page, row, column, words, **look)


def _foot(book: Workbook, page: Any, sheet: BookSheet, row: int, last: int) -> None:
    book.across(page, row, 0, last, closing_line(sheet), italic=True)
    half = last // 2
    place = f"{sheet.place}, {long_date(sheet.signed_on)}"
    _signature(book, page, (row + 2, 0, max(half - 1, 1)), "MENGETAHUI", sheet.head)
    _signature(book, page, (row + 2, half + 1, last), place, sheet.secretary)


def _signature(
    book: Workbook, page: Any, place: tuple[int, int, int], over: str, signer: Signer
) -> None:
    row, first, last = place
    name = signer.name or "." * 40
    book.across(page, row, first, last, over, align="center")
    book.across(page, row + 1, first, last, f"{signer.title.upper()},", align="center")
    book.across(page, row + 5, first, last, name, align="center", bold=True, underline=1)
    book.across(page, row + 6, first, last, signer.number, align="center")


def _print_setup(page: Any, sheet: BookSheet) -> None:
    page.set_landscape()
    page.set_paper(_FOLIO)
    page.set_margins(left=0.8, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    # "&" begins a command in headers and footers.
    name = f"{sheet.office_lines[0]}. {made_line(sheet)}".replace("&", "&&")
    page.set_footer(f"&L{name}&RHalaman &P dari &N")
