# SPDX-License-Identifier: GPL-3.0-or-later
"""After how many minutes without a touch either office locks itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Ten minutes for every office that never chose."""
    with op.batch_alter_table("office", recreate="always") as table:
        table.add_column(
            sa.Column("lock_minutes", sa.Integer(), nullable=False, server_default="10")
        )
