# SPDX-License-Identifier: GPL-3.0-or-later
"""A fingerprint typed from paper: six groups of five digits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import step, tabular

GROUPS, DIGITS = 6, 5


def grouped_fingerprint(digits: str) -> str:
    """``12345 67890 ...``: as the card prints it."""
    return " ".join(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


class FingerprintField(QLineEdit):
    """Thirty digits shown in groups; the gaps jump by themselves, a paste may hold anything.

    Problem code: ``bukan-30-angka`` when some digits are there but not all.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMask(" ".join(["9" * DIGITS] * GROUPS) + ";_")
        font = tabular(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        shown = grouped_fingerprint("0" * (GROUPS * DIGITS))
        self.setMinimumWidth(round(self.fontMetrics().horizontalAdvance(shown) * 1.1) + step() * 8)
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        """The digits without gaps."""
        return "".join(sign for sign in self.text() if sign in "0123456789")

    def set_value(self, value: object) -> None:
        """Show digits."""
        self.setText(grouped_fingerprint("" if value is None else str(value).replace(" ", "")))

    def problem_code(self) -> str:
        """``bukan-30-angka`` when it is begun and not finished."""
        found = len(self.value())
        return f"bukan-{GROUPS * DIGITS}-angka" if found not in {0, GROUPS * DIGITS} else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the beginning."""
        super().focusInEvent(event)
        if not self.value():
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went on."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits of whatever is pasted; let the space bar do nothing."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            digits = "".join(sign for sign in text if sign in "0123456789")
            self.set_value(digits[: GROUPS * DIGITS])
            return
        if event.text() == " ":
            return
        super().keyPressEvent(event)

    def _tell(self, _text: str) -> None:
        self.changed.emit()
