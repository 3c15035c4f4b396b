# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers of letters: how each kind is numbered, numbers set aside, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desa_app.desa.hand_numbers import free_reserved, lacks_code, numbering_by_hand
from desa_app.desa.letter_number import (
    carried_to,
    load_numbering,
    refuse_clash,
    refuse_strange_year,
)
from desa_app.desa.wording_kinds import confidential_kinds, kind_of, office_kinds
from desa_app.domain.number_report import (
    HandDraft,
    NumberRange,
    NumberReport,
    RangeDraft,
    account_for,
    problems_in_hand,
    problems_in_range,
)
from desa_app.domain.number_rules import (
    KindNumbering,
    Numbering,
    NumberRule,
    NumberScope,
    example_of,
    place_words,
    problems_in_numbering,
    sequence_name,
)
from desa_app.errors import (
    InvalidInput,
    NumberNotReserved,
    Problem,
    RangeTaken,
    YearNotConfirmed,
    YearWentBack,
)
from desa_app.office.desk import changes
from desa_app.store import numbers as rows
from desa_app.store import people as people_rows
from desa_app.store.book_closings import refuse_closed, refuse_closed_letter

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.letter_kind import LetterKind
    from desa_app.office.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """A kind of letter in the table of kinds, with the number that its next letter would have.

    ``example`` is empty while the pattern cannot be used.
    """

    numbering: KindNumbering
    sequence_name: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSettings:
    """All that the settings show: the office's own way, the kinds, and what is set aside."""

    numbering: Numbering
    kinds: tuple[KindLine, ...]
    ranges: tuple[NumberRange, ...]


