# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening what an office keeps without being at its door: by a password, or by the paper's code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.errors import TooManyTries, UserRemoved, WrongPassword, WrongRecoveryCode
from desa_app.sentences import sentence_for
from ui.forms.form import Form
from ui.widgets.buttons import plain
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_fields import PasswordField, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence


class KeyForm(Form):
    """A user with a password, or the recovery code; ``other_way`` swaps, its window places it."""

    def __init__(self, password_label: str) -> None:
        super().__init__(columns=2, submit_on_last=True)
        self.by_code = False
        self.user = ChoiceField()
        self.password = PasswordField()
        self.code = TextField()
        self.add("user", self.tr("&Nama pengguna"), self.user, required=True)
        self.add("password", password_label, self.password, required=True)
        self.add("code", self.tr("&Kode pemulihan"), self.code, required=True, span=2)
        self.other_way = plain("", icon="key")
        self.other_way.clicked.connect(self.swap_way)
        self._show_way()

    def offer(self, users: Sequence[str]) -> None:
        """Let one of these users be chosen, the first to begin with."""
        self.user.set_options([(name, name) for name in users])
        self.user.set_value(users[0] if users else None)

    def answer(self) -> tuple[str, str, str] | None:
        """User, password and code, of which one way is empty; ``None`` while something is missing.

        What is missing is said beside its field.
        """
        values = self.accept()
        if values is None:
            return None
        if self.by_code:
            return "", "", self.code.value()
        return str(values["user"] or ""), self.password.value(), ""

    def forget(self) -> None:
        """Empty what opens the office."""
        self.password.clear()
        self.code.clear()

    def refuse(self, error: Exception) -> bool:
        """Say beside its field why the key does not open; ``False`` for any other error."""
        if not isinstance(error, WrongPassword | WrongRecoveryCode | TooManyTries | UserRemoved):
            return False
        field = "code" if self.by_code else "password"
        self.row(field).show_words(sentence_for(error).line)
        self.field(field).setFocus()
        return True

    def swap_way(self) -> None:
        """From password to code, or back; the cursor waits where typing goes on."""
        self.by_code = not self.by_code
        self._show_way()
        self.field("code" if self.by_code else "password").setFocus()

    def _show_way(self) -> None:
        for name in ("user", "password"):
            self.show_field(name, not self.by_code)
        self.show_field("code", self.by_code)
        words = (self.tr("Pakai kode pemulihan"), self.tr("Pakai sandi"))
        self.other_way.set_text(words[self.by_code])
