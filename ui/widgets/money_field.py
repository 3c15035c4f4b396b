# SPDX-License-Identifier: GPL-3.0-or-later
"""An amount in whole units, typed with or without points: 12500000 becomes 12.500.000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desa_app.wording import grouped
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget


class MoneyField(TextField):
    """A whole amount of zero or more, or nothing. Problem code: ``bukan-rupiah``."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, limit=20, parent=parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def value(self) -> int | None:  # type: ignore[override]  # a number, not a text
        """The amount, or None when empty or no whole number."""
        return read_amount(self.text())

    def set_value(self, value: object) -> None:
        """Show an amount, or a text as it is."""
        super().set_value(grouped(value) if isinstance(value, int) else value)

    def problem_code(self) -> str:
        """``bukan-rupiah`` when what is typed is no whole number."""
        return "bukan-rupiah" if self.text().strip() and self.value() is None else ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the amount with its points."""
        amount = self.value()
        if amount is not None and self.text() != grouped(amount):
            blocked = self.blockSignals(True)
            self.setText(grouped(amount))
            self.blockSignals(blocked)
        super().focusOutEvent(event)


def read_amount(text: str) -> int | None:
    """Read ``12.500.000``, ``Rp 12500000`` or ``12.500.000,-``; None when it is no whole amount.

    A point or comma must stand before three digits: ``12,5`` could be anything.
    """
    plain = text.strip().removeprefix("Rp").strip().removesuffix(",-").replace(" ", "")
    groups = plain.replace(",", ".").split(".")
    if not all(part.isascii() and part.isdigit() for part in groups):
        return None
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(part) != 3 for part in groups[1:])):
        return None
    return int("".join(groups)) if len(plain) <= 18 else None
