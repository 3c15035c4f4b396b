# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of one person: every change with who, when, old and new, read from the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.confidential import hidden_letters
from desa_app.desa.people import country_names
from desa_app.domain.history import ABOUT_CASES, HistoryLine, LogEntry, in_words
from desa_app.store import hanging, journal, people_merge, people_past
from desa_app.store.people_bin import is_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk


class Histories:
    """What was done to a person and to all that hangs on them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(
        self, person_id: str, *, limit: int = 200, before: int | None = None, in_full: bool = False
    ) -> tuple[HistoryLine, ...]:
        """The newest lines first; ``before`` is the position of the last line shown so far.

        Records that were merged into this one count as part of it. Imports stand among the last
        lines, with position 0. Cases are never shown here, nor that somebody looked for one; a
        letter that tells of a case is shown to users with the right to cases only.
        """
        with self._desk.reading() as connection:
            people = [person_id, *people_merge.merged_into(connection, person_id)]
            subjects = subjects_of(connection, people)
            subjects -= hidden_letters(self._desk, connection, subjects)
            # One more than asked for tells whether these are the last.
            found = journal.entries_of(
                connection, sorted(subjects), limit=limit + 1, before=before, without=ABOUT_CASES
            )
            last = len(found) <= limit and before != 0
            brought = [
                one
                for person in people
                for one in (people_past.brought_by(connection, person) if last else ())
            ]
        entries = [
            LogEntry(position=position, at=at, by=by, action=action, detail=detail)
            for position, at, by, action, detail in found[:limit]
        ]
        entries += [_import(one) for one in brought]
        entries.sort(key=lambda entry: (entry.at, entry.position), reverse=True)
        names = country_names()
        return tuple(in_words(entry, names, in_full=in_full) for entry in entries)


def subjects_of(connection: Connection, people: Iterable[str]) -> set[str]:
    """Ids of these people and of all that hangs on them, cases left out."""
    found: set[str] = set()
    for one in people:
        found.add(one)
        for table, ids in hanging.about(connection, one).items():
            found |= set() if is_case(table) else set(ids)
    return found


def _import(brought: people_past.Brought) -> LogEntry:
    detail: dict[str, object] = {"berkas": brought.file_name}
    detail |= {name: [value, "(dari berkas)"] for name, value in brought.before.items()}
    action = "diimpor" if brought.new else "diperbarui-impor"
    return LogEntry(position=0, at=brought.at, by=brought.by, action=action, detail=detail)
