# SPDX-License-Identifier: GPL-3.0-or-later
"""Amounts are read as people write them, and never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.wording import grouped
from ui.widgets.money_field import MoneyField, read_amount

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12500000", 12_500_000),
        ("12.500.000", 12_500_000),
        ("Rp 12.500.000,-", 12_500_000),
        ("12,500,000", 12_500_000),
        ("0", 0),
        ("12,5", None),
        ("1250.000", None),
        ("dua juta", None),
        ("-5", None),
        ("", None),
        ("9" * 19, None),
    ],
)
def test_amounts_are_read_as_written_or_not_at_all(typed: str, amount: int | None) -> None:
    assert read_amount(typed) == amount


@given(st.integers(0, 9_999_999_999))
def test_what_is_shown_is_read_back(amount: int) -> None:
    assert read_amount(grouped(amount)) == amount


def test_a_field_shows_points_and_names_what_is_no_amount(qtbot: QtBot) -> None:
    field = MoneyField()
    qtbot.addWidget(field)
    field.set_value(1_500_000)
    assert (field.text(), field.value(), field.problem_code()) == ("1.500.000", 1_500_000, "")
    field.setText("satu juta")
    assert (field.value(), field.problem_code()) == (None, "bukan-rupiah")
