# SPDX-License-Identifier: GPL-3.0-or-later
"""Months: stepped over the turn of the year, never beyond the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desa_app.domain.recap import is_period
from ui.widgets.month_field import MonthField, shifted

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@given(year=st.integers(2010, 2080), month=st.integers(1, 12), by=st.integers(-60, 60))
def test_shifting_back_undoes_shifting(year: int, month: int, by: int) -> None:
    period = f"{year:04d}-{month:02d}"
    assert is_period(shifted(period, by))
    assert shifted(shifted(period, by), -by) == period


def test_the_turn_of_the_year() -> None:
    assert (shifted("2026-12", 1), shifted("2026-01", -1)) == ("2027-01", "2025-12")


def test_the_newest_month_is_the_last(qtbot: QtBot) -> None:
    field = MonthField("2026-10", "2026-11")
    qtbot.addWidget(field)
    seen: list[str] = []
    field.changed.connect(lambda: seen.append(field.value()))
    for _ in range(3):
        QTest.keyClick(field._next, Qt.Key.Key_Return)
    QTest.keyClick(field._back, Qt.Key.Key_Return)
    assert seen == ["2026-11", "2026-10"]
    assert field.accessibleName() == "Bulan Oktober 2026"
    assert field._next.accessibleName() == "Bulan berikutnya, November 2026"
