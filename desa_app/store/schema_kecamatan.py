# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of an office that takes packages in; every index begins with the village.

So growth stays linear. A kecamatan and a kabupaten have the same ones: ``village`` and ``received``
hold whoever sends to this office, the other tables what was told of villages.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from desa_app.store.schema_aside import add_aside_table
from desa_app.store.schema_board import add_board_tables
from desa_app.store.schema_common import NAMING, add_common_tables, record_columns
from desa_app.store.schema_keys import add_key_tables
from desa_app.store.schema_links import add_link_tables
from desa_app.store.schema_sending import add_floor_table, add_sending_tables
from desa_app.store.schema_told import add_told_table
from desa_app.store.schema_village_search import add_village_search

metadata = MetaData(naming_convention=NAMING)
add_common_tables(metadata, kinds="'desa', 'kecamatan', 'kabupaten'")

village = Table(
    "village",
    metadata,
    *record_columns(),
    Column("code", String(13), nullable=False),
    Column("name", Text, nullable=False),
    Column("verify_key", LargeBinary, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("card", LargeBinary, nullable=False),
    Column("active", Boolean(name="active"), nullable=False),
    UniqueConstraint("code"),
)

received = Table(
    "received",
    metadata,
    *record_columns(),
    Column("village", String(13), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("package_id", String(36), nullable=False),
    Column("period", String(7), nullable=False),
    Column("level", String(10), nullable=False),
    Column("counts", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("manifest_sha256", String(64), nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("made_at", String(27), nullable=False),
    Column("receipt", LargeBinary, nullable=False),
    # The number of the village's key that signed it: each key counts its packages from 1.
    Column("series", Integer, nullable=False, server_default=text("1")),
    UniqueConstraint("village", "series", "sequence"),
)

village_recap = Table(
    "village_recap",
    metadata,
    *record_columns(),
    Column("village", String(13), nullable=False),
    Column("period", String(7), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("series", Integer, nullable=False, server_default=text("1")),
    UniqueConstraint("village", "period"),
)

# The current rows of each village: replaced as a whole by each newer package.
village_person = Table(
    "village_person",
    metadata,
    Column("village", String(13), nullable=False),
    Column("id", String(36), nullable=False),
    Column("name", Text, nullable=False),
    Column("nik", String(16)),
    Column("sex", String(1)),
    Column("birth_date", Date),
    Column("dusun", Text, nullable=False),
    # To be counted only; nobody's name stands in such a row.
    Column("limited", Boolean(name="limited"), nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("village", "id"),
)

village_episode = Table(
    "village_episode",
    metadata,
    Column("village", String(13), nullable=False),
    Column("id", String(36), nullable=False),
    Column("person_id", String(36), nullable=False),
    Column("status", String(10), nullable=False),
    Column("jalur", String(14), nullable=False),
    Column("country", String(2), nullable=False),
    Column("job", Text, nullable=False),
    Column("scheme", String(16), nullable=False),
    Column("p3mi", Text, nullable=False),
    Column("sponsor", Text, nullable=False),
    Column("sponsor_phone", String(40), nullable=False),
    Column("planned_departure", Date),
    # The day of the plan's first step; not known of plans taken in by the first form.
    Column("noted_on", Date),
    # Empty of plans that an older program sent.
    Column("sponsor_address", Text, nullable=False, server_default=text("''")),
    Column("company_address", Text, nullable=False, server_default=text("''")),
    PrimaryKeyConstraint("village", "id"),
)

village_case = Table(
    "village_case",
    metadata,
    Column("village", String(13), nullable=False),
    Column("id", String(36), nullable=False),
    Column("number", String(20), nullable=False),
    Column("reported_on", Date, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("person_id", String(36)),
    Column("minor", Boolean(name="minor"), nullable=False),
    Column("country", String(2), nullable=False),
    Column("suspect", Text, nullable=False),
    Column("loss", BigInteger),
    Column("signs", Text, nullable=False),
    Column("referrals", Text, nullable=False),
    Column("state", String(12), nullable=False),
    Column("returned_on", Date),
    PrimaryKeyConstraint("village", "id"),
)

village_letter = Table(
    "village_letter",
    metadata,
    Column("village", String(13), nullable=False),
    Column("id", String(36), nullable=False),
    Column("episode_id", String(36)),
    Column("kind", String(40), nullable=False),
    Column("number", String(80), nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("state", String(8), nullable=False),
    PrimaryKeyConstraint("village", "id"),
)

village_key, key_list = add_key_tables(metadata)
village_link = add_link_tables(metadata)
village_contact, due_day = add_board_tables(metadata)
district_card, package, package_attempt = add_sending_tables(metadata)
add_floor_table(metadata)
village_told = add_told_table(metadata)
set_aside = add_aside_table(metadata)
add_village_search(metadata)

# Rises whenever a sender's rows are replaced: what was worked out from them is old then.
rows_version = Table(
    "rows_version",
    metadata,
    Column("sender", String(13), primary_key=True),
    Column("version", Integer, nullable=False),
)
