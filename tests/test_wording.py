# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, numbers and ages read as an Indonesian office writes them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.wording import (
    age_on,
    age_text,
    grouped,
    in_words,
    initials,
    level_word,
    long_date,
    masked,
    month_name,
    roman_month,
    short_date,
    typed_date,
    weekday_date,
)

DAY = date(2026, 11, 21)
DIGITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9,
}  # fmt: skip
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_words(words: str) -> int:
    """The number that Indonesian words name; written apart from the program's own way."""
    total = part = digit = 0
    for word in words.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in {"sepuluh", "sebelas"}:
            part += 10 if word == "sepuluh" else 11
        elif word == "belas":
            part, digit = part + digit + 10, 0
        elif word == "puluh":
            part, digit = part + digit * 10, 0
        elif word in {"ratus", "seratus"}:
            part, digit = part + (digit if word == "ratus" else 1) * 100, 0
        elif word == "seribu":
            total += 1000
        else:
            total, part, digit = total + (part + digit) * SCALES[word], 0, 0
    return total + part + digit


def test_dates_are_written_in_indonesian() -> None:
    assert long_date(DAY) == "21 November 2026"
    assert short_date(date(2026, 8, 5)) == "5 Agu 2026"
    assert typed_date(date(2026, 8, 5)) == "05-08-2026"
    assert weekday_date(DAY) == "Sabtu, 21 November 2026"
    assert weekday_date(date(2026, 5, 1)) == "Jumat, 1 Mei 2026"
    assert month_name("2026-10") == "Oktober 2026"
    assert [roman_month(date(2026, month, 1)) for month in (1, 4, 9, 12)] == [
        "I",
        "IV",
        "IX",
        "XII",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2026, "dua ribu dua puluh enam"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (-5, "minus lima"),
    ],
)
def test_numbers_have_their_indonesian_words(number: int, words: str) -> None:
    assert in_words(number) == words


@given(number=st.one_of(st.integers(0, 10_000), st.integers(0, 10**15 - 1)))
def test_words_say_exactly_their_number(number: int) -> None:
    assert read_words(in_words(number)) == number


@given(number=st.integers(min_value=10**15) | st.integers(max_value=-(10**15)))
def test_numbers_beyond_the_words_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        in_words(number)


@given(number=st.integers(0, 10**12))
def test_grouping_changes_no_digit(number: int) -> None:
    parts = grouped(number).split(".")
    assert int("".join(parts)) == number
    assert all(len(part) == 3 for part in parts[1:])
    assert 1 <= len(parts[0]) <= 3


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2008, 11, 21), DAY, (18, 0)),
        (date(2008, 11, 22), DAY, (17, 11)),
        (date(2008, 2, 29), date(2026, 2, 28), (17, 11)),
        (date(2008, 2, 29), date(2026, 3, 1), (18, 0)),
        (date(2008, 2, 29), date(2028, 2, 29), (20, 0)),
        (DAY, DAY, (0, 0)),
    ],
)
def test_a_birthday_counts_from_its_own_day(birth: date, day: date, age: tuple[int, int]) -> None:
    assert age_on(birth, day) == age


@given(birth=st.dates(date(1900, 1, 1), DAY), days=st.integers(0, 40_000))
def test_nobody_grows_younger(birth: date, days: int) -> None:
    day = birth + timedelta(days=days)
    years, months = age_on(birth, day)
    assert 0 <= months < 12
    assert (years, months) <= age_on(birth, day + timedelta(days=1))
    assert abs(years * 365.25 + months * 30.5 - days) < 35


def test_ages_are_written_with_months_only_when_there_are_any() -> None:
    assert age_text(date(2009, 7, 21), DAY) == "17 tahun 4 bulan"
    assert age_text(date(2008, 11, 21), DAY) == "18 tahun"


@given(number=st.text("0123456789", max_size=20))
def test_a_masked_number_shows_at_most_eight_digits(number: str) -> None:
    shown = masked(number)
    assert sum(character.isdigit() for character in shown) <= 8
    if len(number) >= 9:
        assert shown.startswith(number[:4])
        assert shown.endswith(number[-4:])
    else:
        assert shown == "•" * len(number)


def test_initials_are_first_letters() -> None:
    assert initials("Juhaeni binti Sarta") == "J.B.S."
    assert initials("  SITI  ") == "S."
    assert initials("H. (Alm.) Ahmad") == "H.A."
    assert initials("") == ""


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("36.04.12.2001", "desa"),
        ("36.04.12", "kecamatan"),
        ("36.04", "kabupaten"),
        ("36.71", "kota"),
    ],
)
def test_a_code_tells_what_it_is_the_code_of(code: str, word: str) -> None:
    assert level_word(code) == word
