# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the panduan from anywhere: F1 also works in dialogs, at the door and while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from ui.help.window import HelpWindow


def open_help(about: QWidget) -> HelpWindow:
    """Show the chapter about ``about``, in the help window that is open already if it may be used.

    While a dialog asks for an answer, only what belongs to the dialog can be used.
    """
    # Not before somebody asks: the whole guide would be loaded before the first window.
    from ui.help.places import chapter_for
    from ui.help.window import HelpWindow

    chapter = chapter_for(about)
    asking = QApplication.activeModalWidget()
    owner = asking if asking is not None else about.window()
    for window in owner.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if window.isVisible():
            window.show_chapter(chapter)
            break
    else:
        window = HelpWindow(chapter, owner)
        window.show()
    window.raise_()
    window.activateWindow()
    return window


class HelpKey(QObject):
    """Listens for F1 in whatever window has the keyboard and has no key of its own for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
        self._follow(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the chapter about what has the keyboard; the help itself has none."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F1
        ):
            about = QApplication.focusWidget() or QApplication.activeWindow()
            if about is not None and not _is_help(about.window()):
                open_help(about)
                return True
        return False

    def _follow(self, window: QWindow | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)


def _is_help(window: QWidget) -> bool:
    return type(window).__module__ == "ui.help.window"
