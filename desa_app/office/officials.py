# SPDX-License-Identifier: GPL-3.0-or-later
"""The people who sign for an office: added, corrected, their terms ended; of either office."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.office import Official, Post
from desa_app.domain.signing import problems_in_official
from desa_app.domain.user import Right
from desa_app.errors import ChangedMeanwhile, InvalidInput, Problem
from desa_app.office.desk import changes
from desa_app.store import officials as rows

if TYPE_CHECKING:
    from datetime import date

    from desa_app.office.desk import Desk


class Officials:
    """Officials of either office with their terms."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def everybody(self) -> tuple[Official, ...]:
        """All officials of all times with a name, by post."""
        with self._desk.reading() as connection:
            return tuple(one for one in rows.list_officials(connection) if one.name)

    def in_office(self, day: date | None = None) -> tuple[Official, ...]:
        """Who may sign on a day (today when none is given): head, secretary, sections."""
        when = day or self._desk.clock.today()
        return tuple(one for one in self.everybody() if one.in_office(when))

    def head(self) -> Official:
        """Who holds the first post today; without a name when nobody does."""
        with self._desk.reading() as connection:
            return rows.load_officials(connection, self._desk.clock.today())[Post.HEAD]

    def add(self, official: Official) -> Official:
        """Add an official beside the others; the id given is not used.

        Raises ``InvalidInput``, also when a regular head or secretary would meet another's term.
        """
        clean = _cleaned(official)
        with self._desk.writing(Right.OFFICE) as connection:
            self._refuse(clean, rows.list_officials(connection))
            stamp = self._desk.stamp()
            rows.retire_holders(connection, stamp, clean.post, until=None, unnamed=True)
            made = replace(clean, id=rows.insert_official(connection, stamp, clean))
            self._desk.log(connection, "pejabat-ditambah", made.id, {"jabatan": made.post.value})
        return made

    def correct(self, official: Official, *, opened: Official | None = None) -> Official:
        """Correct what stands about an official; letters already issued stay as they are.

        ``opened`` is what was shown before the correction. Raises ``InvalidInput``, ``NotFound``,
        or ``ChangedMeanwhile`` when something else stands there by now.
        """
        clean = _cleaned(official)
        with self._desk.writing(Right.OFFICE) as connection:
            before = rows.load_official(connection, clean.id)
            if opened is not None and opened != before:
                raise ChangedMeanwhile("pejabat")
            self._refuse(clean, rows.list_officials(connection))
            rows.update_official(connection, self._desk.stamp(), clean)
            detail = changes(before, clean)
            self._desk.log(connection, "pejabat-diubah", clean.id, detail)
        return clean

    def end_term(self, official_id: str, until: date) -> Official:
        """Set the last day in office; from the day after they can no longer be chosen.

        Raises ``InvalidInput`` for a day before the first one, and ``NotFound``.
        """
        with self._desk.writing(Right.OFFICE) as connection:
            ended = replace(rows.load_official(connection, official_id), until=until)
            if ended.since is not None and until < ended.since:
                raise InvalidInput((Problem("until", "masa-jabatan-terbalik"),))
            rows.update_official(connection, self._desk.stamp(), ended)
            self._desk.log(
                connection, "masa-jabatan-berakhir", official_id, {"sampai": until.isoformat()}
            )
        return ended

    def _refuse(self, official: Official, others: tuple[Official, ...]) -> None:
        problems = problems_in_official(official, others)
        if problems:
            raise InvalidInput(problems)


def _cleaned(official: Official) -> Official:
    return replace(
        official,
        name=official.name.strip(),
        number=official.number.strip(),
        number_label=official.number_label.strip(),
        title=official.title.strip(),
    )
