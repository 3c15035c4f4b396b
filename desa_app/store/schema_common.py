# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables and columns that both offices have."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def record_columns() -> list[Column[object]]:
    """Id (UUIDv7), who and when, and the revision that guards against overwriting."""
    columns: list[Column[object]] = [
        Column("id", String(36), primary_key=True),
        Column("created_at", String(27), nullable=False),
        Column("created_by", String(40), nullable=False),
        Column("changed_at", String(27), nullable=False),
        Column("changed_by", String(40), nullable=False),
        Column("revision", Integer, nullable=False),
    ]
    return columns


def add_common_tables(metadata: MetaData, kinds: str = "'desa', 'kecamatan'") -> None:
    """Office, officials, users, secrets and the log; ``kinds`` are those of the office's row."""
    Table(
        "office",
        metadata,
        *record_columns(),
        Column("kind", String(10), nullable=False),
        Column("code", String(13), nullable=False),
        Column("name", Text, nullable=False),
        Column("district", Text, nullable=False),
        Column("regency", Text, nullable=False),
        Column("province", Text, nullable=False),
        Column("kind_word", Text, nullable=False),
        Column("head_title", Text, nullable=False),
        Column("secretary_title", Text, nullable=False),
        Column("address", Text, nullable=False),
        Column("contact", Text, nullable=False),
        Column("paper", String(4), nullable=False),
        Column("number_pattern", Text, nullable=False),
        Column("sample", Boolean(name="sample"), nullable=False),
        Column("logo", LargeBinary),
        Column("backup_folder", Text, nullable=False),
        Column("lock_minutes", Integer, nullable=False, server_default="10"),
        CheckConstraint(f"kind in ({kinds})", name="kind"),
    )
    Table(
        "official",
        metadata,
        *record_columns(),
        Column("post", String(12), nullable=False),
        Column("name", Text, nullable=False),
        Column("number", Text, nullable=False),
        Column("number_label", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("acting", String(4), nullable=False),
        Column("since", Date),
        Column("until", Date),
        Column("active", Boolean(name="active"), nullable=False),
    )
    Table(
        "user",
        metadata,
        *record_columns(),
        Column("name", String(40), nullable=False),
        Column("active", Boolean(name="active"), nullable=False),
        Column("role", String(10), nullable=False, server_default="operator"),
        Column("manager", Boolean(name="manager"), nullable=False, server_default="0"),
        Column("cases", Boolean(name="cases"), nullable=False, server_default="0"),
        Column("must_change", Boolean(name="must_change"), nullable=False, server_default="0"),
        Column("search", Boolean(name="search"), nullable=False, server_default="0"),
        UniqueConstraint("name"),
        CheckConstraint("role in ('kades', 'sekdes', 'operator', 'pemeriksa')", name="role"),
    )
    Table(
        "secret",
        metadata,
        *record_columns(),
        Column("name", String(40), nullable=False),
        Column("value", LargeBinary, nullable=False),
        UniqueConstraint("name"),
    )
    # The log is a chain, so its order is its key; nothing in it is ever changed or removed.
    Table(
        "journal",
        metadata,
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("at", String(27), nullable=False),
        Column("by", String(40), nullable=False),
        Column("action", String(40), nullable=False),
        Column("subject", Text, nullable=False),
        Column("detail", Text, nullable=False),
        Column("previous", String(64), nullable=False),
        Column("hash", String(64), nullable=False),
        # Random; the hash of an entry whose values were erased later tells nothing of them.
        Column("salt", String(32), nullable=False, server_default=text("''")),
        UniqueConstraint("hash"),
    )


JOURNAL_GUARDS = (
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END",
)
