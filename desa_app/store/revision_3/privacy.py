# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of the stores: a salt in the log, and what UU 27/2022 asks of a village."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op


def upgrade_log() -> None:
    """The log of either office gets its salt; entries of before have none."""
    with op.batch_alter_table("journal") as table:
        table.add_column(
            sa.Column("salt", sa.String(length=32), nullable=False, server_default=sa.text("''"))
        )
    # A rebuilt table has lost its triggers.
    for event in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER journal_no_{event} BEFORE {event.upper()} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END"
        )


def upgrade() -> None:
    """Tables of requests, consents, holds, erasures, decisions, incidents; guards that give way."""
    upgrade_log()
    _about_people()
    _erasures()
    _incidents()
    _guards()


def _record() -> list[sa.Column[Any]]:
    columns: list[sa.Column[Any]] = [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=27), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    ]
    return columns


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _short(name: str, length: int, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _about_people() -> None:
    table = "privacy_request"
    op.create_table(
        table,
        *_record(),
        _short("person_id", 36),
        _short("kind", 12),
        _short("asked_at", 27),
        *_text("asked_by", "note"),
        _short("state", 8),
        _short("answered_at", 27, nullable=True),
        *_text("answer"),
        _check(
            table,
            "kind",
            "kind in ('akses', 'perbaikan', 'pembatasan', 'penarikan', 'penghapusan')",
        ),
        _check(table, "state", "state in ('terbuka', 'dipenuhi', 'ditolak')"),
        _check(table, "answered", "state = 'terbuka' or answered_at is not null"),
        _check(table, "reason", "state <> 'ditolak' or answer <> ''"),
        _key(table),
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])
    table = "privacy_consent"
    op.create_table(
        table,
        *_record(),
        _short("person_id", 36),
        _short("topic", 60),
        sa.Column("given_on", sa.Date(), nullable=False),
        *_text("given_by", "note"),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_text("withdrawn_note"),
        _check(table, "order", "withdrawn_on is null or withdrawn_on >= given_on"),
        _key(table),
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])
    table = "privacy_hold"
    op.create_table(
        table,
        *_record(),
        _short("person_id", 36),
        _short("kind", 8),
        *_text("reason"),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        *_text("ended_reason"),
        _check(table, "kind", "kind in ('batas', 'hukum')"),
        _check(table, "reason", "reason <> ''"),
        _check(table, "ended_reason", "ended_on is null or ended_reason <> ''"),
        _key(table),
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])
    table = "retention_decision"
    op.create_table(
        table,
        *_record(),
        _short("person_id", 36),
        sa.Column("on", sa.Date(), nullable=False),
        *_text("reason"),
        sa.Column("again_on", sa.Date(), nullable=False),
        _check(table, "reason", "reason <> ''"),
        _key(table),
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])


def _erasures() -> None:
    op.create_table(
        "erasure",
        *_record(),
        _short("person_id", 36),
        *_text("ids"),
        _short("number", 20),
        _short("ground", 12),
        *_text("counts", "letters"),
        _short("state", 8),
        _check("erasure", "state", "state in ('berjalan', 'selesai')"),
        _check("erasure", "ground", "ground in ('permintaan', 'penarikan', 'retensi', 'keliru')"),
        _key("erasure"),
        sa.UniqueConstraint("person_id", name=op.f("uq_erasure_person_id")),
    )
    op.create_table(
        "erased_row",
        _short("erasure_id", 36),
        _short("table_name", 40),
        _short("row_id", 36),
        sa.ForeignKeyConstraint(
            ["erasure_id"], ["erasure.id"], name=op.f("fk_erased_row_erasure_id_erasure")
        ),
        sa.PrimaryKeyConstraint("erasure_id", "table_name", "row_id", name=op.f("pk_erased_row")),
    )


def _incidents() -> None:
    op.create_table(
        "incident",
        *_record(),
        *_text("happened"),
        _short("found_at", 27),
        _short("kind", 16),
        *_text("data", "how", "handling", "recovery", "contact", "counts"),
        sa.Column("told_people_on", sa.Date(), nullable=True),
        sa.Column("told_authority_on", sa.Date(), nullable=True),
        _key("incident"),
    )


_CLOSED = (
    "EXISTS (SELECT 1 FROM book_closing WHERE state = 'tutup' AND year IN (old.year, new.year))"
)
_SHUT = "the books of this year are closed"


def _guards() -> None:
    same = " AND ".join(
        f'new."{name}" = old."{name}"'
        for name in ("position", "at", "by", "action", "subject", "previous", "hash")
    )
    position = _under_way("journal", "CAST(old.position AS TEXT)")
    _renew(
        "journal_no_update",
        "UPDATE",
        "journal",
        f"NOT (new.detail = '{{\"dihapus\": true}}' AND new.salt = '' AND {same} AND {position})",
        "journal is append-only",
    )
    for table, columns in (
        ("letter", "id, kind, scope, year, running, number, person_id, issued_on, state, "
         "void_reason, frozen"),
        ("hand_letter", 'id, scope, year, running, number, "on", addressee, subject, person_id, '
         "state, void_reason"),
        ("book_entry", "id, book, year, running, day, number, dated, party, subject, note, "
         "letter_id, state, strike_reason"),
    ):  # fmt: skip
        condition = f"{_CLOSED} AND NOT {_under_way(table)}"
        _renew(f"{table}_closed_update", f"UPDATE OF {columns}", table, condition, _SHUT)
    for name, event, table, words in (
        ("book_closing_stays", "UPDATE OF id, year, round, closed_on, counts, sha256, content",
         "book_closing", "a closing never changes"),
        ("book_change_no_update", "UPDATE", "book_change", "history is append-only"),
        ("case_note_no_delete", "DELETE", "case_note", "case_note is append-only"),
        ("case_change_no_delete", "DELETE", "case_change", "case_change is append-only"),
        ("case_step_no_update", "UPDATE", "case_step", "case_step is append-only"),
    ):  # fmt: skip
        _renew(name, event, table, f"NOT {_under_way(table)}", words)
    op.execute(
        "CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure "
        "WHEN old.state <> 'berjalan' OR new.state <> 'selesai' OR new.person_id <> old.person_id "
        "OR new.number <> old.number "
        "BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END"
    )
    for table, event in (("erasure", "delete"), ("erased_row", "update"), ("erased_row", "delete")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END"
        )


def _under_way(table: str, row: str = "old.id") -> str:
    return (
        "EXISTS (SELECT 1 FROM erased_row JOIN erasure ON erasure.id = erased_row.erasure_id "  # noqa: S608
        f"WHERE erasure.state = 'berjalan' AND erased_row.table_name = '{table}' "
        f"AND erased_row.row_id = {row})"
    )


def _renew(name: str, event: str, table: str, condition: str, words: str) -> None:
    op.execute(f"DROP TRIGGER {name}")
    # A colon in a text would be taken for a placeholder.
    words_of = (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )
    op.get_bind().exec_driver_sql(words_of)
