# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters: checked, previewed, issued with number and bytes in one transaction, kept, voided."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.desa.confidential import hidden_letters
from desa_app.desa.letter_case import LetterCase, filled_in, gather, refuse_restricted, sheet_of
from desa_app.desa.letter_number import next_number, take_number
from desa_app.desa.wording_kinds import confidential_kinds, kind_of, office_kinds
from desa_app.domain.letter import (
    IssuedLetter,
    LetterPreview,
    LetterPrint,
    LetterRequest,
    LetterRow,
    LetterState,
)
from desa_app.domain.letter_kind import LetterKind, default_fields, valid_until
from desa_app.domain.number_rules import place_words
from desa_app.domain.papers import CopyMark
from desa_app.domain.seal import HASH_LENGTH, LetterStatement
from desa_app.domain.signing import signed_as
from desa_app.domain.user import Right
from desa_app.errors import (
    ClockWentBack,
    InvalidInput,
    LetterBlocked,
    PreviewOutdated,
    Problem,
    ReasonNeeded,
)
from desa_app.ids import new_id
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.store import journal
from desa_app.store import letters as rows
from desa_app.store import office as office_rows
from desa_app.store.believed_days import newest_issue_day
from desa_app.store.book_closings import refuse_closed, refuse_closed_letter
from desa_app.wording import initials

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.letter_rules import Check
    from desa_app.domain.page import LetterSheet
    from desa_app.office.desk import Desk


PRINTED = "surat-dicetak"


