# SPDX-License-Identifier: GPL-3.0-or-later
"""The checklist until an office is ready, told by what is stored and not by what was ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.first_day import FirstDay, FirstTask
from desa_app.office.desk import SECOND_PLACE
from desa_app.office.recovery import Recovery
from desa_app.store import journal
from desa_app.store import officials as official_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

    OwnTasks = Callable[[Connection], Mapping[FirstTask, bool]]


class FirstDays:
    """The first days of either office; ``own`` tells the tasks that only its kind has."""

    def __init__(self, desk: Desk, own: OwnTasks) -> None:
        self._desk = desk
        self._own = own

    def look(self, *, printer_chosen: bool) -> FirstDay:
        """What is done and what is left.

        ``printer_chosen`` is told by whoever prints: a printer belongs to the computer. A backup
        counts once one was proven in a second place, even when that stick is out now. The recovery
        code counts once somebody typed it back, and again from each yearly proof.
        """
        with self._desk.reading() as connection:
            told = dict(self._own(connection))
            officials = official_rows.load_officials(connection, self._desk.clock.today())
            told[FirstTask.OFFICIALS] = all(official.name for official in officials.values())
            told[FirstTask.BACKUP] = journal.last_moment_of(connection, SECOND_PLACE) is not None
        told[FirstTask.PRINTER] = printer_chosen
        told[FirstTask.RECOVERY] = Recovery(self._desk).state().good
        return FirstDay(
            tasks=tuple(task for task in FirstTask if task in told),
            done=frozenset(task for task, done in told.items() if done),
        )
