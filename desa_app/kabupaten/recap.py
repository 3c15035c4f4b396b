# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap of a kabupaten: a line per kecamatan, or the villages of one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.joined_recap import joined
from desa_app.domain.recap_reconciling import uneven
from desa_app.kecamatan.recap import DistrictRecaps
from desa_app.store import consolidated as rows
from desa_app.store.board import enrolled_since
from desa_app.store.told_villages import told_names, told_villages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from desa_app.domain.onward_rows import ToldVillage
    from desa_app.domain.package import EnrolledVillage
    from desa_app.domain.recap import Recap
    from desa_app.domain.recap_reconciling import Reconciled, VillageReconciled
    from desa_app.domain.recap_sheet import RecapSheet
    from desa_app.office.desk import Desk


class RegencyRecaps(DistrictRecaps):
    """Recaps of the kabupaten.

    ``within`` is the kecamatan whose villages are the lines; empty for a line per kecamatan, which
    is the sum over those of its villages that told, and says in its name how many those are.
    """

    def __init__(self, desk: Desk, within: str = "") -> None:
        super().__init__(desk)
        self.within = within

    def of(self, district: str) -> RegencyRecaps:
        """The same, of the villages of one kecamatan; of the kecamatan when empty."""
        return RegencyRecaps(self._desk, district)

    def parts(self) -> tuple[EnrolledVillage, ...]:
        """The kecamatan that could be unfolded."""
        with self._desk.reading() as connection:
            return rows.list_villages(connection)

    def reconciled(self, sheet: RecapSheet) -> Reconciled:
        """Rows against packages; parts and wholes were held against each other village by village.

        Nothing is counted again here: the kecamatan did that when it took the villages' in.
        """
        found = super().reconciled(sheet)
        with self._desk.reading() as connection:
            told = {month: rows.recaps_of(connection, month) for month in sheet.period.months}

        def held(one: VillageReconciled) -> VillageReconciled:
            stored = [d for d in one.disagreements if d.key in rows.ROW_TABLES]
            recaps = (
                recap
                for code, recap in told[one.month].items()
                if one.code in {code, rows.parent_of(code)}
            )
            parts = [bad for recap in recaps for bad in uneven(recap)]
            return replace(one, checked=0, disagreements=(*stored, *parts))

        return replace(found, villages=tuple(held(one) for one in found.villages))

    def _recaps_of(self, connection: Connection, month: str) -> Mapping[str, Recap]:
        told = rows.recaps_of(connection, month)
        if self.within:
            return told
        below: dict[str, list[Recap]] = {}
        for code, recap in told.items():
            below.setdefault(rows.parent_of(code), []).append(recap)
        sums = ((code, joined(month, found)) for code, found in below.items())
        return {code: recap for code, recap in sums if recap is not None}

    def _senders(
        self, connection: Connection, months: Sequence[str]
    ) -> tuple[EnrolledVillage, ...]:
        districts = rows.list_villages(connection)
        spoken = [one for month in months for one in told_villages(connection, month)]
        if not self.within:
            return tuple(_with_coverage(one, _whole(spoken, one.code, months)) for one in districts)
        (district,) = (one for one in districts if one.code == self.within)
        names = {one.code: one.name for one in spoken if rows.parent_of(one.code) == self.within}
        return tuple(
            replace(district, code=code, name=name) for code, name in sorted(names.items())
        )

    def _since(self, connection: Connection) -> Mapping[str, date]:
        since = enrolled_since(connection)
        begun = since.get(self.within, date.min)
        below = told_names(connection) if self.within else {}
        return {**since, **dict.fromkeys(below, begun)}


def _with_coverage(district: EnrolledVillage, whole: tuple[int, int]) -> EnrolledVillage:
    """``Pontang (9 dari 11 desa)``; the bare name while the kecamatan has not spoken at all."""
    told, every = whole
    name = f"{district.name} ({told} dari {every} desa)" if every else district.name
    return replace(district, name=name)


def _whole(spoken: Sequence[ToldVillage], district: str, months: Sequence[str]) -> tuple[int, int]:
    """How many villages of a kecamatan told every month, and how many it has."""
    every = {one.code for one in spoken if rows.parent_of(one.code) == district}
    told = [one.code for one in spoken if one.told]
    return sum(told.count(code) == len(months) for code in every), len(every)
