# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of the kecamatan store: people whose data their village limited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Nobody of those who were told before is limited."""
    with op.batch_alter_table("village_person", recreate="always") as table:
        table.add_column(
            sa.Column(
                "limited", sa.Boolean(name="limited"), nullable=False, server_default=sa.text("0")
            )
        )
