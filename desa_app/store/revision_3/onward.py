# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of the kecamatan store: what it sends onward, and that it may be a kabupaten's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Let the office be a kabupaten, and add the tables of sending and of what villages told."""
    with op.batch_alter_table("office", recreate="always") as table:
        table.drop_constraint(op.f("ck_office_kind"), type_="check")
        table.create_check_constraint(
            op.f("ck_office_kind"), "kind in ('desa', 'kecamatan', 'kabupaten')"
        )
    op.create_table(
        "district_card",
        *_record(),
        sa.Column("code", sa.String(13), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("verify_key", sa.LargeBinary(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("card", sa.LargeBinary(), nullable=False),
        sa.Column("active", sa.Boolean(name="active"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_district_card")),
    )
    op.create_table(
        "package",
        *_record(),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("package_id", sa.String(36), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("manifest_sha256", sa.String(64), nullable=False),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.LargeBinary()),
        sa.Column("receipt_at", sa.String(27)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
        sa.UniqueConstraint("sequence", name=op.f("uq_package_sequence")),
        sa.UniqueConstraint("package_id", name=op.f("uq_package_package_id")),
    )
    op.create_table(
        "package_floor",
        *_record(),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package_floor")),
        sa.UniqueConstraint("sequence", name=op.f("uq_package_floor_sequence")),
    )
    op.create_table(
        "village_told",
        sa.Column("village", sa.String(13), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("enrolled", sa.Boolean(name="enrolled"), nullable=False),
        sa.Column("told_on", sa.Date()),
        sa.Column("sequence", sa.Integer()),
        sa.Column("people", sa.Integer()),
        sa.Column("plans", sa.Integer()),
        sa.Column("letters", sa.Integer()),
        sa.Column("cases", sa.Integer()),
        sa.PrimaryKeyConstraint("village", "period", name=op.f("pk_village_told")),
    )


def _record() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("created_by", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(27), nullable=False),
        sa.Column("changed_by", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]
