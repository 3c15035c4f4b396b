# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of cases, apart from everything else because only named users may read them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
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
)

from desa_app.store.schema_common import record_columns

APPENDED = ("case_note", "case_step", "case_change")
CASE_GUARDS = tuple(
    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for table in APPENDED
    for verb in ("update", "delete")
)


def add_case_tables(metadata: MetaData) -> None:
    """Add them; people, plans, letters and recruiters are there already."""
    table = Table(
        "case_file",
        metadata,
        *record_columns(),
        # The case's own number, counted anew each year; no letter number.
        Column("year", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("reported_on", Date, nullable=False),
        Column("kind", String(24), nullable=False),
        Column("reporter", Text, nullable=False),
        Column("reporter_relation", Text, nullable=False),
        Column("reporter_contact", Text, nullable=False),
        Column("person_id", String(36), ForeignKey("person.id")),
        Column("victim", Text, nullable=False),
        Column("minor", Boolean(name="minor"), nullable=False),
        Column("episode_id", String(36), ForeignKey("episode.id")),
        Column("country", String(2), nullable=False),
        Column("suspect", Text, nullable=False),
        Column("recruiter_id", String(36), ForeignKey("recruiter.id")),
        # Whole rupiah.
        Column("loss", BigInteger),
        # Codes of the signs, one space between.
        Column("signs", Text, nullable=False),
        Column("action", Text, nullable=False),
        Column("returned_on", Date),
        Column("consent_by", String(12), nullable=False),
        Column("consent_name", Text, nullable=False),
        Column("consent_on", Date),
        Column("consent_how", Text, nullable=False),
        Column("state", String(12), nullable=False),
        Column("result", Text, nullable=False),
        UniqueConstraint("year", "number"),
        CheckConstraint(
            "state in ('lapor', 'diverifikasi', 'dirujuk', 'proses', 'selesai', 'ditutup')",
            name="state",
        ),
        CheckConstraint(
            "consent_by in ('', 'sendiri', 'wali', 'pendamping', 'menolak')", name="consent_by"
        ),
    )
    Index("ix_case_file_person_id", table.c.person_id)
    # What was told when; a mistake is put right by a later entry.
    note = Table(
        "case_note",
        metadata,
        *record_columns(),
        Column("case_id", String(36), ForeignKey("case_file.id"), nullable=False),
        Column("on", Date, nullable=False),
        Column("words", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("corrects", String(36), nullable=False),
    )
    Index("ix_case_note_case_id", note.c.case_id)
    taken = Table(
        "case_step",
        metadata,
        *record_columns(),
        Column("case_id", String(36), ForeignKey("case_file.id"), nullable=False),
        Column("state", String(12), nullable=False),
        Column("on", Date, nullable=False),
        Column("reason", Text, nullable=False),
    )
    Index("ix_case_step_case_id", taken.c.case_id)
    referral = Table(
        "case_referral",
        metadata,
        *record_columns(),
        Column("case_id", String(36), ForeignKey("case_file.id"), nullable=False),
        Column("agency", Text, nullable=False),
        Column("on", Date, nullable=False),
        Column("letter_id", String(36), ForeignKey("letter.id")),
        Column("letter_number", Text, nullable=False),
        Column("officer", Text, nullable=False),
        Column("answered_on", Date),
        Column("answer", Text, nullable=False),
    )
    Index("ix_case_referral_case_id", referral.c.case_id)
    # Old and new values of a case stay among the cases; the log names the fields only.
    change = Table(
        "case_change",
        metadata,
        *record_columns(),
        Column("case_id", String(36), ForeignKey("case_file.id"), nullable=False),
        Column("field", String(24), nullable=False),
        Column("old", Text, nullable=False),
        Column("new", Text, nullable=False),
    )
    Index("ix_case_change_case_id", change.c.case_id)
