# SPDX-License-Identifier: GPL-3.0-or-later
"""Random days on the register: whatever order things happen in, nobody and nothing is lost.

Runs a few seconds; ``DESA_RANDOM_DAYS=500`` plays that many days instead.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import text

from desa_app.domain.case import CaseDraft, CaseState
from desa_app.domain.documents import DocumentDraft
from desa_app.domain.episode import Status
from desa_app.domain.indicator import Answer
from desa_app.domain.intake import ImportState
from desa_app.domain.interview import InterviewDraft, Present
from desa_app.errors import DesaBinaanError
from desa_app.sample.people import Families
from desa_app.sample.sheet import sheet_of
from tests.office_kit import (
    DISTRICT,
    NOW,
    VILLAGE,
    RunningClock,
    copy_of,
    desk_of,
    draft,
    open_village,
    plan,
)

if TYPE_CHECKING:
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person

PICK = st.integers(0, 10**6)
EXAMPLES = int(os.environ.get("DESA_RANDOM_DAYS", "10"))


class RandomRegister(RuleBasedStateMachine):
    """What one secretary does with the people of a small register, refusals included."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="register-"))
        self.clock = RunningClock(NOW)
        self.folder = copy_of(VILLAGE, self.root)
        self.desa = open_village(self.folder, self.clock)
        self.alive: set[str] = set()
        self.binned: set[str] = set()
        self.merged: dict[str, tuple[str, str]] = {}
        self.imports: dict[str, set[str]] = {}
        self.lines = 0
        for number in range(2):
            self.alive.add(self.desa.people.add(draft(f"AWAL {number}")).id)

    # --- whom --------------------------------------------------------------------------------

    def person(self, pick: int) -> Person:
        ids = sorted(self.alive)
        return self.desa.people.get(ids[pick % len(ids)])

    def episode(self, pick: int) -> Episode | None:
        found = self.desa.episodes.of(self.person(pick).id)
        return found[0] if found else None

    def shown(self) -> set[str]:
        return {row.id for row in self.desa.people.search(limit=1000).rows}

    # --- what happens ------------------------------------------------------------------------

    @rule(twin=st.booleans())
    def add_somebody(self, twin: bool) -> None:
        name = "KEMBAR" if twin else f"ORANG {self.lines}"
        self.alive.add(self.desa.people.add(draft(name)).id)

    @precondition(lambda self: self.alive)
    @rule(pick=PICK)
    def correct_somebody(self, pick: int) -> None:
        person = self.person(pick)
        phone = f"0812 0000 {self.lines % 10_000:04d}"
        self.desa.people.correct(person, replace(person.facts, phone=phone))

    @precondition(lambda self: self.alive)
    @rule(pick=PICK)
    def note_a_plan(self, pick: int) -> None:
        self.desa.episodes.open(plan(self.person(pick).id), on=self.clock.today())

    @precondition(lambda self: self.alive)
    @rule(pick=PICK, status=st.sampled_from(Status))
    def move_a_plan(self, pick: int, status: Status) -> None:
        episode = self.episode(pick)
        if episode is None:
            return
        try:
            self.desa.episodes.move(episode.id, status, self.clock.today(), "keluarga")
        except DesaBinaanError:
            assert self.desa.episodes.get(episode.id) == episode

    @precondition(lambda self: self.alive)
    @rule(pick=PICK)
    def strike_the_newest_step(self, pick: int) -> None:
        episode = self.episode(pick)
        if episode is None:
            return
        try:
            done = self.desa.episodes.correct_step(episode.id, episode.history[-1].id, "keliru")
        except DesaBinaanError:
            assert self.desa.episodes.get(episode.id) == episode
        else:
            assert len(done.ladder) == len(episode.ladder)

    @precondition(lambda self: self.alive)
    @rule(pick=PICK, answer=st.sampled_from(Answer))
    def talk(self, pick: int, answer: Answer) -> None:
        episode = self.episode(pick)
        if episode is None:
            return
        asked = InterviewDraft(
            on=self.clock.today(),
            officer="Sekdes",
            place="Kantor desa",
            with_family=True,
            present=(Present(name="Sarta", relation="Suami"),),
            answers={one.key: answer for one in self.desa.interviews.questions()},
            notes={},
        )
        self.desa.interviews.record(episode.id, asked)

    @precondition(lambda self: self.alive)
    @rule(pick=PICK, days=st.integers(-50, 500))
    def note_a_paper(self, pick: int, days: int) -> None:
        person = self.person(pick)
        until = self.clock.today() + timedelta(days=days)
        paper = DocumentDraft(kind="paspor", number="X1", valid_until=until)
        there = [line.document for line in self.desa.documents.lines(person.id)]
        old = next((one for one in there if one and one.facts.kind == "paspor"), None)
        self.desa.documents.save(person.id, None, paper, document=old)

    @precondition(lambda self: self.alive)
    @rule(pick=PICK, closed=st.booleans())
    def note_a_case(self, pick: int, closed: bool) -> None:
        today = self.clock.today()
        facts = CaseDraft(reported_on=today, kind="upah", person_id=self.person(pick).id)
        case = self.desa.cases.open(facts, "Upah belum dibayar", "suami")
        if closed:
            self.desa.cases.move(case.id, CaseState.CLOSED, today, "selesai sendiri", "kembali")

    @precondition(lambda self: self.alive)
    @rule(pick=PICK)
    def throw_away(self, pick: int) -> None:
        person = self.person(pick)
        try:
            self.desa.bin.put(person, "tercatat dua kali")
        except DesaBinaanError:
            assert person.id in self.shown()
        else:
            self.alive.discard(person.id)
            self.binned.add(person.id)

    @precondition(lambda self: self.binned)
    @rule(pick=PICK)
    def bring_back(self, pick: int) -> None:
        ids = sorted(self.binned)
        person_id = ids[pick % len(ids)]
        try:
            self.desa.bin.restore(person_id)
        except DesaBinaanError:
            assert person_id not in self.shown()
        else:
            self.binned.discard(person_id)
            self.alive.add(person_id)

    @precondition(lambda self: len(self.alive) > 1)
    @rule(pick=PICK, other=PICK)
    def make_one_of_two(self, pick: int, other: int) -> None:
        one, two = self.person(pick), self.person(other)
        try:
            preview = self.desa.merging.preview(one.id, two.id)
            self.desa.merging.merge(preview, ())
        except DesaBinaanError:
            assert {one.id, two.id} <= self.shown()
        else:
            (newest, *_) = self.desa.merging.list()
            self.alive.discard(two.id)
            self.merged[newest.id] = (one.id, two.id)

    @precondition(lambda self: self.merged)
    @rule(pick=PICK)
    def make_two_of_one(self, pick: int) -> None:
        ids = sorted(self.merged)
        merge_id = ids[pick % len(ids)]
        try:
            self.desa.merging.undo(merge_id)
        except DesaBinaanError:
            assert self.merged[merge_id][1] not in self.shown()
        else:
            self.alive.add(self.merged.pop(merge_id)[1])

    @rule(seed=st.integers(0, 10**6), count=st.integers(1, 4))
    def take_in_a_list(self, seed: int, count: int) -> None:
        people = Families(Random(seed), DISTRICT, "Serang", self.clock.today()).people(count)
        sheet = self.root / f"daftar-{seed}.xlsx"
        sheet.write_bytes(sheet_of(people))
        before = self.shown()
        try:
            report = self.desa.intake.take_in(sheet)
        except DesaBinaanError:
            assert self.shown() == before
            return
        new = self.shown() - before
        assert (report.read, report.added) == (count, len(new))
        assert report.taken + report.refused == report.read
        self.alive |= new
        if report.import_id:
            self.imports[report.import_id] = new

    @precondition(lambda self: self.imports)
    @rule(pick=PICK)
    def take_a_list_back(self, pick: int) -> None:
        ids = sorted(self.imports)
        import_id = ids[pick % len(ids)]
        before = self.shown()
        try:
            record = self.desa.imports.undo(import_id, "berkas desa lain")
        except DesaBinaanError:
            assert self.shown() == before
        else:
            assert record.state is ImportState.UNDONE
            self.alive -= self.imports.pop(import_id)

    @rule(days=st.integers(1, 20))
    def let_days_pass(self, days: int) -> None:
        self.clock.advance(days=days)

    @rule()
    def close_and_open_again(self) -> None:
        self.desa.close()
        self.desa = open_village(self.folder, self.clock)

    # --- what always holds -------------------------------------------------------------------

    @invariant()
    def nobody_is_lost_and_nobody_shown_twice(self) -> None:
        found = self.desa.people.search(limit=1000)
        assert {row.id for row in found.rows} == self.alive
        assert found.found == len(found.rows) == self.desa.people.counts()["orang"]
        assert {one.person_id for one in self.desa.bin.list()} == self.binned

    @invariant()
    def data_is_whole_and_history_never_shrinks(self) -> None:
        report = self.desa.inspection.data()
        assert report.faults == ()
        assert report.log_entries >= self.lines
        self.lines = report.log_entries

    @invariant()
    def every_reference_leads_somewhere(self) -> None:
        with desk_of(self.desa).reading() as connection:
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []

    def teardown(self) -> None:
        self.desa.close()
        shutil.rmtree(self.root)


TestRandomRegister = RandomRegister.TestCase
TestRandomRegister.settings = settings(max_examples=EXAMPLES, stateful_step_count=16)
