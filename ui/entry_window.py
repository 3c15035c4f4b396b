# SPDX-License-Identifier: GPL-3.0-or-later
"""The window before the office: painted at once, then login or first-run wizard in it.

Looking at the folder costs an import of the database's libraries, so that happens on another
thread after the first paint.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desa_app.errors import NoOffice, StoreDamaged
from desa_app.places import checkpoint_folder, sample_folder
from ui import tasks
from ui.notices import NoticeBar
from ui.pages.entry_panel import EntryPanel
from ui.theme import step
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Text, Type
from ui.window_size import open_comfortably

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from desa_app.clock import Clock
    from desa_app.domain.office import OfficeKind
    from desa_app.domain.restoring import Restored
    from desa_app.domain.salvaging import Salvaged
    from desa_app.office.sign import OfficeSign
    from ui.pages.damaged_page import DamagedPage
    from ui.pages.first_run.wizard import FirstRunWizard
    from ui.pages.login_page import LoginPage
    from ui.preferences import Preferences
    from ui.restore_window import RestoreWindow
    from ui.sample_window import SampleWindow
    from ui.tasks import Progress


_WITH_PANEL = 215
"""Steps of space from which the panel stands beside the work."""


class EntryWindow(QMainWindow):
    """``unlocked`` carries the office's key and kind; the program then opens the office.

    ``sample_opened`` carries folder and key of an invented office for practice.
    """

    unlocked = Signal(object)
    sample_opened = Signal(object, object)
    asked = Signal()
    """The door or the first day stands there and can be typed in."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        preferences: Preferences | None = None,
        told: str = "",
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._folder, self._clock = folder, clock
        self._looked = False
        self.login: LoginPage | None = None
        self.wizard: FirstRunWizard | None = None
        self.setWindowTitle(self.tr("Desa Binaan"))
        open_comfortably(self)
        self.notices = NoticeBar()
        self._stack = FrontStack()
        self._stack.setProperty("surface", "page")
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        # On a small screen that was made large nothing may lie beyond its edge.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(centre)
        for part in (area.viewport(), centre):
            # The window itself is what is painted first, and what tells that it is there.
            part.setAutoFillBackground(False)
        self.setCentralWidget(area)
        self._told: NoticeBar | None = None
        if told:
            self._told = NoticeBar()
            self._told.warn(told)
        self.restoring: RestoreWindow | None = None
        # Once seen it stays so until something else lies in the folder.
        self._damaged = False
        self.damaged: DamagedPage | None = None
        self._damaged_frame: QWidget | None = None
        self._words = Text(self.tr("Memeriksa data kantor…"), Type.MUTED, wrap=True)
        self._waiting = _beside_panel(self._words, self.notices)
        self._stack.addWidget(self._waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the panel out where the work needs its room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        for panel in self.findChildren(EntryPanel):
            panel.setVisible(self.width() >= step() * _WITH_PANEL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Look at the folder once the window is there to be seen."""
        super().paintEvent(event)
        if not self._looked:
            self._looked = True
            # Work of another thread would only hold the paint up.
            QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Find out whether there is an office, and whose."""
        tasks.run(
            self, partial(_describe, self._folder), self._show_login, self._none, writes=False
        )

    def _show_login(self, sign: OfficeSign) -> None:
        from ui.pages.login_page import LoginPage

        self.login = LoginPage(self._folder, sign, self._clock)
        self.login.unlocked.connect(self.unlocked)
        self.login.check_asked.connect(self.open_check)
        self.login.restore_asked.connect(self.open_restore)
        self.login.sample_asked.connect(self.open_sample)
        self.login.damaged.connect(self._show_damaged)
        page = _beside_panel(self.login, self._told)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._make_room()
        self.login.take_focus()
        self.asked.emit()
        learn = partial(_learn, sign.kind)
        tasks.run(self, learn, self._learnt, self._learnt, writes=True)

    def _learnt(self, _outcome: object) -> None:
        """What could not be loaded is asked for again, and told, when it is needed."""

    def _none(self, error: Exception) -> None:
        if not isinstance(error, NoOffice):
            self._show_damaged(error)
            return
        from ui.pages.first_run.wizard import FirstRunWizard

        self.wizard = FirstRunWizard(self._folder, self._clock)
        self.wizard.unlocked.connect(self.unlocked)
        self.wizard.check_asked.connect(self.open_check)
        self.wizard.restore_asked.connect(self.open_restore)
        self.wizard.sample_asked.connect(self.open_sample)
        self._stack.addWidget(self.wizard)
        self._stack.setCurrentWidget(self.wizard)
        self._make_room()
        self.wizard.take_focus()
        self.asked.emit()

    def _show_damaged(self, error: Exception) -> None:
        """No dead end: what is wrong, and the way back beside it."""
        from desa_app.office.sign import has_data
        from desa_app.sentences import sentence_for
        from ui.pages.damaged_page import DamagedPage

        self._damaged = True
        if self._damaged_frame is not None:
            self._stack.removeWidget(self._damaged_frame)
            self._damaged_frame.deleteLater()
        page = DamagedPage(sentence_for(error), salvageable=has_data(self._folder))
        page.restore_asked.connect(self.open_restore)
        page.again_asked.connect(self._look_again)
        frame = _beside_panel(page, None)
        self.damaged, self._damaged_frame = page, frame
        self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)
        page.take_focus()

    def open_restore(self) -> None:
        """Choose a backup and restore it; then look at the folder anew."""
        from ui.restore_window import RestoreWindow

        self.restoring = RestoreWindow(self._folder, self._clock, self, damaged=self._damaged)
        self.restoring.restored.connect(self._restored)
        self.restoring.salvaged.connect(self._salvaged)
        self.restoring.open()

    def open_sample(self) -> SampleWindow:
        """Practise on invented people, or take them away."""
        from ui.sample_window import SampleWindow

        window = SampleWindow(sample_folder(self._folder), self._clock, self)
        window.opened.connect(self.sample_opened)
        window.open()
        return window

    def _restored(self, done: Restored) -> None:
        from desa_app.wording import clock_time, long_date

        self._damaged = False
        made = done.backup.made_at.astimezone()
        self._told = NoticeBar()
        self._told.success(
            self.tr(
                "Data dipulihkan dari cadangan {day} pukul {time}. Masuk dengan sandi waktu itu,"
                " atau tekan Lupa sandi? Pakai kode pemulihan."
            ).format(day=long_date(made.date()), time=clock_time(made))
        )
        self._look_again()

    def _salvaged(self, done: Salvaged) -> None:
        from desa_app.wording import grouped

        self._damaged = False
        self._told = NoticeBar()
        self._told.warn(
            self.tr(
                "Yang masih terbaca sudah dipasang: {read} baris, {lost} hilang. Rinciannya di"
                " {report}. Masuk seperti biasa, lalu periksa Beranda dan daftar warga."
            ).format(
                read=grouped(done.plan.read), lost=grouped(done.plan.lost), report=done.report.name
            )
        )
        self._look_again()

    def _look_again(self) -> None:
        self._stack.setCurrentWidget(self._waiting)
        self.look()

    def open_check(self) -> None:
        """Check letters with published keys, without an office of one's own."""
        from desa_app.office.checkpoint import open_checkpoint
        from ui.check_window import CheckWindow

        CheckWindow(open_checkpoint(checkpoint_folder()), self._preferences, self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A code that is on no paper yet would be lost for ever: ask first."""
        if self.wizard is not None and self.wizard.unproved and not self._may_forget_the_code():
            event.ignore()
            return
        tasks.finish_all()
        super().closeEvent(event)

    def _may_forget_the_code(self) -> bool:
        from ui.questions import Question

        return Question.ask(
            self,
            self.tr("Tutup sebelum kode pemulihan tercatat?"),
            self.tr(
                "Kode pemulihan tidak dapat ditampilkan lagi. Tanpa kode itu, sandi yang "
                "terlupa berarti data tidak dapat dibuka."
            ),
            self.tr("Tutup tanpa kode"),
            dangerous=True,
        )


def _beside_panel(content: QWidget, bar: NoticeBar | None) -> QWidget:
    """The dark panel at the left, ``content`` at the right, a notice above it."""
    page = QWidget()
    page.setProperty("surface", "page")
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(EntryPanel())
    right = QVBoxLayout()
    right.setContentsMargins(step() * 6, step() * 6, step() * 6, step() * 6)
    if bar is not None:
        right.addWidget(bar)
    right.addWidget(content, 1)
    row.addLayout(right, 1)
    return page


def _describe(folder: Path, _: Progress) -> OfficeSign:
    from desa_app.office.sign import describe, is_lost

    if is_lost(folder):
        # Neither a login that cannot succeed nor a first day over what is left.
        raise StoreDamaged(folder)
    return describe(folder)


def _learn(kind: OfficeKind, progress: Progress) -> None:
    """Load what the right password will need, while somebody types it."""
    from desa_app import sentences
    from desa_app.domain.office import OfficeKind

    sentences.learn()
    progress.check_cancelled()
    import desa_app.office.unlock

    progress.check_cancelled()
    if kind is OfficeKind.DESA:
        import desa_app.desa
    elif kind is OfficeKind.KECAMATAN:
        import desa_app.kecamatan
    else:
        import desa_app.kabupaten  # noqa: F401
