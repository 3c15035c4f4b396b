# SPDX-License-Identifier: GPL-3.0-or-later
"""Random years of numbering: whatever the office changes, no number is lost or given twice."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desa_app.desa.letter_number import next_number, take_number
from desa_app.domain.letter import IssuedLetter, LetterState
from desa_app.domain.number_report import HandDraft, RangeDraft
from desa_app.domain.number_rules import NumberRule, NumberScope
from desa_app.domain.page import Paper
from desa_app.errors import NumberClash, NumberNotReserved, RangeTaken, YearNotConfirmed
from desa_app.store import letters
from desa_app.store import numbers as rows
from tests.office_kit import NOW, VILLAGE, RunningClock, copy_of, desk_of, open_village

KINDS = ("izin-keluarga", "rekomendasi", "domisili")
PICK = st.integers(0, 10**6)


def letter(kind: str, number: str, day: date) -> IssuedLetter:
    """An archived letter as short as it can be."""
    return IssuedLetter(
        id=str(uuid4()),
        kind=kind,
        number=number,
        person_id="",
        episode_id=None,
        person_name="",
        issued_on=day,
        valid_until=None,
        state=LetterState.ISSUED,
        paper=Paper.F4,
        reason="",
        void_reason="",
        sha256="",
        blank_sha256="",
        seal_text="",
        pdf=b"",
    )


class RandomNumbers(RuleBasedStateMachine):
    """Numbers taken as letters take them, without the cost of drawing a letter for each."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="nomor-"))
        self.clock = RunningClock(NOW)
        self.desa = open_village(copy_of(VILLAGE, self.root), self.clock)
        self.texts: list[str] = []
        self.places: list[tuple[str, int, int]] = []
        for number, line in enumerate(self.desa.numbers.settings().kinds, 1):
            # Told apart, so that any scope may be chosen.
            pattern = "{kode}/{nomor:03}/" + f"K{number}" + "/{tahun}"
            self.desa.numbers.save_kind(NumberRule(kind=line.numbering.kind, pattern=pattern))

    @rule(kind=st.sampled_from(KINDS))
    def give_a_number(self, kind: str) -> None:
        desk = desk_of(self.desa)
        day = self.clock.today()
        with desk.writing() as connection:
            of_kind = self.desa.letters.kinds()[kind]
            try:
                expected = next_number(desk, connection, of_kind, day)
            except YearNotConfirmed:
                return
            taken = take_number(desk, connection, desk.stamp(), of_kind, day)
            assert taken == expected
            letters.insert_letter(
                connection,
                desk.stamp(),
                letter(kind, taken.text, day),
                scope=taken.sequence,
                running=taken.running,
                wording_version="1",
                frozen="{}",
                checks=(),
            )
        self.texts.append(taken.text)
        self.places.append((taken.sequence, day.year, taken.running))

    @rule(scope=st.sampled_from(NumberScope))
    def change_the_scope(self, scope: NumberScope) -> None:
        self.desa.numbers.save_office(scope, "")

    @rule(kind=st.sampled_from(KINDS), scope=st.sampled_from([None, *NumberScope]))
    def change_one_kind(self, kind: str, scope: NumberScope | None) -> None:
        line = next(one for one in self.desa.numbers.settings().kinds if one.numbering.kind == kind)
        own = line.numbering.own
        rule_of_kind = NumberRule(kind=kind, scope=scope, pattern=own.pattern)
        self.desa.numbers.save_kind(rule_of_kind)

    @rule(pick=PICK, first=st.integers(1, 30), more=st.integers(0, 5))
    def set_numbers_aside(self, pick: int, first: int, more: int) -> None:
        sequences = list(self.desa.numbers.sequences())
        sequence, year = sequences[pick % len(sequences)], self.clock.today().year
        draft = RangeDraft(
            sequence=sequence, year=year, first=first, last=first + more, note="dusun"
        )
        if first <= self._last(sequence, year):
            with pytest.raises(RangeTaken):
                self.desa.numbers.reserve(draft)
            return
        # What meets another range is refused; which one that is, the test need not know.
        with contextlib.suppress(RangeTaken):
            self.desa.numbers.reserve(draft)

    @precondition(lambda self: self.desa.numbers.settings().ranges)
    @rule(pick=PICK)
    def write_by_hand(self, pick: int) -> None:
        ranges = self.desa.numbers.settings().ranges
        one = ranges[pick % len(ranges)]
        if one.year != self.clock.today().year:
            return
        running = one.first + pick % (one.last - one.first + 1)
        draft = HandDraft(
            sequence=one.sequence,
            running=running,
            on=self.clock.today(),
            addressee="Ketua RT",
            subject="Undangan",
            number=f"TANGAN/{one.sequence}/{running}/{one.year}",
        )
        place = (one.sequence, one.year, running)
        if place in self.places:
            with pytest.raises((NumberNotReserved, NumberClash)):
                self.desa.numbers.record_hand(draft)
            return
        self.texts.append(self.desa.numbers.record_hand(draft))
        self.places.append(place)

    @rule(days=st.integers(1, 200))
    def let_days_pass(self, days: int) -> None:
        self.clock.moment += timedelta(days=days)

    @rule()
    def vouch_for_the_year(self) -> None:
        self.desa.numbers.confirm_year(self.clock.today().year)

    @invariant()
    def no_number_is_given_twice(self) -> None:
        assert len(set(self.texts)) == len(self.texts)
        assert len(set(self.places)) == len(self.places)

    @invariant()
    def every_number_up_to_the_last_is_accounted_for(self) -> None:
        for year in self.desa.numbers.years():
            report = self.desa.numbers.report(year)
            assert report.missing == ()
            standing = {
                (line.sequence, year, line.running) for line in report.lines if line.use is not None
            }
            assert standing == {place for place in self.places if place[1] == year}

    def _last(self, sequence: str, year: int) -> int:
        with desk_of(self.desa).reading() as connection:
            return rows.last_number(connection, sequence, year)

    def teardown(self) -> None:
        self.desa.close()
        shutil.rmtree(self.root)


TestRandomNumbers = RandomNumbers.TestCase
TestRandomNumbers.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
