# SPDX-License-Identifier: GPL-3.0-or-later
"""A larger text with line numbers at its left, where places in it can be marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui import palette
from ui.theme import step

if TYPE_CHECKING:
    from collections.abc import Sequence


class NumberedText(QPlainTextEdit):
    """``changed`` tells of every edit. Lines and columns count from 1."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._numbers = _Numbers(self)
        self._room()
        self.blockCountChanged.connect(self._room)
        self.updateRequest.connect(self._scrolled)
        self.textChanged.connect(self.changed)

    def mark(self, places: Sequence[tuple[int, int, int]]) -> None:
        """Underline these places: line, column, and how many signs."""
        shown = []
        for line, column, length in places:
            selection = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(QColor(palette.active().bad.solid))
            style.setBackground(QColor(palette.active().bad.soft))
            style.setForeground(QColor(palette.active().bad.text))
            selection.format = style
            selection.cursor = self._cursor(line, column, length)
            shown.append(selection)
        self.setExtraSelections(shown)

    def go_to(self, line: int, column: int, length: int = 0) -> None:
        """Put the cursor there and select what stands there."""
        self.setTextCursor(self._cursor(line, column, length))
        self.centerCursor()
        self.setFocus()

    def numbers_width(self) -> int:
        """How much room the numbers need."""
        digits = max(3, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + step() * 3

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are seen."""
        colors = palette.active()
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(colors.page))
        painter.setPen(QColor(colors.muted))
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        width = self._numbers.width() - step()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > event.rect().bottom():
                break
            if block.isVisible():
                row = QRect(0, round(place.top()), width, self.fontMetrics().height())
                painter.drawText(row, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers as high as the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(
            inside.left(), inside.top(), self.numbers_width(), inside.height()
        )

    def _cursor(self, line: int, column: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        block = self.document().findBlockByNumber(max(line - 1, 0))
        if not block.isValid():
            block = self.document().lastBlock()
        end = block.position() + max(block.length() - 1, 0)
        start = min(block.position() + max(column - 1, 0), end)
        cursor.setPosition(start)
        cursor.setPosition(min(start + length, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _room(self, _count: int = 0) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _scrolled(self, rect: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())


class _Numbers(QWidget):
    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """As wide as the largest number."""
        return QSize(self._text.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw beside the text."""
        self._text.paint_numbers(event)
