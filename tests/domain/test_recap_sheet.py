# SPDX-License-Identifier: GPL-3.0-or-later
"""Months add up to quarters and years; what did not come is named and never a zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.recap import Count, Recap
from desa_app.domain.recap_lines import LINES, Adding
from desa_app.domain.recap_period import RecapPeriod, Span, is_recap_period, period_around
from desa_app.domain.recap_reconciling import uneven_sums
from desa_app.domain.recap_sheet import RecapCell, RecapSheet, VillagePeriod, summed

YEAR = RecapPeriod("2026")
NUMBERS = st.integers(0, 50)
COUNTS = st.builds(Count, male=NUMBERS, female=NUMBERS, unknown=NUMBERS)
SOME = ("calon_awal", "calon_baru", "ln_jumlah", "kasus_kerugian", "sosialisasi_peserta")
MONTHS = st.lists(
    st.none() | st.fixed_dictionaries({}, optional=dict.fromkeys(SOME, COUNTS)),
    min_size=12,
    max_size=12,
)


def recap(month: str, **counts: int) -> Recap:
    told = {
        key: Count(female=number) if LINES[key].counts_people else Count(plain=number)
        for key, number in counts.items()
    }
    return Recap(
        period=month, counts=told, countries={"TW": Count(female=counts.get("ln_jumlah", 0))}
    )


def village(
    period: RecapPeriod, *told: dict[str, int] | None, code: str = "1", waiting: str = ""
) -> VillagePeriod:
    months = dict(zip(period.months, told, strict=True))
    return VillagePeriod(
        code=code,
        name=f"Desa {code}",
        months={m: None if one is None else recap(m, **one) for m, one in months.items()},
        waiting=frozenset(waiting.split()),
    )


def sheet(
    period: RecapPeriod, *villages: VillagePeriod, previous: tuple[VillagePeriod, ...] = ()
) -> RecapSheet:
    return RecapSheet(
        office_name="Kecamatan Contoh",
        code="36.04.12",
        regency="Kabupaten Contoh",
        province="Contoh",
        period=period,
        villages=villages,
        previous=previous,
        printed_on=date(2027, 1, 4),
        made_by="kasi",
        approved_title="Camat",
        approved_by="CONTOH",
        approved_number="",
    )


@given(years=st.lists(MONTHS, min_size=1, max_size=3))
def test_a_year_is_its_quarters_and_its_months_village_by_village_and_in_all(
    years: list[list[dict[str, Count] | None]],
) -> None:
    told = [
        {
            month: None if counts is None else Recap(period=month, counts=counts, countries={})
            for month, counts in zip(YEAR.months, months, strict=True)
        }
        for months in years
    ]

    def over(period: RecapPeriod) -> RecapSheet:
        villages = (
            VillagePeriod(code=str(at), name="", months={m: months[m] for m in period.months})
            for at, months in enumerate(told)
        )
        return sheet(period, *villages)

    whole = over(YEAR)
    quarters = [over(RecapPeriod(f"2026-T{at}")) for at in (1, 2, 3, 4)]
    assert not list(uneven_sums(whole))
    for key in SOME:
        adding = LINES[key].adding
        mine = [
            {m: one.counts[key] for m, one in months.items() if one and key in one.counts}
            for months in told
        ]
        known = [count for one in mine for count in one.values()]
        total = whole.total(key)
        assert (total.count is None) == (not known)
        if adding is Adding.FLOW and known:
            assert total.count == summed(known)
            parts = [one.total(key).count for one in quarters]
            assert total.count == summed(part for part in parts if part is not None)
        for one, months_told in zip(whole.villages, mine, strict=True):
            cell = one.cell(key)
            if adding is not Adding.FLOW and months_told:
                month = max(months_told) if adding is Adding.AT_END else min(months_told)
                assert (cell.count, cell.as_of) == (months_told[month], month)
            elif months_told:
                assert cell.lacking == tuple(m for m in YEAR.months if m not in months_told)


def test_a_month_that_did_not_come_is_named_and_is_no_zero() -> None:
    quarter = RecapPeriod("2026-T4")
    gap = village(
        quarter, {"calon_baru": 2, "ln_jumlah": 5}, None, {"calon_baru": 1, "ln_jumlah": 7}
    )
    assert gap.missing == ("2026-11",)
    assert gap.cell("calon_baru") == RecapCell(count=Count(female=3), lacking=("2026-11",))
    assert gap.cell("ln_jumlah") == RecapCell(count=Count(female=7), as_of="2026-12")
    assert gap.cell("purna").count is None
    early = village(quarter, {"ln_jumlah": 5}, None, None)
    assert early.cell("ln_jumlah") == RecapCell(count=Count(female=5), as_of="2026-10", dated=True)
    silent = village(quarter, None, None, None, code="2")
    both = sheet(quarter, gap, silent)
    assert both.silent == (silent,)
    assert both.incomplete == (gap,)
    total = both.total("calon_baru")
    assert (total.count, total.told, total.of, total.partial) == (Count(female=3), 1, 2, 1)
    assert both.told_by_nobody("purna")


def test_months_to_come_are_not_missing() -> None:
    quarter = RecapPeriod("2026-T4")
    running = village(quarter, {"calon_baru": 2, "ln_jumlah": 5}, None, None,
                      waiting="2026-11 2026-12")  # fmt: skip
    assert running.missing == ()
    assert running.cell("calon_baru").whole
    assert running.cell("ln_jumlah").whole


def test_a_line_of_a_newer_program_is_not_told_by_the_older_one() -> None:
    october = RecapPeriod("2026-10")
    older = village(october, {"calon_baru": 1})
    newer = village(october, {"calon_baru": 1, "kasus_kerugian": 5_000_000}, code="2")
    total = sheet(october, older, newer).total("kasus_kerugian")
    assert (total.count, total.told, total.of) == (Count(plain=5_000_000), 1, 2)


def test_a_comparison_counts_only_villages_that_told_both() -> None:
    october, september = RecapPeriod("2026-10"), RecapPeriod("2026-09")
    now = (
        village(october, {"ln_jumlah": 9}),
        village(october, {"ln_jumlah": 20}, code="2"),
        village(october, None, code="3"),
    )
    then = (
        village(september, {"ln_jumlah": 11}),
        village(september, None, code="2"),
        village(september, {"ln_jumlah": 4}, code="3"),
    )
    both = sheet(october, *now, previous=then)
    change = both.change("ln_jumlah")
    assert change is not None
    assert (change.difference, change.villages) == (Count(female=-2), 1)
    assert both.change("ln_jumlah", "1") == change
    assert both.change("ln_jumlah", "2") is None
    assert both.change("purna") is None


def test_what_happens_is_not_compared_before_the_period_is_over() -> None:
    quarter, earlier = RecapPeriod("2026-T4"), RecapPeriod("2026-T3")
    one = {"calon_baru": 4, "ln_jumlah": 9}
    whole, then = village(quarter, one, one, one), village(earlier, one, one, one)
    over = sheet(quarter, whole, previous=(then,))
    running = replace(over, printed_on=date(2026, 12, 31))
    assert over.change("calon_baru") is not None
    assert running.change("calon_baru") is None
    assert running.change("ln_jumlah") is not None
    late = village(earlier, None, None, one, waiting="2026-07 2026-08")
    assert sheet(quarter, whole, previous=(late,)).change("calon_baru") is None


def test_countries_and_kinds_of_cases_are_added_most_first() -> None:
    quarter = RecapPeriod("2026-T4")
    kinds = {"upah": Count(plain=1), "sakit": Count(plain=2)}
    countries = {"HK": Count(female=1), "TW": Count(male=2)}
    cases = {"kasus_baru": Count(plain=3)}
    told = Recap(period="2026-10", counts=cases, countries=countries, case_kinds=kinds)
    months = {"2026-10": told, "2026-11": None, "2026-12": told}
    one = VillagePeriod(code="1", name="", months=months)
    both = sheet(quarter, one, village(quarter, {"purna": 1}, None, None, code="2"))
    assert list(both.countries()) == ["TW", "HK"]
    assert both.case_kinds() == {"sakit": Count(plain=4), "upah": Count(plain=2)}
    assert both.case_villages() == 1


@pytest.mark.parametrize(
    ("text", "months", "words", "before"),
    [
        ("2026-10", ["2026-10"], "Oktober 2026", "2026-09"),
        ("2026-01", ["2026-01"], "Januari 2026", "2025-12"),
        ("2026-T4", ["2026-10", "2026-11", "2026-12"], "Triwulan IV 2026", "2026-T3"),
        ("2026-T1", ["2026-01", "2026-02", "2026-03"], "Triwulan I 2026", "2025-T4"),
        ("2026", [f"2026-{month:02d}" for month in range(1, 13)], "Tahun 2026", "2025"),
    ],
)
def test_a_period_knows_its_months_and_the_one_before(
    text: str, months: list[str], words: str, before: str
) -> None:
    period = RecapPeriod(text)
    assert (list(period.months), period.words) == (months, words)
    earlier = period.before()
    assert earlier is not None
    assert (earlier.text, earlier.after()) == (before, period)
    assert period_around(months[-1], period.span) == period


def test_what_is_no_period_is_refused() -> None:
    for wrong in ("", "2026-13", "2026-T5", "2026-T0", "26", "1999", "2026-10 ", "2026-K4"):
        assert not is_recap_period(wrong)
        with pytest.raises(ValueError):  # noqa: PT011
            RecapPeriod(wrong)
    assert RecapPeriod("2000").before() is None
    assert RecapPeriod("2099-T4").after() is None
    assert RecapPeriod("2026").span is Span.YEAR
