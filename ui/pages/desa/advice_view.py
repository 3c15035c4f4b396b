# SPDX-License-Identifier: GPL-3.0-or-later
"""What an interview advises: the next step, why, and whom to ask. Never a word about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.contacts import contacts_named
from desa_app.domain.indicator import Answer
from desa_app.domain.interview import AdviceLevel
from ui.palette import Tone
from ui.theme import step
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.chip import Chip
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.contacts import Contact
    from desa_app.domain.interview import Advice, Asked

ADVICE_TONES = {
    AdviceLevel.GO_ON: Tone.GOOD,
    AdviceLevel.COMPLETE: Tone.INFO,
    AdviceLevel.CHECK: Tone.WARN,
    AdviceLevel.REFER: Tone.BAD,
}
MOST_NUMBERS = 3
_ANSWER_STATES = {Answer.YES: State.OPEN, Answer.NO: State.DONE, Answer.UNKNOWN: State.NOTE}


class AdviceView(QWidget):
    """Chip, one sentence, and a line for each reason."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.chip = Chip("", Tone.NEUTRAL)
        self._meaning = Text("", wrap=True)
        self._open = Text("", Type.SMALL, wrap=True)
        self.reasons = Checklist()
        head = QHBoxLayout()
        head.addWidget(self.chip)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() * 2)
        column.addLayout(head)
        column.addWidget(self._meaning)
        column.addWidget(self.reasons)
        column.addWidget(self._open)

    def show_advice(self, advice: Advice, unanswered: int = 0) -> None:
        """Show it; ``unanswered`` questions are still to be asked."""
        if unanswered and advice.level in {AdviceLevel.GO_ON, AdviceLevel.COMPLETE}:
            self.chip.show_state(self.tr("Belum selesai"), Tone.NEUTRAL)
            self._meaning.setText(self.tr("Saran tampil setelah semua pertanyaan dijawab."))
        else:
            self.chip.show_state(advice.level.words, ADVICE_TONES[advice.level])
            self._meaning.setText(advice.level.meaning)
        known = self._office.contacts.for_service() if advice.reasons else ()
        self.reasons.set_items(
            [
                CheckItem(one.words, State.OPEN, self._whom(one.refer_to, known))
                for one in advice.reasons
            ]
        )
        self.reasons.setVisible(bool(advice.reasons))
        parts = []
        if unanswered:
            parts.append(self.tr("{count} pertanyaan belum dijawab").format(count=unanswered))
        if advice.unknown:
            count = len(advice.unknown)
            parts.append(self.tr("{count} dijawab tidak tahu").format(count=count))
        self._open.setText(" · ".join(parts))
        self._open.setVisible(bool(parts))

    def _whom(self, where: str, known: tuple[Contact, ...]) -> str:
        """Whom to ask, with the numbers that the office keeps of them."""
        words = self.tr("Tanyakan ke {where}").format(where=where)
        numbers = [
            f"{one.agency} {one.phone}" for one in contacts_named(where, known)[:MOST_NUMBERS]
        ]
        return f"{words}: {'; '.join(numbers)}" if numbers else words


def answer_items(asked: tuple[Asked, ...]) -> list[CheckItem]:
    """The answers of one group as lines, each with its note below."""
    items = []
    for one in asked:
        said = one.answer.words.capitalize()
        words = f"{said}. {one.note}" if one.note else f"{said}."
        items.append(CheckItem(one.question, _ANSWER_STATES[one.answer], words))
    return items


def asked_words(count: int, version: str) -> str:
    """How many questions there were, and the short name of that list."""
    words = QCoreApplication.translate("Desa", "{count} pertanyaan, daftar {version}")
    return words.format(count=count, version=version)
