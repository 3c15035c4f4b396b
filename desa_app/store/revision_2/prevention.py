# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store: prevention and the Desa Binaan book."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

_STRUCK = "state = 'tercatat' or (state = 'dicoret' and strike_reason <> '')"


def upgrade() -> None:
    """Make the tables of prevention and of the Desa Binaan book."""
    _outreach()
    _job_information()
    _contacts()
    _foster_book()
    _foreigners()


def _record() -> list[sa.Column[object]]:
    columns: list[sa.Column[object]] = [
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("created_by", sa.String(40), nullable=False),
        sa.Column("changed_at", sa.String(27), nullable=False),
        sa.Column("changed_by", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]
    return columns


def _state() -> list[sa.Column[object]]:
    columns: list[sa.Column[object]] = [
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("strike_reason", sa.Text(), nullable=False),
    ]
    return columns


def _text(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _kept(table: str) -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(_STRUCK, name=op.f(f"ck_{table}_state")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _outreach() -> None:
    op.create_table(
        "outreach",
        *_record(),
        sa.Column("on", sa.Date(), nullable=False),
        *_text("place", "theme"),
        sa.Column("organiser", sa.String(20), nullable=False),
        *_text("speakers"),
        sa.Column("men", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        *_text("elements", "material", "budget_source", "follow_up"),
        *_state(),
        sa.CheckConstraint("men >= 0 and women >= 0", name=op.f("ck_outreach_participants")),
        *_kept("outreach"),
    )
    op.create_index("ix_outreach_on", "outreach", ["on"])
    op.create_table(
        "record_file",
        *_record(),
        sa.Column("record_id", sa.String(36), nullable=False),
        *_text("name"),
        sa.Column("form", sa.String(3), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *_state(),
        sa.CheckConstraint("form in ('jpg', 'pdf')", name=op.f("ck_record_file_form")),
        *_kept("record_file"),
    )
    op.create_index("ix_record_file_record_id", "record_file", ["record_id"])


def _job_information() -> None:
    op.create_table(
        "job_info",
        *_record(),
        sa.Column("received_on", sa.Date(), nullable=False),
        *_text("source", "p3mi"),
        sa.Column("country", sa.String(2), nullable=False),
        *_text("job"),
        sa.Column("quota", sa.Integer(), nullable=True),
        *_text("pay", "conditions"),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("verdict", sa.String(12), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        *_text("verified_with", "verified_by"),
        *_state(),
        sa.CheckConstraint(
            "verdict is null or (verified_on is not null and verified_with <> '' "
            "and verified_by <> '')",
            name=op.f("ck_job_info_verified"),
        ),
        *_kept("job_info"),
    )
    op.create_index("ix_job_info_received_on", "job_info", ["received_on"])
    op.create_table(
        "job_spread",
        *_record(),
        sa.Column("job_id", sa.String(36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        *_text("place"),
        *_state(),
        sa.ForeignKeyConstraint(
            ["job_id"], ["job_info.id"], name=op.f("fk_job_spread_job_id_job_info")
        ),
        *_kept("job_spread"),
    )
    op.create_index("ix_job_spread_job_id", "job_spread", ["job_id"])


def _contacts() -> None:
    op.create_table(
        "referral_contact",
        *_record(),
        *_text("agency"),
        sa.Column("service", sa.String(20), nullable=False),
        *_text("phone", "name", "post", "area"),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("on_poster", sa.Boolean(name="on_poster"), nullable=False),
        *_text("note"),
        *_state(),
        *_kept("referral_contact"),
    )


def _day(name: str, *, needed: bool = False) -> sa.Column[object]:
    column: sa.Column[object] = sa.Column(name, sa.Date(), nullable=not needed)
    return column


def _list(table: str, *parts: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(table, *_record(), *parts, *_state(), *_kept(table))


def _foster_book() -> None:
    _list(
        "foster_paper",
        sa.Column("paper_kind", sa.String(12), nullable=False),
        *_text("number"),
        _day("issued_on", needed=True),
        *_text("issuer"),
        _day("valid_until"),
        *_text("note"),
    )
    _list(
        "foster_officer",
        *_text("name", "post", "agency", "phone"),
        _day("since", needed=True),
        _day("until"),
        *_text("note"),
    )
    _list(
        "foster_visit",
        _day("on", needed=True),
        *_text("officer", "topic"),
        sa.Column("men", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        *_text("result"),
    )
    _list(
        "foster_question",
        _day("on", needed=True),
        *_text("asked_by", "question", "answer"),
        _day("answered_on"),
        *_text("answered_by"),
    )
    _list(
        "passport_help",
        _day("on", needed=True),
        *_text("name"),
        sa.Column("person_id", sa.String(36), nullable=True),
        sa.Column("help_kind", sa.String(16), nullable=False),
        *_text("result", "note"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_passport_help_person_id_person")
        ),
    )
    op.create_index("ix_passport_help_person_id", "passport_help", ["person_id"])
    _list(
        "early_warning",
        _day("on", needed=True),
        *_text("content", "passed_to"),
        _day("passed_on"),
        *_text("answer"),
        _day("answered_on"),
    )


def _foreigners() -> None:
    _list(
        "foreigner",
        *_text("name"),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("nationality", sa.String(2), nullable=False),
        *_text("document_number"),
        sa.Column("permit", sa.String(16), nullable=False),
        _day("permit_until"),
        *_text("host", "address"),
        _day("arrived_on", needed=True),
        _day("left_on"),
        _day("reported_on"),
        *_text("note"),
        sa.CheckConstraint("sex in ('L', 'P')", name=op.f("ck_foreigner_sex")),
        sa.CheckConstraint(
            "left_on is null or left_on >= arrived_on", name=op.f("ck_foreigner_stay")
        ),
    )
    op.create_index("ix_foreigner_arrived_on", "foreigner", ["arrived_on"])
