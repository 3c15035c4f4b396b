# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks a window: inputs that nobody could name or reach, numbers that nobody may read."""

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

from desa_app.domain.full_numbers import mask_numbers
from ui.forms.form import Form

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


def full_numbers_on(root: QWidget) -> list[str]:
    """Words on a screen in which a NIK or KK stands in full, but for fields of a form.

    Also what only a screen reader hears, tooltips, and every row of every list.
    """
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLineEdit | QPlainTextEdit) and _in_form(widget):
            continue
        found += [
            f"{type(widget).__name__}: {mask_numbers(words)}"
            for words in _words_of(widget)
            if mask_numbers(words) != words
        ]
    return found


def _in_form(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, Form) or _in_form(parent))


def _words_of(widget: QWidget) -> list[str]:
    said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        said.append(widget.text())
    if isinstance(widget, QPlainTextEdit):
        said.append(widget.toPlainText())
    if isinstance(widget, QComboBox):
        said += [widget.itemText(at) for at in range(widget.count())]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model, roles = widget.model(), (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
                                        Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip
        said += [
            str(model.index(row, column).data(role) or "")
            for row in range(model.rowCount())
            for column in range(model.columnCount())
            for role in roles
        ]
    return said
