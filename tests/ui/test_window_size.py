# SPDX-License-Identifier: GPL-3.0-or-later
"""A window opens as large as the work needs, and never with its title above the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.window_size import open_comfortably

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_a_small_screen_is_filled_and_the_title_stays_on_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 1366, 728))
    window = QWidget()
    qtbot.addWidget(window)
    open_comfortably(window)
    assert window.windowState() & Qt.WindowState.WindowMaximized
    # What it goes back to when it is no longer maximised.
    assert window.geometry().top() >= 30
    assert window.geometry().bottom() <= 728


def test_a_large_screen_is_not_filled(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    room = QRect(0, 0, 2560, 1400)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: room)
    assert QGuiApplication.primaryScreen() is not None
    window = QWidget()
    qtbot.addWidget(window)
    open_comfortably(window)
    assert not window.windowState() & Qt.WindowState.WindowMaximized
    assert room.contains(window.geometry().adjusted(0, -40, 0, 0))
