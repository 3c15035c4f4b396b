# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters taken back into the archive from their own PDFs, after an older backup was put back.

A file is believed only when this office's key sealed it and no byte changed since: what it says
of itself is then what the office once wrote. Whether it was voided later, no file can tell.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from typing import TYPE_CHECKING

from desa_app.desa.letter_number import load_numbering
from desa_app.desa.own_keys import own_verify_keys
from desa_app.desa.wording_kinds import office_kinds
from desa_app.domain.letter import IssuedLetter, LetterState
from desa_app.domain.letter_recovery import RecoveryLine, RecoveryState
from desa_app.domain.page import Paper
from desa_app.domain.seal import HASH_LENGTH
from desa_app.errors import (
    BooksClosed,
    ExchangeError,
    NotFound,
    SealUnreadable,
    StorageError,
)
from desa_app.exchange.keys import InvalidSignature
from desa_app.exchange.letter_seal import read_statement
from desa_app.exchange.stick import read_bounded
from desa_app.ids import new_id
from desa_app.office.inspect import PDF_LIMIT
from desa_app.store import letters as rows
from desa_app.store import numbers as number_rows
from desa_app.store import people as people_rows
from desa_app.store.book_closings import refuse_closed
from desa_app.store.number_recovery import is_used, raise_counter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.letter_recovery import LetterFactsKept
    from desa_app.domain.number_rules import KindNumbering
    from desa_app.domain.seal import LetterStatement
    from desa_app.exchange.letter_seal import UnverifiedStatement
    from desa_app.office.desk import Desk

MOST_FILES = 20_000
_POINTS_TO_MM = 25.4 / 72
_DIGITS = re.compile(r"[0-9]{1,6}")


def _quietly(_done: int, _total: int, _text: str) -> None: ...


def _go_on() -> None: ...


@dataclasses.dataclass(frozen=True, slots=True)
class _Found:
    """A sealed letter of this office, read from a file."""

    statement: LetterStatement
    facts: LetterFactsKept
    pdf: bytes
    blank_sha256: str
    seal_text: str
    one: KindNumbering
    running: int


