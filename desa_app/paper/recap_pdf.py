# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap on landscape F4, made to be read, filed and signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from desa_app.domain.page import Paper
from desa_app.domain.recap import GROUPS, KEYS, Count, DistrictRecap
from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.faces import Face, Setting
from desa_app.paper.grid import Cell, Grid, Heading
from desa_app.paper.parts import Gap, Part, Stack, Text, Underlined, text
from desa_app.paper.pdf_file import MM, finished, start_pdf
from desa_app.paper.recap_countries import COUNTRY_STEP, country_grids, figures
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
    values,
)
from desa_app.wording import grouped, long_date

_WIDE, _HIGH = Paper.F4.size_mm[1] * MM, Paper.F4.size_mm[0] * MM
_SIDE, _TOP, _BOTTOM = 10.0 * MM, 12.0 * MM, 14.0 * MM
_MEASURE = _WIDE - 2 * _SIDE
_NUMBER_WIDE, _NAME_WIDE = 8.0 * MM, 44.0 * MM
_NARROWEST, _WIDEST = 6.2 * MM, 14.5 * MM
_SMALL = Face(fonts.SANS, fonts.SANS_BOLD, 8.0)
_SIGNING_WIDE = 85.0 * MM
_FRESH = _HIGH - _TOP - 7.0 * MM

Draw = Callable[[Any], None]


@dataclass(slots=True)
class _Pages:
    """What is drawn on each page; the number of pages is known before the first is drawn."""

    running: Callable[[Any], None]
    pages: list[list[Draw]] = field(default_factory=lambda: [[]])
    top: float = _HIGH - _TOP

    @property
    def room(self) -> float:
        """Height left on this page."""
        return self.top - _BOTTOM

    def turn(self) -> None:
        """Go on on a new page, under the running line."""
        self.pages.append([self.running])
        self.top = _FRESH

    def put(self, part: Part, x: float = _SIDE) -> None:
        """Draw a part here; it must fit."""
        top = self.top
        self.pages[-1].append(lambda canvas: part.draw(canvas, x, top))
        self.top -= part.height


def recap_document(recap: DistrictRecap, country_names: Mapping[str, str]) -> bytes:
    """The recap as PDF: the table of villages, the countries, remarks and the signature.

    Works for any number of villages; headings are repeated on each page. If the numbers are too
    wide for one table, its groups are shared out to tables one under the other.
    Raises ``TextNotPrintable``.
    """
    _check(recap, country_names)
    pages = _Pages(running=lambda canvas: _running_line(canvas, recap))
    pages.put(_head(recap))
    for groups in _tables(recap):
        _put_grid(pages, _villages(recap, groups))
        pages.top -= 4.0 * MM
    for remark in remarks(recap):
        part = text(remark, _SMALL.at(8.5), _MEASURE, 1.35)
        if part.height > pages.room:
            pages.turn()
        pages.put(part)
        pages.top -= 1.0 * MM
    _put_foot(pages, recap, country_names)
    return _drawn(pages, recap)


def _drawn(pages: _Pages, recap: DistrictRecap) -> bytes:
    buffer = BytesIO()
    title = f"{TITLE}, {period_line(recap)}"
    size = (Paper.F4.size_mm[1], Paper.F4.size_mm[0])
    canvas = start_pdf(buffer, size, title, recap.office_name, title)
    for number, page in enumerate(pages.pages, start=1):
        for draw in page:
            draw(canvas)
        canvas.setFont(fonts.SANS, 8)
        foot = 8.0 * MM
        canvas.drawString(_SIDE, foot, made_line(recap))
        canvas.drawRightString(_WIDE - _SIDE, foot, f"Halaman {number} dari {len(pages.pages)}")
        if recap.sample:
            draw_banner(canvas, SAMPLE, _WIDE - _SIDE - 14.0 * MM, _HIGH - 7.0 * MM, _MEASURE)
        canvas.showPage()
    return finished(canvas, buffer)


def _check(recap: DistrictRecap, names: Mapping[str, str]) -> None:
    said = [
        *office_lines(recap),
        made_line(recap),
        *(name for name, _ in country_rows(recap, names)),
    ]
    said += [recap.approved_title, recap.approved_by, recap.approved_number]
    fonts.check_printable((*said, *(village.name for village in recap.villages)))


def _head(recap: DistrictRecap) -> Stack:
    region, office = office_lines(recap)
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 14.0)
    plain = Face(size=11.5)

    def centred(words: str, face: Face) -> Text:
        return text(words, face, _MEASURE, 1.3, Setting.CENTRED)

    return Stack(
        (
            centred(region.upper(), plain),
            centred(office.upper(), bold.at(13.0)),
            Gap(1.5 * MM),
            centred(TITLE.upper(), bold),
            centred(" · ".join(filter(None, (period_line(recap), sent_line(recap)))), plain),
            Gap(4.0 * MM),
        )
    )


