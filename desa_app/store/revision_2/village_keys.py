# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the kecamatan store: former keys of villages, and published lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Keep the key that each village has now as its first."""
    op.create_table(
        "village_key",
        *_record(),
        sa.Column("village", sa.String(length=13), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("verify_key", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_key")),
        sa.UniqueConstraint("village", "verify_key", name=op.f("uq_village_key_village")),
    )
    op.create_table(
        "key_list",
        *_record(),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("keys", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_list")),
        sa.UniqueConstraint("sequence", name=op.f("uq_key_list_sequence")),
    )
    op.execute(
        "INSERT INTO village_key (id, created_at, created_by, changed_at, changed_by, revision, "
        "village, name, verify_key, since, reason) SELECT id, changed_at, changed_by, changed_at, "
        "changed_by, 1, code, name, verify_key, substr(changed_at, 1, 10), '' FROM village"
    )


def _record() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]
