# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has sent, and who has not: never a zero in place of silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.package import BoardRow, TakeInState
from desa_app.domain.recap import month_of
from desa_app.store import consolidated as rows

if TYPE_CHECKING:
    from desa_app.office.desk import Desk

NOT_SENT = "belum-mengirim"
MONTHS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board: months shown (oldest first) and one row per enrolled village."""

    months: tuple[str, ...]
    rows: tuple[BoardRow, ...]

    @property
    def sent_for_last_month(self) -> int:
        """How many villages sent the newest month shown."""
        return sum(row.months[self.months[-1]] != NOT_SENT for row in self.rows)


class Boards:
    """Beranda of the kecamatan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show(self, newest: str = "") -> Board:
        """The board up to ``newest`` (``2026-10``); the month before today when not given."""
        first_of_month = self._desk.clock.today().replace(day=1)
        newest = newest or month_of(first_of_month - timedelta(days=1))
        months = _months_to(newest)
        with self._desk.reading() as connection:
            sent = rows.sent_periods(connection)
            counts = rows.row_counts(connection)
            found = []
            for village in rows.list_villages(connection):
                people, candidates = counts.get(village.code, (0, 0))
                states = {
                    month: TakeInState.TAKEN.value if (village.code, month) in sent else NOT_SENT
                    for month in months
                }
                found.append(
                    BoardRow(
                        village=village,
                        months=states,
                        last=rows.last_received(connection, village.code),
                        people=people,
                        candidates=candidates,
                    )
                )
        return Board(months=months, rows=tuple(found))


def _months_to(newest: str) -> tuple[str, ...]:
    year, month = (int(part) for part in newest.split("-"))
    found = []
    for _ in range(MONTHS_SHOWN):
        found.append(f"{year:04d}-{month:02d}")
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return tuple(reversed(found))
