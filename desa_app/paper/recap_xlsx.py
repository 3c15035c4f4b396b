# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap as a spreadsheet: real numbers that Disnaker can add up, and a sheet per country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from desa_app.domain.recap import GROUPS, KEYS, Count, DistrictRecap, VillageRecap
from desa_app.paper.cells import Book
from desa_app.paper.recap_table import (
    NOT_SENT,
    SEXES,
    TITLE,
    country_rows,
    made_line,
    office_lines,
    period_line,
    remarks,
    sent_line,
    sum_of,
    values,
)

_FOLIO = 14  # 8.5 x 13 inch, what printer drivers have for F4
_HEAD = "#DDE9E8"
_TOTAL = "#EFEDE6"
_FIRST_NUMBER = 3
_LAST = _FIRST_NUMBER + len(KEYS) * len(SEXES) - 1
_GRID: dict[str, Any] = {"border": 1, "border_color": "#8A8A8A"}
_HEADING: dict[str, Any] = {
    **_GRID,
    "bold": True,
    "align": "center",
    "text_wrap": True,
    "bg_color": _HEAD,
}
_FIGURE: dict[str, Any] = {**_GRID, "num_format": "#,##0", "align": "right"}


def recap_workbook(recap: DistrictRecap, country_names: Mapping[str, str]) -> bytes:
    """The recap as XLSX with the sheets "Rekap" and "Negara"; equal input gives equal bytes."""
    book = Book(f"{TITLE} {period_line(recap)}", recap.office_name, recap.printed_on)
    _villages(book, recap)
    _countries(book, recap, country_names)
    return book.finished()


def _villages(book: Book, recap: DistrictRecap) -> None:
    sheet = book.sheet("Rekap")
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 26)
    sheet.set_column(_FIRST_NUMBER, _LAST, 6)
    top = _head(book, sheet, recap)
    _headings(book, sheet, top)
    first = top + 3
    row = first
    for number, village in enumerate(recap.villages, start=1):
        _village(book, sheet, row, number, village)
        row += 1
    _total(book, sheet, recap, first, row)
    row = _remarks(book, sheet, recap, row + 2)
    _signature(book, sheet, recap, row + 1)
    sheet.freeze_panes(first, _FIRST_NUMBER)
    _print_setup(sheet, recap)
    sheet.repeat_rows(top, top + 2)
    sheet.repeat_columns(0, _FIRST_NUMBER - 1)


def _head(book: Book, sheet: Any, recap: DistrictRecap) -> int:
    region, office = office_lines(recap)
    lines = [region, office, f"{TITLE}, {period_line(recap)}"]
    lines.append(" · ".join(filter(None, (made_line(recap), sent_line(recap)))))
    if recap.sample:
        lines.insert(0, "CONTOH: data karangan, bukan laporan")
    for row, words in enumerate(lines):
        strong = words.startswith((TITLE, "CONTOH"))
        book.text(sheet, row, 0, words, bold=strong, font_size=12 if strong else 10)
    return len(lines) + 1


def _headings(book: Book, sheet: Any, top: int) -> None:
    for column, words in enumerate(("No.", "Kode desa", "Desa")):
        book.across(sheet, top, column, column, words, down=2, **_HEADING)
    sheet.set_row(top + 1, 30)
    column = _FIRST_NUMBER
    for _, title, keys in GROUPS:
        book.across(sheet, top, column, column + 3 * len(keys) - 1, title, **_HEADING)
        for _, words in keys:
            book.across(sheet, top + 1, column, column + 2, words, **_HEADING)
            for offset, sex in enumerate(SEXES):
                book.text(sheet, top + 2, column + offset, sex, **_HEADING)
            column += len(SEXES)


