# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of a year's letter numbers, as a paper to file and as a spreadsheet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from desa_app.domain.full_numbers import mask_numbers
from desa_app.domain.number_report import NumberState
from desa_app.domain.page import Paper
from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.cells import Book
from desa_app.paper.faces import Face, Setting
from desa_app.paper.grid import Cell, Grid, Heading
from desa_app.paper.parts import Gap, Stack, text
from desa_app.paper.pdf_file import MM, finished, start_pdf
from desa_app.wording import grouped, long_date, short_date

if TYPE_CHECKING:
    from desa_app.domain.number_report import NumberLine, NumberReport, SequenceReport

TITLE = "Laporan nomor surat"
HEADINGS = ("No. urut", "Nomor surat", "Tanggal", "Ditujukan kepada / untuk", "Perihal", "Keadaan",
            "Keterangan")  # fmt: skip
_SHARES = (0.06, 0.19, 0.08, 0.19, 0.21, 0.11, 0.16)
_WIDE, _HIGH = Paper.F4.size_mm[1] * MM, Paper.F4.size_mm[0] * MM
_SIDE, _TOP, _BOTTOM = 12.0 * MM, 12.0 * MM, 14.0 * MM
_MEASURE = _WIDE - 2 * _SIDE
_ROW, _HEAD = 6.2 * MM, 8.0 * MM
_FOLIO = 14  # 8.5 x 13 inch, what printer drivers have for F4
_RED = "#A61B1B"
_GRID: dict[str, Any] = {"border": 1, "border_color": "#8A8A8A"}
_HEADING: dict[str, Any] = {**_GRID, "bold": True, "text_wrap": True, "bg_color": "#DDE9E8"}


def state_words(line: NumberLine) -> str:
    """The state of a number as the office reads it."""
    if line.state is NumberState.MISSING:
        return "TIDAK ADA"
    if line.state is NumberState.VOID and line.use is not None and line.use.by_hand:
        return "batal (tulis tangan)"
    return {
        NumberState.RESERVED: "disisihkan, kosong",
        NumberState.CARRIED: "dipakai urutan lain",
    }.get(line.state, line.state.value)


def cells_of(line: NumberLine) -> tuple[str, ...]:
    """What one number's row says, in the order of :data:`HEADINGS`; a NIK or KK is masked."""
    return tuple(mask_numbers(words) for words in _told_of(line))


def _told_of(line: NumberLine) -> tuple[str, ...]:
    use = line.use
    if use is None:
        return (str(line.running), "", "", "", "", state_words(line), line.note)
    return (
        str(line.running),
        use.number,
        short_date(use.on),
        use.to,
        use.subject,
        state_words(line),
        line.note,
    )


def counts_line(counts: dict[NumberState, int]) -> str:
    """How many numbers are in each state, in one line; what must not happen is always told."""
    told = [
        f"{state.value} {grouped(count)}"
        for state, count in counts.items()
        if count and state is not NumberState.MISSING
    ]
    lost = counts[NumberState.MISSING]
    told.append(f"TIDAK ADA {grouped(lost)}" if lost else "tidak ada nomor yang hilang")
    return " · ".join(told)


def number_document(report: NumberReport) -> bytes:
    """The report as PDF on landscape F4. Raises ``TextNotPrintable``."""
    said = [report.office, report.made_by]
    said += [words for line in report.lines for words in cells_of(line)]
    fonts.check_printable(said)
    buffer = BytesIO()
    title = f"{TITLE} tahun {report.year}"
    size = (Paper.F4.size_mm[1], Paper.F4.size_mm[0])
    canvas = start_pdf(buffer, size, title, report.office, title)
    pages = _pages(report)
    for number, parts in enumerate(pages, start=1):
        top = _HIGH - _TOP
        for part in parts:
            part.draw(canvas, _SIDE, top)
            top -= part.height
        canvas.setFont(fonts.SANS, 8)
        foot = 8.0 * MM
        canvas.drawString(_SIDE, foot, _made_line(report))
        canvas.drawRightString(_WIDE - _SIDE, foot, f"Halaman {number} dari {len(pages)}")
        if report.sample:
            draw_banner(canvas, SAMPLE, _WIDE - _SIDE - 14.0 * MM, _HIGH - 7.0 * MM, _MEASURE)
        canvas.showPage()
    return finished(canvas, buffer)


