# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of recruiters or companies: found and sorted in SQL, with whom each one recruited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, literal, select

from desa_app.domain.alike import folded
from desa_app.domain.phone import digits_to_find
from desa_app.domain.recruiter import (
    CompanyDraft,
    Draft,
    Record,
    RecordRow,
    RecordState,
    RecruiterDraft,
)
from desa_app.store.record_books import RECRUITERS, Book, heads_from_cases, heads_of, load_records
from desa_app.store.schema_desa import episode

if TYPE_CHECKING:
    from sqlalchemy import CTE, ColumnElement, Connection


def search_records(
    connection: Connection,
    book: Book[Draft],
    words: str,
    *,
    state: RecordState = RecordState.ACTIVE,
    sort: str = "nama",
    descending: bool = False,
) -> tuple[RecordRow, ...]:
    """Find by part of any name, a number in any spelling, or company; sorted in SQL.

    ``sort`` is one of ``nama``, ``jenis``, ``perusahaan``, ``izin``, ``orang``, ``dicek``.
    """
    table, heads = book.record, heads_of(book)
    plan = book.tables.plan
    people = (
        select(func.count(episode.c.person_id.distinct()))
        .select_from(plan.join(episode, episode.c.id == plan.c.episode_id))
        .join(heads, heads.c.id == plan.c[book.owner])
        .where(heads.c.head == table.c.id)
        .scalar_subquery()
        .label("people")
    )
    wanted = select(table.c.id, people).where(
        table.c.same_as.is_(None), table.c.state == state.value, *_fits(book, heads, words)
    )
    columns = table.c
    order: dict[str, Any] = {
        "nama": func.lower(columns.name),
        "jenis": columns.get("kind", columns.name),
        "perusahaan": func.lower(columns.get("company", columns.name)),
        "izin": columns.sip3mi,
        "orang": people,
        "dicek": func.coalesce(columns.checked_on, literal("")),
    }
    by = order.get(sort, order["nama"])
    wanted = wanted.order_by(by.desc() if descending else by, func.lower(columns.name), columns.id)
    counts = {row.id: row.people for row in connection.execute(wanted)}
    countries = _countries(connection, book, heads)
    records = {one.id: one for one in load_records(connection, book, tuple(counts))}
    noted = heads_from_cases(connection) if book is RECRUITERS else frozenset()
    return tuple(
        _row(records[key], people, tuple(countries.get(key, ())), key in noted)
        for key, people in counts.items()
    )


def count_records(connection: Connection, book: Book[Draft]) -> dict[RecordState, int]:
    """How many there are of each state; those that are the same count once."""
    table = book.record
    rows = connection.execute(
        select(table.c.state, func.count()).where(table.c.same_as.is_(None)).group_by(table.c.state)
    )
    counts = dict.fromkeys(RecordState, 0)
    return counts | {RecordState(row[0]): row[1] for row in rows}


def _fits(book: Book[Draft], heads: CTE, words: str) -> list[ColumnElement[bool]]:
    table, phone = book.record, book.tables.phone
    member, same = table.alias("member"), heads.alias("same")
    number = digits_to_find(words)
    if number:
        return [
            exists(
                select(literal(1))
                .select_from(phone.join(same, same.c.id == phone.c[book.owner]))
                .where(same.c.head == table.c.id, phone.c.normal.contains(number, autoescape=True))
            )
        ]
    return [
        exists(
            select(literal(1))
            .select_from(member.join(same, same.c.id == member.c.id))
            .where(same.c.head == table.c.id, member.c.search.contains(word, autoescape=True))
        )
        for word in folded(words).split()
    ]


def _countries(
    connection: Connection, book: Book[Draft], heads: CTE
) -> dict[str, list[tuple[str, int]]]:
    plan = book.tables.plan
    people = func.count(episode.c.person_id.distinct())
    rows = connection.execute(
        select(heads.c.head, episode.c.country, people)
        .select_from(plan.join(episode, episode.c.id == plan.c.episode_id))
        .join(heads, heads.c.id == plan.c[book.owner])
        .group_by(heads.c.head, episode.c.country)
        .order_by(people.desc(), episode.c.country)
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for head, country, count in rows:
        found.setdefault(head, []).append((country, count))
    return found


def _row(
    record: Record[Draft], people: int, countries: tuple[tuple[str, int], ...], in_case: bool
) -> RecordRow:
    facts: RecruiterDraft | CompanyDraft = record.facts
    recruits = facts if isinstance(facts, RecruiterDraft) else None
    return RecordRow(
        id=record.id,
        name=facts.name,
        aliases=record.names[1:],
        phones=tuple(phone.written for phone in record.phones),
        kind=recruits.kind if recruits is not None else None,
        company=recruits.company if recruits is not None else "",
        sip3mi=facts.sip3mi,
        valid_until=facts.valid_until if isinstance(facts, CompanyDraft) else None,
        people=people,
        countries=countries,
        result=facts.result,
        checked_on=facts.checked_on,
        in_case=in_case,
        state=record.state,
    )
