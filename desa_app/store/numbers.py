# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter numbers: counters that only rise, numbers spent or set aside, letters by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Table, func, insert, select, update

from desa_app.domain.letter import LetterState
from desa_app.domain.number_report import NumberRange, NumberUse
from desa_app.domain.number_rules import NumberRule, NumberScope
from desa_app.errors import NotFound
from desa_app.store.schema_desa import letter, letter_counter, metadata, person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from desa_app.domain.number_report import HandDraft, RangeDraft
    from desa_app.store.stamp import Stamp

number_rule: Table = metadata.tables["number_rule"]
spent_number: Table = metadata.tables["spent_number"]
number_range: Table = metadata.tables["number_range"]
hand_letter: Table = metadata.tables["hand_letter"]
number_year: Table = metadata.tables["number_year"]

OFFICE = ""
"""The rule that goes for the whole office stands under this kind."""


@dataclass(frozen=True, slots=True)
class SpentNumber:
    """A number that stands on a letter, with what it was written from."""

    sequence: str
    year: int
    running: int
    number: str
    classification: str


@dataclass(frozen=True, slots=True)
class GivenToKind:
    """The last number that letters of one kind and code took from one sequence in a year."""

    kind: str
    sequence: str
    classification: str
    running: int


# --- counters -----------------------------------------------------------------------------


def last_number(connection: Connection, scope: str, year: int) -> int:
    """The last number given in this sequence and year; 0 before the first."""
    found = connection.execute(
        select(letter_counter.c.last).where(
            letter_counter.c.scope == scope, letter_counter.c.year == year
        )
    ).scalar()
    return found or 0


def last_numbers(connection: Connection, year: int) -> dict[str, int]:
    """The last number given in every sequence of a year."""
    rows = connection.execute(
        select(letter_counter.c.scope, letter_counter.c.last).where(letter_counter.c.year == year)
    )
    return {row.scope: row.last for row in rows}


def next_number(connection: Connection, scope: str, year: int, floor: int = 0) -> int:
    """The number that would be taken now: above ``floor``, outside every reserved range."""
    running = max(last_number(connection, scope, year), floor) + 1
    for one in ranges(connection, year, scope):
        if running in one:
            running = one.last + 1
    return running


def take_number(connection: Connection, stamp: Stamp, scope: str, year: int, floor: int = 0) -> int:
    """Take the next number inside the caller's writing transaction; it is spent on commit.

    ``floor`` is the last number that another sequence gave to the same letters this year; the
    numbers up to it are noted as carried, so that nobody searches for them.
    """
    last = last_number(connection, scope, year)
    running = next_number(connection, scope, year, floor)
    if floor > last:
        connection.execute(
            insert(number_range).values(
                **stamp.new(),
                scope=scope,
                year=year,
                first=last + 1,
                last=floor,
                note="",
                carried=True,
                active=True,
            )
        )
    done = connection.execute(
        update(letter_counter)
        .where(letter_counter.c.scope == scope, letter_counter.c.year == year)
        .values(last=running, **stamp.changed(letter_counter))
    )
    if not done.rowcount:
        connection.execute(
            insert(letter_counter).values(**stamp.new(), scope=scope, year=year, last=running)
        )
    return running


def given_to_kinds(connection: Connection, year: int) -> list[GivenToKind]:
    """From which sequences the letters of a year took their numbers, per kind and code."""
    code = func.coalesce(spent_number.c.classification, "")
    rows = connection.execute(
        select(letter.c.kind, letter.c.scope, code, func.max(letter.c.running))
        .outerjoin(spent_number, spent_number.c.number == letter.c.number)
        .where(letter.c.year == year)
        .group_by(letter.c.kind, letter.c.scope, code)
    )
    return [GivenToKind(*row) for row in rows]


def spend(connection: Connection, stamp: Stamp, spent: SpentNumber) -> None:
    """Note that a number stands on a letter; the database refuses it a second time."""
    connection.execute(
        insert(spent_number).values(
            **stamp.new(),
            scope=spent.sequence,
            year=spent.year,
            running=spent.running,
            number=spent.number,
            classification=spent.classification,
        )
    )


def find_spent(connection: Connection, number: str) -> SpentNumber | None:
    """The letter number with this text, if it was ever given."""
    row = connection.execute(select(spent_number).where(spent_number.c.number == number)).first()
    if row is None:
        return None
    return SpentNumber(row.scope, row.year, row.running, row.number, row.classification)


# --- years --------------------------------------------------------------------------------


def number_years(connection: Connection) -> list[int]:
    """Every year that has numbers given or set aside, the newest first."""
    found: set[int] = set()
    for table in (letter_counter, hand_letter):
        found.update(connection.execute(select(table.c.year)).scalars())
    found.update(
        connection.execute(select(number_range.c.year).where(number_range.c.active)).scalars()
    )
    return sorted(found, reverse=True)


def vouch_for_year(connection: Connection, stamp: Stamp, year: int) -> None:
    """Note that somebody confirmed this year."""
    if not is_vouched(connection, year):
        connection.execute(insert(number_year).values(**stamp.new(), year=year))


def is_vouched(connection: Connection, year: int) -> bool:
    """Whether somebody confirmed this year."""
    found = connection.execute(select(number_year.c.id).where(number_year.c.year == year))
    return found.first() is not None


# --- rules --------------------------------------------------------------------------------


