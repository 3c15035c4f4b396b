# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables beside the people: the recycle bin, merged records, and what the search reads."""

from __future__ import annotations

from sqlalchemy import Column, Index, MetaData, String, Table, Text, UniqueConstraint

from desa_app.store.schema_common import record_columns


def add_people_tables(metadata: MetaData) -> None:
    """The bin, merged records, pairs that are two people, and the way into the log by record.

    Whoever is in the bin is in no other table: every reader leaves them out without having to
    know of the bin. The ids kept here are no references for the same reason.
    """
    Table(
        "binned_person",
        metadata,
        *record_columns(),
        Column("person_id", String(36), nullable=False),
        Column("name", Text, nullable=False),
        Column("nik", String(16)),
        Column("reason", Text, nullable=False),
        # The rows of the person and of all that hangs on them, as they stood.
        Column("rows", Text, nullable=False),
        UniqueConstraint("person_id"),
    )
    Table(
        "merged_person",
        metadata,
        *record_columns(),
        Column("kept_id", String(36), nullable=False),
        Column("other_id", String(36), nullable=False),
        Column("name", Text, nullable=False),
        Column("other_name", Text, nullable=False),
        Column("reason", Text, nullable=False),
        # The kept row before, the other row with what was set aside, and which rows moved over.
        Column("before", Text, nullable=False),
        Column("rows", Text, nullable=False),
        Column("moved", Text, nullable=False),
        Column("after", Text, nullable=False),
        UniqueConstraint("other_id"),
    )
    Table(
        "different_people",
        metadata,
        *record_columns(),
        Column("first_id", String(36), nullable=False),
        Column("second_id", String(36), nullable=False),
        UniqueConstraint("first_id", "second_id"),
    )
    journal = metadata.tables["journal"]
    Index("ix_journal_subject", journal.c.subject, journal.c.position)
    person = metadata.tables["person"]
    Index("ix_person_place", person.c.dusun, person.c.rw, person.c.rt)


def _spoken(row: str) -> str:
    digits = f"{row}.phone"
    for sign in (" ", "-", ".", "(", ")", "/", "+"):
        digits = f"replace({digits}, '{sign}', '')"
    # As dialled from anywhere: without the country's 62 and the leading zero.
    return (
        f"CASE WHEN {digits} = '' THEN '' WHEN {digits} LIKE '62%' "
        f"THEN '=' || ltrim(substr({digits}, 3), '0') ELSE '=' || ltrim({digits}, '0') END"
    )


def _place(row: str) -> str:
    # The dot ends the number, so that RT 1 does not stand for RT 12.
    return f"'rt' || ltrim({row}.rt, '0 ') || '. rw' || ltrim({row}.rw, '0 ') || '.'"


def _values(row: str) -> str:
    return (
        f"{row}.name, coalesce({row}.nik, ''), coalesce({row}.kk, ''), {row}.dusun, "
        f"{row}.phone, {_spoken(row)}, {_place(row)}"
    )


_COLUMNS = "name, nik, kk, dusun, phone, dialled, place"

FILL_SEARCH = (
    f"INSERT INTO person_search (rowid, {_COLUMNS}) "  # noqa: S608
    f"SELECT person.search_row, {_values('person')} FROM person"
)
"""Write the search anew for a register that has people already."""

# Search over what people ask for at the desk; any part of a word of three letters or more.
SEARCH_TABLE = (
    f"CREATE VIRTUAL TABLE person_search USING fts5({_COLUMNS}, tokenize = 'trigram')",
    # Our own words only; nothing typed by anyone comes here.
    "CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN "  # noqa: S608
    f"INSERT INTO person_search (rowid, {_COLUMNS}) VALUES "
    f"(new.search_row, {_values('new')}); END",
    "CREATE TRIGGER person_search_update AFTER UPDATE ON person BEGIN "  # noqa: S608
    "DELETE FROM person_search WHERE rowid = old.search_row; "
    f"INSERT INTO person_search (rowid, {_COLUMNS}) VALUES "
    f"(new.search_row, {_values('new')}); END",
    "CREATE TRIGGER person_search_delete AFTER DELETE ON person BEGIN "
    "DELETE FROM person_search WHERE rowid = old.search_row; END",
    # Names in the order of the list. Not in the metadata, which knows no order of letters.
    "CREATE INDEX person_search_name ON person (name COLLATE NOCASE, id)",
)
