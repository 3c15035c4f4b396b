# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathers everything one letter is made from, in one transaction, and writes it down as a sheet."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.desa.plan_records import company_standing, sponsor_standing
from desa_app.desa.wording_kinds import kind_of
from desa_app.domain.codes import FamilyRole
from desa_app.domain.letter_kind import LetterKind, default_fields, valid_until
from desa_app.domain.letter_rules import Check, CheckLevel, RuleFacts, check_letter, in_order
from desa_app.domain.letter_text import compose
from desa_app.domain.letter_words import LetterFacts, words_of
from desa_app.domain.office import Official, Post
from desa_app.domain.privacy import HoldKind
from desa_app.domain.signing import self_signing
from desa_app.errors import DataRestricted, InvalidInput, NotFound, Problem
from desa_app.store import episodes as episode_rows
from desa_app.store import letters as rows
from desa_app.store import office as office_rows
from desa_app.store import officials as official_rows
from desa_app.store import people as people_rows
from desa_app.store import privacy as privacy_rows
from desa_app.wording import long_date

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.episode import Episode
    from desa_app.domain.letter import LetterRequest
    from desa_app.domain.page import LetterSheet, Paper
    from desa_app.domain.person import Person, PersonDraft
    from desa_app.office.desk import Desk
    from desa_app.office.reference_data import Reference

FAMILY_PERMIT = "izin-keluarga"
PURPOSE = "keperluan"
REPEAT_DAYS = 30
DOTTED_LINE = "." * 32


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCase:
    """Everything one letter is made from. ``person`` is ``None`` for kinds about nobody."""

    kind: LetterKind
    person: Person | None
    episode: Episode | None
    family: tuple[PersonDraft, ...]
    checks: tuple[Check, ...]
    signatory: Official
    head: Official
    logo: bytes | None
    permit: str
    day: date
    paper: Paper
    country_name: str
    citations: dict[str, str]
    rules: RuleFacts | None

    @property
    def blocking(self) -> tuple[Check, ...]:
        """What no reason can lift."""
        return tuple(check for check in self.checks if check.level is CheckLevel.BLOCK)

    @property
    def warnings(self) -> tuple[Check, ...]:
        """What asks for a reason."""
        return tuple(check for check in self.checks if check.level is CheckLevel.WARNING)


def gather(desk: Desk, connection: Connection, request: LetterRequest) -> LetterCase:
    """Read what the letter needs and look at its conditions; raises ``NotFound``."""
    kind = kind_of(connection, request.kind)
    person = people_rows.load_person(connection, request.person_id) if kind.needs_person else None
    episode = None
    if person is not None and request.episode_id:
        episode = episode_rows.load_episode(connection, request.episode_id)
        if episode.facts.person_id != person.id:
            raise NotFound("rencana")
    day = desk.clock.today()
    reference = desk.reference(connection)
    countries, citations = reference.countries(), reference.citations()
    permit = rows.issued_of_kind(connection, episode.id, FAMILY_PERMIT) if episode else None
    officials = official_rows.load_officials(connection, day)
    signatory = _signatory(connection, request, officials, day)
    rules = None
    if person is not None:
        rules = rule_facts(desk, connection, kind.conditions, person, episode, reference)
    code = episode.facts.country if episode else ""
    case = LetterCase(
        kind=kind,
        person=person,
        episode=episode,
        family=_family(connection, person) if person else (),
        checks=(),
        signatory=signatory,
        head=officials[Post.HEAD],
        logo=office_rows.load_logo(connection),
        permit=_permit_words(permit) if permit else "",
        day=day,
        paper=request.paper or desk.profile.paper,
        country_name=countries[code].name if code in countries else code,
        citations=citations,
        rules=rules,
    )
    return with_answers(connection, case, request)


def with_answers(connection: Connection, case: LetterCase, request: LetterRequest) -> LetterCase:
    """The same case with its conditions looked at for these answers; reads nothing else anew."""
    person = case.person
    if person is None or case.rules is None:
        return case
    facts = replace(
        case.rules,
        same_purpose_within_30_days=_repeated(
            connection, case.kind, person, case.episode, request, case.day
        ),
        giver_relation=request.fields.get("hubungan", ""),
        answers=request.fields,
    )
    checks = in_order(check_letter(facts) + self_signing(person.facts.name, case.signatory))
    return replace(case, checks=checks)


def refuse_restricted(connection: Connection, case: LetterCase) -> None:
    """Raise ``DataRestricted`` when the person's data are not to be used for now."""
    if case.person is None:
        return
    hold = privacy_rows.record_of(connection, case.person.id).standing(HoldKind.RESTRICTED)
    if hold is not None:
        raise DataRestricted(case.person.facts.name, hold.reason)


