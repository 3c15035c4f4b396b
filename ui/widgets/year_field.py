# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of the books, stepped with two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import plain
from ui.widgets.labels import Text, Type


class YearField(QWidget):
    """Shows ``2026`` between "sebelumnya" and "berikutnya", within ``oldest`` and ``newest``."""

    changed = Signal()

    def __init__(self, year: int, oldest: int, newest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year, self._oldest, self._newest = year, oldest, newest
        self._words = Text("", Type.STRONG)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        metrics = self._words.fontMetrics()
        self._words.setMinimumWidth(round(metrics.horizontalAdvance("Tahun 2026") * 1.1) + step())
        self._back = plain("", icon="back")
        self._next = plain("", icon="next")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step())
        for part in (self._back, self._words, self._next):
            row.addWidget(part)
        self.setFocusProxy(self._back)
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        self._show()

    def value(self) -> int:
        """The year that is shown."""
        return self._year

    def set_value(self, year: int) -> None:
        """Show another year within the limits."""
        if year == self._year or not self._oldest <= year <= self._newest:
            return
        self._year = year
        self._show()
        self.changed.emit()

    def set_limits(self, oldest: int, newest: int) -> None:
        """Which years there are; the one shown stays if it is among them."""
        self._oldest, self._newest = oldest, newest
        self._show()

    def go_back(self) -> None:
        """One year earlier."""
        self.set_value(self._year - 1)

    def go_on(self) -> None:
        """One year later."""
        self.set_value(self._year + 1)

    def _show(self) -> None:
        self._words.setText(self.tr("Tahun {year}").format(year=self._year))
        self._back.setEnabled(self._year > self._oldest)
        self._next.setEnabled(self._year < self._newest)
        for button, words in (
            (self._back, self.tr("Tahun sebelumnya, {year}").format(year=self._year - 1)),
            (self._next, self.tr("Tahun berikutnya, {year}").format(year=self._year + 1)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.setAccessibleName(self.tr("Tahun {year}").format(year=self._year))
