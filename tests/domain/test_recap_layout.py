# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap's tables and charts say what was told, name what was not, and hide what must be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.count_table import part_of, upright
from desa_app.domain.recap import Count
from desa_app.domain.recap_charts import charts_of, trend_months
from desa_app.domain.recap_layout import HIDDEN, NOT_TOLD, tables_of
from desa_app.domain.recap_remarks import remarks_of, rule_words, waited_for
from desa_app.domain.small_numbers import Part, hidden_in
from tests.paper.recap_examples import COUNTRIES, KINDS, sheet_of, trend_of

if TYPE_CHECKING:
    from desa_app.domain.count_table import CountTable
    from desa_app.domain.recap_sheet import RecapSheet


def laid_out(sheet: RecapSheet) -> dict[str, CountTable]:
    return {table.key: table for table in tables_of(sheet, COUNTRIES, KINDS)}


def without(sheet: RecapSheet, at: int, *keys: str) -> RecapSheet:
    """The sheet as if one village had an older program that does not know these lines."""
    villages = list(sheet.villages)
    month = sheet.period.months[0]
    told = villages[at].months[month]
    assert told is not None
    counts = {key: count for key, count in told.counts.items() if key not in keys}
    villages[at] = replace(villages[at], months={month: replace(told, counts=counts)})
    return replace(sheet, villages=tuple(villages))


def test_a_silent_village_has_no_numbers_and_the_sum_none_of_it() -> None:
    table = laid_out(sheet_of(4, silent=(2,)))["A"]
    assert [line.silent for line in table.lines] == ["", "", "belum mengirim", ""]
    assert table.lines[2].cells == ()
    assert table.total is not None
    for at, cell in enumerate(table.total.cells):
        told = [line.cells[at] for line in table.lines if line.cells]
        assert cell == sum(number for number in told if isinstance(number, int))


def test_where_nobody_sent_each_village_says_so_and_the_sum_is_no_zero() -> None:
    table = laid_out(sheet_of(2, silent=(0, 1)))["A"]
    assert [line.silent for line in table.lines] == ["belum mengirim"] * 2
    assert [section.key for section in table.sections] == ["cpmi"]
    assert table.total is not None
    assert set(table.total.cells) == {NOT_TOLD}


def test_a_line_that_a_village_does_not_know_is_no_zero() -> None:
    sheet = without(sheet_of(3, silent=()), 0, "ln_formal")
    table = part_of(laid_out(sheet)["A"], ())
    assert table.wide == 0
    whole = laid_out(sheet)["A"]
    assert whole.lines[0].cells.count(NOT_TOLD) == 3
    assert any("tidak dikirim oleh desa itu (bukan nol)" in said for said in remarks_of(sheet))
    nobody = sheet_of(1, silent=())
    shorter = laid_out(without(nobody, 0, "ln_formal"))["A"]
    assert shorter.wide == laid_out(nobody)["A"].wide - 3


def test_a_village_that_owes_a_month_of_the_quarter_is_marked_and_named() -> None:
    sheet = sheet_of(3, period="2026-T3", silent=())
    late = replace(sheet.villages[1], months={**sheet.villages[1].months, "2026-08": None})
    sheet = replace(sheet, villages=(sheet.villages[0], late, sheet.villages[2]))
    assert [line.name for line in laid_out(sheet)["A"].lines] == [
        "Sukajaya",
        "Pontang *",
        "Singarajan",
    ]
    assert (
        "* Belum lengkap, bulan yang belum dikirim: Pontang (Agustus). Angkanya hanya dari bulan"
        " yang sudah dikirim." in remarks_of(sheet)
    )


def test_many_silent_villages_are_counted_on_the_screen_and_named_on_paper() -> None:
    sheet = sheet_of(8, silent=tuple(range(7)))
    names = [village.name for village in sheet.silent]
    assert [name for name, _ in waited_for(sheet)] == names
    assert f"Belum mengirim (7 desa): {', '.join(names)}." in remarks_of(sheet)[0]
    assert remarks_of(sheet, brief=True)[0].startswith("7 desa belum mengirim. ")
    few = sheet_of(8, silent=(1, 2))
    assert remarks_of(few, brief=True) == remarks_of(few)


