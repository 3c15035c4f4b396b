# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding things on the screen as a person does: by their words."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from ui import tasks

Kind = TypeVar("Kind")
CTRL = Qt.KeyboardModifier.ControlModifier


def button(root: QWidget, words: str) -> QAbstractButton:
    """The visible button that a screen reader calls so, once the page has read what it shows."""
    settled()
    named = [each for each in root.findChildren(QAbstractButton) if each.accessibleName() == words]
    for each in named:
        _turn_to(each, root)
    found = [each for each in named if each.isVisible()]
    assert found, words
    return found[0]


def _turn_to(widget: QWidget, root: QWidget) -> None:
    """Press the tab behind which it stands, as a person does who looks for it."""
    for tabs in root.findChildren(QTabWidget):
        for number in range(tabs.count()):
            section = tabs.widget(number)
            if section is not None and section.isAncestorOf(widget):
                tabs.setCurrentIndex(number)


def press(root: QWidget, words: str) -> None:
    """Press it with the mouse, and wait for what comes of it."""
    wanted = button(root, words)
    assert wanted.isEnabled(), words
    if isinstance(wanted, QCheckBox):
        # Only the box and its words take a click, not all of its width.
        QTest.keyClick(wanted, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    settled()


def key(widget: QWidget, which: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """Press a key while Ctrl (or something else) is held, and wait for what comes of it."""
    # What was just put on the screen takes keys only after it was really shown.
    settled()
    QTest.keyClick(widget, which, held)
    settled()


def type_into(widget: QWidget, words: str) -> None:
    """Type into whatever has the keyboard there."""
    proxy = widget.focusProxy()
    line = proxy if proxy is not None else widget
    line.setFocus()
    QTest.keyClicks(line, words)


def line_of(widget: QWidget) -> QLineEdit:
    """The line in which a field is typed."""
    if isinstance(widget, QLineEdit):
        return widget
    return cast("QLineEdit", widget.findChild(QLineEdit))


def open_dialog(kind: type[Kind]) -> Kind:
    """The dialog that is open now."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, kind) and isinstance(widget, QDialog) and widget.isVisible():
            widget.activateWindow()
            QApplication.processEvents()
            return cast("Kind", widget)
    raise AssertionError(kind)


def settled() -> None:
    """Let all background work finish and deliver."""
    QCoreApplication.processEvents()
    while tasks.under_way():
        tasks.finish_all(cancel=False)
        QCoreApplication.processEvents()
