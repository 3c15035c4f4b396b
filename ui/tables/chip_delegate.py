# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the cells of tables: hairlines, chips, and whole rows instead of focused cells."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import palette
from ui.tables.table_model import CHIP_ROLE
from ui.theme import step
from ui.widgets.chip import paint_chip


class ChipDelegate(QStyledItemDelegate):
    """Knows nothing of the rows; a chip comes with the model's ``CHIP_ROLE``."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, hairline, then words or chip."""
        opt: Any = option  # the stubs do not know the option's public members
        colors = palette.active()
        room = QRectF(opt.rect)
        selected = bool(opt.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(room, QColor(colors.selected if selected else colors.card))
        hairline = QRectF(room.left(), room.bottom() - 1, room.width(), 1)
        painter.fillRect(hairline, QColor(colors.line))
        if selected and index.column() == 0:
            mark = QRectF(room.left(), room.top(), 3, room.height())
            painter.fillRect(mark, QColor(colors.primary))
        inner = room.adjusted(step() * 2, 0, -step() * 2, 0)
        chip = index.data(CHIP_ROLE)
        if chip is not None:
            paint_chip(painter, inner, chip[0], chip[1], opt.font)
        else:
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            painter.setFont(opt.font)
            painter.setPen(QColor(colors.text))
            shown = QFontMetricsF(opt.font).elidedText(
                text, Qt.TextElideMode.ElideRight, inner.width()
            )
            alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
            painter.drawText(inner, int(alignment), shown)
        painter.restore()
