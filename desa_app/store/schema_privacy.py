# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of UU 27/2022: requests, consents, holds, erasures, decisions, incidents; their guards."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desa_app.store.schema_common import record_columns

ERASED_DETAIL = '{"dihapus": true}'
"""What stands in the log in the place of values that were erased."""


def add_privacy_tables(metadata: MetaData) -> None:
    """Add them. The people's ids are no references: a request outlives the person's record."""
    request = Table(
        "privacy_request",
        metadata,
        *record_columns(),
        Column("person_id", String(36), nullable=False),
        Column("kind", String(12), nullable=False),
        Column("asked_at", String(27), nullable=False),
        Column("asked_by", Text, nullable=False),
        Column("note", Text, nullable=False),
        Column("state", String(8), nullable=False),
        Column("answered_at", String(27)),
        Column("answer", Text, nullable=False),
        CheckConstraint(
            "kind in ('akses', 'perbaikan', 'pembatasan', 'penarikan', 'penghapusan')", name="kind"
        ),
        CheckConstraint("state in ('terbuka', 'dipenuhi', 'ditolak')", name="state"),
        CheckConstraint("state = 'terbuka' or answered_at is not null", name="answered"),
        CheckConstraint("state <> 'ditolak' or answer <> ''", name="reason"),
    )
    Index("ix_privacy_request_person_id", request.c.person_id)
    consent = Table(
        "privacy_consent",
        metadata,
        *record_columns(),
        Column("person_id", String(36), nullable=False),
        Column("topic", String(60), nullable=False),
        Column("given_on", Date, nullable=False),
        Column("given_by", Text, nullable=False),
        Column("note", Text, nullable=False),
        Column("withdrawn_on", Date),
        Column("withdrawn_note", Text, nullable=False),
        CheckConstraint("withdrawn_on is null or withdrawn_on >= given_on", name="order"),
    )
    Index("ix_privacy_consent_person_id", consent.c.person_id)
    hold = Table(
        "privacy_hold",
        metadata,
        *record_columns(),
        Column("person_id", String(36), nullable=False),
        Column("kind", String(8), nullable=False),
        Column("reason", Text, nullable=False),
        Column("since", Date, nullable=False),
        Column("ended_on", Date),
        Column("ended_reason", Text, nullable=False),
        CheckConstraint("kind in ('batas', 'hukum')", name="kind"),
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint("ended_on is null or ended_reason <> ''", name="ended_reason"),
    )
    Index("ix_privacy_hold_person_id", hold.c.person_id)
    Table(
        "erasure",
        metadata,
        *record_columns(),
        Column("person_id", String(36), nullable=False),
        # JSON: this id and those of records that had been merged into it.
        Column("ids", Text, nullable=False),
        Column("number", String(20), nullable=False),
        Column("ground", String(12), nullable=False),
        # JSON: rows removed by table; letters whose number stays.
        Column("counts", Text, nullable=False),
        Column("letters", Text, nullable=False),
        Column("state", String(8), nullable=False),
        UniqueConstraint("person_id"),
        CheckConstraint("state in ('berjalan', 'selesai')", name="state"),
        CheckConstraint(
            "ground in ('permintaan', 'penarikan', 'retensi', 'keliru')", name="ground"
        ),
    )
    # The rows before which the guards below give way, while their erasure is under way.
    Table(
        "erased_row",
        metadata,
        Column("erasure_id", String(36), ForeignKey("erasure.id"), primary_key=True),
        Column("table_name", String(40), primary_key=True),
        Column("row_id", String(36), primary_key=True),
    )
    kept = Table(
        "retention_decision",
        metadata,
        *record_columns(),
        Column("person_id", String(36), nullable=False),
        Column("on", Date, nullable=False),
        Column("reason", Text, nullable=False),
        Column("again_on", Date, nullable=False),
        CheckConstraint("reason <> ''", name="reason"),
    )
    Index("ix_retention_decision_person_id", kept.c.person_id)
    Table(
        "incident",
        metadata,
        *record_columns(),
        Column("happened", Text, nullable=False),
        Column("found_at", String(27), nullable=False),
        Column("kind", String(16), nullable=False),
        Column("data", Text, nullable=False),
        Column("how", Text, nullable=False),
        Column("handling", Text, nullable=False),
        Column("recovery", Text, nullable=False),
        Column("contact", Text, nullable=False),
        # JSON of what the register held when the incident was noted.
        Column("counts", Text, nullable=False),
        Column("told_people_on", Date),
        Column("told_authority_on", Date),
    )


