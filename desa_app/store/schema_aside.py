# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's table of packages set aside because their number was taken in already."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desa_app.store.schema_common import record_columns


def add_aside_table(metadata: MetaData) -> Table:
    """``sealed`` is the file as it came; ``replaced`` what it took the place of, if it did."""
    return Table(
        "set_aside",
        metadata,
        *record_columns(),
        Column("village", String(13), nullable=False),
        Column("village_name", Text, nullable=False),
        Column("series", Integer, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("period", String(7), nullable=False),
        Column("level", String(10), nullable=False),
        Column("counts", Text, nullable=False),
        Column("package_id", String(36), nullable=False),
        Column("manifest_sha256", String(64), nullable=False),
        Column("file_sha256", String(64), nullable=False),
        Column("file_name", Text, nullable=False),
        Column("made_at", String(27), nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("decision", String(10), nullable=False),
        Column("note", Text, nullable=False),
        Column("replaced", Text, nullable=False),
        UniqueConstraint("village", "manifest_sha256", name="uq_set_aside_village"),
    )
