# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases: reported, told on, passed on with consent, closed; only for users with the right.

Every look is logged before anything is read. The log holds the case's id and field names, never
a name; old and new values are kept among the cases.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.case_reference import CaseKind, CaseSign, case_kinds, case_signs
from desa_app.desa.case_letter import REFERRAL_KIND, referral_request
from desa_app.desa.wording_kinds import kind_of
from desa_app.domain.case import (
    CASE_LADDER,
    REFER_DAYS,
    Case,
    CaseDraft,
    CaseDue,
    CaseRow,
    CaseState,
    Consent,
    ConsentBy,
    Referral,
    is_minor,
    needs_reason,
    problems_in,
    problems_in_consent,
    problems_in_note,
    problems_in_referral,
)
from desa_app.domain.user import Right
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, Problem, StatusNotAllowed
from desa_app.office.desk import changes
from desa_app.reference import countries
from desa_app.store import cases as rows
from desa_app.store import episodes as episode_rows
from desa_app.store import letters as letter_rows
from desa_app.store import people as people_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.letter import LetterRequest
    from desa_app.office.desk import Desk
    from desa_app.store.stamp import Stamp


# The first entry of the chronology is typed in the form of the case itself.
_IN_FORM = {"words": "told", "source": "told_by"}


class Cases:
    """The restricted cases of the village office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def allowed(self) -> bool:
        """Whether the user may know of cases at all; pages ask before they show a trace."""
        return self._desk.may(Right.CASES)

    def kinds(self) -> dict[str, CaseKind]:
        """Every kind of case by its code."""
        return case_kinds()

    def signs(self) -> dict[str, CaseSign]:
        """Every sign that is asked about, by its code."""
        return case_signs()

    # --- looking ----------------------------------------------------------------------------

    def list(
        self,
        words: str = "",
        *,
        states: Iterable[CaseState] = (),
        kinds: Iterable[str] = (),
        sort: str = "nomor",
        descending: bool = True,
    ) -> tuple[CaseRow, ...]:
        """The cases found; that the list was opened is logged, what was searched for is not."""
        with self._desk.reading_logged(Right.CASES, "daftar-kasus-dibuka") as connection:
            return rows.list_cases(
                connection, words, states=states, kinds=kinds, sort=sort, descending=descending
            )

    def of(self, person_id: str) -> tuple[CaseRow, ...]:
        """The cases about one person, newest first; logged with the person's id.

        Not as the log entry's subject: the person's own history would tell that there are cases.
        """
        action, detail = "kasus-orang-dibuka", {"orang": person_id}
        with self._desk.reading_logged(Right.CASES, action, "", detail) as connection:
            return rows.list_cases(connection, person_id=person_id)

    def get(self, case_id: str) -> Case:
        """One case with its whole trail; logged. Raises ``NotFound``."""
        with self._desk.reading_logged(Right.CASES, "kasus-dibuka", case_id) as connection:
            return rows.load_case(connection, case_id)

    def without_referral(self, today: date) -> tuple[CaseDue, ...]:
        """Open cases that nobody was told of for days; empty for users without the right.

        For Beranda: own number, kind and days only, so this look is not logged.
        """
        if not self.allowed:
            return ()
        with self._desk.reading() as connection:
            found = rows.unreferred(connection, today - timedelta(days=REFER_DAYS))
        returning = {code for code, kind in case_kinds().items() if kind.returning}
        return tuple(
            CaseDue(id=row.id, label=row.label, kind=row.kind, days=(today - row.reported_on).days)
            for row in found
            if row.kind not in returning
        )

    # --- noting -----------------------------------------------------------------------------

    def open(self, draft: CaseDraft, told: str = "", source: str = "") -> Case:
        """Note a new case under the year's next number, with the first entry of its chronology.

        Raises ``InvalidInput``, ``NotFound`` or ``NotAllowed``.
        """
        today = self._desk.clock.today()
        problems = self._problems(draft)
        if told.strip():
            wrong = problems_in_note(told, source, today, today)
            problems += tuple(replace(one, field=_IN_FORM[one.field]) for one in wrong)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing(Right.CASES) as connection:
            self._refuse_unknown(connection, draft)
            stamp = self._desk.stamp()
            case_id = rows.insert_case(connection, stamp, draft)
            if told.strip():
                rows.insert_note(
                    connection, stamp, case_id, draft.reported_on, told.strip(), source.strip(), ""
                )
            self._desk.log(connection, "kasus-dicatat", case_id, {"jenis": draft.kind})
            return rows.load_case(connection, case_id)

    def correct(self, case: Case, draft: CaseDraft) -> Case:
        """Save corrected facts of ``case`` as it was opened; its number stays.

        Raises ``InvalidInput``, ``NotFound``, ``ChangedMeanwhile`` or ``NotAllowed``.
        """
        problems = self._problems(draft)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing(Right.CASES) as connection:
            self._refuse_unknown(connection, draft)
            before = rows.load_case(connection, case.id)
            stamp = self._desk.stamp()
            rows.update_case(connection, stamp, case.id, case.revision, draft)
            self._keep(connection, stamp, case.id, changes(before.facts, draft))
            return rows.load_case(connection, case.id)

    def add_note(
        self, case_id: str, on: date, words: str, source: str = "", corrects: str = ""
    ) -> Case:
        """Add to the chronology; ``corrects`` names an earlier entry that this one puts right.

        Raises ``InvalidInput``, ``NotFound`` or ``NotAllowed``.
        """
        problems = problems_in_note(words, source, on, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing(Right.CASES) as connection:
            rows.load_case(connection, case_id)
            if corrects and not rows.has_note(connection, case_id, corrects):
                raise InvalidInput((Problem("corrects", "catatan-lain"),))
            stamp = self._desk.stamp()
            rows.insert_note(
                connection, stamp, case_id, on, words.strip(), source.strip(), corrects
            )
            self._desk.log(connection, "kronologi-ditambah", case_id)
            return rows.load_case(connection, case_id)

    def record_consent(
        self, case_id: str, consent: Consent, *, opened: Consent | None = None
    ) -> Case:
        """Write who allowed the referral, or refused it; ``opened`` is what was shown before.

        Raises ``InvalidInput`` (a child never consents alone), ``NotFound``, ``NotAllowed``, or
        ``ChangedMeanwhile`` when somebody else wrote down another answer.
        """
        with self._desk.writing(Right.CASES) as connection:
            before = rows.load_case(connection, case_id)
            if opened is not None and opened != before.consent:
                raise ChangedMeanwhile("kasus")
            minor = self._minor(connection, before.facts)
            problems = problems_in_consent(consent, self._desk.clock.today(), minor=minor)
            if problems:
                raise InvalidInput(problems)
            stamp = self._desk.stamp()
            rows.set_consent(connection, stamp, case_id, consent)
            self._keep(connection, stamp, case_id, changes(before.consent, consent))
            return rows.load_case(connection, case_id)

    def minor(self, case: Case) -> bool:
        """Whether the case is about a child, for whom somebody else consents."""
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection, Right.CASES)
            return self._minor(connection, case.facts)

    # --- passing on -------------------------------------------------------------------------

    def refer(self, case_id: str, referral: Referral, reason: str = "") -> Case:
        """Note to whom the case was passed on; it then stands at dirujuk.

        A letter given by ``letter_id`` brings its number along. Without consent ``reason`` says
        why; against a refusal nobody is passed on. Raises ``InvalidInput``, ``NotFound``,
        ``StatusNotAllowed`` (selesai, ditutup: open it again first) or ``NotAllowed``.
        """
        with self._desk.writing(Right.CASES) as connection:
            case = rows.load_case(connection, case_id)
            today = self._desk.clock.today()
            problems = problems_in_referral(referral, case.consent, today, reason)
            if problems:
                raise InvalidInput(problems)
            stays = case.state is CaseState.REFERRED
            if not stays and CaseState.REFERRED not in CASE_LADDER[case.state]:
                raise StatusNotAllowed(case.state.value, CaseState.REFERRED.value)
            if referral.letter_id is not None:
                letter = letter_rows.load_letter(connection, referral.letter_id)
                referral = replace(referral, letter_number=letter.number, on=letter.issued_on)
            stamp = self._desk.stamp()
            referral_id = rows.insert_referral(connection, stamp, case_id, referral)
            if not stays:
                self._step(connection, stamp, case, CaseState.REFERRED, referral.on, reason)
            self._desk.log(connection, "kasus-dirujuk", case_id, {"rujukan": referral_id})
            return rows.load_case(connection, case_id)

    def letter_request(self, case_id: str) -> LetterRequest:
        """The referral letter with what the case knows filled in; logged like any look.

        Raises ``InvalidInput`` when the case is linked to nobody yet, or when referral was refused.
        """
        with self._desk.reading_logged(Right.CASES, "kasus-dibuka", case_id) as connection:
            case = rows.load_case(connection, case_id)
            kind = kind_of(connection, REFERRAL_KIND)
        if case.facts.person_id is None:
            raise InvalidInput((Problem("person_id", "kosong"),))
        if case.consent.by is ConsentBy.REFUSED:
            raise InvalidInput((Problem("agency", "persetujuan-ditolak"),))
        return referral_request(self._desk, kind, case)

    def answer(self, referral_id: str, on: date, words: str) -> Case:
        """Note what the agency answered. Raises ``InvalidInput``, ``NotFound``, ``NotAllowed``."""
        problems = problems_in_note(words, "", on, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing(Right.CASES) as connection:
            stamp = self._desk.stamp()
            case_id = rows.answer_referral(connection, stamp, referral_id, on, words.strip())
            detail = {"rujukan": referral_id}
            self._desk.log(connection, "rujukan-dijawab", case_id, detail)
            return rows.load_case(connection, case_id)

    def move(
        self, case_id: str, state: CaseState, on: date, reason: str = "", result: str = ""
    ) -> Case:
        """Take the next step, on its own day; selesai says what came of it.

        Raises ``StatusNotAllowed``, ``InvalidInput``, ``NotFound`` or ``NotAllowed``.
        """
        with self._desk.writing(Right.CASES) as connection:
            case = rows.load_case(connection, case_id)
            if state not in CASE_LADDER[case.state]:
                raise StatusNotAllowed(case.state.value, state.value)
            problems = []
            if on > self._desk.clock.today():
                problems.append(Problem("on", "tanggal-mendatang", on.isoformat()))
            if on < max(step.on for step in case.steps):
                problems.append(Problem("on", "sebelum-langkah-terakhir", on.isoformat()))
            if needs_reason(case.state, state) and not reason.strip():
                problems.append(Problem("reason", "kosong"))
            if state is CaseState.DONE and not (result.strip() or case.result):
                problems.append(Problem("result", "kosong"))
            if state is CaseState.REFERRED and not case.referrals:
                problems.append(Problem("state", "rujukan-belum-ada"))
            if problems:
                raise InvalidInput(tuple(problems))
            stamp = self._desk.stamp()
            self._step(connection, stamp, case, state, on, reason, result)
            detail = {"keadaan": [case.state.value, state.value]}
            self._desk.log(connection, "keadaan-kasus-diubah", case_id, detail)
            return rows.load_case(connection, case_id)

    def take_back(self, before: Case, after: Case) -> Case:
        """Let a case stand where it stood before its last step; the trail keeps both steps.

        Raises ``NotAllowed``, or ``ChangedMeanwhile`` when it took another step since.
        """
        with self._desk.writing(Right.CASES) as connection:
            now = rows.load_case(connection, before.id)
            if now.revision != after.revision or now.steps[:-1] != before.steps:
                raise ChangedMeanwhile("kasus")
            last, stamp = now.steps[-1], self._desk.stamp()
            reason = f'Langkah "{last.state.value}" diurungkan'
            rows.insert_step(connection, stamp, before.id, before.state, last.on, reason)
            rows.set_state(connection, stamp, before.id, before.state, before.result)
            detail = {"keadaan": [now.state.value, before.state.value]}
            self._desk.log(connection, "keadaan-kasus-dikembalikan", before.id, detail)
            return rows.load_case(connection, before.id)

    # --- inside -----------------------------------------------------------------------------

    def _step(
        self,
        connection: Connection,
        stamp: Stamp,
        case: Case,
        state: CaseState,
        on: date,
        reason: str,
        result: str = "",
    ) -> None:
        day = max(on, *(step.on for step in case.steps))
        rows.insert_step(connection, stamp, case.id, state, day, reason.strip())
        rows.set_state(connection, stamp, case.id, state, result.strip() or case.result)

    def _keep(
        self, connection: Connection, stamp: Stamp, case_id: str, found: Mapping[str, Sequence[str]]
    ) -> None:
        rows.insert_changes(connection, stamp, case_id, found)
        self._desk.log(connection, "kasus-diubah", case_id, {"isian": sorted(found)})

    def _problems(self, draft: CaseDraft) -> tuple[Problem, ...]:
        return problems_in(
            draft,
            self._desk.clock.today(),
            kinds=case_kinds(),
            countries=countries(),
            signs=case_signs(),
        )

    def _refuse_unknown(self, connection: Connection, draft: CaseDraft) -> None:
        if draft.person_id is not None:
            people_rows.load_person(connection, draft.person_id)
        if draft.episode_id is not None:
            episode = episode_rows.load_episode(connection, draft.episode_id)
            if episode.facts.person_id != draft.person_id:
                raise NotFound("rencana")
        if draft.recruiter_id is not None and not rows.has_recruiter(
            connection, draft.recruiter_id
        ):
            raise NotFound("perekrut")

    def _minor(self, connection: Connection, draft: CaseDraft) -> bool:
        person = draft.person_id and people_rows.load_person(connection, draft.person_id)
        return is_minor(draft, person or None)
