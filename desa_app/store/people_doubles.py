# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that may be of one person: same name and birth date, or a NIK that lost its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, select

from desa_app.domain.people_upkeep import DoubleRow, DoubleSign, PossibleDouble
from desa_app.store.schema_desa import metadata, person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

different = metadata.tables["different_people"]
_LIMIT = 500
_first, _second = person.alias("first"), person.alias("second")
_COLUMNS = ("id", "name", "nik", "birth_date", "dusun", "rt")


def possible_doubles(connection: Connection) -> tuple[PossibleDouble, ...]:
    """Pairs to look at, the surest first; those said to be two people are left out."""
    found: dict[tuple[str, str], PossibleDouble] = {}
    # A spreadsheet keeps fifteen digits of a NIK and makes the last one a zero.
    damaged = and_(
        func.length(_first.c.nik) == 16,
        func.substr(_first.c.nik, 16) == "0",
        _second.c.nik > _first.c.nik,
        _second.c.nik <= func.substr(_first.c.nik, 1, 15) + "9",
        func.upper(_second.c.name) == func.upper(_first.c.name),
    )
    born = and_(
        _second.c.name.collate("NOCASE") == _first.c.name.collate("NOCASE"),
        _second.c.birth_date == _first.c.birth_date,
        _second.c.id > _first.c.id,
    )
    for sign, condition in ((DoubleSign.DAMAGED_NIK, damaged), (DoubleSign.SAME_BIRTH, born)):
        for double in _pairs(connection, sign, condition):
            pair = _ordered(double.first.id, double.second.id)
            found.setdefault(pair, double)
    apart = {
        (row.first_id, row.second_id)
        for row in connection.execute(select(different.c.first_id, different.c.second_id))
    }
    return tuple(double for pair, double in found.items() if pair not in apart)


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


def _pairs(connection: Connection, sign: DoubleSign, condition: Any) -> Iterable[PossibleDouble]:
    columns = [
        one.c[name].label(f"{one.name}_{name}") for one in (_first, _second) for name in _COLUMNS
    ]
    wanted = select(*columns).join_from(_first, _second, condition)
    rows = connection.execute(wanted.order_by(_first.c.name, _first.c.id).limit(_LIMIT))
    for row in rows.mappings():
        first, second = (
            DoubleRow(**{name: row[f"{one}_{name}"] for name in _COLUMNS})
            for one in ("first", "second")
        )
        yield PossibleDouble(sign=sign, first=first, second=second)


def _ordered(one: str, another: str) -> tuple[str, str]:
    return (one, another) if one < another else (another, one)
