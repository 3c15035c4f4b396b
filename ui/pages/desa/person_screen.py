# SPDX-License-Identifier: GPL-3.0-or-later
"""One whole screen about one person: where they stand, and a section for each kind of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget

from desa_app.domain.episode import LADDER
from ui.pages.desa.person_sections import SECTIONS
from ui.pages.desa.sheet import Sheet
from ui.pages.desa.words import country_name, person_line, status_chip
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import FilterButton, secondary
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from ui.pages.desa.person_section import PersonSection, SectionTools
    from ui.pages.desa.person_sections import SectionFactory

_KEYS = 9


class PersonScreen(Sheet):
    """The sheet of one person. ``tell_changed`` says that a section saved something.

    Alt+1 to Alt+9 and Ctrl+Tab go from section to section, Esc goes back to the list. The other
    signals ask the page for a job on the person shown.
    """

    tell_changed = Signal()
    sheet_asked = Signal(object)
    go_to = Signal(str, object)
    told = Signal(str)
    interview_asked = Signal()
    letter_asked = Signal()
    person_asked = Signal()
    plan_asked = Signal()
    status_asked = Signal()
    candidate_asked = Signal()

    def __init__(
        self,
        office: Desa,
        tools: SectionTools,
        person_id: str,
        sections: Sequence[SectionFactory] = SECTIONS,
    ) -> None:
        super().__init__("")
        self._office = office
        self.person: Person = office.people.get(person_id)
        self.episode: Episode | None = None
        self.sections: tuple[PersonSection, ...] = tuple(make(office) for make in sections)
        self._stale = set(range(len(self.sections)))
        self.tabs: list[FilterButton] = []
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._build()
        for section in self.sections:
            section.lend(tools)
            section.changed.connect(self.tell_changed)
            section.told.connect(self.told)
            section.sheet_asked.connect(self.sheet_asked)
            section.go_to.connect(self.go_to)
            self._stack.addWidget(section)
        self._group.idClicked.connect(self.show_section)
        for number in range(1, min(_KEYS, len(self.sections)) + 1):
            self._key(f"Alt+{number}").activated.connect(self.tabs[number - 1].click)
        self._key("Ctrl+Tab").activated.connect(self._next)
        self._key("Ctrl+Shift+Tab").activated.connect(self._previous)
        self.reload()

    def _build(self) -> None:
        unit = step()
        head = QHBoxLayout()
        head.setSpacing(unit * 2)
        self.status_chip = Chip("", Tone.INFO)
        self.jalur_chip = Chip("", Tone.WARN)
        self._where = Text("", Type.MUTED)
        head.addWidget(self.status_chip)
        head.addWidget(self.jalur_chip)
        head.addWidget(self._where, 1)
        tabs = FlowLayout(unit * 2)
        for number, section in enumerate(self.sections):
            shown = f"{section.title}   Alt+{number + 1}" if number < _KEYS else section.title
            tab = FilterButton(str(number), shown)
            tab.setAccessibleName(section.title)
            self._group.addButton(tab, number)
            self.tabs.append(tab)
            tabs.addWidget(tab)
        self.tabs[0].setChecked(True)
        self.body.addLayout(head)
        self.body.addLayout(tabs)
        self.body.addWidget(self._stack, 1)
        self._add_jobs()

    def _add_jobs(self) -> None:
        self.edit = secondary(self.tr("Ubah &data"))
        self.plan = secondary(self.tr("Ubah &rencana"))
        self.candidate = secondary(self.tr("&Catat rencana baru"))
        self.interview = secondary(self.tr("Catat &wawancara"))
        self.letter = secondary(self.tr("S&urat…"))
        self.status = secondary(self.tr("Ubah &status"))
        for button, asked in (
            (self.edit, self.person_asked),
            (self.plan, self.plan_asked),
            (self.candidate, self.candidate_asked),
            (self.interview, self.interview_asked),
            (self.letter, self.letter_asked),
            (self.status, self.status_asked),
        ):
            self.add_button(button)
            button.clicked.connect(asked)

    def begin(self) -> None:
        """Begin in the section that is shown."""
        self.tabs[self.section].setFocus()
        self.sections[self.section].begin()

    @property
    def section(self) -> int:
        """Which section is in front, counted from 0."""
        return max(0, self._stack.currentIndex())

    def show_section(self, number: int) -> None:
        """Bring a section to the front; one that is not there leaves the first."""
        at = number if 0 <= number < len(self.sections) else 0
        self.tabs[at].setChecked(True)
        self._stack.setCurrentIndex(at)
        self._fill()

    def reload(self) -> None:
        """Read the person anew and show it, first of all in the section in front."""
        self.person = self._office.people.get(self.person.id)
        episodes = self._office.episodes.of(self.person.id)
        self.episode = episodes[0] if episodes else None
        self._stale = set(range(len(self.sections)))
        self._show_head()
        self._fill()

    def _show_head(self) -> None:
        facts, plan = self.person.facts, self.episode
        self.set_heading(facts.name, person_line(facts, self._office.clock.today()))
        for part in (self.status_chip, self.jalur_chip, self.plan, self.status, self.interview):
            part.setVisible(plan is not None)
        self.candidate.setVisible(plan is None or not LADDER[plan.status])
        if plan is None:
            self._where.setText(self.tr("Belum ada rencana yang tercatat"))
            return
        self.status.setVisible(bool(LADDER[plan.status]))
        self.status_chip.show_state(*status_chip(plan.status))
        self.jalur_chip.show_state(plan.facts.jalur.words, Tone.WARN)
        words = self.tr("{job} ke {country}").format(
            job=plan.facts.job.lower(), country=country_name(plan.facts.country)
        )
        self._where.setText(words)

    def _fill(self) -> None:
        at = self.section
        if at in self._stale:
            self._stale.discard(at)
            self.sections[at].show_person(self.person, self.episode)

    def _key(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _next(self) -> None:
        self._go(1)

    def _previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        self.show_section((self.section + by) % len(self.sections))
        self.tabs[self.section].setFocus()
