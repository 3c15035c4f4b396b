# SPDX-License-Identifier: GPL-3.0-or-later
"""The dark panel beside login and wizard: whose program this is, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, palette
from ui.theme import step
from ui.widgets.labels import Text, Type


class ProgramMark(QWidget):
    """The program's own picture; a decoration, silent for screen readers."""

    def __init__(self, steps: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Square, in steps of space."""
        return QSize(step() * self._steps, step() * self._steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it sharp."""
        size = step() * self._steps
        picture = icons.pixmap("app", palette.active().rail_text, size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, picture)


class EntryPanel(QFrame):
    """Program mark and name, then ``below``, then one line at the bottom."""

    def __init__(self, below: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self.setProperty("surface", "rail")
        self.setFixedWidth(unit * 72)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 7, unit * 8, unit * 7, unit * 7)
        column.setSpacing(unit * 2)
        column.addWidget(ProgramMark())
        column.addSpacing(unit * 2)
        name = Text(self.tr("Desa Binaan"))
        name.setProperty("type", "program")
        column.addWidget(name)
        column.addWidget(
            Text(
                self.tr(
                    "Register calon PMI dan PMI, surat yang diperiksa sebelum ditandatangani, "
                    "dan kiriman tersandi ke kecamatan."
                ),
                Type.SMALL,
                wrap=True,
            )
        )
        if below is not None:
            column.addSpacing(unit * 6)
            column.addWidget(below)
        column.addStretch(1)
        column.addWidget(
            Text(
                self.tr("Data tersimpan tersandi di komputer ini. Program bekerja tanpa internet."),
                Type.SMALL,
                wrap=True,
            )
        )
