# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: papers, scans, the family left behind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Three tables beside the people and the plans; a scan's picture never changes."""
    _create_document()
    _create_scan()
    _create_family_member()
    op.execute(
        "CREATE TRIGGER scan_stays BEFORE UPDATE OF id, document_id, form, pages, size, sha256, "
        "content ON scan BEGIN SELECT RAISE(ABORT, 'the picture of a scan never changes'); END"
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


def _create_document() -> None:
    op.create_table(
        "document",
        *_record(),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("episode_id", sa.String(36)),
        sa.Column("kind", sa.String(48), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("issued", sa.Date()),
        sa.Column("valid_until", sa.Date()),
        sa.Column("seen_by", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_document_person_id_person"),
        sa.ForeignKeyConstraint(
            ["episode_id"], ["episode.id"], name="fk_document_episode_id_episode"
        ),
    )
    op.create_index("ix_document_person_id", "document", ["person_id"])
    op.create_index("ix_document_valid_until", "document", ["valid_until"])


def _create_scan() -> None:
    op.create_table(
        "scan",
        *_record(),
        sa.Column("document_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form", sa.String(3), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scan"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_scan_document_id_document"
        ),
        sa.CheckConstraint("form in ('pdf', 'jpg')", name=op.f("ck_scan_form")),
        sa.CheckConstraint(
            "state in ('berlaku', 'diganti', 'dihapus')", name=op.f("ck_scan_state")
        ),
        sa.CheckConstraint("state = 'berlaku' or reason <> ''", name=op.f("ck_scan_reason")),
    )
    op.create_index("ix_scan_document_id", "scan", ["document_id"])


def _create_family_member() -> None:
    op.create_table(
        "family_member",
        *_record(),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("linked_id", sa.String(36)),
        sa.Column("relation", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("nik", sa.String(16)),
        sa.Column("birth_date", sa.Date()),
        sa.Column("told_age", sa.Integer()),
        sa.Column("told_on", sa.Date()),
        sa.Column("school", sa.String(16)),
        sa.Column("carer", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("aid", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(40), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("remittance", sa.Boolean(), nullable=False),
        sa.Column("school_risk", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_family_member"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_family_member_person_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["linked_id"], ["person.id"], name="fk_family_member_linked_id_person"
        ),
        sa.CheckConstraint(
            "nik is null or length(nik) = 16", name=op.f("ck_family_member_nik_length")
        ),
        sa.CheckConstraint("state in ('tercatat', 'dihapus')", name=op.f("ck_family_member_state")),
        sa.CheckConstraint(
            "state = 'tercatat' or reason <> ''", name=op.f("ck_family_member_reason")
        ),
    )
    op.create_index("ix_family_member_person_id", "family_member", ["person_id"])
