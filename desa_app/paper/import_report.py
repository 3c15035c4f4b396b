# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rehearsal found, as a spreadsheet to work through beside the file it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desa_app.domain.findings import Finding, Level
from desa_app.paper.cells import Book

_COLUMNS = (
    ("Baris", 8),
    ("Kolom", 22),
    ("Tingkat", 13),
    ("Nilai", 28),
    ("Masalah", 52),
    ("Saran", 44),
)
_GRID: dict[str, Any] = {"border": 1, "border_color": "#B5B5B5", "valign": "top"}
_HEADING: dict[str, Any] = {**_GRID, "bold": True, "bg_color": "#DDE9E8", "valign": "vcenter"}
_COLOURS = {Level.REFUSED: "#FBE3E0", Level.WARNING: "#FFF3D6"}
# What a worksheet holds, without the rows of our own heading.
MOST_FINDINGS = 1_048_576 - 100
_LANDSCAPE_A4 = 9


def import_report(
    findings: Sequence[Finding],
    read: int,
    taken: int,
    refused: int,
    file_name: str,
    sentence_of: Callable[[Finding], str],
) -> bytes:
    """The findings as XLSX with the sheet "Temuan": one line each, in the order of the file.

    ``read``, ``taken`` and ``refused`` are rows; ``sentence_of`` says in words what is wrong.
    Equal input gives equal bytes. Findings beyond what a sheet holds are counted, not written.
    """
    book = Book("Laporan impor", file_name)
    sheet = book.sheet("Temuan")
    for column, (_, wide) in enumerate(_COLUMNS):
        sheet.set_column(column, column, wide)
    top = _head(book, sheet, findings, (read, taken, refused), file_name)
    for column, (words, _) in enumerate(_COLUMNS):
        book.text(sheet, top, column, words, **_HEADING)
    ordered = sorted(findings, key=lambda finding: finding.row)[:MOST_FINDINGS]
    for row, finding in enumerate(ordered, start=top + 1):
        _line(book, sheet, row, finding, sentence_of(finding))
    sheet.autofilter(top, 0, top + max(len(ordered), 1), len(_COLUMNS) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(_LANDSCAPE_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.set_footer("&RHalaman &P dari &N")
    return book.finished()


def _head(
    book: Book,
    sheet: Any,
    findings: Sequence[Finding],
    counts: tuple[int, int, int],
    file_name: str,
) -> int:
    book.text(sheet, 0, 0, "Laporan impor", bold=True, font_size=14)
    book.text(sheet, 1, 0, "Berkas")
    book.text(sheet, 1, 1, file_name, bold=True)
    for row, (words, count) in enumerate(
        zip(("Dibaca", "Diambil", "Ditolak"), counts, strict=True), start=2
    ):
        book.text(sheet, row, 0, words)
        sheet.write_number(row, 1, count, book.look(num_format='#,##0 "baris"', align="left"))
    book.text(sheet, 5, 0, _advice(findings, counts[2]), italic=True)
    return 7


def _advice(findings: Sequence[Finding], refused: int) -> str:
    if refused:
        return (
            "Perbaiki yang ditolak di berkas aslinya, simpan, lalu impor lagi. "
            "Selama ada baris yang ditolak, tidak ada yang disimpan."
        )
    if findings:
        return "Tidak ada yang ditolak. Peringatan di bawah ini sebaiknya diperiksa lagi."
    return "Tidak ada temuan."


def _line(book: Book, sheet: Any, row: int, finding: Finding, sentence: str) -> None:
    fill = _COLOURS[finding.level]
    sheet.write_number(row, 0, finding.row, book.look(**_GRID))
    level = finding.level.value.capitalize()
    book.text(sheet, row, 1, finding.column, **_GRID)
    book.text(sheet, row, 2, level, **_GRID, bg_color=fill)
    for column, words in enumerate((finding.value, sentence, finding.suggestion), start=3):
        book.text(sheet, row, column, words, **_GRID, text_wrap=True)
