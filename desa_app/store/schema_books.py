# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the letter books, and the guards that hold a closed year closed."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desa_app.store.schema_common import record_columns


def add_book_tables(metadata: MetaData) -> None:
    """Entries kept by hand, their earlier forms, letters not handed over, closings of years."""
    entry = Table(
        "book_entry",
        metadata,
        *record_columns(),
        Column("book", String(16), nullable=False),
        Column("year", Integer, nullable=False),
        Column("running", Integer, nullable=False),
        Column("day", Date, nullable=False),
        Column("number", Text, nullable=False),
        Column("dated", Date),
        Column("party", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("note", Text, nullable=False),
        # A printed letter or one written by hand, so there is no single table to refer to.
        Column("letter_id", String(36)),
        Column("state", String(8), nullable=False),
        Column("strike_reason", Text, nullable=False),
        UniqueConstraint("book", "year", "running"),
        CheckConstraint("book in ('agenda-masuk', 'ekspedisi')", name="book"),
        CheckConstraint("state in ('tercatat', 'dicoret')", name="state"),
        CheckConstraint("running > 0", name="running"),
    )
    Index("ix_book_entry_letter_id", entry.c.letter_id)
    change = Table(
        "book_change",
        metadata,
        *record_columns(),
        Column("entry_id", String(36), ForeignKey("book_entry.id"), nullable=False),
        Column("fields", Text, nullable=False),
    )
    Index("ix_book_change_entry_id", change.c.entry_id)
    # Letters that somebody carries to their addressee: no handing over is to be noted.
    Table(
        "book_skip",
        metadata,
        *record_columns(),
        Column("letter_id", String(36), nullable=False),
        UniqueConstraint("letter_id"),
    )
    Table(
        "book_closing",
        metadata,
        *record_columns(),
        Column("year", Integer, nullable=False),
        Column("round", Integer, nullable=False),
        Column("closed_on", Date, nullable=False),
        Column("counts", Text, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("content", Text, nullable=False),
        Column("state", String(8), nullable=False),
        Column("reopen_reason", Text, nullable=False),
        UniqueConstraint("year", "round"),
        CheckConstraint("state in ('tutup', 'dibuka')", name="state"),
        CheckConstraint("state = 'tutup' or reopen_reason <> ''", name="reopen_reason"),
    )


def closed_year_guards(table: str, columns: str) -> tuple[str, ...]:
    """Triggers that refuse every change of ``table`` in a closed year.

    The table must have a column ``year``; ``columns`` are those that a book shows.
    """
    return tuple(
        # The names are our own, from this file; nothing typed by anyone comes here.
        f"CREATE TRIGGER {table}_closed_{name} BEFORE {event} ON {table} "  # noqa: S608
        f"WHEN EXISTS (SELECT 1 FROM book_closing WHERE state = 'tutup' AND {years}) "
        "BEGIN SELECT RAISE(ABORT, 'the books of this year are closed'); END"
        for name, event, years in (
            ("insert", "INSERT", "year = new.year"),
            ("update", f"UPDATE OF {columns}", "year IN (old.year, new.year)"),
            ("delete", "DELETE", "year = old.year"),
        )
    )


def _never(name: str, event: str, table: str, words: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )


BOOK_GUARDS = (
    *closed_year_guards(
        "letter",
        "id, kind, scope, year, running, number, person_id, issued_on, state, void_reason, frozen",
    ),
    *closed_year_guards(
        "hand_letter",
        'id, scope, year, running, number, "on", addressee, subject, person_id, state, void_reason',
    ),
    *closed_year_guards(
        "book_entry",
        "id, book, year, running, day, number, dated, party, subject, note, letter_id, state, "
        "strike_reason",
    ),
    _never("book_entry_no_delete", "DELETE", "book_entry", "entries are struck, never removed"),
    _never(
        "book_entry_number_stays",
        "UPDATE OF id, book, year, running",
        "book_entry",
        "an entry keeps its number",
    ),
    _never("book_change_no_update", "UPDATE", "book_change", "history is append-only"),
    _never("book_change_no_delete", "DELETE", "book_change", "history is append-only"),
    _never("book_closing_no_delete", "DELETE", "book_closing", "a closing is never removed"),
    _never(
        "book_closing_stays",
        "UPDATE OF id, year, round, closed_on, counts, sha256, content",
        "book_closing",
        "a closing never changes",
    ),
    "CREATE TRIGGER book_closing_opened_once BEFORE UPDATE OF state, reopen_reason ON "
    "book_closing WHEN old.state <> 'tutup' OR new.state <> 'dibuka' "
    "BEGIN SELECT RAISE(ABORT, 'a closing is only ever reopened'); END",
)
