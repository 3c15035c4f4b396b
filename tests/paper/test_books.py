# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of a book on paper and as a spreadsheet: complete, repeated headings, two signatures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.books import Book, BookLine, BookSheet, Signer
from desa_app.errors import TextNotPrintable
from desa_app.paper.book_pdf import book_document
from desa_app.paper.book_table import closing_line, columns_of, remark
from desa_app.paper.book_xlsx import book_workbook
from tests.paper.reading import ink_boxes_mm, pages_of, words_in
from tests.paper.sheet_reader import assert_nothing_runs, raw_cells, values_of

DAY = date(2026, 12, 31)
SHEETS = {
    Book.OUTGOING: "Agenda keluar 2026",
    Book.INCOMING: "Agenda masuk 2026",
    Book.DISPATCH: "Ekspedisi 2026",
}


def line(running: int, **changes: object) -> BookLine:
    usual = BookLine(
        id=f"x{running}",
        running=running,
        day=date(2026, 11, 20),
        number=f"470/{running:03}/36.04.12.2001/XI/2026",
        dated=date(2026, 11, 18),
        party="Dinas Tenaga Kerja dan Transmigrasi Kabupaten Contoh",
        subject=f"Isi surat nomor urut {running}",
        note="Kasi Kesra",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def sheet(book: Book, lines: tuple[BookLine, ...], **changes: object) -> BookSheet:
    usual = BookSheet(
        book=book,
        year=2026,
        lines=lines,
        office_lines=("Desa Contoh", "Kecamatan Contoh, Kabupaten Contoh"),
        place="Contoh",
        signed_on=DAY,
        head=Signer(title="Kepala Desa Contoh", name="H. KEPALA CONTOH", number="NIPD 1"),
        secretary=Signer(title="Sekretaris Desa", name="SEKRETARIS CONTOH"),
        printed_on=DAY,
        printed_by="sekdes",
        closed_on=DAY,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("book", list(Book))
def test_the_book_holds_every_line_headings_and_both_signatures(book: Book) -> None:
    lines = tuple(line(running) for running in range(1, 61))
    pages = pages_of(book_document(sheet(book, lines)))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        for column in columns_of(book):
            assert column.heading in page
    told = " ".join(pages)
    for one in lines:
        assert told.count(f"Isi surat nomor urut {one.running} ") >= 1
        assert one.number in told
    last = pages[-1]
    assert "MENGETAHUI" in last
    assert last.index("KEPALA DESA CONTOH") >= 0
    assert "Contoh, 31 Desember 2026" in last
    assert "SEKRETARIS DESA" in last
    assert "H. KEPALA CONTOH" in last
    assert "NIPD 1" in last
    assert "ditutup pada tanggal 31 Desember 2026 dengan 60 (enam puluh) catatan" in last
    assert "MENGETAHUI" not in " ".join(pages[:-1])


def test_the_head_stands_left_and_the_secretary_right() -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(book_document(sheet(Book.OUTGOING, (line(1),))))[0]
    words = page.get_textpage()

    def left_of(text: str) -> float:
        found = words.search(text).get_next()
        assert found is not None
        return float(words.get_charbox(found[0])[0])

    middle = page.get_width() / 2
    assert left_of("MENGETAHUI") < middle < left_of("SEKRETARIS DESA")
    assert (round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)) == (330, 215)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lengths=st.lists(st.integers(1, 400), max_size=45), book=st.sampled_from(list(Book)))
def test_lines_of_any_length_stay_on_the_paper_and_with_the_signatures(
    lengths: list[int], book: Book
) -> None:
    words = ("kata " * 80)[: max(lengths, default=1)]
    lines = tuple(
        line(running, subject=words[:length].strip() or "x", note=f"catatan-{running}")
        for running, length in enumerate(lengths, start=1)
    )
    pdf = book_document(sheet(book, lines))
    pages = pages_of(pdf)
    for left, top, right, bottom in ink_boxes_mm(pdf):
        assert left > 15
        assert top > 4
        assert right < 326
        assert bottom < 210
    told = re.findall(r"catatan-(\d+)", " ".join(pages))
    assert [int(number) for number in told] == list(range(1, len(lines) + 1))
    # The signatures never stand on a page without a line of the book.
    assert "MENGETAHUI" in pages[-1]
    if lines:
        assert f"catatan-{len(lines)}" in pages[-1]


