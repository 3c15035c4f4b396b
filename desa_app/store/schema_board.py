# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's tables of its board: contacts with villages, and the day a month is due."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Integer, MetaData, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from desa_app.store.schema_common import record_columns


def add_board_tables(metadata: MetaData) -> tuple[Table, Table]:
    """Contacts and due days."""
    contact = Table(
        "village_contact",
        metadata,
        *record_columns(),
        Column("village", String(13), nullable=False, index=True),
        Column("on_day", Date, nullable=False),
        Column("way", String(12), nullable=False),
        Column("who", Text, nullable=False),
        Column("note", Text, nullable=False),
    )
    due_day = Table(
        "due_day",
        metadata,
        *record_columns(),
        Column("since", String(7), nullable=False),
        Column("day", Integer, nullable=False),
        Unique("since"),
        CheckConstraint("day between 1 and 28", name="day"),
    )
    return contact, due_day