def _under_way(table: str, row: str = "old.id") -> str:
    return (
        "EXISTS (SELECT 1 FROM erased_row JOIN erasure ON erasure.id = erased_row.erasure_id "  # noqa: S608
        f"WHERE erasure.state = 'berjalan' AND erased_row.table_name = '{table}' "
        f"AND erased_row.row_id = {row})"
    )


def _renewed(name: str, event: str, table: str, condition: str, words: str) -> tuple[str, str]:
    return (
        f"DROP TRIGGER {name}",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{words}'); END",
    )


_CLOSED = (
    "EXISTS (SELECT 1 FROM book_closing WHERE state = 'tutup' AND year IN (old.year, new.year))"
)
_SAME = " AND ".join(
    f'new."{name}" = old."{name}"'
    for name in ("position", "at", "by", "action", "subject", "previous", "hash")
)

PRIVACY_GUARDS = (
    # The log keeps every entry and every hash; only the values of one who was erased may go.
    *_renewed(
        "journal_no_update",
        "UPDATE",
        "journal",
        f"NOT (new.detail = '{ERASED_DETAIL}' AND new.salt = '' AND {_SAME} "
        f"AND {_under_way('journal', 'CAST(old.position AS TEXT)')})",
        "journal is append-only",
    ),
    *_renewed(
        "letter_closed_update",
        "UPDATE OF id, kind, scope, year, running, number, person_id, issued_on, state, "
        "void_reason, frozen",
        "letter",
        f"{_CLOSED} AND NOT {_under_way('letter')}",
        "the books of this year are closed",
    ),
    *_renewed(
        "hand_letter_closed_update",
        'UPDATE OF id, scope, year, running, number, "on", addressee, subject, person_id, state, '
        "void_reason",
        "hand_letter",
        f"{_CLOSED} AND NOT {_under_way('hand_letter')}",
        "the books of this year are closed",
    ),
    *_renewed(
        "book_entry_closed_update",
        "UPDATE OF id, book, year, running, day, number, dated, party, subject, note, letter_id, "
        "state, strike_reason",
        "book_entry",
        f"{_CLOSED} AND NOT {_under_way('book_entry')}",
        "the books of this year are closed",
    ),
    *_renewed(
        "book_closing_stays",
        "UPDATE OF id, year, round, closed_on, counts, sha256, content",
        "book_closing",
        f"NOT {_under_way('book_closing')}",
        "a closing never changes",
    ),
    *_renewed(
        "book_change_no_update",
        "UPDATE",
        "book_change",
        f"NOT {_under_way('book_change')}",
        "history is append-only",
    ),
    *_renewed(
        "case_note_no_delete",
        "DELETE",
        "case_note",
        f"NOT {_under_way('case_note')}",
        "case_note is append-only",
    ),
    *_renewed(
        "case_change_no_delete",
        "DELETE",
        "case_change",
        f"NOT {_under_way('case_change')}",
        "case_change is append-only",
    ),
    *_renewed(
        "case_step_no_update",
        "UPDATE",
        "case_step",
        f"NOT {_under_way('case_step')}",
        "case_step is append-only",
    ),
    "CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure "
    "WHEN old.state <> 'berjalan' OR new.state <> 'selesai' OR new.person_id <> old.person_id "
    "OR new.number <> old.number "
    "BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END",
    "CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure "
    "BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END",
    "CREATE TRIGGER erased_row_no_update BEFORE UPDATE ON erased_row "
    "BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END",
    "CREATE TRIGGER erased_row_no_delete BEFORE DELETE ON erased_row "
    "BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END",
)
"""Run after all other guards of a village: they renew some of those."""
