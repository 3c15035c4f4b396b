# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of both stores: who may search the people of all villages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Nobody may at first; whoever manages the users gives the right."""
    with op.batch_alter_table("user", recreate="always") as table:
        table.add_column(
            sa.Column("search", sa.Boolean(name="search"), nullable=False, server_default="0")
        )
        # Rebuilding a table forgets its checks.
        table.create_check_constraint(
            op.f("ck_user_role"), "role in ('kades', 'sekdes', 'operator', 'pemeriksa')"
        )
