# SPDX-License-Identifier: GPL-3.0-or-later
"""What a mouse, a key and a screen reader do to one of several buttons is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.widgets.buttons import FilterButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QHBoxLayout(made)
    qtbot.addWidget(made)
    return made


def chips(row: QWidget, *names: str) -> tuple[QButtonGroup, list[FilterButton], list[str]]:
    """Buttons of which one is chosen, and what the group tells."""
    group, told = QButtonGroup(row), []
    made = [FilterButton(name, name, row) for name in names]
    for one in made:
        group.addButton(one)
        layout = row.layout()
        assert layout is not None
        layout.addWidget(one)
    made[0].setChecked(True)
    group.buttonClicked.connect(lambda button: told.append(button.value))
    row.show()
    return group, made, told


def act(button: FilterButton) -> None:
    """What a screen reader does to it first."""
    found = QAccessible.queryAccessibleInterface(button)
    actions = found.actionInterface()
    actions.doAction(actions.actionNames()[0])


def test_a_screen_reader_chooses_as_a_click_does(row: QWidget) -> None:
    group, made, told = chips(row, "calon", "purna", "semua")
    act(made[1])
    assert (told, group.checkedButton()) == (["purna"], made[1])
    QTest.mouseClick(made[2], Qt.MouseButton.LeftButton)
    assert (told, group.checkedButton()) == (["purna", "semua"], made[2])
    QTest.keyClick(made[0], Qt.Key.Key_Space)
    assert told == ["purna", "semua", "calon"]


def test_what_the_program_marks_itself_asks_for_nothing(row: QWidget) -> None:
    _, made, told = chips(row, "calon", "purna")
    made[1].setChecked(True)
    assert told == []


def test_one_that_stands_alone_goes_on_and_off(row: QWidget) -> None:
    alone = FilterButton("dihapus", "Dihapus", row)
    row.show()
    heard: list[bool] = []
    alone.toggled.connect(heard.append)
    act(alone)
    act(alone)
    QTest.mouseClick(alone, Qt.MouseButton.LeftButton)
    assert heard == [True, False, True]
