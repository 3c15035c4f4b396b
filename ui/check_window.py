# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking letters without an office, with key lists: for Disnaker, Imigrasi or BP3MI."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desa_app.errors import DesaBinaanError, KeyListUnproven
from desa_app.wording import grouped, short_date
from ui.notices import NoticeBar
from ui.pages.common.seal_check import SealCheckPanel
from ui.pages.common.small_window import SmallWindow
from ui.questions import Question
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.fingerprint_field import FingerprintField
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.scrolled import scrolling
from ui.window_size import resize_within

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desa_app.domain.key_list import KeyList
    from desa_app.office.checkpoint import Checkpoint
    from ui.preferences import Preferences


class CheckWindow(QDialog):
    """The check at the left, the lists that it rests on at the right. No password, no office."""

    def __init__(
        self, checkpoint: Checkpoint, preferences: Preferences | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._checkpoint = checkpoint
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Periksa surat"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        unit = step()
        self.notices = NoticeBar()
        self.panel = SealCheckPanel(checkpoint, checkpoint.kind_names)
        self.model: TableModel[KeyList] = TableModel(
            (
                Column(self.tr("Kecamatan"), _name, width=14, stretch=True),
                Column(self.tr("Kunci"), _keys, align=Align.RIGHT, width=6),
                Column(self.tr("Tanggal"), _day, width=10),
            )
        )
        self.table = TableView(
            self.model, "daftar-kunci", self.tr("Daftar kunci yang tersimpan"), preferences
        )
        self.table.set_empty(
            "village",
            self.tr("Belum ada daftar kunci"),
            self.tr("Minta berkas daftar kunci dan formulir kartu dari kecamatan."),
            self.tr("Tambah daftar kunci…"),
        )
        self.table.set_row_actions(
            (RowAction(self.tr("Hapus daftar…"), self._remove, shortcut="Del", single=True),)
        )
        self.add_button = secondary(self.tr("&Tambah daftar kunci…"), icon="plus")
        lists = Card(self.tr("Daftar kunci"))
        lists.body.addWidget(
            Text(
                self.tr(
                    "Jawaban bersandar pada daftar ini. Perbarui dari kecamatan, sebab surat dapat"
                    " dibatalkan dan kunci dapat dicabut sesudahnya."
                ),
                Type.SMALL,
                wrap=True,
            )
        )
        lists.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        lists.body.addLayout(row)
        both = FoldingRow()
        both.add(self.panel, 1, low=100)
        both.add(lists, wide=96, low=80)
        back = secondary(self.tr("Kembali"))
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Periksa surat"), Type.TITLE))
        column.addWidget(self.notices)
        column.addWidget(scrolling(both, fill=True), 1)
        column.addLayout(foot)
        back.clicked.connect(self.accept)
        self.add_button.clicked.connect(self.choose_list)
        self.table.empty_asked.connect(self.choose_list)
        resize_within(self, 300, 170)
        self.refresh()
        self.panel.focus_scan()

    def refresh(self) -> None:
        """Read the lists anew."""
        self.model.set_rows(self._checkpoint.lists())

    def choose_list(self) -> None:
        """Ask for a list's file."""
        path = file_dialogs.open_file(
            self, self.tr("Buka daftar kunci"), self.tr("Daftar kunci (*.txt)")
        )
        if path is not None:
            self.add_list(path)

    def add_list(self, path: Path) -> None:
        """Take a list whose kecamatan is known; ask for the fingerprint of one that is not."""
        self.notices.clear()
        try:
            self._added(self._checkpoint.add(path))
        except KeyListUnproven as unproven:
            window = ProofWindow(self._checkpoint, path, unproven, self)
            window.saved.connect(self._added)
            window.open()
        except DesaBinaanError as error:
            self.notices.error(error)

    def _added(self, found: KeyList) -> None:
        self.refresh()
        self.notices.success(
            self.tr("Daftar kunci Kecamatan {name} tersimpan: {count} kunci.").format(
                name=found.name, count=grouped(len(found.keys))
            )
        )
        self.panel.focus_scan()

    def _remove(self, rows: tuple[KeyList, ...]) -> None:
        (found,) = rows
        agreed = Question.ask(
            self,
            self.tr("Hapus daftar kunci Kecamatan {name}?").format(name=found.name),
            self.tr("Surat dari desa-desanya tidak dapat diperiksa lagi di komputer ini."),
            self.tr("Hapus"),
            dangerous=True,
        )
        if agreed:
            self._checkpoint.remove(found.district)
            self.refresh()


class ProofWindow(SmallWindow):
    """The fingerprint from paper, before a kecamatan is believed for the first time."""

    def __init__(
        self, checkpoint: Checkpoint, path: Path, unproven: KeyListUnproven, parent: QWidget
    ) -> None:
        heading = parent.tr("Cocokkan sidik Kecamatan {name}").format(name=unproven.name)
        line = parent.tr(
            "Baca 30 angka pada formulir kartu kecamatan {code} yang Anda terima langsung dari"
            " petugasnya. Jangan menyalinnya dari pesan."
        ).format(code=unproven.district)
        super().__init__(heading, line, parent.tr("Simpan daftar"), columns=1, parent=parent)
        self._add = partial(checkpoint.add, path)
        self.form.add("sidik", self.tr("&Sidik di kertas"), FingerprintField(), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> KeyList:
        """Believe the list if the fingerprint is its kecamatan's."""
        return self._add(str(values["sidik"]))


def _name(found: KeyList) -> str:
    return f"{found.name} ({found.district})"


def _keys(found: KeyList) -> str:
    return grouped(len(found.keys))


def _day(found: KeyList) -> str:
    return short_date(found.made_at.date())
