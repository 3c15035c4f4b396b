# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings in sections: each fits a small screen, and is reached with Ctrl+Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.folding import FoldingRow
from ui.widgets.scrolled import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 110


class Sections(QTabWidget):
    """A tab for each section; ``show_part`` brings the one of a widget to the front."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDocumentMode(True)
        for part in (self, self.tabBar()):
            part.setAccessibleName(name)

    def add_whole(self, title: str, widget: QWidget) -> None:
        """A section that one thing fills."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, step() * 2, 0, 0)
        column.addWidget(widget)
        self.addTab(place, title)

    def add_cards(self, title: str, *columns: Sequence[QWidget]) -> None:
        """A section of cards in columns; on a narrow screen they stand under each other."""
        row = FoldingRow()
        for cards in columns:
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(step() * 4)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            row.add(side, 1, least=_LEAST)
        self.add_whole(title, scrolling(row))

    def show_part(self, widget: QWidget) -> None:
        """Bring the section in which a widget lies to the front."""
        for number in range(self.count()):
            section = self.widget(number)
            if section is not None and section.isAncestorOf(widget):
                self.setCurrentIndex(number)
                return
