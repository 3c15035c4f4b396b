# SPDX-License-Identifier: GPL-3.0-or-later
"""Data acuan: the lists behind rules and letters, edited by the office with source and day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.reference_list import (
    KEY,
    NOTE_LIMIT,
    ListRow,
    ListState,
    OwnVersion,
    RowFacts,
    RowOrigin,
    RowState,
    Versions,
    in_force,
    newest_rows,
    problems_in_row,
)
from desa_app.domain.reference_lists import GROUNDS, LISTS
from desa_app.domain.user import Right
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, Problem, ReferenceNeeded
from desa_app.ids import new_id
from desa_app.office.reference_data import Reference
from desa_app.reference_rows import shipped_rows
from desa_app.store import reference as rows
from desa_app.store import wordings as wording_rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk


class ReferenceLists:
    """The office's own rows over the shipped ones; every change is kept with its source."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> Reference:
        """The lists as they hold today, for forms and pages."""
        with self._desk.reading() as connection:
            kept = {name: rows.own_versions(connection, name) for name in LISTS}
        return Reference(kept.__getitem__, self._desk.clock.today())

    def lists(self) -> tuple[ListState, ...]:
        """Every list with how it stands."""
        today = self._desk.clock.today()
        found = []
        for name, spec in LISTS.items():
            used = [one for one in self.rows(name) if one.origin is not RowOrigin.RETIRED]
            found.append(
                ListState(
                    spec=spec,
                    rows=len(used),
                    own=sum(one.origin is not RowOrigin.SHIPPED for one in used),
                    to_check=sum(one.needs_check(today) for one in used),
                )
            )
        return tuple(found)

    def rows(self, name: str) -> tuple[ListRow, ...]:
        """The rows of a list as last written; raises ``NotFound`` for an unknown list."""
        _refuse_unknown(name)
        with self._desk.reading() as connection:
            own = rows.own_versions(connection, name)
        return newest_rows(shipped_rows(name), own)

    def row(self, name: str, key: str) -> ListRow:
        """One row; raises ``NotFound``."""
        return _row(self.rows(name), key)

    def history(self, name: str, key: str) -> tuple[OwnVersion, ...]:
        """Everything the office wrote about a row, the newest first."""
        _refuse_unknown(name)
        with self._desk.reading() as connection:
            return tuple(reversed(rows.own_versions(connection, name).get(key, ())))

    def shipped(self, name: str, key: str) -> RowFacts | None:
        """The row as it came with the program, or nothing for the office's own."""
        return shipped_rows(name).get(key)

    def add(self, name: str, facts: RowFacts, key: str = "") -> ListRow:
        """Add a row of the office's own; ``key`` only for lists whose keys are typed.

        Raises ``InvalidInput`` or ``ReferenceNeeded`` for a list that takes no rows.
        """
        _refuse_unknown(name)
        spec, key = LISTS[name], key.strip()
        if not spec.may_add:
            raise ReferenceNeeded(spec.title, "daftar-tetap")
        facts = _trimmed(facts)
        found = list(problems_in_row(spec, key, facts, self._desk.clock.today(), new=True))
        with self._desk.writing(Right.OFFICE) as connection:
            stamp = self._desk.stamp()
            if not spec.key_pattern:
                key = f"kantor-{new_id(stamp.at)}"
            own = rows.own_versions(connection, name)
            if any(one.key == key for one in newest_rows(shipped_rows(name), own)):
                found.append(Problem(KEY, "kunci-terpakai", key))
            if found:
                raise InvalidInput(tuple(found))
            self._write(connection, name, key, RowState.USED, facts, "")
        return self.row(name, key)

    def change(self, name: str, row: ListRow, facts: RowFacts, note: str = "") -> ListRow:
        """Write the next version of a row; the same again changes nothing.

        Raises ``InvalidInput``, ``NotFound`` or ``ChangedMeanwhile``.
        """
        _refuse_unknown(name)
        spec, note, facts = LISTS[name], _checked_note(note), _trimmed(facts)
        found = list(problems_in_row(spec, row.key, facts, self._desk.clock.today(), new=False))
        found.extend(
            Problem(one.name, "isian-tetap")
            for one in spec.fields
            if one.fixed and facts.values.get(one.name) != row.facts.values.get(one.name)
        )
        if found:
            raise InvalidInput(tuple(found))
        with self._desk.writing(Right.OFFICE) as connection:
            now = self._current(connection, name, row)
            if now.facts == facts and now.origin is not RowOrigin.RETIRED:
                return now
            self._refuse_emptied(connection, name, row.key, RowState.USED, facts)
            self._write(connection, name, row.key, RowState.USED, facts, note, before=now)
        return self.row(name, row.key)

    def confirm(self, name: str, row: ListRow, source: str, on: date) -> ListRow:
        """Note that a row was looked up again and still says the same."""
        return self.change(name, row, replace(row.facts, source=source, checked_on=on))

    def retire(self, name: str, row: ListRow, reason: str) -> ListRow:
        """Leave a row out from now on; it can be taken back.

        Raises ``ReferenceNeeded`` for one that rules or wordings need, or the last one.
        """
        _refuse_unknown(name)
        spec, reason = LISTS[name], _checked_note(reason)
        if not reason:
            raise InvalidInput((Problem("reason", "kosong"),))
        with self._desk.writing(Right.OFFICE) as connection:
            now = self._current(connection, name, row)
            if not spec.may_retire and now.origin is not RowOrigin.OWN:
                raise ReferenceNeeded(spec.title, "dipakai-program")
            if name == GROUNDS and _cited(connection, row.key):
                raise ReferenceNeeded(spec.title, "dipakai-naskah")
            self._refuse_emptied(connection, name, row.key, RowState.RETIRED, None)
            self._write(connection, name, row.key, RowState.RETIRED, None, reason, before=now)
        return self.row(name, row.key)

    def reset(self, name: str, row: ListRow) -> ListRow:
        """Let the program's own row hold again; what the office wrote stays in the history.

        Raises ``NotFound`` for a row that the program does not have.
        """
        _refuse_unknown(name)
        if row.key not in shipped_rows(name):
            raise NotFound("acuan")
        with self._desk.writing(Right.OFFICE) as connection:
            now = self._current(connection, name, row)
            if now.origin is not RowOrigin.SHIPPED:
                self._refuse_emptied(connection, name, row.key, RowState.SHIPPED, None)
                self._write(connection, name, row.key, RowState.SHIPPED, None, "", before=now)
        return self.row(name, row.key)

    def _write(
        self,
        connection: Connection,
        name: str,
        key: str,
        state: RowState,
        facts: RowFacts | None,
        note: str,
        before: ListRow | None = None,
    ) -> None:
        rows.insert_version(connection, self._desk.stamp(), name, key, state, facts, note)
        detail = _difference(before.facts if before else None, facts)
        detail |= {"keadaan": state.value} | ({"catatan": note} if note else {})
        self._desk.log(connection, "acuan-diubah", f"{name}/{key}", detail)

    def _current(self, connection: Connection, name: str, row: ListRow) -> ListRow:
        """The row as it stands now; raises ``ChangedMeanwhile`` when it is another version."""
        own = rows.own_versions(connection, name)
        now = _row(newest_rows(shipped_rows(name), own), row.key)
        if now.version != row.version:
            raise ChangedMeanwhile("acuan")
        return now

    def _refuse_emptied(
        self,
        connection: Connection,
        name: str,
        key: str,
        state: RowState,
        facts: RowFacts | None,
    ) -> None:
        """An empty list is never a list without rules, so the last row must stay."""
        own = dict(rows.own_versions(connection, name))
        next_one = OwnVersion(
            key=key,
            version=0,
            state=state,
            facts=facts,
            note="",
            at=self._desk.clock.now(),
            by=self._desk.user,
        )
        own[key] = (*own.get(key, ()), next_one)
        left: Versions = own
        if not in_force(LISTS[name], shipped_rows(name), left, self._desk.clock.today()):
            raise ReferenceNeeded(LISTS[name].title, "daftar-kosong")


