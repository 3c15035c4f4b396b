# SPDX-License-Identifier: GPL-3.0-or-later
"""The path of a folder, typed or chosen with the sign at its right end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from ui import icons, palette
from ui.theme import step
from ui.widgets.file_dialogs import choose_folder
from ui.widgets.labels import palette_changed
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget


class FolderField(TextField):
    """The value is the path as it stands there; nobody asks here whether the folder exists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(limit=400, parent=parent)
        self.browse = QAction(self.tr("Pilih folder…"), self)
        self.browse.setToolTip(self.tr("Pilih folder…"))
        self.addAction(self.browse, QLineEdit.ActionPosition.TrailingPosition)
        self._dress()
        self.browse.triggered.connect(self._choose)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icon anew with the palette."""
        super().changeEvent(event)
        if palette_changed(event) and hasattr(self, "browse"):
            self._dress()

    def _dress(self) -> None:
        self.browse.setIcon(icons.icon("import", palette.active().primary, step() * 4))

    def _choose(self) -> None:
        folder = choose_folder(self, self.tr("Pilih folder"))
        if folder is not None:
            self.setText(str(folder))
