# SPDX-License-Identifier: GPL-3.0-or-later
"""A small preview beside a form: the page as wide as its place, or words while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.labels import Text, Type
from ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PdfPreview(PdfView):
    """A :class:`PdfView` without buttons that can say why there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for button in (self._fit, self._real, self._less, self._more):
            button.hide()
        self._why = Text("", Type.MUTED, wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(self._why, 1)
        self._why.hide()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a page again."""
        self._why.hide()
        self._area.show()
        super().show_pdf(pdf)

    def say(self, words: str) -> None:
        """Say what is missing instead of a page."""
        super().show_pdf(b"")
        self._area.hide()
        self._why.setText(words)
        self._why.show()

    @property
    def words(self) -> str:
        """Why there is no page; empty while there is one."""
        return "" if self._why.isHidden() else self._why.text()
