# SPDX-License-Identifier: GPL-3.0-or-later
"""Four distances measured on the ruler page give the shift, or say why moving does not help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.print_place import (
    FRAME_MM,
    Measured,
    Shift,
    correction,
    problems_in_measured,
    resized_mm,
)
from desa_app.remarks import known_problems

TENTHS = st.integers(-140, 140).map(lambda tenths: tenths / 10)


@given(right=TENTHS, down=TENTHS)
def test_a_page_shifted_by_the_printer_is_moved_back_by_as_much(right: float, down: float) -> None:
    measured = Measured(
        left=FRAME_MM + right, right=FRAME_MM - right, top=FRAME_MM + down, bottom=FRAME_MM - down
    )
    assert not problems_in_measured(measured)
    shift = correction(measured)
    assert shift.x == pytest.approx(-right, abs=0.06)
    assert shift.y == pytest.approx(-down, abs=0.06)
    assert shift.plausible


def test_a_page_that_lies_right_needs_nothing() -> None:
    right = Measured(left=20, right=20, top=20, bottom=20)
    assert correction(right) == Shift()
    assert resized_mm(right) == (0.0, 0.0)


def test_a_shrunken_page_is_told_not_shifted() -> None:
    shrunk = Measured(left=23, right=23, top=25, bottom=25)
    assert resized_mm(shrunk) == (6.0, 10.0)
    found = problems_in_measured(shrunk)
    assert [(p.field, p.code, p.hint) for p in found] == [
        ("left", "halaman-berubah-ukuran", "6"),
        ("top", "halaman-berubah-ukuran", "10"),
    ]


def test_a_distance_no_page_can_have_is_told() -> None:
    found = problems_in_measured(Measured(left=-1, right=41, top=20, bottom=200))
    assert [p.field for p in found] == ["left", "right", "bottom"]
    assert {p.code for p in found} == {"jarak-mustahil"}
    assert {"jarak-mustahil", "halaman-berubah-ukuran", "bukan-milimeter"} <= known_problems()


def test_a_shift_no_printer_needs_is_not_plausible() -> None:
    assert not Shift(x=15.1).plausible
    assert not Shift(y=-16).plausible
