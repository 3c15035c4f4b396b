# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's table of what was seen and decided about links between villages."""

from __future__ import annotations

from sqlalchemy import Column, MetaData, String, Table, Text, UniqueConstraint

from desa_app.store.schema_common import record_columns


def add_link_tables(metadata: MetaData) -> Table:
    """One row per link that was seen or answered; it outlives the villages' rows."""
    return Table(
        "village_link",
        metadata,
        *record_columns(),
        Column("kind", String(10), nullable=False),
        Column("key", Text, nullable=False),
        Column("seen", Text, nullable=False),
        Column("answer", String(12)),
        Column("note", Text, nullable=False),
        Column("answered_at", String(27)),
        Column("answered_by", String(40), nullable=False),
        UniqueConstraint("kind", "key"),
    )
