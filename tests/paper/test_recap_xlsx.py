# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap's spreadsheet holds numbers that add up, and text that nobody can run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from xlsxwriter.utility import xl_col_to_name

from desa_app.domain.listing import ListingColumn, ListingSection
from desa_app.domain.package import DataLevel
from desa_app.domain.page import Paper
from desa_app.domain.recap_paper import paper_of
from desa_app.domain.recap_reconciling import Reconciled, VillageReconciled
from desa_app.domain.small_numbers import hidden_in
from desa_app.paper.recap_xlsx import recap_workbook
from tests.paper.recap_examples import COUNTRIES, KINDS, paper, sheet_of, trend_of
from tests.paper.sheet_reader import (
    assert_nothing_runs,
    line_of,
    raw_cells,
    read_book,
    values_of,
    xml_of,
)

if TYPE_CHECKING:
    from desa_app.domain.count_table import CountTable

FIRST = 3


def table_a(villages: int = 11) -> tuple[CountTable, bytes]:
    recap = paper(sheet_of(villages))
    return recap.tables[0], recap_workbook(recap)


@pytest.mark.parametrize("villages", [1, 11, 24])
def test_every_village_has_its_numbers_as_numbers(villages: int) -> None:
    table, xlsx = table_a(villages)
    rows = values_of(xlsx, "Tabel A")
    for line in table.lines:
        written = line_of(rows, line.name) if villages < 24 else line_of(rows, line.code, 1)
        assert written[1] == line.code
        if line.cells:
            assert tuple(written[FIRST : FIRST + table.wide]) == line.cells
        else:
            assert written[FIRST] == "belum mengirim"
            assert set(written[FIRST + 1 :]) == {""}


def test_totals_are_formulas_with_the_right_value_and_the_change_stands_below() -> None:
    table, xlsx = table_a()
    assert table.total is not None
    rows = values_of(xlsx, "Tabel A")
    shown = line_of(rows, "Jumlah", 0)
    first = rows.index(line_of(rows, "Sukajaya")) + 1
    last = first + len(table.lines) - 1
    written = {cell.place: cell.formula for cell in raw_cells(xlsx) if cell.formula}
    for at, cell in enumerate(table.total.cells):
        letter = xl_col_to_name(FIRST + at)
        assert written.pop(f"{letter}{last + 1}") == f"SUM({letter}{first}:{letter}{last})"
        assert shown[FIRST + at] == cell
    assert not written
    change = line_of(rows, "Selisih dari September 2026", 0)
    assert tuple(change[FIRST : FIRST + table.wide]) == table.total.changes


def test_head_names_office_month_day_and_maker() -> None:
    rows = values_of(recap_workbook(paper(replace(sheet_of(), sample=True))), "Tabel A")
    words = "\n".join(str(row[0]) for row in rows)
    for expected in (
        "CONTOH: data karangan, bukan laporan",
        "Pemerintah Kabupaten Serang, Provinsi Banten",
        "Kecamatan Pontang (36.04.12)",
        "Rekapitulasi calon PMI dan PMI, Bulan Oktober 2026",
        "Dicetak 2 November 2026 oleh SITI ROHMAH · 9 dari 11 desa sudah mengirim",
        "Belum mengirim (2 desa): Linduk, Pulo Kencana.",
    ):
        assert expected in words


def test_each_table_has_its_sheet_and_the_sources_theirs() -> None:
    sheet = sheet_of(3, silent=(1,))
    kept = tuple(
        VillageReconciled(
            code=village.code,
            name=village.name,
            month="2026-10",
            package_id="" if village.silent else "p",
            sequence=4,
            level=DataLevel.REGISTER,
            rows=() if village.silent else (("orang", 80), ("rencana", 22)),
            checked=25,
        )
        for village in sheet.villages
    )
    names = ListingSection(
        heading="Tabel D. Daftar nama",
        columns=(ListingColumn("Nama", 3),),
        rows=(("=SITI",),),
    )
    recap = paper_of(
        sheet,
        trend_of(sheet),
        COUNTRIES,
        KINDS,
        reconciled=Reconciled(villages=kept),
        names=names,
        paper=Paper.A4,
    )
    xlsx = recap_workbook(recap)
    book = read_book(xlsx)
    assert list(book) == ["Tabel A", "Tabel B", "Tabel C", "Tabel D", "Asal angka"]
    countries = [row for row in book["Tabel B"] if isinstance(row[0], float | int)]
    assert [row[1] for row in countries] == [
        "Taiwan",
        "Arab Saudi",
        "Hong Kong",
        "XX",
    ]
    assert line_of(book["Tabel B"], "Jumlah", 0)[4] == sum(row[4] for row in countries)
    assert line_of(book["Asal angka"], "Sukajaya")[3:9] == [4, "register", 80, 22, 25, "cocok"]
    said = "\n".join(str(row[0]) for row in book["Asal angka"])
    assert "Angka ini berasal dari 2 kiriman, 44 baris rencana." in said
    assert_nothing_runs(xlsx, 5)
    assert 'paperSize="9"' in xml_of(xlsx, "xl/worksheets/sheet1.xml")


def test_a_public_workbook_has_no_sums_to_reckon_back_from() -> None:
    sheet = sheet_of(3, silent=())
    hidden = hidden_in(sheet)
    xlsx = recap_workbook(paper(sheet, hidden))
    assert not [cell for cell in raw_cells(xlsx) if cell.formula]
    rows = values_of(xlsx, "Tabel A")
    assert any("•" in row for row in rows)
    assert any("untuk umum" in str(row[0]) for row in rows)


def test_equal_recaps_give_equal_bytes() -> None:
    assert recap_workbook(paper(sheet_of())) == recap_workbook(paper(sheet_of()))


def test_text_that_looks_like_a_formula_stays_text() -> None:
    for start in ("=", "+", "-", "@", "\t="):
        evil = start + "HYPERLINK(1)"
        sheet = sheet_of(1)
        village = replace(sheet.villages[0], code=evil, name=evil)
        recap = paper(
            replace(sheet, villages=(village,), made_by=evil, approved_by=evil, office_name=evil)
        )
        xlsx = recap_workbook(replace(recap, region_line=evil, log_head=evil))
        assert evil in {cell.text for cell in raw_cells(xlsx)}
        assert_nothing_runs(xlsx, len(recap.tables))


def test_prints_landscape_with_repeated_headings_and_whole_groups() -> None:
    _, xlsx = table_a()
    sheet = xml_of(xlsx, "xl/worksheets/sheet1.xml")
    assert 'paperSize="14"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'topLeftCell="D10"' in sheet
    assert "<colBreaks" in sheet
    assert "'Tabel A'!$A:$C,'Tabel A'!$7:$9" in xml_of(xlsx, "xl/workbook.xml")
    assert 'fitToHeight="0"' in xml_of(xlsx, "xl/worksheets/sheet2.xml")


def test_wide_numbers_stay_numbers() -> None:
    recap = paper(sheet_of(3, silent=(), large=123_456))
    line = line_of(values_of(recap_workbook(recap), "Tabel A"), "Sukajaya")
    assert max(cell for cell in line[FIRST:] if not isinstance(cell, str)) >= 123_456
