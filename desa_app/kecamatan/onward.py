# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the month that the kecamatan seals for its kabupaten."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desa_app import regions
from desa_app.domain.case_rows import CASE_ENTRY
from desa_app.domain.onward_rows import (
    OF_VILLAGE,
    TOLD_ENTRY,
    WRITERS,
    ToldVillage,
    told_recap_rows,
    told_row,
)
from desa_app.domain.package import DataLevel
from desa_app.errors import RegionUnknown
from desa_app.office.sending import Sending
from desa_app.store import consolidated as rows
from desa_app.store import told_villages as told_store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.package_rows import Row

_NAMED = ("orang", "rencana", "surat")


class Onward(Sending):
    """What the kecamatan sends to its kabupaten: what its villages told, and who has not.

    The package names every village of the kecamatan, so that a silent one is never taken for one
    with nothing to tell. Names travel only at the level that the office chooses each time.
    """

    def villages(self, period: str) -> tuple[ToldVillage, ...]:
        """Every village of the kecamatan and whether its month is here, to look at first."""
        with self._desk.reading() as connection:
            return self._villages(connection, period, {})

    def _records(
        self, connection: Connection, period: str, level: DataLevel
    ) -> dict[str, tuple[Row, ...]]:
        enrolled = {village.code for village in rows.list_villages(connection)}
        recaps = rows.recaps_of(connection, period)
        named = {
            entry: tuple(
                WRITERS[entry](kept)
                for kept in told_store.kept_rows(connection, entry)
                if kept["village"] in enrolled
            )
            for entry in _entries(level)
        }
        villages = self._villages(connection, period, named)
        return {
            TOLD_ENTRY: tuple(told_row(village) for village in villages),
            **named,
            "rekap": tuple(
                row
                for village in villages
                if village.told
                for row in told_recap_rows(village.code, recaps[village.code])
            ),
        }

    def _villages(
        self, connection: Connection, period: str, named: dict[str, tuple[Row, ...]]
    ) -> tuple[ToldVillage, ...]:
        enrolled = {village.code: village.name for village in rows.list_villages(connection)}
        days = told_store.told_days(connection, period)
        known = told_store.levels_of_rows(connection)
        counts = {entry: Counter(row[OF_VILLAGE] for row in kept) for entry, kept in named.items()}
        found = []
        for code, name in sorted((_listed(self._desk.profile.code) | enrolled).items()):
            sequence, day = days.get(code, (None, None)) if code in enrolled else (None, None)
            tells = _entries(known.get(code, DataLevel.AGGREGATE))
            found.append(
                ToldVillage(
                    code=code,
                    name=name,
                    enrolled=code in enrolled,
                    told_on=day,
                    sequence=sequence,
                    rows={
                        entry: counts[entry][code] if entry in counts and entry in tells else None
                        for entry in WRITERS
                    },
                )
            )
        return tuple(found)


def _entries(level: DataLevel) -> tuple[str, ...]:
    if level is DataLevel.AGGREGATE:
        return ()
    return (*_NAMED, CASE_ENTRY) if level is DataLevel.FULL else _NAMED


def _listed(district: str) -> dict[str, str]:
    """Every village that the list of regions knows in the kecamatan, also one never enrolled."""
    try:
        return {village.code: village.name for village in regions.children(district)}
    except RegionUnknown:
        # A kecamatan that is newer than the list knows its enrolled villages only.
        return {}
