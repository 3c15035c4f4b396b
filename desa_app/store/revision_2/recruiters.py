# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: recruiters and P3MI."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make empty tables; names in older plans stay text until somebody notes a record."""
    op.create_table(
        "recruiter",
        *_record(),
        *_shared(),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("sip3mi", sa.Text(), nullable=False),
        sa.Column("assignment", sa.Text(), nullable=False),
        sa.Column("came_on", sa.Date(), nullable=True),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("noted_in_case", sa.Boolean(name="noted_in_case"), nullable=False),
        *_same_as("recruiter"),
    )
    op.create_table(
        "company",
        *_record(),
        *_shared(),
        sa.Column("sip3mi", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        *_same_as("company"),
    )
    for name in ("recruiter", "company"):
        _rest(name)


def _record() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]


def _shared() -> list[sa.Column[object]]:
    return [
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_with", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("same_as", sa.String(length=36), nullable=True),
    ]


def _same_as(name: str) -> list[sa.Constraint]:
    return [
        sa.CheckConstraint("state in ('aktif', 'dihapus')", name=op.f(f"ck_{name}_state")),
        sa.ForeignKeyConstraint(
            ["same_as"], [f"{name}.id"], name=op.f(f"fk_{name}_same_as_{name}")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    ]


def _rest(name: str) -> None:
    owner = f"{name}_id"
    phone, plan, apart = f"{name}_phone", f"{name}_plan", f"{name}_apart"
    op.create_table(
        phone,
        *_record(),
        sa.Column(owner, sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("normal", sa.String(length=40), nullable=False),
        _refers(phone, owner, name),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{phone}")),
    )
    op.create_index(f"ix_{phone}_{owner}", phone, [owner])
    op.create_index(f"ix_{phone}_normal", phone, ["normal"])
    op.create_table(
        plan,
        *_record(),
        sa.Column("episode_id", sa.String(length=36), nullable=False),
        sa.Column(owner, sa.String(length=36), nullable=False),
        _refers(plan, "episode_id", "episode"),
        _refers(plan, owner, name),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{plan}")),
        sa.UniqueConstraint("episode_id", name=op.f(f"uq_{plan}_episode_id")),
    )
    op.create_index(f"ix_{plan}_{owner}", plan, [owner])
    op.create_table(
        apart,
        *_record(),
        sa.Column("one_id", sa.String(length=36), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f(f"ck_{apart}_order")),
        _refers(apart, "one_id", name),
        _refers(apart, "other_id", name),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{apart}")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f(f"uq_{apart}_one_id")),
    )


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)
