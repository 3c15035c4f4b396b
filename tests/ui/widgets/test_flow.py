# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips in lines: nothing is pushed out of sight, whatever the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.checklist import clear_layout
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GAP = 8


def place(qtbot: QtBot, widths: tuple[int, ...], room: int) -> tuple[QWidget, FlowLayout]:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(GAP, box)
    for width in widths:
        chip = QPushButton()
        chip.setFixedSize(width, 20)
        flow.addWidget(chip)
    box.resize(room, flow.heightForWidth(room))
    box.show()
    return box, flow


def test_what_does_not_fit_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    box, flow = place(qtbot, (100, 100, 100), 210)
    places = [item.geometry() for item in (flow.itemAt(at) for at in range(3)) if item]
    assert [spot.y() for spot in places] == [0, 0, 20 + GAP]
    assert all(spot.right() < box.width() for spot in places)
    assert flow.heightForWidth(210) == 40 + GAP
    assert flow.heightForWidth(400) == 20


def test_the_widest_chip_alone_is_what_the_card_must_hold(qtbot: QtBot) -> None:
    _, flow = place(qtbot, (100, 140, 60), 150)
    assert flow.minimumSize().width() == 140
    assert flow.heightForWidth(150) == 60 + 2 * GAP


def test_a_flow_can_be_emptied(qtbot: QtBot) -> None:
    _, flow = place(qtbot, (100, 100), 300)
    clear_layout(flow)
    assert flow.count() == 0
    assert flow.heightForWidth(300) == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None


def test_a_hidden_chip_takes_no_room(qtbot: QtBot) -> None:
    box, flow = place(qtbot, (100, 100, 100), 320)
    first, second, third = (item.widget() for item in (flow.itemAt(at) for at in range(3)) if item)
    assert first is not None
    assert second is not None
    assert third is not None
    second.hide()
    flow.setGeometry(box.rect())
    assert third.x() == first.x() + 100 + GAP
