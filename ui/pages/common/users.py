# SPDX-License-Identifier: GPL-3.0-or-later
"""Pengguna: who works at this computer and with which rights; of either office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.user import Right
from ui.looking import Looking
from ui.notices import NoticeBar
from ui.pages.common.guard_window import GuardWindow
from ui.pages.common.user_windows import (
    FirstPasswordWindow,
    OwnPasswordWindow,
    RemoveUserWindow,
    UserWindow,
)
from ui.pages.common.user_words import rights_words, role_word, state_words
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.window_size import resize_within

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.user import User
    from desa_app.kecamatan import Kecamatan
    from ui.notices import NoticeBar as Notices
    from ui.pages.common.small_window import SmallWindow
    from ui.preferences import Preferences

    Office = Desa | Kecamatan


class UsersCard(Card):
    """Who is working, their own password, and the way to all users."""

    changed = Signal()

    def __init__(self, office: Office, preferences: Preferences, notices: Notices) -> None:
        super().__init__()
        self.set_heading(self.tr("Pengguna"))
        self._looking = Looking(self, self._show)
        self._office, self._preferences, self._notices = office, preferences, notices
        self._told = Text("", Type.BODY, wrap=True)
        self.list_button = secondary(self.tr("Daftar pengguna…"), icon="people")
        self.own_button = secondary(self.tr("Ganti sandi saya…"), icon="key")
        self.guard_button = secondary(self.tr("Penjagaan dan jejak…"), icon="lock")
        self.body.addWidget(self._told)
        for button in (self.list_button, self.own_button, self.guard_button):
            self.body.addWidget(button)
        self.list_button.clicked.connect(self.open_list)
        self.own_button.clicked.connect(self.change_own)
        self.guard_button.clicked.connect(self.open_guard)
        self.refresh()

    def refresh(self) -> None:
        """Say who is working, with today's rights."""
        self._looking.ask(self._office.users.me)

    def _show(self, me: User) -> None:
        role = role_word(self._office.profile, me.rights.role)
        rights = rights_words(self._office.profile, me)
        told = "\n".join((self.tr("{name} · {role}"), self.tr("Hak khusus: {rights}")))
        self._told.setText(told.format(name=me.name, role=role, rights=rights))

    def open_list(self) -> UsersWindow:
        """Show everybody."""
        window = UsersWindow(self._office, self._preferences, self.window())
        window.changed.connect(self._on_changed)
        window.open()
        return window

    def open_guard(self) -> GuardWindow:
        """Show where the data lie, when the window locks itself, and the log."""
        office = self._office
        parts = (office.settings, office.trail, office.users)
        window = GuardWindow(office, parts, self._preferences, self.window())
        window.open()
        return window

    def change_own(self) -> OwnPasswordWindow:
        """Ask for the old and the new password."""
        window = OwnPasswordWindow(self._office, self.window())
        window.saved.connect(self._on_own)
        window.open()
        return window

    def _on_own(self, _nothing: object) -> None:
        self._notices.success(self.tr("Sandi Anda sudah berganti. Pakai yang baru mulai sekarang."))

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()


class UsersWindow(QDialog):
    """The list of users; without the right to manage it is only read."""

    changed = Signal()

    def __init__(self, office: Office, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pengguna"))
        resize_within(self, 250, 130)
        self.notices = NoticeBar()
        self.model: TableModel[User] = TableModel(self._columns())
        self.table = TableView(self.model, "pengguna", self.tr("Pengguna"), preferences)
        self.add_button = primary(self.tr("&Tambah pengguna…"), icon="plus")
        self.change_button = secondary(self.tr("&Ubah hak…"), icon="edit")
        self.password_button = secondary(self.tr("Beri &sandi baru…"), icon="key")
        self.remove_button = secondary(self.tr("&Keluarkan…"), icon="block")
        close = secondary(self.tr("Kembali"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Pengguna"), Type.HEADING))
        column.addWidget(Text(self._explanation(), Type.MUTED, wrap=True))
        column.addWidget(self.notices)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        self._buttons = (
            self.add_button,
            self.change_button,
            self.password_button,
            self.remove_button,
        )
        for button in self._buttons:
            button.setVisible(self._may)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.add_button.clicked.connect(self.add)
        self.change_button.clicked.connect(self.change)
        self.password_button.clicked.connect(self.give_password)
        self.remove_button.clicked.connect(self.remove)
        close.clicked.connect(self.reject)
        self.table.opened.connect(self._open)
        self.table.selection_changed.connect(self._on_selected)
        self.refresh()

    @property
    def _may(self) -> bool:
        return self._office.users.may(Right.USERS)

    @property
    def selected(self) -> User | None:
        """The user that the buttons are about."""
        rows = self.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    def refresh(self) -> None:
        """Read the list anew."""
        self.model.set_rows(self._office.users.list())
        self._on_selected()

    def add(self) -> SmallWindow:
        """Ask for somebody new."""
        return self._ask(UserWindow(self._office, None, self))

    def change(self) -> None:
        """Give the selected user other rights."""
        if self.selected is not None and self._may:
            self._ask(UserWindow(self._office, self.selected, self))

    def give_password(self) -> None:
        """Give the selected user a password, or let them in again."""
        if self.selected is not None:
            self._ask(FirstPasswordWindow(self._office, self.selected, self))

    def remove(self) -> None:
        """Take the selected user's way in."""
        if self.selected is not None:
            self._ask(RemoveUserWindow(self._office, self.selected, self))

    def _ask(self, window: SmallWindow) -> SmallWindow:
        window.saved.connect(self._on_saved)
        window.open()
        return window

    def _open(self, _user: User) -> None:
        self.change()

    def _on_saved(self, _user: object) -> None:
        self.refresh()
        self.changed.emit()

    def _on_selected(self, _rows: object = None) -> None:
        chosen = self.selected
        other = chosen is not None and chosen.name != self._office.user
        active = chosen is not None and chosen.active
        self.change_button.setEnabled(active)
        self.password_button.setEnabled(other)
        self.password_button.set_text(
            self.tr("Aktifkan &lagi…") if other and not active else self.tr("Beri &sandi baru…")
        )
        self.remove_button.setEnabled(other and active)

    def _explanation(self) -> str:
        if self._may:
            return self.tr(
                "Setiap orang memakai sandinya sendiri, supaya catatan menyebut siapa yang"
                " mengerjakannya. Yang keluar tetap tercatat namanya."
            )
        return self.tr("Daftar ini hanya diubah oleh pengguna yang mengelola pengguna.")

    def _columns(self) -> tuple[Column[User], ...]:
        profile = self._office.profile

        def role(user: User) -> str:
            return role_word(profile, user.rights.role)

        def rights(user: User) -> str:
            return rights_words(profile, user)

        def state(user: User) -> str:
            return state_words(user)[0]

        return (
            Column(self.tr("Nama pengguna"), _name, width=24, stretch=True),
            Column(self.tr("Peran"), role, width=22),
            Column(self.tr("Hak khusus"), rights, width=32),
            Column(self.tr("Keadaan"), state, chip=state_words, width=14),
        )


def _name(user: User) -> str:
    return user.name
