# SPDX-License-Identifier: GPL-3.0-or-later
"""A month of the recap, stepped with two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app import wording
from ui.theme import step
from ui.widgets.buttons import plain
from ui.widgets.labels import Text, Type


def shifted(period: str, months: int) -> str:
    """The period ``months`` later (earlier when negative): ``2026-12`` and 1 is ``2027-01``."""
    year, month = (int(part) for part in period.split("-"))
    years, rest = divmod(year * 12 + month - 1 + months, 12)
    return f"{years:04d}-{rest + 1:02d}"


class MonthField(QWidget):
    """Shows ``Oktober 2026`` between "sebelumnya" and "berikutnya"; never beyond ``newest``."""

    changed = Signal()

    def __init__(self, period: str, newest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._period = period
        self._newest = newest
        self._words = Text("", Type.STRONG)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        metrics = self._words.fontMetrics()
        widest = max(metrics.horizontalAdvance(f"{name} 2026") for name in wording.MONTHS)
        self._words.setMinimumWidth(round(widest * 1.1) + step())
        self._back = plain("", icon="back")
        self._next = plain("", icon="next")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step())
        for part in (self._back, self._words, self._next):
            row.addWidget(part)
        # A label's key leads to the first arrow; Tab reaches the arrows themselves.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._back)
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        self._show()

    def value(self) -> str:
        """The period that is shown (``2026-10``)."""
        return self._period

    def set_value(self, period: str) -> None:
        """Show another month."""
        if period == self._period or period > self._newest:
            return
        self._period = period
        self._show()
        self.changed.emit()

    def go_back(self) -> None:
        """One month earlier."""
        self.set_value(shifted(self._period, -1))

    def go_on(self) -> None:
        """One month later, up to the newest."""
        self.set_value(shifted(self._period, 1))

    def _show(self) -> None:
        self._words.setText(wording.month_name(self._period))
        before = wording.month_name(shifted(self._period, -1))
        after = wording.month_name(shifted(self._period, 1))
        self._next.setEnabled(self._period < self._newest)
        for button, words in (
            (self._back, self.tr("Bulan sebelumnya, {month}").format(month=before)),
            (self._next, self.tr("Bulan berikutnya, {month}").format(month=after)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.setAccessibleName(
            self.tr("Bulan {month}").format(month=wording.month_name(self._period))
        )
