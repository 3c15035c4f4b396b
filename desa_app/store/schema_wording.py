# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of the office's own letter wordings, every version kept."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desa_app.store.schema_common import record_columns


def add_wording_tables(metadata: MetaData) -> Table:
    """Versions of wordings; at most one of a kind is active, none means the shipped text."""
    wording = Table(
        "wording",
        metadata,
        *record_columns(),
        Column("kind", String(40), nullable=False),
        Column("version", Integer, nullable=False),
        Column("text", Text, nullable=False),
        # SHA-256 of the shipped text that was known when it was written; empty for own kinds.
        Column("shipped_sha256", String(64), nullable=False),
        Column("note", Text, nullable=False),
        Column("active", Boolean(name="active"), nullable=False),
        UniqueConstraint("kind", "version"),
    )
    Index("ix_wording_active", wording.c.active)
    return wording
