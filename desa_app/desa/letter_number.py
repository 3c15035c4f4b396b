# SPDX-License-Identifier: GPL-3.0-or-later
"""The number of the letter in hand: looked at for a preview, taken in the issuing transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.clock import WIB
from desa_app.desa.wording_kinds import office_kinds
from desa_app.domain.number_rules import Numbering, NumberScope, lacking, scope_of
from desa_app.errors import NumberClash, YearNotConfirmed, YearWentBack
from desa_app.store import numbers as rows
from desa_app.store import office as office_rows
from desa_app.store.believed_days import newest_number_day, newest_year

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.letter_kind import LetterKind
    from desa_app.domain.number_rules import KindNumbering
    from desa_app.office.desk import Desk
    from desa_app.store.stamp import Stamp

JUMP_DAYS = 366
"""A letter later than this after the last one asks whether the computer's date is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterNumber:
    """A number with its place: the sequence, and the running number within the letter's year."""

    sequence: str
    running: int
    text: str


def load_numbering(desk: Desk, connection: Connection) -> Numbering:
    """The office's way of numbering."""
    rules = rows.load_rules(connection)
    office = rules.pop(rows.OFFICE, None)
    return Numbering(
        pattern=desk.profile.number_pattern,
        scope=(office.scope if office else None) or NumberScope.ALL,
        unit=office.unit if office else "",
        rules=rules,
    )


def next_number(desk: Desk, connection: Connection, kind: LetterKind, day: date) -> LetterNumber:
    """The number this letter would have now; spends nothing.

    Raises ``YearWentBack``, ``YearNotConfirmed`` or ``NumberClash``.
    """
    refuse_strange_year(connection, day)
    numbering = load_numbering(desk, connection)
    one = numbering.of_kind(kind)
    floor = carried_to(connection, numbering, one, day.year)
    running = rows.next_number(connection, one.sequence, day.year, floor)
    return _written(desk, connection, one, running, day)


def take_number(
    desk: Desk, connection: Connection, stamp: Stamp, kind: LetterKind, day: date
) -> LetterNumber:
    """Take the number inside the transaction that archives the letter.

    Raises ``YearWentBack``, ``YearNotConfirmed`` or ``NumberClash``; the transaction then ends
    without having spent anything.
    """
    refuse_strange_year(connection, day)
    numbering = load_numbering(desk, connection)
    one = numbering.of_kind(kind)
    floor = carried_to(connection, numbering, one, day.year)
    running = rows.take_number(connection, stamp, one.sequence, day.year, floor)
    taken = _written(desk, connection, one, running, day)
    spent = rows.SpentNumber(one.sequence, day.year, running, taken.text, one.classification)
    rows.spend(connection, stamp, spent)
    return taken


def refuse_strange_year(connection: Connection, day: date) -> None:
    """Never begin an earlier year again; begin a far later one only when somebody confirmed it.

    A dead battery sets the computer's clock to any year. Raises ``YearWentBack`` or
    ``YearNotConfirmed``.
    """
    newest = newest_year(connection)
    if day.year < newest:
        raise YearWentBack(day.year, newest)
    last = newest_number_day(connection)
    if last is None:
        last = office_rows.load_start(connection).astimezone(WIB).date()
    jumped = day.year > last.year and (day - last).days > JUMP_DAYS
    if jumped and not rows.is_vouched(connection, day.year):
        raise YearNotConfirmed(day.year, last)


def refuse_clash(
    connection: Connection, text: str, *, pattern: str, year: int, classification: str
) -> None:
    """Raise ``NumberClash`` when this text stands on a letter already."""
    other = rows.find_spent(connection, text)
    if other is not None:
        lacks = lacking(
            pattern,
            other_year=other.year != year,
            other_code=other.classification != classification,
        )
        raise NumberClash(text, pattern, lacks)


def _written(
    desk: Desk, connection: Connection, one: KindNumbering, running: int, day: date
) -> LetterNumber:
    text = one.number(running, day, desk.profile.code)
    refuse_clash(
        connection,
        text,
        pattern=one.pattern,
        year=day.year,
        classification=one.classification,
    )
    return LetterNumber(sequence=one.sequence, running=running, text=text)


def carried_to(connection: Connection, numbering: Numbering, one: KindNumbering, year: int) -> int:
    """The last number that the same letters took this year under another scope.

    When the office changes its scope within a year, the new sequence goes on after it: numbers
    of the same code then never begin again, and the new ones cannot meet the old.
    """
    kinds = office_kinds(connection).usable
    floor = 0
    for given in rows.given_to_kinds(connection, year):
        kind = kinds.get(given.kind)
        code = kind.classification if kind else given.classification
        now = numbering.sequence_of(given.kind, code)
        left = scope_of(given.sequence) is not scope_of(now)
        same = given.kind == one.kind or given.classification == one.classification
        joined = now == one.sequence
        if left and given.sequence != one.sequence and (same or joined):
            floor = max(floor, given.running)
    return floor
