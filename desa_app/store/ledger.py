# SPDX-License-Identifier: GPL-3.0-or-later
"""Running lists in the village store: noted, corrected, struck; searched and sorted in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_type_hints

from sqlalchemy import ColumnElement, Table, and_, func, insert, or_, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.ledger import Record, RecordPage, RecordState
from desa_app.errors import ChangedMeanwhile, NotFound

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable(Generic[T]):
    """Which table holds which facts.

    ``what`` names a record in errors, ``searched`` are the columns of text that a search reads.
    ``day`` is the column that decides the year; with ``until`` a record counts in every year from
    ``day`` to ``until``, an open end included. ``first`` are the columns to sort by, a leading
    ``-`` for descending.
    """

    table: Table
    facts: type[T]
    what: str
    searched: tuple[str, ...]
    day: str
    first: tuple[str, ...]
    until: str = ""


def insert_record(
    connection: Connection,
    stamp: Stamp,
    ledger: LedgerTable[T],
    facts: T,
    more: Mapping[str, object] | None = None,
) -> str:
    """Write a new record and return its id; ``more`` are columns beside the facts."""
    columns = stamp.new()
    state = {"state": RecordState.NOTED.value, "strike_reason": ""}
    connection.execute(
        insert(ledger.table).values(**columns, **_values(facts), **state, **(more or {}))
    )
    return str(columns["id"])


def update_record(
    connection: Connection, stamp: Stamp, ledger: LedgerTable[T], record: Record[T], facts: T
) -> None:
    """Save corrected facts; raises ``ChangedMeanwhile``."""
    _change(connection, stamp, ledger, record, _values(facts))


def strike_record(
    connection: Connection, stamp: Stamp, ledger: LedgerTable[T], record: Record[T], reason: str
) -> None:
    """Strike a record out; raises ``ChangedMeanwhile``."""
    values = {"state": RecordState.STRUCK.value, "strike_reason": reason}
    _change(connection, stamp, ledger, record, values)


def put_back_record(
    connection: Connection, stamp: Stamp, ledger: LedgerTable[T], record: Record[T]
) -> None:
    """Let a struck record count again; raises ``ChangedMeanwhile``."""
    if not record.struck:
        raise ChangedMeanwhile(ledger.what)
    values = {"state": RecordState.NOTED.value, "strike_reason": ""}
    _change(connection, stamp, ledger, record, values)


def load_record(connection: Connection, ledger: LedgerTable[T], record_id: str) -> Record[T]:
    """One record; raises ``NotFound``."""
    table = ledger.table
    row = connection.execute(select(table).where(table.c.id == record_id)).mappings().first()
    if row is None:
        raise NotFound(ledger.what)
    return read_record(ledger, row)


def list_records(
    connection: Connection,
    ledger: LedgerTable[T],
    *,
    search: str = "",
    year: int | None = None,
    standing: bool = False,
    where: ColumnElement[bool] | None = None,
) -> RecordPage[T]:
    """Records that hold every word and count in that year; ``standing`` leaves out struck ones."""
    table = ledger.table
    conditions: list[ColumnElement[bool]] = [_holds(ledger, word) for word in _plain(search)]
    if year is not None:
        conditions.append(in_period(ledger, date(year, 1, 1), date(year, 12, 31)))
    if standing:
        conditions.append(table.c.state == RecordState.NOTED.value)
    if where is not None:
        conditions.append(where)
    order = [
        table.c[name[1:]].desc() if name.startswith("-") else table.c[name].asc()
        for name in (*ledger.first, "-id")
    ]
    rows = connection.execute(
        select(table).where(and_(True, *conditions)).order_by(*order)
    ).mappings()
    found = tuple(read_record(ledger, row) for row in rows)
    total = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return RecordPage(rows=found, total=total)


def in_period(ledger: LedgerTable[Any], first: date, last: date) -> ColumnElement[bool]:
    """Whether a record counts in the days from ``first`` to ``last``."""
    start = ledger.table.c[ledger.day]
    if not ledger.until:
        return start.between(first, last)
    end = ledger.table.c[ledger.until]
    return and_(start <= last, or_(end.is_(None), end >= first))


def years(connection: Connection, ledger: LedgerTable[Any]) -> tuple[int, ...]:
    """From the first to the last year that has a record; empty without any."""
    start = ledger.table.c[ledger.day]
    low, high = connection.execute(select(func.min(start), func.max(start))).one()
    return tuple(range(low.year, high.year + 1)) if low is not None else ()


def read_record(ledger: LedgerTable[T], row: Any) -> Record[T]:
    """A row as a record."""
    choices = _choices(ledger.facts)
    facts: dict[str, Any] = {}
    for name in _names(ledger.facts):
        value = row[name]
        kind = choices.get(name)
        facts[name] = kind(value) if kind is not None and value else value
    for name, kind in choices.items():
        facts[name] = facts[name] if isinstance(facts[name], kind) else None
    return Record(
        id=row["id"],
        revision=row["revision"],
        facts=ledger.facts(**facts),
        state=RecordState(row["state"]),
        strike_reason=row["strike_reason"],
        noted_at=read_timestamp(row["created_at"]),
        noted_by=row["created_by"],
    )


def _change(
    connection: Connection,
    stamp: Stamp,
    ledger: LedgerTable[T],
    record: Record[T],
    values: Mapping[str, object],
) -> None:
    table = ledger.table
    done = connection.execute(
        update(table)
        .where(table.c.id == record.id, table.c.revision == record.revision)
        .values(**values, **stamp.changed(table))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(ledger.what)


def _holds(ledger: LedgerTable[Any], word: str) -> ColumnElement[bool]:
    return or_(*(ledger.table.c[name].icontains(word, autoescape=True) for name in ledger.searched))


def _plain(search: str) -> list[str]:
    # Pasted text may carry what the database cannot: a NUL, half of a surrogate pair.
    return search.replace("\0", " ").encode("utf-8", "replace").decode().split()


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _values(facts: object) -> dict[str, object]:
    found = {}
    for name in _names(type(facts)):
        value = getattr(facts, name)
        found[name] = value.value if isinstance(value, StrEnum) else value
    return found


def _choices(kind: type[Any]) -> dict[str, type[StrEnum]]:
    """The fields that hold one of an enumeration, with that enumeration."""
    found: dict[str, type[StrEnum]] = {}
    for name, hint in get_type_hints(kind).items():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, StrEnum):
                found[name] = part
    return found
