# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of a letter book on landscape F4: repeated headings, closed with two signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.paper import fonts
from desa_app.paper.book_table import (
    NIL,
    BookColumn,
    closing_line,
    columns_of,
    made_line,
    shown,
    title_lines,
)
from desa_app.paper.faces import Face, Setting
from desa_app.paper.landscape import MEASURE, ROOM, draw_sheets
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, Text, text
from desa_app.paper.pdf_file import MM
from desa_app.paper.ruled_rows import (
    CELL,
    HEAD,
    LEADING,
    PAD_X,
    SIGNING_WIDE,
    NumberRow,
    RuledRow,
    cell,
    signature,
    whole_face,
)
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.books import BookSheet

# Lines that go to the last page with the signatures, so that these never stand alone.
_COMPANIONS = 2


def book_document(sheet: BookSheet) -> bytes:
    """The book as PDF; equal input gives equal bytes. Raises ``TextNotPrintable``."""
    columns = columns_of(sheet.book)
    _check(sheet, columns)
    lefts = _lefts(columns)
    heading = _heading(columns, lefts)
    rows = [_row(sheet, index, columns, lefts) for index in range(len(sheet.lines))]
    if not rows:
        nil = text(NIL, CELL.at(10.0), MEASURE - 2 * PAD_X, LEADING, Setting.CENTRED)
        rows = [RuledRow((nil,), (0.0, MEASURE), centred=True)]
    pages = _shared_out(_head(sheet), heading, rows, _foot(sheet))
    title = f"{sheet.book.full_name} tahun {sheet.year}"
    office = sheet.office_lines[0]
    foot = f"{title}, {office}. {made_line(sheet)}"
    return draw_sheets(pages, title=title, office=office, foot=foot, sample=sheet.sample)


def _shared_out(head: Part, heading: Part, rows: list[RuledRow], foot: Part) -> list[list[Part]]:
    """The rows on as many pages as they need; the foot comes with the last rows."""
    room = ROOM
    pages: list[list[Part]] = [[head, heading]]
    free = room - head.height - heading.height
    for index, row in enumerate(rows):
        if row.height > free:
            pages.append([heading])
            free = room - heading.height
        # The last rows are taken over before the foot would have to stand alone.
        rest = rows[index:]
        if 1 < len(rest) <= _COMPANIONS or len(rows) == index + 1:
            needed = sum(each.height for each in rest) + foot.height
            whole = room - heading.height
            begun = len(pages[-1]) > (2 if len(pages) == 1 else 1)
            if needed > free and needed <= whole and begun:
                pages.append([heading])
                free = whole
        pages[-1].append(row)
        free -= row.height
    if foot.height > free:
        pages.append([])
    pages[-1].append(foot)
    return pages


def _check(sheet: BookSheet, columns: tuple[BookColumn, ...]) -> None:
    said = [*title_lines(sheet), sheet.place, made_line(sheet)]
    for signer in (sheet.head, sheet.secretary):
        said += [signer.title, signer.name, signer.number]
    said += [shown(column.value(line)) for line in sheet.lines for column in columns]
    fonts.check_printable(said)


def _lefts(columns: tuple[BookColumn, ...]) -> tuple[float, ...]:
    whole = sum(column.share for column in columns)
    lefts = [0.0]
    for column in columns:
        lefts.append(lefts[-1] + MEASURE * column.share / whole)
    return tuple(lefts)


def _head(sheet: BookSheet) -> Stack:
    book, year, office = title_lines(sheet)
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 14.0)

    def centred(words: str, face: Face) -> Text:
        return text(words, face, MEASURE, 1.3, Setting.CENTRED)

    return Stack(
        (
            centred(book, bold),
            centred(year, bold.at(12.5)),
            centred(office, Face(size=11.5)),
            Gap(4.0 * MM),
        )
    )


def _heading(columns: tuple[BookColumn, ...], lefts: tuple[float, ...]) -> Stack:
    """The headings, and under them the columns' numbers as the official forms have them."""

    def cells(words: list[str], face: Face) -> tuple[Text, ...]:
        return tuple(
            text(each, face, lefts[at + 1] - lefts[at] - 2 * PAD_X, 1.15, Setting.CENTRED)
            for at, each in enumerate(words)
        )

    return Stack(
        (
            RuledRow(cells([c.heading for c in columns], HEAD), lefts, centred=True, fill=0.90),
            NumberRow(cells([str(at + 1) for at in range(len(columns))], CELL.at(7.5)), lefts),
        )
    )


def _row(
    sheet: BookSheet, index: int, columns: tuple[BookColumn, ...], lefts: tuple[float, ...]
) -> RuledRow:
    line = sheet.lines[index]
    cells = []
    for at, column in enumerate(columns):
        measure = lefts[at + 1] - lefts[at] - 2 * PAD_X
        setting = Setting.CENTRED if column.side == "centre" else Setting.LEFT
        words = shown(column.value(line))
        face = whole_face(words, measure) if column.whole else CELL
        cells.append(cell(words, measure, setting, face))
    return RuledRow(tuple(cells), lefts, fill=0.95 if line.void else None)


def _foot(sheet: BookSheet) -> Stack:
    """The line of closing, then head left and secretary right."""
    place = f"{sheet.place}, {long_date(sheet.signed_on)}"
    left = signature("MENGETAHUI", sheet.head)
    right = signature(place, sheet.secretary)
    return Stack(
        (
            Gap(3.0 * MM),
            text(closing_line(sheet), Face(size=11.0), MEASURE, 1.3),
            Gap(5.0 * MM),
            Beside((left, Shifted(right, MEASURE - SIGNING_WIDE))),
        )
    )
