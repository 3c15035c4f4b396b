# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the Desa Binaan book."""

from __future__ import annotations

from desa_app.domain.foreigners import Foreigner
from desa_app.domain.foster_book import (
    EarlyWarning,
    FosterOfficer,
    FosterPaper,
    FosterQuestion,
    FosterVisit,
    PassportHelp,
)
from desa_app.store.ledger import LedgerTable
from desa_app.store.schema_desa import metadata

PAPERS = LedgerTable(
    table=metadata.tables["foster_paper"],
    facts=FosterPaper,
    what="penetapan",
    searched=("number", "issuer", "note"),
    day="issued_on",
    first=("-issued_on",),
)
OFFICERS = LedgerTable(
    table=metadata.tables["foster_officer"],
    facts=FosterOfficer,
    what="petugas",
    searched=("name", "post", "agency", "phone", "note"),
    day="since",
    until="until",
    first=("-since",),
)
VISITS = LedgerTable(
    table=metadata.tables["foster_visit"],
    facts=FosterVisit,
    what="kunjungan",
    searched=("officer", "topic", "result"),
    day="on",
    first=("-on",),
)
QUESTIONS = LedgerTable(
    table=metadata.tables["foster_question"],
    facts=FosterQuestion,
    what="pertanyaan",
    searched=("asked_by", "question", "answer", "answered_by"),
    day="on",
    first=("-on",),
)
PASSPORT_HELP = LedgerTable(
    table=metadata.tables["passport_help"],
    facts=PassportHelp,
    what="bantuan paspor",
    searched=("name", "result", "note"),
    day="on",
    first=("-on",),
)
WARNINGS = LedgerTable(
    table=metadata.tables["early_warning"],
    facts=EarlyWarning,
    what="peringatan dini",
    searched=("content", "passed_to", "answer"),
    day="on",
    first=("-on",),
)
FOREIGNERS = LedgerTable(
    table=metadata.tables["foreigner"],
    facts=Foreigner,
    what="orang asing",
    searched=("name", "document_number", "host", "address", "note"),
    day="arrived_on",
    until="left_on",
    first=("-arrived_on",),
)
