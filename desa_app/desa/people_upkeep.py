# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the register clean: the recycle bin, and two records of one person made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.confidential import hidden_letters
from desa_app.domain.people_upkeep import (
    BinnedPerson,
    MergedPerson,
    MergePreview,
    PossibleDouble,
    checked_reason,
    compare_people,
    merged_facts,
)
from desa_app.domain.user import Right
from desa_app.errors import BinRefused, ChangedMeanwhile, MergeRefused
from desa_app.office.desk import changes
from desa_app.store import hanging, people_bin, people_doubles, people_merge
from desa_app.store import people as rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from desa_app.domain.person import Person
    from desa_app.office.desk import Desk


class RecycleBin:
    """People who were entered by mistake: out of sight, out of every count, not lost."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def put(self, person: Person, reason: str) -> None:
        """Put somebody into the bin; their NIK may be used again from now on.

        Raises ``InvalidInput`` without a reason, ``ChangedMeanwhile``, or ``BinRefused`` for
        somebody with a letter, an open plan, a case, or whom other records mention.
        """
        words = checked_reason(reason)
        with self._desk.writing() as connection:
            if rows.load_person(connection, person.id).revision != person.revision:
                raise ChangedMeanwhile("orang")
            try:
                people_bin.put_in_bin(connection, self._desk.stamp(), person.id, words)
            except BinRefused as error:
                # Whoever may not see the cases is not told that there is one.
                if self._tells_of_case(connection, person.id, error.why):
                    raise BinRefused(error.name, "tetap") from error
                raise
            self._desk.log(connection, "orang-dibuang", person.id, {"alasan": words})

    def list(self) -> tuple[BinnedPerson, ...]:
        """Everybody in the bin, the newest first."""
        with self._desk.reading() as connection:
            return people_bin.list_bin(connection)

    def restore(self, person_id: str) -> Person:
        """Bring somebody back with everything; raises ``NotFound`` or ``RestoreRefused``."""
        with self._desk.writing() as connection:
            people_bin.take_from_bin(connection, person_id)
            self._desk.log(connection, "orang-dipulihkan", person_id)
            return rows.load_person(connection, person_id)

    def _tells_of_case(self, connection: Connection, person_id: str, why: str) -> bool:
        if why == "kasus":
            return not self._desk.may(Right.CASES)
        if why != "surat":
            return False
        about = hanging.about(connection, person_id)
        letters = about.get("letter", [])
        hidden = hidden_letters(self._desk, connection, letters)
        return not about.get("hand_letter") and hidden >= set(letters)


class Merging:
    """Two records of one person: proposed, looked at side by side, made one, taken apart."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def possible(self) -> tuple[PossibleDouble, ...]:
        """Pairs of records that may be of one person."""
        with self._desk.reading() as connection:
            return people_doubles.possible_doubles(connection)

    def keep_apart(self, one: str, another: str) -> None:
        """Say that two records are two people; they are not proposed again."""
        with self._desk.writing() as connection:
            people_doubles.keep_apart(connection, self._desk.stamp(), one, another)
            self._desk.log(connection, "orang-berbeda", one, {"lain": another})

    def ask_again(self, one: str, another: str) -> None:
        """Take back the answer that two records are two people; raises ``NotFound``."""
        with self._desk.writing() as connection:
            people_doubles.forget_apart(connection, one, another)
            self._desk.log(connection, "orang-ditanya-lagi", one, {"lain": another})

    def preview(self, kept_id: str, other_id: str) -> MergePreview:
        """What making ``other`` a part of ``kept`` would do.

        Raises ``NotFound`` or ``MergeRefused``.
        """
        with self._desk.reading() as connection:
            kept = rows.load_person(connection, kept_id)
            other = rows.load_person(connection, other_id)
            if kept.id == other.id:
                raise MergeRefused(kept.facts.name, "sendiri")
            return MergePreview(
                kept_id=kept.id,
                kept_revision=kept.revision,
                other_id=other.id,
                other_revision=other.revision,
                fields=compare_people(kept.facts, other.facts),
                moves=self._moves(connection, other.id),
            )

    def _moves(self, connection: Connection, person_id: str) -> dict[str, int]:
        """How many records go along, without those that tell of a case to who may not know."""
        references = hanging.refer_to_person(connection, person_id)
        letters = [row_id for table, _, row_id in references if table == "letter"]
        hidden = hidden_letters(self._desk, connection, letters)
        found: dict[str, int] = {}
        for table, _, row_id in references:
            told = row_id not in hidden and not people_bin.is_case(table)
            if told or self._desk.may(Right.CASES):
                found[table] = found.get(table, 0) + 1
        return found

    def merge(self, preview: MergePreview, take_other: Collection[str]) -> Person:
        """Carry out a previewed merge, with the facts named in ``take_other`` from the other one.

        Everything that hangs on the other moves over; frozen letters stay as they were printed.
        Raises ``ChangedMeanwhile`` when either was changed after the preview, ``MergeRefused``.
        """
        with self._desk.writing() as connection:
            kept = rows.load_person(connection, preview.kept_id)
            other = rows.load_person(connection, preview.other_id)
            seen = (preview.kept_revision, preview.other_revision)
            if (kept.revision, other.revision) != seen:
                raise ChangedMeanwhile("orang")
            facts = merged_facts(kept.facts, other.facts, take_other)
            stamp = self._desk.stamp()
            people_merge.merge_people(connection, stamp, kept, other, facts)
            detail: dict[str, object] = {"lain": other.id, **changes(kept.facts, facts)}
            self._desk.log(connection, "orang-digabung", kept.id, detail)
            return rows.load_person(connection, kept.id)

    def list(self) -> tuple[MergedPerson, ...]:
        """Every merge that can perhaps be taken back, the newest first."""
        with self._desk.reading() as connection:
            return people_merge.list_merged(connection)

    def undo(self, merge_id: str) -> MergedPerson:
        """Make two records again, exactly as they were; raises ``NotFound`` or ``MergeStands``."""
        with self._desk.writing() as connection:
            done = people_merge.undo_merge(connection, merge_id)
            detail = {"lain": done.other_id}
            self._desk.log(connection, "penggabungan-diurungkan", done.kept_id, detail)
            return done
