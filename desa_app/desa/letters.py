# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters: checked, previewed, issued with number and bytes in one transaction, kept, voided."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.letter import (
    IssuedLetter,
    LetterPreview,
    LetterRequest,
    LetterRow,
    LetterState,
)
from desa_app.domain.letter_kind import LetterKind, default_fields, valid_until
from desa_app.domain.letter_rules import Check, CheckLevel, RuleFacts, check_letter
from desa_app.domain.letter_text import compose
from desa_app.domain.letter_words import LetterFacts
from desa_app.domain.numbering import format_number
from desa_app.domain.office import Official, Post
from desa_app.domain.seal import HASH_LENGTH, LetterStatement
from desa_app.errors import (
    ClockWentBack,
    InvalidInput,
    LetterBlocked,
    LetterKindUnknown,
    NotFound,
    PreviewOutdated,
    Problem,
    ReasonNeeded,
)
from desa_app.ids import new_id
from desa_app.office.prepare import SIGNING_KEY
from desa_app.reference import citations, countries, letter_kinds
from desa_app.store import episodes as episode_rows
from desa_app.store import letters as rows
from desa_app.store import office as office_rows
from desa_app.store import people as people_rows
from desa_app.wording import initials, long_date

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.episode import Episode
    from desa_app.domain.page import LetterSheet, Paper
    from desa_app.domain.person import Person
    from desa_app.office.desk import Desk

