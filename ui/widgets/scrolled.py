# SPDX-License-Identifier: GPL-3.0-or-later
"""A widget that scrolls downwards when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import step


def scrolling(widget: QWidget, *, fill: bool = False) -> QScrollArea:
    """A widget in a frame that scrolls downwards when there is no room.

    ``fill`` stretches it to the height there is.
    """
    area = _Downwards()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    holder.setProperty("surface", "clear")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, step() * 2, 0)
    column.addWidget(widget, 1 if fill else 0)
    if not fill:
        column.addStretch(1)
    area.setWidget(holder)
    return area


class _Downwards(QScrollArea):
    """Says how wide its widget must be, for nothing beyond its right edge can be reached."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        inside = self.widget()
        if inside is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inside.minimumSizeHint().width() + bar, least.height())