def rule_facts(
    desk: Desk,
    connection: Connection,
    conditions: tuple[str, ...],
    person: Person,
    episode: Episode | None,
    reference: Reference | None = None,
) -> RuleFacts:
    """What the checks look at about a person and plan, whatever letter or card asks for it.

    ``reference`` are the lists as this transaction has read them already, if it has.
    """
    reference = reference or desk.reference(connection)
    permit = rows.issued_of_kind(connection, episode.id, FAMILY_PERMIT) if episode else None
    return RuleFacts(
        conditions=conditions,
        person=person.facts,
        episode=episode.facts if episode else None,
        today=desk.clock.today(),
        country=reference.countries().get(episode.facts.country) if episode else None,
        interviews=episode.interviews if episode else (),
        citations=reference.citations(),
        has_family_permit=permit is not None,
        sponsor=sponsor_standing(connection, episode),
        company=company_standing(connection, episode),
    )


def _signatory(
    connection: Connection, request: LetterRequest, officials: dict[Post, Official], day: date
) -> Official:
    chosen = official_rows.load_signatory(connection, request.signatory_id, day)
    if chosen is None:
        chosen = officials.get(request.signatory)
    if chosen is None:
        raise InvalidInput((Problem("signatory", "kosong"),))
    return chosen


def sheet_of(desk: Desk, case: LetterCase, request: LetterRequest, number: str) -> LetterSheet:
    """The letter as a sheet; raises ``InvalidInput``."""
    facts = _facts(desk, case, request, number)
    return compose(case.kind, facts, paper=case.paper, logo=case.logo)


def filled_in(desk: Desk, case: LetterCase, request: LetterRequest) -> dict[str, str]:
    """The kind's fields with what the register already knows about the person."""
    words = words_of(_facts(desk, case, request, ""))
    return default_fields(case.kind, office=desk.profile, day=case.day, words=words)


def _facts(desk: Desk, case: LetterCase, request: LetterRequest, number: str) -> LetterFacts:
    interviews = case.episode.interviews if case.episode else ()
    return LetterFacts(
        office=desk.profile,
        person=case.person.facts if case.person else None,
        episode=case.episode.facts if case.episode else None,
        country_name=case.country_name,
        interview=interviews[-1] if interviews else None,
        family_permit=case.permit,
        signatory=_named(case.signatory),
        head=_named(case.head),
        number=number,
        day=case.day,
        valid_until=valid_until(case.kind, request.fields, case.day),
        fields=request.fields,
        citations=case.citations,
        family=case.family,
        countersign=request.countersign,
    )


def _family(connection: Connection, person: Person) -> tuple[PersonDraft, ...]:
    """Everybody on the family card in the card's order; the person alone without a card."""
    if person.facts.kk is None:
        return ()
    order = list(FamilyRole)
    members = [one.facts for one in people_rows.family_of(connection, person.facts.kk)]
    return tuple(sorted(members, key=lambda one: order.index(one.family_role or FamilyRole.OTHER)))


def _repeated(
    connection: Connection,
    kind: LetterKind,
    person: Person,
    episode: Episode | None,
    request: LetterRequest,
    day: date,
) -> str:
    """The number of the same letter for the same purpose within thirty days, or nothing.

    A letter about a plan is the same when plan and kind are; any other when its purpose is too.
    """
    since = day - timedelta(days=REPEAT_DAYS)
    if kind.needs_plan:
        same = rows.issued_of_kind(connection, episode.id, kind.code, since) if episode else None
        return same.number if same else ""
    purpose = _purpose(kind, request.fields)
    for earlier in rows.issued_to_person(connection, person.id, kind.code, since):
        if _purpose(kind, json.loads(earlier.frozen).get("isian", {})) == purpose:
            return earlier.number
    return ""


def _purpose(kind: LetterKind, answers: dict[str, str]) -> tuple[str, str]:
    """What a letter is for: the answer, and the words behind "lainnya"."""
    spec = kind.question(PURPOSE)
    if spec is None:
        return ("", "")
    told = answers.get(PURPOSE, spec.default), answers.get(spec.other, "")
    return told[0].strip().casefold(), told[1].strip().casefold()


def _permit_words(permit: rows.EarlierLetter) -> str:
    """``Suami, surat nomor 470/001/..., 6 Oktober 2026``, as the later letter prints it."""
    relation = json.loads(permit.frozen).get("isian", {}).get("hubungan", "")
    giver = f"{relation.replace('_', ' ').capitalize()}, " if relation else ""
    return f"{giver}surat nomor {permit.number}, {long_date(permit.issued_on)}"


def _named(official: Official) -> Official:
    """An official not entered yet leaves a dotted line, to be written by hand."""
    return official if official.name else replace(official, name=DOTTED_LINE)
