# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of people and the panel beside it show, read in one go away from the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desa_app.domain.letter import LetterRequest
from desa_app.domain.people_list import WITH_PLAN, PeopleFilter, PeopleQuery
from ui.pages.desa.words import BEFORE_LEAVING

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.letter import LetterRow
    from desa_app.domain.letter_rules import Check
    from desa_app.domain.person import Person, PersonRow

CHECKED_KIND = "rekomendasi"
PAGE = 200
# Further down a list than this nobody looks for one person: the search finds them at once.
_FAR = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPeople:
    """The rows that answer ``query``, which may be wider than what was asked for.

    ``widened`` tells that whom the list was asked to show would not have been on it.
    """

    query: PeopleQuery
    rows: tuple[PersonRow, ...]
    found: int
    counts: dict[str, int]
    widened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """One person as the panel shows them; ``checks`` only before they leave."""

    person: Person
    episodes: tuple[Episode, ...]
    letters: tuple[LetterRow, ...]
    checks: tuple[Check, ...]


def find_people(office: Desa, query: PeopleQuery) -> FoundPeople:
    """The first rows of the list."""
    counts = office.people.counts()
    if query.filter == PeopleFilter(status=WITH_PLAN) and not counts.get(WITH_PLAN, 0):
        # Nobody has a plan yet: an empty list beside a full register would mislead.
        query = replace(query, filter=PeopleFilter())
    return _found(office, query, counts, PAGE)


def find_with(office: Desa, query: PeopleQuery, person_id: str) -> FoundPeople:
    """The list down to one person; when it does not hold them, that of everybody."""
    asked = query
    place = office.people.place(query, person_id)
    if place is None:
        query = replace(query, words="", filter=PeopleFilter())
        place = office.people.place(query, person_id)
    if place is not None and place > _FAR:
        query = replace(query, words=office.people.get(person_id).facts.name)
        place = office.people.place(query, person_id)
    found = _found(office, query, office.people.counts(), (place or 0) + PAGE)
    return replace(found, widened=query != asked)


def find_person(office: Desa, person_id: str) -> FoundPerson:
    """Somebody with their plans, letters and what is missing; raises ``NotFound``."""
    person = office.people.get(person_id)
    episodes = office.episodes.of(person_id)
    newest = episodes[0] if episodes else None
    checks: tuple[Check, ...] = ()
    if newest is not None and newest.status in BEFORE_LEAVING:
        request = LetterRequest(kind=CHECKED_KIND, person_id=person_id, episode_id=newest.id)
        checks = office.letters.check(request)
    return FoundPerson(
        person=person,
        episodes=episodes,
        letters=office.letters.list(person_id),
        checks=checks,
    )


def _found(office: Desa, query: PeopleQuery, counts: dict[str, int], limit: int) -> FoundPeople:
    found = office.people.find(query, limit=limit)
    return FoundPeople(query=query, rows=found.rows, found=found.found, counts=counts)
