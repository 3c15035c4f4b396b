# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter numbers follow the office's pattern, and a pattern cannot reach into the program."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.numbering import FIELDS, NUMBER_LIMIT, check_pattern, format_number
from desa_app.errors import InvalidInput

USUAL = "{kode}/{nomor:03}/{kode_desa}/{bulan}/{tahun}"
DAY = date(2026, 11, 21)


def number(pattern: str, running: int = 41) -> str:
    return format_number(
        pattern, classification="562", running=running, office_code="36.04.12.2013", day=DAY
    )


def test_the_usual_pattern_gives_the_usual_number() -> None:
    assert number(USUAL) == "562/041/36.04.12.2013/XI/2026"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{kode} / {kode_desa}/{nomor}/{tahun}", "562 / 36.04.12.2013/41/2026"),
        ("B/{nomor:04}/{kode}/{bulan_angka:02}/{tahun}", "B/0041/562/11/2026"),
        ("{{{nomor}}}", "{41}"),
    ],
)
def test_other_patterns_seen_in_villages(pattern: str, expected: str) -> None:
    assert check_pattern(pattern) == ()
    assert number(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{kode}/{tahun}", "nomor-tidak-ada"),
        ("", "nomor-tidak-ada"),
        ("{nomor}/{desa}", "isian-tidak-dikenal"),
        ("{nomor}/{}", "isian-tidak-dikenal"),
        ("{nomor}/{kode.__class__}", "isian-tidak-dikenal"),
        ("{nomor}/{kode[0]}", "isian-tidak-dikenal"),
        ("{nomor!r}", "isian-tidak-dikenal"),
        ("{nomor:>99}", "lebar-salah"),
        ("{nomor:{kode}}", "lebar-salah"),
        ("{nomor:0999999999}", "lebar-salah"),
        ("{nomor}/{tahun:02}", "lebar-salah"),
        ("{nomor", "kurung-salah"),
        ("{nomor}}", "kurung-salah"),
        ("{nomor}\n{tahun}", "huruf-tidak-tercetak"),
        ("{nomor}" + "x" * 60, "terlalu-panjang"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, code: str) -> None:
    problems = check_pattern(pattern)
    assert code in {problem.code for problem in problems}
    assert {problem.field for problem in problems} == {"number_pattern"}
    with pytest.raises(InvalidInput):
        number(pattern)


def test_running_numbers_begin_at_one() -> None:
    with pytest.raises(ValueError, match="0"):
        number(USUAL, running=0)


@given(
    pieces=st.lists(
        st.sampled_from([f"{{{name}}}" for name in FIELDS] + ["/", "-", "DS", "{nomor:03}"]),
        max_size=12,
    )
)
def test_what_passes_the_check_gives_a_number_that_fits(pieces: list[str]) -> None:
    pattern = "".join(pieces)
    if check_pattern(pattern):
        return
    assert len(number(pattern, running=99999)) <= NUMBER_LIMIT
    assert number(pattern, running=7) != number(pattern, running=8)


@given(st.text(max_size=80))
def test_any_text_is_either_a_pattern_or_refused_by_name(pattern: str) -> None:
    if check_pattern(pattern):
        with pytest.raises(InvalidInput):
            number(pattern)
    else:
        assert "41" in number(pattern)
