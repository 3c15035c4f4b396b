# SPDX-License-Identifier: GPL-3.0-or-later
"""A date typed as dd-mm-yyyy in one masked field, with the age beside it when asked for.

One field and not Qt's date editor: that one makes Tab stop three times and cannot be empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desa_app import wording
from ui.theme import step
from ui.widgets.labels import Text, Type

_WRITTEN = re.compile(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*")
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*")


def read_date(text: str) -> date | None:
    """Read ``21-11-2026``, ``21/11/2026``, ``2026-11-21``; None when it is no day."""
    day_first, year_first = _WRITTEN.fullmatch(text), _ISO.fullmatch(text)
    if day_first:
        day, month, year = (int(part) for part in day_first.groups())
    elif year_first:
        year, month, day = (int(part) for part in year_first.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


class _Line(QLineEdit):
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.text().strip("-"):
            self.setCursorPosition(0)
        elif event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def mousePressEvent(self, event: object) -> None:
        super().mousePressEvent(event)  # type: ignore[arg-type]
        if not self.text().strip("-"):
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            pasted = read_date(QGuiApplication.clipboard().text())
            if pasted is not None:
                self.setText(wording.typed_date(pasted))
                return
        # People type 5-3-1999 as well as 05031999.
        if event.text() in {"-", "/", ".", " "} and self._complete_part():
            return
        super().keyPressEvent(event)

    def _complete_part(self) -> bool:
        """Turn the half-typed ``5_`` into ``05`` and go to the next part."""
        at = self.cursorPosition()
        parts = self.text().split("-")
        if at in {1, 4} and len(parts) == 3:
            index = 0 if at == 1 else 1
            if len(parts[index].strip()) == 1:
                parts[index] = f"0{parts[index].strip()}"
                padded = f"{parts[0]:2}-{parts[1]:2}-{parts[2]:4}".replace(" ", "_")
                self.setText(padded)
                self.setCursorPosition(at + 2)
                return True
        return False


class DateField(QWidget):
    """A calendar day or nothing. ``today`` (a function) makes the age appear beside it.

    Problem code: ``bukan-tanggal`` when something is typed that is no day of the calendar.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, *, today: Callable[[], date] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._line = _Line(self)
        self._line.setInputMask("00-00-0000;_")
        self._line.setFixedWidth(
            self._line.fontMetrics().horizontalAdvance("00-00-0000_") + step() * 8
        )
        self._beside = Text("", Type.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step() * 2)
        row.addWidget(self._line)
        row.addWidget(self._beside)
        row.addStretch(1)
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self._tell)
        self._line.left.connect(self.left)

    def inputs(self) -> list[QWidget]:
        """The line that takes the keyboard."""
        return [self._line]

    def value(self) -> date | None:
        """The day, or None when empty or not a day."""
        return read_date(self._line.text())

    def set_value(self, value: object) -> None:
        """Show a day; None empties the field."""
        self._line.setText(wording.typed_date(value) if isinstance(value, date) else "")

    def problem_code(self) -> str:
        """``bukan-tanggal`` when what is typed is no day."""
        return "bukan-tanggal" if self.typed() and self.value() is None else ""

    def typed(self) -> str:
        """What is typed, as it stands."""
        return self._line.text().strip("-")

    def setReadOnly(self, read_only: bool) -> None:
        """Show without letting anyone type."""
        self._line.setReadOnly(read_only)

    def _tell(self, _text: str) -> None:
        day = self.value()
        words = ""
        if day is not None and self._today is not None and day <= self._today():
            words = wording.age_text(day, self._today())
        self._beside.setText(words)
        self.changed.emit()
