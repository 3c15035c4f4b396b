# SPDX-License-Identifier: GPL-3.0-or-later
"""A table header of two rows: groups above, columns below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import palette
from ui.theme import step
from ui.widgets.chip import chip_font


@dataclass(frozen=True, slots=True)
class HeaderGroup:
    """A title over ``count`` columns from ``first`` on."""

    title: str
    first: int
    count: int


def word_room(group: HeaderGroup, font: QFont) -> int:
    """What the longest word of a title asks of each column under it, in pixels."""
    metrics = QFontMetrics(chip_font(font))
    longest = max((metrics.horizontalAdvance(word) for word in group.title.split()), default=0)
    return -(-(longest + step() * 4 + 1) // group.count)


class GroupedHeader(QHeaderView):
    """Paints the groups above the usual sections; long titles take two lines."""

    # On the class, since Qt asks a header for its size before it is made and after it is gone.
    _lines = 2

    def __init__(self, groups: Sequence[HeaderGroup], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._groups = tuple(groups)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._on_resized)

    def set_groups(self, groups: Sequence[HeaderGroup]) -> None:
        """Put other groups above the columns, in as few lines as their words need there."""
        self._groups = tuple(groups)
        self._lines = max((self._lines_of(group) for group in groups), default=0)
        self.viewport().update()

    def _lines_of(self, group: HeaderGroup) -> int:
        if not group.title:
            return 0
        wide = sum(self.sectionSize(at) for at in range(group.first, group.first + group.count))
        room = wide - step() * 4
        return (
            1 if QFontMetrics(chip_font(self.font())).horizontalAdvance(group.title) < room else 2
        )

    def sizeHint(self) -> QSize:
        """Room for the lines of group titles above the columns' own."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._band())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """The column below, its part of the group above."""
        colors = palette.active()
        painter.fillRect(rect, QColor(colors.card))
        below = QRect(rect)
        below.setTop(rect.top() + self._band())
        super().paintSection(painter, below, logicalIndex)
        for group in self._groups:
            if group.first <= logicalIndex < group.first + group.count:
                self._paint_group(painter, group, rect)

    def _paint_group(self, painter: QPainter, group: HeaderGroup, rect: QRect) -> None:
        """Paint the whole title through this section's window on it."""
        colors = palette.active()
        last = group.first + group.count - 1
        left = self.sectionViewportPosition(group.first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        whole = QRect(left, rect.top(), right - left, self._band()).adjusted(step() * 2, 0, -1, 0)
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(chip_font(self.font()))
        painter.setPen(QColor(colors.text))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        box = whole.adjusted(0, 0, -step() * 2, -step())
        painter.drawText(box, int(flags | Qt.TextFlag.TextWordWrap), group.title)
        painter.setPen(QColor(colors.line))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.restore()

    def _band(self) -> int:
        if not self._lines:
            return 0
        return QFontMetrics(chip_font(self.font())).height() * self._lines + step() * 2

    def _on_resized(self) -> None:
        self.viewport().update()
