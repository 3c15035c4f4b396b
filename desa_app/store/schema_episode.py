# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns and tables of a plan in full: money, dates, evidence, contacts, the return."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
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


def plan_columns() -> list[Column[object]]:
    """What the second form of the store adds to a plan."""
    columns: list[Column[object]] = [
        Column("sector", String(8)),
        *_columns(_TEXTS, Text, nullable=False, server_default=text("''")),
        Column("pay", BigInteger),
        Column("pay_currency", String(3), nullable=False, server_default=text("''")),
        Column("cost_asked", BigInteger),
        Column("cost_paid", BigInteger),
        Column("debt", BigInteger),
        *_columns(_DATES, Date),
        Column("return_way", String(16)),
        Column("jalur_own", Boolean(name="jalur_own"), nullable=False, server_default=text("0")),
    ]
    return columns


def _columns(names: tuple[str, ...], kind: Any, **more: Any) -> list[Column[object]]:
    return [Column(name, kind, **more) for name in names]


_TEXTS = (
    "agency",
    "sip2mi",
    "siapkerja_id",
    "siskop2mi_id",
    "ak1",
    "sponsor_origin",
    "info_source",
)
_DATES = ("registered_on", "briefing_on", "arrived_on", "contract_until", "next_contact")


def step_columns() -> list[Column[object]]:
    """What it adds to a step of the ladder; a struck step has the moment of its striking."""
    columns: list[Column[object]] = [
        Column("place", Integer, nullable=False, server_default=text("0")),
        Column("struck_reason", Text, nullable=False, server_default=text("''")),
        Column("struck_by", String(40), nullable=False, server_default=text("''")),
        Column("struck_at", String(27)),
    ]
    return columns


def add_episode_tables(metadata: MetaData) -> tuple[Table, Table, Table]:
    """Looks at key facts, contacts, and the facts of a return."""
    fact_evidence = Table(
        "fact_evidence",
        metadata,
        *record_columns(),
        Column("episode_id", String(36), ForeignKey("episode.id"), nullable=False),
        Column("fact", String(20), nullable=False),
        Column("level", String(20), nullable=False),
        Column("on", Date, nullable=False),
        Column("officer", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("holds", Boolean(name="holds"), nullable=False),
        Column("note", Text, nullable=False),
    )
    Index("ix_fact_evidence_episode_id", fact_evidence.c.episode_id)
    contact = Table(
        "contact",
        metadata,
        *record_columns(),
        Column("episode_id", String(36), ForeignKey("episode.id"), nullable=False),
        Column("on", Date, nullable=False),
        Column("way", String(20), nullable=False),
        Column("reached", Boolean(name="reached"), nullable=False),
        Column("officer", Text, nullable=False),
        Column("note", Text, nullable=False),
    )
    Index("ix_contact_episode_id", contact.c.episode_id)
    homecoming = Table(
        "homecoming",
        metadata,
        *record_columns(),
        Column("episode_id", String(36), ForeignKey("episode.id"), nullable=False),
        Column("work_months", Integer),
        Column("skills", Text, nullable=False),
        Column("savings", BigInteger),
        Column("business", Text, nullable=False),
        Column("pay_use", Text, nullable=False),
        Column("wish", String(12)),
        Column("needs", Text, nullable=False),
        Column("group", Text, nullable=False),
        Column("note", Text, nullable=False),
        UniqueConstraint("episode_id"),
    )
    return fact_evidence, contact, homecoming
