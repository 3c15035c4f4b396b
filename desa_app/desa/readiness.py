# SPDX-License-Identifier: GPL-3.0-or-later
"""Kartu kesiapan: gathered in one look, shown, and printed on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.desa.documents import checklist_of
from desa_app.desa.letter_case import FAMILY_PERMIT, rule_facts
from desa_app.domain.documents import DocumentState, counts_of
from desa_app.domain.letter_check import CheckLevel
from desa_app.domain.letter_rules import check_letter
from desa_app.domain.letter_text import letterhead_of
from desa_app.domain.readiness import (
    CONDITIONS,
    CardCheck,
    CardPaper,
    CardSheet,
    Mark,
    ReadinessCard,
)
from desa_app.paper.readiness_card import readiness_card
from desa_app.remarks import check_sentence
from desa_app.store import episodes as episode_rows
from desa_app.store import families as family_rows
from desa_app.store import office as office_rows
from desa_app.store import people as people_rows
from desa_app.wording import age_text, clock_time, long_date, masked, short_date
from desa_app.wording_readiness import (
    ADVICE,
    check_title,
    counts_line,
    number_words,
    seen_words,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.documents import DocumentLine
    from desa_app.domain.page import Paper
    from desa_app.domain.reference_lists import Hotline
    from desa_app.office.desk import Desk

MOST_CONTACTS, MOST_HOTLINES = 2, 3
_CHECK_MARKS = {
    CheckLevel.BLOCK: Mark.OPEN,
    CheckLevel.WARNING: Mark.LOOK,
    CheckLevel.GOOD: Mark.DONE,
}
# The card leaves the office, and may reach the very sponsor whom somebody reported.
_STAYS_HERE = frozenset({"sponsor-dari-kasus", "sponsor-mirip-kasus"})
_PAPER_MARKS = {
    DocumentState.THERE: Mark.DONE,
    DocumentState.UNASKED: Mark.DONE,
    DocumentState.ENDING: Mark.LOOK,
    DocumentState.ENDS_BEFORE: Mark.LOOK,
    DocumentState.ENDED: Mark.LOOK,
    DocumentState.MISSING: Mark.OPEN,
}


class Readiness:
    """What the office knows about the readiness of a plan, today."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def card(self, episode_id: str) -> ReadinessCard:
        """Look at everything of a plan; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return self._gather(connection, episode_id)

    def document(self, episode_id: str, paper: Paper | None = None) -> bytes:
        """The card as a PDF of one page on the office's paper or another; the log tells of it.

        Raises ``NotFound`` or ``TextNotPrintable``.
        """
        with self._desk.reading() as connection:
            card = self._gather(connection, episode_id)
            logo = office_rows.load_logo(connection)
            hotlines = self._desk.reference(connection).hotlines()
        told = tuple(check for check in card.checks if check.code not in _STAYS_HERE)
        sheet = self._sheet(replace(card, checks=told), logo, hotlines)
        pdf = readiness_card(sheet, paper or self._desk.profile.paper)
        self._desk.note("kartu-kesiapan-dibuat", episode_id)
        return pdf

    def _gather(self, connection: Connection, episode_id: str) -> ReadinessCard:
        desk = self._desk
        episode = episode_rows.load_episode(connection, episode_id)
        person = people_rows.load_person(connection, episode.facts.person_id)
        lines = checklist_of(desk, connection, person.id, episode_id)
        facts = rule_facts(desk, connection, CONDITIONS, person, episode)
        if any(line.rule.code == FAMILY_PERMIT and line.state.there for line in lines):
            # A permit written elsewhere counts as much as one that this office issued.
            facts = replace(facts, has_family_permit=True)
        family = family_rows.members_of(connection, person.id)
        country = facts.country
        return ReadinessCard(
            person=person,
            episode=episode,
            country_name=country.name if country is not None else episode.facts.country,
            checks=check_letter(facts),
            lines=lines,
            counts=counts_of(lines),
            emergency=tuple(member for member in family if member.facts.emergency),
            today=desk.clock.today(),
        )

    def _sheet(
        self, card: ReadinessCard, logo: bytes | None, hotlines: tuple[Hotline, ...]
    ) -> CardSheet:
        person, plan = card.person.facts, card.episode.facts
        profile, now = self._desk.profile, self._desk.clock.now().astimezone()
        born = long_date(person.birth_date) if person.birth_date else "belum dicatat"
        day = plan.planned_departure or card.today
        if person.birth_date is not None and person.birth_date <= day:
            when = "saat berangkat" if plan.planned_departure else "hari ini"
            born = f"{born} ({age_text(person.birth_date, day)} {when})"
        leaving = long_date(plan.planned_departure) if plan.planned_departure else "belum dicatat"
        company = " · ".join(part for part in (plan.p3mi, plan.sip3mi) if part)
        rows = (
            ("Nama", f"**{person.name}**"),
            ("NIK", masked(person.nik) if person.nik else "belum ada"),
            ("Tanggal lahir", born),
            ("Tujuan dan pekerjaan", f"{card.country_name}, {plan.job}"),
            ("Skema", plan.scheme.words),
            ("P3MI", company),
            ("Rencana berangkat", leaving),
        )
        office = f"{profile.kind_word} {profile.name}"
        return CardSheet(
            head=letterhead_of(profile, logo),
            name=person.name,
            subtitle=f"Yang diketahui kantor {office} pada {long_date(card.today)}",
            facts=tuple((label, value) for label, value in rows if value),
            summary=counts_line(card.counts, card.to_ask),
            checks=tuple(
                CardCheck(
                    mark=_CHECK_MARKS[check.level],
                    title=check_title(check.code) or "Perlu dilihat",
                    words=check_sentence(check),
                )
                for check in card.checks
            ),
            papers=tuple(_paper(line) for line in card.lines),
            contacts=tuple(
                f"{member.facts.name} ({member.facts.relation.words.lower()}), {member.facts.phone}"
                for member in card.emergency[:MOST_CONTACTS]
            ),
            hotlines=tuple(f"{line.name}: {line.number}" for line in hotlines[:MOST_HOTLINES]),
            foot=f"Dibuat {long_date(now.date())} pukul {clock_time(now)} di kantor {office} oleh "
            f"{self._desk.user}. {ADVICE}",
            sample=profile.sample,
        )


def _paper(line: DocumentLine) -> CardPaper:
    facts = line.facts
    there = facts.present
    issuer = facts.issuer if there else ""
    number = ", ".join(part for part in (number_words(line), issuer) if part)
    return CardPaper(
        mark=_PAPER_MARKS[line.state],
        name=line.rule.name,
        state=line.state.value,
        number=number,
        until=short_date(facts.valid_until) if there and facts.valid_until else "",
        seen=seen_words(line).removeprefix("asli dilihat "),
    )
