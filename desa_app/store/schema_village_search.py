# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's search over the people of all villages: an index of words, and how it is filled.

A person is one row with the words of all their plans, so that words of a name and of a recruiter
find together. Row numbers begin with the village's code: a village's rows lie side by side.
"""

from __future__ import annotations

from sqlalchemy import Index, MetaData

ROWS_OF_A_VILLAGE = 1_000_000
"""More than the 200,000 rows that a package can have."""

_NUMBER = "CAST(replace({village}, '.', '') AS INTEGER) * 1000000"
_DIGITS = "e.sponsor_phone"
for _sign in (" ", "-", ".", "(", ")", "+"):
    _DIGITS = f"replace({_DIGITS}, '{_sign}', '')"

VILLAGE_SEARCH = (
    "CREATE VIRTUAL TABLE village_search USING fts5("
    "name, nik, plan, phone, village UNINDEXED, person UNINDEXED, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4')",
    # Which words there are, to find the one that somebody meant to type.
    "CREATE VIRTUAL TABLE village_search_words USING fts5vocab('village_search', 'row')",
)

# Fixed words only; nothing that anybody types or sends comes into these statements.
FILL_VILLAGE_SEARCH = (
    "INSERT INTO village_search (rowid, name, nik, plan, phone, village, person) "  # noqa: S608
    f"SELECT {_NUMBER.format(village='p.village')} "
    "+ row_number() OVER (PARTITION BY p.village ORDER BY p.id), p.name, coalesce(p.nik, ''), "
    "coalesce(group_concat(DISTINCT e.sponsor || ' ' || e.p3mi), ''), "
    f"coalesce(group_concat(DISTINCT {_DIGITS}), ''), p.village, p.id "
    "FROM (SELECT * FROM village_person WHERE limited = 0) AS p LEFT JOIN village_episode AS e "
    "ON e.village = p.village AND e.person_id = p.id {where} GROUP BY p.village, p.id"
)

EMPTY_VILLAGE_SEARCH = "DELETE FROM village_search WHERE rowid BETWEEN :low AND :high"


def add_village_search(metadata: MetaData) -> None:
    """Ways from a person to their plans, and from a plan to its letters, within a village."""
    for table, column in (("village_episode", "person_id"), ("village_letter", "episode_id")):
        of = metadata.tables[table]
        Index(f"ix_{table}_{column}", of.c.village, of.c[column])
