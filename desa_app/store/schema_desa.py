# SPDX-License-Identifier: GPL-3.0-or-later
"""The village office's tables."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from desa_app.store.schema_books import add_book_tables
from desa_app.store.schema_cases import add_case_tables
from desa_app.store.schema_common import NAMING, add_common_tables, record_columns
from desa_app.store.schema_documents import add_document_tables
from desa_app.store.schema_episode import add_episode_tables, plan_columns, step_columns
from desa_app.store.schema_foster import add_foster_tables
from desa_app.store.schema_intake import add_intake_tables
from desa_app.store.schema_interview import add_interview_tables
from desa_app.store.schema_numbers import add_number_tables
from desa_app.store.schema_own_keys import add_own_key_tables
from desa_app.store.schema_people import add_people_tables
from desa_app.store.schema_prevention import add_prevention_tables
from desa_app.store.schema_privacy import add_privacy_tables
from desa_app.store.schema_recruiters import add_recruiter_tables
from desa_app.store.schema_reference import add_reference_tables
from desa_app.store.schema_sending import add_sending_tables
from desa_app.store.schema_wording import add_wording_tables

metadata = MetaData(naming_convention=NAMING)
add_common_tables(metadata)

person = Table(
    "person",
    metadata,
    *record_columns(),
    # A number of its own, because a row number of SQLite may change when the file is compacted.
    Column("search_row", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("nik", String(16)),
    Column("kk", String(16)),
    Column("passport_name", Text, nullable=False),
    Column("birth_place", Text, nullable=False),
    Column("birth_date", Date),
    Column("sex", String(1)),
    Column("religion", Text, nullable=False),
    Column("marital", String(12)),
    Column("education", Text, nullable=False),
    Column("occupation", Text, nullable=False),
    Column("nationality", String(40), nullable=False),
    Column("family_role", String(20)),
    Column("father", Text, nullable=False),
    Column("mother", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("dusun", Text, nullable=False),
    Column("rt", String(8), nullable=False),
    Column("rw", String(8), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("resident", Boolean(name="resident"), nullable=False),
    Column("base_status", String(12), nullable=False),
    UniqueConstraint("search_row"),
    UniqueConstraint("nik"),
    CheckConstraint("nik is null or length(nik) = 16", name="nik_length"),
    CheckConstraint("sex in ('L', 'P')", name="sex"),
)
Index("ix_person_name", person.c.name)
Index("ix_person_kk", person.c.kk)

episode = Table(
    "episode",
    metadata,
    *record_columns(),
    Column("person_id", String(36), ForeignKey("person.id"), nullable=False),
    Column("status", String(10), nullable=False),
    Column("country", String(2), nullable=False),
    Column("city", Text, nullable=False),
    Column("job", Text, nullable=False),
    Column("scheme", String(16), nullable=False),
    Column("employer", Text, nullable=False),
    Column("p3mi", Text, nullable=False),
    Column("sip3mi", Text, nullable=False),
    Column("sip3mi_until", Date),
    Column("p3mi_checked_on", Date),
    Column("p3mi_source", Text, nullable=False),
    Column("sponsor", Text, nullable=False),
    Column("sponsor_phone", String(40), nullable=False),
    Column("contract_months", Integer),
    Column("planned_departure", Date),
    Column("jalur", String(14), nullable=False),
    Column("jalur_reason", Text, nullable=False),
    Column("evidence", String(20), nullable=False),
    Column("note", Text, nullable=False),
    *plan_columns(),
)
Index("ix_episode_person_id", episode.c.person_id, episode.c.id)
Index("ix_episode_next_contact", episode.c.next_contact)

status_change = Table(
    "status_change",
    metadata,
    *record_columns(),
    Column("episode_id", String(36), ForeignKey("episode.id"), nullable=False),
    Column("status", String(10), nullable=False),
    Column("on", Date, nullable=False),
    Column("source", Text, nullable=False),
    *step_columns(),
)
Index("ix_status_change_episode_id", status_change.c.episode_id)

interview = Table(
    "interview",
    metadata,
    *record_columns(),
    Column("episode_id", String(36), ForeignKey("episode.id"), nullable=False),
    Column("on", Date, nullable=False),
    Column("with_family", Boolean(name="with_family"), nullable=False),
    Column("officer", Text, nullable=False),
    Column("note", Text, nullable=False),
    # JSON of what the plan said when they talked; empty in the first form of the file.
    Column("plan", Text, nullable=False, server_default="{}"),
    Column("state", String(8), nullable=False, server_default="berlaku"),
)
Index("ix_interview_episode_id", interview.c.episode_id)

letter = Table(
    "letter",
    metadata,
    *record_columns(),
    Column("kind", String(40), nullable=False),
    Column("scope", String(60), nullable=False),
    Column("year", Integer, nullable=False),
    Column("running", Integer, nullable=False),
    Column("number", String(80), nullable=False),
    # Empty for papers about nobody, such as the letter that goes with a recap.
    Column("person_id", String(36), ForeignKey("person.id")),
    Column("episode_id", String(36), ForeignKey("episode.id")),
    Column("issued_on", Date, nullable=False),
    Column("valid_until", Date),
    Column("state", String(8), nullable=False),
    Column("void_reason", Text, nullable=False),
    Column("paper", String(4), nullable=False),
    Column("wording_version", Text, nullable=False),
    Column("frozen", Text, nullable=False),
    Column("checks", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("signatory_id", String(36), ForeignKey("official.id")),
    Column("signed_as", Text, nullable=False),
    Column("signed_by", Text, nullable=False),
    Column("seal_text", Text, nullable=False),
    Column("blank_sha256", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    UniqueConstraint("number"),
    UniqueConstraint("scope", "year", "running", name="uq_letter_scope"),
    CheckConstraint("state in ('terbit', 'batal')", name="state"),
)
Index("ix_letter_episode_id", letter.c.episode_id)
Index("ix_letter_person_id", letter.c.person_id)
Index("ix_letter_issued_on", letter.c.issued_on)

# The last number given in each scope and year. It only ever rises, so a void frees nothing.
letter_counter = Table(
    "letter_counter",
    metadata,
    *record_columns(),
    Column("scope", String(60), nullable=False),
    Column("year", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    UniqueConstraint("scope", "year"),
)

district_card, package, package_attempt = add_sending_tables(metadata)
former_key = add_own_key_tables(metadata)

fact_evidence, contact, homecoming = add_episode_tables(metadata)

wording = add_wording_tables(metadata)

add_book_tables(metadata)

add_number_tables(metadata)

add_prevention_tables(metadata)

add_foster_tables(metadata)

reference_row = add_reference_tables(metadata)

interview_sheet = add_interview_tables(metadata)

RECRUITERS, COMPANIES = add_recruiter_tables(metadata)
add_document_tables(metadata)

add_people_tables(metadata)
add_case_tables(metadata)
add_intake_tables(metadata)
add_privacy_tables(metadata)
