# SPDX-License-Identifier: GPL-3.0-or-later
"""The help of F1: every key in one small window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.labels import Text, Type


class ShortcutList(QDialog):
    """Keys of the program; ``pages`` are the names behind Ctrl+1 to Ctrl+9."""

    def __init__(self, pages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bantuan: tombol di papan ketik"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 4)
        both = QHBoxLayout()
        both.setSpacing(unit * 12)
        both.addLayout(self._list(self.tr("Umum"), self._general()))
        numbered = [
            (self.tr("Ctrl+{number}").format(number=number), title)
            for number, title in enumerate(pages, start=1)
        ]
        numbered.append((self.tr("Ctrl+0"), self.tr("Ke daftar halaman: panah, lalu Enter")))
        both.addLayout(self._list(self.tr("Halaman"), numbered))
        column.addLayout(both)
        close = primary(self.tr("Tutup"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setDefault(True)
        close.clicked.connect(self.accept)

    def _general(self) -> list[tuple[str, str]]:
        return [
            (self.tr("F1"), self.tr("Bantuan ini")),
            (self.tr("Ctrl+Page Down"), self.tr("Halaman berikutnya")),
            (self.tr("Ctrl+Page Up"), self.tr("Halaman sebelumnya")),
            (self.tr("Ctrl+L"), self.tr("Kunci program")),
            (self.tr("Ctrl+N"), self.tr("Catat yang baru")),
            (self.tr("Ctrl+T"), self.tr("Terbitkan surat")),
            (self.tr("Ctrl+S"), self.tr("Simpan isian")),
            (self.tr("Ctrl+F"), self.tr("Ke kotak pencarian")),
            (self.tr("Enter"), self.tr("Ke isian berikut, atau buka baris")),
            (self.tr("Ctrl+C"), self.tr("Salin baris yang dipilih")),
            (self.tr("Alt+1 …"), self.tr("Bagian pada layar seorang warga")),
            (self.tr("Ctrl+Tab"), self.tr("Bagian berikutnya")),
            (self.tr("Ctrl+M"), self.tr("Lihat atau samarkan nomor")),
            (self.tr("Ctrl+K"), self.tr("Catat kontak dengan warga itu")),
            (self.tr("Ctrl+J"), self.tr("Atur kontak berikutnya")),
            (self.tr("Esc"), self.tr("Tutup atau kosongkan")),
        ]

    def _list(self, heading: str, keys: Sequence[tuple[str, str]]) -> QVBoxLayout:
        unit = step()
        column = QVBoxLayout()
        column.setSpacing(unit * 2)
        column.addWidget(Text(heading, Type.HEADING))
        grid = QGridLayout()
        grid.setHorizontalSpacing(unit * 6)
        grid.setVerticalSpacing(unit * 2)
        for row, (key, meaning) in enumerate(keys):
            grid.addWidget(Text(key, Type.STRONG), row, 0)
            grid.addWidget(Text(meaning), row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column
