# SPDX-License-Identifier: GPL-3.0-or-later
"""What every input of a form offers, so that the form need not know which one it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ui.widgets.labels import restyle

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget


class Field(Protocol):
    """An input: a value, a word for what is wrong with the typing, and two signals.

    ``changed`` is emitted with every change, ``left`` when the person leaves the input.
    ``problem_code`` is empty when what is typed can be taken (an empty input can).
    """

    @property
    def changed(self) -> SignalInstance: ...
    @property
    def left(self) -> SignalInstance: ...
    def value(self) -> object: ...
    def set_value(self, value: object) -> None: ...
    def problem_code(self) -> str: ...


def inputs_of(widget: QWidget) -> list[QWidget]:
    """The widget itself and those inside it that take the keyboard for it."""
    found = [widget]
    inner = getattr(widget, "inputs", None)
    if callable(inner):
        found.extend(inner())
    return found


def name_input(widget: QWidget, name: str, help_text: str = "") -> None:
    """Tell screen readers what an input is called."""
    for part in inputs_of(widget):
        part.setAccessibleName(name)
        part.setAccessibleDescription(help_text)


def mark_problem(widget: QWidget, wrong: bool) -> None:
    """Draw the input with or without the red border."""
    for part in inputs_of(widget):
        restyle(part, "problem", wrong)
