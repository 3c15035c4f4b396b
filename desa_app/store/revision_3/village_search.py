# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of the kecamatan store: a search over the people of all villages."""

from __future__ import annotations

from alembic import op

_DIGITS = "e.sponsor_phone"
for _sign in (" ", "-", ".", "(", ")", "+"):
    _DIGITS = f"replace({_DIGITS}, '{_sign}', '')"


def upgrade() -> None:
    """Make the index from what the villages sent so far, and the ways that it needs."""
    op.create_index("ix_village_episode_person_id", "village_episode", ["village", "person_id"])
    op.create_index("ix_village_letter_episode_id", "village_letter", ["village", "episode_id"])
    op.execute(
        "CREATE VIRTUAL TABLE village_search USING fts5("
        "name, nik, plan, phone, village UNINDEXED, person UNINDEXED, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4')"
    )
    op.execute("CREATE VIRTUAL TABLE village_search_words USING fts5vocab('village_search', 'row')")
    op.execute(
        "INSERT INTO village_search (rowid, name, nik, plan, phone, village, person) "  # noqa: S608
        "SELECT CAST(replace(p.village, '.', '') AS INTEGER) * 1000000 "
        "+ row_number() OVER (PARTITION BY p.village ORDER BY p.id), p.name, coalesce(p.nik, ''), "
        "coalesce(group_concat(DISTINCT e.sponsor || ' ' || e.p3mi), ''), "
        f"coalesce(group_concat(DISTINCT {_DIGITS}), ''), p.village, p.id "
        "FROM village_person AS p LEFT JOIN village_episode AS e "
        "ON e.village = p.village AND e.person_id = p.id GROUP BY p.village, p.id"
    )
