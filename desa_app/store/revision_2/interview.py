# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: the answers to the indicators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Keep what an interview was about, whether it still counts, and its frozen sheet."""
    plan = sa.Column("plan", sa.Text(), nullable=False, server_default="{}")
    state = sa.Column("state", sa.String(length=8), nullable=False, server_default="berlaku")
    with op.batch_alter_table("interview", recreate="always") as table:
        table.add_column(plan)
        table.add_column(state)
    op.create_table(
        "interview_sheet",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.String(length=36), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("advice", sa.String(length=10), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("unknown", sa.Text(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("corrects_id", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["interview.id"], name=op.f("fk_interview_sheet_corrects_id_interview")
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_interview_sheet_interview_id_interview"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_sheet")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_interview_sheet_corrects_id")),
        sa.UniqueConstraint("interview_id", name=op.f("uq_interview_sheet_interview_id")),
    )
