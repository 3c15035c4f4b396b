# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of prevention: sosialisasi with photos, job information, referral contacts."""

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


def state_columns() -> list[Column[object]]:
    """Whether a record of a running list stands or was struck, and why."""
    columns: list[Column[object]] = [
        Column("state", String(8), nullable=False),
        Column("strike_reason", Text, nullable=False),
    ]
    return columns


def state_check() -> CheckConstraint:
    """A struck record has a reason."""
    return CheckConstraint(
        "state = 'tercatat' or (state = 'dicoret' and strike_reason <> '')", name="state"
    )


def add_prevention_tables(metadata: MetaData) -> None:
    """What the office told people, what it was told, and whom it can call."""
    outreach = Table(
        "outreach",
        metadata,
        *record_columns(),
        Column("on", Date, nullable=False),
        Column("place", Text, nullable=False),
        Column("theme", Text, nullable=False),
        Column("organiser", String(20), nullable=False),
        Column("speakers", Text, nullable=False),
        Column("men", Integer, nullable=False),
        Column("women", Integer, nullable=False),
        Column("elements", Text, nullable=False),
        Column("material", Text, nullable=False),
        Column("budget_source", Text, nullable=False),
        Column("follow_up", Text, nullable=False),
        *state_columns(),
        state_check(),
        CheckConstraint("men >= 0 and women >= 0", name="participants"),
    )
    Index("ix_outreach_on", outreach.c.on)
    # Photos of sosialisasi, scans of SK and certificate; the record may be of any running list.
    file = Table(
        "record_file",
        metadata,
        *record_columns(),
        Column("record_id", String(36), nullable=False),
        Column("name", Text, nullable=False),
        Column("form", String(3), nullable=False),
        Column("pages", Integer, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("content", LargeBinary, nullable=False),
        *state_columns(),
        state_check(),
        CheckConstraint("form in ('jpg', 'pdf')", name="form"),
    )
    Index("ix_record_file_record_id", file.c.record_id)
    job = Table(
        "job_info",
        metadata,
        *record_columns(),
        Column("received_on", Date, nullable=False),
        Column("source", Text, nullable=False),
        Column("p3mi", Text, nullable=False),
        Column("country", String(2), nullable=False),
        Column("job", Text, nullable=False),
        Column("quota", Integer),
        Column("pay", Text, nullable=False),
        Column("conditions", Text, nullable=False),
        Column("valid_until", Date),
        Column("verdict", String(12)),
        Column("verified_on", Date),
        Column("verified_with", Text, nullable=False),
        Column("verified_by", Text, nullable=False),
        *state_columns(),
        state_check(),
        CheckConstraint(
            "verdict is null or (verified_on is not null and verified_with <> '' "
            "and verified_by <> '')",
            name="verified",
        ),
    )
    Index("ix_job_info_received_on", job.c.received_on)
    spread = Table(
        "job_spread",
        metadata,
        *record_columns(),
        Column("job_id", String(36), ForeignKey("job_info.id"), nullable=False),
        Column("on", Date, nullable=False),
        Column("place", Text, nullable=False),
        *state_columns(),
        state_check(),
    )
    Index("ix_job_spread_job_id", spread.c.job_id)
    Table(
        "referral_contact",
        metadata,
        *record_columns(),
        Column("agency", Text, nullable=False),
        Column("service", String(20), nullable=False),
        Column("phone", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("post", Text, nullable=False),
        Column("area", Text, nullable=False),
        Column("checked_on", Date, nullable=False),
        Column("on_poster", Boolean(name="on_poster"), nullable=False),
        Column("note", Text, nullable=False),
        *state_columns(),
        state_check(),
    )