def _running_line(canvas: Any, recap: DistrictRecap) -> None:
    canvas.setFont(fonts.SANS_BOLD, 8.5)
    words = f"{TITLE}, {recap.office_name}, {period_line(recap)} (lanjutan)"
    canvas.drawString(_SIDE, _HIGH - _TOP - 3.0 * MM, words)


Groups = tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def _tables(recap: DistrictRecap) -> list[Groups]:
    """The groups of columns, all in one table if they fit beside each other."""
    room = _MEASURE - _NUMBER_WIDE - _NAME_WIDE
    most = int(room / (_figure_wide(recap) * len(SEXES)))
    tables: list[Groups] = []
    used = most
    for group in GROUPS:
        if used + len(group[2]) > most:
            tables.append(())
            used = 0
        tables[-1] = (*tables[-1], group)
        used += len(group[2])
    return tables


def _figure_wide(recap: DistrictRecap) -> float:
    largest = max(value for key in KEYS for value in values(recap.total(key)))
    shown = fonts.width(grouped(largest), fonts.SANS_BOLD, _SMALL.size)
    return max(_NARROWEST, shown + 1.8 * MM)


def _villages(recap: DistrictRecap, groups: Groups) -> Grid:
    keys = [row for _, _, rows in groups for row in rows]
    columns = len(keys) * len(SEXES)
    wide = min((_MEASURE - _NUMBER_WIDE - _NAME_WIDE) / columns, _WIDEST)
    headings = [Heading("No.", 0, 1, 0, 3), Heading("Desa", 1, 1, 0, 3)]
    at = 2
    strong = []
    for _, title, rows in groups:
        strong.append(at)
        headings.append(Heading(title, at, len(rows) * 3, 0, 1))
        for _, words in rows:
            headings.append(Heading(words, at, 3, 1, 1))
            headings += [Heading(sex, at + i, 1, 2, 1) for i, sex in enumerate(SEXES)]
            at += 3
    lines: list[tuple[Cell, ...]] = []
    for number, village in enumerate(recap.villages, start=1):
        first = (Cell(str(number), "right"), Cell(village.name, "left"))
        if village.recap is None:
            silent = Cell(NOT_SENT, "centre", span=columns, quiet=True)
            lines.append((*first, silent))
        else:
            counts = [village.recap.counts.get(key, Count()) for key, _ in keys]
            lines.append((*first, *figures(counts)))
    total = (Cell("", "left"), Cell("Jumlah", "left", bold=True))
    sums = figures([recap.total(key) for key, _ in keys], bold=True)
    return Grid(
        widths=(_NUMBER_WIDE, _NAME_WIDE, *[wide] * columns),
        heading_heights=(6.0 * MM, 9.5 * MM, 5.0 * MM),
        headings=tuple(headings),
        rows=tuple(lines),
        total=(*total, *sums),
        strong=tuple(strong),
    )


def _put_grid(pages: _Pages, grid: Grid) -> None:
    """Share the rows out to pages; the total never stands alone."""
    rest = grid
    fresh = _FRESH - _BOTTOM
    if pages.room < grid.height <= fresh and pages.room < fresh / 2:
        pages.turn()
    while True:
        fitting = rest.rows_in(pages.room)
        if fitting >= len(rest.rows):
            pages.put(rest)
            return
        # Leave at least one row to go before the total.
        fitting = min(fitting, len(rest.rows) - 1)
        if fitting >= min(3, len(rest.rows)):
            pages.put(rest.part(0, fitting))
            rest = rest.part(fitting, None)
        pages.turn()


def _put_foot(pages: _Pages, recap: DistrictRecap, names: Mapping[str, str]) -> None:
    """Countries at the left, signature at the right, never parted from each other."""
    columns = country_grids(recap, names)
    title = text("**PMI di luar negeri menurut negara**", _SMALL.at(9.0), _MEASURE, 1.5)
    signing = _signature(recap)
    height = max(title.height + max((grid.height for grid in columns), default=0.0), signing.height)
    pages.top -= 3.0 * MM
    if height > pages.room:
        pages.turn()
    top = pages.top
    if columns:
        pages.put(title)
    below = pages.top
    for index, grid in enumerate(columns):
        pages.top = below
        pages.put(grid, _SIDE + index * (COUNTRY_STEP))
    pages.top = top
    pages.put(signing, _WIDE - _SIDE - _SIGNING_WIDE)


def _signature(recap: DistrictRecap) -> Stack:
    face = Face(size=11.5)
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 11.5)

    def centred(words: str, face: Face) -> Text:
        return text(words, face, _SIGNING_WIDE, 1.25, Setting.CENTRED)

    return Stack(
        (
            centred(long_date(recap.printed_on), face),
            *(centred(line, face) for line in f"{recap.approved_title},".splitlines()),
            Gap(20.0 * MM),
            Underlined(centred(recap.approved_by, bold), 0.7),
            centred(recap.approved_number, face.at(11.0)),
        )
    )
