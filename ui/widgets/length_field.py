# SPDX-License-Identifier: GPL-3.0-or-later
"""A length in millimetres, typed with a comma or a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import step
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LengthField(TextField):
    """Millimetres or nothing. Problem code: ``bukan-milimeter`` for anything that is no number."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, limit=7, parent=parent)
        self.setMinimumWidth(step() * 20)

    def length(self) -> float | None:
        """The length, or None when empty or no number."""
        return read_length(self.text())

    def set_value(self, value: object) -> None:
        """Show a length, or a text as it is."""
        super().set_value(shown_length(value) if isinstance(value, float) else value)

    def problem_code(self) -> str:
        """``bukan-milimeter`` when what is typed is no number."""
        return "bukan-milimeter" if self.value() and self.length() is None else ""


def read_length(text: str) -> float | None:
    """Read ``19,5`` or ``19.5``; None when it is no number of at most three digits."""
    digits = text.strip().replace(",", ".")
    bare = digits.removeprefix("-").removeprefix("\u2212").replace(".", "", 1)
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 5):
        return None
    return float(digits.replace("\u2212", "-"))


def shown_length(value: float) -> str:
    """``19,5``; a whole number without a comma."""
    return f"{value:g}".replace(".", ",")
