# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of imports: what came in with which file, and which columns a person pointed out."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
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


def add_intake_tables(metadata: MetaData) -> None:
    """Imports, the people of each import, and remembered columns."""
    Table(
        "import_batch",
        metadata,
        *record_columns(),
        Column("file_name", Text, nullable=False),
        Column("layout", Text, nullable=False),
        Column("treatment", String(20), nullable=False),
        Column("read_rows", Integer, nullable=False),
        Column("added", Integer, nullable=False),
        Column("updated", Integer, nullable=False),
        Column("left_alone", Integer, nullable=False),
        Column("state", String(12), nullable=False),
        Column("undone_at", String(27)),
        Column("undone_by", String(40), nullable=False),
        Column("reason", Text, nullable=False),
        CheckConstraint("state in ('berlaku', 'diurungkan')", name="state"),
        CheckConstraint("read_rows = added + updated + left_alone", name="adds_up"),
    )
    # A line per person, written with its import; who and when stand there. The person may be
    # gone after the import was undone, so there is no reference to one.
    item = Table(
        "import_item",
        metadata,
        Column(
            "import_id", String(36), ForeignKey("import_batch.id"), primary_key=True, nullable=False
        ),
        Column("person_id", String(36), primary_key=True, nullable=False),
        Column("sheet_row", Integer, nullable=False),
        Column("kind", String(4), nullable=False),
        Column("revision_before", Integer, nullable=False),
        Column("revision_after", Integer, nullable=False),
        Column("before", Text, nullable=False),
        CheckConstraint("kind in ('baru', 'ubah')", name="kind"),
    )
    Index("ix_import_item_person_id", item.c.person_id)
    Table(
        "intake_mapping",
        metadata,
        *record_columns(),
        Column("signature", String(64), nullable=False),
        Column("header_rows", Integer, nullable=False),
        Column("columns", Text, nullable=False),
        UniqueConstraint("signature"),
    )
