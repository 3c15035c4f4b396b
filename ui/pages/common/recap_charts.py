# SPDX-License-Identifier: GPL-3.0-or-later
"""The charts of a recap on the screen: the same values as on its paper, two beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desa_app.domain.chart import Chart, Shape
from ui.theme import step
from ui.widgets.bar_chart import ColumnChart, RowChart
from ui.widgets.card import Card
from ui.widgets.folding import FoldingRow

if TYPE_CHECKING:
    from collections.abc import Sequence


_LEAST = 95
"""Steps of space that a chart needs beside another one."""


class ChartSheet(QScrollArea):
    """Cards with one chart each; made anew only when the kinds of charts change."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(title)
        self.charts: list[ColumnChart | RowChart] = []
        self._kinds: tuple[tuple[str, Shape], ...] = ()

    def show_charts(self, charts: Sequence[Chart]) -> None:
        """Show these charts."""
        kinds = tuple((chart.title, chart.shape) for chart in charts)
        if kinds != self._kinds:
            self._kinds = kinds
            self._build(charts)
        for view, chart in zip(self.charts, charts, strict=True):
            view.show_chart(chart)

    def _build(self, charts: Sequence[Chart]) -> None:
        inner = QWidget()
        inner.setProperty("surface", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, step() * 2, step() * 2, 0)
        column.setSpacing(step() * 4)
        self.charts = []
        row = FoldingRow()
        for at, chart in enumerate(charts):
            rows = chart.shape is Shape.ROWS
            view = RowChart(chart.title) if rows else ColumnChart(chart.title)
            card = Card(chart.title)
            card.body.addWidget(view)
            if rows:
                card.body.addStretch(1)
            else:
                view.setMinimumHeight(step() * 45)
            if at % 2 == 0:
                row = FoldingRow()
                column.addWidget(row)
            row.add(card, 1, least=_LEAST)
            self.charts.append(view)
        column.addStretch(1)
        self.setWidget(inner)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
