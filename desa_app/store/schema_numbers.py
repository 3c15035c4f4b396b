# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables about numbers: rules per kind, spent and reserved numbers, letters by hand, packages."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
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
from desa_app.store.schema_sending import add_floor_table


def add_number_tables(metadata: MetaData) -> None:
    """Add them; letters and persons are there already."""
    # The row without a kind holds what goes for the whole office.
    Table(
        "number_rule",
        metadata,
        *record_columns(),
        Column("kind", String(40), nullable=False),
        Column("scope", String(8), nullable=False),
        Column("classification", String(40), nullable=False),
        Column("unit", String(40), nullable=False),
        Column("pattern", Text, nullable=False),
        UniqueConstraint("kind"),
    )
    # Every number that stands on a letter, printed or by hand: no text and no place twice.
    Table(
        "spent_number",
        metadata,
        *record_columns(),
        Column("scope", String(60), nullable=False),
        Column("year", Integer, nullable=False),
        Column("running", Integer, nullable=False),
        Column("number", String(80), nullable=False),
        Column("classification", String(40), nullable=False),
        UniqueConstraint("number"),
        UniqueConstraint("scope", "year", "running", name="uq_spent_number_scope"),
    )
    number_range = Table(
        "number_range",
        metadata,
        *record_columns(),
        Column("scope", String(60), nullable=False),
        Column("year", Integer, nullable=False),
        Column("first", Integer, nullable=False),
        Column("last", Integer, nullable=False),
        Column("note", Text, nullable=False),
        Column("carried", Boolean(name="carried"), nullable=False),
        Column("active", Boolean(name="active"), nullable=False),
        # Numbers of the time between a backup and its restoring: used, but nobody knows for what.
        Column("lost", Boolean(name="lost"), nullable=False, server_default="0"),
        CheckConstraint("first >= 1 and last >= first", name="order"),
    )
    Index("ix_number_range_scope", number_range.c.scope, number_range.c.year)
    hand_letter = Table(
        "hand_letter",
        metadata,
        *record_columns(),
        Column("scope", String(60), nullable=False),
        Column("year", Integer, nullable=False),
        Column("running", Integer, nullable=False),
        Column("number", String(80), nullable=False),
        Column("on", Date, nullable=False),
        Column("addressee", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("person_id", String(36), ForeignKey("person.id")),
        Column("state", String(8), nullable=False),
        Column("void_reason", Text, nullable=False),
        UniqueConstraint("number"),
        UniqueConstraint("scope", "year", "running", name="uq_hand_letter_scope"),
        CheckConstraint("state in ('terbit', 'batal')", name="state"),
    )
    Index("ix_hand_letter_person_id", hand_letter.c.person_id)
    # Years that somebody vouched for although the last letter lies more than a year back.
    Table(
        "number_year",
        metadata,
        *record_columns(),
        Column("year", Integer, nullable=False),
        UniqueConstraint("year"),
    )
    # Sequences of packages sent in a time that no backup holds; the next one goes on after them.
    add_floor_table(metadata)
