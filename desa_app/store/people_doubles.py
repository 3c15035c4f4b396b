# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that may be of one person: same name and birth date, or a NIK that lost its end.

Each sign first finds the few keys that occur twice, then reads those people: comparing everybody
with everybody would take a second in a large register.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from desa_app.domain.people_upkeep import DoubleRow, DoubleSign, PossibleDouble
from desa_app.errors import NotFound
from desa_app.store.schema_desa import metadata, person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from desa_app.store.stamp import Stamp

different = metadata.tables["different_people"]
_LIMIT = 500
_NIK = 16
_NAME = person.c.name.collate("NOCASE")
_COLUMNS = tuple(person.c[name] for name in ("id", "name", "nik", "birth_date", "dusun", "rt"))


def possible_doubles(connection: Connection) -> tuple[PossibleDouble, ...]:
    """Pairs to look at, the surest first; those said to be two people are left out."""
    apart = {
        (row.first_id, row.second_id)
        for row in connection.execute(select(different.c.first_id, different.c.second_id))
    }
    found: dict[tuple[str, str], PossibleDouble] = {}
    for sign, pairs in (
        (DoubleSign.DAMAGED_NIK, _damaged(connection)),
        (DoubleSign.SAME_BIRTH, _same_birth(connection)),
    ):
        for first, second in pairs:
            pair = _ordered(first.id, second.id)
            if pair not in apart:
                double = PossibleDouble(sign=sign, first=first, second=second)
                found.setdefault(pair, double)
    return tuple(found.values())


def keep_apart(connection: Connection, stamp: Stamp, one: str, another: str) -> None:
    """Remember that two records are two people, so that nobody is asked again."""
    first, second = _ordered(one, another)
    known = select(different.c.id).where(
        different.c.first_id == first, different.c.second_id == second
    )
    if connection.execute(known).first() is None:
        connection.execute(
            insert(different).values(**stamp.new(), first_id=first, second_id=second)
        )


def forget_apart(connection: Connection, one: str, another: str) -> None:
    """Let two records be proposed again; raises ``NotFound`` when nobody kept them apart."""
    first, second = _ordered(one, another)
    done = connection.execute(
        delete(different).where(different.c.first_id == first, different.c.second_id == second)
    )
    if done.rowcount != 1:
        raise NotFound("jawaban")


def _same_birth(connection: Connection) -> Iterator[tuple[DoubleRow, DoubleRow]]:
    twice = (
        select(func.min(person.c.name), person.c.birth_date)
        .where(person.c.birth_date.is_not(None))
        .group_by(person.c.birth_date, _NAME)
        .having(func.count() > 1)
        .order_by(_NAME)
        .limit(_LIMIT)
    )
    for name, born in connection.execute(twice).all():
        same = _people(connection, name == _NAME, person.c.birth_date == born)
        yield from combinations(same, 2)


def _damaged(connection: Connection) -> Iterator[tuple[DoubleRow, DoubleRow]]:
    # A spreadsheet keeps fifteen digits of a NIK and makes the last one a zero.
    near = person.alias("near")
    sibling = select(near.c.id).where(
        near.c.nik > person.c.nik, near.c.nik <= func.substr(person.c.nik, 1, _NIK - 1) + "9"
    )
    beside = (
        select(person.c.nik)
        .where(func.substr(person.c.nik, _NIK) == "0", sibling.exists())
        .order_by(person.c.nik)
        .limit(_LIMIT)
    )
    for nik in connection.execute(beside).scalars().all():
        first, *others = _people(connection, person.c.nik >= nik, person.c.nik <= nik[:-1] + "9")
        yield from ((first, one) for one in others if one.name.upper() == first.name.upper())


def _people(connection: Connection, *conditions: ColumnElement[bool]) -> Sequence[DoubleRow]:
    rows = connection.execute(select(*_COLUMNS).where(*conditions)).mappings()
    found = [DoubleRow(**row) for row in rows]
    # Sorted here: the store would else walk the whole index for the sake of its order.
    return sorted(found, key=lambda one: (one.nik or "", one.id))


def _ordered(one: str, another: str) -> tuple[str, str]:
    return (one, another) if one < another else (another, one)
