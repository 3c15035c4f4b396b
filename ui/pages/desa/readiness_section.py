# SPDX-License-Identifier: GPL-3.0-or-later
"""Kartu kesiapan on a person's screen: what is there and what is missing, and the printed page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.documents import DocumentLine, DocumentState
from desa_app.wording import long_date
from desa_app.wording_readiness import ADVICE, counts_line, document_evidence, until_words
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.readiness import check_items
from ui.pages.desa.sheet import scrolling
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_dialogs import save_file
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person

_STATES = {
    DocumentState.THERE: State.DONE,
    DocumentState.UNASKED: State.DONE,
    DocumentState.ENDING: State.OPEN,
    DocumentState.ENDS_BEFORE: State.OPEN,
    DocumentState.ENDED: State.OPEN,
    DocumentState.MISSING: State.OPEN,
}


class ReadinessSection(PersonSection):
    """Advice in two columns, and the same on one page of print."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        unit = step()
        self._episode: Episode | None = None
        self._name = ""
        self.summary = Text("", Type.HEADING, wrap=True)
        self.day = Text("", Type.SMALL, wrap=True)
        self.print_button = secondary(self.tr("C&etak kartu"), icon="print", shortcut="Ctrl+P")
        self.save_button = secondary(self.tr("Simpan PD&F…"), icon="save")
        self.nobody = Card()
        self.nobody.body.addWidget(
            EmptyState(
                "calendar",
                self.tr("Belum ada rencana"),
                self.tr("Kartu kesiapan dibuat untuk satu rencana. Catat rencananya dahulu."),
            ),
            1,
        )
        self.checks = Checklist()
        self.missing = Checklist()
        self.there = Checklist()
        words = QVBoxLayout()
        words.setSpacing(unit)
        words.addWidget(self.summary)
        words.addWidget(self.day)
        head = QHBoxLayout()
        head.setSpacing(unit * 3)
        head.addLayout(words, 1)
        head.addWidget(self.save_button)
        head.addWidget(self.print_button)
        top = Card()
        top.body.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(unit * 4)
        for title, items in (
            (self.tr("Yang dilihat"), self.checks),
            (self.tr("Dokumen yang perlu diurus"), self.missing),
            (self.tr("Dokumen yang ada"), self.there),
        ):
            card = Card(title)
            card.body.addWidget(scrolling(items), 1)
            columns.addWidget(card, 1)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 3)
        column.addWidget(top)
        column.addLayout(columns, 1)
        self.body.addWidget(self.nobody, 1)
        self.body.addWidget(self._shown, 1)
        self.print_button.clicked.connect(self.print_card)
        self.save_button.clicked.connect(self.save_card)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Kesiapan")

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Look at everything of the plan anew."""
        self._episode, self._name = episode, person.facts.name
        self.nobody.setVisible(episode is None)
        self._shown.setVisible(episode is not None)
        if episode is None:
            return
        card = self.office.readiness.card(episode.id)
        self.summary.setText(counts_line(card.counts, card.to_ask))
        day = self.tr("Keadaan pada {day}.").format(day=long_date(card.today))
        self.day.setText(f"{day} {ADVICE}")
        self.checks.set_items(check_items(card.checks))
        self.missing.set_items([_item(line) for line in card.lines if not _fine(line)])
        self.there.set_items([_item(line) for line in card.lines if _fine(line)])

    def begin(self) -> None:
        """Begin with what this page is for."""
        (self.print_button if self._episode is not None else self).setFocus()

    def print_card(self) -> None:
        """Print the card on the office's paper."""
        if self._episode is None:
            return
        make = partial(self.office.readiness.document, self._episode.id)
        self.tools.papers.print(make, self.office.profile.paper, self._what())

    def save_card(self) -> None:
        """Save the card as a PDF."""
        if self._episode is None:
            return
        name = f"{self.tr('kartu-kesiapan')}.pdf"
        path = save_file(self, self.tr("Simpan kartu kesiapan"), name, "PDF (*.pdf)")
        if path is not None:
            make = partial(self.office.readiness.document, self._episode.id)
            self.tools.papers.save(make, path, self._what(), private=True)

    def _what(self) -> str:
        return self.tr("Kartu kesiapan {name}").format(name=self._name)


def _fine(line: DocumentLine) -> bool:
    return _STATES[line.state] is State.DONE


def _item(line: DocumentLine) -> CheckItem:
    """A paper with its state where that says more than its place in the list."""
    until = until_words(line.facts.valid_until) if line.facts.present else ""
    plain = line.state in (DocumentState.THERE, DocumentState.MISSING)
    parts = ("" if plain else line.state.value, until, document_evidence(line))
    state = _STATES[line.state]
    if line.state is DocumentState.MISSING and not line.rule.required:
        state = State.NOTE
    return CheckItem(line.rule.name, state, " · ".join(part for part in parts if part))
