# SPDX-License-Identifier: GPL-3.0-or-later
"""The search over the people of all villages: by a right of its own, and never unnoticed."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from desa_app.domain.user import Right
from desa_app.domain.village_search import (
    FoundPeople,
    NearWords,
    ToldPerson,
    read_searched,
    words_for_log,
)
from desa_app.store import village_search as rows
from desa_app.store.links import village_names

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

MOST_SHOWN = 100
# Similar words are offered only where the typed ones find few.
FEW = 10
_PURPOSE = b"desa-binaan/log-cari/v1\n"


class VillageSearch:
    """Every question and every opened person is in the log before anything is read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._near: tuple[tuple[int, str], NearWords] | None = None

    def may(self) -> bool:
        """Whether whoever works here may search; each search asks again."""
        return self._desk.may(Right.SEARCH)

    def prepare(self) -> None:
        """Learn the words of all names beforehand, so that the first slip costs no waiting."""
        with self._desk.reading() as connection:
            self._near_words(connection)

    def find(self, typed: str) -> FoundPeople:
        """Who has all these words in name, NIK, recruiter, P3MI or the recruiter's number.

        Order, accents and capitals make no difference; where little is found, words that are one
        slip away count too. Too few signs find nobody and are not logged. Raises ``NotAllowed``.
        """
        asked = read_searched(typed)
        if not asked.enough:
            return FoundPeople(asked=False)
        detail = {"kata": self.trace_of(typed)}
        with self._desk.reading_logged(Right.SEARCH, "warga-dicari", "", detail) as connection:
            exact = rows.hits(connection, asked, MOST_SHOWN + 1)
            close: tuple[tuple[str, str], ...] = ()
            if len(exact) < FEW and asked.words:
                near = self._near_words(connection)
                known = frozenset(exact)
                similar = rows.hits(connection, asked, MOST_SHOWN, near)
                close = tuple(key for key in similar if key not in known)
            found = (*exact, *close)
            names = village_names(connection)
            people = rows.people_at(connection, found[:MOST_SHOWN], frozenset(close), names)
        return FoundPeople(rows=people, more=len(found) > MOST_SHOWN)

    def open(self, village: str, person_id: str) -> ToldPerson:
        """All that a village told last about a person; logged. Raises ``NotFound``, ``NotAllowed``.

        The NIK stays masked, see :meth:`show_nik`.
        """
        subject = f"{village}/{person_id}"
        with self._desk.reading_logged(Right.SEARCH, "warga-dibuka", subject) as connection:
            return rows.person_told(connection, village, person_id, village_names(connection))

    def show_nik(self, village: str, person_id: str) -> str:
        """The NIK in full; logged on its own. Raises ``NotFound``, ``NotAllowed``."""
        subject = f"{village}/{person_id}"
        with self._desk.reading_logged(Right.SEARCH, "nik-ditampilkan", subject) as connection:
            return rows.nik_of(connection, village, person_id)

    def trace_of(self, typed: str) -> str:
        """What the log holds after such a search, to look for it there.

        Long numbers leave a mark made with this office's key, never themselves.
        """
        return words_for_log(typed, self._mark)

    def _mark(self, digits: str) -> str:
        made = hmac.new(self._desk.secret, _PURPOSE + digits.encode(), hashlib.sha256)
        return made.hexdigest()[:8]

    def _near_words(self, connection: Connection) -> NearWords:
        state = rows.state_of_rows(connection)
        if self._near is None or self._near[0] != state:
            self._near = (state, NearWords(rows.known_words(connection)))
        return self._near[1]
