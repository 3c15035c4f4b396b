# SPDX-License-Identifier: GPL-3.0-or-later
"""Recaps of an invented kecamatan that the tests of recap and paper share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.recap import Count, Recap
from desa_app.domain.recap_charts import trend_months
from desa_app.domain.recap_lines import LINES, parts_of
from desa_app.domain.recap_paper import paper_of
from desa_app.domain.recap_period import RecapPeriod
from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod, summed

if TYPE_CHECKING:
    from desa_app.domain.recap_paper import RecapPaper
    from desa_app.domain.small_numbers import Hidden

COUNTRIES = {"TW": "Taiwan", "HK": "Hong Kong", "SA": "Arab Saudi", "MY": "Malaysia"}
KINDS = {"gaji": "Gaji tidak dibayar", "kontak": "Hilang kontak", "tppo": "TPPO diduga"}
ABROAD = "ln_jumlah"

_NAMES = (
    "Sukajaya",
    "Pontang",
    "Singarajan",
    "Linduk",
    "Keserangan",
    "Kubang Puji",
    "Wanayasa",
    "Pulo Kencana",
    "Sukanegara",
    "Domas",
    "Kelapian",
)


def sheet_of(
    villages: int = 11,
    *,
    period: str = "2026-10",
    silent: tuple[int, ...] = (3, 7),
    unknown: int = 0,
    large: int = 1,
) -> RecapSheet:
    """A kecamatan with so many villages; those at ``silent`` have not sent."""
    asked = RecapPeriod(period)
    before = asked.before()
    assert before is not None
    return RecapSheet(
        office_name="Kecamatan Pontang",
        code="36.04.12",
        regency="Kabupaten Serang",
        province="Banten",
        period=asked,
        villages=_villages(villages, asked.months, silent, unknown, large),
        previous=_villages(villages, before.months, (), 0, large),
        printed_on=date(2026, 11, 2),
        made_by="SITI ROHMAH",
        approved_title="Camat Pontang",
        approved_by="Drs. AHMAD FAUZI, M.Si",
        approved_number="NIP 19700101 199503 1 001",
    )


def trend_of(sheet: RecapSheet) -> tuple[VillagePeriod, ...]:
    """The villages of a sheet over a year, each a month later than the one before it."""
    months = trend_months(sheet.period.months[-1])
    return tuple(
        replace(
            village,
            months={
                month: recap_of(at, month) if at % 12 <= number else None
                for number, month in enumerate(months)
            },
        )
        for at, village in enumerate(sheet.villages)
    )


def paper(sheet: RecapSheet, hidden: Hidden | None = None) -> RecapPaper:
    """The sheet as a paper."""
    return paper_of(sheet, trend_of(sheet), COUNTRIES, KINDS, hidden=hidden)


def _villages(
    count: int, months: tuple[str, ...], silent: tuple[int, ...], unknown: int, large: int
) -> tuple[VillagePeriod, ...]:
    return tuple(
        VillagePeriod(
            code=f"36.04.12.{2001 + index}",
            name=_NAMES[index % len(_NAMES)] + (" Baru" if index >= len(_NAMES) else ""),
            months={
                month: None if index in silent else recap_of(index, month, unknown, large)
                for month in months
            },
        )
        for index in range(count)
    )


def recap_of(index: int, month: str, unknown: int = 0, large: int = 1) -> Recap:
    """What the village with this place in the list tells of a month; its parts add up."""
    turn = int(month[5:]) + index
    counts: dict[str, Count] = {}
    for position, (key, line) in enumerate(LINES.items()):
        if line.counts_people:
            counts[key] = Count(
                male=(turn * 3 + position) % 5 * large, female=(turn + position * 2) % 9 * large
            )
        else:
            counts[key] = Count(plain=(turn + position) % 4 * large)
    first = next(iter(counts))
    counts[first] = replace(counts[first], unknown=unknown)
    countries = {
        "TW": Count(female=4 + index % 3),
        "HK": Count(female=2),
        "SA": Count(male=1, female=index % 4),
        "XX": Count(male=index % 2),
    }
    whole = summed(countries.values())
    for parts in parts_of(ABROAD).values():
        counts.update(dict.fromkeys(parts, Count()))
        counts[parts[0]] = Count(male=whole.male, female=whole.female - 1)
        counts[parts[1]] = Count(female=1)
    counts[ABROAD] = whole
    kinds = {"gaji": Count(plain=counts["kasus_baru"].plain)}
    return Recap(period=month, counts=counts, countries=countries, case_kinds=kinds)