def _village(book: Book, sheet: Any, row: int, number: int, village: VillageRecap) -> None:
    sheet.write_number(row, 0, number, book.look(**_GRID, align="center"))
    book.text(sheet, row, 1, village.code, **_GRID)
    book.text(sheet, row, 2, village.name, **_GRID)
    if village.recap is None:
        book.across(
            sheet, row, _FIRST_NUMBER, _LAST, NOT_SENT, **_GRID, italic=True, font_color="#7A4B00"
        )
        return
    column = _FIRST_NUMBER
    for key in KEYS:
        for figure in values(village.recap.counts.get(key, Count())):
            sheet.write_number(row, column, figure, book.look(**_FIGURE))
            column += 1


def _total(book: Book, sheet: Any, recap: DistrictRecap, first: int, row: int) -> None:
    strong: dict[str, Any] = {"bold": True, "bg_color": _TOTAL}
    book.across(sheet, row, 0, _FIRST_NUMBER - 1, "Jumlah", **_GRID, **strong)
    column = _FIRST_NUMBER
    for key in KEYS:
        for figure in values(recap.total(key)):
            look = book.look(**_FIGURE, **strong)
            if row == first:
                sheet.write_number(row, column, 0, look)
            else:
                _sum(sheet, row, column, first, look, figure)
            column += 1


def _sum(sheet: Any, row: int, column: int, first: int, look: Any, figure: int) -> None:
    """The sum of all rows above; programs that do not calculate show ``figure``."""
    letter = xl_col_to_name(column)
    cells = f"{letter}{first + 1}:{letter}{row}"
    sheet.write_formula(row, column, f"=SUM({cells})", look, figure)


def _remarks(book: Book, sheet: Any, recap: DistrictRecap, row: int) -> int:
    for words in remarks(recap):
        book.across(sheet, row, 0, _LAST, words, text_wrap=True, italic=True)
        sheet.set_row(row, 15 * (1 + len(words) // 220))
        row += 1
    return row


def _signature(book: Book, sheet: Any, recap: DistrictRecap, row: int) -> None:
    column = _LAST - 11
    centred: dict[str, Any] = {"align": "center"}
    *above, own = f"{recap.approved_title},".splitlines()
    for line in above:
        book.across(sheet, row, column, _LAST, line, **centred)
        row += 1
    book.across(sheet, row, column, _LAST, own, **centred)
    book.across(sheet, row + 4, column, _LAST, recap.approved_by, **centred, bold=True, underline=1)
    book.across(sheet, row + 5, column, _LAST, recap.approved_number, **centred)


def _countries(book: Book, recap: DistrictRecap, names: Mapping[str, str]) -> None:
    sheet = book.sheet("Negara")
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 4, 9)
    top = _head(book, sheet, recap)
    for column, words in enumerate(("No.", "Negara (PMI di luar negeri)", *SEXES)):
        book.text(sheet, top, column, words, **_HEADING)
    rows = country_rows(recap, names)
    first = top + 1
    for number, (name, count) in enumerate(rows, start=1):
        row = top + number
        sheet.write_number(row, 0, number, book.look(**_GRID, align="center"))
        book.text(sheet, row, 1, name, **_GRID)
        for offset, figure in enumerate(values(count)):
            sheet.write_number(row, 2 + offset, figure, book.look(**_FIGURE))
    row = first + len(rows)
    strong: dict[str, Any] = {"bold": True, "bg_color": _TOTAL}
    book.across(sheet, row, 0, 1, "Jumlah", **_GRID, **strong)
    for offset, figure in enumerate(values(sum_of(rows))):
        look = book.look(**_FIGURE, **strong)
        if rows:
            _sum(sheet, row, 2 + offset, first, look, figure)
        else:
            sheet.write_number(row, 2 + offset, 0, look)
    sheet.freeze_panes(first, 2)
    _print_setup(sheet, recap)
    sheet.repeat_rows(top)


def _print_setup(sheet: Any, recap: DistrictRecap) -> None:
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    # "&" begins a command in headers and footers.
    name = f"{recap.office_name}, {period_line(recap)}".replace("&", "&&")
    sheet.set_footer(f"&L{name}&RHalaman &P dari &N")
