# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the recap's numbers are from: held against the packages, and the list of names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.case_rows import CASE_ENTRY
from desa_app.domain.package import DataLevel
from desa_app.domain.people_upkeep import checked_reason
from desa_app.domain.recap_counting import ROW_KEYS
from desa_app.domain.recap_names import NameList, NameSource
from desa_app.domain.recap_reconciling import (
    Disagreement,
    Reconciled,
    VillageReconciled,
    uneven,
    uneven_sums,
)
from desa_app.domain.user import Right
from desa_app.store import consolidated as rows
from desa_app.store import recap_sources as store
from desa_app.wording import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desa_app.domain.package import ReceivedPackage
    from desa_app.domain.recap import Recap
    from desa_app.domain.recap_sheet import RecapSheet
    from desa_app.office.desk import Desk

NAMES_LOOKED_AT, NAMES_SAVED = "daftar-nama-dibuka", "daftar-nama-disimpan"


def reconciled(connection: Connection, sheet: RecapSheet) -> Reconciled:
    """Every village and month of a sheet against the package that told it, to the row."""
    months = sheet.period.months
    sources = store.recap_sources(connection, months)
    with_rows = store.newest_with_names(connection)
    kept = store.rows_kept(connection)
    cases = {month: store.cases_reported(connection, month) for month in months}
    found = []
    for village in sheet.villages:
        for month, recap in village.months.items():
            source = sources.get((village.code, month))
            one = VillageReconciled(code=village.code, name=village.name, month=month)
            if source is not None and recap is not None:
                stands = with_rows.get(village.code) == source
                kept_now = kept.get(village.code, {}) if stands else None
                told = cases[month].get(village.code, (0, 0))
                if sheet.cases_withheld:
                    source = replace(source, counts=_without_cases(source.counts))
                one = _held(one, source, recap, kept_now, told)
            found.append(one)
    return Reconciled(villages=tuple(found), sums=tuple(uneven_sums(sheet)))


def _held(
    one: VillageReconciled,
    source: ReceivedPackage,
    recap: Recap,
    rows_now: dict[str, int] | None,
    cases: tuple[int, int],
) -> VillageReconciled:
    stated = {name: number for name, number in source.counts.items() if name in rows.ROW_TABLES}
    counted = {} if rows_now is None else {name: rows_now.get(name, 0) for name in stated}
    by_name = source.level is not DataLevel.AGGREGATE
    return replace(
        one,
        package_id=source.package_id,
        sequence=source.sequence,
        level=source.level,
        rows=tuple(source.counts.items()),
        kept=tuple(counted.items()),
        checked=sum(key in recap.counts for key in ROW_KEYS) if by_name else 0,
        disagreements=(
            *uneven(recap),
            *(
                Disagreement(key=name, stated=stated[name], counted=number)
                for name, number in counted.items()
                if number != stated[name]
            ),
            *(_case_differences(recap, cases) if CASE_ENTRY in counted else ()),
        ),
    )


def _without_cases(counts: dict[str, int]) -> dict[str, int]:
    return {entry: number for entry, number in counts.items() if entry != CASE_ENTRY}


def _case_differences(recap: Recap, cases: tuple[int, int]) -> Iterator[Disagreement]:
    for key, number in zip(("kasus_baru", "kasus_kerugian"), cases, strict=True):
        told = recap.counts.get(key)
        if told is not None and told.plain != number:
            yield Disagreement(key=key, stated=told.plain, counted=number)


class NameLists:
    """Table D: everybody with a plan whom the villages named; each look is in the log."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def may(self) -> bool:
        """Whether whoever works here may see names of all villages; each look asks again."""
        return self._desk.may(Right.SEARCH)

    def show(self, *, in_full: bool = False, reason: str = "", leaving: bool = False) -> NameList:
        """The list with its sources, the NIK masked.

        ``in_full`` shows the NIK and needs a reason (``InvalidInput``); ``leaving`` is for a print
        or a file, which the log tells from a look. Raises ``NotAllowed``.
        """
        words = checked_reason(reason) if in_full else ""
        detail = {"lengkap": in_full, "alasan": words}
        action = NAMES_SAVED if leaving else NAMES_LOOKED_AT
        with self._desk.reading_logged(Right.SEARCH, action, "", detail) as connection:
            lines = store.name_lines(connection)
            newest = store.newest_with_names(connection)
            villages = rows.list_villages(connection)
            limited = store.limited_people(connection)
        if not in_full:
            lines = tuple(replace(one, nik=masked(one.nik) if one.nik else None) for one in lines)
        profile = self._desk.profile
        sources = []
        for village in villages:
            source = newest.get(village.code)
            one = NameSource(code=village.code, name=village.name)
            if source is not None:
                one = replace(one, sequence=source.sequence, period=source.period)
            sources.append(one)
        return NameList(
            office_name=f"{profile.kind_word} {profile.name}",
            code=profile.code,
            made_on=self._desk.clock.today(),
            made_by=self._desk.user,
            in_full=in_full,
            lines=lines,
            sources=tuple(sources),
            limited=limited,
            sample=profile.sample,
        )
