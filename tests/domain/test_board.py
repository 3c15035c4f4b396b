# SPDX-License-Identifier: GPL-3.0-or-later
"""What a village's packages say about each month, and when a month is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desa_app.domain.board import (
    ContactDraft,
    DueRule,
    MonthMark,
    MonthState,
    Way,
    due_date,
    gaps_before,
    marks_of,
    months_to,
    problems_in_contact,
    problems_in_rule,
)
from desa_app.domain.package import DataLevel, ReceivedPackage

TODAY = date(2026, 11, 21)
ENROLLED = date(2026, 1, 5)


def package(sequence: int, period: str) -> ReceivedPackage:
    return ReceivedPackage(
        village="36.04.12.2001",
        sequence=sequence,
        package_id=f"kiriman-{sequence}",
        period=period,
        level=DataLevel.REGISTER,
        counts={},
        manifest_sha256="",
        file_sha256="",
        received_at=datetime(2026, 11, 3, tzinfo=UTC),
    )


def marks(
    *packages: tuple[int, str, date], today: date = TODAY, enrolled: date = ENROLLED
) -> dict[str, MonthMark]:
    return marks_of(
        tuple(package(sequence, period) for sequence, period, _ in packages),
        {(1, sequence): day for sequence, _, day in packages},
        months_to("2026-10", 3),
        (),
        enrolled_on=enrolled,
        today=today,
    )


def test_each_state_is_told_apart() -> None:
    found = marks(
        (1, "2026-08", date(2026, 9, 10)),
        (2, "2026-09", date(2026, 10, 11)),
        (3, "2026-10", date(2026, 11, 2)),
        (4, "2026-10", date(2026, 11, 20)),
    )
    assert [mark.state for mark in found.values()] == [
        MonthState.SENT,
        MonthState.LATE,
        MonthState.CORRECTED,
    ]
    assert found["2026-09"].days_late == 1
    # A correction after the due day does not make the month late.
    assert (found["2026-10"].days_late, found["2026-10"].versions) == (0, 2)


def test_a_number_that_never_came_is_a_gap_of_the_month_after_it() -> None:
    found = marks((2, "2026-09", date(2026, 10, 11)), (5, "2026-10", date(2026, 11, 2)))
    assert [mark.missing for mark in found.values()] == [0, 1, 2]
    assert [mark.state for mark in found.values()] == [
        MonthState.NOT_SENT,
        MonthState.GAP,
        MonthState.GAP,
    ]


def test_a_number_that_turns_up_later_closes_its_gap() -> None:
    early, late = (1, "2026-09", date(2026, 11, 3)), (2, "2026-10", date(2026, 11, 2))
    assert marks(late)["2026-10"].state is MonthState.GAP
    assert marks(early, late)["2026-10"].state is MonthState.SENT


def test_silence_is_a_failing_only_after_the_due_day() -> None:
    before, after = (marks(today=date(2026, 11, day))["2026-10"] for day in (10, 11))
    assert before.state is after.state is MonthState.NOT_SENT
    assert (before.overdue, after.overdue, after.days_late) == (False, True, 1)


def test_nobody_is_asked_for_months_before_enrolment() -> None:
    found = marks(enrolled=date(2026, 10, 11))
    assert [mark.state for mark in found.values()] == [
        MonthState.NOT_ASKED,
        MonthState.NOT_ASKED,
        MonthState.NOT_SENT,
    ]
    # What comes all the same is simply there, and not late.
    sent = marks((1, "2026-08", date(2026, 10, 20)), enrolled=date(2026, 10, 11))
    assert sent["2026-08"].state is MonthState.SENT


def test_a_new_due_day_holds_from_its_month_on() -> None:
    rules = (DueRule(since="2026-10", day=5), DueRule(since="2026-12", day=15))
    assert due_date("2026-09", rules) == date(2026, 10, 10)
    assert due_date("2026-11", reversed(rules)) == date(2026, 12, 5)
    assert due_date("2026-12", rules) == date(2027, 1, 15)


@given(some.sets(some.integers(1, 60)))
def test_gaps_and_numbers_that_came_make_up_all_numbers(numbers: set[int]) -> None:
    places = [(1, number) for number in numbers]
    gaps = gaps_before(places)
    assert sum(gaps.values()) + len(gaps) == max(numbers, default=0)
    assert gaps_before(reversed(places)) == gaps


def test_a_village_that_begins_anew_leaves_no_gap_and_a_renewed_key_goes_on_counting() -> None:
    old = [(1, 1), (1, 2), (1, 4)]
    assert gaps_before([*old, (2, 1), (2, 3)]) == dict.fromkeys([*old, (2, 1)], 0) | {
        (1, 4): 1,
        (2, 3): 1,
    }
    assert gaps_before([*old, (2, 6), (3, 7)]) == dict.fromkeys([*old, (3, 7)], 0) | {
        (1, 4): 1,
        (2, 6): 1,
    }


@pytest.mark.parametrize("day", [0, 29, -1])
def test_a_due_day_is_one_that_every_month_has(day: int) -> None:
    assert [one.code for one in problems_in_rule(DueRule(since="2026-10", day=day))] == [
        "di-luar-batas"
    ]
    assert problems_in_rule(DueRule(since="oktober", day=1))[0].code == "bukan-bulan"


def test_a_contact_needs_a_day_that_was_and_a_name() -> None:
    draft = ContactDraft(on=TODAY + timedelta(days=1), way=Way.PHONE, who=" ", note="a\tb")
    found = {(one.field, one.code) for one in problems_in_contact(draft, TODAY)}
    assert {("on", "tanggal-mendatang"), ("who", "kosong"), ("note", "bukan-satu-baris")} <= found
    assert problems_in_contact(ContactDraft(on=TODAY, way=Way.VISIT, who="Sekdes"), TODAY) == ()
