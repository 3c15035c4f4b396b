# SPDX-License-Identifier: GPL-3.0-or-later
"""Following a plan up: how sure each fact is, who was contacted, and what the return brought."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.desa.paths import settle_path
from desa_app.domain.episode import Evidence
from desa_app.domain.evidence import KeyFact, problems_in_evidence
from desa_app.domain.follow_up import problems_in_contact, problems_in_next
from desa_app.domain.homecoming import HOME_STATES, Homecoming, problems_in_homecoming
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotHomeYet
from desa_app.office.desk import changes
from desa_app.store import episode_parts as parts
from desa_app.store import episodes as rows

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.episode import Episode, ReturnWay
    from desa_app.domain.evidence import FactEvidence
    from desa_app.domain.follow_up import Contact, ContactDue
    from desa_app.office.desk import Desk


class FollowUps:
    """Looks at facts, contacts and returns of the village's plans."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, episode_id: str, look: FactEvidence) -> Episode:
        """Note how sure a fact is now; a check of the licence also becomes the plan's own.

        Raises ``InvalidInput`` or ``NotFound``.
        """
        problems = problems_in_evidence(look, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            before = rows.load_episode(connection, episode_id).facts
            stamp = self._desk.stamp()
            parts.insert_evidence(connection, stamp, episode_id, look)
            checked = before.p3mi_checked_on
            if (
                look.fact is KeyFact.LICENCE
                and look.level is Evidence.CHECKED
                and look.holds
                and (checked is None or look.on >= checked)
            ):
                rows.set_facts(
                    connection,
                    stamp,
                    episode_id,
                    p3mi_checked_on=look.on,
                    p3mi_source=look.source,
                )
            detail = {
                "fakta": look.fact.value,
                "bukti": look.level.value,
                "pada": look.on.isoformat(),
                "cocok": look.holds,
            }
            self._desk.log(connection, "bukti-dicatat", episode_id, detail)
            return settle_path(self._desk, connection, episode_id)

    def contacted(self, episode_id: str, contact: Contact, next_on: date | None) -> Episode:
        """Note a contact and when the next one is due; None means none is planned.

        Raises ``InvalidInput`` or ``NotFound``.
        """
        problems = problems_in_contact(contact, next_on, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            before = rows.load_episode(connection, episode_id).facts.next_contact
            stamp = self._desk.stamp()
            parts.insert_contact(connection, stamp, episode_id, contact)
            rows.set_facts(connection, stamp, episode_id, next_contact=next_on)
            detail = {"tersambung": contact.reached, "berikutnya": [_iso(before), _iso(next_on)]}
            self._desk.log(connection, "kontak-dicatat", episode_id, detail)
            return rows.load_episode(connection, episode_id)

    def plan_contact(self, episode_id: str, next_on: date | None) -> Episode:
        """Set the day of the next contact, or take it away."""
        problems = problems_in_next(next_on, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            before = rows.load_episode(connection, episode_id).facts.next_contact
            rows.set_facts(connection, self._desk.stamp(), episode_id, next_contact=next_on)
            detail = {"berikutnya": [_iso(before), _iso(next_on)]}
            self._desk.log(connection, "kontak-direncanakan", episode_id, detail)
            return rows.load_episode(connection, episode_id)

    def due(self, until: date) -> tuple[ContactDue, ...]:
        """Whom to contact on or before a day, the longest waiting first."""
        with self._desk.reading() as connection:
            return parts.contacts_due(connection, until)

    def save_homecoming(
        self,
        episode_id: str,
        home: Homecoming,
        return_way: ReturnWay | None,
        *,
        opened: Episode | None = None,
    ) -> Episode:
        """Store what the return brought and how it came about.

        ``opened`` is the plan as it was shown. Raises ``InvalidInput``, ``NotFound``,
        ``NotHomeYet`` for somebody who is not back, or ``ChangedMeanwhile`` when somebody else
        noted the return meanwhile.
        """
        problems = problems_in_homecoming(home)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            before = rows.load_episode(connection, episode_id)
            if before.status not in HOME_STATES:
                raise NotHomeYet(before.status.value)
            if opened is not None and _return_of(opened) != _return_of(before):
                raise ChangedMeanwhile("rencana")
            stamp = self._desk.stamp()
            parts.save_homecoming(connection, stamp, episode_id, home)
            rows.set_facts(
                connection, stamp, episode_id, return_way=return_way.value if return_way else None
            )
            detail = changes(before.homecoming or Homecoming(), home)
            detail |= changes(before.facts, replace(before.facts, return_way=return_way))
            self._desk.log(connection, "purna-dicatat", episode_id, detail)
            return rows.load_episode(connection, episode_id)


def _return_of(episode: Episode) -> tuple[Homecoming | None, ReturnWay | None]:
    return episode.homecoming, episode.facts.return_way


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
