# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's table of its own former public keys; the private halves are gone."""

from __future__ import annotations

from sqlalchemy import Column, Date, LargeBinary, MetaData, Table, UniqueConstraint

from desa_app.store.schema_common import record_columns


def add_own_key_tables(metadata: MetaData) -> Table:
    """Keys that signed letters in their days, so that those letters stay genuine."""
    return Table(
        "former_key",
        metadata,
        *record_columns(),
        Column("verify_key", LargeBinary, nullable=False),
        Column("since", Date, nullable=False),
        Column("until", Date, nullable=False),
        UniqueConstraint("verify_key"),
    )
