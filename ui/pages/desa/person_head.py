# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the top of a person's screen: state, path, plan, and the next contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.episode import Jalur
from desa_app.wording import short_date
from ui.pages.desa.words import BEFORE_LEAVING, country_name, status_chip, under_age
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import plain, secondary
from ui.widgets.chip import Chip
from ui.widgets.choice_field import ChoiceField
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import ElidedText, Text, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person

_PATHS = {
    Jalur.PROCEDURAL: Tone.GOOD,
    Jalur.UNCLEAR: Tone.WARN,
    Jalur.NONPROCEDURAL: Tone.BAD,
}


class PersonHead(QWidget):
    """``contact_asked`` and ``next_asked`` are about the plan shown; ``plan_chosen`` carries an
    id."""

    contact_asked = Signal()
    next_asked = Signal()
    plan_chosen = Signal(str)

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.status_chip = Chip("", Tone.INFO)
        self.age_chip = Chip(self.tr("di bawah 18"), Tone.BAD)
        self.jalur_chip = Chip("", Tone.WARN)
        self._where = ElidedText("", Type.MUTED)
        self.plans = ChoiceField()
        self.plans.setAccessibleName(self.tr("Rencana yang ditampilkan"))
        self.plans.setMinimumWidth(step() * 50)
        self.plans.setMaximumWidth(step() * 82)
        self._next_words = Text("", Type.MUTED)
        self._next_words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next_button = plain(self.tr("Atur"), shortcut="Ctrl+J")
        self.contact_button = secondary(self.tr("Sudah dihubungi"), shortcut="Ctrl+K")
        what, when = QWidget(), QWidget()
        row = QHBoxLayout(what)
        for part in (self.status_chip, self.age_chip, self.jalur_chip):
            row.addWidget(part)
        row.addWidget(self.plans, 4)
        row.addWidget(self._where, 1)
        last = QHBoxLayout(when)
        for asked in (self._next_words, self.next_button, self.contact_button):
            last.addWidget(asked)
        for line in (row, last):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(step() * 2)
        both = FoldingRow(gap=2)
        both.add(what, 1)
        both.add(when)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)
        self.next_button.clicked.connect(self.next_asked)
        self.contact_button.clicked.connect(self.contact_asked)
        self.plans.changed.connect(self._on_plan)

    def show_person(
        self, person: Person, episode: Episode | None, episodes: Sequence[Episode]
    ) -> None:
        """Show the plan that is looked at; a choice appears when there are several."""
        several = len(episodes) > 1
        parts = (self.status_chip, self.jalur_chip, self._next_words)
        for part in (*parts, self.next_button, self.contact_button):
            part.setVisible(episode is not None)
        self.plans.setVisible(several)
        self._where.setVisible(not several)
        self._where.setText("" if several else self.tr("Belum ada rencana yang tercatat"))
        self.age_chip.hide()
        if episode is None:
            return
        if several:
            blocked = self.plans.blockSignals(True)
            self.plans.set_options([(one.id, _plan_words(one)) for one in episodes])
            self.plans.set_value(episode.id)
            self.plans.blockSignals(blocked)
        else:
            self._where.setText(_plan_words(episode))
        plan = episode.facts
        self.status_chip.show_state(*status_chip(episode.status))
        today = self._office.clock.today()
        young = under_age(person.facts.birth_date, plan.planned_departure, today)
        self.age_chip.setVisible(young and episode.status in BEFORE_LEAVING)
        words = plan.jalur.words
        if plan.jalur_own:
            words = self.tr("{path} (ditetapkan)").format(path=words)
        self.jalur_chip.show_state(words, _PATHS[plan.jalur])
        self._show_next(episode)

    def _show_next(self, episode: Episode) -> None:
        day = episode.facts.next_contact
        if day is None:
            self._next_words.setText(self.tr("Kontak berikutnya belum diatur"))
            self._next_words.set_tone(None)
            return
        due = day <= self._office.clock.today()
        form = self.tr("Perlu dihubungi sejak {day}") if due else self.tr("Dihubungi lagi {day}")
        self._next_words.setText(form.format(day=short_date(day)))
        self._next_words.set_tone(Tone.WARN if due else None)

    def _on_plan(self) -> None:
        chosen = self.plans.value()
        if chosen:
            self.plan_chosen.emit(str(chosen))


def _plan_words(episode: Episode) -> str:
    begun = episode.history[0].on.year if episode.history else episode.created_at.year
    return f"{country_name(episode.facts.country)} · {episode.facts.job.lower()} · {begun}"
