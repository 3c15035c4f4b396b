# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of recruiters and of P3MI, their numbers, their plans, and the answers about them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from desa_app.store.schema_common import record_columns


@dataclass(frozen=True, slots=True)
class RecordTables:
    """The tables of one kind of record: recruiters, or companies."""

    record: Table
    phone: Table
    plan: Table
    apart: Table


def add_recruiter_tables(metadata: MetaData) -> tuple[RecordTables, RecordTables]:
    """Recruiters and companies; each with numbers, plans, and pairs that are not the same."""
    recruiter = Table(
        "recruiter",
        metadata,
        *record_columns(),
        *_shared_columns("recruiter"),
        Column("kind", String(16), nullable=False),
        Column("company", Text, nullable=False),
        Column("sip3mi", Text, nullable=False),
        Column("assignment", Text, nullable=False),
        Column("came_on", Date),
        Column("area", Text, nullable=False),
        Column("noted_in_case", Boolean(name="noted_in_case"), nullable=False),
        Column("address", Text, nullable=False, server_default=text("''")),
        CheckConstraint("state in ('aktif', 'dihapus')", name="state"),
    )
    company = Table(
        "company",
        metadata,
        *record_columns(),
        *_shared_columns("company"),
        Column("sip3mi", Text, nullable=False),
        Column("valid_until", Date),
        Column("address", Text, nullable=False),
        Column("source", Text, nullable=False),
        CheckConstraint("state in ('aktif', 'dihapus')", name="state"),
    )
    return _with_rest(metadata, recruiter), _with_rest(metadata, company)


def _shared_columns(name: str) -> list[Column[object]]:
    columns: list[Column[object]] = [
        Column("name", Text, nullable=False),
        # One name on each line.
        Column("aliases", Text, nullable=False),
        # All names folded for searching; written with the names, never by hand.
        Column("search", Text, nullable=False),
        Column("result", String(16), nullable=False),
        Column("checked_on", Date),
        Column("checked_with", Text, nullable=False),
        Column("note", Text, nullable=False),
        Column("state", String(8), nullable=False),
        Column("reason", Text, nullable=False),
        # The record that this one was answered to be the same as; nothing moves, so that taking
        # the answer back restores both.
        Column("same_as", String(36), ForeignKey(f"{name}.id")),
    ]
    return columns


def _with_rest(metadata: MetaData, record: Table) -> RecordTables:
    name = record.name
    owner = f"{name}_id"
    phone = Table(
        f"{name}_phone",
        metadata,
        *record_columns(),
        Column(owner, String(36), ForeignKey(f"{name}.id"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("written", Text, nullable=False),
        Column("normal", String(40), nullable=False),
    )
    Index(f"ix_{name}_phone_{owner}", phone.c[owner])
    Index(f"ix_{name}_phone_normal", phone.c.normal)
    plan = Table(
        f"{name}_plan",
        metadata,
        *record_columns(),
        Column("episode_id", String(36), ForeignKey("episode.id"), nullable=False),
        Column(owner, String(36), ForeignKey(f"{name}.id"), nullable=False),
        UniqueConstraint("episode_id"),
    )
    Index(f"ix_{name}_plan_{owner}", plan.c[owner])
    apart = Table(
        f"{name}_apart",
        metadata,
        *record_columns(),
        Column("one_id", String(36), ForeignKey(f"{name}.id"), nullable=False),
        Column("other_id", String(36), ForeignKey(f"{name}.id"), nullable=False),
        UniqueConstraint("one_id", "other_id"),
        CheckConstraint("one_id < other_id", name="order"),
    )
    return RecordTables(record, phone, plan, apart)
