# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter numbers' part of the village store's first form; never edited after its release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create_number_tables() -> None:
    """Create the tables of rules, spent numbers, ranges, letters by hand and vouched years."""
    op.create_table(
        "number_rule",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("scope", sa.String(length=8), nullable=False),
        sa.Column("classification", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_rule")),
        sa.UniqueConstraint("kind", name=op.f("uq_number_rule_kind")),
    )
    op.create_table(
        "spent_number",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("classification", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spent_number")),
        sa.UniqueConstraint("number", name=op.f("uq_spent_number_number")),
        sa.UniqueConstraint("scope", "year", "running", name="uq_spent_number_scope"),
    )
    op.create_table(
        "number_range",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("carried", sa.Boolean(name="carried"), nullable=False),
        sa.Column("active", sa.Boolean(name="active"), nullable=False),
        sa.CheckConstraint("first >= 1 and last >= first", name=op.f("ck_number_range_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_range")),
    )
    op.create_index("ix_number_range_scope", "number_range", ["scope", "year"], unique=False)
    op.create_table(
        "hand_letter",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("state in ('terbit', 'batal')", name=op.f("ck_hand_letter_state")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_hand_letter_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_letter")),
        sa.UniqueConstraint("number", name=op.f("uq_hand_letter_number")),
        sa.UniqueConstraint("scope", "year", "running", name="uq_hand_letter_scope"),
    )
    op.create_index("ix_hand_letter_person_id", "hand_letter", ["person_id"], unique=False)
    op.create_table(
        "number_year",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_year")),
        sa.UniqueConstraint("year", name=op.f("uq_number_year_year")),
    )
