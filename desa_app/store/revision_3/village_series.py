# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of the kecamatan store: every key of a village counts its packages anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Number the keys of each village, and say of each package which key proved it."""
    for name in ("village_key", "received", "village_recap"):
        op.add_column(
            name, sa.Column("series", sa.Integer(), nullable=False, server_default=sa.text("1"))
        )
    op.execute(
        "UPDATE village_key SET series = (SELECT count(*) FROM village_key AS other"
        " WHERE other.village = village_key.village AND"
        " (other.created_at, other.id) <= (village_key.created_at, village_key.id))"
    )
    # The second form believed only the newest card, so a package's key was the newest one then.
    op.execute(
        "UPDATE received SET series = max(1, (SELECT count(*) FROM village_key"
        " WHERE village_key.village = received.village"
        " AND village_key.created_at <= received.created_at))"
    )
    op.execute(
        "UPDATE village_recap SET series = coalesce((SELECT series FROM received"
        " WHERE received.village = village_recap.village"
        " AND received.sequence = village_recap.sequence), 1)"
    )
    cause = sa.Column("cause", sa.String(length=10), nullable=False, server_default=sa.text("''"))
    with op.batch_alter_table("village_key", recreate="always") as table:
        table.add_column(cause)
        table.create_unique_constraint("uq_village_key_series", ["village", "series"])
    with op.batch_alter_table("received", recreate="always") as table:
        table.drop_constraint("uq_received_village", type_="unique")
        table.create_unique_constraint("uq_received_village", ["village", "series", "sequence"])
    # Only written anew, so that its form is the same as that of a store made today.
    with op.batch_alter_table("village_recap", recreate="always"):
        pass
