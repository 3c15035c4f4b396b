# SPDX-License-Identifier: GPL-3.0-or-later
"""The course of the program: entry window, office opened, main window, locked, opened again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from desa_app.errors import OfficeInUse, PasswordMustChange, UserRemoved
from ui import read_only, tasks
from ui.drafts import DraftShelf
from ui.entry_window import EntryWindow
from ui.help.opening import HelpKey
from ui.idle import IdleWatch

if TYPE_CHECKING:
    from desa_app.clock import Clock
    from desa_app.office.one_window import WindowMark
    from desa_app.office.unlock import OfficeKey
    from ui.handover import HandoverServer
    from ui.lock_screen import LockScreen
    from ui.main_window import MainWindow
    from ui.preferences import Preferences
    from ui.tasks import Progress


class Program(QObject):
    """Holds the one window that is open and the office behind it."""

    _shut_out = Signal()

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._clock, self._preferences = folder, clock, preferences
        self._home = folder
        self.entry: EntryWindow | None = None
        self.window: MainWindow | None = None
        self.lock_screen: LockScreen | None = None
        self.office: Any = None
        self.opened_file: Path | None = None
        """Shown once, after the next login to the computer's own office."""
        self.drafts = DraftShelf()
        self._practice = DraftShelf()
        self._mark: WindowMark | None = None
        self._handover: HandoverServer | None = None
        self._coming: OfficeKey | None = None
        self._calls = QFileSystemWatcher(self)
        self._help_key = HelpKey(self)
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self.lock)
        self._calls.directoryChanged.connect(self._on_call)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._show_file)
        # It may come from a thread of the pool, in the middle of a page's own work.
        self._shut_out.connect(self._on_shut_out, Qt.ConnectionType.QueuedConnection)

    def start(self, told: str = "") -> None:
        """Show the entry window, with a sentence when there is something to say."""
        self._folder = self._home
        self._practice.clear()
        self.entry = EntryWindow(self._folder, self._clock, self._preferences, told)
        self.entry.unlocked.connect(self._unlock)
        self.entry.sample_opened.connect(self._practise)
        self.entry.show()
        self.entry.activateWindow()

    def _practise(self, folder: Path, key: OfficeKey) -> None:
        """Open a sample office; the way out leads back to the door of the real one."""
        self._folder = folder
        self._unlock(key)

    def _unlock(self, key: OfficeKey) -> None:
        from ui.progress import run_with_progress

        if self.entry is None:
            return
        self._coming = key
        run_with_progress(
            self.entry,
            self.tr("Membuka data kantor"),
            partial(_open_office, self._folder, key, self._clock),
            self._opened,
            self._not_opened,
            writes=True,
            cancellable=False,
        )

    def _opened(self, opened: tuple[Any, WindowMark | None]) -> None:
        from desa_app.domain.user import Right
        from ui.main_window import MainWindow
        from ui.pages.registry import PageTools, entries_for, tour_for, words_for
        from ui.tour.first_login import greet

        self.office, self._mark = opened
        self._coming = None
        office = self.office
        office.when_shut_out(self._shut_out.emit)
        read_only.begin(read_only=not office.users.may(Right.WRITE))
        shelf = self.drafts if self._folder == self._home else self._practice
        drafts = shelf.of(office.user)
        tools = PageTools(clock=self._clock, preferences=self._preferences, drafts=drafts)
        words = words_for(office.profile, office.user, office.users.me().rights.role)
        if self._folder != self._home:
            from desa_app.sample.room import PASSWORD

            words = replace(words, password=PASSWORD)
        self.window = MainWindow(
            words,
            entries_for(office, tools),
            self._preferences,
            drafts,
            shelf.others(office.user),
            tour_for(office.profile),
        )
        self.window.locked.connect(self.lock)
        self.window.left.connect(self._leave_sample)
        self.window.closed.connect(self._close_office)
        self.window.show()
        self.window.activateWindow()
        import_first = False
        if self.entry is not None:
            wizard = self.entry.wizard
            import_first = wizard is not None and wizard.answers.import_first
            self.entry.hide()
            self.entry.deleteLater()
            self.entry = None
        if self.opened_file is not None and self._folder == self._home:
            self._show_file()
        else:
            greet(self.window, office, self._preferences, import_first=import_first)
        self._listen()
        self._idle.begin(office.settings.lock_minutes())
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
        from desa_app.sentences import sentence_for

        if self.window is not None:
            page = self.window.page(self.window.front)
            sentence = sentence_for(error)
            text = self.tr("Cadangan harian belum lengkap. {what} {todo}")
            page.notices.warn(text.format(what=sentence.what, todo=sentence.todo))

    def _not_opened(self, error: Exception) -> None:
        key, self._coming = self._coming, None
        if isinstance(error, OfficeInUse) and error.abandoned and key and self.entry is not None:
            from ui.gone_computer import ask_and_release

            entry, folder, clock = self.entry, self._folder, self._clock
            again, failed = self._unlock, self._not_opened
            if not ask_and_release(entry, error, folder, key, clock, again, failed):
                self._folder = self._home
            return
        self._folder = self._home
        if self.entry is not None:
            from ui import notices

            notices.show_error(self.entry, error)

    # --- locked ---------------------------------------------------------------------------

    def lock(self) -> None:
        """Hide everything now; let go of the keys as soon as running work has ended."""
        if self.window is None or self.lock_screen is not None:
            return
        from ui import clipboard
        from ui.lock_screen import LockScreen
        from ui.widgets import file_dialogs

        self._idle.stop()
        # Copied rows of a list are names and numbers.
        clipboard.take_back()
        file_dialogs.give_up()
        self.lock_screen = LockScreen(self._folder, self.office.user, self._clock, self.window)
        self.lock_screen.opened.connect(self._reopen)
        self.lock_screen.another.connect(self._to_the_door)
        self.lock_screen.give_up.connect(self._end)
        self.lock_screen.begin()
        tasks.when_idle(self, self._let_go)

    def _let_go(self) -> None:
        if self.office is not None and self.lock_screen is not None:
            self.office.lock()
            self.lock_screen.keys_are_gone()

    def _reopen(self, key: OfficeKey) -> None:
        work = partial(_unlock_office, self.office, key)
        tasks.run(self, work, self._reopened, self._not_reopened, writes=True)

    def _reopened(self, _nothing: object) -> None:
        if self.window is None or self.lock_screen is None:
            return
        self.lock_screen.lift()
        self.lock_screen = None
        self.window.unlocked()
        self.window.activateWindow()
        self._idle.begin(self.office.settings.lock_minutes())
        self._show_file()

    def _not_reopened(self, error: Exception) -> None:
        if isinstance(error, (UserRemoved, PasswordMustChange)):
            from desa_app.sentences import sentence_for

            self._to_the_door(sentence_for(error).line)
        elif self.lock_screen is not None:
            self.lock_screen.refuse(error)

    def _on_shut_out(self) -> None:
        if self.window is not None and self.office is not None:
            from desa_app.sentences import sentence_for

            self._to_the_door(sentence_for(UserRemoved(self.office.user)).line)

    def _to_the_door(self, told: str = "") -> None:
        """Everybody's door again. Drafts stay on the shelf for whoever typed them."""
        self._idle.stop()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window is not self.lock_screen:
                window.reject()
        # A dialog that waits for its answer gets it first, and only then its window goes.
        QTimer.singleShot(0, self, partial(_leave, self, told))

    def _leave_sample(self) -> None:
        self._to_the_door()

    def leave(self, told: str) -> None:
        """Close the window and show the door."""
        if self.window is None:
            return
        # The old window ends all work before the new one begins any.
        QGuiApplication.setQuitOnLastWindowClosed(False)
        if self.lock_screen is not None:
            self.lock_screen.lift()
            self.lock_screen = None
        self.window.give_way()
        self.start(told)
        QGuiApplication.setQuitOnLastWindowClosed(True)

    def _end(self) -> None:
        """End the program from behind the lock."""
        if self.window is None or self.lock_screen is None or not self.window.may_end():
            return
        self.lock_screen.lift()
        self.lock_screen = None
        self.window.give_way()

    # --- one window -----------------------------------------------------------------------

    def _listen(self) -> None:
        from desa_app.office.one_window import place_of_calls

        self._calls.addPath(str(place_of_calls(self._folder)))
        from ui.handover import HandoverServer

        self._handover = HandoverServer(self)
        self._handover.arrived.connect(self._on_file)
        self._handover.listen(self._folder)

    def _on_file(self, path: Path) -> None:
        """A second start was asked to open a file; it is shown as soon as somebody may see it."""
        self.opened_file = path
        self._come_forward()
        self._show_file()

    def _show_file(self) -> None:
        """Show the file that waits, unless the lock or a question stands before the window."""
        if self.opened_file is None or self.window is None or self._folder != self._home:
            return
        if self.lock_screen is not None or QApplication.activeModalWidget() is not None:
            return
        from ui.opened_file import show_opened_file

        path, self.opened_file = self.opened_file, None
        show_opened_file(self.window, self.office.profile.kind, path)

    def _on_call(self, _folder: str) -> None:
        """A second start of the program asked for this window."""
        from desa_app.office.one_window import take_call

        if take_call(self._folder):
            self._come_forward()

    def _come_forward(self) -> None:
        shown = self.lock_screen or self.window
        if shown is None:
            return
        window = shown.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    def _close_office(self) -> None:
        self._idle.stop()
        read_only.begin(read_only=False)
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        if self.office is not None:
            self.office.close()
            self.office = None
        if self._mark is not None:
            self._mark.leave()
            self._mark = None
        if self._calls.directories():
            self._calls.removePaths(self._calls.directories())
        if self._handover is not None:
            self._handover.close()
            self._handover.deleteLater()
            self._handover = None

    def stop(self) -> None:
        """Before the program ends: no work left, the office closed, nothing half typed kept."""
        tasks.finish_all()
        self._close_office()
        self.drafts.clear()
        QCoreApplication.processEvents()


