# SPDX-License-Identifier: GPL-3.0-or-later
"""A NIK is taken apart and held against the papers; differences are questions only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.codes import Sex
from desa_app.domain.nik import check_nik, parts_of
from desa_app.domain.person import is_sixteen_digits

OFFICE = "36.04.12.2001"


@given(
    birth=st.dates(date(1930, 1, 1), date(2026, 11, 21)),
    sex=st.sampled_from(Sex),
    serial=st.integers(1, 9999),
)
def test_a_nik_made_by_the_rule_raises_no_question(birth: date, sex: Sex, serial: int) -> None:
    day = birth.day + (40 if sex is Sex.FEMALE else 0)
    nik = f"360412{day:02d}{birth:%m%y}{serial:04d}"
    parts = parts_of(nik)
    assert (parts.day, parts.month, parts.year) == (birth.day, birth.month, birth.year % 100)
    assert parts.sex is sex
    assert check_nik(nik, birth, sex, OFFICE) == ()
    assert check_nik(nik, None, None, "360412") == ()


@pytest.mark.parametrize(
    ("nik", "codes"),
    [
        ("3604125003970003", []),
        ("3604125003970000", ["nik-urut-nol"]),
        ("3604125103970003", ["nik-beda-tanggal-lahir"]),
        ("3604121003970003", ["nik-beda-jenis-kelamin"]),
        ("3271015003970003", ["nik-wilayah-lain"]),
        ("3604127203970003", ["nik-tanggal-mustahil"]),
        ("3604125013970003", ["nik-tanggal-mustahil"]),
        ("3604126902970003", ["nik-tanggal-mustahil"]),
        ("3604120000000000", ["nik-urut-nol", "nik-tanggal-mustahil", "nik-beda-jenis-kelamin"]),
    ],
)
def test_each_difference_is_named(nik: str, codes: list[str]) -> None:
    found = check_nik(nik, date(1997, 3, 10), Sex.FEMALE, OFFICE)
    assert [warning.code for warning in found] == codes


def test_a_warning_says_what_the_nik_itself_says() -> None:
    warnings = check_nik("3271011103970003", date(1997, 3, 10), Sex.FEMALE, OFFICE)
    assert {warning.code: warning.expected for warning in warnings} == {
        "nik-beda-tanggal-lahir": "11-03-..97",
        "nik-beda-jenis-kelamin": "Laki-laki",
        "nik-wilayah-lain": "327101",
    }


def test_the_29th_of_february_exists_in_leap_years_only() -> None:
    assert check_nik("3604126902960003", date(1996, 2, 29), Sex.FEMALE, OFFICE) == ()


@given(text=st.text(max_size=20))
def test_anything_but_sixteen_digits_is_no_nik(text: str) -> None:
    if is_sixteen_digits(text):
        return
    with pytest.raises(ValueError, match=r"^$"):
        parts_of(text)


@pytest.mark.parametrize("text", ["٣٦٠٤١٢٥٠٠٣٩٧٠٠٠٣", "36041250039700 3", "3604125003970003\n"])
def test_digits_of_other_scripts_and_blanks_are_no_digits(text: str) -> None:
    assert not is_sixteen_digits(text)


@given(digits=st.text("0123456789", min_size=16, max_size=16))
def test_any_sixteen_digits_can_be_checked(digits: str) -> None:
    codes = [warning.code for warning in check_nik(digits, date(1990, 1, 1), Sex.MALE, OFFICE)]
    assert len(codes) == len(set(codes))
