# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back to a backup from the entry window: choose, prove who you are, see, restore."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desa_app.errors import DesaBinaanError, OfficeInUse
from desa_app.office.backups import usual_places
from desa_app.office.sign import has_data, users_at
from desa_app.office.sticks import Sticks
from ui.backup_columns import letters_words, made_words, people_words
from ui.forms.key_form import KeyForm
from ui.gone_computer import says_it_is_gone
from ui.looking import Looking
from ui.notices import NoticeBar
from ui.pages.common.stick_watch import StickWatch
from ui.progress import run_with_progress
from ui.restore_plan import PlanWindow
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import plain, primary, secondary
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type
from ui.window_size import resize_within

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.clock import Clock
    from desa_app.domain.restoring import FoundBackup, RestorePlan
    from desa_app.office.restore import BackupKey
    from ui.salvage_window import SalvageWindow
    from ui.tasks import Progress


class RestoreWindow(QDialog):
    """``restored`` carries what was done; the entry window then looks at the folder anew."""

    restored = Signal(object)
    salvaged = Signal(object)

    def __init__(self, data: Path, clock: Clock, parent: QWidget, *, damaged: bool = False) -> None:
        super().__init__(parent)
        self._damaged = damaged
        self._data, self._clock = data, clock
        self._places = usual_places(data)
        self.watch = StickWatch(Sticks(data), self)
        self._asked = False
        self._gone: list[OfficeInUse] = []
        self.looked_through = False
        self.plan_window: PlanWindow | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pulihkan dari cadangan"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.notices = NoticeBar()
        self.model: TableModel[FoundBackup] = TableModel(
            (
                Column(self.tr("Dibuat"), made_words, width=15),
                Column(self.tr("Kantor"), _office, width=14, stretch=True),
                Column(self.tr("Orang"), people_words, align=Align.RIGHT, width=7),
                Column(self.tr("Surat"), letters_words, align=Align.RIGHT, width=7),
                Column(self.tr("Tempat"), _place, width=22, stretch=True),
            )
        )
        self.table = TableView(self.model, "cadangan", self.tr("Cadangan yang ditemukan"), None)
        self.table.set_empty(
            "backup",
            self.tr("Belum ada cadangan yang ditemukan"),
            self.tr(
                "Pasang flashdisk cadangan; cadangan di dalamnya tampil sendiri. Kecamatan yang"
                " tidak punya cadangan lagi menyiapkan kantor baru dengan lembar pemulihan, di"
                " layar pertama."
            ),
            self.tr("Cari di folder lain…"),
        )
        self.form = KeyForm(self.tr("&Sandi waktu itu"))
        self.look_button = primary(self.tr("Buktikan cadangan"), icon="check")
        self.elsewhere = secondary(self.tr("Cari di &folder lain…"), icon="stick")
        self.salvage_button = plain(self.tr("Selamatkan yang masih terbaca…"), icon="search")
        self.salvage_window: SalvageWindow | None = None
        self._looking = Looking(self, self._found, self.notices.error)
        self._build()
        self.table.selection_changed.connect(self._on_selected)
        self.table.empty_asked.connect(self.choose_folder)
        self.elsewhere.clicked.connect(self.choose_folder)
        self.salvage_button.clicked.connect(self.open_salvage)
        self.look_button.clicked.connect(self.look)
        self.form.save_requested.connect(self.look)
        self.watch.changed.connect(self.refresh)
        self.finished.connect(self.watch.stop)
        self.refresh()
        self.watch.start()

    def _build(self) -> None:
        unit = step()
        back = secondary(self.tr("Kembali"))
        back.clicked.connect(self.reject)
        # Three ways on are too many for one line with what is decided.
        several = self._damaged and has_data(self._data)
        foot = FlowLayout(unit * 3, apart=0 if several else 3)
        ways = FlowLayout(unit * 3) if several else foot
        for way in (self.elsewhere, self.form.other_way, self.salvage_button):
            ways.addWidget(way)
        self.salvage_button.setVisible(several)
        foot.addWidget(back)
        foot.addWidget(self.look_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Pulihkan dari cadangan"), Type.TITLE))
        column.addWidget(
            Text(
                self.tr(
                    "Pilih satu cadangan. Cadangan itu dibuktikan dahulu, dan data yang ada"
                    " sekarang disisihkan, tidak dihapus. Belum ada yang berubah sebelum Anda"
                    " menyetujuinya."
                ),
                Type.MUTED,
                wrap=True,
            )
        )
        column.addWidget(self.notices)
        column.addWidget(self.table, 1)
        column.addWidget(self.form)
        if several:
            column.addLayout(ways)
        column.addLayout(foot)
        resize_within(self, 260, 160)

    def refresh(self) -> None:
        """Look for backups again, on every stick too; off the window's thread: they may be slow."""
        self.looked_through = False
        sticks = tuple(one.folder for one in self.watch.found)
        self._looking.ask(partial(_find, (*self._places, *sticks), self._data))

    def _found(self, found: tuple[FoundBackup, ...]) -> None:
        self.looked_through = True
        self.model.set_rows(found)
        if found:
            self.table.select_row(0)
        self.look_button.setEnabled(bool(found))
        if not any(one.folder.is_relative_to(self._places[0]) for one in found) and self._asked:
            self.notices.warn(
                self.tr("Di {folder} tidak ada cadangan kantor.").format(folder=self._places[0])
            )

    def choose_folder(self) -> None:
        """Ask where else to look, a stick for instance."""
        folder = file_dialogs.choose_folder(self, self.tr("Folder cadangan"))
        if folder is not None:
            self.look_in(folder)

    def look_in(self, folder: Path) -> None:
        """Look in this folder too; it goes first."""
        self._places = (folder, *(one for one in self._places if one != folder))
        self._asked = True
        self.notices.clear()
        self.refresh()

    def look(self) -> None:
        """Open the chosen backup and prove it; changes nothing."""
        chosen = self.table.selected_rows()
        answer = self.form.answer()
        if not chosen or answer is None:
            return
        self.notices.clear()
        backup: FoundBackup = chosen[0]
        user, password, code = answer

        def work(progress: Progress) -> tuple[BackupKey, RestorePlan]:
            from desa_app.office.restore import look_at_restore, open_backup

            key = open_backup(
                self._data, backup.folder, self._clock, user=user, password=password, code=code
            )
            report, gone = progress.report, tuple(self._gone)
            return key, look_at_restore(self._data, key, self._clock, report, gone)

        run_with_progress(
            self,
            self.tr("Membuktikan cadangan"),
            work,
            self._looked,
            self._refused,
            writes=True,
            cancellable=False,
        )

    def _looked(self, found: tuple[BackupKey, RestorePlan]) -> None:
        key, plan = found
        self.plan_window = PlanWindow(self._data, key, plan, self._clock, self, tuple(self._gone))
        self.plan_window.restored.connect(self._on_restored)
        self.plan_window.salvage_wanted.connect(self.open_salvage)
        self.plan_window.open()

    def open_salvage(self) -> None:
        """Read the damaged file itself, when no backup is good or young enough."""
        from ui.salvage_window import SalvageWindow

        if self.plan_window is not None:
            self.plan_window.reject()
            self.plan_window = None
        newest = next((one for one in self.model.rows if not one.set_aside), None)
        users = users_at(self._data) or (newest.users if newest is not None else ())
        self.salvage_window = SalvageWindow(self._data, users, newest, self._clock, self)
        self.salvage_window.salvaged.connect(self._on_salvaged)
        self.salvage_window.open()

    def _on_salvaged(self, done: object) -> None:
        self.salvaged.emit(done)
        self.accept()

    def _on_restored(self, done: object) -> None:
        self.form.forget()
        self.restored.emit(done)
        self.accept()

    def _refused(self, error: Exception) -> None:
        if self.form.refuse(error):
            return
        if isinstance(error, OfficeInUse) and error.abandoned:
            # The door cannot ask about it where the data cannot be opened.
            if says_it_is_gone(self, error):
                self._gone.append(error)
                self.look()
            return
        if not isinstance(error, DesaBinaanError):
            raise error
        self.notices.error(error)

    def _on_selected(self, rows: tuple[FoundBackup, ...]) -> None:
        if rows:
            self.form.offer(rows[0].users)


def _find(places: tuple[Path, ...], data: Path) -> tuple[FoundBackup, ...]:
    from desa_app.office.backups import find_backups

    return find_backups(places, data)


def _office(one: FoundBackup) -> str:
    return f"{one.kind_word} {one.name}".strip()


def _place(one: FoundBackup) -> str:
    if one.set_aside:
        return QCoreApplication.translate("RestoreWindow", "Disisihkan saat dipulihkan")
    return str(one.folder.parent)