def test_a_void_line_stays_and_says_why() -> None:
    void = line(2, void=True, why="Nama keliru", note="")
    assert remark(Book.OUTGOING, void) == "BATAL: Nama keliru"
    assert remark(Book.INCOMING, replace(void, note="Kaur")) == "DICORET: Nama keliru. Kaur"
    told = words_in(book_document(sheet(Book.OUTGOING, (line(1), void))))
    assert "BATAL: Nama keliru" in told
    assert "2 (dua) catatan, 1 di antaranya batal." in told


def test_an_empty_year_is_closed_with_nihil() -> None:
    told = words_in(book_document(sheet(Book.INCOMING, ())))
    assert "NIHIL" in told
    assert "MENGETAHUI" in told
    rows = values_of(book_workbook(sheet(Book.INCOMING, ())), SHEETS[Book.INCOMING])
    assert any("NIHIL" in map(str, row) for row in rows)


def test_an_open_book_says_that_it_is_open() -> None:
    opened = sheet(Book.OUTGOING, (line(1),), closed_on=None)
    assert closing_line(opened).startswith("Buku ini belum ditutup")
    assert "belum ada catatan" in closing_line(replace(opened, lines=()))


def test_an_official_not_entered_leaves_a_dotted_line() -> None:
    told = words_in(
        book_document(sheet(Book.OUTGOING, (), head=Signer(title="Kepala Desa", name="")))
    )
    assert "....." in told


def test_the_same_book_is_the_same_bytes() -> None:
    one = sheet(Book.DISPATCH, (line(1), line(2)))
    assert book_document(one) == book_document(one)
    assert book_workbook(one) == book_workbook(one)


def test_letters_without_a_glyph_are_named() -> None:
    with pytest.raises(TextNotPrintable):
        book_document(sheet(Book.OUTGOING, (line(1, subject="雨"),)))


@pytest.mark.parametrize("book", list(Book))
def test_the_spreadsheet_has_real_days_and_numbers(book: Book) -> None:
    lines = tuple(line(running) for running in (1, 2, 3))
    rows = values_of(book_workbook(sheet(book, lines)), SHEETS[book])
    headings = [column.heading for column in columns_of(book, split=True)]
    top = next(at for at, row in enumerate(rows) if row[: len(headings)] == headings)
    for number, row in enumerate(rows[top + 1 : top + 4], start=1):
        assert row[0] == number
        dated = row[headings.index("Tanggal surat")]
        assert (dated.date() if isinstance(dated, datetime) else dated) == date(2026, 11, 18)
        assert row[headings.index("Nomor surat")] == lines[number - 1].number
    told = " ".join(str(cell) for row in rows for cell in row)
    assert "MENGETAHUI" in told
    assert "Contoh, 31 Desember 2026" in told


def test_a_day_before_the_spreadsheets_calendar_stands_as_text() -> None:
    old = line(1, dated=date(1899, 1, 1))
    rows = values_of(book_workbook(sheet(Book.OUTGOING, (old,))), SHEETS[Book.OUTGOING])
    assert any("1899-01-01" in map(str, row) for row in rows)


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+62", "-1", "@x", "=cmd|'/c'!A0"])
@pytest.mark.parametrize("book", list(Book))
def test_nothing_that_people_typed_runs(book: Book, words: str) -> None:
    hostile = line(1, number=words, party=words, subject=words, note=words)
    xlsx = book_workbook(sheet(book, (hostile,)))
    assert_nothing_runs(xlsx, 1)
    assert sum(cell.text == words for cell in raw_cells(xlsx)) == 4
