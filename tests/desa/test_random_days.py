# SPDX-License-Identifier: GPL-3.0-or-later
"""Random days at the village office: whatever order things happen in, the archive stays true."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desa_app.clock import read_timestamp
from desa_app.domain.letter import LetterState
from desa_app.domain.office import Post
from desa_app.domain.seal import SealState
from desa_app.errors import ClockWentBack, InvalidInput, PreviewOutdated
from desa_app.store.journal import newest_moment
from tests.office_kit import (
    NOW,
    VILLAGE,
    RunningClock,
    candidate,
    copy_of,
    desk_of,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from desa_app.domain.episode import Episode
    from desa_app.domain.letter import IssuedLetter
    from desa_app.domain.person import Person

PICK = st.integers(0, 10**6)


class RandomDays(RuleBasedStateMachine):
    """What one secretary does, in any order, with an office that is closed and opened again."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="hari-"))
        self.clock = RunningClock(NOW)
        self.folder = copy_of(VILLAGE, self.root)
        self.desa = open_village(self.folder, self.clock)
        self.plans: list[tuple[Person, Episode]] = []
        self.issued: list[IssuedLetter] = []
        self.void: set[str] = set()

    @rule()
    def note_a_candidate(self) -> None:
        self.plans.append(candidate(self.desa, f"ORANG {len(self.plans)}"))

    @precondition(lambda self: self.plans)
    @rule(pick=PICK)
    def issue_what_was_previewed(self, pick: int) -> None:
        request = permit(*self.plans[pick % len(self.plans)])
        preview = self.desa.letters.preview(request)
        self.issued.append(self.desa.letters.issue(request, preview.blank_sha256))
        assert self.issued[-1].number == preview.number

    @precondition(lambda self: self.plans)
    @rule(pick=PICK)
    def try_a_wrong_letter(self, pick: int) -> None:
        request = permit(*self.plans[pick % len(self.plans)])
        with pytest.raises(InvalidInput):
            self.desa.letters.issue(replace(request, fields={"hubungan": "tetangga"}))
        with pytest.raises(PreviewOutdated):
            self.desa.letters.issue(request, "0" * 64)

    @precondition(lambda self: len(self.issued) > len(self.void))
    @rule(pick=PICK)
    def void_a_letter(self, pick: int) -> None:
        valid = [letter for letter in self.issued if letter.id not in self.void]
        letter = valid[pick % len(valid)]
        self.desa.letters.void(letter.id, "salah tulis")
        self.void.add(letter.id)

    @precondition(lambda self: self.plans)
    @rule(pick=PICK)
    def correct_a_person(self, pick: int) -> None:
        place = pick % len(self.plans)
        person, episode = self.plans[place]
        facts = replace(person.facts, name=person.facts.name + " B")
        self.plans[place] = (self.desa.people.correct(person, facts), episode)

    @rule()
    def change_the_head(self) -> None:
        self.desa.settings.appoint(Post.HEAD, "KEPALA LAIN", "")

    @rule(days=st.integers(1, 25))
    def let_days_pass(self, days: int) -> None:
        self.clock.advance(days=days)

    @precondition(lambda self: self.plans)
    @rule(days=st.integers(1, 400))
    def try_with_a_clock_set_back(self, days: int) -> None:
        now = self.clock.moment
        with desk_of(self.desa).reading() as connection:
            last_work = read_timestamp(newest_moment(connection))
        self.clock.moment = last_work - timedelta(days=days)
        with pytest.raises(ClockWentBack):
            self.desa.letters.issue(permit(*self.plans[0]))
        self.clock.moment = now

    @rule()
    def close_and_open_again(self) -> None:
        self.desa.close()
        self.desa = open_village(self.folder, self.clock)

    @invariant()
    def numbers_have_no_gap_and_no_double(self) -> None:
        by_year: dict[str, list[int]] = {}
        for row in reversed(self.desa.letters.list()):
            _, running, _, _, year = row.number.split("/")
            by_year.setdefault(year, []).append(int(running))
        for numbers in by_year.values():
            assert numbers == list(range(1, len(numbers) + 1))
        assert sum(map(len, by_year.values())) == len(self.issued)

    @invariant()
    def data_is_whole(self) -> None:
        report = self.desa.inspection.data()
        assert report.faults == ()
        assert report.letters == len(self.issued)

    def teardown(self) -> None:
        for letter in self.issued:
            kept = self.desa.letters.get(letter.id)
            assert kept.pdf == letter.pdf
            is_void = letter.id in self.void
            assert kept.state is (LetterState.VOID if is_void else LetterState.ISSUED)
            verdict = self.desa.inspection.seal_text(letter.seal_text)
            assert verdict.state is (SealState.VOID if is_void else SealState.GENUINE)
        self.desa.close()
        shutil.rmtree(self.root)


TestRandomDays = RandomDays.TestCase
TestRandomDays.settings = settings(max_examples=15, stateful_step_count=14)
