# SPDX-License-Identifier: GPL-3.0-or-later
"""Penjagaan: where the data lie, when the window locks itself, the log and its head on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.log_head import HeadState
from desa_app.domain.user import Right
from desa_app.errors import DesaBinaanError, InvalidInput, Problem
from desa_app.office.settings import LOCK_MINUTES
from desa_app.remarks_folder import folder_todo, folder_words, head_words
from ui import tasks
from ui.forms.form import Form
from ui.idle import choose_minutes
from ui.notices import NoticeBar
from ui.pages.common.trail_window import TrailWindow
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Text, Type
from ui.widgets.scrolled import scrolling
from ui.widgets.text_fields import TextField
from ui.window_size import resize_within

if TYPE_CHECKING:
    from desa_app.domain.log_head import HeadVerdict, LogHead
    from desa_app.office.open_office import OpenOffice
    from desa_app.office.settings import Settings
    from desa_app.office.trail import Trail
    from desa_app.office.users import Users
    from ui.preferences import Preferences
    from ui.tasks import Progress


class GuardWindow(QDialog):
    """Read by everybody; the minutes are chosen by those who may change the office's settings."""

    def __init__(
        self,
        office: OpenOffice,
        parts: tuple[Settings, Trail, Users],
        preferences: Preferences | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._settings, self._trail, users = parts
        self._preferences = preferences
        self._may_set = users.may(Right.OFFICE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Penjagaan dan jejak"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        resize_within(self, 200, 176)
        self.notices = NoticeBar()
        self._folder = Text(str(office.folder), wrap=True)
        self._places = Text("", wrap=True)
        self._head = Text("", Type.STRONG)
        self.form = Form(columns=2)
        self.minutes = ChoiceField(
            tuple((one, self.tr("{n} menit").format(n=one)) for one in LOCK_MINUTES)
        )
        self.minutes.setEnabled(self._may_set)
        self.save_button = secondary(self.tr("&Simpan lamanya"), icon="save")
        self.save_button.setVisible(self._may_set)
        self.compare_button = secondary(self.tr("&Bandingkan dengan kertas"), icon="check")
        self.trail_button = secondary(self.tr("Buka &jejak…"), icon="book")
        self.trail_button.setVisible(self._trail.allowed)
        self._build()
        self.save_button.clicked.connect(self.save_minutes)
        self.compare_button.clicked.connect(self.compare)
        self.trail_button.clicked.connect(self.open_trail)
        self._show_places()
        self.form.set_values({"minutes": self._settings.lock_minutes()})
        tasks.run(self, partial(_head, self._trail), self._show_head, self._failed, writes=False)

    def _build(self) -> None:
        unit = step()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Penjagaan dan jejak"), Type.TITLE))
        column.addWidget(self.notices)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(unit * 3)
        body.addWidget(Text(self.tr("Tempat data"), Type.HEADING))
        body.addWidget(self._folder)
        body.addWidget(self._places)
        self.form.add_section(
            self.tr("Kunci otomatis"),
            self.tr("Layar tertutup dan kunci data dilepas; isian yang belum disimpan tetap ada."),
        )
        self.form.add("minutes", self.tr("Bila tidak &disentuh selama"), self.minutes)
        self.form.add_widget(_left(self.save_button))
        self.form.add_section(
            self.tr("Jejak"),
            self.tr(
                "Kepala jejak tercetak pada rekap bulanan. Ketik yang di kertas: bila jejak pernah"
                " diubah atau dipotong, keduanya tidak cocok lagi."
            ),
        )
        self.form.add_widget(self._head)
        self.form.add(
            "log_head",
            self.tr("&Kepala jejak dari kertas"),
            TextField(limit=80),
            help=self.tr("Misalnya 1234: 3f2a-99bc-10de-77aa"),
            span=2,
        )
        self.form.add_widget(_left(self.compare_button, self.trail_button))
        body.addWidget(self.form)
        column.addWidget(scrolling(inner), 1)
        back = secondary(self.tr("Kembali"))
        column.addLayout(_row(back, at_end=True))
        back.clicked.connect(self.accept)

    def save_minutes(self) -> None:
        """Keep after how many minutes the window locks itself."""
        chosen = self.minutes.value()
        if not isinstance(chosen, int):
            return
        try:
            self._settings.set_lock_minutes(chosen)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        choose_minutes(chosen)
        self.notices.success(
            self.tr("Mulai sekarang program mengunci diri setelah {n} menit.").format(n=chosen)
        )

    def compare(self) -> None:
        """Compare what was typed from a paper with the log."""
        typed = str(self.form.values().get("log_head") or "")
        if not typed.strip():
            self.form.set_problems((Problem("log_head", "kosong"),))
            return
        work = partial(_compare, self._trail, typed)
        tasks.run(self, work, self._compared, self._failed, writes=False)

    def open_trail(self) -> TrailWindow:
        """Show the whole log."""
        window = TrailWindow(self._trail, self._preferences, self)
        window.open()
        return window

    def _show_places(self) -> None:
        places = self._settings.folder_places()
        if not places:
            self._places.setText(self.tr("Tempat ini baik: cakram di komputer ini sendiri."))
            return
        self._places.setText(
            "\n".join(f"{folder_words(place)} {folder_todo(place)}" for place in places)
        )

    def _show_head(self, head: LogHead) -> None:
        self._head.setText(
            self.tr("Sekarang sampai nomor {head}").format(head=head.words + head.without)
        )

    def _compared(self, verdict: HeadVerdict) -> None:
        words = head_words(verdict)
        if verdict.state is HeadState.SAME:
            self.notices.success(words)
        else:
            self.notices.warn(words)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            self.form.set_problems(error.problems)
        else:
            self.notices.error(error)


def _row(*widgets: QWidget, at_end: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(step() * 3)
    if at_end:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    if not at_end:
        row.addStretch(1)
    return row


def _left(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(_row(*widgets))
    return holder


def _head(trail: Trail, _: Progress) -> LogHead:
    return trail.head()


def _compare(trail: Trail, typed: str, _: Progress) -> HeadVerdict:
    return trail.compare(typed)