def test_upright_keeps_every_number_of_the_only_line() -> None:
    sheet = sheet_of(1, silent=())
    own = replace(sheet, code=sheet.villages[0].code)
    table = laid_out(own)["A"]
    turned = upright(table)
    assert table.total is None
    assert [cell for line in turned.lines for cell in line.cells if cell != ""] == [
        *table.lines[0].cells
    ]
    assert all(len(line.cells) == 3 for line in turned.lines)
    assert "PMI di luar negeri · Prosedural" in [line.name for line in turned.lines]


def test_the_months_of_the_charts_turn_the_year() -> None:
    assert trend_months("2026-02", 4) == ("2025-11", "2025-12", "2026-01", "2026-02")


def test_a_month_of_which_nobody_told_has_no_bar_and_others_say_how_many_told() -> None:
    sheet = sheet_of(3, silent=())
    trend = tuple(
        replace(village, months={**village.months, "2026-09": None}) for village in trend_of(sheet)
    )
    moves = charts_of(sheet, trend, COUNTRIES)[0]
    assert [bar.label for bar in moves.bars][-2:] == ["Sep", "Okt"]
    assert (moves.bars[-2].shown, moves.bars[-2].note) == ("–", "0/3")
    assert moves.bars[-1].note == "3/3"
    assert moves.bars[0].note == "1/3"


@pytest.mark.parametrize(("k", "villages"), [(2, 1), (3, 4), (9, 4)])
def test_nothing_hidden_is_shown_anywhere_for_the_public(k: int, villages: int) -> None:
    sheet = sheet_of(villages, silent=(1,))
    hidden = hidden_in(sheet, k)
    tables = tables_of(sheet, COUNTRIES, KINDS, hidden)
    open_ones = {table.key: table for table in tables_of(sheet, COUNTRIES, KINDS)}
    marks = 0
    for table in tables:
        lines = [line for line in (*table.lines, table.total) if line is not None]
        assert not any(line.changes for line in lines)
        assert not table.summed
        marks += sum(line.cells.count(HIDDEN) for line in lines)
    seen = [place for place in hidden.places if place[2] is not Part.UNKNOWN]
    assert marks >= len(seen)
    first = zip(tables[0].lines, open_ones["A"].lines, strict=True)
    for masked, plain in first:
        assert all(
            cell in {HIDDEN, told} for cell, told in zip(masked.cells, plain.cells, strict=True)
        )
    ranks = [line.cells[-1] for line in tables[1].lines]
    assert ranks == sorted(ranks, key=lambda cell: (isinstance(cell, str), -_number(cell)))
    for chart in charts_of(sheet, (), COUNTRIES, hidden):
        assert all(part == 0 or part >= k for bar in chart.bars for part in bar.parts)
    assert HIDDEN in rule_words(hidden)
    assert not any("jenis kelamin" in said for said in remarks_of(sheet, public=True))


def _number(cell: int | str) -> int:
    return cell if isinstance(cell, int) else 0


def test_a_public_list_without_a_safe_sum_has_none() -> None:
    sheet = sheet_of(2, silent=())
    first = sheet.villages[0]
    told = first.months["2026-10"]
    assert told is not None
    odd = replace(told, countries={**told.countries, "MY": Count(female=40)})
    sheet = replace(sheet, villages=(replace(first, months={"2026-10": odd}), sheet.villages[1]))
    hidden = hidden_in(sheet)
    countries = tables_of(sheet, COUNTRIES, KINDS, hidden)[1]
    assert countries.total is None
    assert not hidden.hides_country("MY", Part.TOTAL)
    assert countries.lines[0].name == "Malaysia"
