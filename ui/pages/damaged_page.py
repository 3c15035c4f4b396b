# SPDX-License-Identifier: GPL-3.0-or-later
"""The data cannot be read: what that means, and ways on that stay whatever is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.help.opening import open_help
from ui.theme import step
from ui.widgets.buttons import plain, primary, secondary
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type
from ui.widgets.scrolled import scrolling

if TYPE_CHECKING:
    from desa_app.sentences import Sentence


class DamagedPage(QWidget):
    """``restore_asked`` leads to the backups, ``again_asked`` looks at the folder anew."""

    restore_asked = Signal()
    again_asked = Signal()

    def __init__(self, sentence: Sentence, *, salvageable: bool) -> None:
        super().__init__()
        unit = step()
        self.words = [f"{sentence.meaning} {sentence.todo}".strip()]
        if salvageable:
            self.words.append(
                self.tr(
                    "Di layar berikutnya Anda memilih cadangan. Bila tidak ada cadangan yang baik,"
                    " yang masih terbaca dapat diselamatkan dari sana."
                )
            )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(unit * 3)
        column.addStretch(2)
        column.addWidget(Text(sentence.what, Type.TITLE, wrap=True))
        for words in self.words:
            column.addWidget(Text(words, wrap=True))
        self.restore_button = primary(self.tr("&Pulihkan dari cadangan…"), icon="backup")
        self.again_button = secondary(self.tr("&Coba buka lagi"))
        self.guide_button = plain(self.tr("Baca pa&nduannya"), icon="help")
        row = FlowLayout(unit * 3)
        for button in (self.restore_button, self.again_button, self.guide_button):
            row.addWidget(button)
        column.addSpacing(unit * 2)
        column.addLayout(row)
        column.addStretch(3)
        content.setMaximumWidth(unit * 180)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content, fill=True))
        self.restore_button.clicked.connect(self.restore_asked)
        self.again_button.clicked.connect(self.again_asked)
        self.guide_button.clicked.connect(self._open_guide)

    def take_focus(self) -> None:
        """Where the way on begins."""
        self.restore_button.setFocus()

    def _open_guide(self) -> None:
        open_help(self)
