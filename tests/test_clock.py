# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments are kept in UTC and sort as text; papers carry the office's own day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.clock import WIB, SetClock, SystemClock, read_timestamp, timestamp

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_early_morning_in_indonesia_is_already_the_new_day() -> None:
    clock = SetClock(datetime(2026, 11, 21, 0, 30, tzinfo=WIB))
    assert clock.today() == date(2026, 11, 21)
    assert clock.now() == datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    clock.advance(days=1, minutes=5)
    assert clock.today() == date(2026, 11, 22)


def test_the_computers_clock_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    first = clock.now()
    assert first.utcoffset() == timedelta(0)
    assert clock.now() >= first
    assert abs((clock.today() - first.date()).days) <= 1


@given(moment=MOMENTS)
def test_a_stored_moment_comes_back_exactly(moment: datetime) -> None:
    assert read_timestamp(timestamp(moment)) == moment
    assert len(timestamp(moment)) == 27
    assert timestamp(moment.astimezone(WIB)) == timestamp(moment)


@given(one=MOMENTS, other=MOMENTS)
def test_stored_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert (timestamp(one) < timestamp(other)) == (one < other)


@pytest.mark.parametrize("text", ["", "2026-11-21", "2026-11-21T02:30:00Z", "x"])
def test_what_was_not_stored_by_us_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="time data"):
        read_timestamp(text)
