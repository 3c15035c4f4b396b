# SPDX-License-Identifier: GPL-3.0-or-later
"""One kind of letter for a list of people: looked at together, issued one by one.

Each letter is a transaction of its own. Whoever stops halfway, or loses the current, keeps every
letter that was issued and no number is lost; the others are simply not there yet.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from desa_app.desa.letter_case import filled_in, gather, sheet_of, with_answers
from desa_app.domain.letter_batch import BatchLine, BatchResult, BatchState
from desa_app.domain.letter_rules import CheckLevel
from desa_app.errors import (
    Cancelled,
    DesaBinaanError,
    InvalidInput,
    LetterBlocked,
    LetterTooLong,
    NotFound,
    Problem,
    ReasonNeeded,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from desa_app.desa.letter_case import LetterCase
    from desa_app.desa.letters import Letters
    from desa_app.domain.letter import LetterRequest
    from desa_app.office.desk import Desk

LARGEST_BATCH = 1000
"""People of one batch; more is a mistake, and the printer would be busy for days."""

# What is wrong with one letter; the next may well be in order.
_OF_ONE = (LetterBlocked, ReasonNeeded, InvalidInput, LetterTooLong, NotFound)


def _quietly(_done: int, _total: int, _text: str) -> None: ...


def _go_on() -> None: ...


class LetterBatches:
    """Many letters at once."""

    def __init__(self, desk: Desk, letters: Letters) -> None:
        self._desk = desk
        self._letters = letters

    def look(
        self,
        shared: LetterRequest,
        people: Sequence[tuple[str, str | None]],
        report: Callable[[int, int, str], None] = _quietly,
        go_on: Callable[[], None] = _go_on,
    ) -> tuple[BatchLine, ...]:
        """What stands against each letter; spends nothing.

        ``people`` are pairs of a person's and a plan's id. ``shared`` holds kind, reason,
        signatory, paper and the answers for everybody; a question that it leaves empty is answered
        from the person's own record where the wording says how. ``go_on`` may raise ``Cancelled``.
        Raises ``InvalidInput`` for more than ``LARGEST_BATCH`` people.
        """
        self._refuse_too_many(people)
        lines = []
        for done, pair in enumerate(people):
            go_on()
            report(done, len(people), "")
            lines.append(self._looked_at(shared, *pair)[0])
        return tuple(lines)

    def issue(
        self,
        shared: LetterRequest,
        people: Sequence[tuple[str, str | None]],
        report: Callable[[int, int, str], None] = _quietly,
        go_on: Callable[[], None] = _go_on,
    ) -> BatchResult:
        """Issue the letters of those who are ready, in the order given.

        Never raises for what concerns one letter: its line says why it was not issued. What would
        stop every further letter ends the batch and stands in ``stopped_by``.
        """
        self._refuse_too_many(people)
        lines: list[BatchLine] = []
        cancelled = False
        stopped_by: DesaBinaanError | None = None
        for done, pair in enumerate(people):
            try:
                if not cancelled and stopped_by is None:
                    go_on()
            except Cancelled:
                cancelled = True
            request = None
            try:
                line, request = self._looked_at(shared, *pair)
            except DesaBinaanError as error:
                # What was issued so far must be told of, whatever happens to the rest.
                line = _refused(*pair, error)
                stopped_by = stopped_by or error
            ready = line.state is BatchState.READY and not cancelled and stopped_by is None
            if ready and request is not None:
                report(done, len(people), line.name)
                try:
                    line = self._issue_one(request, line)
                except DesaBinaanError as error:
                    stopped_by = error
            lines.append(line)
        return BatchResult(lines=tuple(lines), cancelled=cancelled, stopped_by=stopped_by)

    def one_file(self, letter_ids: Sequence[str]) -> bytes:
        """The archived letters behind each other in one PDF, to print in one go."""
        from desa_app.paper.joined import joined

        return joined(self._letters.get(letter_id).pdf for letter_id in letter_ids)

    def file_of(self, letter_id: str) -> tuple[str, bytes]:
        """A file name made from number and kind, and the archived bytes."""
        letter = self._letters.get(letter_id)
        plain = "".join(sign if sign.isalnum() else "-" for sign in letter.number)
        return f"{plain}-{letter.kind}.pdf", letter.pdf

    def printed(self, letter_ids: Sequence[str]) -> None:
        """Write into the log that these letters were printed."""
        for letter_id in letter_ids:
            self._letters.printed(letter_id)

    def _issue_one(self, request: LetterRequest, line: BatchLine) -> BatchLine:
        try:
            # Looks at everything once more, in the transaction that takes the number.
            letter = self._letters.issue(request)
        except _OF_ONE as error:
            return dataclasses.replace(line, state=BatchState.REFUSED, error=error)
        return dataclasses.replace(
            line, state=BatchState.ISSUED, letter_id=letter.id, number=letter.number
        )

    def _looked_at(
        self, shared: LetterRequest, person_id: str, plan: str | None
    ) -> tuple[BatchLine, LetterRequest | None]:
        try:
            with self._desk.reading() as connection:
                return self._line(connection, shared, person_id, plan)
        except NotFound as error:
            # Put into the bin or merged since the list was made.
            return _refused(person_id, plan, error), None

    def _line(
        self, connection: Connection, shared: LetterRequest, person_id: str, plan: str | None
    ) -> tuple[BatchLine, LetterRequest]:
        request, case = self._request(connection, shared, person_id, plan)
        state, missing = BatchState.READY, self._missing(case, request)
        if case.blocking:
            state = BatchState.BLOCKED
        elif missing:
            state = BatchState.UNFINISHED
        elif case.warnings and not shared.reason.strip():
            state = BatchState.NEEDS_REASON
        told = (CheckLevel.BLOCK, CheckLevel.WARNING)
        line = BatchLine(
            person_id=person_id,
            name=case.person.facts.name if case.person else "",
            episode_id=plan,
            state=state,
            checks=tuple(check for check in case.checks if check.level in told),
            missing=missing,
        )
        return line, request

    def _request(
        self, connection: Connection, shared: LetterRequest, person_id: str, plan: str | None
    ) -> tuple[LetterRequest, LetterCase]:
        """The shared answers, and behind each empty one what the register knows of the person."""
        mine = dataclasses.replace(shared, person_id=person_id, episode_id=plan)
        case = gather(self._desk, connection, mine)
        known = filled_in(self._desk, case, mine)
        given = {name: answer for name, answer in shared.fields.items() if answer.strip()}
        request = dataclasses.replace(mine, fields=known | given)
        # Conditions look at the answers too: the same purpose within thirty days, say.
        return request, with_answers(connection, case, request)

    def _missing(self, case: LetterCase, request: LetterRequest) -> tuple[str, ...]:
        try:
            sheet_of(self._desk, case, request, "")
        except InvalidInput as wrong:
            return tuple(_label(case.kind.question(one.field), one) for one in wrong.problems)
        return ()

    def _refuse_too_many(self, people: Sequence[object]) -> None:
        if len(people) > LARGEST_BATCH:
            most = str(LARGEST_BATCH)
            raise InvalidInput((Problem("orang", "di-luar-batas", str(len(people)), f"1-{most}"),))


def _refused(person_id: str, plan: str | None, error: DesaBinaanError) -> BatchLine:
    state = BatchState.REFUSED
    return BatchLine(person_id=person_id, name="", episode_id=plan, state=state, error=error)


def _label(question: object, problem: Problem) -> str:
    return str(getattr(question, "label", "")).replace("&", "") or problem.field
