# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts beside each other where there is room for all of them, otherwise under each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import step

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_ANY = 16_777_215
"""Qt's word for a width or height without a limit (QWIDGETSIZE_MAX)."""


@dataclass(frozen=True, slots=True)
class _Part:
    widget: QWidget
    stretch: int
    wide: int
    low: int
    least: int


class FoldingRow(QWidget):
    """What stands beside each other on a usual screen, and still fits one at 200 %.

    It asks for no more width than its widest part. ``folded`` tells how it stands now.
    """

    def __init__(self, gap: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folded = False
        self._parts: list[_Part] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(step() * gap)

    def add(
        self, widget: QWidget, stretch: int = 0, *, wide: int = 0, low: int = 0, least: int = 0
    ) -> None:
        """Take one more part.

        ``wide`` is its width beside others, ``low`` the least height under others (for a list,
        which would otherwise be pressed flat), ``least`` the width below which it is no use
        beside others; all in steps of space.
        """
        part = _Part(widget, stretch, wide * step(), low * step(), least * step())
        self._parts.append(part)
        self._row.addWidget(widget, stretch)
        self._place(part)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part, however they stand."""
        sizes = [self._least(part) for part in self._shown()]
        gaps = self._row.spacing() * max(len(sizes) - 1, 0)
        high = [size.height() for size in sizes]
        return QSize(
            max((size.width() for size in sizes), default=0),
            sum(high) + gaps if self.folded else max(high, default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold with the width that there is."""
        super().resizeEvent(event)
        self._fold(event.size().width() < self.room_needed())

    def room_needed(self) -> int:
        """The width at which all parts stand beside each other, in pixels."""
        shown = self._shown()
        wide = sum(part.wide or max(part.least, self._least(part).width()) for part in shown)
        return wide + self._row.spacing() * max(len(shown) - 1, 0)

    def _fold(self, folded: bool) -> None:
        if folded == self.folded:
            return
        self.folded = folded
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if folded else way.LeftToRight)
        for part in self._parts:
            self._place(part)
        self.updateGeometry()

    def _place(self, part: _Part) -> None:
        if part.wide:
            part.widget.setMinimumWidth(0 if self.folded else part.wide)
            part.widget.setMaximumWidth(_ANY if self.folded else part.wide)
        if part.low:
            part.widget.setMinimumHeight(part.low if self.folded else 0)
        # Under each other everything is as high as it likes; the page scrolls.
        self._row.setStretchFactor(part.widget, part.stretch if not self.folded or part.low else 0)

    def _shown(self) -> list[_Part]:
        said = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        # Before the window is shown for the first time Qt calls everything hidden.
        return [
            part
            for part in self._parts
            if not (part.widget.isHidden() and part.widget.testAttribute(said))
        ]

    def _least(self, part: _Part) -> QSize:
        size = part.widget.minimumSizeHint().expandedTo(QSize(0, 0))
        if not part.wide:
            size.setWidth(max(size.width(), part.widget.minimumWidth()))
        return QSize(size.width(), max(size.height(), part.widget.minimumHeight()))
