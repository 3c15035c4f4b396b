# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: users with their rights, and cases."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

from desa_app.store.revision_2 import users


def upgrade() -> None:
    """Users get their rights; the tables of cases are made."""
    users.upgrade()
    _case_file()
    _trail()
    for table in ("case_note", "case_step", "case_change"):
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
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


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _case_file() -> None:
    op.create_table(
        "case_file",
        *_record(),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        *_text("reporter", "reporter_relation", "reporter_contact"),
        sa.Column("person_id", sa.String(length=36), nullable=True),
        *_text("victim"),
        sa.Column("minor", sa.Boolean(name="minor"), nullable=False),
        sa.Column("episode_id", sa.String(length=36), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=False),
        *_text("suspect"),
        sa.Column("recruiter_id", sa.String(length=36), nullable=True),
        sa.Column("loss", sa.BigInteger(), nullable=True),
        *_text("signs", "action"),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("consent_by", sa.String(length=12), nullable=False),
        *_text("consent_name"),
        sa.Column("consent_on", sa.Date(), nullable=True),
        *_text("consent_how"),
        sa.Column("state", sa.String(length=12), nullable=False),
        *_text("result"),
        sa.CheckConstraint(
            "state in ('lapor', 'diverifikasi', 'dirujuk', 'proses', 'selesai', 'ditutup')",
            name=op.f("ck_case_file_state"),
        ),
        sa.CheckConstraint(
            "consent_by in ('', 'sendiri', 'wali', 'pendamping', 'menolak')",
            name=op.f("ck_case_file_consent_by"),
        ),
        _to("case_file", "person_id", "person"),
        _to("case_file", "episode_id", "episode"),
        _to("case_file", "recruiter_id", "recruiter"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_case_file_year")),
    )
    op.create_index("ix_case_file_person_id", "case_file", ["person_id"])


def _trail() -> None:
    state = sa.Column("state", sa.String(length=12), nullable=False)
    _of_case("case_note", _day(), *_text("words", "source"), _id("corrects", nullable=False))
    _of_case("case_step", state, _day(), *_text("reason"))
    _of_case(
        "case_referral",
        *_text("agency"),
        _day(),
        _id("letter_id", nullable=True),
        *_text("letter_number", "officer"),
        sa.Column("answered_on", sa.Date(), nullable=True),
        *_text("answer"),
        _to("case_referral", "letter_id", "letter"),
    )
    field = sa.Column("field", sa.String(length=24), nullable=False)
    _of_case("case_change", field, *_text("old", "new"))


def _day() -> sa.Column[Any]:
    return sa.Column("on", sa.Date(), nullable=False)


def _id(name: str, *, nullable: bool) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=36), nullable=nullable)


def _of_case(name: str, *rest: Column[Any] | sa.ForeignKeyConstraint) -> None:
    op.create_table(
        name,
        *_record(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        *rest,
        _to(name, "case_id", "case_file"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_case_id", name, ["case_id"])
