# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: the history, the recycle bin and merged people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

SEARCH = (
    "DROP TRIGGER IF EXISTS person_search_insert",
    "DROP TRIGGER IF EXISTS person_search_update",
    "DROP TRIGGER IF EXISTS person_search_delete",
    "DROP TABLE person_search",
    "CREATE VIRTUAL TABLE person_search USING fts5(name, nik, kk, dusun, phone, dialled, "
    "place, tokenize = 'trigram')",
    "CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN INSERT INTO "
    "person_search (rowid, name, nik, kk, dusun, phone, dialled, place) VALUES "
    "(new.search_row, new.name, coalesce(new.nik, ''), coalesce(new.kk, ''), new.dusun, "
    "new.phone, CASE WHEN "
    "replace(replace(replace(replace(replace(replace(replace(new.phone, ' ', ''), '-', "
    "''), '.', ''), '(', ''), ')', ''), '/', ''), '+', '') = '' THEN '' WHEN "
    "replace(replace(replace(replace(replace(replace(replace(new.phone, ' ', ''), '-', "
    "''), '.', ''), '(', ''), ')', ''), '/', ''), '+', '') LIKE '62%' THEN '=' || "
    "ltrim(substr(replace(replace(replace(replace(replace(replace(replace(new.phone, ' ',"
    " ''), '-', ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', ''), 3), '0') ELSE '=' "
    "|| ltrim(replace(replace(replace(replace(replace(replace(replace(new.phone, ' ', "
    "''), '-', ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', ''), '0') END, 'rt' || "
    "ltrim(new.rt, '0 ') || '. rw' || ltrim(new.rw, '0 ') || '.'); END",
    "CREATE TRIGGER person_search_update AFTER UPDATE ON person BEGIN DELETE FROM "
    "person_search WHERE rowid = old.search_row; INSERT INTO person_search (rowid, name, "
    "nik, kk, dusun, phone, dialled, place) VALUES (new.search_row, new.name, "
    "coalesce(new.nik, ''), coalesce(new.kk, ''), new.dusun, new.phone, CASE WHEN "
    "replace(replace(replace(replace(replace(replace(replace(new.phone, ' ', ''), '-', "
    "''), '.', ''), '(', ''), ')', ''), '/', ''), '+', '') = '' THEN '' WHEN "
    "replace(replace(replace(replace(replace(replace(replace(new.phone, ' ', ''), '-', "
    "''), '.', ''), '(', ''), ')', ''), '/', ''), '+', '') LIKE '62%' THEN '=' || "
    "ltrim(substr(replace(replace(replace(replace(replace(replace(replace(new.phone, ' ',"
    " ''), '-', ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', ''), 3), '0') ELSE '=' "
    "|| ltrim(replace(replace(replace(replace(replace(replace(replace(new.phone, ' ', "
    "''), '-', ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', ''), '0') END, 'rt' || "
    "ltrim(new.rt, '0 ') || '. rw' || ltrim(new.rw, '0 ') || '.'); END",
    "CREATE TRIGGER person_search_delete AFTER DELETE ON person BEGIN DELETE FROM "
    "person_search WHERE rowid = old.search_row; END",
    "CREATE INDEX person_search_name ON person (name COLLATE NOCASE, id)",
    "INSERT INTO person_search (rowid, name, nik, kk, dusun, phone, dialled, place) "
    "SELECT person.search_row, person.name, coalesce(person.nik, ''), coalesce(person.kk,"
    " ''), person.dusun, person.phone, CASE WHEN "
    "replace(replace(replace(replace(replace(replace(replace(person.phone, ' ', ''), '-',"
    " ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', '') = '' THEN '' WHEN "
    "replace(replace(replace(replace(replace(replace(replace(person.phone, ' ', ''), '-',"
    " ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', '') LIKE '62%' THEN '=' || "
    "ltrim(substr(replace(replace(replace(replace(replace(replace(replace(person.phone, '"
    " ', ''), '-', ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', ''), 3), '0') ELSE "
    "'=' || ltrim(replace(replace(replace(replace(replace(replace(replace(person.phone, '"
    " ', ''), '-', ''), '.', ''), '(', ''), ')', ''), '/', ''), '+', ''), '0') END, 'rt' "
    "|| ltrim(person.rt, '0 ') || '. rw' || ltrim(person.rw, '0 ') || '.' FROM person",
)


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


def upgrade() -> None:
    """Make room for the bin and for merged people; let the search see phones and places too."""
    op.create_table(
        "binned_person",
        *_record(),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("nik", sa.String(length=16)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_binned_person")),
        sa.UniqueConstraint("person_id", name=op.f("uq_binned_person_person_id")),
    )
    op.create_table(
        "merged_person",
        *_record(),
        sa.Column("kept_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_person")),
        sa.UniqueConstraint("other_id", name=op.f("uq_merged_person_other_id")),
    )
    op.create_table(
        "different_people",
        *_record(),
        sa.Column("first_id", sa.String(length=36), nullable=False),
        sa.Column("second_id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_different_people")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_different_people_first_id")),
    )
    op.create_index("ix_journal_subject", "journal", ["subject", "position"])
    op.create_index("ix_person_place", "person", ["dusun", "rw", "rt"])
    for statement in SEARCH:
        op.execute(statement)
