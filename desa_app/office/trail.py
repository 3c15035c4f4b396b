# SPDX-License-Identifier: GPL-3.0-or-later
"""The log shown to those who watch over the office, and its head compared with a paper."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desa_app.domain.history import ABOUT_CASES
from desa_app.domain.log_head import HeadState, HeadVerdict, LogHead, code_of, read_head
from desa_app.domain.trail import TrailFilter, TrailLine, action_words, line_of
from desa_app.domain.user import Right
from desa_app.office.restore_log import ACTION as RESTORED
from desa_app.store import chain, journal
from desa_app.store import trail as rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection

    from desa_app.domain.history import LogEntry
    from desa_app.domain.log_head import LogGap
    from desa_app.office.desk import Desk


class Trail:
    """The log of either office. Reading it needs ``Right.LOG``; comparing a head is open to all."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def allowed(self) -> bool:
        """Whether the one who works may read the log."""
        return self._desk.may(Right.LOG)

    def find(
        self,
        wanted: TrailFilter | None = None,
        *,
        limit: int = 200,
        before: int | None = None,
        in_full: bool = False,
    ) -> tuple[TrailLine, ...]:
        """The newest lines first; ``before`` is the number of the last line shown so far.

        Lines about cases are for those who may open cases. Raises ``NotAllowed``.
        """
        look = wanted or TrailFilter()
        found: list[LogEntry] = []
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection, Right.LOG)
            subjects = self._subjects(connection, look.about) if look.about.strip() else None
            entries = rows.entries(
                connection,
                since=_begin(look.since),
                until=_begin(look.until + timedelta(days=1)) if look.until else None,
                by=look.by,
                action=look.action,
                without=() if self._desk.may(Right.CASES) else ABOUT_CASES,
                before=before,
            )
            hidden = self._hidden(connection)
            for entry in entries:
                if entry.subject in hidden:
                    continue
                if subjects is None or self._is_about(entry, subjects, look.about):
                    found.append(entry)
                if len(found) == limit:
                    break
            labels = self._labels(connection, {entry.subject for entry in found})
        countries = self._countries()
        return tuple(
            line_of(one, labels.get(one.subject, ""), countries, in_full=in_full) for one in found
        )

    def users(self) -> tuple[str, ...]:
        """Every name that the log knows."""
        with self._desk.reading() as connection:
            return rows.everybody(connection)

    def actions(self) -> tuple[tuple[str, str], ...]:
        """Every action that the log knows and that may be seen, with its words, by the words."""
        with self._desk.reading() as connection:
            known = set(rows.kinds(connection))
        if not self._desk.may(Right.CASES):
            known -= ABOUT_CASES
        return tuple(sorted(((one, action_words(one)) for one in known), key=lambda pair: pair[1]))

    def head(self) -> LogHead:
        """What a paper says of the log of this moment."""
        with self._desk.reading() as connection:
            return head_of(connection)

    def compare(self, typed: str) -> HeadVerdict:
        """Compare a head from a paper with the log; raises ``InvalidInput`` when it is none.

        A chain that holds is no proof alone: whoever rewrites every line makes it hold again. The
        code on the paper does not change with it.
        """
        head = read_head(typed)
        with self._desk.reading() as connection:
            entries, _ = journal.head(connection)
            broken = chain.first_broken(connection)
            gaps = chain.gaps(connection)
            same = code_of(journal.hash_at(connection, head.position)) == head.code
            restored = rows.times_of(connection, RESTORED, after=0) > 0
            salvaged = rows.times_of(connection, chain.SALVAGED, after=0) > 0
        first = broken.position if broken is not None else 0
        if first and first <= head.position:
            state = HeadState.BROKEN
        elif entries < head.position:
            state = HeadState.SHORTER
        elif any(gap.first <= head.position <= gap.last for gap in gaps):
            state = HeadState.MISSING
        elif not same:
            state = HeadState.REWRITTEN
        elif first:
            state = HeadState.BROKEN
        else:
            # Whoever names a gap can rewrite what lies before it, and later papers still fit.
            unproven = any(gap.ends < head.position for gap in gaps)
            state = HeadState.SAME_BUT_GAPS if unproven else HeadState.SAME
        return HeadVerdict(
            state=state,
            head=head,
            entries=entries,
            broken=first,
            restored=restored,
            salvaged=salvaged,
            gaps=gaps,
        )

    def gaps(self) -> tuple[LogGap, ...]:
        """The lines that are missing since a salvage; open to all, like the head."""
        with self._desk.reading() as connection:
            return chain.gaps(connection)

    def _subjects(self, connection: Connection, about: str) -> Collection[str]:
        """Ids of the records that the words mean; an office of villages has none."""
        return ()

    def _is_about(self, entry: LogEntry, subjects: Collection[str], about: str) -> bool:
        return entry.subject in subjects or about.strip().casefold() in entry.subject.casefold()

    def _hidden(self, connection: Connection) -> Collection[str]:
        return ()

    def _labels(self, connection: Connection, subjects: Iterable[str]) -> Mapping[str, str]:
        return {}

    def _countries(self) -> Mapping[str, str]:
        return {}


def head_of(connection: Connection) -> LogHead:
    """The log's head inside an action of another job, to be printed on its paper."""
    position, link = journal.head(connection)
    return LogHead(position=position, code=code_of(link), gaps=chain.gaps(connection))


def log_line(desk: Desk) -> str:
    """The log's head as a recap carries it at its foot."""
    with desk.reading() as connection:
        return head_of(connection).line


def _begin(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time.min).astimezone(UTC)
