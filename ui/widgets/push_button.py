# SPDX-License-Identifier: GPL-3.0-or-later
"""A push button that means the same to a mouse, a key and a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PushButton(QPushButton):
    """Of one of several, a screen reader does not press but toggles it, and Qt tells no click.

    So what toggles it without a press, and is not the program itself, counts as a press.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._expected = False
        self.toggled.connect(self._on_toggled)

    def setChecked(self, on: bool) -> None:
        """Mark it; nothing is asked for by that."""
        self._expected = True
        super().setChecked(on)
        self._expected = False

    def nextCheckState(self) -> None:
        """A press, which tells of itself."""
        self._expected = True
        super().nextCheckState()
        self._expected = False

    def _on_toggled(self, on: bool) -> None:
        group = self.group()
        if on and not self._expected and group is not None and group.exclusive():
            self.click()
