# SPDX-License-Identifier: GPL-3.0-or-later
"""What every running list of the village can do: note, correct, strike, look, look back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from desa_app.domain.ledger import (
    Record,
    RecordChange,
    RecordPage,
    changed,
    problems_in,
    reason_of,
    tidied,
)
from desa_app.errors import InvalidInput, Problem, RecordStruck
from desa_app.store import journal
from desa_app.store import ledger as rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk
    from desa_app.store.ledger import LedgerTable

T = TypeVar("T")


class Ledger(Generic[T]):
    """One running list. ``word`` names its actions in the log: ``sosialisasi-dicatat``."""

    def __init__(self, desk: Desk, table: LedgerTable[T], word: str) -> None:
        self._desk = desk
        self._table = table
        self._word = word

    # --- looking --------------------------------------------------------------------------

    def list(self, search: str = "", year: int | None = None) -> RecordPage[T]:
        """Records that hold every word, of one year or of all; struck ones too."""
        with self._desk.reading() as connection:
            return rows.list_records(connection, self._table, search=search, year=year)

    def get(self, record_id: str) -> Record[T]:
        """One record; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.load_record(connection, self._table, record_id)

    def years(self) -> tuple[int, ...]:
        """From the first year with a record to this one, the newest first."""
        this_year = self._desk.clock.today().year
        with self._desk.reading() as connection:
            found = rows.years(connection, self._table)
        first, last = (min(found), max(found)) if found else (this_year, this_year)
        return tuple(range(max(last, this_year), min(first, this_year) - 1, -1))

    def history(self, record_id: str) -> tuple[RecordChange, ...]:
        """How a record was corrected, the newest first."""
        with self._desk.reading() as connection:
            found = journal.entries_about(connection, f"{self._word}-diubah", record_id)
        return tuple(
            RecordChange(
                at=at, by=by, fields={name: (pair[0], pair[1]) for name, pair in detail.items()}
            )
            for at, by, detail in reversed(found)
        )

    # --- writing --------------------------------------------------------------------------

    def problems(self, facts: T) -> tuple[Problem, ...]:
        """What cannot be stored; a form asks this while somebody types."""
        return problems_in(facts, self._desk.clock.today())

    def add(self, facts: T) -> Record[T]:
        """Note something new. Raises ``InvalidInput``."""
        facts = self._proven(facts)
        with self._desk.writing() as connection:
            record_id = rows.insert_record(connection, self._desk.stamp(), self._table, facts)
            self._desk.log(connection, f"{self._word}-dicatat", record_id)
            return rows.load_record(connection, self._table, record_id)

    def correct(self, record: Record[T], facts: T) -> Record[T]:
        """Save a record as corrected; what it said before stays in the log.

        Raises ``InvalidInput``, ``RecordStruck`` or ``ChangedMeanwhile``.
        """
        facts = self._proven(facts)
        with self._desk.writing() as connection:
            before = self._standing(connection, record.id)
            fields = changed(before.facts, facts)
            if fields or before.revision != record.revision:
                rows.update_record(connection, self._desk.stamp(), self._table, record, facts)
                self._desk.log(connection, f"{self._word}-diubah", record.id, fields)
            return rows.load_record(connection, self._table, record.id)

    def strike(self, record: Record[T], reason: str) -> Record[T]:
        """Strike a record out with a reason; it stays to be read.

        Raises ``InvalidInput`` without a reason, ``RecordStruck`` or ``ChangedMeanwhile``.
        """
        reason, problems = reason_of(reason)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            self._standing(connection, record.id)
            rows.strike_record(connection, self._desk.stamp(), self._table, record, reason)
            self._desk.log(connection, f"{self._word}-dicoret", record.id, {"alasan": reason})
            return rows.load_record(connection, self._table, record.id)

    def put_back(self, record: Record[T]) -> Record[T]:
        """Take a strike back, as it was struck; the log keeps both. Raises ``ChangedMeanwhile``."""
        with self._desk.writing() as connection:
            rows.put_back_record(connection, self._desk.stamp(), self._table, record)
            self._desk.log(connection, f"{self._word}-dikembalikan", record.id)
            return rows.load_record(connection, self._table, record.id)

    # --- inside ---------------------------------------------------------------------------

    def _proven(self, facts: T) -> T:
        facts = tidied(facts)
        problems = self.problems(facts)
        if problems:
            raise InvalidInput(problems)
        return facts

    def _standing(self, connection: Connection, record_id: str) -> Record[T]:
        record = rows.load_record(connection, self._table, record_id)
        if record.struck:
            raise RecordStruck(self._table.what)
        return record
