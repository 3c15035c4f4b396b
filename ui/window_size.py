# SPDX-License-Identifier: GPL-3.0-or-later
"""How large a window opens: the whole of an office's small screen, part of a large one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication

from ui.theme import step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Steps of four pixels at 100 %: what the main jobs need, and what is enough on a large screen.
_NEEDED = QSize(300, 180)
_ENOUGH = QSize(360, 225)
_TITLE = 10


def open_comfortably(window: QWidget) -> None:
    """Size and place a window that has no remembered place."""
    screen = QGuiApplication.primaryScreen()
    needed, enough = _NEEDED * step(), _ENOUGH * step()
    room = screen.availableGeometry() if screen is not None else QRect()
    if screen is not None and screen.devicePixelRatio() > 1 and room.width() < needed.width():
        # Made large on purpose: the window fits the screen, and what does not fit scrolls.
        window.setGeometry(room)
    elif room.width() < needed.width() or room.height() < needed.height():
        window.resize(needed)
    elif room.width() <= enough.width():
        # Its frame needs room too: the title must not lie above the screen.
        window.setGeometry(room.adjusted(0, _TITLE * step(), 0, 0))
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    else:
        place = QRect(room.topLeft(), enough.boundedTo(room.size()))
        place.moveCenter(room.center())
        window.setGeometry(place)


def resize_within(window: QWidget, wide: int, high: int) -> None:
    """Size a dialog in steps of space, but never beyond the screen with its title."""
    screen = QGuiApplication.primaryScreen()
    size = QSize(wide, high) * step()
    if screen is not None:
        room = screen.availableSize() - QSize(0, _TITLE * step())
        size = size.boundedTo(room)
    window.resize(size)