def load_rules(connection: Connection) -> dict[str, NumberRule]:
    """What the office decided, by kind; the office's own rule under :data:`OFFICE`."""
    rows = connection.execute(select(number_rule))
    return {
        row.kind: NumberRule(
            kind=row.kind,
            scope=NumberScope(row.scope) if row.scope else None,
            classification=row.classification,
            unit=row.unit,
            pattern=row.pattern,
        )
        for row in rows
    }


def save_rule(connection: Connection, stamp: Stamp, rule: NumberRule) -> None:
    """Replace what was decided for a kind."""
    values = {
        "scope": rule.scope.value if rule.scope else "",
        "classification": rule.classification,
        "unit": rule.unit,
        "pattern": rule.pattern,
    }
    done = connection.execute(
        update(number_rule)
        .where(number_rule.c.kind == rule.kind)
        .values(**values, **stamp.changed(number_rule))
    )
    if not done.rowcount:
        connection.execute(insert(number_rule).values(**stamp.new(), kind=rule.kind, **values))


# --- reserved ranges ----------------------------------------------------------------------


def ranges(connection: Connection, year: int, scope: str = "") -> list[NumberRange]:
    """The numbers left out in a year, lowest first; of one sequence when it is named."""
    wanted = (
        select(number_range)
        .where(number_range.c.year == year, number_range.c.active)
        .order_by(number_range.c.scope, number_range.c.first)
    )
    if scope:
        wanted = wanted.where(number_range.c.scope == scope)
    return [
        NumberRange(
            id=row.id,
            sequence=row.scope,
            year=row.year,
            first=row.first,
            last=row.last,
            note=row.note,
            carried=row.carried,
            lost=row.lost,
        )
        for row in connection.execute(wanted)
    ]


def insert_range(connection: Connection, stamp: Stamp, draft: RangeDraft) -> None:
    """Set numbers aside for letters written by hand."""
    connection.execute(
        insert(number_range).values(
            **stamp.new(),
            scope=draft.sequence,
            year=draft.year,
            first=draft.first,
            last=draft.last,
            note=draft.note.strip(),
            carried=False,
            active=True,
        )
    )


def load_range(connection: Connection, range_id: str) -> NumberRange:
    """One range that was set aside by the office; raises ``NotFound``."""
    row = connection.execute(
        select(number_range.c.year).where(
            number_range.c.id == range_id,
            number_range.c.active,
            ~number_range.c.carried,
            ~number_range.c.lost,
        )
    ).first()
    if row is None:
        raise NotFound("nomor sisihan")
    return next(one for one in ranges(connection, row.year) if one.id == range_id)


def release_range(connection: Connection, stamp: Stamp, range_id: str) -> None:
    """Give reserved numbers back to the sequence."""
    connection.execute(
        update(number_range)
        .where(number_range.c.id == range_id)
        .values(active=False, **stamp.changed(number_range))
    )


# --- letters by hand ----------------------------------------------------------------------


def insert_hand(connection: Connection, stamp: Stamp, draft: HandDraft, number: str) -> str:
    """Enter a letter written by hand and return its id; its number was spent by the caller."""
    columns = stamp.new()
    connection.execute(
        insert(hand_letter).values(
            **columns,
            scope=draft.sequence,
            year=draft.on.year,
            running=draft.running,
            number=number,
            on=draft.on,
            addressee=draft.addressee.strip(),
            subject=draft.subject.strip(),
            person_id=draft.person_id,
            state=LetterState.ISSUED.value,
            void_reason="",
        )
    )
    return str(columns["id"])


def void_hand(connection: Connection, stamp: Stamp, letter_id: str, reason: str) -> None:
    """Mark a letter by hand void; its number stays spent."""
    done = connection.execute(
        update(hand_letter)
        .where(hand_letter.c.id == letter_id, hand_letter.c.state == LetterState.ISSUED.value)
        .values(state=LetterState.VOID.value, void_reason=reason, **stamp.changed(hand_letter))
    )
    if done.rowcount != 1:
        raise NotFound("surat")


def uses(
    connection: Connection,
    year: int,
    kind_names: Iterable[tuple[str, str]],
    unnamed: Collection[str] = (),
) -> list[NumberUse]:
    """Every letter that has a number of this year, printed or by hand.

    Kinds in ``unnamed`` do not say whom they are about, nor why they were voided.
    """
    names = dict(kind_names)
    printed = connection.execute(
        select(
            letter.c.id,
            letter.c.kind,
            letter.c.scope,
            letter.c.year,
            letter.c.running,
            letter.c.number,
            letter.c.issued_on,
            letter.c.state,
            letter.c.void_reason,
            func.coalesce(person.c.name, "").label("person_name"),
        )
        .outerjoin(person, person.c.id == letter.c.person_id)
        .where(letter.c.year == year)
    )
    found = [
        NumberUse(
            id=row.id,
            sequence=row.scope,
            year=row.year,
            running=row.running,
            number=row.number,
            on=row.issued_on,
            to="" if row.kind in unnamed else row.person_name,
            subject=names.get(row.kind, row.kind),
            state=LetterState(row.state),
            # Why such a letter was voided tells of the case as much as the name does.
            void_reason="" if row.kind in unnamed else row.void_reason,
        )
        for row in printed
    ]
    found += [
        NumberUse(
            id=row.id,
            sequence=row.scope,
            year=row.year,
            running=row.running,
            number=row.number,
            on=row.on,
            to=row.addressee,
            subject=row.subject,
            state=LetterState(row.state),
            void_reason=row.void_reason,
            by_hand=True,
        )
        for row in connection.execute(select(hand_letter).where(hand_letter.c.year == year))
    ]
    return found
