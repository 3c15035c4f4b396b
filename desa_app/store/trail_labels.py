# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record of the village is called in a line of the log: by a name or a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Select

_FEW = 400
_person, _episode = metadata.tables["person"], metadata.tables["episode"]
_letter, _user = metadata.tables["letter"], metadata.tables["user"]
_official, _document = metadata.tables["official"], metadata.tables["document"]


def labels(connection: Connection, subjects: Iterable[str]) -> dict[str, str]:
    """Words by id; ids of other records are left out."""
    wanted = sorted(one for one in subjects if one)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _FEW):
        few = wanted[start : start + _FEW]
        for query in _queries(few):
            for row_id, words in connection.execute(query):
                if words:
                    found[str(row_id)] = str(words)
    return found


def _queries(few: list[str]) -> tuple[Select[Any], ...]:
    of_episode = _episode.join(_person, _person.c.id == _episode.c.person_id)
    of_document = _document.join(of_episode, _episode.c.id == _document.c.episode_id)
    return (
        select(_person.c.id, _person.c.name).where(_person.c.id.in_(few)),
        select(_episode.c.id, _person.c.name).select_from(of_episode).where(_episode.c.id.in_(few)),
        select(_document.c.id, _person.c.name)
        .select_from(of_document)
        .where(_document.c.id.in_(few)),
        select(_letter.c.id, _letter.c.number).where(_letter.c.id.in_(few)),
        select(_user.c.id, _user.c.name).where(_user.c.id.in_(few)),
        select(_official.c.id, _official.c.name).where(_official.c.id.in_(few)),
    )
