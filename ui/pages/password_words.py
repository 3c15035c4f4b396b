# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong a password is, in words; two fields that must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.office import PASSWORD_MINIMUM
from ui.palette import Tone
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import PasswordField

if TYPE_CHECKING:
    from ui.forms.form import Form

_VARIETY, _GOOD_LENGTH = 5, 14


def strength(password: str, user: str) -> tuple[Tone, str]:
    """Meaning and words; GOOD and INFO can be used, WARN and BAD cannot or should not."""

    def say(text: str) -> str:
        return QCoreApplication.translate("PasswordWords", text)

    if not password:
        return Tone.NEUTRAL, say("Paling sedikit {count} huruf atau angka.").format(
            count=PASSWORD_MINIMUM
        )
    if len(password) < PASSWORD_MINIMUM:
        left = PASSWORD_MINIMUM - len(password)
        return Tone.BAD, say("Terlalu pendek: masih kurang {count} huruf.").format(count=left)
    if len(set(password)) < _VARIETY:
        return Tone.BAD, say("Terlalu mudah ditebak: pakai huruf yang lebih beragam.")
    if user.strip() and user.strip().casefold() in password.casefold():
        return Tone.WARN, say("Lemah: jangan pakai nama pengguna di dalam sandi.")
    if len(password) >= _GOOD_LENGTH:
        return Tone.GOOD, say("Kuat.")
    return Tone.INFO, say("Cukup. Tiga atau empat kata yang tidak berhubungan lebih kuat lagi.")


class PasswordPair:
    """Adds password and repetition to a form and judges them; no widget of its own."""

    def __init__(self, form: Form, label: str, again: str) -> None:
        self._form = form
        self.password = PasswordField()
        self.repeated = PasswordField()
        form.add("password", label, self.password, required=True)
        self.words = Text(strength("", "")[1], Type.SMALL, wrap=True)
        form.add("repeated", again, self.repeated, required=True)
        form.add_widget(self.words)

    def judge(self, user: str) -> None:
        """Write how strong it is now."""
        tone, words = strength(self.password.value(), user)
        self.words.setText(words)
        self.words.set_tone(None if tone is Tone.NEUTRAL else tone)

    def settled(self, user: str) -> bool:
        """Whether it can be taken; says beside the field why not."""
        tone, words = strength(self.password.value(), user)
        if tone in {Tone.BAD, Tone.WARN}:
            self._form.row("password").show_words(words)
            self.password.setFocus()
            return False
        if self.password.value() != self.repeated.value():
            self._form.row("repeated").show_words(
                QCoreApplication.translate("PasswordWords", "Tidak sama dengan sandi di atas.")
            )
            self.repeated.setFocus()
            return False
        return True