def number_workbook(report: NumberReport) -> bytes:
    """The report as XLSX: one row per number, ready to be sorted and filtered."""
    book = Book(f"{TITLE} {report.year}", report.office, report.made_on)
    sheet = book.sheet(f"Nomor {report.year}")
    for column, wide in enumerate((24, 9, 30, 13, 28, 28, 20, 28)):
        sheet.set_column(column, column, wide)
    lines = [f"{TITLE} tahun {report.year}", f"{report.office} ({report.office_code})"]
    lines += [counts_line(report.counts()), _made_line(report)]
    if report.sample:
        lines.insert(0, "CONTOH: data karangan, bukan laporan")
    for row, words in enumerate(lines):
        book.text(sheet, row, 0, words, bold=row == 0)
    top = len(lines) + 1
    for column, words in enumerate(("Urutan", *HEADINGS)):
        book.text(sheet, top, column, words, **_HEADING)
    row = top + 1
    for one in report.sequences:
        for line in one.lines:
            look = dict(_GRID)
            if line.state is NumberState.MISSING:
                look |= {"font_color": _RED, "bold": True}
            book.text(sheet, row, 0, one.name, **look)
            sheet.write_number(row, 1, line.running, book.look(**look))
            for column, words in enumerate(cells_of(line)[1:], start=2):
                book.text(sheet, row, column, words, **look)
            row += 1
    sheet.freeze_panes(top + 1, 2)
    sheet.autofilter(top, 0, max(row - 1, top), len(HEADINGS))
    sheet.set_landscape()
    sheet.set_paper(_FOLIO)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    name = report.office.replace("&", "&&")
    sheet.set_footer(f"&L{name}, {report.year}&RHalaman &P dari &N")
    return book.finished()


def _pages(report: NumberReport) -> list[list[Any]]:
    """The parts of every page: the heading, then sequence after sequence."""
    head = _head(report)
    pages: list[list[Any]] = [[head]]
    room = _HIGH - _TOP - _BOTTOM - head.height
    if not report.lines:
        pages[-1].append(text("Belum ada nomor yang dipakai.", Face(size=11.0), _MEASURE, 1.4))
    for one in report.sequences:
        rest = one.lines
        while rest:
            over = _over(one, first=rest is one.lines)
            fitting = int((room - over.height - _HEAD) // _ROW)
            if fitting < min(3, len(rest)):
                pages.append([])
                room = _HIGH - _TOP - _BOTTOM
                continue
            part, rest = rest[:fitting], rest[fitting:]
            grid = _grid(part)
            gap = Gap(4.0 * MM)
            pages[-1] += [over, grid, gap]
            room -= over.height + grid.height + gap.height
    return pages


def _head(report: NumberReport) -> Stack:
    bold = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, 14.0)
    plain = Face(size=11.0)
    return Stack(
        (
            text(report.office.upper(), bold.at(12.0), _MEASURE, 1.3, Setting.CENTRED),
            text(f"{TITLE} tahun {report.year}".upper(), bold, _MEASURE, 1.3, Setting.CENTRED),
            text(counts_line(report.counts()), plain, _MEASURE, 1.3, Setting.CENTRED),
            Gap(3.0 * MM),
        )
    )


def _over(one: SequenceReport, *, first: bool) -> Stack:
    words = one.name if first else f"{one.name} (lanjutan)"
    face = Face(fonts.SANS, fonts.SANS_BOLD, 9.5)
    tail = f" · nomor terakhir {one.last} · {counts_line(one.counts())}" if first else ""
    bold = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 9.5)
    parts = [text(words, bold, _MEASURE, 1.35)]
    if tail:
        parts.append(text(tail.removeprefix(" · ").capitalize(), face.at(8.5), _MEASURE, 1.35))
    return Stack((*parts, Gap(1.0 * MM)))


def _grid(lines: tuple[NumberLine, ...]) -> Grid:
    headings = tuple(Heading(words, at, 1, 0, 1) for at, words in enumerate(HEADINGS))
    return Grid(
        widths=tuple(share * _MEASURE for share in _SHARES),
        heading_heights=(_HEAD,),
        headings=headings,
        rows=tuple(_row(line) for line in lines),
        row_height=_ROW,
    )


def _row(line: NumberLine) -> tuple[Cell, ...]:
    lost = line.state is NumberState.MISSING
    empty = line.use is None and not lost
    running, *rest = cells_of(line)
    first = Cell(running, "right", bold=lost, pale=empty)
    return (first, *(Cell(words, "left", bold=lost, pale=empty) for words in rest))


def _made_line(report: NumberReport) -> str:
    return f"Dibuat {long_date(report.made_on)} oleh {report.made_by}"
