# SPDX-License-Identifier: GPL-3.0-or-later
"""The backups of an office with their age, so that nobody finds out too late how old they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.wording import grouped
from ui import tasks
from ui.backup_columns import made_words, people_words
from ui.notices import NoticeBar
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.labels import Text, Type
from ui.window_size import resize_within

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.restoring import FoundBackup
    from desa_app.office.settings import Settings
    from ui.tasks import Progress


class BackupsWindow(QDialog):
    """Reads the folders when it opens; restoring is done at the door, not while working."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Daftar cadangan"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.notices = NoticeBar()
        self.model: TableModel[FoundBackup] = TableModel(
            (
                Column(self.tr("Dibuat"), made_words, width=15),
                Column(self.tr("Umur"), partial(_age, settings.today()), width=11),
                Column(self.tr("Orang"), people_words, align=Align.RIGHT, width=7),
                Column(self.tr("Tempat"), _place, width=24, stretch=True),
            )
        )
        self.table = TableView(self.model, "cadangan", self.tr("Cadangan kantor ini"), None)
        self.table.set_empty(
            "backup",
            self.tr("Belum ada cadangan"),
            self.tr("Buat yang pertama dengan Cadangkan sekarang."),
        )
        back = secondary(self.tr("Kembali"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Daftar cadangan"), Type.TITLE))
        column.addWidget(
            Text(
                self.tr(
                    "Untuk memulihkan, kunci program (Ctrl+L), tekan Masuk sebagai pengguna lain…,"
                    " lalu pilih Pulihkan dari cadangan."
                ),
                Type.MUTED,
                wrap=True,
            )
        )
        column.addWidget(self.notices)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        back.clicked.connect(self.accept)
        resize_within(self, 220, 130)
        tasks.run(
            self, partial(_find, settings), self.model.set_rows, self.notices.error, writes=False
        )


def _find(settings: Settings, _: Progress) -> tuple[FoundBackup, ...]:
    return settings.backups()


def _age(today: date, one: FoundBackup) -> str:
    days = (today - one.made_at.astimezone().date()).days
    if days <= 0:
        return QCoreApplication.translate("BackupsWindow", "hari ini")
    if days == 1:
        return QCoreApplication.translate("BackupsWindow", "kemarin")
    return QCoreApplication.translate("BackupsWindow", "{days} hari lalu").format(
        days=grouped(days)
    )


def _place(one: FoundBackup) -> str:
    return str(one.folder.parent)
