# SPDX-License-Identifier: GPL-3.0-or-later
"""What no single village can see: the same person, recruiter, number or P3MI in several of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.link_addresses import links_of_addresses
from desa_app.domain.link_cases import links_of_cases
from desa_app.domain.link_people import links_of_people
from desa_app.domain.link_recruiters import links_of_recruiters
from desa_app.domain.links import (
    Answer,
    FoundLink,
    Link,
    LinkedPlan,
    LinkKind,
    LinkList,
    Noted,
    in_order,
    problems_in_answer,
)
from desa_app.domain.user import Right
from desa_app.errors import InvalidInput, NotFound
from desa_app.store import links as rows
from desa_app.store.consolidated import versions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

DAYS_OF_MONTH = 31
CALLED = "tautan"
Versions = tuple[tuple[str, int], ...]


class Links:
    """Links are worked out anew from what the villages sent last; only decisions are kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: tuple[Versions, tuple[Link, ...], tuple[Link, ...]] | None = None

    def list(
        self, *, kind: LinkKind | None = None, months: int = 0, waiting: bool = False
    ) -> LinkList:
        """The links, those nobody has seen on top.

        ``months`` keeps those in which at least two villages have a plan of that time or without
        a day (0 for all); people count at any time. ``waiting`` leaves out what is settled.
        """
        with self._desk.reading() as connection:
            every = self._found(connection)
            names = rows.village_names(connection)
        oldest = self._desk.clock.today() - timedelta(days=months * DAYS_OF_MONTH)
        shown = [
            one
            for one in every
            if (kind is None or one.link.kind is kind)
            and (not waiting or one.waiting)
            and (not months or one.link.kind is LinkKind.PERSON or one.link.reaches_since(oldest))
        ]
        return LinkList(
            found=in_order(shown),
            villages=names,
            new=sum(one.new or bool(one.added) for one in every),
            waiting=sum(one.waiting for one in every),
        )

    def plans_of(self, link: Link) -> tuple[LinkedPlan, ...]:
        """Who stands behind a link: people and plans as their villages sent them last.

        A link from a case shows its cases too; that is logged and raises ``NotAllowed`` for
        whoever may not see cases.
        """
        if link.kind is not LinkKind.CASE:
            with self._desk.reading() as connection:
                return rows.plans_of(connection, link)
        # The log says which villages' cases were looked at, and never whom they name.
        detail = {"desa": list(link.villages)}
        with self._desk.reading_logged(Right.CASES, f"{CALLED}-kasus-dibuka", "", detail) as found:
            return (*rows.cases_of(found, link), *rows.plans_of(found, link))

    def may_answer(self) -> bool:
        """Whether whoever works here may decide, or only read."""
        return self._desk.may(Right.WRITE)

    def answer(self, kind: LinkKind, key: str, answer: Answer, note: str = "") -> FoundLink:
        """Decide about a link; the decision outlives whatever the villages send later.

        A village that joins the link afterwards brings it back to the top, with the decision.
        Raises ``InvalidInput``, or ``NotFound`` when no village's rows show this link any more.
        """
        note = note.strip()
        problems = problems_in_answer(note)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing(_right(kind)) as connection:
            before = self._one(connection, kind, key)
            stamp = self._desk.stamp()
            noted = Noted(
                seen=before.link.villages, answer=answer, note=note, at=stamp.at, by=stamp.by
            )
            return self._put(connection, before, noted, "diputuskan")

    def ask_again(self, kind: LinkKind, key: str) -> FoundLink:
        """Take a decision back; the link stays seen. Raises ``NotFound``."""
        with self._desk.writing(_right(kind)) as connection:
            before = self._one(connection, kind, key)
            return self._put(connection, before, Noted(seen=before.link.villages), "ditanya-lagi")

    def mark_seen(self) -> int:
        """Remember that all links of now were seen, so that later ones stand out; how many."""
        with self._desk.reading() as connection:
            # Beforehand: working them out takes seconds, in which nobody else could write.
            self._found(connection)
        with self._desk.writing() as connection:
            fresh = [one for one in self._found(connection) if one.new or one.added]
            seen = [(one.link, _with_all(one)) for one in fresh]
            known = {one.link.key for one in fresh if one.noted is not None}
            rows.put_seen(connection, self._desk.stamp(), seen, known)
            if fresh:
                self._desk.log(connection, f"{CALLED}-dilihat", "", {"jumlah": len(fresh)})
            return len(fresh)

    def _put(self, connection: Connection, before: FoundLink, noted: Noted, what: str) -> FoundLink:
        old = before.noted
        record = rows.put_noted(connection, self._desk.stamp(), before.link, noted)
        detail: dict[str, object] = {
            "jenis": before.link.kind.value,
            "jawaban": [_word(before.answer), _word(noted.answer)],
        }
        if before.link.kind is not LinkKind.CASE:
            detail["catatan"] = [old.note if old is not None else "", noted.note]
        self._desk.log(connection, f"{CALLED}-{what}", record, detail)
        return FoundLink(link=before.link, noted=noted)

    def _one(self, connection: Connection, kind: LinkKind, key: str) -> FoundLink:
        for one in self._found(connection):
            if one.link.kind is kind and one.link.key == key:
                return one
        raise NotFound(CALLED)

    def _found(self, connection: Connection) -> tuple[FoundLink, ...]:
        noted = rows.noted_links(connection)
        return tuple(
            FoundLink(link=link, noted=noted.get((link.kind.value, link.key)))
            for link in self._worked_out(connection)
        )

    def _worked_out(self, connection: Connection) -> tuple[Link, ...]:
        """All links that the user may see; worked out anew only after rows were replaced."""
        self._desk.refuse_without(connection)
        state = versions(connection)
        if self._kept is None or self._kept[0] != state:
            mentions = rows.mentions(connection)
            links = (
                *links_of_people(rows.residents(connection)),
                *links_of_recruiters(mentions),
                *links_of_addresses(rows.addresses(connection)),
            )
            cases = links_of_cases(rows.named_in_cases(connection), mentions)
            self._kept = (state, links, cases)
        _, links, cases = self._kept
        return (*links, *cases) if self._desk.may(Right.CASES) else links


def _with_all(one: FoundLink) -> Noted:
    """What is known of a link, with all its villages of now as seen."""
    noted = one.noted or Noted(seen=())
    return replace(noted, seen=tuple(sorted({*noted.seen, *one.link.villages})))


def _right(kind: LinkKind) -> Right:
    return Right.CASES if kind is LinkKind.CASE else Right.WRITE


def _word(answer: Answer | None) -> str:
    return answer.value if answer is not None else ""