def _refuse_unknown(name: str) -> None:
    if name not in LISTS:
        raise NotFound("acuan")


def _row(found: tuple[ListRow, ...], key: str) -> ListRow:
    for one in found:
        if one.key == key:
            return one
    raise NotFound("acuan")


def _cited(connection: Connection, key: str) -> bool:
    used = wording_rows.active_versions(connection).values()
    return any(f"kutipan_{key}" in one.text for one in used)


def _trimmed(facts: RowFacts) -> RowFacts:
    values = {name: text.strip() for name, text in facts.values.items()}
    return replace(facts, values=values, source=facts.source.strip())


def _difference(old: RowFacts | None, new: RowFacts | None) -> dict[str, object]:
    """Name to old and new text, of what differs."""
    before, after = _texts(old), _texts(new)
    if new is None:
        return {}
    return {
        name: [before.get(name, ""), after.get(name, "")]
        for name in {**before, **after}
        if before.get(name, "") != after.get(name, "")
    }


def _texts(facts: RowFacts | None) -> dict[str, str]:
    if facts is None:
        return {}
    dates = {
        "dicek": facts.checked_on,
        "mulai": facts.valid_from,
        "berakhir": facts.valid_until,
    }
    shown = {name: day.isoformat() if day else "" for name, day in dates.items()}
    return {**facts.values, "sumber": facts.source, **shown}


def _checked_note(note: str) -> str:
    note = " ".join(note.split())
    if len(note) > NOTE_LIMIT:
        raise InvalidInput((Problem("note", "terlalu-panjang", note, str(NOTE_LIMIT)),))
    return note
