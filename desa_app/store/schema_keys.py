# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's tables of village keys, also former ones, and of the lists it has published."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from desa_app.store.schema_common import record_columns


def add_key_tables(metadata: MetaData) -> tuple[Table, Table]:
    """Keys of villages, and published lists."""
    village_key = Table(
        "village_key",
        metadata,
        *record_columns(),
        Column("village", String(13), nullable=False),
        Column("name", Text, nullable=False),
        Column("verify_key", LargeBinary, nullable=False),
        Column("since", Date, nullable=False),
        Column("until", Date),
        Column("revoked_on", Date),
        Column("reason", Text, nullable=False),
        # Which key of its village this is, from 1; its packages are counted by themselves.
        Column("series", Integer, nullable=False, server_default=text("1")),
        # Why the village brought this key in place of the one before (``KeyCause``).
        Column("cause", String(10), nullable=False, server_default=text("''")),
        UniqueConstraint("village", "verify_key"),
        UniqueConstraint("village", "series", name="uq_village_key_series"),
    )
    key_list = Table(
        "key_list",
        metadata,
        *record_columns(),
        Column("sequence", Integer, nullable=False),
        Column("keys", Integer, nullable=False),
        Column("sha256", String(64), nullable=False),
        UniqueConstraint("sequence"),
    )
    return village_key, key_list
