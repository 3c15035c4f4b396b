# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of both stores: what each user may do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Give users a role; whoever prepared the office keeps doing everything."""
    with op.batch_alter_table("user", recreate="always") as table:
        table.add_column(
            sa.Column("role", sa.String(length=10), nullable=False, server_default="operator")
        )
        for name in ("manager", "cases", "must_change"):
            table.add_column(
                sa.Column(name, sa.Boolean(name=name), nullable=False, server_default="0")
            )
        table.create_check_constraint(
            op.f("ck_user_role"), "role in ('kades', 'sekdes', 'operator', 'pemeriksa')"
        )
    # The first form knew one user only: the one who made the office.
    op.execute("UPDATE \"user\" SET role = 'sekdes', manager = 1, cases = 1")
