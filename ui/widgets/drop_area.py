# SPDX-License-Identifier: GPL-3.0-or-later
"""A card onto which files can be dropped; it shows that it would take them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from ui import palette
from ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class DropCard(Card):
    """A card; ``dropped`` carries the files and folders that were let go over it."""

    dropped = Signal(tuple)

    def __init__(self, heading: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(heading, note, parent)
        self._inviting = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files only."""
        if paths_in(event.mimeData()):
            event.acceptProposedAction()
            self._invite(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self._invite(False)
        paths = paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame while files hover over the card."""
        super().paintEvent(event)
        if not self._inviting:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.active().primary), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)

    def _invite(self, on: bool) -> None:
        self._inviting = on
        self.update()


def paths_in(data: QMimeData) -> tuple[Path, ...]:
    """Local files and folders of a drag."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
