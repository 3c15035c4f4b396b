# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked program: every window behind a curtain, and one small door before them.

The windows stay as they were, so nothing half typed is lost; what they show cannot be seen or
reached. The keys are let go by the program meanwhile.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desa_app.errors import StoreDamaged, TooManyTries, WrongPassword
from desa_app.sentences import sentence_for
from ui import tasks
from ui.forms.form import Form
from ui.notices import NoticeBar
from ui.theme import step
from ui.widgets.buttons import plain, primary
from ui.widgets.labels import IconLabel, Text, Type
from ui.widgets.text_fields import PasswordField

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey
    from ui.tasks import Progress


class Curtain(QWidget):
    """Covers one window whole, and takes its name away, which may be a person's."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window_title = window.windowTitle()
        self.setProperty("surface", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.addStretch(1)
        program = Text(self.tr("Desa Binaan"))
        program.setProperty("type", "program")
        for words in (program, Text(self.tr("Terkunci"), Type.SMALL)):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(1)
        window.setWindowTitle(self.tr("Desa Binaan · terkunci"))
        window.installEventFilter(self)
        self._cover()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window, and stay before whatever it shows anew."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._cover()
        return False

    def lift(self) -> None:
        """Show the window again."""
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
            window.setWindowTitle(self._window_title)
        self.hide()
        self.deleteLater()

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
            self.raise_()


class LockScreen(QDialog):
    """``opened`` carries the same user's key; ``another`` asks for the door of all users.

    ``give_up`` asks to end the program.
    """

    opened = Signal(object)
    another = Signal()
    give_up = Signal()

    def __init__(self, folder: Path, user: str, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self._folder, self._user, self._clock = folder, user, clock
        self._curtains: list[Curtain] = []
        self._left = 0
        self._ready = False
        unit = step()
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(self.tr("Desa Binaan · terkunci"))
        self.setFixedWidth(unit * 120)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 7, unit * 7, unit * 7, unit * 6)
        column.setSpacing(unit * 3)
        head = QHBoxLayout()
        head.setSpacing(unit * 3)
        head.addWidget(IconLabel("lock", steps=7))
        head.addWidget(Text(self.tr("Program terkunci"), Type.TITLE), 1)
        column.addLayout(head)
        self._line = Text("", Type.MUTED, wrap=True)
        column.addWidget(self._line)
        self.notices = NoticeBar()
        column.addWidget(self.notices)
        self.form = Form(submit_on_last=True)
        self.word = PasswordField()
        label = self.tr("&Sandi {user}").format(user=user.replace("&", "&&"))
        self.form.add("password", label, self.word, required=True)
        column.addWidget(self.form)
        self.open_button = primary(self.tr("Buka kunci"), icon="key")
        column.addWidget(self.open_button)
        self.other_button = plain(self.tr("Masuk sebagai pengguna &lain…"), icon="people")
        self.close_button = plain(self.tr("&Tutup program"), icon="close")
        column.addWidget(self.other_button)
        column.addWidget(self.close_button)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self.open_button.clicked.connect(self.try_open)
        self.form.save_requested.connect(self.try_open)
        self.other_button.clicked.connect(self.another)
        self.close_button.clicked.connect(self.give_up)
        self._wait_for_work()

    def event(self, event: QEvent) -> bool:
        """Be as high as what is said: a wrapped sentence does not tell a window of its lines."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        handled = super().event(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        return handled

    def begin(self) -> None:
        """Hide what is on the screen, and stand before it."""
        self._cover_all()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
        self.open()
        self.word.setFocus()

    def keys_are_gone(self) -> None:
        """The office is closed; from now on the password opens it."""
        self._ready = True
        self._line.setText(
            self.tr(
                "Data kantor sudah ditutup. Isian yang belum disimpan tetap ada dan kembali setelah"
                " sandi dimasukkan."
            )
        )
        for button in (self.open_button, self.other_button, self.close_button):
            button.setEnabled(True)

    def try_open(self) -> None:
        """Ask for the key with what was typed."""
        if not self.open_button.isEnabled() or self.form.accept() is None:
            return
        self.set_busy(True)
        work = partial(_unlock, self._folder, self._user, self.word.value(), self._clock)
        self.word.clear()
        tasks.run(self, work, self.opened.emit, self.refuse, writes=True)

    def set_busy(self, busy: bool) -> None:
        """Show that the door is being tried."""
        self.open_button.setEnabled(not busy)
        self.open_button.set_text(self.tr("Membuka…") if busy else self.tr("Buka kunci"))

    def refuse(self, error: Exception) -> None:
        """Say why it stays locked."""
        self.set_busy(False)
        self.word.clear()
        if isinstance(error, WrongPassword):
            self.form.row("password").show_words(sentence_for(error).line)
        elif isinstance(error, TooManyTries):
            self._left = error.wait_seconds
            self._tick.start()
            self._count_down()
        else:
            self.notices.error(error)
            self.open_button.setEnabled(not isinstance(error, StoreDamaged))
        self.word.setFocus()

    def lift(self) -> None:
        """Show everything again as it was."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            with contextlib.suppress(RuntimeError):
                app.focusWindowChanged.disconnect(self._on_window)
        self._tick.stop()
        for curtain in self._curtains:
            if isValid(curtain):
                curtain.lift()
        self._curtains.clear()
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Esc opens nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the door from outside asks to end the program."""
        event.ignore()
        if self._ready:
            self.give_up.emit()

    def _wait_for_work(self) -> None:
        self._line.setText(self.tr("Pekerjaan yang sedang berjalan diselesaikan dahulu…"))
        for button in (self.open_button, self.other_button, self.close_button):
            button.setEnabled(False)

    def _cover_all(self) -> None:
        covered = {curtain.parentWidget() for curtain in self._curtains if isValid(curtain)}
        for window in QApplication.topLevelWidgets():
            shown = window.isVisible() and window.isWindow() and window is not self
            popup = window.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}
            if shown and popup:
                window.close()
            elif shown and window not in covered:
                self._curtains.append(Curtain(window))

    def _on_window(self, window: QWindow | None) -> None:
        """Work that ended may have opened a window: it goes behind the curtain, too."""
        if window is None or window is self.windowHandle() or self.isHidden():
            return
        QTimer.singleShot(0, self, self._stand_before)

    def _stand_before(self) -> None:
        known = len(self._curtains)
        self._cover_all()
        if len(self._curtains) > known:
            # The window shown last is the one that can be used.
            self.hide()
            self.open()

    def _count_down(self) -> None:
        if self._left <= 0:
            self._tick.stop()
            self.set_busy(False)
            self.word.setFocus()
            return
        minutes, seconds = divmod(self._left, 60)
        self.open_button.setEnabled(False)
        self.open_button.set_text(
            self.tr("Coba lagi dalam {minutes}:{seconds:02}").format(
                minutes=minutes, seconds=seconds
            )
        )
        self._left -= 1


def _unlock(folder: Path, user: str, password: str, clock: Clock, _: Progress) -> OfficeKey:
    from desa_app.office.unlock import unlock

    return unlock(folder, user, password, clock)
