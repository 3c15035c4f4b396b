# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids are fresh UUIDs of version 7 that sort by their moment."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.ids import is_id, new_id

START = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)


@given(seconds=st.floats(0, 10**9))
def test_an_id_carries_its_moment(seconds: float) -> None:
    moment = START + timedelta(seconds=seconds)
    made = uuid.UUID(new_id(moment))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(moment.timestamp() * 1000)


@given(milliseconds=st.lists(st.integers(0, 10**10), unique=True, min_size=2))
def test_ids_sort_by_their_moment(milliseconds: list[int]) -> None:
    moments = sorted(START + timedelta(milliseconds=one) for one in milliseconds)
    ids = [new_id(moment) for moment in moments]
    assert ids == sorted(ids)


def test_ids_of_one_moment_differ_and_keep_their_order() -> None:
    ids = [new_id(START) for _ in range(2000)]
    assert len(set(ids)) == 2000
    assert ids == sorted(ids)


@pytest.mark.parametrize(
    "text",
    ["", "x", "019A3A1C-2F00-7ABC-8DEF-0123456789AB", "{019a3a1c-2f00-7abc-8def-0123456789ab}",
     "019a3a1c2f007abc8def0123456789ab", "urn:uuid:019a3a1c-2f00-7abc-8def-0123456789ab"],
)  # fmt: skip
def test_only_the_usual_form_is_an_id(text: str) -> None:
    assert not is_id(text)


def test_a_fresh_id_is_an_id() -> None:
    assert is_id(new_id(START))
