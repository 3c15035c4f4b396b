# SPDX-License-Identifier: GPL-3.0-or-later
"""The family left behind: noted, corrected, taken over from the family card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.codes import BaseStatus
from desa_app.domain.family import Member, MemberDraft, problems_in, relation_of
from desa_app.domain.scans import REASON_LIMIT
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, Problem
from desa_app.office.desk import changes
from desa_app.store import families as rows
from desa_app.store import people as people_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.person import Person
    from desa_app.office.desk import Desk


class Families:
    """Who stays at home when somebody leaves."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, person_id: str) -> tuple[Member, ...]:
        """The family of one person, in the order in which it was noted."""
        with self._desk.reading() as connection:
            return rows.members_of(connection, person_id)

    def get(self, member_id: str) -> Member:
        """One member; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return rows.load_member(connection, member_id)

    def add(self, person_id: str, draft: MemberDraft) -> Member:
        """Note a member; raises ``InvalidInput`` or ``NotFound``."""
        self._refuse_problems(person_id, draft)
        with self._desk.writing() as connection:
            people_rows.load_person(connection, person_id)
            draft = _linked(connection, person_id, draft)
            new = rows.insert_member(connection, self._desk.stamp(), person_id, draft)
            self._desk.log(connection, "keluarga-dicatat", new, {"orang": person_id})
            return rows.load_member(connection, new)

    def correct(self, member: Member, draft: MemberDraft) -> Member:
        """Save changed facts; raises ``InvalidInput``, ``NotFound`` or ``ChangedMeanwhile``."""
        self._refuse_problems(member.person_id, draft)
        with self._desk.writing() as connection:
            before = rows.load_member(connection, member.id)
            draft = _linked(connection, member.person_id, draft)
            rows.update_member(connection, self._desk.stamp(), member, draft)
            detail = changes(before.facts, draft)
            self._desk.log(connection, "keluarga-diubah", member.id, detail)
            return rows.load_member(connection, member.id)

    def remove(self, member: Member, reason: str) -> None:
        """Take a member off the list, with a reason.

        Raises ``InvalidInput`` or ``ChangedMeanwhile``.
        """
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        if len(reason) > REASON_LIMIT:
            raise InvalidInput((Problem("reason", "terlalu-panjang", reason, str(REASON_LIMIT)),))
        with self._desk.writing() as connection:
            rows.remove_member(connection, self._desk.stamp(), member, reason.strip())
            detail: dict[str, object] = {"alasan": reason.strip()}
            if member.facts.linked_id:
                detail["linked_id"] = [member.facts.linked_id, ""]
            self._desk.log(connection, "keluarga-dihapus", member.id, detail)

    def put_back(self, member: Member) -> Member:
        """Take a removal back; ``member`` is as it was before. The log keeps both.

        The link to the member's own record comes back while that record stands. Raises
        ``ChangedMeanwhile``, also when somebody with that record was noted again meanwhile.
        """
        with self._desk.writing() as connection:
            linked = member.facts.linked_id
            noted = rows.members_of(connection, member.person_id)
            if linked and any(one.facts.linked_id == linked for one in noted):
                raise ChangedMeanwhile(rows.WHAT)
            try:
                linked = people_rows.load_person(connection, linked).id if linked else None
            except NotFound:
                linked = None
            rows.put_back_member(connection, self._desk.stamp(), member, linked)
            self._desk.log(connection, "keluarga-dikembalikan", member.id)
            return rows.load_member(connection, member.id)

    def on_card(self, person_id: str) -> tuple[Person, ...]:
        """People of the same family card who are not noted as family yet, the oldest first."""
        with self._desk.reading() as connection:
            return _not_noted(connection, people_rows.load_person(connection, person_id))

    def take_from_card(self, person_id: str) -> tuple[Member, ...]:
        """Note everybody of :meth:`on_card` with what the register knows; one action."""
        with self._desk.writing() as connection:
            person = people_rows.load_person(connection, person_id)
            found = []
            for one in _not_noted(connection, person):
                facts = one.facts
                draft = MemberDraft(
                    relation=relation_of(person.facts, facts),
                    name=facts.name,
                    nik=facts.nik,
                    birth_date=facts.birth_date,
                    phone=facts.phone,
                    linked_id=one.id,
                )
                new = rows.insert_member(connection, self._desk.stamp(), person_id, draft)
                self._desk.log(connection, "keluarga-dicatat", new, {"orang": person_id})
                found.append(rows.load_member(connection, new))
        return tuple(found)

    def _refuse_problems(self, person_id: str, draft: MemberDraft) -> None:
        problems = problems_in(draft, self._desk.clock.today())
        if draft.linked_id == person_id:
            problems = (*problems, Problem("linked_id", "diri-sendiri"))
        if problems:
            raise InvalidInput(problems)


def _not_noted(connection: Connection, person: Person) -> tuple[Person, ...]:
    if person.facts.kk is None:
        return ()
    noted = {one.facts.linked_id for one in rows.members_of(connection, person.id)}
    return tuple(
        one
        for one in people_rows.family_of(connection, person.facts.kk)
        if one.id != person.id and one.id not in noted and one.facts.base_status is BaseStatus.ALIVE
    )


def _linked(connection: Connection, person_id: str, draft: MemberDraft) -> MemberDraft:
    """The draft with the member's own record in the register, if the NIK leads to one.

    Raises ``NotFound`` for a link that leads nowhere.
    """
    if draft.linked_id:
        people_rows.load_person(connection, draft.linked_id)
        return draft
    found = people_rows.known_niks(connection, [draft.nik]) if draft.nik else {}
    known = found.get(draft.nik or "")
    return replace(draft, linked_id=known) if known and known != person_id else draft
