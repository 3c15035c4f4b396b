# SPDX-License-Identifier: GPL-3.0-or-later
"""The books' lines: letters read from the archive, entries kept by hand with their history."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, union, update

from desa_app.clock import read_timestamp
from desa_app.domain.book_entry import BookEntry, EntryDraft, EntryState
from desa_app.domain.book_letters import HandWords, OutgoingLetter
from desa_app.domain.books import KEPT_BY_HAND, Book, EntryChange
from desa_app.domain.letter import LetterState
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.schema_desa import letter, metadata, person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_entry = metadata.tables["book_entry"]
_change = metadata.tables["book_change"]
_hand = metadata.tables["hand_letter"]
_skip = metadata.tables["book_skip"]
_FACTS = ("day", "number", "dated", "party", "subject", "note")
WHAT = "buku"


# --- letters that went out ------------------------------------------------------------------


def outgoing_letters(connection: Connection, year: int) -> list[OutgoingLetter]:
    """Every letter with a number of this year, printed or by hand, void ones too.

    In the order they were entered, so that a later letter never moves an earlier one's place in
    the book; the running number decides within one moment.
    """
    found = [*_printed(connection, year), *_by_hand(connection, year)]
    return [one for _, one in sorted(found, key=itemgetter(0))]


_Place = tuple[str, int, str]


def _printed(connection: Connection, year: int) -> list[tuple[_Place, OutgoingLetter]]:
    rows = connection.execute(
        select(
            letter.c.id,
            letter.c.created_at,
            letter.c.running,
            letter.c.kind,
            letter.c.number,
            letter.c.issued_on,
            letter.c.state,
            letter.c.void_reason,
            letter.c.frozen,
            func.coalesce(person.c.name, "").label("person_name"),
        )
        .outerjoin(person, person.c.id == letter.c.person_id)
        .where(letter.c.year == year)
    ).mappings()
    return [
        (
            (row["created_at"], row["running"], row["id"]),
            OutgoingLetter(
                id=row["id"],
                kind=row["kind"],
                number=row["number"],
                issued_on=row["issued_on"],
                state=LetterState(row["state"]),
                void_reason=row["void_reason"],
                person_name=row["person_name"],
                frozen=row["frozen"],
            ),
        )
        for row in rows
    ]


def _by_hand(connection: Connection, year: int) -> list[tuple[_Place, OutgoingLetter]]:
    rows = connection.execute(select(_hand).where(_hand.c.year == year)).mappings()
    return [
        (
            (row["created_at"], row["running"], row["id"]),
            OutgoingLetter(
                id=row["id"],
                kind="",
                number=row["number"],
                issued_on=row["on"],
                state=LetterState(row["state"]),
                void_reason=row["void_reason"],
                by_hand=HandWords(party=row["addressee"], subject=row["subject"]),
            ),
        )
        for row in rows
    ]


def refuse_unknown_letter(connection: Connection, letter_id: str) -> None:
    """Raise ``NotFound`` unless this is a letter, printed or by hand."""
    for table in (letter, _hand):
        if connection.execute(select(table.c.id).where(table.c.id == letter_id)).first():
            return
    raise NotFound("surat")


def settled_letters(connection: Connection) -> set[str]:
    """Letters whose handing over is noted, or that their bearer carries."""
    noted = select(_entry.c.letter_id).where(
        _entry.c.letter_id.is_not(None), _entry.c.state == EntryState.NOTED.value
    )
    carried = select(_skip.c.letter_id)
    return set(connection.execute(noted.union(carried)).scalars())


def skip_letter(connection: Connection, stamp: Stamp, letter_id: str) -> None:
    """Remember that nobody hands this letter over for the office."""
    connection.execute(insert(_skip).values(**stamp.new(), letter_id=letter_id))


# --- entries kept by hand -------------------------------------------------------------------


def insert_entry(connection: Connection, stamp: Stamp, book: Book, draft: EntryDraft) -> BookEntry:
    """Write an entry with the next number of its year, inside the caller's transaction.

    The write lock is held from the transaction's start and no entry is ever removed, so the
    numbers run from 1 without gap or double.
    """
    if book not in KEPT_BY_HAND or draft.day is None:
        raise ValueError(book)
    year = draft.day.year
    last = connection.execute(
        select(func.max(_entry.c.running)).where(_entry.c.book == book.value, _entry.c.year == year)
    ).scalar()
    columns = stamp.new()
    connection.execute(
        insert(_entry).values(
            **columns,
            **_values(draft),
            book=book.value,
            year=year,
            running=(last or 0) + 1,
            letter_id=draft.letter_id or None,
            state=EntryState.NOTED.value,
            strike_reason="",
        )
    )
    return load_entry(connection, str(columns["id"]))


def update_entry(
    connection: Connection,
    stamp: Stamp,
    entry: BookEntry,
    draft: EntryDraft,
    fields: Mapping[str, tuple[str, str]],
) -> None:
    """Save a corrected entry and keep what it said before; raises ``ChangedMeanwhile``."""
    _change_entry(connection, stamp, entry, _values(draft))
    connection.execute(
        insert(_change).values(
            **stamp.new(),
            entry_id=entry.id,
            fields=json.dumps(dict(fields), ensure_ascii=False, sort_keys=True),
        )
    )


def strike_entry(connection: Connection, stamp: Stamp, entry: BookEntry, reason: str) -> None:
    """Strike an entry out; it keeps its number. Raises ``ChangedMeanwhile``."""
    values = {"state": EntryState.STRUCK.value, "strike_reason": reason}
    _change_entry(connection, stamp, entry, values)


def put_back_entry(connection: Connection, stamp: Stamp, entry: BookEntry) -> None:
    """Let a struck entry hold again; raises ``ChangedMeanwhile``.

    Also when the letter it hands over was noted again meanwhile, or is carried by its bearer.
    """
    taken = entry.facts.letter_id and entry.facts.letter_id in settled_letters(connection)
    if entry.state is not EntryState.STRUCK or taken:
        raise ChangedMeanwhile(WHAT)
    values = {"state": EntryState.NOTED.value, "strike_reason": ""}
    _change_entry(connection, stamp, entry, values)


def load_entry(connection: Connection, entry_id: str) -> BookEntry:
    """One entry; raises ``NotFound``."""
    row = connection.execute(select(_entry).where(_entry.c.id == entry_id)).mappings().first()
    if row is None:
        raise NotFound(WHAT)
    return _read(row)


def entries(connection: Connection, book: Book, year: int) -> list[BookEntry]:
    """A year's entries by their number, struck ones too."""
    rows = connection.execute(
        select(_entry)
        .where(_entry.c.book == book.value, _entry.c.year == year)
        .order_by(_entry.c.running)
    ).mappings()
    return [_read(row) for row in rows]


