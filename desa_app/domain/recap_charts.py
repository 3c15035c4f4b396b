# SPDX-License-Identifier: GPL-3.0-or-later
"""The charts of a recap, for whoever would rather look than read; few, and honest about gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from desa_app.domain.chart import Bar, Chart, Shape, longest_first
from desa_app.domain.recap import Count
from desa_app.domain.recap_layout import NO_COUNTRY, NOT_SENT
from desa_app.domain.recap_sheet import summed
from desa_app.domain.small_numbers import Hidden, Part
from desa_app.wording import MONTHS

if TYPE_CHECKING:
    from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod

PATHS = ("prosedural", "nonprosedural", "belum jelas")
_PATH_KEYS = ("ln_prosedural", "ln_nonprosedural", "ln_belum_jelas")
_MOST_COUNTRIES, _MOST_VILLAGES = 10, 14
TREND_MONTHS = 12


def trend_months(last: str, count: int = TREND_MONTHS) -> tuple[str, ...]:
    """``count`` months up to ``last`` (``2026-10``), the oldest first."""
    year, month = int(last[:4]), int(last[5:])
    places = range(year * 12 + month - count, year * 12 + month)
    return tuple(f"{place // 12:04d}-{place % 12 + 1:02d}" for place in places)


def charts_of(
    sheet: RecapSheet,
    trend: Sequence[VillagePeriod],
    countries: Mapping[str, str],
    hidden: Hidden | None = None,
) -> tuple[Chart, ...]:
    """What the recap shows as bars; ``trend`` are its villages over the months up to its end.

    For the public only what its tables show is drawn, and never a hidden number.
    """
    if hidden is not None:
        found = [_countries(sheet, countries, hidden)]
        return (*found, _villages(sheet, hidden)) if not sheet.own else tuple(found)
    fourth = candidates_by_month(trend) if sheet.own else _villages(sheet, None)
    return (
        moves_by_month(trend),
        abroad_by_month(trend),
        _countries(sheet, countries, None),
        fourth,
    )


def moves_by_month(trend: Sequence[VillagePeriod]) -> Chart:
    """Departures and returns beside each other."""
    return Chart(
        title="Berangkat dan pulang per bulan",
        shape=Shape.BESIDE,
        series=("berangkat", "pulang"),
        bars=_by_month(trend, ("berangkat", "pulang")),
        nothing="Belum ada keberangkatan atau kepulangan yang tercatat dalam bulan-bulan ini.",
    )


def abroad_by_month(trend: Sequence[VillagePeriod]) -> Chart:
    """Who was abroad at the end of each month, by path."""
    return Chart(
        title="PMI di luar negeri pada akhir bulan, menurut jalur",
        shape=Shape.STACKED,
        series=PATHS,
        bars=_by_month(trend, _PATH_KEYS),
        nothing="Belum ada PMI di luar negeri yang tercatat. Catat langkah berangkatnya di"
        " layar orangnya.",
    )


def candidates_by_month(trend: Sequence[VillagePeriod]) -> Chart:
    """Candidates registered at the end of each month."""
    return Chart(
        title="Calon PMI terdaftar pada akhir bulan",
        shape=Shape.STACKED,
        bars=_by_month(trend, ("calon_akhir",)),
        nothing="Belum ada calon PMI yang tercatat dalam bulan-bulan ini.",
    )


def _by_month(trend: Sequence[VillagePeriod], keys: tuple[str, ...]) -> tuple[Bar, ...]:
    """A bar per month over the villages that told it; a month of which nobody told has none."""
    months = tuple(trend[0].months) if trend else ()
    found = []
    for month in months:
        told = [
            counts
            for village in trend
            if (recap := village.months[month]) is not None
            and all(key in (counts := recap.counts) for key in keys)
        ]
        parts = tuple(sum(counts[key].total for counts in told) for key in keys) if told else ()
        note = f"{len(told)}/{len(trend)}" if len(trend) > 1 else ""
        found.append(Bar(MONTHS[int(month[5:]) - 1][:3], parts, note=note))
    return tuple(found) if any(bar.known for bar in found) else ()


def _countries(sheet: RecapSheet, names: Mapping[str, str], hidden: Hidden | None) -> Chart:
    found: dict[str, Count] = {}
    for code, count in sheet.countries().items():
        if hidden is not None and hidden.hides_country(code, Part.TOTAL):
            continue
        name = names.get(code, code) or NO_COUNTRY
        found[name] = summed((found.get(name, Count()), count))
    bars = (Bar(name, (count.total,)) for name, count in found.items())
    return Chart(
        title="PMI di luar negeri menurut negara",
        shape=Shape.ROWS,
        bars=longest_first(bars, _MOST_COUNTRIES, "" if hidden else "{count} negara lain"),
        nothing="Belum ada PMI di luar negeri yang dapat digambar untuk masa ini.",
    )


def _villages(sheet: RecapSheet, hidden: Hidden | None) -> Chart:
    """Who is abroad by village and path; silent villages are named while there is room."""
    told: list[Bar] = []
    for village in sheet.villages:
        counts = [village.cell(key).count for key in _PATH_KEYS]
        parts = tuple(count.total for count in counts if count is not None)
        if len(parts) == len(_PATH_KEYS) and not _hides(hidden, village.code):
            told.append(Bar(village.name, parts))
    bars = longest_first(
        told, _MOST_VILLAGES, "" if hidden else f"{{count}} {sheet.line_word} lain"
    )
    return Chart(
        title=f"PMI di luar negeri menurut {sheet.line_word} dan jalur",
        shape=Shape.ROWS,
        series=PATHS,
        bars=(*bars, *_silent(sheet.silent, _MOST_VILLAGES - len(bars))),
        nothing="Belum ada PMI di luar negeri yang dapat digambar untuk masa ini.",
    )


def _hides(hidden: Hidden | None, code: str) -> bool:
    keys = (*_PATH_KEYS, "ln_jumlah")
    return hidden is not None and any(hidden.hides(key, Part.TOTAL, code) for key in keys)


def _silent(villages: Iterable[VillagePeriod], room: int) -> tuple[Bar, ...]:
    bars = tuple(Bar(village.name, (), words=NOT_SENT) for village in villages)
    return bars if len(bars) <= room else ()
