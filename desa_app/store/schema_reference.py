# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of what the office wrote over the lists of the program, every version kept."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desa_app.store.schema_common import record_columns


def add_reference_tables(metadata: MetaData) -> Table:
    """Versions of rows; the newest of a key says how it stands."""
    return Table(
        "reference_row",
        metadata,
        *record_columns(),
        Column("list_name", String(20), nullable=False),
        Column("key", String(60), nullable=False),
        Column("version", Integer, nullable=False),
        Column("state", String(14), nullable=False),
        # JSON of texts by the list's own names; empty when the version carries no facts.
        Column("payload", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("checked_on", Date),
        Column("valid_from", Date),
        Column("valid_until", Date),
        Column("note", Text, nullable=False),
        UniqueConstraint("list_name", "key", "version"),
        CheckConstraint("state in ('dipakai', 'tidak_dipakai', 'bawaan')", name="state"),
    )
