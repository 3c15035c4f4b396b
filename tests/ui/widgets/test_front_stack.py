# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several in front: the window keeps its size whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.widgets.front_stack import FrontStack

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_window_never_grows_to_hold_two_of_them(qtbot: QtBot) -> None:
    window, stack = QMainWindow(), FrontStack()
    qtbot.addWidget(window)
    for _ in range(2):
        one = QWidget()
        one.setMinimumHeight(300)
        stack.addWidget(one)
    window.setCentralWidget(stack)
    window.resize(400, 400)
    window.show()
    for number in (1, 0):
        stack.setCurrentIndex(number)
        QCoreApplication.processEvents()
        front = stack.currentWidget()
        assert front is stack.widget(number)
        assert front is not None
        assert front.isVisible()
        assert not any(
            other.isVisible()
            for other in (stack.widget(0), stack.widget(1))
            if other is not None and other is not front
        )
        assert (window.height(), stack.minimumSizeHint().height()) == (400, 300)


def test_the_first_comes_to_the_front_when_another_is_taken_away(qtbot: QtBot) -> None:
    stack, first, second = FrontStack(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    stack.addWidget(first)
    stack.addWidget(second)
    stack.show()
    stack.setCurrentWidget(second)
    stack.removeWidget(second)
    assert stack.currentWidget() is first
    assert first.isVisible()
    assert not second.isVisible()
    second.deleteLater()
