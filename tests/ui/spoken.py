# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a window as a screen reader does, from Qt's own accessibility tree; no bus is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

Role = QAccessible.Role

NAMED = frozenset({
    Role.Button, Role.ButtonDropDown, Role.ButtonMenu, Role.CheckBox, Role.Chart, Role.Dialog,
    Role.EditableText, Role.Graphic, Role.Link, Role.List, Role.PageTab, Role.PageTabList,
    Role.ProgressBar, Role.RadioButton, Role.Slider, Role.SpinBox, Role.Table, Role.Tree,
    Role.Window,
})  # fmt: skip
_ROWS = frozenset({Role.Table, Role.List, Role.Tree})
_CELLS_READ = 200
"""Of one table: enough for every column, and a long list costs no minute."""


def spoken(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything inside that is shown, each with what lies in it."""
    found = QAccessible.queryAccessibleInterface(root)
    if found is not None:
        yield from _within(found)


def name_of(one: QAccessibleInterface) -> str:
    """What is said of it first."""
    return one.text(QAccessible.Text.Name)


def silent(root: QWidget) -> list[str]:
    """What takes the keyboard or can be pressed, and has no words; what is called wrongly."""
    faults = []
    for one in spoken(root):
        widget, role, name = one.object(), one.role(), name_of(one)
        kind = f"{role.name} {type(widget).__name__} {name!r}"
        if isinstance(widget, QComboBox):
            # On Linux its name is what is chosen; what it is for is said by itself or its label.
            if not widget.accessibleName() and not _labelled(widget):
                faults.append(f"without words: {kind}")
        elif (role in NAMED or _takes_keyboard(one)) and not name.strip():
            faults.append(f"without words: {kind}")
        if role is Role.CheckBox and getattr(widget, "group", _none)() is not None:
            faults.append(f"one of several, but a box to tick: {kind}")
        if "\u200b" in name:
            faults.append(f"signs that nobody can say: {kind}")
    return faults


def _within(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if one.state().invisible:
        return
    yield one
    count = one.childCount()
    for number in range(min(count, _CELLS_READ) if one.role() in _ROWS else count):
        child = one.child(number)
        if child is not None and child.isValid():
            yield from _within(child)


def _takes_keyboard(one: QAccessibleInterface) -> bool:
    # A cell may be empty; its table is named, and its column's heading is said.
    empty_ones = {Role.Cell, Role.ListItem, Role.TreeItem}
    return bool(one.state().focusable) and one.role() not in empty_ones


def _labelled(widget: QWidget) -> bool:
    return any(label.buddy() is widget for label in widget.window().findChildren(QLabel))


def _none() -> None:
    return None
