# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks a window and finds inputs that nobody could name or reach."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

INPUTS = (
    QLineEdit,
    QComboBox,
    QPlainTextEdit,
    QAbstractSpinBox,
    QAbstractButton,
    QAbstractItemView,
)


def inputs_in(root: QWidget) -> list[QWidget]:
    """All widgets inside that can take the keyboard, also on pages behind the one in front."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, INPUTS)
        and not isinstance(widget, QHeaderView | QScrollArea)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.isHidden()
        and not _belongs_to_another_input(widget)
    ]


def unnamed_inputs(root: QWidget) -> list[str]:
    """Inputs without an accessible name (or, for buttons, without words)."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in inputs_in(root)
        if not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text().strip())
    ]


def inputs_without_buddy(root: QWidget) -> list[str]:
    """Fields to type or choose in that no label points to."""
    buddies = {label.buddy() for label in root.findChildren(QLabel)}
    proxies = {buddy.focusProxy() for buddy in buddies if buddy is not None}
    return [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in inputs_in(root)
        if isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit)
        and widget not in buddies
        and widget not in proxies
    ]


def _belongs_to_another_input(widget: QWidget) -> bool:
    """The line inside a combo box, the list that pops up."""
    parent = widget.parentWidget()
    if isinstance(parent, QComboBox | QAbstractSpinBox):
        return True
    return parent is None or parent.inherits("QComboBoxPrivateContainer")
