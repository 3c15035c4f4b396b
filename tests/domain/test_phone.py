# SPDX-License-Identifier: GPL-3.0-or-later
"""One number has one spelling, however somebody wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.phone import digits_to_find, normalised, phones_in

MOBILE = st.text("0123456789", min_size=7, max_size=9).map(lambda rest: f"81{rest}")


@given(
    number=MOBILE,
    beginning=st.sampled_from(["0", "+62", "62", "0062", "+62 ", "62-", "0062 "]),
    gaps=st.lists(st.sampled_from(["", " ", "-", ".", " - "]), min_size=12, max_size=12),
)
def test_every_spelling_of_a_mobile_number_is_one(
    number: str, beginning: str, gaps: list[str]
) -> None:
    written = beginning + "".join(f"{sign}{gap}" for sign, gap in zip(number, gaps, strict=False))
    assert normalised(written) == f"+62{number}"
    assert digits_to_find(written) in normalised(written)


@given(st.text(max_size=60) | st.text("0123456789+- ()/.", max_size=30))
def test_a_normalised_number_stays_as_it_is(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert all(normalised(phone.normal) == phone.normal for phone in phones_in(text))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("(0254) 201234", "+62254201234"),
        ("+886 912 345 678", "+886912345678"),
        ("00886912345678", "+886912345678"),
        ("0812 tidak aktif", ""),
        ("belum tahu", ""),
        ("999999999999999999", "999999999999999999"),
    ],
)
def test_other_numbers_keep_their_country_or_their_digits(text: str, normal: str) -> None:
    assert normalised(text) == normal


def test_several_numbers_in_one_text_are_parted_and_each_is_kept_once() -> None:
    found = phones_in("0812-3456-7890 / 0857 1234 5678, +62 812 3456 7890")
    assert [(phone.written, phone.normal) for phone in found] == [
        ("0812-3456-7890", "+6281234567890"),
        ("0857 1234 5678", "+6285712345678"),
    ]


@pytest.mark.parametrize("typed", ["0812 3456", "+62 812-3456", "62812 3456", "812.3456"])
def test_a_part_of_a_number_is_looked_for_without_its_beginning(typed: str) -> None:
    assert digits_to_find(typed) == "8123456"


def test_words_are_no_number_to_look_for() -> None:
    assert digits_to_find("PT 2000 Karya") == digits_to_find("12") == ""