class Numbers:
    """The numbers of the village's letters."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- rules --------------------------------------------------------------------------

    def settings(self) -> NumberSettings:
        """How every kind is numbered today, and the numbers set aside from this year on."""
        year = self._desk.clock.today().year
        with self._desk.reading() as connection:
            kinds = office_kinds(connection).usable
            numbering = load_numbering(self._desk, connection)
            lines = tuple(self._line(connection, kind, numbering) for kind in kinds.values())
            ranges = [*rows.ranges(connection, year), *rows.ranges(connection, year + 1)]
        return NumberSettings(
            numbering=numbering,
            kinds=lines,
            ranges=tuple(one for one in ranges if one.by_hand),
        )

    def save_office(self, scope: NumberScope, unit: str) -> None:
        """Change what goes for all kinds that have no rule of their own.

        Within a year the new sequences go on after the last number of the old one. Raises
        ``InvalidInput``: ``pola-sama`` where two sequences would write the same number.
        """
        rule = NumberRule(kind=rows.OFFICE, scope=scope, unit=unit.strip())
        with self._desk.writing() as connection:
            before = load_numbering(self._desk, connection)
            after = replace(before, scope=scope, unit=rule.unit)
            self._save(connection, before, after, rule)

    def save_kind(self, rule: NumberRule) -> None:
        """Change one kind's own rule; what is left empty follows the office or the wording.

        Raises ``InvalidInput`` as :meth:`save_office` does, or ``LetterKindUnknown``.
        """
        own = replace(
            rule,
            classification=rule.classification.strip(),
            unit=rule.unit.strip(),
            pattern=rule.pattern.strip(),
        )
        with self._desk.writing() as connection:
            kind_of(connection, own.kind)
            before = load_numbering(self._desk, connection)
            after = replace(before, rules={**before.rules, own.kind: own})
            self._save(connection, before, after, own)

    def example(self, rule: NumberRule) -> str:
        """The next number of a kind if it had this rule; empty while that cannot be written."""
        with self._desk.reading() as connection:
            kind = office_kinds(connection).usable.get(rule.kind)
            if kind is None:
                return ""
            numbering = load_numbering(self._desk, connection)
            tried = replace(numbering, rules={**numbering.rules, rule.kind: rule})
            return self._line(connection, kind, tried).example

    # --- numbers set aside --------------------------------------------------------------

    def sequences(self) -> dict[str, str]:
        """The sequences in use now, by key, with their names."""
        with self._desk.reading() as connection:
            kinds = office_kinds(connection).usable
            numbering = load_numbering(self._desk, connection)
        names = _names(kinds)
        keys = [numbering.of_kind(kind).sequence for kind in kinds.values()]
        return {key: sequence_name(key, names) for key in dict.fromkeys(keys)}

    def reserve(self, draft: RangeDraft) -> None:
        """Set numbers aside for letters written by hand; the program leaves them out.

        Raises ``InvalidInput``, or ``RangeTaken`` when the sequence has come that far already.
        """
        problems = list(problems_in_range(draft, self._desk.clock.today()))
        if draft.sequence not in self.sequences():
            problems.append(Problem("sequence", "kosong"))
        if problems:
            raise InvalidInput(tuple(problems))
        with self._desk.writing() as connection:
            last = rows.last_number(connection, draft.sequence, draft.year)
            others = rows.ranges(connection, draft.year, draft.sequence)
            meets = any(draft.first <= one.last and one.first <= draft.last for one in others)
            if meets or draft.first <= last:
                raise RangeTaken(draft.first, draft.last, last)
            rows.insert_range(connection, self._desk.stamp(), draft)
            detail = {"tahun": draft.year, "dari": draft.first, "sampai": draft.last}
            self._desk.log(connection, "nomor-disisihkan", draft.sequence, detail)

    def release(self, range_id: str) -> None:
        """Give reserved numbers back, as long as none is used and the sequence is before them.

        Raises ``RangeTaken`` or ``NotFound``.
        """
        with self._desk.writing() as connection:
            one = rows.load_range(connection, range_id)
            last = rows.last_number(connection, one.sequence, one.year)
            found = rows.uses(connection, one.year, ())
            used = any(use.sequence == one.sequence and use.running in one for use in found)
            if used or last >= one.first:
                raise RangeTaken(one.first, one.last, last)
            rows.release_range(connection, self._desk.stamp(), range_id)
            detail = {"tahun": one.year, "dari": one.first, "sampai": one.last}
            self._desk.log(connection, "nomor-dilepas", one.sequence, detail)

    def free_reserved(self, sequence: str, year: int) -> tuple[int, ...]:
        """Reserved numbers of a sequence that stand on no letter yet, lowest first."""
        with self._desk.reading() as connection:
            return free_reserved(connection, sequence, year)

    # --- letters by hand ----------------------------------------------------------------

    def hand_number(self, draft: HandDraft) -> str:
        """The number that a letter by hand would get; empty while it cannot be written."""
        if draft.number.strip():
            return draft.number.strip()
        with self._desk.reading() as connection:
            one = numbering_by_hand(self._desk, connection, draft)
        if lacks_code(one):
            return ""
        return example_of(one, max(draft.running, 1), draft.on, self._desk.profile.code)

    def record_hand(self, draft: HandDraft) -> str:
        """Enter a letter written by hand into a number set aside; returns its number.

        Raises ``InvalidInput``, ``NumberNotReserved``, ``NumberClash``, or ``NotFound`` for an
        unknown person.
        """
        problems = list(problems_in_hand(draft, self._desk.clock.today()))
        if problems:
            raise InvalidInput(tuple(problems))
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            if draft.running not in free_reserved(connection, draft.sequence, draft.on.year):
                raise NumberNotReserved(draft.running)
            if draft.person_id is not None:
                people_rows.load_person(connection, draft.person_id)
            one = numbering_by_hand(self._desk, connection, draft)
            text = draft.number.strip()
            if not text:
                if lacks_code(one):
                    raise InvalidInput((Problem("classification", "kosong"),))
                text = one.number(draft.running, draft.on, self._desk.profile.code)
            year = draft.on.year
            refuse_clash(
                connection,
                text,
                pattern=one.pattern,
                year=year,
                classification=one.classification,
            )
            stamp = self._desk.stamp()
            spent = rows.SpentNumber(draft.sequence, year, draft.running, text, one.classification)
            rows.spend(connection, stamp, spent)
            refuse_closed(connection, draft.on.year)
            kept = rows.insert_hand(connection, stamp, draft, text)
            place = place_words(draft.sequence, year, draft.running)
            detail = {"nomor": text, "urutan": place}
            self._desk.log(connection, "surat-tangan-dicatat", kept, detail)
        return text

    def void_hand(self, letter_id: str, reason: str) -> None:
        """Void a letter by hand with a reason; its number is never given again."""
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        with self._desk.writing() as connection:
            refuse_closed_letter(connection, letter_id)
            rows.void_hand(connection, self._desk.stamp(), letter_id, reason.strip())
            detail = {"alasan": reason.strip()}
            self._desk.log(connection, "surat-tangan-batal", letter_id, detail)

    def doubtful_since(self) -> date | None:
        """The last letter's date while this year waits for somebody to confirm it, else nothing."""
        with self._desk.reading() as connection:
            try:
                refuse_strange_year(connection, self._desk.clock.today())
            except YearNotConfirmed as doubt:
                return doubt.last
            except YearWentBack:
                return None
        return None

    def confirm_year(self, year: int) -> None:
        """Say that the computer's year is right although the last letter is long ago.

        Raises ``InvalidInput`` for any other year than the computer's own.
        """
        if year != self._desk.clock.today().year:
            today = str(self._desk.clock.today().year)
            raise InvalidInput((Problem("year", "di-luar-batas", str(year), today),))
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            rows.vouch_for_year(connection, self._desk.stamp(), year)
            self._desk.log(connection, "tahun-nomor-dipastikan", str(year))

    # --- the report ---------------------------------------------------------------------

    def years(self) -> tuple[int, ...]:
        """Years that have numbers, the newest first, and always the present one."""
        with self._desk.reading() as connection:
            found = rows.number_years(connection)
        return tuple(sorted({*found, self._desk.clock.today().year}, reverse=True))

    def report(self, year: int) -> NumberReport:
        """What became of every number of a year."""
        with self._desk.reading() as connection:
            names = _names(office_kinds(connection).usable)
            sequences = account_for(
                rows.last_numbers(connection, year),
                rows.uses(connection, year, names.items(), confidential_kinds(connection)),
                rows.ranges(connection, year),
                names,
            )
        profile = self._desk.profile
        return NumberReport(
            year=year,
            office=f"{profile.kind_word} {profile.name}",
            office_code=profile.code,
            made_on=self._desk.clock.today(),
            made_by=self._desk.user,
            sequences=sequences,
            sample=profile.sample,
        )

    def document(self, year: int) -> bytes:
        """The report as PDF."""
        from desa_app.paper.number_report import number_document

        self._desk.note("laporan-nomor-dibuat", str(year), {"bentuk": "pdf"})
        return number_document(self.report(year))

    def workbook(self, year: int) -> bytes:
        """The report as XLSX."""
        from desa_app.paper.number_report import number_workbook

        self._desk.note("laporan-nomor-dibuat", str(year), {"bentuk": "xlsx"})
        return number_workbook(self.report(year))

    # --- within -------------------------------------------------------------------------

    def _save(
        self, connection: Connection, before: Numbering, after: Numbering, rule: NumberRule
    ) -> None:
        kinds = office_kinds(connection).usable
        day, code = self._desk.clock.today(), self._desk.profile.code
        problems = problems_in_numbering(after, kinds.values(), code, day)
        if problems:
            raise InvalidInput(problems)
        rows.save_rule(connection, self._desk.stamp(), rule)
        if rule.kind == rows.OFFICE:
            old = NumberRule(kind=rule.kind, scope=before.scope, unit=before.unit)
        else:
            old = before.rules.get(rule.kind, NumberRule(kind=rule.kind))
        subject = rule.kind or self._desk.profile.code
        self._desk.log(connection, "aturan-nomor-diubah", subject, changes(old, rule))

    def _line(self, connection: Connection, kind: LetterKind, numbering: Numbering) -> KindLine:
        one = numbering.of_kind(kind)
        day = self._desk.clock.today()
        floor = carried_to(connection, numbering, one, day.year)
        running = rows.next_number(connection, one.sequence, day.year, floor)
        return KindLine(
            numbering=one,
            sequence_name=sequence_name(one.sequence, {one.kind: one.name}),
            example=example_of(one, running, day, self._desk.profile.code),
        )


def _names(kinds: dict[str, LetterKind]) -> dict[str, str]:
    return {code: kind.name for code, kind in kinds.items()}
