# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has sent at the kabupaten, and how many of its villages each kecamatan could speak of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desa_app.kecamatan.board import Boards
from desa_app.store import consolidated as rows
from desa_app.store.told_villages import told_villages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


class RegencyBoards(Boards):
    """Beranda of the kabupaten: a line per kecamatan."""

    def _counts(self, connection: Connection) -> Mapping[str, tuple[int, int]]:
        people: Counter[str] = Counter()
        candidates: Counter[str] = Counter()
        for code, (known, open_ones) in rows.row_counts(connection).items():
            people[rows.parent_of(code)] += known
            candidates[rows.parent_of(code)] += open_ones
        return {code: (people[code], candidates[code]) for code in people}

    def _told(self, connection: Connection, month: str) -> Mapping[str, tuple[int, int]]:
        told: Counter[str] = Counter()
        every: Counter[str] = Counter()
        for village in told_villages(connection, month):
            told[rows.parent_of(village.code)] += village.told
            every[rows.parent_of(village.code)] += 1
        return {code: (told[code], every[code]) for code in every}
