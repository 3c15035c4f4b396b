# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap as a spreadsheet: a sheet per table, real numbers that Disnaker can add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from desa_app.domain.count_table import shown
from desa_app.domain.page import Paper
from desa_app.paper.cells import Book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.domain.count_table import Cell, CountLine, CountTable
    from desa_app.domain.listing import ListingSection
    from desa_app.domain.recap_paper import RecapPaper

# 14 is folio, 8.5 x 13 inch, what printer drivers have for F4.
_PAPERS = {Paper.F4: 14, Paper.A4: 9}
# At this scale so many columns of numbers stand beside the names.
_SCALE, _COLUMNS_A_PAGE = 60, 34
_LONGEST_FOOT = 200
_HEAD = "#DDE9E8"
_TOTAL = "#EFEDE6"
_GRID: dict[str, Any] = {"border": 1, "border_color": "#8A8A8A"}
_HEADING: dict[str, Any] = {
    **_GRID,
    "bold": True,
    "align": "center",
    "text_wrap": True,
    "bg_color": _HEAD,
}
_FIGURE: dict[str, Any] = {**_GRID, "num_format": "#,##0", "align": "right"}
_CHANGE: dict[str, Any] = {**_FIGURE, "num_format": '+#,##0;-#,##0;"="'}
_STRONG: dict[str, Any] = {"bold": True, "bg_color": _TOTAL}
_SILENT: dict[str, Any] = {**_GRID, "italic": True, "font_color": "#7A4B00"}


def recap_workbook(recap: RecapPaper) -> bytes:
    """The recap as XLSX; equal input gives equal bytes.

    Sheets "Tabel A" to "Tabel C", "Tabel D" with the names if they are allowed, and "Asal angka".
    """
    allowed = recap.names.full_numbers if recap.names is not None else ""
    title = f"{recap.title} {recap.span}"
    book = Book(title, recap.office_name, recap.printed_on, full_numbers=allowed)
    for table in recap.tables:
        _Sheet(book, recap, f"Tabel {table.key}").write_table(table, signed=table.key == "A")
    if recap.names is not None:
        _Sheet(book, recap, "Tabel D").write_names(recap.names)
    if recap.check is not None:
        _Sheet(book, recap, "Asal angka").write_table(recap.check, said=recap.checks)
    return book.finished()


