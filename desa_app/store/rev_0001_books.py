# SPDX-License-Identifier: GPL-3.0-or-later
"""The books' part of the village store's first form; never edited after its release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

_BOOK_GUARDS = (
    "CREATE TRIGGER letter_closed_insert BEFORE INSERT ON letter WHEN EXISTS (SELECT 1 FROM "
    "book_closing WHERE state = 'tutup' AND year = new.year) BEGIN SELECT RAISE(ABORT, 'the "
    "books of this year are closed'); END",
    "CREATE TRIGGER letter_closed_update BEFORE UPDATE OF id, kind, scope, year, running, "
    "number, person_id, issued_on, state, void_reason, frozen ON letter WHEN EXISTS (SELECT 1"
    " FROM book_closing WHERE state = 'tutup' AND year IN (old.year, new.year)) BEGIN SELECT "
    "RAISE(ABORT, 'the books of this year are closed'); END",
    "CREATE TRIGGER letter_closed_delete BEFORE DELETE ON letter WHEN EXISTS (SELECT 1 FROM "
    "book_closing WHERE state = 'tutup' AND year = old.year) BEGIN SELECT RAISE(ABORT, 'the "
    "books of this year are closed'); END",
    "CREATE TRIGGER hand_letter_closed_insert BEFORE INSERT ON hand_letter WHEN EXISTS "
    "(SELECT 1 FROM book_closing WHERE state = 'tutup' AND year = new.year) BEGIN SELECT "
    "RAISE(ABORT, 'the books of this year are closed'); END",
    "CREATE TRIGGER hand_letter_closed_update BEFORE UPDATE OF id, scope, year, running, "
    'number, "on", addressee, subject, person_id, state, void_reason ON hand_letter WHEN '
    "EXISTS (SELECT 1 FROM book_closing WHERE state = 'tutup' AND year IN (old.year, "
    "new.year)) BEGIN SELECT RAISE(ABORT, 'the books of this year are closed'); END",
    "CREATE TRIGGER hand_letter_closed_delete BEFORE DELETE ON hand_letter WHEN EXISTS "
    "(SELECT 1 FROM book_closing WHERE state = 'tutup' AND year = old.year) BEGIN SELECT "
    "RAISE(ABORT, 'the books of this year are closed'); END",
    "CREATE TRIGGER book_entry_closed_insert BEFORE INSERT ON book_entry WHEN EXISTS (SELECT "
    "1 FROM book_closing WHERE state = 'tutup' AND year = new.year) BEGIN SELECT RAISE(ABORT,"
    " 'the books of this year are closed'); END",
    "CREATE TRIGGER book_entry_closed_update BEFORE UPDATE OF id, book, year, running, day, "
    "number, dated, party, subject, note, letter_id, state, strike_reason ON book_entry WHEN "
    "EXISTS (SELECT 1 FROM book_closing WHERE state = 'tutup' AND year IN (old.year, "
    "new.year)) BEGIN SELECT RAISE(ABORT, 'the books of this year are closed'); END",
    "CREATE TRIGGER book_entry_closed_delete BEFORE DELETE ON book_entry WHEN EXISTS (SELECT "
    "1 FROM book_closing WHERE state = 'tutup' AND year = old.year) BEGIN SELECT RAISE(ABORT,"
    " 'the books of this year are closed'); END",
    "CREATE TRIGGER book_entry_no_delete BEFORE DELETE ON book_entry BEGIN SELECT "
    "RAISE(ABORT, 'entries are struck, never removed'); END",
    "CREATE TRIGGER book_entry_number_stays BEFORE UPDATE OF id, book, year, running ON "
    "book_entry BEGIN SELECT RAISE(ABORT, 'an entry keeps its number'); END",
    "CREATE TRIGGER book_change_no_update BEFORE UPDATE ON book_change BEGIN SELECT "
    "RAISE(ABORT, 'history is append-only'); END",
    "CREATE TRIGGER book_change_no_delete BEFORE DELETE ON book_change BEGIN SELECT "
    "RAISE(ABORT, 'history is append-only'); END",
    "CREATE TRIGGER book_closing_no_delete BEFORE DELETE ON book_closing BEGIN SELECT "
    "RAISE(ABORT, 'a closing is never removed'); END",
    "CREATE TRIGGER book_closing_stays BEFORE UPDATE OF id, year, round, closed_on, counts, "
    "sha256, content ON book_closing BEGIN SELECT RAISE(ABORT, 'a closing never changes'); "
    "END",
    "CREATE TRIGGER book_closing_opened_once BEFORE UPDATE OF state, reopen_reason ON "
    "book_closing WHEN old.state <> 'tutup' OR new.state <> 'dibuka' BEGIN SELECT "
    "RAISE(ABORT, 'a closing is only ever reopened'); END",
)


def create_book_tables() -> None:
    """Create the tables and the guards of closed years; called by revision 1."""
    op.create_table(
        "book_entry",
        *_record(),
        sa.Column("book", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("strike_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "book in ('agenda-masuk', 'ekspedisi')", name=op.f("ck_book_entry_book")
        ),
        sa.CheckConstraint("running > 0", name=op.f("ck_book_entry_running")),
        sa.CheckConstraint("state in ('tercatat', 'dicoret')", name=op.f("ck_book_entry_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_entry")),
        sa.UniqueConstraint("book", "year", "running", name=op.f("uq_book_entry_book")),
    )
    op.create_index("ix_book_entry_letter_id", "book_entry", ["letter_id"], unique=False)
    op.create_table(
        "book_change",
        *_record(),
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["book_entry.id"], name=op.f("fk_book_change_entry_id_book_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_change")),
    )
    op.create_index("ix_book_change_entry_id", "book_change", ["entry_id"], unique=False)
    op.create_table(
        "book_skip",
        *_record(),
        sa.Column("letter_id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_skip")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_book_skip_letter_id")),
    )
    op.create_table(
        "book_closing",
        *_record(),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reopen_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state = 'tutup' or reopen_reason <> ''", name=op.f("ck_book_closing_reopen_reason")
        ),
        sa.CheckConstraint("state in ('tutup', 'dibuka')", name=op.f("ck_book_closing_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_closing")),
        sa.UniqueConstraint("year", "round", name=op.f("uq_book_closing_year")),
    )
    for statement in _BOOK_GUARDS:
        op.execute(statement)


def _record() -> list[sa.Column[object]]:
    columns: list[sa.Column[object]] = [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]
    return columns
