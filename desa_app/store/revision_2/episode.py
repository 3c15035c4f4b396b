# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: plans with pay, debts and evidence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

# A path that was said before there was a rule stays the office's own word. Steps were numbered
# by nothing but their moment until now.
OWN_WORD = "UPDATE episode SET jalur_own = 1 WHERE jalur <> 'belum_jelas'"
PLACES = (
    'UPDATE status_change SET place = (SELECT count(*) FROM status_change AS "before" '
    'WHERE "before".episode_id = status_change.episode_id AND ("before"."on" < status_change."on" '
    'OR ("before"."on" = status_change."on" AND "before".id <= status_change.id)))'
)


def upgrade() -> None:
    """Add columns to plans and steps, and the tables of looks, contacts and returns."""
    with op.batch_alter_table("episode", recreate="always") as table:
        table.add_column(sa.Column("sector", sa.String(length=8)))
        for name in ("agency", "sip2mi", "siapkerja_id", "siskop2mi_id", "ak1"):
            table.add_column(
                sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))
            )
        for name in ("sponsor_origin", "info_source"):
            table.add_column(
                sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))
            )
        table.add_column(sa.Column("pay", sa.BigInteger()))
        table.add_column(
            sa.Column(
                "pay_currency", sa.String(length=3), nullable=False, server_default=sa.text("''")
            )
        )
        for name in ("cost_asked", "cost_paid", "debt"):
            table.add_column(sa.Column(name, sa.BigInteger()))
        for name in (
            "registered_on",
            "briefing_on",
            "arrived_on",
            "contract_until",
            "next_contact",
        ):
            table.add_column(sa.Column(name, sa.Date()))
        table.add_column(sa.Column("return_way", sa.String(length=16)))
        table.add_column(
            sa.Column(
                "jalur_own",
                sa.Boolean(name="jalur_own"),
                nullable=False,
                server_default=sa.text("0"),
            )
        )
    op.create_index("ix_episode_next_contact", "episode", ["next_contact"])
    op.execute(OWN_WORD)
    with op.batch_alter_table("status_change", recreate="always") as table:
        table.add_column(
            sa.Column("place", sa.Integer(), nullable=False, server_default=sa.text("0"))
        )
        table.add_column(
            sa.Column("struck_reason", sa.Text(), nullable=False, server_default=sa.text("''"))
        )
        table.add_column(
            sa.Column(
                "struck_by", sa.String(length=40), nullable=False, server_default=sa.text("''")
            )
        )
        table.add_column(sa.Column("struck_at", sa.String(length=27)))
    op.execute(PLACES)
    _create_tables()


def _create_tables() -> None:
    op.create_table(
        "fact_evidence",
        *_record(),
        sa.Column("episode_id", sa.String(length=36), nullable=False),
        sa.Column("fact", sa.String(length=20), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(name="holds"), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_keys("fact_evidence"),
    )
    op.create_index("ix_fact_evidence_episode_id", "fact_evidence", ["episode_id"])
    op.create_table(
        "contact",
        *_record(),
        sa.Column("episode_id", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("reached", sa.Boolean(name="reached"), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_keys("contact"),
    )
    op.create_index("ix_contact_episode_id", "contact", ["episode_id"])
    op.create_table(
        "homecoming",
        *_record(),
        sa.Column("episode_id", sa.String(length=36), nullable=False),
        sa.Column("work_months", sa.Integer()),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("savings", sa.BigInteger()),
        sa.Column("business", sa.Text(), nullable=False),
        sa.Column("pay_use", sa.Text(), nullable=False),
        sa.Column("wish", sa.String(length=12)),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_keys("homecoming"),
        sa.UniqueConstraint("episode_id", name=op.f("uq_homecoming_episode_id")),
    )


def _record() -> list[sa.Column[object]]:
    columns: list[sa.Column[object]] = [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]
    return columns


def _keys(table: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name=op.f(f"fk_{table}_episode_id_episode")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
