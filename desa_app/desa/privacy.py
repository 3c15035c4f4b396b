# SPDX-License-Identifier: GPL-3.0-or-later
"""What people ask about their own data (UU 27/2022): noted with its day, answered in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.privacy import (
    Consent,
    Hold,
    HoldKind,
    PrivacyRecord,
    PrivacyRequest,
    RequestKind,
    RequestLine,
    RequestState,
    checked_words,
)
from desa_app.errors import InvalidInput, NotFound, Problem
from desa_app.store import people as people_rows
from desa_app.store import privacy as rows

if TYPE_CHECKING:
    from datetime import date, datetime

    from desa_app.domain.privacy_lists import Processing
    from desa_app.office.desk import Desk


_NEED_WORDS = frozenset({RequestKind.CORRECTION})


class Privacy:
    """Requests with their 3 x 24 hours, consents, and limits on the use of somebody's data."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, person_id: str) -> PrivacyRecord:
        """All that was noted about one person's data."""
        with self._desk.reading() as connection:
            return rows.record_of(connection, person_id)

    def uses(self) -> tuple[Processing, ...]:
        """What the office uses personal data for, and on which basis; an editable list."""
        with self._desk.reading() as connection:
            return self._desk.reference(connection).processing()

    def open_requests(self) -> tuple[PrivacyRequest, ...]:
        """Every request that waits; the one whose time runs out first stands first."""
        with self._desk.reading() as connection:
            return rows.open_requests(connection)

    def requests(self) -> tuple[RequestLine, ...]:
        """Every request with whom it is about: those that wait first, then the answered."""
        with self._desk.reading() as connection:
            found = []
            for asked in rows.all_requests(connection):
                try:
                    here = rows.now_under(connection, asked.person_id)
                    name = people_rows.load_person(connection, here).facts.name
                except NotFound:
                    name = ""
                found.append(RequestLine(request=asked, name=name))
            return tuple(found)

    def waiting_corrections(self, person_id: str) -> tuple[PrivacyRequest, ...]:
        """The open requests to correct somebody's data, the one due first at the head."""
        found = [
            one
            for one in self.of(person_id).requests
            if one.kind is RequestKind.CORRECTION and one.state is RequestState.OPEN
        ]
        return tuple(sorted(found, key=lambda one: one.asked_at))

    def ask(
        self,
        person_id: str,
        kind: RequestKind,
        asked_by: str,
        *,
        asked_at: datetime | None = None,
        note: str = "",
    ) -> PrivacyRequest:
        """Note that the person, or who speaks for them, asks for something.

        The 3 x 24 hours run from ``asked_at`` (now, unless it was asked earlier). Raises
        ``InvalidInput``, ``NotFound``.
        """
        who = checked_words("asked_by", asked_by, 100)
        now = self._desk.clock.now()
        moment = asked_at or now
        if moment > now + timedelta(minutes=5):
            problem = Problem("asked_at", "tanggal-mendatang", moment.date().isoformat())
            raise InvalidInput((problem,))
        told = checked_words("note", note) if note.strip() else ""
        with self._desk.writing() as connection:
            people_rows.load_person(connection, person_id)
            stamp = self._desk.stamp()
            request_id = rows.insert_request(
                connection,
                stamp,
                person_id=person_id,
                kind=kind,
                asked_at=moment,
                asked_by=who,
                note=told,
            )
            self._desk.log(connection, "permintaan-data", person_id, {"jenis": kind.value})
            return rows.load_request(connection, request_id)

    def answer(self, request_id: str, answer: str = "", *, refused: bool = False) -> PrivacyRequest:
        """Close a request: met, or refused with the reason (Pasal 33, for instance).

        What was corrected elsewhere than among the person's own facts is named in the answer; of
        those :meth:`People.correct` tells by itself. Raises ``InvalidInput`` for a refusal or a
        correction without words, ``NotFound``.
        """
        words = checked_words("answer", answer) if refused or answer.strip() else ""
        state = RequestState.REFUSED if refused else RequestState.MET
        with self._desk.writing() as connection:
            if not words and rows.load_request(connection, request_id).kind in _NEED_WORDS:
                raise InvalidInput((Problem("answer", "kosong"),))
            rows.answer_request(connection, self._desk.stamp(), request_id, state, words)
            found = rows.load_request(connection, request_id)
            detail = {"jenis": found.kind.value, "jawaban": state.value}
            self._desk.log(connection, "permintaan-data-dijawab", found.person_id, detail)
            return found

    def consent(
        self, person_id: str, topic: str, given_by: str, given_on: date, note: str = ""
    ) -> Consent:
        """Note a consent; raises ``InvalidInput``, ``NotFound``."""
        about = checked_words("topic", topic, 60)
        who = checked_words("given_by", given_by, 100)
        self._refuse_future("given_on", given_on)
        told = checked_words("note", note) if note.strip() else ""
        with self._desk.writing() as connection:
            people_rows.load_person(connection, person_id)
            consent_id = rows.insert_consent(
                connection,
                self._desk.stamp(),
                person_id=person_id,
                topic=about,
                given_on=given_on,
                given_by=who,
                note=told,
            )
            self._desk.log(connection, "persetujuan-dicatat", person_id, {"hal": about})
            found = rows.record_of(connection, person_id).consents
            return next(one for one in found if one.id == consent_id)

    def withdraw(self, consent_id: str, on: date, note: str = "") -> Consent:
        """Note that a consent was withdrawn; from then on the office may not go by it.

        Raises ``InvalidInput`` for a day ahead, ``NotFound``.
        """
        self._refuse_future("on", on)
        told = checked_words("note", note) if note.strip() else ""
        with self._desk.writing() as connection:
            found = rows.withdraw_consent(connection, self._desk.stamp(), consent_id, on, told)
            self._desk.log(connection, "persetujuan-ditarik", found.person_id, {"hal": found.topic})
            return found

    def hold(self, person_id: str, kind: HoldKind, reason: str) -> Hold:
        """Limit the use of somebody's data, or keep them for the law; one of each kind at most.

        Limited data (Pasal 41) stay out of letters and leave the office in no file. Raises
        ``InvalidInput``, ``NotFound``.
        """
        words = checked_words("reason", reason)
        with self._desk.writing() as connection:
            people_rows.load_person(connection, person_id)
            if rows.record_of(connection, person_id).standing(kind) is not None:
                raise InvalidInput((Problem("reason", "sudah-ada"),))
            day = self._desk.clock.today()
            stamp = self._desk.stamp()
            hold_id = rows.insert_hold(connection, stamp, person_id, kind, words, day)
            detail = {"jenis": kind.value, "alasan": words}
            self._desk.log(connection, "data-ditahan", person_id, detail)
            found = rows.record_of(connection, person_id).holds
            return next(one for one in found if one.id == hold_id)

    def end_hold(self, hold_id: str, reason: str) -> Hold:
        """End a limit or a legal hold; raises ``InvalidInput`` without a reason, ``NotFound``."""
        words = checked_words("reason", reason)
        with self._desk.writing() as connection:
            day = self._desk.clock.today()
            found = rows.end_hold(connection, self._desk.stamp(), hold_id, day, words)
            detail = {"jenis": found.kind.value, "alasan": words}
            self._desk.log(connection, "penahanan-diakhiri", found.person_id, detail)
            return found

    def _refuse_future(self, field: str, day: date) -> None:
        if day > self._desk.clock.today():
            raise InvalidInput((Problem(field, "tanggal-mendatang", day.isoformat()),))
