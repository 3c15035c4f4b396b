# SPDX-License-Identifier: GPL-3.0-or-later
"""The newest day on letters, without those that were dated by a wrong clock.

A dead battery can date a morning's letters into another year. Once somebody has vouched for the
right day, what lies after it and was made before the vouching holds nothing up any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    Table,
    and_,
    column,
    func,
    not_,
    select,
    table,
    true,
)

from desa_app.store.journal import vouched
from desa_app.store.schema_desa import letter, letter_counter, metadata

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_hand_letter: Table = metadata.tables["hand_letter"]
_MADE = ("surat-terbit", "surat-dipulihkan", "surat-tangan-dicatat")


def newest_issue_day(connection: Connection) -> date | None:
    """The newest believed date on any printed letter; a clock before it is not believed."""
    return _newest(connection, letter.c.issued_on, letter.c.id)


def newest_number_day(connection: Connection) -> date | None:
    """The newest believed date on any letter with a number, printed or by hand."""
    days = (
        newest_issue_day(connection),
        _newest(connection, _hand_letter.c.on, _hand_letter.c.id),
    )
    return max((day for day in days if day is not None), default=None)


def newest_year(connection: Connection) -> int:
    """The newest year in which a number was given, as far as its date is believed; 0 for none."""
    if vouched(connection).day is None:
        return connection.execute(select(func.max(letter_counter.c.year))).scalar() or 0
    day = newest_number_day(connection)
    return day.year if day is not None else 0


def _newest(connection: Connection, day: Column[Any], key: Column[Any]) -> date | None:
    wanted = select(func.max(day)).where(_believed(connection, day, key))
    return connection.execute(wanted).scalar()


def _believed(connection: Connection, day: Column[Any], key: Column[Any]) -> ColumnElement[bool]:
    known = vouched(connection)
    if known.day is None:
        return true()
    made_before: Select[Any] = (
        select(column("subject"))
        .select_from(table("journal"))
        .where(column("action").in_(_MADE), column("position") < known.position)
    )
    return not_(and_(day > known.day, key.in_(made_before)))
