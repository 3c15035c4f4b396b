# SPDX-License-Identifier: GPL-3.0-or-later
"""A month, a quarter or a year of the recap: how long, and which one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desa_app.domain.recap_period import RecapPeriod, Span, period_around
from ui.theme import step
from ui.widgets.buttons import FilterButton, plain
from ui.widgets.labels import Text, Type


class PeriodField(QWidget):
    """Three lengths, and the period between "sebelumnya" and "berikutnya"; never in the future."""

    changed = Signal()

    def __init__(self, month: str, newest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._newest = newest
        self._period = RecapPeriod(month)
        self._words = Text("", Type.STRONG)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        metrics = self._words.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, ("September 2026", "Triwulan III 2026")))
        self._words.setMinimumWidth(round(widest * 1.1) + step())
        self._back = plain("", icon="back")
        self._next = plain("", icon="next")
        self._spans = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step())
        titles = (self.tr("Bulan"), self.tr("Triwulan"), self.tr("Tahun"))
        for number, (span, title) in enumerate(zip(Span, titles, strict=True)):
            button = FilterButton(span.value, title)
            button.setChecked(span is Span.MONTH)
            self._spans.addButton(button, number)
            row.addWidget(button)
        row.addSpacing(step() * 2)
        for part in (self._back, self._words, self._next):
            row.addWidget(part)
        self.setFocusProxy(self._back)
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        self._spans.idClicked.connect(self._on_span)
        self._show()

    def value(self) -> RecapPeriod:
        """The period that is shown."""
        return self._period

    def set_value(self, period: RecapPeriod) -> None:
        """Show another period, unless it begins after the newest month."""
        if period == self._period or period.months[0] > self._newest:
            return
        self._period = period
        self._show()
        self.changed.emit()

    def set_span(self, span: Span) -> None:
        """Another length around what is shown; of what reaches into the future, the last month."""
        month = min(self._period.months[-1], self._newest)
        self.set_value(period_around(month, span))

    def go_back(self) -> None:
        """The period before."""
        before = self._period.before()
        if before is not None:
            self.set_value(before)

    def go_on(self) -> None:
        """The period after, up to the newest."""
        after = self._period.after()
        if after is not None:
            self.set_value(after)

    def _on_span(self, number: int) -> None:
        self.set_span(tuple(Span)[number])

    def _show(self) -> None:
        period = self._period
        self._words.setText(period.words)
        self._spans.button(tuple(Span).index(period.span)).setChecked(True)
        before, after = period.before(), period.after()
        self._back.setEnabled(before is not None)
        self._next.setEnabled(after is not None and after.months[0] <= self._newest)
        for button, there, words in (
            (self._back, before, self.tr("Masa sebelumnya, {period}")),
            (self._next, after, self.tr("Masa berikutnya, {period}")),
        ):
            said = words.format(period=there.words if there is not None else "")
            button.setAccessibleName(said)
            button.setToolTip(said)
        self.setAccessibleName(self.tr("Masa rekap: {period}").format(period=period.words))
