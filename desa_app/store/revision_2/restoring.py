# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: numbers and packages lost when a backup was restored."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add what keeps numbers and package sequences from being given twice."""
    with op.batch_alter_table("number_range", recreate="always") as table:
        table.add_column(
            sa.Column("lost", sa.Boolean(name="lost"), nullable=False, server_default="0")
        )
    op.create_table(
        "package_floor",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("created_by", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(27), nullable=False),
        sa.Column("changed_by", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package_floor")),
        sa.UniqueConstraint("sequence", name=op.f("uq_package_floor_sequence")),
    )