def history(connection: Connection, entry_id: str) -> tuple[EntryChange, ...]:
    """What was corrected in an entry, the newest first."""
    rows = connection.execute(
        select(_change.c.created_at, _change.c.created_by, _change.c.fields)
        .where(_change.c.entry_id == entry_id)
        .order_by(_change.c.id.desc())
    )
    return tuple(
        EntryChange(
            at=read_timestamp(row.created_at),
            by=row.created_by,
            fields={name: (old, new) for name, (old, new) in json.loads(row.fields).items()},
        )
        for row in rows
    )


def years(connection: Connection) -> set[int]:
    """Every year in which any book has a line."""
    tables = (letter, _hand, _entry)
    found = connection.execute(union(*(select(table.c.year) for table in tables))).scalars()
    return {int(year) for year in found}


def _change_entry(
    connection: Connection, stamp: Stamp, entry: BookEntry, values: Mapping[str, object]
) -> None:
    done = connection.execute(
        update(_entry)
        .where(_entry.c.id == entry.id, _entry.c.revision == entry.revision)
        .values(**values, **stamp.changed(_entry))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(WHAT)


def _values(draft: EntryDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in _FACTS}


def _read(row: Any) -> BookEntry:
    facts = {name: row[name] for name in _FACTS}
    return BookEntry(
        id=row["id"],
        book=Book(row["book"]),
        year=row["year"],
        running=row["running"],
        revision=row["revision"],
        state=EntryState(row["state"]),
        strike_reason=row["strike_reason"],
        facts=EntryDraft(**facts, letter_id=row["letter_id"] or ""),
    )
