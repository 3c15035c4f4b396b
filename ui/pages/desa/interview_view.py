# SPDX-License-Identifier: GPL-3.0-or-later
"""One kept interview to read: who and where, the advice, and every answer as it was worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.indicator import Group
from desa_app.wording import long_date
from ui.pages.desa.advice_view import AdviceView, answer_items, asked_words
from ui.pages.desa.sheet import Sheet, scrolling
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.checklist import Checklist
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.interview import KeptInterview
    from desa_app.domain.person import Person


class InterviewView(Sheet):
    """``correct_asked``, ``again_asked`` and ``letter_asked`` say what to do next."""

    correct_asked = Signal()
    again_asked = Signal()
    letter_asked = Signal()

    def __init__(
        self, office: Desa, person: Person, kept: KeptInterview, *, newest: bool = True
    ) -> None:
        super().__init__("")
        self._office = office
        self.kept = kept
        self.person = person
        unit = step()
        self.set_heading(
            self.tr("Wawancara {name}").format(name=person.facts.name),
            long_date(kept.on)
            if kept.counts
            else self.tr("{day} · sudah diganti").format(day=long_date(kept.on)),
        )
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addWidget(self._answers(kept), 1)
        both.addLayout(self._side(kept))
        self.body.addLayout(both, 1)
        self.correct_button = secondary(self.tr("&Betulkan…"), icon="edit")
        self.again_button = secondary(self.tr("Wawancara &lagi"), icon="interview")
        self.letter_button = primary(self.tr("Buat berita acara"), icon="letter")
        for button, asked in (
            (self.correct_button, self.correct_asked),
            (self.again_button, self.again_asked),
            (self.letter_button, self.letter_asked),
        ):
            self.add_button(button)
            button.setVisible(kept.counts and newest)
            button.clicked.connect(asked)

    def _answers(self, kept: KeptInterview) -> QWidget:
        card = Card(self.tr("Jawaban"))
        if kept.guided is None:
            card.body.addWidget(
                EmptyState(
                    "interview",
                    self.tr("Catatan singkat"),
                    self.tr("Wawancara ini dicatat tanpa lembar pertanyaan."),
                ),
                1,
            )
            return card
        card.set_note(asked_words(len(kept.guided.asked), kept.guided.version))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() * 3)
        for group in Group:
            asked = tuple(one for one in kept.guided.asked if one.group is group)
            if asked:
                column.addWidget(Text(group.words, Type.HEADING))
                column.addWidget(Checklist(answer_items(asked)))
        card.body.addWidget(scrolling(inside), 1)
        return card

    def _side(self, kept: KeptInterview) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(step() * 3)
        facts = Card(self.tr("Wawancara"))
        facts.body.addWidget(Facts(facts_of(kept)))
        cards = [facts]
        if kept.guided is not None:
            view = AdviceView(self._office)
            view.show_advice(kept.guided.advice)
            advice = Card(self.tr("Saran"))
            advice.body.addWidget(scrolling(view), 1)
            cards.append(advice)
        for card in cards:
            card.setFixedWidth(step() * 84)
            right.addWidget(card, 0 if card is facts else 1)
        right.addStretch(0 if kept.guided is not None else 1)
        return right

    def begin(self) -> None:
        """Begin with what is usually done next."""
        (self.letter_button if self.letter_button.isVisibleTo(self) else self.back).setFocus()


def facts_of(kept: KeptInterview) -> tuple[tuple[str, str], ...]:
    """Day, officer, place and who was there, as label and value."""
    tr = QCoreApplication.translate
    talk = kept.guided
    names = "\n".join(
        f"{one.name} ({one.relation})" if one.relation else one.name
        for one in (talk.present if talk else ())
    )
    family = tr("Desa", "ikut hadir") if kept.with_family else tr("Desa", "tidak hadir")
    return (
        (tr("Desa", "Tanggal"), long_date(kept.on)),
        (tr("Desa", "Petugas"), kept.officer),
        (tr("Desa", "Tempat"), talk.place if talk else ""),
        (tr("Desa", "Keluarga"), family),
        (tr("Desa", "Hadir"), names),
        (tr("Desa", "Catatan"), kept.note),
        (tr("Desa", "Dibetulkan karena"), talk.reason if talk else ""),
        (tr("Desa", "Dicatat oleh"), kept.by),
    )
