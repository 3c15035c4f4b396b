# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry of a table's context menu, which is also a key of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.tables.table_view import RowAction, TableView


class RowEntry(QAction):
    """Runs its action on the rows that are selected then."""

    def __init__(self, action: RowAction, view: TableView, parent: QObject) -> None:
        super().__init__(action.text, parent)
        self._action = action
        self._view = view
        if action.shortcut:
            self.setShortcut(QKeySequence(action.shortcut))
        self.triggered.connect(self._run)

    def _run(self) -> None:
        rows = self._view.selected_rows()
        if rows and (len(rows) == 1 or not self._action.single):
            self._action.run(rows)
