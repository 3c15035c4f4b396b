# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap's spreadsheet holds numbers that add up, and text that nobody can run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from xlsxwriter.utility import xl_col_to_name

from desa_app.domain.recap import KEYS, Count, DistrictRecap, Recap, VillageRecap
from desa_app.paper.recap_xlsx import recap_workbook
from tests.paper.recap_examples import COUNTRIES, district
from tests.paper.sheet_reader import assert_nothing_runs, line_of, raw_cells, values_of, xml_of

FIRST = 3


def test_every_village_has_its_numbers_as_numbers() -> None:
    recap = district()
    rows = values_of(recap_workbook(recap, COUNTRIES), "Rekap")
    for village in recap.villages:
        if village.recap is None:
            continue
        line = line_of(rows, village.name)
        assert line[1] == village.code
        for position, key in enumerate(KEYS):
            count = village.recap.counts[key]
            at = FIRST + 3 * position
            assert line[at : at + 3] == [count.male, count.female, count.total]
            assert all(isinstance(value, float | int) for value in line[at : at + 3])


def test_village_that_has_not_sent_has_words_and_no_zero() -> None:
    recap = district()
    rows = values_of(recap_workbook(recap, COUNTRIES), "Rekap")
    assert len(recap.missing) == 2
    for village in recap.missing:
        line = line_of(rows, village.name)
        assert line[FIRST] == "belum mengirim"
        assert set(line[FIRST + 1 :]) == {""}


def test_totals_are_formulas_with_the_right_value() -> None:
    recap = district()
    xlsx = recap_workbook(recap, COUNTRIES)
    rows = values_of(xlsx, "Rekap")
    shown = line_of(rows, "Jumlah", 0)
    first = rows.index(line_of(rows, "Sukajaya")) + 1
    last = first + len(recap.villages) - 1
    written = {cell.place: cell.formula for cell in raw_cells(xlsx) if cell.formula}
    for position, key in enumerate(KEYS):
        total = recap.total(key)
        for offset, value in enumerate((total.male, total.female, total.total)):
            column = FIRST + 3 * position + offset
            letter = xl_col_to_name(column)
            assert written.pop(f"{letter}{last + 1}") == f"SUM({letter}{first}:{letter}{last})"
            assert shown[column] == value
    assert not written


def test_headings_name_group_key_and_sex() -> None:
    rows = values_of(recap_workbook(district(), COUNTRIES), "Rekap")
    top = next(index for index, row in enumerate(rows) if row[0] == "No.")
    assert rows[top][FIRST] == "Calon PMI"
    assert rows[top + 1][FIRST] == "Terdaftar akhir bulan"
    assert rows[top + 2][FIRST : FIRST + 6] == ["L", "P", "Jml"] * 2
    assert rows[top + 1][FIRST + 3 * KEYS.index("purna")] == "Jumlah"


def test_head_names_office_month_day_and_maker() -> None:
    words = "\n".join(str(row[0]) for row in values_of(recap_workbook(district(), {}), "Rekap"))
    for expected in (
        "Pemerintah Kabupaten Serang, Provinsi Banten",
        "Kecamatan Pontang (36.04.12)",
        "Bulan Oktober 2026",
        "Dicetak 2 November 2026 oleh SITI ROHMAH",
        "9 dari 11 desa sudah mengirim",
        "Belum mengirim (2 desa): Linduk, Pulo Kencana.",
    ):
        assert expected in words
    assert "CONTOH" not in words


def test_sample_recap_says_so() -> None:
    rows = values_of(recap_workbook(replace(district(), sample=True), {}), "Rekap")
    assert str(rows[0][0]).startswith("CONTOH")


def test_unknown_sex_counts_in_the_sum_and_is_told() -> None:
    rows = values_of(recap_workbook(district(unknown=2), COUNTRIES), "Rekap")
    line = line_of(rows, "Sukajaya")
    assert line[FIRST + 2] == line[FIRST] + line[FIRST + 1] + 2
    remarks = [str(row[0]) for row in rows if "belum dicatat" in str(row[0])]
    assert len(remarks) == 1
    assert "terdaftar akhir bulan (Calon PMI) 18" in remarks[0]


def test_countries_stand_most_first_with_their_sum() -> None:
    recap = district()
    rows = values_of(recap_workbook(recap, COUNTRIES), "Negara")
    top = next(index for index, row in enumerate(rows) if row[0] == "No.")
    lines = [row for row in rows[top + 1 :] if isinstance(row[0], float | int)]
    assert [line[1] for line in lines] == ["Taiwan", "Arab Saudi", "Hong Kong", "XX"]
    totals = [line[4] for line in lines]
    assert totals == sorted(totals, reverse=True)
    assert line_of(rows, "Jumlah", 0)[4] == sum(totals)


def test_equal_recaps_give_equal_bytes() -> None:
    assert recap_workbook(district(), COUNTRIES) == recap_workbook(district(), dict(COUNTRIES))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_text_that_looks_like_a_formula_stays_text(start: str) -> None:
    evil = start + "HYPERLINK(1)"
    village = VillageRecap(code=evil, name=evil, recap=None)
    recap = replace(
        district(1, silent=()), villages=(village,), made_by=evil, approved_by=evil, regency=evil
    )
    xlsx = recap_workbook(recap, {"TW": evil})
    assert evil in {cell.text for cell in raw_cells(xlsx)}
    assert_nothing_runs(xlsx, 2)


@pytest.mark.parametrize("villages", [0, 1, 110])
def test_any_number_of_villages_can_be_written(villages: int) -> None:
    recap = district(villages, silent=())
    rows = values_of(recap_workbook(recap, COUNTRIES), "Rekap")
    assert line_of(rows, "Jumlah", 0)[FIRST + 2] == recap.total(KEYS[0]).total


def test_prints_landscape_with_repeated_headings() -> None:
    xlsx = recap_workbook(district(), COUNTRIES)
    sheet = xml_of(xlsx, "xl/worksheets/sheet1.xml")
    assert 'paperSize="14"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToWidth="0"' not in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'topLeftCell="D9"' in sheet
    assert "Rekap!$A:$C,Rekap!$6:$8" in xml_of(xlsx, "xl/workbook.xml")


def test_wide_numbers_stay_numbers() -> None:
    big = Recap(
        period="2026-10",
        counts={key: Count(male=123456, female=1) for key in KEYS},
        countries={},
    )
    village = VillageRecap(code="36.04.12.2001", name="Besar", recap=big)
    recap: DistrictRecap = replace(district(1, silent=()), villages=(village,))
    assert line_of(values_of(recap_workbook(recap, {}), "Rekap"), "Besar")[FIRST] == 123456
