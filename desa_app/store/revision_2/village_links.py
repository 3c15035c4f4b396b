# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the kecamatan store: links between villages, and since when plans exist."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make an empty table; plans that came before keep no day until their village sends again."""
    op.create_table(
        "village_link",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.String(length=27), nullable=True),
        sa.Column("answered_by", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_link")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_village_link_kind")),
    )
    with op.batch_alter_table("village_episode", recreate="always") as table:
        table.add_column(sa.Column("noted_on", sa.Date(), nullable=True))
