# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's table of packages on their way to a stick, whose number is spent until settled."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, UniqueConstraint

from desa_app.store.schema_common import record_columns


def add_sending_tables(metadata: MetaData) -> Table:
    """A row lives from before the file gets its name until it is known whether it lies there."""
    return Table(
        "package_attempt",
        metadata,
        *record_columns(),
        Column("sequence", Integer, nullable=False),
        Column("package_id", String(36), nullable=False),
        Column("period", String(7), nullable=False),
        Column("level", String(10), nullable=False),
        Column("reason", Text, nullable=False),
        Column("counts", Text, nullable=False),
        Column("manifest_sha256", String(64), nullable=False),
        Column("file_sha256", String(64), nullable=False),
        Column("file_name", Text, nullable=False),
        Column("size", Integer, nullable=False),
        UniqueConstraint("sequence"),
        UniqueConstraint("package_id"),
    )
