# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: name and password, or the printed recovery code and then a new password."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.errors import (
    DesaBinaanError,
    InvalidInput,
    StoreDamaged,
    TooManyTries,
    WeakPassword,
    WrongPassword,
    WrongRecoveryCode,
)
from desa_app.sentences import sentence_for
from ui import notices, tasks
from ui.forms.form import Form
from ui.pages.password_words import PasswordPair
from ui.theme import step
from ui.widgets.buttons import Button, plain, primary
from ui.widgets.choice_field import ChoiceField
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import PasswordField, TextField

if TYPE_CHECKING:
    from desa_app.clock import Clock
    from desa_app.office.sign import OfficeSign
    from desa_app.office.unlock import OfficeKey
    from ui.tasks import Progress


class LoginPage(QWidget):
    """Emits ``unlocked`` with the office's key."""

    unlocked = Signal(object)
    check_asked = Signal()
    restore_asked = Signal()
    sample_asked = Signal()
    damaged = Signal(object)

    def __init__(
        self, folder: Path, sign: OfficeSign, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._sign, self._clock = folder, sign, clock
        self._waits = QElapsedTimer()
        self._wait_seconds = 0
        self._stack = FrontStack()
        self._password = _PasswordCard(sign)
        self._recovery = _RecoveryCard()
        self._renewal = _RenewalCard(sign)
        for card in (self._password, self._recovery, self._renewal):
            self._stack.addWidget(card)
        self._key: OfficeKey | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(500)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(2)
        column.addWidget(self._stack)
        only_check = plain(self.tr("Periksa &surat tanpa masuk…"), icon="check")
        only_check.clicked.connect(self.check_asked)
        column.addWidget(only_check)
        restore = plain(self.tr("&Pulihkan dari cadangan…"), icon="backup")
        restore.clicked.connect(self.restore_asked)
        column.addWidget(restore)
        sample = plain(self.tr("&Coba dengan data contoh…"), icon="eye")
        sample.clicked.connect(self.sample_asked)
        column.addWidget(sample)
        column.addStretch(3)
        outer.addLayout(column)
        outer.addStretch(1)
        self._stack.setFixedWidth(step() * 100)
        self._tick.timeout.connect(self._count_down)
        self._password.asked.connect(self._unlock)
        self._password.recovery_wanted.connect(self._to_recovery)
        self._recovery.asked.connect(self._recover)
        self._recovery.went_back.connect(self._to_password)
        self._renewal.asked.connect(self._renew)

    def take_focus(self) -> None:
        """Put the cursor where the person begins."""
        card = self._stack.currentWidget()
        if isinstance(card, _Card):
            card.begin()

    # --- password -------------------------------------------------------------------------

    def _unlock(self) -> None:
        user, password = self._password.answers()
        self._password.set_busy(True)

        def work(_: Progress) -> OfficeKey:
            from desa_app.office.unlock import unlock

            return unlock(self._folder, user, password, self._clock)

        tasks.run(self, work, self._open, self._refused, writes=True)

    def _open(self, key: OfficeKey) -> None:
        self._password.set_busy(False)
        self._password.wipe()
        if key.must_change:
            self._key = key
            self._renewal.begin_first(key.user)
            self._stack.setCurrentWidget(self._renewal)
            self._renewal.begin()
            return
        self.unlocked.emit(key)

    def _refused(self, error: Exception) -> None:
        self._password.set_busy(False)
        if isinstance(error, TooManyTries):
            self._wait(error.wait_seconds)
        elif isinstance(error, WrongPassword):
            self._password.refuse(error)
        elif isinstance(error, StoreDamaged):
            self.damaged.emit(error)
        else:
            notices.show_error(self, error)

    def _wait(self, seconds: int) -> None:
        self._wait_seconds = seconds
        self._waits.start()
        self._tick.start()
        self._count_down()

    def _count_down(self) -> None:
        left = self._wait_seconds - self._waits.elapsed() // 1000
        for card in (self._password, self._recovery):
            card.wait(max(0, left))
        if left <= 0:
            self._tick.stop()
            self.take_focus()

    # --- recovery -------------------------------------------------------------------------

    def _to_recovery(self) -> None:
        self._stack.setCurrentWidget(self._recovery)
        self._recovery.begin()

    def _to_password(self) -> None:
        self._stack.setCurrentWidget(self._password)
        self._password.begin()

    def _recover(self) -> None:
        code = self._recovery.code()
        self._recovery.set_busy(True)

        def work(_: Progress) -> OfficeKey:
            from desa_app.office.unlock import unlock_with_recovery

            return unlock_with_recovery(self._folder, code, self._clock)

        tasks.run(self, work, self._recovered, self._recovery_refused, writes=True)

    def _recovered(self, key: OfficeKey) -> None:
        self._recovery.set_busy(False)
        self._key = key
        self._renewal.begin_recovered()
        self._stack.setCurrentWidget(self._renewal)
        self._renewal.begin()

    def _recovery_refused(self, error: Exception) -> None:
        self._recovery.set_busy(False)
        if isinstance(error, TooManyTries):
            self._wait(error.wait_seconds)
        elif isinstance(error, WrongRecoveryCode):
            self._recovery.refuse(error)
        elif isinstance(error, StoreDamaged):
            self.damaged.emit(error)
        else:
            notices.show_error(self, error)

    def _renew(self) -> None:
        key = self._key
        if key is None:
            return
        user, password = self._renewal.answers()
        self._renewal.set_busy(True)
        work = partial(_set_new_password, self._folder, key, user, password, self._clock)
        tasks.run(self, work, self._renewed, self._not_renewed, writes=True)

    def _renewed(self, key: OfficeKey) -> None:
        self._renewal.set_busy(False)
        self.unlocked.emit(key)

    def _not_renewed(self, error: Exception) -> None:
        self._renewal.set_busy(False)
        if isinstance(error, WeakPassword):
            self._renewal.refuse(error)
        elif isinstance(error, InvalidInput):
            self._renewal.form.set_problems(error.problems)
        else:
            notices.show_error(self, error)


def _set_new_password(
    folder: Path, key: OfficeKey, user: str, password: str, clock: Clock, _: Progress
) -> OfficeKey:
    from desa_app.office.unlock import set_new_password

    return set_new_password(folder, key, user, password, clock)


class _Card(QWidget):
    """One of the three small forms of the door."""

    asked = Signal()

    def __init__(self, title: str, line: str, verb: str, busy_verb: str) -> None:
        super().__init__()
        self._verb, self._busy_verb = verb, busy_verb
        self.form = Form(submit_on_last=True)
        self.go: Button = primary(verb)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(step() * 3)
        self.column.addWidget(Text(title, Type.TITLE, wrap=True))
        self.line = Text(line, Type.MUTED, wrap=True)
        self.line.setVisible(bool(line))
        self.column.addWidget(self.line)
        self.column.addSpacing(step() * 2)
        self.column.addWidget(self.form)
        self.column.addWidget(self.go)
        self.go.clicked.connect(self.submit)
        self.form.save_requested.connect(self.submit)

    def submit(self) -> None:
        """Ask, if the form is complete and nothing is under way."""
        if self.go.isEnabled() and self.form.accept() is not None:
            self.asked.emit()

    def set_busy(self, busy: bool) -> None:
        """Show that an answer is being prepared."""
        self.go.setEnabled(not busy)
        self.go.set_text(self._busy_verb if busy else self._verb)

    def wait(self, seconds: int) -> None:
        """Count down after too many tries."""
        self.go.setEnabled(seconds <= 0)
        if seconds <= 0:
            self.go.set_text(self._verb)
            return
        minutes, rest = divmod(seconds, 60)
        left = self.tr("Coba lagi dalam {minutes}:{seconds:02}").format(
            minutes=minutes, seconds=rest
        )
        self.go.set_text(left)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.form.focus_first()


class _PasswordCard(_Card):
    recovery_wanted = Signal()

    def __init__(self, sign: OfficeSign) -> None:
        super().__init__(*_password_words(sign))
        self._user = ChoiceField([(name, name) for name in sign.users])
        self._word = PasswordField()
        self.form.add("user", self.tr("&Nama pengguna"), self._user, required=True)
        self.form.add("password", self.tr("&Sandi"), self._word, required=True)
        if sign.users:
            self.form.set_values({"user": sign.users[0]})
        self._lost = plain(self.tr("Lupa sandi? Pakai kode pemulihan"), icon="key")
        self.column.addWidget(self._lost)
        self._lost.clicked.connect(self.recovery_wanted)

    def answers(self) -> tuple[str, str]:
        return str(self._user.value() or ""), self._word.value()

    def refuse(self, error: DesaBinaanError) -> None:
        self.form.row("password").show_words(sentence_for(error).line)
        self._word.setFocus()
        self._word.selectAll()

    def wipe(self) -> None:
        self._word.clear()

    def begin(self) -> None:
        (self._word if self._user.value() else self._user).setFocus()


def _password_words(sign: OfficeSign) -> tuple[str, str, str, str]:
    return (
        f"{sign.kind_word} {sign.name}",
        QCoreApplication.translate("LoginPage", "Kode wilayah {code}").format(code=sign.code),
        QCoreApplication.translate("LoginPage", "Masuk"),
        QCoreApplication.translate("LoginPage", "Membuka…"),
    )


class _RecoveryCard(_Card):
    went_back = Signal()

    def __init__(self) -> None:
        super().__init__(
            QCoreApplication.translate("LoginPage", "Kode pemulihan"),
            QCoreApplication.translate(
                "LoginPage",
                "Kode ini tercetak pada lembar pemulihan yang disimpan di lemari besi kantor. "
                "Setelah itu Anda membuat sandi baru.",
            ),
            QCoreApplication.translate("LoginPage", "Lanjut"),
            QCoreApplication.translate("LoginPage", "Memeriksa…"),
        )
        self._code = TextField(limit=80)
        self.form.add(
            "code",
            self.tr("&Kode dari lembar pemulihan"),
            self._code,
            required=True,
            help=self.tr("Huruf besar dan kecil sama saja; tanda hubung boleh dilewati."),
        )
        self._back = plain(self.tr("Kembali ke sandi"), icon="back")
        self.column.addWidget(self._back)
        self._back.clicked.connect(self.went_back)

    def code(self) -> str:
        return self._code.value()

    def refuse(self, error: DesaBinaanError) -> None:
        self.form.row("code").show_words(sentence_for(error).line)
        self._code.setFocus()


def _recovered_words() -> str:
    return QCoreApplication.translate(
        "LoginPage", "Kode pemulihan benar. Lembar pemulihan yang lama tetap berlaku."
    )


class _RenewalCard(_Card):
    def __init__(self, sign: OfficeSign) -> None:
        super().__init__(
            QCoreApplication.translate("LoginPage", "Buat sandi baru"),
            _recovered_words(),
            QCoreApplication.translate("LoginPage", "Simpan sandi dan masuk"),
            QCoreApplication.translate("LoginPage", "Menyimpan…"),
        )
        self._user = ChoiceField([(name, name) for name in sign.users])
        self.form.add("user", self.tr("&Nama pengguna"), self._user, required=True)
        self._pair = PasswordPair(self.form, self.tr("&Sandi baru"), self.tr("&Ulangi sandi baru"))
        if sign.users:
            self.form.set_values({"user": sign.users[0]})
        self.form.changed.connect(self._judge)

    def begin_recovered(self) -> None:
        """The recovery code was right: anybody's password can be made anew."""
        self._user.setEnabled(True)
        self.line.setText(_recovered_words())

    def begin_first(self, user: str) -> None:
        """Somebody's first password was right, and only they choose the next one."""
        self._user.set_value(user)
        self._user.setEnabled(False)
        self.line.setText(
            self.tr(
                "Selamat datang. Sandi pertama dibuat orang lain; buat sekarang sandi"
                " yang hanya Anda ketahui."
            )
        )

    def answers(self) -> tuple[str, str]:
        return str(self._user.value() or ""), self._pair.password.value()

    def submit(self) -> None:
        if self.form.accept() is not None and self._pair.settled(str(self._user.value() or "")):
            self.asked.emit()

    def refuse(self, error: DesaBinaanError) -> None:
        self.form.row("password").show_words(sentence_for(error).line)

    def begin(self) -> None:
        (self._pair.password if self._user.value() else self._user).setFocus()

    def _judge(self) -> None:
        self._pair.judge(str(self._user.value() or ""))
