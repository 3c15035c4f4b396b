# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the kecamatan store: the cases that villages send at the full level."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make the table; packages fill it."""
    op.create_table(
        "village_case",
        sa.Column("village", sa.String(length=13), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("minor", sa.Boolean(name="minor"), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("suspect", sa.Text(), nullable=False),
        sa.Column("loss", sa.BigInteger(), nullable=True),
        sa.Column("signs", sa.Text(), nullable=False),
        sa.Column("referrals", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("village", "id", name=op.f("pk_village_case")),
    )
