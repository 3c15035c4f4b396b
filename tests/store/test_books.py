# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers of entries without gap or double, and years that stay closed whoever writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from desa_app.domain.book_entry import EntryDraft
from desa_app.domain.books import Book
from desa_app.store import book_closings, books
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.stamp import Stamp
from tests.office_kit import (
    NOW,
    TODAY,
    VILLAGE,
    RunningClock,
    candidate,
    copy_of,
    enrolled_copy,
    fresh,
    open_village,
    permit,
)
from tests.store.two_programs import taken_by_two

SECRET = fresh(VILLAGE).key.secret
STAMP = Stamp(NOW, "uji")
YEAR = TODAY.year
POST = EntryDraft(day=TODAY, party="Camat Contoh", subject="Undangan")


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Database]:
    """A village with two letters, one void, an entry, its history, and closed books."""
    folder = enrolled_copy(VILLAGE, tmp_path)
    office = open_village(folder, RunningClock(NOW))
    for name in ("SITI CONTOH", "ANI CONTOH"):
        letter = office.letters.issue(permit(*candidate(office, name)))
    office.letters.void(letter.id, "Keliru")
    entry = office.books.note(Book.INCOMING, POST)
    office.books.correct(entry, EntryDraft(day=TODAY, party="Bupati", subject="Undangan"))
    office.close()
    database = Database(folder / STORE_NAME, SECRET)
    with database.writing() as connection:
        hand = {
            **STAMP.new(),
            "scope": "semua",
            "year": YEAR,
            "running": 900,
            "number": "470/900",
            "on": TODAY,
            "addressee": "Polsek",
            "subject": "Pengantar",
            "state": "terbit",
            "void_reason": "",
        }
        connection.execute(books._hand.insert().values(**hand))
        book_closings.close_year(
            connection, STAMP, year=YEAR, day=date(YEAR, 12, 31), counts={}, content="{}"
        )
    yield database
    database.close()


@pytest.mark.slow
def test_two_programs_number_the_agenda_without_gap_or_double(tmp_path: Path) -> None:
    each = 150
    path = copy_of(VILLAGE, tmp_path) / STORE_NAME
    taken = taken_by_two("note_entries", path, SECRET, each)
    assert sorted(taken[0] + taken[1]) == list(range(1, 2 * each + 1))
    database = Database(path, SECRET)
    with database.reading() as connection:
        found = books.entries(connection, Book.INCOMING, YEAR)
    database.close()
    assert [entry.running for entry in found] == list(range(1, 2 * each + 1))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE letter SET state = 'batal', void_reason = 'x' WHERE state = 'terbit'",
        "UPDATE letter SET number = number || 'x'",
        "UPDATE letter SET issued_on = '2025-01-01'",
        "UPDATE letter SET year = 2025",
        "UPDATE letter SET frozen = '{}'",
        "DELETE FROM letter",
        "UPDATE hand_letter SET state = 'batal', void_reason = 'x'",
        "UPDATE hand_letter SET year = 2025",
        "DELETE FROM hand_letter",
        "UPDATE book_entry SET subject = 'lain'",
        "UPDATE book_entry SET state = 'dicoret', strike_reason = 'x'",
        "UPDATE book_entry SET year = 2025",
        "DELETE FROM book_entry",
        "INSERT INTO book_entry SELECT 'baru', created_at, created_by, changed_at, changed_by,"
        " revision, book, year, 77, day, number, dated, party, subject, note, letter_id, state,"
        " strike_reason FROM book_entry",
        "INSERT OR REPLACE INTO book_entry SELECT * FROM book_entry",
        "INSERT OR REPLACE INTO letter SELECT * FROM letter",
        "INSERT OR REPLACE INTO hand_letter SELECT * FROM hand_letter",
        "DELETE FROM book_closing",
        "UPDATE book_closing SET year = 1999",
        "UPDATE book_closing SET content = 'x'",
        "UPDATE book_closing SET sha256 = 'x'",
        "UPDATE book_closing SET state = 'dibuka'",
        "DELETE FROM book_change",
        "UPDATE book_change SET fields = '{}'",
    ],
)
def test_nothing_of_a_closed_year_can_be_changed_in_the_store(
    full: Database, statement: str
) -> None:
    before = everything(full)
    with pytest.raises(DatabaseError), full.writing() as connection:
        connection.execute(text(statement))
    assert everything(full) == before


def test_a_letter_of_a_closed_year_can_still_be_marked_as_seen_but_not_rewritten(
    full: Database,
) -> None:
    # Columns that no book shows stay free, for example for a later upgrade.
    with full.writing() as connection:
        connection.execute(text("UPDATE letter SET revision = revision + 1"))


def test_only_a_reason_reopens_and_only_once(full: Database) -> None:
    with full.writing() as connection:
        book_closings.reopen_year(connection, STAMP, YEAR, "Salah tutup")
        assert book_closings.load_closing(connection, YEAR) is None
        connection.execute(text("UPDATE book_entry SET subject = 'lain'"))
    with pytest.raises(DatabaseError), full.writing() as connection:
        connection.execute(text("UPDATE book_closing SET state = 'tutup'"))
    with full.writing() as connection:
        again = book_closings.close_year(
            connection, STAMP, year=YEAR, day=TODAY, counts={"x": {"baris": 1}}, content="{}"
        )
        assert again.counts == {"x": {"baris": 1}}
        rounds = connection.execute(text("SELECT round, state FROM book_closing ORDER BY round"))
        assert [tuple(row) for row in rounds] == [(1, "dibuka"), (2, "tutup")]


def test_an_entry_is_never_removed_nor_renumbered_even_in_an_open_year(tmp_path: Path) -> None:
    path = copy_of(VILLAGE, tmp_path) / STORE_NAME
    database = Database(path, SECRET)
    with database.writing() as connection:
        books.insert_entry(connection, STAMP, Book.INCOMING, POST)
    for statement in (
        "DELETE FROM book_entry",
        "UPDATE book_entry SET running = 5",
        "UPDATE book_entry SET book = 'ekspedisi'",
    ):
        with pytest.raises(DatabaseError), database.writing() as connection:
            connection.execute(text(statement))
    database.close()


def everything(database: Database) -> list[tuple[object, ...]]:
    with database.reading() as connection:
        return [
            tuple(row)
            for name in ("letter", "hand_letter", "book_entry", "book_change", "book_closing")
            for row in connection.execute(text(f"SELECT * FROM {name} ORDER BY id"))  # noqa: S608
        ]
