# SPDX-License-Identifier: GPL-3.0-or-later
"""A question with two ways to go on can also be left without going either."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.questions import Question
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def press(words: str) -> Callable[[QWidget], None]:
    def job(dialog: QWidget) -> None:
        (found,) = [one for one in dialog.findChildren(Button) if one.accessibleName() == words]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    return job


def escape(dialog: QWidget) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def enter(dialog: QWidget) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(press("Cetak asli"), True), (press("Cetak salinan"), False), (enter, False), (escape, None)],
)
def test_verb_safe_way_and_escape_are_told_apart(
    qtbot: QtBot, answer: Callable[[QWidget], None], expected: bool | None
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Question)
        answer(dialog)

    QTimer.singleShot(0, act)
    told = Question.choose(parent, "Cetak lagi?", "Lembar asli ada.", "Cetak asli", "Cetak salinan")
    assert told is expected
