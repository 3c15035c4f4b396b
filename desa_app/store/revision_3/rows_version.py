# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of the kecamatan store: how often each sender's rows were replaced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make the table; who has sent before begins to be counted with the next package."""
    op.create_table(
        "rows_version",
        sa.Column("sender", sa.String(length=13), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sender", name=op.f("pk_rows_version")),
    )
