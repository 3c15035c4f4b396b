# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of an office that seals packages for the office above: whom it trusts, what it sent."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
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


def add_sending_tables(metadata: MetaData) -> tuple[Table, Table, Table]:
    """The card of the office above, the packages, and those on their way to a stick.

    A row of the last lives from before the file gets its name until it is known whether it lies
    there; its number is spent meanwhile.

    The first table has its name from the village, whose office above is the kecamatan; at a
    kecamatan it holds the card of the kabupaten.
    """
    district_card = Table(
        "district_card",
        metadata,
        *record_columns(),
        Column("code", String(13), nullable=False),
        Column("name", Text, nullable=False),
        Column("verify_key", LargeBinary, nullable=False),
        Column("fingerprint", Text, nullable=False),
        Column("card", LargeBinary, nullable=False),
        Column("active", Boolean(name="active"), nullable=False),
    )
    package = Table(
        "package",
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
        Column("receipt", LargeBinary),
        Column("receipt_at", String(27)),
        UniqueConstraint("sequence"),
        UniqueConstraint("package_id"),
    )
    attempt = Table(
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
    return district_card, package, attempt


def add_floor_table(metadata: MetaData) -> Table:
    """Sequences that are spent although their packages are lost; see ``store.packages``."""
    return Table(
        "package_floor",
        metadata,
        *record_columns(),
        Column("sequence", Integer, nullable=False),
        Column("reason", Text, nullable=False),
        UniqueConstraint("sequence"),
    )