FAMILY_PERMIT = "izin-keluarga"
REPEAT_DAYS = 30
DOTTED_LINE = "." * 32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Everything one letter is made from, read in one transaction."""

    kind: LetterKind
    person: Person
    episode: Episode | None
    checks: tuple[Check, ...]
    officials: dict[Post, Official]
    logo: bytes | None
    permit: str
    day: date
    paper: Paper


class Letters:
    """The letters of the village office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def kinds(self) -> dict[str, LetterKind]:
        """The kinds of letter by code."""
        return letter_kinds()

    def blank_fields(self, kind: str) -> dict[str, str]:
        """The kind's fields with their defaults, for a form."""
        return default_fields(
            self._kind(kind), office=self._desk.profile, day=self._desk.clock.today()
        )

    def check(self, request: LetterRequest) -> tuple[Check, ...]:
        """The law's conditions for this request: what blocks, what warns, what is in order."""
        with self._desk.reading() as connection:
            return self._case(connection, request).checks

    def preview(self, request: LetterRequest) -> LetterPreview:
        """The letter as it would be issued now; spends no number.

        Raises ``InvalidInput`` for fields, ``LetterBlocked`` when the law forbids it,
        ``LetterTooLong`` when it does not fit its page.
        """
        with self._desk.reading() as connection:
            case = self._case(connection, request)
            self._refuse_blocked(case)
            next_one = rows.last_number(connection, self._scope(), case.day.year) + 1
        number = self._number(case, next_one)
        pdf = self._render(case, request, number)
        return LetterPreview(
            number=number,
            pdf=pdf,
            blank_sha256=hashlib.sha256(pdf).hexdigest(),
            paper=case.paper,
            checks=case.checks,
        )

    def issue(self, request: LetterRequest, previewed: str = "") -> IssuedLetter:
        """Issue the letter: number, seal and bytes in one transaction.

        ``previewed`` is the ``blank_sha256`` of the preview that was looked at; when the letter
        would now differ, ``PreviewOutdated`` is raised and no number is spent. Raises also
        ``LetterBlocked``, ``ReasonNeeded``, ``InvalidInput``, ``LetterTooLong``,
        ``ClockWentBack``.
        """
        from desa_app.exchange.letter_seal import sign_statement
        from desa_app.paper.seal_places import place_seal

        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            case = self._case(connection, request)
            self._refuse_blocked(case)
            if _warnings(case) and not request.reason.strip():
                raise ReasonNeeded(_warnings(case))
            self._refuse_earlier_day(connection, case.day)
            stamp = self._desk.stamp()
            running = rows.take_number(connection, stamp, self._scope(), case.day.year)
            number = self._number(case, running)
            blank = self._render(case, request, number)
            blank_hash = hashlib.sha256(blank)
            if previewed and previewed != blank_hash.hexdigest():
                raise PreviewOutdated
            until = valid_until(case.kind, request.fields, case.day)
            statement = LetterStatement(
                village=self._desk.profile.code,
                number=number,
                issued_on=case.day,
                kind=case.kind.code,
                initials=initials(case.person.facts.name),
                nik_end=(case.person.facts.nik or "")[-4:],
                valid_until=until,
                hash_start=blank_hash.digest()[:HASH_LENGTH],
            )
            signing_key = office_rows.get_secret(connection, SIGNING_KEY)
            seal_text = sign_statement(statement, signing_key)
            pdf = place_seal(blank, seal_text)
            letter = IssuedLetter(
                id=new_id(stamp.at),
                kind=case.kind.code,
                number=number,
                person_id=case.person.id,
                episode_id=case.episode.id if case.episode else None,
                person_name=case.person.facts.name,
                issued_on=case.day,
                valid_until=until,
                state=LetterState.ISSUED,
                paper=case.paper,
                reason=request.reason.strip(),
                void_reason="",
                sha256=hashlib.sha256(pdf).hexdigest(),
                blank_sha256=blank_hash.hexdigest(),
                seal_text=seal_text,
                pdf=pdf,
            )
            rows.insert_letter(
                connection,
                stamp,
                letter,
                scope=self._scope(),
                running=running,
                wording_version=case.kind.version,
                frozen=self._sheet(case, request, number).facts_json,
                checks=case.checks,
            )
            self._desk.log(connection, "surat-terbit", letter.id, {"nomor": number})
        return letter

    def void(self, letter_id: str, reason: str) -> IssuedLetter:
        """Void a letter with a reason; its number is never given again."""
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        with self._desk.writing() as connection:
            rows.void_letter(connection, self._desk.stamp(), letter_id, reason.strip())
            self._desk.log(connection, "surat-batal", letter_id, {"alasan": reason.strip()})
            return rows.load_letter(connection, letter_id)

    def get(self, letter_id: str) -> IssuedLetter:
        """One letter of the archive with its bytes."""
        with self._desk.reading() as connection:
            return rows.load_letter(connection, letter_id)

    def list(self, person_id: str = "") -> tuple[LetterRow, ...]:
        """The archive, newest first; of one person when ``person_id`` is given."""
        with self._desk.reading() as connection:
            return rows.list_letters(connection, person_id=person_id)

    def printed(self, letter_id: str) -> None:
        """Write into the log that a letter was printed."""
        with self._desk.writing() as connection:
            self._desk.log(connection, "surat-dicetak", letter_id)

    def _kind(self, code: str) -> LetterKind:
        kinds = letter_kinds()
        if code not in kinds:
            raise LetterKindUnknown(code, tuple(kinds))
        return kinds[code]

    def _case(self, connection: Connection, request: LetterRequest) -> _Case:
        kind = self._kind(request.kind)
        person = people_rows.load_person(connection, request.person_id)
        episode = (
            episode_rows.load_episode(connection, request.episode_id)
            if request.episode_id
            else None
        )
        if episode is not None and episode.facts.person_id != person.id:
            raise NotFound("rencana")
        day = self._desk.clock.today()
        permit = repeated = None
        if episode is not None:
            permit = rows.issued_of_kind(connection, episode.id, FAMILY_PERMIT)
            since = day - timedelta(days=REPEAT_DAYS)
            repeated = rows.issued_of_kind(connection, episode.id, kind.code, since)
        facts = RuleFacts(
            kind=kind.code,
            person=person.facts,
            episode=episode.facts if episode else None,
            today=day,
            country=countries().get(episode.facts.country) if episode else None,
            interviews=episode.interviews if episode else (),
            citations=citations(),
            has_family_permit=permit is not None,
            same_purpose_within_30_days=repeated.number if repeated else "",
            giver_relation=request.fields.get("hubungan", ""),
        )
        return _Case(
            kind=kind,
            person=person,
            episode=episode,
            checks=check_letter(facts),
            officials=office_rows.load_officials(connection),
            logo=office_rows.load_logo(connection),
            permit=_permit_words(permit) if permit else "",
            day=day,
            paper=request.paper or self._desk.profile.paper,
        )

    def _sheet(self, case: _Case, request: LetterRequest, number: str) -> LetterSheet:
        interviews = case.episode.interviews if case.episode else ()
        countries_known = countries()
        code = case.episode.facts.country if case.episode else ""
        facts = LetterFacts(
            office=self._desk.profile,
            person=case.person.facts,
            episode=case.episode.facts if case.episode else None,
            country_name=countries_known[code].name if code in countries_known else code,
            interview=interviews[-1] if interviews else None,
            family_permit=case.permit,
            signatory=_named(case.officials[request.signatory]),
            head=_named(case.officials[Post.HEAD]),
            number=number,
            day=case.day,
            valid_until=valid_until(case.kind, request.fields, case.day),
            fields=request.fields,
            citations=citations(),
        )
        return compose(case.kind, facts, paper=case.paper, logo=case.logo)

    def _render(self, case: _Case, request: LetterRequest, number: str) -> bytes:
        from desa_app.paper.letter import render_letter

        return render_letter(self._sheet(case, request, number))

    def _number(self, case: _Case, running: int) -> str:
        profile = self._desk.profile
        return format_number(
            profile.number_pattern,
            classification=case.kind.classification,
            running=running,
            office_code=profile.code,
            day=case.day,
        )

    def _scope(self) -> str:
        # One sequence for all letters: no two letters of a year ever share a running number.
        return "semua"

    def _refuse_blocked(self, case: _Case) -> None:
        blocking = tuple(check for check in case.checks if check.level is CheckLevel.BLOCK)
        if blocking:
            raise LetterBlocked(blocking)

    def _refuse_earlier_day(self, connection: Connection, day: date) -> None:
        newest = rows.newest_issue_day(connection)
        if newest is not None and day < newest:
            now = self._desk.clock.now()
            days = (newest - day).days
            raise ClockWentBack(now, now + timedelta(days=days))


def _warnings(case: _Case) -> tuple[Check, ...]:
    return tuple(check for check in case.checks if check.level is CheckLevel.WARNING)


def _permit_words(permit: rows.EarlierLetter) -> str:
    """``Suami, surat nomor 470/001/..., 6 Oktober 2026``, as the later letter prints it."""
    relation = json.loads(permit.frozen).get("isian", {}).get("hubungan", "")
    giver = f"{relation.replace('_', ' ').capitalize()}, " if relation else ""
    return f"{giver}surat nomor {permit.number}, {long_date(permit.issued_on)}"


def _named(official: Official) -> Official:
    """An official not entered yet leaves a dotted line, to be written by hand."""
    return official if official.name else replace(official, name=DOTTED_LINE)
