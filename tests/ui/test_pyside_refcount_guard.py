# SPDX-License-Identifier: GPL-3.0-or-later
"""PySide6 6.12.0 on Python 3.11 steals a reference with each call and aborts after thousands.

A suite can pass on the bad pair because it is too short, so the theft itself is measured.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_CALLS = 1000


def test_calls_into_qt_leave_the_count_of_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = [sys.getrefcount(value) for value in (None, True, False)]

    for _ in range(_CALLS):
        label.setText("x")
        label.setEnabled(label.isEnabled())
        label.isHidden()

    after = [sys.getrefcount(value) for value in (None, True, False)]
    # From Python 3.12 on these objects are immortal and their count stands still.
    assert all(abs(new - old) < _CALLS / 10 for old, new in zip(before, after, strict=True))
