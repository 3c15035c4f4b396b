# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's log: found by a person, told with names, silent about cases to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.confidential import all_hidden_letters
from desa_app.desa.history import subjects_of
from desa_app.desa.people import country_names
from desa_app.domain.people_list import PeopleQuery
from desa_app.office.trail import Trail
from desa_app.store import people_search
from desa_app.store.trail_labels import labels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection

MOST_PEOPLE = 20


class VillageTrail(Trail):
    """As at every office, and by the person that something was done to."""

    def _subjects(self, connection: Connection, about: str) -> Collection[str]:
        people = people_search.search_people(
            connection,
            PeopleQuery(words=about),
            today=self._desk.clock.today(),
            countries=country_names(),
            limit=MOST_PEOPLE,
        )
        return subjects_of(connection, [row.id for row in people.rows])

    def _hidden(self, connection: Connection) -> Collection[str]:
        return all_hidden_letters(self._desk, connection)

    def _labels(self, connection: Connection, subjects: Iterable[str]) -> Mapping[str, str]:
        return labels(connection, subjects)

    def _countries(self) -> Mapping[str, str]:
        return country_names()
