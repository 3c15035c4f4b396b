# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding things on the screen as a person does: by their words."""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDialog, QLineEdit, QWidget

from ui import tasks

Kind = TypeVar("Kind")
CTRL = Qt.KeyboardModifier.ControlModifier


def button(root: QWidget, words: str) -> QAbstractButton:
    """The visible button that a screen reader calls so."""
    QApplication.processEvents()
    found = [
        each
        for each in root.findChildren(QAbstractButton)
        if each.accessibleName() == words and each.isVisible()
    ]
    assert found, words
    return found[0]


def press(root: QWidget, words: str) -> None:
    """Press it with the mouse."""
    wanted = button(root, words)
    assert wanted.isEnabled(), words
    if isinstance(wanted, QCheckBox):
        # Only the box and its words take a click, not all of its width.
        QTest.keyClick(wanted, Qt.Key.Key_Space)
        return
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)


def key(widget: QWidget, which: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    """Press a key while Ctrl (or something else) is held."""
    # What was just put on the screen takes keys only after it was really shown.
    QApplication.processEvents()
    QTest.keyClick(widget, which, held)


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
