# SPDX-License-Identifier: GPL-3.0-or-later
"""How the recap's numbers hold against the packages they came in, to the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.package import DataLevel
from desa_app.domain.recap import Count
from desa_app.domain.recap_lines import LINES, Adding, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desa_app.domain.recap import Recap
    from desa_app.domain.recap_sheet import RecapSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A number that two places tell differently; ``key`` is a line of Table A, ``negara`` or the
    name of a package's entry."""

    key: str
    stated: int
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageReconciled:
    """One village and month: which package the numbers are from, and how they were held against it.

    ``rows`` are the rows of each entry that the package stated, ``kept`` how many of them stand in
    the store now (only while the village's rows are those of this package). ``checked`` are the
    lines that were counted again from the rows when it was taken in; at the level ``agregat``
    nothing can be counted again. ``disagreements`` is what does not fit; normally nothing.
    """

    code: str
    name: str
    month: str
    package_id: str = ""
    sequence: int = 0
    level: DataLevel | None = None
    rows: tuple[tuple[str, int], ...] = ()
    kept: tuple[tuple[str, int], ...] = ()
    checked: int = 0
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def sent(self) -> bool:
        """Whether there is a package at all."""
        return bool(self.package_id)

    @property
    def agrees(self) -> bool:
        """ "Cocok": there is one and nothing differs."""
        return self.sent and not self.disagreements


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """The whole period: every village and month; ``sums`` are totals that are not the villages'."""

    villages: tuple[VillageReconciled, ...]
    sums: tuple[Disagreement, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether everything that came fits."""
        return not self.sums and all(one.agrees for one in self.villages if one.sent)


def uneven(recap: Recap) -> Iterator[Disagreement]:
    """Wholes that their told parts do not make: by path, scheme, sector, country, way of return.

    A whole that was not told, or of which a part was not told, cannot be uneven.
    """
    for key in LINES:
        whole = recap.counts.get(key)
        if whole is None:
            continue
        for parts in parts_of(key).values():
            told = [recap.counts[part] for part in parts if part in recap.counts]
            if len(told) == len(parts) and _sum(told) != whole:
                yield Disagreement(key=key, stated=whole.total, counted=_sum(told).total)
    abroad = recap.counts.get("ln_jumlah")
    if abroad is not None and _sum(recap.countries.values()) != abroad:
        found = _sum(recap.countries.values()).total
        yield Disagreement(key="negara", stated=abroad.total, counted=found)
    cases = recap.counts.get("kasus_baru")
    if cases is not None and recap.case_kinds is not None:
        found = _sum(recap.case_kinds.values()).total
        if found != cases.total:
            yield Disagreement(key="kasus_baru", stated=cases.total, counted=found)


def uneven_sums(sheet: RecapSheet) -> Iterator[Disagreement]:
    """Totals of what happened that are not the sum of all months that came, village by village."""
    for key, line in LINES.items():
        if line.adding is not Adding.FLOW:
            continue
        told = [
            recap.counts[key]
            for village in sheet.villages
            for recap in village.months.values()
            if recap is not None and key in recap.counts
        ]
        total = sheet.total(key).count
        if told and (total is None or total != _sum(told)):
            stated = total.total if total is not None else 0
            yield Disagreement(key=key, stated=stated, counted=_sum(told).total)


def _sum(counts: Iterable[Count]) -> Count:
    result = Count()
    for count in counts:
        result = result.plus(count)
    return result
