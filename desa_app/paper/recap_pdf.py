# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap on landscape F4 or A4, made to be read, filed and signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.count_table import shown
from desa_app.paper import fonts
from desa_app.paper.charts import ChartPart, labels_of
from desa_app.paper.count_grid import count_grids
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import Gap, Part, Stack, Text, Underlined, text
from desa_app.paper.pdf_file import MM
from desa_app.paper.recap_names import put_names
from desa_app.paper.recap_pages import GAP, SIDE, RecapPages
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.count_table import CountTable
    from desa_app.domain.recap_paper import RecapPaper
    from desa_app.paper.grid import Grid

_SMALL = Face(fonts.SANS, fonts.SANS_BOLD, 8.5)
_TABLE_TITLE = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 9.5)
_FEW_COLUMNS = 6
_SIGNING_WIDE = 85.0 * MM
_CHART_HIGH = 78.0 * MM
_CHARTS_APART = 10.0 * MM


def recap_document(recap: RecapPaper) -> bytes:
    """The recap as PDF: tables, names, remarks, signature, and a page of charts.

    Works for any number of villages; headings are repeated on each page. Equal input gives equal
    bytes. Raises ``TextNotPrintable``.
    """
    _check(recap)
    pages = RecapPages(recap)
    pages.put(_head(recap, pages.measure))
    for table in recap.tables:
        _put_table(pages, table)
    if recap.names is not None:
        put_names(pages, recap.names)
    for remark in filter(None, (recap.rule, *recap.remarks)):
        pages.put(_remark(remark, pages.measure))
    _put_foot(pages)
    _put_charts(pages)
    return pages.drawn()


def _check(recap: RecapPaper) -> None:
    said = [recap.region_line, recap.office_line, recap.made_line, recap.approved_title]
    said += [recap.approved_by, recap.approved_number, recap.log_head, recap.rule, recap.sent]
    said += [*recap.remarks, *recap.checks, *labels_of(recap.charts)]
    for table in recap.tables:
        said += [line.name for line in table.lines]
        said += [shown(cell) for line in table.lines for cell in line.cells]
    if recap.names is not None:
        said += [words for row in recap.names.rows for words in row]
    fonts.check_printable(said)


def _head(recap: RecapPaper, measure: float) -> Stack:
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 14.0)
    plain = Face(size=11.5)

    def centred(words: str, face: Face) -> Text:
        return text(words, face, measure, 1.3, Setting.CENTRED)

    parts: list[Part] = [
        centred(recap.region_line.upper(), plain),
        centred(recap.office_line.upper(), bold.at(13.0)),
        Gap(1.5 * MM),
        centred(recap.title.upper(), bold),
        centred(" · ".join(filter(None, (recap.span, recap.sent))), plain),
        Gap(3.0 * MM),
    ]
    return Stack(tuple(parts))


def _put_table(pages: RecapPages, table: CountTable) -> None:
    title: Part = text(table.title, _TABLE_TITLE, pages.measure, 1.5)
    if not table.lines:
        nothing = text(table.nothing, _SMALL, pages.measure, 1.35)
        pages.put(Stack((title, nothing, Gap(GAP))))
        return
    if table.wide <= _FEW_COLUMNS:
        _put_short(pages, table, title)
        return
    for grid in count_grids(table, pages.measure, pages.recap.before):
        if title.height + grid.part(0, 1).height > pages.room or (
            pages.room < grid.height + title.height <= pages.fresh and pages.room < pages.fresh / 2
        ):
            pages.turn()
        pages.put(title)
        pages.put_grid(grid)
        pages.top -= GAP
        title = text(f"{table.title} (lanjutan)", _TABLE_TITLE, pages.measure, 1.5)


def _put_short(pages: RecapPages, table: CountTable, title: Part) -> None:
    """A list of few columns: in two or three grids beside each other when it is long."""
    (whole,) = count_grids(table, pages.measure, pages.recap.before)
    wide = sum(whole.widths)
    beside = max(int((pages.measure + GAP) // (wide + GAP)), 1)
    under = whole.row_height * len(whole.totals)
    rest = whole
    while rest.rows:
        least = min(len(rest.rows), 3) * rest.row_height + under
        if title.height + sum(rest.heading_heights) + least > pages.room:
            pages.turn()
        free = pages.room - title.height - sum(rest.heading_heights) - under
        deep = max(int(free // rest.row_height), 1)
        columns = _columns(rest, min(deep, max(-(-len(rest.rows) // beside), 6)), beside)
        pages.put(title)
        pages.put_beside([(one, SIDE + at * (wide + GAP)) for at, one in enumerate(columns)])
        rest = replace(rest, rows=rest.rows[sum(len(one.rows) for one in columns) :])
    pages.top -= GAP


def _columns(grid: Grid, deep: int, most: int) -> list[Grid]:
    """The first rows as grids beside each other; the last row of all brings the total along."""
    found: list[Grid] = []
    at = 0
    while at < len(grid.rows) and len(found) < most:
        last = at + deep >= len(grid.rows)
        found.append(grid.part(at, None if last else at + deep))
        at += deep
    return found


def _remark(words: str, measure: float) -> Stack:
    return Stack((text(words, _SMALL, measure, 1.35), Gap(1.0 * MM)))


def _put_foot(pages: RecapPages) -> None:
    """Where the numbers come from at the left, the signature at the right, never parted."""
    recap = pages.recap
    pages.top -= 2.0 * MM
    room = pages.measure - _SIGNING_WIDE - 8.0 * MM
    checks: list[Part] = []
    if recap.checks:
        checks.append(text("Asal angka", _TABLE_TITLE, room, 1.5))
        checks += [_remark(words, room) for words in recap.checks]
    right = pages.wide - SIDE - _SIGNING_WIDE
    pages.put_beside([(Stack(tuple(checks)), SIDE), (_signature(recap), right)])


def _signature(recap: RecapPaper) -> Stack:
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


def _put_charts(pages: RecapPages) -> None:
    """Two charts beside each other, on pages of their own after the signature."""
    charts = pages.recap.charts
    if not charts:
        return
    pages.turn()
    wide = (pages.measure - _CHARTS_APART) / 2
    for at in range(0, len(charts), 2):
        parts = [ChartPart(chart, wide, _CHART_HIGH) for chart in charts[at : at + 2]]
        pages.put_beside(
            [(part, SIDE + place * (wide + _CHARTS_APART)) for place, part in enumerate(parts)]
        )
        pages.top -= 6.0 * MM
