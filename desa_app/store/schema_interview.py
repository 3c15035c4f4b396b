# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of what a guided interview asked and heard, frozen as it was that day."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData, String, Table, Text, UniqueConstraint

from desa_app.store.schema_common import record_columns


def add_interview_tables(metadata: MetaData) -> Table:
    """One sheet per guided interview; the short form has none."""
    return Table(
        "interview_sheet",
        metadata,
        *record_columns(),
        Column("interview_id", String(36), ForeignKey("interview.id"), nullable=False),
        Column("place", Text, nullable=False),
        # JSON: who was present; the questions with their answers; the reasons of the advice.
        Column("present", Text, nullable=False),
        Column("asked", Text, nullable=False),
        Column("advice", String(10), nullable=False),
        Column("reasons", Text, nullable=False),
        Column("unknown", Text, nullable=False),
        Column("version", String(16), nullable=False),
        Column("corrects_id", String(36), ForeignKey("interview.id")),
        Column("reason", Text, nullable=False),
        UniqueConstraint("interview_id"),
        UniqueConstraint("corrects_id"),
    )
