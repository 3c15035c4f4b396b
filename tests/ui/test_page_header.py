# SPDX-License-Identifier: GPL-3.0-or-later
"""The buttons of a page's header: whoever is about to press one keeps it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.page_header import PageHeader
from ui.pages.page import PageAction

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_reading_that_changes_nothing_leaves_the_buttons(qtbot: QtBot) -> None:
    pressed: list[str] = []
    action = PageAction(text="Terbitkan surat", run=lambda: pressed.append("lama"), primary=True)
    header = PageHeader()
    qtbot.addWidget(header)
    header.show()
    header.show_actions([action])
    button = header.first_action()
    assert button is not None
    header.show_actions([replace(action, run=lambda: pressed.append("baru"))])
    assert header.first_action() is button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["baru"]
    header.show_actions([replace(action, enabled=False)])
    assert not button.isEnabled()
    header.show_actions([replace(action, text="Kembali")])
    assert header.first_action() is not button


def test_the_buttons_stand_in_one_line_where_there_is_room(qtbot: QtBot) -> None:
    header = PageHeader()
    qtbot.addWidget(header)
    header.resize(1100, 60)
    header.show()
    header.show_heading("Surat", "Arsip")
    header.show_actions(
        [
            PageAction(text="Laporan nomor…", run=header.update),
            PageAction(text="Banyak surat…", run=header.update),
            PageAction(text="Terbitkan surat", run=header.update, primary=True),
        ]
    )
    qtbot.waitUntil(lambda: all(one.isVisible() for one in header._buttons()))
    header._row.activate()
    header._actions.activate()
    assert {button.y() for button in header._buttons()} == {0}
