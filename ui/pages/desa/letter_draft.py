# SPDX-License-Identifier: GPL-3.0-or-later
"""The left side of a new letter: for whom, which plan, which kind, and the kind's questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desa_app.wording import short_date
from ui.forms.form import Form
from ui.pages.desa.letter_fields import LetterFields
from ui.pages.desa.person_picker import PersonPicker
from ui.pages.desa.words import country_name
from ui.theme import step
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checklist import clear_layout
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from ui.drafts import Drafts

FAMILY_SHOWN = 4


class _GiverButton(Button):
    """One member of the family card."""

    taken = Signal(object)

    def __init__(self, giver: Person) -> None:
        role = giver.facts.family_role
        words = giver.facts.name.title()
        super().__init__(f"{words} ({role.words.lower()})" if role else words, Kind.FILTER)
        self._giver = giver
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self.taken.emit(self._giver)


class LetterDraftCard(Card):
    """``changed`` after every change that the letter depends on."""

    changed = Signal()

    def __init__(self, office: Desa, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._office = office
        self._drafts = drafts
        self.fields: LetterFields | None = None
        self._fields_for = ""
        # Answers that another page sent along, and for which kind.
        self._known: tuple[str, dict[str, str]] = ("", {})
        self.picker = PersonPicker(office)
        self.head = Form(columns=7)
        kinds = office.letters.kinds()
        options = [(code, kind.name) for code, kind in kinds.items()]
        self.head.add("kind", self.tr("&Jenis surat"), ChoiceField(options), required=True, span=4)
        self.plan = ChoiceField()
        self.plan.setEnabled(False)
        self.head.add("plan", self.tr("&Rencana"), self.plan, span=3)
        self._givers = QWidget()
        # Names can be long: they go on in a second line instead of pushing fields out of sight.
        self._giver_row = FlowLayout(step() * 2, self._givers)
        self._givers.hide()
        self._place = QVBoxLayout()
        self.body.addWidget(self.picker)
        self.body.addWidget(self.head)
        self.body.addWidget(self._givers)
        self.body.addLayout(self._place)
        self.picker.picked.connect(self._on_person)
        self.head.changed.connect(self._on_head)

    @property
    def person(self) -> Person | None:
        """For whom."""
        return self.picker.person

    @property
    def kind(self) -> str:
        """Code of the chosen kind."""
        return str(self.head.values()["kind"] or "")

    @property
    def needs_person(self) -> bool:
        """Whether the chosen kind is about somebody; a recap's covering letter is not."""
        return self.fields is None or self.fields.kind.needs_person

    @property
    def episode_id(self) -> str | None:
        """The plan the letter is about."""
        plan = self.head.values()["plan"]
        return str(plan) if plan else None

    def begin(
        self, kind: str, person: Person | None, answers: dict[str, str] | None = None
    ) -> None:
        """Start a letter of a kind for somebody; ``answers`` are known already."""
        self._known = (kind, answers or {})
        self.head.set_values({"kind": kind})
        self._build_fields()
        if person is not None:
            self.picker.choose(person)

    def answer(self, answers: dict[str, str], episode_id: str | None) -> None:
        """Fill in what is known already; everything can still be changed."""
        if self.fields is not None:
            self.fields.show_answers(answers)
            self.fields.show_wanted()
        if episode_id is not None:
            self.plan.set_value(episode_id)
        self.changed.emit()

    def focus_next(self) -> None:
        """Put the keyboard where something is still to be done."""
        if self.person is None:
            self.picker.search.setFocus()
        elif self.fields is not None:
            self.fields.focus_first()

    def _on_person(self, person: Person | None) -> None:
        episodes = self._office.episodes.of(person.id) if person is not None else ()
        options: list[tuple[object, str]] = []
        for episode in episodes:
            facts = episode.facts
            parts = [country_name(facts.country), facts.job.lower()]
            if len(episodes) > 1:
                leaves = facts.planned_departure
                parts.append(short_date(leaves) if leaves else episode.status.value)
            options.append((episode.id, " · ".join(parts)))
        self.plan.set_options(options)
        self.plan.set_value(episodes[0].id if episodes else None)
        self.plan.setEnabled(len(options) > 1)
        line = self.plan.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        if self.kind and person is not None:
            self._build_fields()
        self._offer_givers()
        self.focus_next()
        self.changed.emit()

    def _on_head(self) -> None:
        kind = self.kind
        if kind and (self.fields is None or self.fields.kind.code != kind):
            self._build_fields()
        self.changed.emit()

    def _build_fields(self) -> None:
        """Build the kind's questions; what was typed belongs to one kind and one person."""
        code, person = self.kind, self.person
        before = self.fields
        typed_for_nobody = before is not None and before.dirty and not self._fields_for
        # Tab may just have gone into a field that is taken away now.
        at_field = QApplication.focusWidget()
        inside = before is not None and at_field is not None and before.isAncestorOf(at_field)
        clear_layout(self._place)
        self.fields = None
        self._fields_for = person.id if person is not None else ""
        self.picker.show()
        if code:
            kind = self._office.letters.kinds()[code]
            key = f"letter:{code}:{self._fields_for}"
            answers = self._office.letters.blank_fields(code, self._fields_for, self.episode_id)
            if self._known[0] == code:
                answers |= self._known[1]
            fields = LetterFields(kind, answers, self._drafts, key)
            if not fields.restore_draft() and before is not None and typed_for_nobody:
                if before.kind.code == code:
                    fields.show_answers(before.answers())
                before.forget_draft()
            fields.show_wanted()
            if person is not None:
                fields.propose_relation(person)
            fields.changed.connect(self.changed)
            self.fields = fields
            self.picker.setVisible(kind.needs_person)
            self._place.addWidget(fields)
            fields.follow(self.plan)
            if inside:
                fields.focus_first()
        self._offer_givers()

    def _offer_givers(self) -> None:
        clear_layout(self._giver_row)
        asked = self.fields is not None and self.fields.asks_for_giver
        family = self._office.people.family(self.person) if asked and self.person else []
        lead = Text(self.tr("Dari kartu keluarga:"), Type.SMALL)
        if family:
            self._giver_row.addWidget(lead)
        for giver in family[:FAMILY_SHOWN]:
            button = _GiverButton(giver)
            button.taken.connect(self._take_giver)
            self._giver_row.addWidget(button)
            lead.setFixedHeight(button.sizeHint().height())
        self._givers.setVisible(bool(family))

    def _take_giver(self, giver: Person) -> None:
        if self.fields is not None and self.person is not None:
            self.fields.take_giver(giver, self.person, self._office.profile)
