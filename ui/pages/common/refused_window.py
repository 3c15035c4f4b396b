# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a package that the office above did not take: whom they are about, what to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.wording_refusals import correction_words, refused_value
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import primary
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.domain.package import RefusedRow
    from ui.preferences import Preferences


class RefusedWindow(QDialog):
    """``person_wanted`` carries the id of whom the opened row is about."""

    person_wanted = Signal(str)

    def __init__(
        self,
        month: str,
        rows: Sequence[RefusedRow],
        preferences: Preferences,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = self.tr("{month}: {count} baris tidak diterima").format(
            month=month, count=len(rows)
        )
        self.setWindowTitle(heading)
        self.setMinimumSize(unit * 220, unit * 100)
        self.model: TableModel[RefusedRow] = TableModel(
            (
                Column(self.tr("Siapa"), _who, width=22),
                Column(self.tr("Yang tidak diterima"), _what, width=28),
                Column(self.tr("Yang perlu dilakukan"), _todo, width=30, stretch=True),
            )
        )
        self.model.set_rows(rows)
        self.table = TableView(self.model, "baris-ditolak", heading, preferences)
        close = primary(self.tr("Tutup"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(heading, Type.HEADING, wrap=True))
        column.addWidget(
            Text(
                self.tr(
                    "Baris lain sudah diterima. Buka barisnya (Enter) untuk membuka orangnya,"
                    " perbaiki, lalu kirim lagi bulan itu; kiriman baru menggantikan yang lama."
                ),
                Type.MUTED,
                wrap=True,
            )
        )
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.table.setFocus()
        self.table.opened.connect(self._on_opened)
        close.clicked.connect(self.accept)

    def _on_opened(self, row: RefusedRow) -> None:
        if row.person_id:
            self.person_wanted.emit(row.person_id)
            self.accept()


def _who(row: RefusedRow) -> str:
    return row.name or f"… {row.refusal.row[-8:]}"


def _what(row: RefusedRow) -> str:
    return refused_value(row.refusal)


def _todo(row: RefusedRow) -> str:
    return correction_words(row.refusal)
