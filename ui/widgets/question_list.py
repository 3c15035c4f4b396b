# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions answered by one key each: Y, T or ?; the keyboard goes on by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import step
from ui.widgets.buttons import FilterButton
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_KEYS = {Qt.Key.Key_Y: 0, Qt.Key.Key_T: 1, Qt.Key.Key_Question: 2, Qt.Key.Key_Slash: 2}


@dataclass(frozen=True, slots=True)
class Question:
    """One line: its key, what is asked, and under which heading it stands."""

    key: str
    words: str
    heading: str


class QuestionRow(QFrame):
    """A question with three answers and a note. The row itself has the keyboard.

    ``answered`` asks for the next row; ``changed`` follows every key; ``moved`` is -1 or 1.
    """

    answered = Signal()
    changed = Signal()
    moved = Signal(int)
    reached = Signal()

    def __init__(self, number: int, question: Question, values: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.question = question
        self._values = tuple(values)
        unit = step()
        self.setProperty("surface", "question")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = Text(f"{number}. {question.words}", wrap=True)
        self._group = QButtonGroup(self)
        # None at first: an answer that nobody gave must not look like one.
        self._group.setExclusive(False)
        self.buttons: list[FilterButton] = []
        answers = QHBoxLayout()
        answers.setSpacing(unit)
        for at, (value, words) in enumerate(values):
            button = FilterButton(value, words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, at)
            self.buttons.append(button)
            answers.addWidget(button)
        self.note = TextField(self.tr("Catatan petugas"), limit=500)
        self.note.setAccessibleName(
            self.tr("Catatan untuk pertanyaan {number}").format(number=number)
        )
        self.note.hide()
        top = QHBoxLayout()
        top.setSpacing(unit * 4)
        top.addWidget(self._words, 1)
        top.addLayout(answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 2, unit * 2, unit * 2, unit * 2)
        column.setSpacing(unit * 2)
        column.addLayout(top)
        column.addWidget(self.note)
        self._name()
        self._group.idClicked.connect(self._on_clicked)
        self.note.changed.connect(self.changed)

    @property
    def answer(self) -> str:
        """The value chosen, or empty."""
        at = self._chosen()
        return self._values[at][0] if at >= 0 else ""

    def set_answer(self, value: str) -> None:
        """Show an answer; an unknown one takes it away."""
        for button, (own, _) in zip(self.buttons, self._values, strict=True):
            button.setChecked(own == value)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, T and ? answer and go on; C opens the note; the arrows go up and down."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        key = Qt.Key(event.key())
        if not held and key in _KEYS:
            self._choose(_KEYS[key])
            self.answered.emit()
        elif not held and key == Qt.Key.Key_C:
            self.note.show()
            self.note.setFocus()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.moved.emit(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view."""
        super().focusInEvent(event)
        self.reached.emit()

    def _on_clicked(self, at: int) -> None:
        self.setFocus()
        self._choose(at)

    def _choose(self, at: int) -> None:
        for number, button in enumerate(self.buttons):
            button.setChecked(number == at)
        self._settle()
        self.changed.emit()

    def _chosen(self) -> int:
        return next((at for at, one in enumerate(self.buttons) if one.isChecked()), -1)

    def _settle(self) -> None:
        # A "ya" and a "tidak tahu" usually have a story; a "tidak" only when it is asked for.
        self.note.setVisible(self._chosen() in {0, 2} or bool(self.note.value()))
        self._name()

    def _name(self) -> None:
        at = self._chosen()
        said = self._values[at][1] if at >= 0 else self.tr("belum dijawab")
        self.setAccessibleName(f"{self.question.words} {said}")


class QuestionList(QWidget):
    """All questions under their headings, in a frame that scrolls to the one being answered."""

    changed = Signal()

    def __init__(self, values: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = tuple(values)
        self.rows: list[QuestionRow] = []
        self._holder = QWidget()
        self._holder.setProperty("surface", "clear")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, step() * 2, 0)
        self._column.setSpacing(step())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def set_questions(self, questions: Sequence[Question]) -> None:
        """Ask these; done once."""
        heading = ""
        for number, question in enumerate(questions, 1):
            if question.heading != heading:
                heading = question.heading
                if self.rows:
                    self._column.addSpacing(step() * 2)
                self._column.addWidget(Text(heading, Type.HEADING, wrap=True))
            row = QuestionRow(number, question, self._values)
            self.rows.append(row)
            self._column.addWidget(row)
            row.changed.connect(self.changed)
            row.answered.connect(self._on_answered)
            row.moved.connect(self._on_moved)
            row.reached.connect(self._on_reached)
        self._column.addStretch(1)

    def answers(self) -> dict[str, str]:
        """What was answered, by key."""
        return {row.question.key: row.answer for row in self.rows if row.answer}

    def notes(self) -> dict[str, str]:
        """What was noted beside the answers, by key."""
        return {row.question.key: row.note.value() for row in self.rows if row.note.value()}

    def set_answers(self, answers: Mapping[str, str], notes: Mapping[str, str]) -> None:
        """Show answers and notes; questions that are not asked any more are passed over."""
        for row in self.rows:
            row.note.set_value(notes.get(row.question.key, ""))
            row.set_answer(answers.get(row.question.key, ""))

    def go_to_open(self) -> bool:
        """Put the keyboard on the first question without an answer; tell whether there is one."""
        for row in self.rows:
            if not row.answer:
                row.setFocus()
                return True
        return False

    def begin(self) -> None:
        """Put the keyboard where the asking goes on."""
        if not self.go_to_open() and self.rows:
            self.rows[0].setFocus()

    def _at(self, row: object) -> int:
        return next((at for at, one in enumerate(self.rows) if one is row), -1)

    def _on_answered(self) -> None:
        at = self._at(self.sender())
        if 0 <= at < len(self.rows) - 1:
            self.rows[at + 1].setFocus()

    def _on_moved(self, by: int) -> None:
        at = self._at(self.sender()) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus()

    def _on_reached(self) -> None:
        row = self.sender()
        if isinstance(row, QWidget):
            # A note may open above it, and the next question should be seen too.
            self._area.ensureWidgetVisible(row, 0, step() * 32)
