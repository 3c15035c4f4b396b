# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: imports that can be undone and remembered mappings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the tables of imports."""
    op.create_table(
        "import_batch",
        *_record_columns(),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("treatment", sa.String(20), nullable=False),
        sa.Column("read_rows", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("left_alone", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("undone_at", sa.String(27)),
        sa.Column("undone_by", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sa.CheckConstraint(
            "state in ('berlaku', 'diurungkan')", name=op.f("ck_import_batch_state")
        ),
        sa.CheckConstraint(
            "read_rows = added + updated + left_alone", name=op.f("ck_import_batch_adds_up")
        ),
    )
    op.create_table(
        "import_item",
        sa.Column("import_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("sheet_row", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(4), nullable=False),
        sa.Column("revision_before", sa.Integer(), nullable=False),
        sa.Column("revision_after", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_batch.id"], name=op.f("fk_import_item_import_id_import_batch")
        ),
        sa.PrimaryKeyConstraint("import_id", "person_id", name=op.f("pk_import_item")),
        sa.CheckConstraint("kind in ('baru', 'ubah')", name=op.f("ck_import_item_kind")),
    )
    op.create_index("ix_import_item_person_id", "import_item", ["person_id"])
    op.create_table(
        "intake_mapping",
        *_record_columns(),
        sa.Column("signature", sa.String(64), nullable=False),
        sa.Column("header_rows", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_mapping")),
        sa.UniqueConstraint("signature", name=op.f("uq_intake_mapping_signature")),
    )


def _record_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("created_by", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(27), nullable=False),
        sa.Column("changed_by", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]
