# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number up to the last is accounted for, and a lost one cannot hide."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.letter import LetterState
from desa_app.domain.number_report import (
    RANGE_LIMIT,
    HandDraft,
    NumberRange,
    NumberState,
    NumberUse,
    RangeDraft,
    account_for,
    problems_in_hand,
    problems_in_range,
)

DAY = date(2026, 11, 21)


def use(running: int, *, by_hand: bool = False, void: bool = False) -> NumberUse:
    return NumberUse(
        id=str(running),
        sequence="semua",
        year=2026,
        running=running,
        number=f"470/{running:03}",
        on=DAY,
        to="SITI CONTOH",
        subject="Izin",
        state=LetterState.VOID if void else LetterState.ISSUED,
        void_reason="salah nama" if void else "",
        by_hand=by_hand,
    )


def span(first: int, last: int, *, carried: bool = False) -> NumberRange:
    return NumberRange(
        id=f"{first}", sequence="semua", year=2026, first=first, last=last, carried=carried
    )


def test_each_number_is_what_it_is() -> None:
    uses = [use(1), use(2, void=True), use(4, by_hand=True), use(7)]
    (one,) = account_for({"semua": 7}, uses, [span(4, 5), span(20, 21)], {})
    assert [(line.running, line.state) for line in one.lines] == [
        (1, NumberState.ISSUED),
        (2, NumberState.VOID),
        (3, NumberState.MISSING),
        (4, NumberState.HAND),
        (5, NumberState.RESERVED),
        (6, NumberState.MISSING),
        (7, NumberState.ISSUED),
        (20, NumberState.RESERVED),
        (21, NumberState.RESERVED),
    ]
    assert one.counts()[NumberState.MISSING] == 2
    assert one.lines[1].note == "salah nama"
    assert one.last == 7


def test_numbers_of_another_sequence_are_not_lost() -> None:
    (one,) = account_for({"semua": 6}, [use(6)], [span(1, 5, carried=True), span(3, 4)], {})
    states = [line.state for line in one.lines]
    assert states.count(NumberState.CARRIED) == 3
    assert states.count(NumberState.RESERVED) == 2


def test_a_letter_beyond_its_counter_shows_the_gap_before_it() -> None:
    (one,) = account_for({"semua": 1}, [use(1), use(3)], [], {})
    assert [line.state for line in one.lines] == [
        NumberState.ISSUED,
        NumberState.MISSING,
        NumberState.ISSUED,
    ]


@given(
    last=st.integers(0, 60),
    standing=st.sets(st.integers(1, 60)),
    spans=st.lists(st.tuples(st.integers(1, 80), st.integers(0, 9), st.booleans()), max_size=4),
)
def test_nothing_up_to_the_last_number_is_left_out(
    last: int, standing: set[int], spans: list[tuple[int, int, bool]]
) -> None:
    ranges = [span(first, first + more, carried=carried) for first, more, carried in spans]
    (*found,) = account_for({"semua": last}, [use(n) for n in standing], ranges, {})
    lines = {line.running: line.state for one in found for line in one.lines}
    assert len(lines) == sum(len(one.lines) for one in found)
    until = max([last, *standing])
    left_out = {n for one in ranges for n in range(one.first, one.last + 1)}
    assert set(lines) == set(range(1, until + 1)) | left_out
    for running, state in lines.items():
        assert (state is NumberState.ISSUED) == (running in standing)
        lost = running <= until and running not in standing | left_out
        assert (state is NumberState.MISSING) == lost


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"year": 2025}, "year"),
        ({"year": 2028}, "year"),
        ({"first": 0}, "first"),
        ({"last": 50}, "last"),
        ({"last": 51 + RANGE_LIMIT}, "last"),
        ({"note": " "}, "note"),
    ],
)
def test_a_range_that_makes_no_sense_is_refused(change: dict[str, object], field: str) -> None:
    usual: dict[str, object] = {
        "sequence": "semua",
        "year": 2026,
        "first": 51,
        "last": 60,
        "note": "pelayanan di dusun",
    }
    assert problems_in_range(RangeDraft(**usual), DAY) == ()  # type: ignore[arg-type]
    wrong = RangeDraft(**(usual | change))  # type: ignore[arg-type]
    assert [problem.field for problem in problems_in_range(wrong, DAY)] == [field]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"addressee": ""}, "addressee"),
        ({"subject": "x" * 201}, "subject"),
        ({"on": date(2026, 11, 22)}, "on"),
        ({"number": "470/52/2026"}, "hand_number"),
        ({"number": "470/51\n"}, "hand_number"),
    ],
)
def test_a_letter_by_hand_needs_its_facts(change: dict[str, object], field: str) -> None:
    usual: dict[str, object] = {
        "sequence": "semua",
        "running": 51,
        "on": DAY,
        "addressee": "Ketua RT 03",
        "subject": "Undangan",
        "number": "470/051/XI/2026",
    }
    assert problems_in_hand(HandDraft(**usual), DAY) == ()  # type: ignore[arg-type]
    wrong = HandDraft(**(usual | change))  # type: ignore[arg-type]
    assert [problem.field for problem in problems_in_hand(wrong, DAY)] == [field]
