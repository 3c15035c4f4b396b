# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of both stores: where recruiters and companies are to be found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade_recruiters() -> None:
    """A village's recruiters get an address; none is known of those noted before."""
    with op.batch_alter_table("recruiter", recreate="always") as table:
        table.add_column(
            sa.Column("address", sa.Text(), nullable=False, server_default=sa.text("''"))
        )
        # Rebuilding a table forgets its checks.
        table.create_check_constraint(op.f("ck_recruiter_state"), "state in ('aktif', 'dihapus')")


def upgrade_plans() -> None:
    """The kecamatan keeps the addresses of a plan's recruiter and company."""
    with op.batch_alter_table("village_episode", recreate="always") as table:
        for name in ("sponsor_address", "company_address"):
            table.add_column(
                sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))
            )


def _address(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))
