# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that one person writes in two ways are proposed; names of two people are not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.same_name import day_and_month_swapped, is_alike, name_key

NAMES = st.text(st.characters(codec="utf-8"), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moh. Yoesoef", "MUHAMMAD YUSUF"),
        ("Hj. Siti Aisyah", "SITI AISYAH"),
        ("SITI AISYAH", "Siti Aisah"),
        ("Fahru'ddin", "FAHRUDIN"),
        ("Ahmad Fauzi", "AHMAD FAUZI HIDAYAT"),
    ],
)
def test_two_ways_to_write_a_name_are_alike(one: str, other: str) -> None:
    assert is_alike(name_key(one), name_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("SITI AISYAH", "SITI MARYAM"), ("UJANG", "UJANG SUPARDI"), ("", ""), ("HASAN", "HUSEN")],
)
def test_two_names_are_not_alike(one: str, other: str) -> None:
    assert not is_alike(name_key(one), name_key(other))


@given(NAMES, NAMES)
def test_every_name_is_like_itself_and_likeness_goes_both_ways(one: str, other: str) -> None:
    key = name_key(one)
    assert is_alike(key, key) == bool(key)
    assert is_alike(key, name_key(other)) == is_alike(name_key(other), key)


@given(st.dates())
def test_a_day_turned_twice_is_the_day(day: date) -> None:
    turned = day_and_month_swapped(day)
    assert turned is None or day_and_month_swapped(turned) == day
