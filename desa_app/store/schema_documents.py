# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of a candidate's papers, their scans, and the family left behind."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from desa_app.store.schema_common import record_columns


def add_document_tables(metadata: MetaData) -> None:
    """Papers per person or plan, scans in reduced form, members of the family at home."""
    document = Table(
        "document",
        metadata,
        *record_columns(),
        Column("person_id", String(36), ForeignKey("person.id"), nullable=False),
        # Empty for papers that stay with the person through every plan (KTP, passport).
        Column("episode_id", String(36), ForeignKey("episode.id")),
        Column("kind", String(48), nullable=False),
        Column("present", Boolean(name="present"), nullable=False),
        Column("number", Text, nullable=False),
        Column("issuer", Text, nullable=False),
        Column("issued", Date),
        Column("valid_until", Date),
        Column("seen_by", Text, nullable=False),
        Column("seen_on", Date),
        Column("note", Text, nullable=False),
    )
    # One row of each kind for a person or plan, but not by a rule of the table: of two records
    # that become one, both papers stay to be looked at.
    Index("ix_document_person_id", document.c.person_id)
    Index("ix_document_valid_until", document.c.valid_until)
    scan = Table(
        "scan",
        metadata,
        *record_columns(),
        Column("document_id", String(36), ForeignKey("document.id"), nullable=False),
        Column("name", Text, nullable=False),
        Column("form", String(3), nullable=False),
        Column("pages", Integer, nullable=False),
        Column("size", Integer, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("state", String(8), nullable=False),
        Column("reason", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
        CheckConstraint("form in ('pdf', 'jpg')", name="form"),
        CheckConstraint("state in ('berlaku', 'diganti', 'dihapus')", name="state"),
        CheckConstraint("state = 'berlaku' or reason <> ''", name="reason"),
    )
    Index("ix_scan_document_id", scan.c.document_id)
    member = Table(
        "family_member",
        metadata,
        *record_columns(),
        Column("person_id", String(36), ForeignKey("person.id"), nullable=False),
        Column("linked_id", String(36), ForeignKey("person.id")),
        Column("relation", String(16), nullable=False),
        Column("name", Text, nullable=False),
        Column("nik", String(16)),
        Column("birth_date", Date),
        Column("told_age", Integer),
        Column("told_on", Date),
        Column("school", String(16)),
        Column("carer", Text, nullable=False),
        Column("needs", Text, nullable=False),
        Column("aid", Text, nullable=False),
        Column("phone", String(40), nullable=False),
        Column("emergency", Boolean(name="emergency"), nullable=False),
        Column("remittance", Boolean(name="remittance"), nullable=False),
        Column("school_risk", Boolean(name="school_risk"), nullable=False),
        Column("note", Text, nullable=False),
        Column("state", String(8), nullable=False),
        Column("reason", Text, nullable=False),
        CheckConstraint("nik is null or length(nik) = 16", name="nik_length"),
        CheckConstraint("state in ('tercatat', 'dihapus')", name="state"),
        CheckConstraint("state = 'tercatat' or reason <> ''", name="reason"),
    )
    Index("ix_family_member_person_id", member.c.person_id)


DOCUMENT_GUARDS = (
    "CREATE TRIGGER scan_stays BEFORE UPDATE OF id, document_id, form, pages, size, sha256, "
    "content ON scan BEGIN SELECT RAISE(ABORT, 'the picture of a scan never changes'); END",
)
