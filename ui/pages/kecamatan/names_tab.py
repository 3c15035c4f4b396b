# SPDX-License-Identifier: GPL-3.0-or-later
"""Table D on the screen: opened only when it is needed, and never unnoticed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.recap_name_rows import NAME_COLUMNS, NAMES_TITLE, name_remarks
from ui import tasks
from ui.pages.kecamatan.full_nik_window import FullNikWindow
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import plain
from ui.widgets.empty_state import EmptyState
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.domain.recap_names import NameList
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences
    from ui.tasks import Progress

Cells = tuple[str, ...]


class NamesTab(QWidget):
    """First a question, then the list; ``failed`` carries what went wrong."""

    failed = Signal(object)

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._names: NameList | None = None
        self._reason = ""
        self.closed = EmptyState(
            "lock",
            self.tr("Daftar nama belum dibuka"),
            self.tr(
                "Berisi data pribadi dari desa yang mengirim dengan nama. Bukalah hanya bila"
                " diperlukan; setiap pembukaan tercatat di jejak. NIK tampil disamarkan."
            ),
            self.tr("Buka daftar nama"),
        )
        columns: list[Column[Cells]] = [
            Column(
                one.heading,
                partial(_cell, at),
                align=Align.CENTRE if one.side == "centre" else Align.LEFT,
                width=max(6, round(one.share * 1.4)),
                stretch=at == 0,
                full_numbers="layar-diminta" if one.heading == "NIK" else "",
            )
            for at, one in enumerate(NAME_COLUMNS)
        ]
        self.lines: TableModel[Cells] = TableModel(columns)
        self.table = TableView(self.lines, "rekap-nama", NAMES_TITLE, preferences)
        self.table.set_empty(
            "people",
            self.tr("Tidak ada nama"),
            self.tr("Belum ada desa yang mengirim dengan nama."),
        )
        self.include = QCheckBox(self.tr("&Ikutkan daftar nama dalam cetakan, PDF dan Excel"))
        self.full = plain(self.tr("Tampilkan NIK lengkap…"), icon="eye")
        self.remarks = Text("", Type.SMALL, wrap=True)
        self._stack = FrontStack()
        opened = QWidget()
        column = QVBoxLayout(opened)
        column.setContentsMargins(0, step() * 3, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.remarks)
        foot = QHBoxLayout()
        foot.addWidget(self.include)
        foot.addStretch(1)
        foot.addWidget(self.full)
        column.addLayout(foot)
        self._stack.addWidget(self.closed)
        self._stack.addWidget(opened)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.closed.asked.connect(self.open_names)
        self.full.clicked.connect(self.ask_for_full)

    def ask_for_full(self) -> None:
        """Ask why the whole NIK is needed, then show it."""
        window = FullNikWindow(self)
        window.saved.connect(self.open_names)
        window.open()

    def open_names(self, reason: str = "") -> None:
        """Read the list, which is noted in the log; with a ``reason`` the NIK is whole."""

        def read(progress: Progress) -> tuple[NameList, list[Cells]]:
            names = self._office.names.show(in_full=bool(reason), reason=reason)
            return names, self._office.recaps.name_rows(names)

        self._reason = reason

        tasks.run(self, read, self._show, self._on_failed, writes=True)

    def included(self) -> Callable[[], NameList] | None:
        """How to read the list for paper, if it is to go along; the log tells that it left."""
        if self._names is None or not self.include.isChecked():
            return None
        reason = self._reason if self._names.in_full else ""
        show = self._office.names.show
        return partial(show, in_full=self._names.in_full, reason=reason, leaving=True)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _show(self, read: tuple[NameList, list[Cells]]) -> None:
        self._names, rows = read
        self.lines.set_rows(rows)
        self.remarks.setText("\n".join(name_remarks(self._names)))
        self.full.setVisible(not self._names.in_full)
        self._stack.setCurrentIndex(1)


def _cell(at: int, line: Cells) -> str:
    return line[at]
