# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the kecamatan store: contacts with villages, and the day a month is due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make both tables; they begin empty."""
    op.create_table(
        "village_contact",
        *_record(),
        sa.Column("village", sa.String(length=13), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=12), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_contact")),
    )
    op.create_index(op.f("ix_village_contact_village"), "village_contact", ["village"])
    op.create_table(
        "due_day",
        *_record(),
        sa.Column("since", sa.String(length=7), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_day")),
        sa.UniqueConstraint("since", name=op.f("uq_due_day_since")),
        sa.CheckConstraint("day between 1 and 28", name=op.f("ck_due_day_day")),
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
