# SPDX-License-Identifier: GPL-3.0-or-later
"""On a person's screen: who recruited them, through which P3MI, and what is known about both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.recruiter import RecruiterDraft
from desa_app.errors import DesaBinaanError
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.places import RECRUITERS
from ui.pages.desa.recruiter_dialogs import NameDialog, facts_about
from ui.pages.desa.recruiter_words import result_chip
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import Button, Kind, ValueButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.recruiters import Records
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from desa_app.domain.recruiter import Record


class RecruiterSection(PersonSection):
    """Perekrut: a card for the sponsor and one for the P3MI of the plan that is looked at."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self._first: Button | None = None
        self._episode_id = ""
        self._cards = QHBoxLayout()
        self._cards.setSpacing(step() * 4)
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Perekrut")

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show what is known about the two."""
        self._empty()
        if episode is None:
            words = self.tr("Belum ada rencana, jadi belum ada perekrut yang disebut.")
            card = Card()
            card.body.addWidget(Text(words, Type.MUTED, wrap=True))
            self._cards.addWidget(card)
            return
        self._episode_id = episode.id
        plan = episode.facts
        said = " · ".join(part for part in (plan.sponsor, plan.sponsor_phone) if part.strip())
        heading = self.tr("Sponsor / petugas lapangan")
        self._add_card(heading, said, self.office.recruiters, person, episode)
        self._add_card(self.tr("P3MI"), plan.p3mi.strip(), self.office.companies, person, episode)

    def begin(self) -> None:
        """Begin with the first button there is."""
        if self._first is not None:
            self._first.setFocus()

    def _add_card(
        self, heading: str, said: str, jobs: Records[Any], person: Person, episode: Episode
    ) -> None:
        card = Card(heading)
        record = jobs.of_plan(episode.id)
        written = [(self.tr("Ditulis di rencana"), said or self.tr("tidak disebut"))]
        if record is not None:
            self._fill(card, jobs, record, written, person, episode)
        else:
            card.body.addWidget(Facts(written))
            if said:
                self._offer(card, jobs)
        card.body.addStretch(1)
        self._cards.addWidget(card, 1)

    def _fill(
        self,
        card: Card,
        jobs: Records[Any],
        record: Record[Any],
        written: list[tuple[str, str]],
        person: Person,
        episode: Episode,
    ) -> None:
        facts = record.facts
        chips = FlowLayout(step() * 2)
        chips.addWidget(Chip(*result_chip(facts.result)))
        noted = isinstance(facts, RecruiterDraft) and self.office.recruiters.known_from_case(
            record.id
        )
        if noted:
            chips.addWidget(Chip(self.tr("pernah disebut dalam laporan"), Tone.WARN))
        card.body.addLayout(chips)
        people = {one.person_id for one in jobs.people_of(record.id)}
        rows = [(self.tr("Catatan"), facts.name), *facts_about(record, len(people)), *written]
        card.body.addWidget(Facts(rows))
        others = len(people - {person.id})
        if others:
            words = self.tr("{n} warga lain desa ini juga menyebutnya.").format(n=others)
            card.body.addWidget(Text(words, Type.SMALL, wrap=True))
        look = ValueButton(record.id, self.tr("Buka catatan"))
        look.setAccessibleName(self.tr("Buka catatan {name}").format(name=facts.name))
        look.chosen.connect(self._open)
        part = ValueButton(jobs, self.tr("Lepas tautan"))
        part.setAccessibleName(self.tr("Lepas tautan {name}").format(name=facts.name))
        part.chosen.connect(self._unlink)
        self._add_buttons(card, look, part)

    def _offer(self, card: Card, jobs: Records[Any]) -> None:
        words = self.tr("Belum ditautkan dengan catatan; hasil pengecekan belum diketahui.")
        card.body.addWidget(Text(words, Type.MUTED, wrap=True))
        note = ValueButton(jobs, self.tr("Tautkan atau catat…"), Kind.PRIMARY)
        note.chosen.connect(self._ask)
        self._add_buttons(card, note)

    def _add_buttons(self, card: Card, *buttons: Button) -> None:
        line = FlowLayout(step() * 3)
        for button in buttons:
            line.addWidget(button)
            self._first = self._first or button
        card.body.addLayout(line)

    def _ask(self, jobs: Records[Any]) -> None:
        for name in jobs.unrecorded().names:
            if self._episode_id in name.plans:
                known = tuple(jobs.get(one) for one in name.like)
                dialog: NameDialog[Any] = NameDialog(jobs, name, known, self)
                dialog.answered.connect(self._on_answered)
                dialog.open()
                return

    def _on_answered(self, _record: object, words: str) -> None:
        self.changed.emit()
        self.told.emit(words)

    def _open(self, record_id: str) -> None:
        self.go_to.emit(RECRUITERS, record_id)

    def _unlink(self, jobs: Records[Any]) -> None:
        episode_id = self._episode_id
        try:
            before = jobs.of_plan(episode_id)
            jobs.link(episode_id, None)
        except DesaBinaanError as error:
            self.tools.notices.error(error)
            return
        self.changed.emit()
        if before is not None:
            words = self.tr("Tautan dilepas; tulisan di rencana tetap.")
            undo = partial(self.link_again, jobs, episode_id, before.id)
            self.tools.notices.undoable(words, undo)

    def link_again(self, jobs: Records[Any], episode_id: str, record_id: str) -> None:
        """Take back the loosening that the notice told about."""
        try:
            jobs.link(episode_id, record_id)
        except DesaBinaanError as error:
            self.tools.notices.error(error)
            return
        self.changed.emit()
        self.told.emit(self.tr("Rencana tertaut lagi dengan catatannya."))

    def _empty(self) -> None:
        self._first = None
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