class LetterRecovery:
    """The archive, rebuilt from a folder of PDFs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pdfs_in(self, folder: Path) -> tuple[Path, ...]:
        """The PDFs of a folder, by name; at most ``MOST_FILES``."""
        found = sorted(
            path for path in folder.glob("*") if path.suffix.lower() == ".pdf" and path.is_file()
        )
        return tuple(found[:MOST_FILES])

    def look(
        self,
        paths: Sequence[Path],
        report: Callable[[int, int, str], None] = _quietly,
        go_on: Callable[[], None] = _go_on,
    ) -> tuple[RecoveryLine, ...]:
        """What each file could give back; changes nothing. ``go_on`` may raise ``Cancelled``."""
        return self._each(paths, report, go_on, take=False)

    def restore(
        self,
        paths: Sequence[Path],
        report: Callable[[int, int, str], None] = _quietly,
        go_on: Callable[[], None] = _go_on,
    ) -> tuple[RecoveryLine, ...]:
        """Take back what can be taken, each letter in a transaction of its own.

        A number is spent again for what it was spent, and counters rise to it. Taking the same
        folder again changes nothing.
        """
        return self._each(paths, report, go_on, take=True)

    def _each(
        self,
        paths: Sequence[Path],
        report: Callable[[int, int, str], None],
        go_on: Callable[[], None],
        *,
        take: bool,
    ) -> tuple[RecoveryLine, ...]:
        lines = []
        for done, path in enumerate(paths):
            go_on()
            report(done, len(paths), path.name)
            lines.append(self._one(path, take=take))
        return tuple(lines)

    def _one(self, path: Path, *, take: bool) -> RecoveryLine:
        try:
            raw = read_bounded(path, PDF_LIMIT)
            opened = self._desk.writing() if take else self._desk.reading()
            with opened as connection:
                found = self._read(connection, raw)
                if isinstance(found, RecoveryState):
                    return RecoveryLine(path=path, state=found)
                state = self._judge(connection, found)
                if take and state is RecoveryState.READY:
                    self._insert(connection, found)
                    state = RecoveryState.RESTORED
        except (ExchangeError, StorageError):
            return RecoveryLine(path=path, state=RecoveryState.NO_LETTER)
        return RecoveryLine(
            path=path,
            state=state,
            number=found.statement.number,
            issued_on=found.statement.issued_on,
        )

    def _read(self, connection: Connection, raw: bytes) -> _Found | RecoveryState:
        from desa_app.paper.banner import is_marked_sample
        from desa_app.paper.copy_mark import original_of
        from desa_app.paper.letter_facts import facts_in
        from desa_app.paper.seal_places import read_seal

        # A SALINAN carries its original byte for byte.
        pdf = original_of(raw) or raw
        seal = read_seal(pdf)
        if is_marked_sample(pdf) and not self._desk.profile.sample:
            return RecoveryState.SAMPLE
        unverified = read_statement(seal.text)
        if not any(_signed(unverified, key) for key in own_verify_keys(connection)):
            return RecoveryState.NOT_OURS
        statement = unverified.statement
        blank = hashlib.sha256(seal.blank_pdf)
        if blank.digest()[:HASH_LENGTH] != statement.hash_start or not seal.picture_matches:
            return RecoveryState.CHANGED
        facts = facts_in(pdf)
        told = (facts.number, facts.kind, facts.issued_on)
        if told != (statement.number, statement.kind, statement.issued_on):
            raise SealUnreadable
        numbered = self._running_of(connection, facts)
        if numbered is None:
            return RecoveryState.NUMBER_UNREADABLE
        return _Found(statement, facts, pdf, blank.hexdigest(), seal.text, *numbered)

    def _running_of(
        self, connection: Connection, facts: LetterFactsKept
    ) -> tuple[KindNumbering, int] | None:
        """Which running number makes this number, by the office's present pattern of the kind."""
        kind = office_kinds(connection).usable.get(facts.kind)
        if kind is None:
            return None
        one = load_numbering(self._desk, connection).of_kind(kind)
        code = self._desk.profile.code
        # The running number stands somewhere in the number, so only its digits need to be tried.
        for digits in _DIGITS.findall(facts.number):
            running = int(digits)
            if running and one.number(running, facts.issued_on, code) == facts.number:
                return one, running
        return None

    def _judge(self, connection: Connection, found: _Found) -> RecoveryState:
        try:
            kept = rows.letter_by_number(connection, found.statement.number)
        except NotFound:
            spent = number_rows.find_spent(connection, found.statement.number)
            if spent is not None:
                return RecoveryState.NUMBER_TAKEN
        else:
            same = kept.blank_sha256 == found.blank_sha256
            return RecoveryState.KEPT if same else RecoveryState.NUMBER_TAKEN
        year = found.statement.issued_on.year
        if is_used(connection, found.one.sequence, year, found.running):
            return RecoveryState.NUMBER_TAKEN
        try:
            refuse_closed(connection, year)
        except BooksClosed:
            return RecoveryState.BOOK_CLOSED
        return RecoveryState.READY

    def _insert(self, connection: Connection, found: _Found) -> None:
        stamp = self._desk.stamp()
        day = found.statement.issued_on
        raise_counter(connection, stamp, found.one.sequence, day.year, found.running)
        spent = number_rows.SpentNumber(
            found.one.sequence,
            day.year,
            found.running,
            found.statement.number,
            found.one.classification,
        )
        number_rows.spend(connection, stamp, spent)
        facts = found.facts
        letter = IssuedLetter(
            id=new_id(stamp.at),
            kind=facts.kind,
            number=facts.number,
            person_id=self._person(connection, facts),
            episode_id=None,
            person_name=facts.name,
            issued_on=day,
            valid_until=facts.valid_until,
            state=LetterState.ISSUED,
            paper=_paper_of(found.pdf),
            reason="Dipulihkan dari berkas PDF.",
            void_reason="",
            sha256=hashlib.sha256(found.pdf).hexdigest(),
            blank_sha256=found.blank_sha256,
            seal_text=found.seal_text,
            pdf=found.pdf,
            signed_as=facts.signed_as,
            signed_by=facts.signed_by,
        )
        rows.insert_letter(
            connection,
            stamp,
            letter,
            scope=found.one.sequence,
            running=found.running,
            wording_version=facts.wording_version,
            frozen=facts.frozen,
            checks=(),
        )
        self._desk.log(connection, "surat-dipulihkan", letter.id, {"nomor": letter.number})

    def _person(self, connection: Connection, facts: LetterFactsKept) -> str:
        """The person of the register with the NIK on the letter, if there is one."""
        if facts.nik is None:
            return ""
        try:
            return people_rows.person_by_nik(connection, facts.nik).id
        except NotFound:
            return ""


def _paper_of(pdf: bytes) -> Paper:
    from desa_app import pdfium

    with pdfium.opened(pdf) as document:
        high = document.get_page_size(0)[1] * _POINTS_TO_MM
    return min(Paper, key=lambda paper: abs(paper.size_mm[1] - high))


def _signed(unverified: UnverifiedStatement, key: bytes) -> bool:
    try:
        unverified.verify(key)
    except InvalidSignature:
        return False
    return True
