# SPDX-License-Identifier: GPL-3.0-or-later
"""One field of a form: label, input, help, and the line for what is wrong with it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desa_app.errors import Problem
from ui.theme import step
from ui.widgets.field import Field, mark_problem, name_input
from ui.widgets.labels import Text, Type


class FormRow(QWidget):
    """Made by :meth:`ui.forms.form.Form.add`; signals carry the field's name."""

    changed = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        name: str,
        label: str,
        widget: QWidget,
        *,
        required: bool,
        help_text: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.widget = widget
        self.input = cast("Field", widget)
        self.required = required
        self.watched = False
        self._help_text = help_text
        plain = label.replace("&", "")
        shown = f"{label} *" if required else label
        self._label = Text(shown, Type.STRONG)
        self._label.setBuddy(widget)
        if not label:
            self._label.hide()
        self._help = Text(help_text, Type.SMALL, wrap=True)
        # Never shown here: a label without a parent yet would open as a window of its own.
        if not help_text:
            self._help.hide()
        self._problem = Text("", Type.PROBLEM, wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step())
        for part in (self._label, widget, self._problem, self._help):
            column.addWidget(part)
        column.addStretch(1)
        said = self.tr("{label}, wajib diisi").format(label=plain) if required else plain
        if isinstance(widget, QCheckBox) and not label:
            said = widget.text().replace("&", "")
        name_input(widget, said, help_text)
        self.input.changed.connect(self._tell_changed)
        self.input.left.connect(self._tell_left)

    @property
    def problem_text(self) -> str:
        """The sentence under the field, or nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    def set_label(self, label: str) -> None:
        """Change the label, for example when the office is a kelurahan."""
        self._label.setText(f"{label} *" if self.required else label)
        plain = label.replace("&", "")
        said = self.tr("{label}, wajib diisi").format(label=plain) if self.required else plain
        name_input(self.widget, said, self._help_text)

    def filled(self) -> bool:
        """Whether something is in the field."""
        value = self.input.value()
        return value is not None and value != "" and value is not False

    def own_problem(self) -> Problem | None:
        """What the typing itself shows: not readable, or missing though required."""
        if self.isHidden():
            return None
        code = self.input.problem_code()
        if code:
            typed = str(getattr(self.widget, "typed", self.input.value)())
            return Problem(self.name, code, typed, str(len(typed)))
        if self.required and not self.filled():
            return Problem(self.name, "kosong")
        return None

    def show_problem(self, problem: Problem | None) -> None:
        """Write the sentence under the field, or take it away."""
        words = ""
        if problem is not None:
            from desa_app.remarks import problem_sentence

            words = problem_sentence(problem)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Write any sentence under the field, for example that the password is wrong."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        mark_problem(self.widget, bool(words))
        description = f"{words} {self._help_text}".strip()
        self.widget.setAccessibleDescription(description)

    def _tell_changed(self) -> None:
        self.changed.emit(self.name)

    def _tell_left(self) -> None:
        self.left.emit(self.name)