def _leave(program: Program, told: str) -> None:
    program.leave(told)


def _open_office(
    folder: Path, key: OfficeKey, clock: Clock, _: Progress
) -> tuple[Any, WindowMark | None]:
    """Open the office behind a window; the key of the door is not needed any more then."""
    from desa_app.office.one_window import enter_as_window

    mark = enter_as_window(folder, key.user, clock)
    try:
        office = _open_kind(folder, key, clock)
    except BaseException:
        if mark is not None:
            mark.leave()
        raise
    key.forget()
    return office, mark


def _open_kind(folder: Path, key: OfficeKey, clock: Clock) -> Any:
    from desa_app.domain.office import OfficeKind
    from desa_app.office.sign import describe

    kind = describe(folder).kind
    if kind is OfficeKind.DESA:
        from desa_app.desa import open_desa

        return open_desa(folder, key, clock)
    if kind is OfficeKind.KABUPATEN:
        from desa_app.kabupaten import open_kabupaten

        return open_kabupaten(folder, key, clock)
    from desa_app.kecamatan import open_kecamatan

    return open_kecamatan(folder, key, clock)


def _unlock_office(office: Any, key: OfficeKey, _: Progress) -> None:
    try:
        office.unlock(key)
    finally:
        key.forget()


def _back_up(office: Any, _: Progress) -> Any:
    return office.settings.back_up_if_due()
