# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 5: the first user and a password whose strength is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from ui.forms.form import Form
from ui.pages.first_run.step_page import StepPage
from ui.pages.password_words import PasswordPair
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from ui.pages.first_run.answers import Answers


class AccountStep(StepPage):
    """After this step the office is made."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "", "")
        self.say(
            self.tr("Pengguna dan sandi"),
            self.tr(
                "Sandi membuka data kantor ini. Tidak ada yang dapat membukanya tanpa sandi "
                "atau kode pemulihan."
            ),
        )
        self._form = Form(submit_on_last=True)
        self._form.add(
            "user_name",
            self.tr("&Nama pengguna"),
            TextField(limit=40),
            required=True,
            help=self.tr("Nama orang yang memakai komputer ini."),
        )
        self._pair = PasswordPair(self._form, self.tr("&Sandi"), self.tr("&Ulangi sandi"))
        self._form.setMaximumWidth(self.fontMetrics().averageCharWidth() * 80)
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self._form.changed.connect(self._judge)
        self._form.save_requested.connect(self.settled)

    @property
    def name(self) -> str:
        """Short name."""
        return self.tr("Pengguna dan sandi")

    @property
    def next_words(self) -> str:
        """This one makes the office."""
        return self.tr("Siapkan kantor")

    def enter(self) -> None:
        """Propose the secretary's name."""
        answers = self.answers
        self._form.set_values(
            {
                "user_name": answers.user_name or _plain_name(answers.secretary_name),
                "password": answers.password,
                "repeated": answers.password,
            }
        )
        self._judge()
        self._form.focus_first()
        name = self._form.field("user_name")
        if isinstance(name, QLineEdit):
            # A proposal: whoever types writes over it.
            name.selectAll()

    def leave(self) -> bool:
        """Both must agree and be strong enough."""
        values = self._form.accept()
        if values is None or not self._pair.settled(str(values["user_name"])):
            return False
        self.answers.user_name = str(values["user_name"])
        self.answers.password = str(values["password"])
        return True

    def refuse(self, words: str) -> None:
        """Say beside the password why the office could not be made with it."""
        self._form.row("password").show_words(words)
        self._pair.password.setFocus()

    def _judge(self) -> None:
        self._pair.judge(str(self._form.values()["user_name"]))


def _plain_name(name: str) -> str:
    """The name without the titles behind its comma, in ordinary letters, at most 40."""
    words = name.split(",")[0].strip()
    return (words.title() if words.isupper() else words)[:40]
