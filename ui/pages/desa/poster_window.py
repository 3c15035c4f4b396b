# SPDX-License-Identifier: GPL-3.0-or-later
"""The two posters that need no record: which one, and on paper or as a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.labels import Text, Type

OFFICE, GENERAL = "kantor", "umum"


class PosterWindow(QDialog):
    """``printed`` and ``kept`` carry :data:`OFFICE` or :data:`GENERAL`; then the window goes."""

    printed = Signal(str)
    kept = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Poster dinding"))
        self.setFixedWidth(unit * 135)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Poster dinding"), Type.HEADING))
        self._buttons: dict[QWidget, str] = {}
        for name, title, words in (
            (
                OFFICE,
                self.tr("Sebelum tanda tangan"),
                self.tr("Untuk dinding kantor: tujuh hal yang diperiksa sebelum surat terbit."),
            ),
            (
                GENERAL,
                self.tr("Cek dulu sebelum berangkat"),
                self.tr("Untuk papan pengumuman: nomor layanan dan kode QR bagi warga."),
            ),
        ):
            column.addSpacing(unit)
            column.addWidget(Text(title, Type.STRONG))
            column.addWidget(Text(words, Type.MUTED, wrap=True))
            column.addLayout(self._row(name))
        column.addSpacing(unit * 2)
        back = secondary(self.tr("Kembali"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        column.addLayout(row)
        back.clicked.connect(self.reject)
        self.resize(self.width(), column.totalHeightForWidth(self.width()))

    def _row(self, name: str) -> QHBoxLayout:
        on_paper = primary(self.tr("Cetak poster {name}").format(name=name), icon="print")
        as_file = secondary(self.tr("Simpan poster {name}…").format(name=name), icon="save")
        row = QHBoxLayout()
        row.setSpacing(step() * 3)
        for button in (on_paper, as_file):
            self._buttons[button] = name
            row.addWidget(button)
        row.addStretch(1)
        on_paper.clicked.connect(self._on_print)
        as_file.clicked.connect(self._on_keep)
        return row

    def _on_print(self) -> None:
        name = self._name()
        self.accept()
        self.printed.emit(name)

    def _on_keep(self) -> None:
        name = self._name()
        self.accept()
        self.kept.emit(name)

    def _name(self) -> str:
        sender = self.sender()
        return self._buttons[sender] if isinstance(sender, QWidget) else OFFICE
