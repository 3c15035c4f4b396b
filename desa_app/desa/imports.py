# SPDX-License-Identifier: GPL-3.0-or-later
"""The imports that were made, and taking one back while nothing was built on it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desa_app.desa.intake import silent
from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.intake import ImportState
from desa_app.errors import ImportBuiltOn, ImportUndone, InvalidInput, Problem
from desa_app.office.desk import changes
from desa_app.store import intake as rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from desa_app.domain.intake import ImportRecord, InTheWay
    from desa_app.office.desk import Desk
    from desa_app.store.stamp import Stamp

_KINDS: dict[str, Callable[[str], object]] = {
    "birth_date": date.fromisoformat,
    "sex": Sex,
    "marital": Marital,
    "family_role": FamilyRole,
    "base_status": BaseStatus,
}


class Imports:
    """What came into the register with which file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def list(self) -> tuple[ImportRecord, ...]:
        """Every import, the newest first."""
        with self._desk.reading() as connection:
            return rows.imports(connection)

    def in_the_way(self, import_id: str) -> tuple[InTheWay, ...]:
        """The people (the first 200) on whom something was built since; raises ``NotFound``."""
        with self._desk.reading() as connection:
            rows.load_import(connection, import_id)
            return rows.in_the_way(connection, import_id)[1]

    def undo(
        self,
        import_id: str,
        reason: str,
        progress: Callable[[int, int, str], None] = silent,
    ) -> ImportRecord:
        """Take out who came with an import and put changed fields back, all or nothing.

        A proven backup is made first. Raises ``InvalidInput`` without a reason, ``NotFound``,
        ``ImportUndone``, and ``ImportBuiltOn`` with the people in the way.
        """
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        progress(0, 0, "Memeriksa yang sudah dipakai")
        with self._desk.reading() as connection:
            self._refuse(connection, import_id)
        progress(0, 0, "Mencadangkan data")
        self._desk.back_up()
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            record = self._refuse(connection, import_id)
            stamp = self._desk.stamp()
            total, done = record.added + record.updated, 0
            for chunk in rows.items_of(connection, import_id, rows.CHANGED):
                progress(done, total, "Mengembalikan isian")
                for one in chunk:
                    self._put_back(connection, stamp, one.person_id, one.before)
                    rows.follow_revision(connection, one.person_id, one.revision_before)
                done += len(chunk)
            for chunk in rows.items_of(connection, import_id, rows.NEW):
                progress(done, total, "Mengeluarkan orang")
                rows.remove_people(connection, [one.person_id for one in chunk])
                done += len(chunk)
            rows.mark_undone(connection, stamp, import_id, reason.strip())
            detail = {"id": import_id, "baru": record.added, "diubah": record.updated,
                      "alasan": reason.strip()}  # fmt: skip
            self._desk.log(connection, "impor-diurungkan", record.file_name, detail)
            return rows.load_import(connection, import_id)

    @staticmethod
    def _refuse(connection: Connection, import_id: str) -> ImportRecord:
        record = rows.load_import(connection, import_id)
        if record.state is ImportState.UNDONE:
            raise ImportUndone(record.file_name)
        count, people = rows.in_the_way(connection, import_id)
        if count:
            raise ImportBuiltOn(record.file_name, count, people)
        return record

    def _put_back(self, connection: Connection, stamp: Stamp, person_id: str, before: str) -> None:
        old: dict[str, Any] = {
            name: _value(name, value) for name, value in json.loads(before).items()
        }
        facts = rows.people_by_id(connection, [person_id])[person_id].facts
        new = replace(facts, **old)
        rows.change_person(connection, stamp, person_id, new, tuple(old))
        self._desk.log(connection, "orang-diubah", person_id, changes(facts, new))


def _value(name: str, value: object) -> object:
    return _KINDS[name](value) if isinstance(value, str) and name in _KINDS else value
