# SPDX-License-Identifier: GPL-3.0-or-later
"""People: noted, corrected, found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desa_app.desa.corrections import answer_by_correction
from desa_app.domain.nik import NikWarning, check_nik
from desa_app.domain.people_list import PeopleFilter, PeopleQuery
from desa_app.domain.person import PeoplePage, Person, PersonDraft, PersonRow, problems_in
from desa_app.errors import InvalidInput
from desa_app.office.desk import changes
from desa_app.reference import countries
from desa_app.store import people as rows
from desa_app.store import people_search as lists

if TYPE_CHECKING:
    from collections.abc import Collection

    from desa_app.office.desk import Desk


class People:
    """The people of the village register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, draft: PersonDraft) -> Person:
        """Note a new person; raises ``InvalidInput`` or ``DuplicateNik``."""
        self._refuse_problems(draft)
        with self._desk.writing() as connection:
            (person_id,) = rows.insert_people(connection, self._desk.stamp(), [draft])
            self._desk.log(connection, "orang-dicatat", person_id)
            return rows.load_person(connection, person_id)

    def correct(
        self, person: Person, draft: PersonDraft, *, answers: Collection[str] = ()
    ) -> Person:
        """Save corrected facts of ``person`` as it was opened.

        ``answers`` are open requests to correct that are met by it, in the same transaction.
        Raises ``InvalidInput`` (also when a request would be met by changing nothing),
        ``DuplicateNik``, ``NotFound`` for a request that does not wait, or ``ChangedMeanwhile``
        when somebody else saved first. Old and new values go to the log.
        """
        self._refuse_problems(draft)
        with self._desk.writing() as connection:
            before = rows.load_person(connection, person.id)
            stamp = self._desk.stamp()
            rows.update_person(connection, stamp, person.id, person.revision, draft)
            changed = changes(before.facts, draft)
            detail: dict[str, object] = {**changed}
            if answers:
                detail["permintaan"] = sorted(answers)
            self._desk.log(connection, "orang-diubah", person.id, detail)
            answer_by_correction(self._desk, connection, person.id, answers, changed)
            return rows.load_person(connection, person.id)

    def get(self, person_id: str) -> Person:
        """One person; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.load_person(connection, person_id)

    def by_nik(self, nik: str) -> Person:
        """The person with this NIK; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.person_by_nik(connection, nik)

    def family(self, person: Person) -> list[Person]:
        """The others on the same family card."""
        if person.facts.kk is None:
            return []
        with self._desk.reading() as connection:
            everybody = rows.family_of(connection, person.facts.kk)
        return [other for other in everybody if other.id != person.id]

    def search(
        self,
        words: str = "",
        *,
        status: str = "",
        sort: str = "nama",
        descending: bool = False,
        limit: int = 200,
    ) -> PeoplePage:
        """The first people that the words find, for a picker; :meth:`find` does all the rest."""
        wanted = PeopleFilter(status=status)
        query = PeopleQuery(words=words, filter=wanted, sort=sort, descending=descending)
        return self.find(query, limit=limit)

    def find(
        self, query: PeopleQuery, *, limit: int = lists.PAGE, after: PersonRow | None = None
    ) -> PeoplePage:
        """One page of the list; ``after`` is the last row of the page before.

        Found by any part of name, NIK, KK, dusun, telephone (in any spelling), recruiter, P3MI,
        employer or country of a plan, and by "RT 3" or "RW 2".
        """
        with self._desk.reading() as connection:
            return lists.search_people(
                connection,
                query,
                today=self._desk.clock.today(),
                countries=country_names(),
                limit=limit,
                after=after,
            )

    def place(self, query: PeopleQuery, person_id: str) -> int | None:
        """How many people stand before this one in a list; None when they are not in it."""
        with self._desk.reading() as connection:
            return lists.place_of(
                connection,
                query,
                person_id,
                today=self._desk.clock.today(),
                countries=country_names(),
            )

    def counts(self) -> dict[str, int]:
        """How many people there are (``orang``), have a plan (``semua``), stand at each status."""
        with self._desk.reading() as connection:
            return lists.count_by_status(connection)

    def places(self) -> dict[str, tuple[str, ...]]:
        """Every dusun of the register with its RT."""
        with self._desk.reading() as connection:
            return lists.places_in_use(connection)

    def nik_warnings(self, draft: PersonDraft) -> tuple[NikWarning, ...]:
        """Where the NIK's digits differ from birth date, sex or wilayah; never a refusal."""
        problems = {problem.field for problem in problems_in(draft, self._desk.clock.today())}
        if draft.nik is None or "nik" in problems:
            return ()
        return check_nik(draft.nik, draft.birth_date, draft.sex, self._desk.profile.code)

    def _refuse_problems(self, draft: PersonDraft) -> None:
        problems = problems_in(draft, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)


@cache
def country_names() -> dict[str, str]:
    """The names by which a country is searched."""
    return {code: rule.name for code, rule in countries().items()}
