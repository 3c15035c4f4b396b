# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window that asks for one secret, a password or the recovery code, and proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.errors import (
    Cancelled,
    DesaBinaanError,
    TooManyTries,
    WrongPassword,
    WrongRecoveryCode,
)
from desa_app.sentences import sentence_for
from ui.notices import show_error
from ui.pages.common.small_window import SmallWindow
from ui.progress import run_with_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.tasks import Progress
    from ui.widgets.text_fields import TextField


class ProofWindow(SmallWindow):
    """``saved`` carries what ``work`` gave for the secret; stretching one takes its time."""

    def __init__(
        self,
        heading: str,
        line: str,
        verb: str,
        label: str,
        field: TextField,
        work: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(heading, line, verb, columns=1, parent=parent)
        self._verb, self._work, self.field = verb, work, field
        self.form.add("proof", label, field, required=True)
        self.form.focus_first()

    def try_save(self) -> None:
        """Prove what was typed; a wrong one is said beside the field."""
        if self.form.accept() is None:
            return
        typed, work = self.field.value(), self._work

        def prove(progress: Progress) -> object:
            return work(typed)

        run_with_progress(
            self, self._verb, prove, self._proved, self._refused, writes=True, cancellable=False
        )

    def _proved(self, result: object) -> None:
        self.field.clear()
        self.saved.emit(result)
        self.accept()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, WrongPassword | WrongRecoveryCode | TooManyTries):
            self.form.row("proof").show_words(sentence_for(error).line)
            self.field.selectAll()
            self.field.setFocus()
        elif isinstance(error, DesaBinaanError):
            self.notices.error(error)
        elif not isinstance(error, Cancelled):
            show_error(self, error)