class Letters:
    """The letters of the village office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def kinds(self) -> dict[str, LetterKind]:
        """The kinds of letter by code, each with the office's own text where it has one."""
        with self._desk.reading() as connection:
            return office_kinds(connection).usable

    def blank_fields(
        self, kind: str, person_id: str = "", episode_id: str | None = None
    ) -> dict[str, str]:
        """The kind's fields with their defaults, for a form.

        With a person the register's own facts are filled in where the wording asks for them.
        """
        with self._desk.reading() as connection:
            found = kind_of(connection, kind)
        if found.needs_person and not person_id:
            return default_fields(found, office=self._desk.profile, day=self._desk.clock.today())
        request = LetterRequest(kind=kind, person_id=person_id, episode_id=episode_id)
        with self._desk.reading() as connection:
            case = gather(self._desk, connection, request)
        return filled_in(self._desk, case, request)

    def check(self, request: LetterRequest) -> tuple[Check, ...]:
        """The law's conditions for this request: what blocks, what warns, what is in order."""
        with self._desk.reading() as connection:
            return gather(self._desk, connection, request).checks

    def preview(self, request: LetterRequest) -> LetterPreview:
        """The letter as it would be issued now; spends no number.

        Raises ``InvalidInput`` for fields, ``LetterBlocked`` when the law forbids it,
        ``DataRestricted``, ``LetterTooLong`` when it does not fit its page, and what
        ``next_number`` raises.
        """
        with self._desk.reading() as connection:
            case = gather(self._desk, connection, request)
            refuse_restricted(connection, case)
            self._refuse_blocked(case)
            number = next_number(self._desk, connection, case.kind, case.day).text
        pdf = self._render(sheet_of(self._desk, case, request, number))
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
        ``LetterBlocked``, ``DataRestricted``, ``ReasonNeeded``, ``InvalidInput``,
        ``LetterTooLong``, ``ClockWentBack``, ``YearWentBack``, ``YearNotConfirmed``,
        ``NumberClash``.
        """
        from desa_app.exchange.letter_seal import sign_statement
        from desa_app.paper.seal_places import place_seal

        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            case = gather(self._desk, connection, request)
            refuse_restricted(connection, case)
            if case.kind.confidential:
                self._desk.refuse_without(connection, Right.CASES)
            self._refuse_blocked(case)
            if case.warnings and not request.reason.strip():
                raise ReasonNeeded(case.warnings)
            self._refuse_earlier_day(connection, case.day)
            refuse_closed(connection, case.day.year)
            stamp = self._desk.stamp()
            taken = take_number(self._desk, connection, stamp, case.kind, case.day)
            number = taken.text
            sheet = sheet_of(self._desk, case, request, number)
            blank = self._render(sheet)
            blank_hash = hashlib.sha256(blank)
            if previewed and previewed != blank_hash.hexdigest():
                raise PreviewOutdated
            confidential = case.kind.confidential
            until = valid_until(case.kind, request.fields, case.day)
            statement = LetterStatement(
                village=self._desk.profile.code,
                number=number,
                issued_on=case.day,
                kind=case.kind.code,
                initials=initials(case.person.facts.name) if case.person else "",
                nik_end=_nik_end(case),
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
                person_id=case.person.id if case.person else "",
                # A letter without its plan does not travel: nobody learns of it from a package.
                episode_id=case.episode.id if case.episode and not confidential else None,
                person_name=case.person.facts.name if case.person else "",
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
                signed_as=signed_as(self._desk.profile, case.signatory, case.head),
                signed_by=case.signatory.name,
            )
            rows.insert_letter(
                connection,
                stamp,
                letter,
                scope=taken.sequence,
                running=taken.running,
                wording_version=case.kind.version,
                frozen=sheet.facts_json,
                checks=case.checks,
                signatory_id=case.signatory.id,
            )
            place = place_words(taken.sequence, case.day.year, taken.running)
            self._desk.log(
                connection, "surat-terbit", letter.id, {"nomor": number, "urutan": place}
            )
        return letter

    def void(self, letter_id: str, reason: str) -> IssuedLetter:
        """Void a letter with a reason; its number is never given again."""
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        with self._desk.writing() as connection:
            refuse_closed_letter(connection, letter_id)
            if rows.load_letter(connection, letter_id).kind in confidential_kinds(connection):
                self._desk.refuse_without(connection, Right.CASES)
            rows.void_letter(connection, self._desk.stamp(), letter_id, reason.strip())
            self._desk.log(connection, "surat-batal", letter_id, {"alasan": reason.strip()})
            return rows.load_letter(connection, letter_id)

    def get(self, letter_id: str) -> IssuedLetter:
        """One letter of the archive with its bytes.

        Raises ``NotFound``, or ``NotAllowed`` for a confidential one without the right to cases.
        """
        with self._desk.reading() as connection:
            letter = rows.load_letter(connection, letter_id)
            if letter.kind in confidential_kinds(connection):
                self._desk.refuse_without(connection, Right.CASES)
        return letter

    def list(self, person_id: str = "") -> tuple[LetterRow, ...]:
        """The archive, newest first; of one person when ``person_id`` is given.

        Confidential letters are left out for users without the right to cases: a referral tells
        that there is one.
        """
        with self._desk.reading() as connection:
            found = rows.list_letters(connection, person_id=person_id)
            hidden = hidden_letters(self._desk, connection, (row.id for row in found))
        return tuple(row for row in found if row.id not in hidden)

    def copy(self, letter_id: str) -> bytes:
        """A fresh sheet of an issued letter, marked SALINAN; the archived bytes stay as they are.

        It says the original's number, and when and by whom the copy was made. Raises ``NotFound``.
        """
        from desa_app.paper.copy_mark import mark_copy

        letter = self.get(letter_id)
        void = letter.state is LetterState.VOID
        mark = CopyMark(
            number=letter.number, made_at=self._desk.clock.now(), made_by=self._desk.user, void=void
        )
        return mark_copy(letter.pdf, mark)

    def printed(self, letter_id: str, *, copy: bool = False) -> None:
        """Write into the log that a letter, or its SALINAN, was printed."""
        self._desk.note(PRINTED, letter_id, {"salinan": True} if copy else None)

    def prints(self, letter_id: str) -> tuple[LetterPrint, ...]:
        """Every time that the letter was printed, as the log tells it; the oldest first."""
        with self._desk.reading() as connection:
            told = journal.entries_about(connection, PRINTED, letter_id)
        return tuple(
            LetterPrint(at=at, by=by, copy=bool(detail.get("salinan"))) for at, by, detail in told
        )

    def _render(self, sheet: LetterSheet) -> bytes:
        from desa_app.paper.letter import render_letter

        return render_letter(sheet)

    def _refuse_blocked(self, case: LetterCase) -> None:
        if case.blocking:
            raise LetterBlocked(case.blocking)

    def _refuse_earlier_day(self, connection: Connection, day: date) -> None:
        newest = newest_issue_day(connection)
        if newest is not None and day < newest:
            now = self._desk.clock.now()
            days = (newest - day).days
            raise ClockWentBack(now, now + timedelta(days=days))


def _nik_end(case: LetterCase) -> str:
    """What the seal tells of the NIK: nothing where the letter itself may name nobody."""
    if case.person is None or case.kind.confidential:
        return ""
    return (case.person.facts.nik or "")[-4:]
