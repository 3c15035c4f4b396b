# SPDX-License-Identifier: GPL-3.0-or-later
"""State chips: a word on a soft colour, as a widget and as a painting for table cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import palette
from ui.theme import step
from ui.widgets.labels import restyle

if TYPE_CHECKING:
    from ui.palette import Tone


class Chip(QLabel):
    """A word with the colour of its meaning."""

    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show another state."""
        self.setText(text)
        restyle(self, "chip", tone.value)


def chip_font(base: QFont) -> QFont:
    """The font of chips that are painted."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() - 1)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def chip_size(text: str, base: QFont) -> QSizeF:
    """How much room a painted chip needs."""
    metrics = QFontMetricsF(chip_font(base))
    unit = step()
    return QSizeF(metrics.horizontalAdvance(text) + unit * 6, metrics.height() + unit)


def paint_chip(painter: QPainter, room: QRectF, text: str, tone: Tone, base: QFont) -> None:
    """Paint a chip at the left of ``room``, centred in its height."""
    size = chip_size(text, base)
    size.setWidth(min(size.width(), room.width()))
    box = QRectF(QPointF(room.left(), room.center().y() - size.height() / 2), size)
    active = palette.active()
    colors = active.tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # In high contrast every mark has a frame, as chips outside of tables have.
    painter.setPen(QColor(active.text) if active.high else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.soft))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    font = chip_font(base)
    painter.setFont(font)
    painter.setPen(QColor(colors.text))
    inner = box.adjusted(step() * 2, 0, -step() * 2, 0)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()
