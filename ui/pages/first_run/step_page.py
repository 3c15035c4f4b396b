# SPDX-License-Identifier: GPL-3.0-or-later
"""Base of the wizard's steps: a title, a line, a body, and whether one may go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import step
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from ui.pages.first_run.answers import Answers


class StepPage(QWidget):
    """One step. ``settled`` asks the wizard to go on, as pressing Lanjut does."""

    settled = Signal()

    def __init__(self, answers: Answers, title: str, line: str) -> None:
        super().__init__()
        self.answers = answers
        self._title = Text(title, Type.TITLE, wrap=True)
        self._line = Text(line, Type.MUTED, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step())
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(step() * 4)
        self.body = QVBoxLayout()
        self.body.setSpacing(step() * 3)
        column.addLayout(self.body, 1)

    def say(self, title: str, line: str) -> None:
        """Change title and line."""
        self._title.setText(title)
        self._line.setText(line)

    @property
    def name(self) -> str:
        """Short name beside the number at the left."""
        raise NotImplementedError

    @property
    def next_words(self) -> str:
        """What the button that goes on says."""
        return self.tr("Lanjut")

    @property
    def may_go_back(self) -> bool:
        """Whether the step before can still be changed."""
        return True

    def enter(self) -> None:
        """Show the answers and put the cursor into the first input."""

    def leave(self) -> bool:
        """Take the answers; False (with the reason beside the field) keeps the person here."""
        return True
