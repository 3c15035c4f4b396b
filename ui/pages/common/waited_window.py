# SPDX-License-Identifier: GPL-3.0-or-later
"""Who a recap still waits for, each on a line; a sentence of eighty names nobody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.preferences import Preferences

Waited = tuple[str, str]


class WaitedWindow(QDialog):
    """Names, and which months of the period are missing; all of them where nothing was sent."""

    def __init__(
        self,
        heading: str,
        found: Sequence[Waited],
        sender: str,
        preferences: Preferences,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setMinimumSize(unit * 120, unit * 130)
        self.model: TableModel[Waited] = TableModel(
            (
                Column(sender, _name, width=24, stretch=True),
                Column(self.tr("Belum dikirim"), self._missing, width=24),
            )
        )
        self.model.set_rows(tuple(found))
        self.table = TableView(self.model, "rekap-ditunggu", heading, preferences)
        close = primary(self.tr("Tutup"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(heading, Type.HEADING, wrap=True))
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.table.setFocus()
        close.clicked.connect(self.accept)

    def _missing(self, row: Waited) -> str:
        return row[1] or self.tr("semua")


def _name(row: Waited) -> str:
    return row[0]