class _Sheet:
    """One sheet: head, headings, lines, total; printed landscape, a page wide."""

    def __init__(self, book: Book, recap: RecapPaper, name: str) -> None:
        self._book = book
        self._recap = recap
        self._name = name
        self._sheet = book.sheet(name)
        self._first = 0

    def write_table(
        self, table: CountTable, *, signed: bool = False, said: Sequence[str] = ()
    ) -> None:
        """A table of counts, with remarks under it and, if it is the first, the signature."""
        self._first = 3 if table.coded else 2
        last = self._first + table.wide - 1
        # A list of few columns needs room for head and signature.
        wide = max(last, self._first + 2)
        self._columns(table)
        top = self._head(table.title)
        row = self._headings(table, top)
        begin = row
        for number, line in enumerate(table.lines, start=1):
            self._line(table, row, number, line)
            row += 1
        if not table.lines:
            self._book.across(self._sheet, row, 0, wide, table.nothing, **_SILENT)
            row += 1
        if table.total is not None and table.lines:
            row = self._total(table, table.total, begin, row)
        if table.changing is not None and self._recap.before:
            row = self._changes(table.changing, row)
        remarks = (self._recap.rule, *self._recap.remarks) if signed else said
        row = self._remarks([words for words in remarks if words], row + 1, wide)
        if signed:
            self._signature(row + 1, wide)
        self._sheet.freeze_panes(begin, self._first)
        self._print_setup(self._breaks(table))
        self._sheet.repeat_rows(top, begin - 1)
        self._sheet.repeat_columns(0, self._first - 1)

    def write_names(self, names: ListingSection) -> None:
        """Table D: a line per plan, all of it text."""
        top = self._head(names.heading)
        for column, words in enumerate(("No.", *(one.heading for one in names.columns))):
            self._book.text(self._sheet, top, column, words, **_HEADING)
        self._sheet.set_column(0, 0, 5)
        for column, one in enumerate(names.columns, start=1):
            self._sheet.set_column(column, column, 4 + one.share * 1.6)
        for number, line in enumerate(names.rows, start=1):
            look = self._book.look(**_GRID, align="center")
            self._sheet.write_number(top + number, 0, number, look)
            for column, words in enumerate(line, start=1):
                self._book.text(self._sheet, top + number, column, words, **_GRID, text_wrap=True)
        row = top + len(names.rows) + 1
        self._remarks(list(names.sums), row + 1, len(names.columns))
        if names.rows:
            self._sheet.autofilter(top, 0, top + len(names.rows), len(names.columns))
        self._sheet.freeze_panes(top + 1, 2)
        self._print_setup()
        self._sheet.repeat_rows(top)

    def _columns(self, table: CountTable) -> None:
        self._sheet.set_column(0, 0, 5)
        if table.coded:
            self._sheet.set_column(1, 1, 14)
        self._sheet.set_column(self._first - 1, self._first - 1, 28 if table.wide > 6 else 40)
        lines = [line for line in (*table.lines, table.total) if line is not None and line.cells]
        most = [
            max((len(shown(line.cells[at])) for line in lines), default=0) * 1.15 + 1.2
            for at in range(table.wide)
        ]
        at = self._first
        for section in table.sections:
            for heading in section.headings:
                count = len(heading.parts)
                longest = max((len(word) for word in heading.title.split()), default=0)
                least = 5.5 if count > 1 else max(9.0, longest * 1.15 + 1)
                for place in range(at, at + count):
                    self._sheet.set_column(place, place, max(least, most[place - self._first]))
                at += count

    def _head(self, title: str) -> int:
        recap = self._recap
        lines = [recap.region_line, recap.office_line, f"{recap.title}, {recap.span}"]
        lines += [" · ".join(filter(None, (recap.made_line, recap.sent))), title]
        if recap.sample:
            lines.insert(0, "CONTOH: data karangan, bukan laporan")
        strong = {recap.title, "CONTOH: data karangan, bukan laporan", title}
        for row, words in enumerate(lines):
            bold = words in strong or words.startswith(recap.title)
            self._book.text(self._sheet, row, 0, words, bold=bold, font_size=12 if bold else 10)
        return len(lines) + 1

    def _headings(self, table: CountTable, top: int) -> int:
        """Sections, headings and parts in three rows; fewer where they would be empty."""
        titled = any(section.title for section in table.sections)
        parted = any(len(h.parts) > 1 for section in table.sections for h in section.headings)
        deep = 1 + titled + parted
        fixed = (
            ("No.", f"Kode {table.names.lower()}", table.names)
            if table.coded
            else ("No.", table.names)
        )
        for column, words in enumerate(fixed):
            self._book.across(self._sheet, top, column, column, words, down=deep - 1, **_HEADING)
        row, column = top + titled, self._first
        self._sheet.set_row(row, 30)
        for section in table.sections:
            if titled:
                last = column + section.wide - 1
                self._book.across(self._sheet, top, column, last, section.title, **_HEADING)
            for heading in section.headings:
                count = len(heading.parts)
                down = int(parted) if count == 1 else 0
                last = column + count - 1
                self._book.across(
                    self._sheet, row, column, last, heading.title, down=down, **_HEADING
                )
                if count > 1:
                    for at, part in enumerate(heading.parts):
                        self._book.text(self._sheet, row + 1, column + at, part, **_HEADING)
                column += count
        return top + deep

    def _line(self, table: CountTable, row: int, number: int, line: CountLine) -> None:
        look = self._book.look(**_GRID, align="center")
        self._sheet.write_number(row, 0, number, look)
        if table.coded:
            self._book.text(self._sheet, row, 1, line.code, **_GRID)
        self._book.text(self._sheet, row, self._first - 1, line.name, **_GRID)
        if not line.cells:
            last = self._first + table.wide - 1
            self._book.across(self._sheet, row, self._first, last, line.silent, **_SILENT)
        for at, cell in enumerate(line.cells):
            self._cell(row, self._first + at, cell)

    def _cell(self, row: int, column: int, cell: Cell, **look: Any) -> None:
        if isinstance(cell, str):
            centred = {**_GRID, "align": "center", **look}
            self._book.text(self._sheet, row, column, cell, **centred)
        else:
            self._sheet.write_number(row, column, cell, self._book.look(**_FIGURE, **look))

    def _total(self, table: CountTable, total: CountLine, first: int, row: int) -> int:
        """The sums, as formulas where they are plain sums."""
        across = {**_GRID, **_STRONG}
        self._book.across(self._sheet, row, 0, self._first - 1, total.name, **across)
        for at, cell in enumerate(total.cells):
            column = self._first + at
            if not table.summed or isinstance(cell, str):
                self._cell(row, column, cell, **_STRONG)
                continue
            letter = xl_col_to_name(column)
            # Programs that do not calculate show the number that is written beside the formula.
            self._sheet.write_formula(
                row,
                column,
                f"=SUM({letter}{first + 1}:{letter}{row})",
                self._book.look(**_FIGURE, **_STRONG),
                cell,
            )
        return row + 1

    def _changes(self, line: CountLine, row: int) -> int:
        """How much more or less than a period earlier."""
        words = f"Selisih dari {self._recap.before}"
        self._book.across(self._sheet, row, 0, self._first - 1, words, **_GRID)
        look = self._book.look(**_CHANGE)
        for at, change in enumerate(line.changes):
            if change is None:
                self._sheet.write_blank(row, self._first + at, None, look)
            else:
                self._sheet.write_number(row, self._first + at, change, look)
        return row + 1

    def _remarks(self, said: list[str], row: int, last: int) -> int:
        last = min(last, self._first + 40)
        for words in said:
            self._book.across(self._sheet, row, 0, last, words, text_wrap=True, italic=True)
            room = 60 + 7 * max(last - self._first, 0)
            self._sheet.set_row(row, 15 * (1 + len(words) // room))
            row += 1
        return row

    def _signature(self, row: int, last: int) -> None:
        last = min(last, self._first + 40)
        column = max(last - 11, 0)
        centred: dict[str, Any] = {"align": "center"}
        *above, own = f"{self._recap.approved_title},".splitlines()
        for line in (*above, own):
            self._book.across(self._sheet, row, column, last, line, **centred)
            row += 1
        name = {**centred, "bold": True, "underline": 1}
        self._book.across(self._sheet, row + 3, column, last, self._recap.approved_by, **name)
        self._book.across(
            self._sheet, row + 4, column, last, self._recap.approved_number, **centred
        )

    def _breaks(self, table: CountTable) -> list[int]:
        """Before which columns a new page begins, so that no section is torn apart."""
        found, used = [], 0
        for section, at in table.spans():
            if used and used + section.wide > _COLUMNS_A_PAGE:
                found.append(self._first + at)
                used = 0
            used += section.wide
        return found

    def _print_setup(self, breaks: Sequence[int] = ()) -> None:
        sheet, recap = self._sheet, self._recap
        if breaks:
            sheet.set_print_scale(_SCALE)
            sheet.set_v_pagebreaks(list(breaks))
        else:
            sheet.fit_to_pages(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_PAPERS[recap.paper])
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.center_horizontally()
        # "&" begins a command in headers and footers.
        foot = " · ".join(filter(None, (recap.office_name, recap.span, self._name, recap.log_head)))
        sheet.set_footer(f"&L{foot[:_LONGEST_FOOT].replace('&', '&&')}&RHalaman &P dari &N")
