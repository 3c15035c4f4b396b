# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a sentence appears: a calm bar at the top of the page, or a dialog for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desa_app.errors import Cancelled, DesaBinaanError, OfficeLocked
from ui import shortcuts
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import Button, Kind, plain, primary
from ui.widgets.labels import IconLabel, Text, Type, restyle


class Notice(StrEnum):
    """The four kinds of sentence."""

    SUCCESS = "berhasil"
    INFO = "info"
    WARN = "perhatian"
    ERROR = "gagal"


_TONES = {
    Notice.SUCCESS: ("ok", Tone.GOOD),
    Notice.INFO: ("info", Tone.INFO),
    Notice.WARN: ("warning", Tone.WARN),
    Notice.ERROR: ("block", Tone.BAD),
}


def notice_word(kind: Notice) -> str:
    """The word beside the colour."""
    return {
        Notice.SUCCESS: QCoreApplication.translate("Notices", "Selesai"),
        Notice.INFO: QCoreApplication.translate("Notices", "Keterangan"),
        Notice.WARN: QCoreApplication.translate("Notices", "Perhatian"),
        Notice.ERROR: QCoreApplication.translate("Notices", "Belum berhasil"),
    }[kind]


class NoticeBar(QFrame):
    """One sentence at the top of a page with an icon, a word and perhaps one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self._run: Callable[[], None] | None = None
        self._icon = IconLabel("info", tone=Tone.INFO)
        self._word = Text("", Type.STRONG)
        self._text = Text("", wrap=True)
        self._action = Button("", Kind.SECONDARY)
        self._action.hide()
        self._close = plain("", icon="close")
        self._close.setAccessibleName(self.tr("Tutup pemberitahuan"))
        self._close.setToolTip(self.tr("Tutup pemberitahuan"))
        row = QHBoxLayout(self)
        row.setContentsMargins(unit * 3, unit * 2, unit * 2, unit * 2)
        row.setSpacing(unit * 2)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.clear)

    def success(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Say that something is done."""
        self.show_notice(Notice.SUCCESS, text, action, run)

    def undoable(self, text: str, undo: Callable[[], None]) -> None:
        """Say that something is done, which Urungkan or Ctrl+Z takes back while this stands."""
        self.show_notice(Notice.SUCCESS, text, self.tr("Urungkan"), undo, key=shortcuts.UNDO)

    def info(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Say something worth knowing."""
        self.show_notice(Notice.INFO, text, action, run)

    def warn(self, text: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Say that something needs a look."""
        self.show_notice(Notice.WARN, text, action, run)

    def error(self, error: Exception) -> None:
        """Say what an error means, in the program's words; a press of Batal says nothing."""
        if isinstance(error, Cancelled):
            self.clear()
            return
        if isinstance(error, OfficeLocked):
            # What came too late for the lock; the lock itself is before everybody's eyes.
            return
        what, meaning, todo = error_words(error)
        self.show_notice(Notice.ERROR, " ".join(part for part in (what, meaning, todo) if part))

    def show_notice(
        self,
        kind: Notice,
        text: str,
        action: str = "",
        run: Callable[[], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Show one sentence; it replaces the one before."""
        icon, tone = _TONES[kind]
        self._run = run
        self._icon.set_icon(icon, tone)
        self._word.setText(notice_word(kind))
        self._text.setText(text)
        self._action.set_text(action, shortcut=key)
        self._action.setVisible(bool(action))
        restyle(self, "notice", tone.value)
        for label in self.findChildren(QLabel):
            restyle_child(label)
        self.setAccessibleName(f"{notice_word(kind)}: {text}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """The sentence that is shown, or nothing."""
        return self._text.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Take the sentence away."""
        self._run = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return
        super().keyPressEvent(event)

    def _act(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()


def restyle_child(widget: QWidget) -> None:
    """Dress a child anew after a property of its parent changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def error_words(error: Exception) -> tuple[str, str, str]:
    """What happened, what it means, what to do; also for errors nobody foresaw."""
    from desa_app.sentences import sentence_for

    sentence = sentence_for(error)
    return sentence.what, sentence.meaning, sentence.todo


class ErrorDialog(QDialog):
    """What happened, what it means, what to do."""

    def __init__(self, what: str, meaning: str, todo: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unit = step()
        self.setWindowTitle(self.tr("Belum berhasil"))
        width = unit * 115
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        head = QHBoxLayout()
        head.setSpacing(unit * 3)
        head.addWidget(IconLabel("warning", tone=Tone.BAD, steps=7))
        head.addWidget(Text(what, Type.HEADING, wrap=True), 1)
        column.addLayout(head)
        for words in (meaning, todo):
            if words:
                column.addWidget(Text(words, wrap=True))
        column.addSpacing(unit * 2)
        close = primary(self.tr("Tutup"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column.addLayout(buttons)
        self.setAccessibleDescription(" ".join((what, meaning, todo)))
        close.setDefault(True)
        close.setFocus()
        close.clicked.connect(self.accept)
        # Wrapped words need less height at this width than a layout guesses without knowing it.
        self.resize(width, column.totalHeightForWidth(width))


def show_error(parent: QWidget, error: Exception) -> None:
    """Show an error in a dialog; pressing Batal is no error. Bugs go to the crash report."""
    if isinstance(error, (Cancelled, OfficeLocked)):
        return
    if not isinstance(error, DesaBinaanError):
        from ui import crash

        crash.report(error)
        return
    dialog = ErrorDialog(*error_words(error), parent)
    dialog.exec()
    dialog.deleteLater()
