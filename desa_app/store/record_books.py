# SPDX-License-Identifier: GPL-3.0-or-later
"""What recruiters and companies share in the store: written, read, found, said to be the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from sqlalchemy import and_, delete, insert, or_, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.alike import folded
from desa_app.domain.recruiter import (
    CheckResult,
    CompanyDraft,
    Draft,
    Record,
    RecordState,
    RecruiterDraft,
    RecruiterKind,
    phones_of,
)
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.schema_desa import COMPANIES as COMPANY_TABLES
from desa_app.store.schema_desa import RECRUITERS as RECRUITER_TABLES
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from sqlalchemy import CTE, Connection, RowMapping, Table

    from desa_app.domain.phone import Phone
    from desa_app.store.schema_recruiters import RecordTables
    from desa_app.store.stamp import Stamp

_ENUMS: dict[str, Any] = {"kind": RecruiterKind, "result": CheckResult}


@dataclass(frozen=True, slots=True)
class Book(Generic[Draft]):
    """One kind of record: its tables, what it is made of, and what it is called in errors."""

    tables: RecordTables
    draft: type[Draft]
    called: str

    @property
    def record(self) -> Table:
        """The records."""
        return self.tables.record

    @property
    def owner(self) -> str:
        """The column of the other tables that names a record."""
        return f"{self.record.name}_id"


RECRUITERS = Book(RECRUITER_TABLES, RecruiterDraft, "perekrut")
COMPANIES = Book(COMPANY_TABLES, CompanyDraft, "P3MI")


# --- one record -----------------------------------------------------------------------------------


def insert_record(connection: Connection, stamp: Stamp, book: Book[Draft], draft: Draft) -> str:
    """Store a new record; returns its id."""
    columns = stamp.new()
    state = {"state": RecordState.ACTIVE.value, "reason": "", "same_as": None}
    connection.execute(insert(book.record).values(**columns, **_values(draft), **state))
    _write_phones(connection, stamp, book, str(columns["id"]), draft)
    return str(columns["id"])


def update_record(
    connection: Connection,
    stamp: Stamp,
    book: Book[Draft],
    record_id: str,
    revision: int,
    draft: Draft,
) -> None:
    """Save changed facts; raises ``ChangedMeanwhile`` when ``revision`` is not the newest."""
    table = book.record
    done = connection.execute(
        update(table)
        .where(table.c.id == record_id, table.c.revision == revision)
        .values(**_values(draft), **stamp.changed(table))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(book.called)
    phone = book.tables.phone
    connection.execute(delete(phone).where(phone.c[book.owner] == record_id))
    _write_phones(connection, stamp, book, record_id, draft)


def set_record(
    connection: Connection, stamp: Stamp, book: Book[Draft], record_id: str, **values: str | None
) -> None:
    """Set ``state`` and ``reason``, or ``same_as``."""
    table = book.record
    connection.execute(
        update(table).where(table.c.id == record_id).values(**values, **stamp.changed(table))
    )


def load_record(connection: Connection, book: Book[Draft], record_id: str) -> Record[Draft]:
    """One record with those that are the same; raises ``NotFound``."""
    heads = heads_of(book)
    ids = select(heads.c.id).where(heads.c.head == record_id)
    found = _load(connection, book, or_(book.record.c.id == record_id, book.record.c.id.in_(ids)))
    if record_id not in found:
        raise NotFound(book.called)
    others = tuple(one for key, one in found.items() if key != record_id)
    return _with(found[record_id], others)


def active_records(connection: Connection, book: Book[Draft]) -> tuple[Record[Draft], ...]:
    """Every record in use that is not the same as another, each with those that are."""
    every = _load(connection, book, None)
    heads = head_of_each(connection, book)
    groups: dict[str, list[Record[Draft]]] = {}
    for key, one in every.items():
        if key != heads[key]:
            groups.setdefault(heads[key], []).append(one)
    return tuple(
        _with(one, tuple(groups.get(key, ())))
        for key, one in every.items()
        if heads[key] == key and one.state is RecordState.ACTIVE
    )


def load_records(
    connection: Connection, book: Book[Draft], ids: tuple[str, ...]
) -> list[Record[Draft]]:
    """The records with these ids, each with those that are the same."""
    heads = head_of_each(connection, book)
    wanted = set(ids)
    members = [key for key, head in heads.items() if head in wanted]
    few = book.record.c.id.in_(members) if len(members) <= 500 else None
    found = _load(connection, book, few)
    groups: dict[str, list[Record[Draft]]] = {}
    for key, one in found.items():
        if heads[key] != key:
            groups.setdefault(heads[key], []).append(one)
    return [_with(found[key], tuple(groups.get(key, ()))) for key in ids]


def head_of_each(connection: Connection, book: Book[Draft]) -> dict[str, str]:
    """For each record the one that it is the same as in the end; itself when alone."""
    heads = heads_of(book)
    return {row.id: row.head for row in connection.execute(select(heads.c.id, heads.c.head))}


def head_of(connection: Connection, book: Book[Draft], record_id: str) -> str:
    """The record that this one is the same as in the end; raises ``NotFound``."""
    heads = heads_of(book)
    found = connection.execute(select(heads.c.head).where(heads.c.id == record_id)).scalar()
    if found is None:
        raise NotFound(book.called)
    return str(found)


# --- pairs ----------------------------------------------------------------------------------------


def keep_apart(
    connection: Connection, stamp: Stamp, book: Book[Draft], one: str, other: str
) -> None:
    """Remember that two records are not the same."""
    first, second = sorted((one, other))
    apart = book.tables.apart
    if frozenset((one, other)) in pairs_apart(connection, book):
        return
    connection.execute(insert(apart).values(**stamp.new(), one_id=first, other_id=second))


def forget_apart(connection: Connection, book: Book[Draft], pair: frozenset[str]) -> None:
    """Let the two be asked about again."""
    first, second = sorted(pair)
    apart = book.tables.apart
    connection.execute(delete(apart).where(apart.c.one_id == first, apart.c.other_id == second))


def pairs_apart(connection: Connection, book: Book[Draft]) -> frozenset[frozenset[str]]:
    """Every pair that was answered with "bukan", as the records were then."""
    apart = book.tables.apart
    rows = connection.execute(select(apart.c.one_id, apart.c.other_id))
    return frozenset(frozenset((row.one_id, row.other_id)) for row in rows)


def heads_of(book: Book[Draft]) -> CTE:
    """For SQL: ``id`` of each record and ``head``, the one it is the same as in the end."""
    table = book.record
    top = select(table.c.id, table.c.id.label("head")).where(table.c.same_as.is_(None))
    tree = top.cte(f"{table.name}_heads", recursive=True)
    below = select(table.c.id, tree.c.head).join(tree, table.c.same_as == tree.c.id)
    return tree.union_all(below)


def heads_from_cases(connection: Connection) -> frozenset[str]:
    """The recruiters that a case names or that were noted as named in a report elsewhere.

    Each as the one that it is the same as in the end; of the cases nothing else is read.
    """
    heads, table = heads_of(RECRUITERS), RECRUITERS.record
    case = metadata.tables["case_file"]
    ticked = select(heads.c.head).join(table, table.c.id == heads.c.id)
    named = select(heads.c.head).join(case, case.c.recruiter_id == heads.c.id)
    found = connection.execute(ticked.where(table.c.noted_in_case).union(named))
    return frozenset(found.scalars())


# --- rows and values ------------------------------------------------------------------------------


def _write_phones(
    connection: Connection, stamp: Stamp, book: Book[Draft], record_id: str, draft: Draft
) -> None:
    phones: tuple[Phone, ...] = phones_of(draft.phones)
    rows = [
        {**stamp.new(), book.owner: record_id, "position": at, "written": one.written,
         "normal": one.normal}
        for at, one in enumerate(phones)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(book.tables.phone), rows)


def _values(draft: Draft) -> dict[str, object]:
    values: dict[str, object] = {
        name: getattr(draft, name) for name in type(draft).__dataclass_fields__ if name != "phones"
    }
    values["aliases"] = "\n".join(draft.aliases)
    names = " | ".join(folded(name) for name in (draft.name, *draft.aliases))
    values["search"] = f"{names} | {folded(str(values.get('company', '')))}"
    return {key: value.value if key in _ENUMS else value for key, value in values.items()}  # type: ignore[attr-defined]


def _load(connection: Connection, book: Book[Draft], condition: Any) -> dict[str, Record[Draft]]:
    table, phone = book.record, book.tables.phone
    wanted = select(table).order_by(table.c.id)
    numbers = select(phone).order_by(phone.c[book.owner], phone.c.position)
    if condition is not None:
        wanted = wanted.where(condition)
        numbers = numbers.join(table, and_(table.c.id == phone.c[book.owner], condition))
    phones: dict[str, list[str]] = {}
    for row in connection.execute(numbers).mappings():
        phones.setdefault(row[book.owner], []).append(row["written"])
    return {
        row["id"]: _record(book, row, tuple(phones.get(row["id"], ())))
        for row in connection.execute(wanted).mappings()
    }


def _record(book: Book[Draft], row: RowMapping, phones: tuple[str, ...]) -> Record[Draft]:
    facts: dict[str, Any] = {
        name: row[name] for name in book.draft.__dataclass_fields__ if name != "phones"
    }
    facts["aliases"] = tuple(row["aliases"].splitlines())
    for name, kind in _ENUMS.items():
        if name in facts:
            facts[name] = kind(facts[name])
    return Record(
        id=row["id"],
        revision=row["revision"],
        facts=book.draft(**facts, phones=phones),
        state=RecordState(row["state"]),
        reason=row["reason"],
        same_as=row["same_as"] or "",
        others=(),
        created_at=read_timestamp(row["created_at"]),
        changed_at=read_timestamp(row["changed_at"]),
    )


def _with(record: Record[Draft], others: tuple[Record[Draft], ...]) -> Record[Draft]:
    return Record(
        id=record.id,
        revision=record.revision,
        facts=record.facts,
        state=record.state,
        reason=record.reason,
        same_as=record.same_as,
        others=others,
        created_at=record.created_at,
        changed_at=record.changed_at,
    )
