# SPDX-License-Identifier: GPL-3.0-or-later
"""Periods of the recap: stepped in months, quarters and years, never beyond what has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desa_app.domain.recap_period import Span
from ui.widgets.period_field import PeriodField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_lengths_and_steps_stay_around_what_is_shown(qtbot: QtBot) -> None:
    field = PeriodField("2026-10", "2026-11")
    qtbot.addWidget(field)
    seen: list[str] = []
    field.changed.connect(lambda: seen.append(field.value().text))
    field._spans.button(1).click()
    QTest.keyClick(field._back, Qt.Key.Key_Return)
    field._spans.button(2).click()
    QTest.keyClick(field._next, Qt.Key.Key_Return)
    field.set_span(Span.MONTH)
    QTest.keyClick(field._next, Qt.Key.Key_Return)
    assert seen == ["2026-T4", "2026-T3", "2026", "2026-11"]
    assert field.accessibleName() == "Masa rekap: November 2026"
    assert field._back.accessibleName() == "Masa sebelumnya, Oktober 2026"
    assert not field._next.isEnabled()
