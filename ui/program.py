# SPDX-License-Identifier: GPL-3.0-or-later
"""The course of the program: entry window, office opened, main window, locked, entry again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from desa_app.domain.office import OfficeKind
from desa_app.sentences import sentence_for
from ui import notices, tasks
from ui.drafts import Drafts
from ui.entry_window import EntryWindow
from ui.main_window import MainWindow
from ui.pages.registry import PageTools, entries_for, words_for
from ui.progress import run_with_progress

if TYPE_CHECKING:
    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey
    from ui.preferences import Preferences
    from ui.tasks import Progress


class Program(QObject):
    """Holds the one window that is open and the office behind it."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._clock, self._preferences = folder, clock, preferences
        self.entry: EntryWindow | None = None
        self.window: MainWindow | None = None
        self.office: Any = None

    def start(self) -> None:
        """Show the entry window."""
        self.entry = EntryWindow(self._folder, self._clock, self._preferences)
        self.entry.unlocked.connect(self._unlock)
        self.entry.show()
        self.entry.activateWindow()

    def _unlock(self, key: OfficeKey) -> None:
        if self.entry is None:
            return
        run_with_progress(
            self.entry,
            self.tr("Membuka data kantor"),
            partial(_open_office, self._folder, key, self._clock),
            self._opened,
            self._not_opened,
            writes=True,
            cancellable=False,
        )

    def _opened(self, office: Any) -> None:
        self.office = office
        drafts = Drafts()
        tools = PageTools(clock=self._clock, preferences=self._preferences, drafts=drafts)
        words = words_for(office.profile, office.user, office.users.me().rights.role)
        self.window = MainWindow(words, entries_for(office, tools), self._preferences, drafts)
        self.window.locked.connect(self._lock)
        self.window.closed.connect(self._close_office)
        self.window.show()
        self.window.activateWindow()
        if self.entry is not None:
            self.entry.hide()
            self.entry.deleteLater()
            self.entry = None
        tasks.run(
            self,
            partial(_back_up, office),
            self._backed_up,
            self._backup_failed,
            writes=True,
        )

    def _backed_up(self, backup: Any) -> None:
        if backup is not None and backup.second_place_failed is not None:
            self._backup_failed(backup.second_place_failed)

    def _backup_failed(self, error: Exception) -> None:
        if self.window is not None:
            page = self.window.page(self.window.front)
            sentence = sentence_for(error)
            text = self.tr("Cadangan harian belum lengkap. {what} {todo}")
            page.notices.warn(text.format(what=sentence.what, todo=sentence.todo))

    def _not_opened(self, error: Exception) -> None:
        if self.entry is not None:
            notices.show_error(self.entry, error)

    def _lock(self) -> None:
        if self.window is None:
            return
        # The old window ends all work before the new one begins any.
        QGuiApplication.setQuitOnLastWindowClosed(False)
        self.window.close()
        self.start()
        QGuiApplication.setQuitOnLastWindowClosed(True)

    def _close_office(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        if self.office is not None:
            self.office.close()
            self.office = None

    def stop(self) -> None:
        """Before the program ends: no work left, the office closed."""
        tasks.finish_all()
        self._close_office()
        QCoreApplication.processEvents()


def _open_office(folder: Path, key: OfficeKey, clock: Clock, _: Progress) -> Any:
    from desa_app.office.prepare import describe

    kind = describe(folder).kind
    if kind is OfficeKind.DESA:
        from desa_app.desa import open_desa

        return open_desa(folder, key, clock)
    if kind is OfficeKind.KABUPATEN:
        from desa_app.kabupaten import open_kabupaten

        return open_kabupaten(folder, key, clock)
    from desa_app.kecamatan import open_kecamatan

    return open_kecamatan(folder, key, clock)


def _back_up(office: Any, _: Progress) -> Any:
    return office.settings.back_up_if_due()
