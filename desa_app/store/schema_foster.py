# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the Desa Binaan book, and of foreigners present in the village."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
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
)

from desa_app.store.schema_common import record_columns
from desa_app.store.schema_prevention import state_check, state_columns


def add_foster_tables(metadata: MetaData) -> None:
    """Seven running lists."""
    _table(
        metadata,
        "foster_paper",
        Column("paper_kind", String(12), nullable=False),
        _text("number"),
        Column("issued_on", Date, nullable=False),
        _text("issuer"),
        Column("valid_until", Date),
        _text("note"),
    )
    _table(
        metadata,
        "foster_officer",
        _text("name"),
        _text("post"),
        _text("agency"),
        _text("phone"),
        Column("since", Date, nullable=False),
        Column("until", Date),
        _text("note"),
    )
    _table(
        metadata,
        "foster_visit",
        Column("on", Date, nullable=False),
        _text("officer"),
        _text("topic"),
        Column("men", Integer, nullable=False),
        Column("women", Integer, nullable=False),
        _text("result"),
    )
    _table(
        metadata,
        "foster_question",
        Column("on", Date, nullable=False),
        _text("asked_by"),
        _text("question"),
        _text("answer"),
        Column("answered_on", Date),
        _text("answered_by"),
    )
    help_given = _table(
        metadata,
        "passport_help",
        Column("on", Date, nullable=False),
        _text("name"),
        Column("person_id", String(36), ForeignKey("person.id")),
        Column("help_kind", String(16), nullable=False),
        _text("result"),
        _text("note"),
    )
    Index("ix_passport_help_person_id", help_given.c.person_id)
    _table(
        metadata,
        "early_warning",
        Column("on", Date, nullable=False),
        _text("content"),
        _text("passed_to"),
        Column("passed_on", Date),
        _text("answer"),
        Column("answered_on", Date),
    )
    foreigner = _table(
        metadata,
        "foreigner",
        _text("name"),
        Column("sex", String(1), nullable=False),
        Column("nationality", String(2), nullable=False),
        _text("document_number"),
        Column("permit", String(16), nullable=False),
        Column("permit_until", Date),
        _text("host"),
        _text("address"),
        Column("arrived_on", Date, nullable=False),
        Column("left_on", Date),
        Column("reported_on", Date),
        _text("note"),
        CheckConstraint("sex in ('L', 'P')", name="sex"),
        CheckConstraint("left_on is null or left_on >= arrived_on", name="stay"),
    )
    Index("ix_foreigner_arrived_on", foreigner.c.arrived_on)


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _table(metadata: MetaData, name: str, *parts: Column[Any] | CheckConstraint) -> Table:
    return Table(name, metadata, *record_columns(), *parts, *state_columns(), state_check())
