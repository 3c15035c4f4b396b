# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of one person: every change with who, when, old and new, read from the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.people import country_names
from desa_app.domain.history import HistoryLine, LogEntry, in_words
from desa_app.store import hanging, journal, people_merge
from desa_app.store.people_bin import is_case

if TYPE_CHECKING:
    from desa_app.office.desk import Desk


class Histories:
    """What was done to a person and to all that hangs on them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(
        self, person_id: str, *, limit: int = 200, before: int | None = None, in_full: bool = False
    ) -> tuple[HistoryLine, ...]:
        """The newest lines first; ``before`` is the position of the last line shown so far.

        Records that were merged into this one count as part of it. Cases are never shown here.
        """
        with self._desk.reading() as connection:
            subjects = set()
            for one in [person_id, *people_merge.merged_into(connection, person_id)]:
                subjects.add(one)
                for table, ids in hanging.about(connection, one).items():
                    subjects |= set() if is_case(table) else set(ids)
            found = journal.entries_of(connection, sorted(subjects), limit=limit, before=before)
        names = country_names()
        entries = (
            LogEntry(position=position, at=at, by=by, action=action, detail=detail)
            for position, at, by, action, detail in found
        )
        return tuple(in_words(entry, names, in_full=in_full) for entry in entries)
