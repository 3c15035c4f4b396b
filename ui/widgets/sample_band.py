# SPDX-License-Identifier: GPL-3.0-or-later
"""The band over every page of a sample office: nobody must take it for the real one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import plain
from ui.widgets.labels import ElidedText, Text, Type


class SampleBand(QFrame):
    """``left`` when somebody has practised enough."""

    left = Signal()

    def __init__(self, password: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self.setProperty("surface", "sample")
        row = QHBoxLayout(self)
        row.setContentsMargins(round(unit * 6.5), unit, round(unit * 6.5), unit)
        row.setSpacing(unit * 3)
        row.addWidget(Text(self.tr("DATA CONTOH"), Type.STRONG))
        told = self.tr("Semua orang di sini rekaan. Jangan mencatat warga sungguhan.")
        if password:
            told += " " + self.tr("Sandi: {password}").format(password=password)
        row.addWidget(ElidedText(told, Type.BODY), 1)
        self.leave_button = plain(self.tr("Keluar dari data contoh"))
        row.addWidget(self.leave_button)
        self.leave_button.clicked.connect(self.left)
