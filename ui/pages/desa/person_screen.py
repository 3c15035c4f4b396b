# SPDX-License-Identifier: GPL-3.0-or-later
"""One whole screen about one person: where they stand, and a section for each kind of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup

from desa_app.domain.episode import LADDER, OPEN_STATES
from ui.pages.desa.person_head import PersonHead
from ui.pages.desa.person_sections import SECTIONS
from ui.pages.desa.plan_dialogs import ContactDialog, NextContactDialog
from ui.pages.desa.sheet import Sheet
from ui.pages.desa.words import BEFORE_LEAVING, person_line
from ui.theme import step
from ui.widgets.buttons import FilterButton, secondary
from ui.widgets.flow import FlowLayout
from ui.widgets.front_stack import FrontStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from ui.pages.desa.person_section import PersonSection, SectionTools
    from ui.pages.desa.person_sections import SectionFactory

_KEYS = 9


class PersonScreen(Sheet):
    """The sheet of one person. ``tell_changed`` says that something was saved.

    Alt+1 to Alt+9 and Ctrl+Tab go from section to section, Ctrl+K notes a contact, Ctrl+J sets
    the day of the next one, Esc goes back to the list. The other signals ask the page for a job
    on ``person`` and ``episode``, the plan that is looked at.
    """

    tell_changed = Signal()
    sheet_asked = Signal(object)
    go_to = Signal(str, object)
    told = Signal(str)
    gone = Signal(str)
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
        self._chosen = ""
        self.sections: tuple[PersonSection, ...] = tuple(
            section for section in (make(office) for make in sections) if section.offered
        )
        self._stale = set(range(len(self.sections)))
        self.tabs: list[FilterButton] = []
        self._group = QButtonGroup(self)
        self._stack = FrontStack()
        self.head = PersonHead(office)
        self._build()
        for section in self.sections:
            section.lend(tools)
            section.changed.connect(self.tell_changed)
            section.told.connect(self.told)
            section.sheet_asked.connect(self.sheet_asked)
            section.go_to.connect(self.go_to)
            section.gone.connect(self.gone)
            self._stack.addWidget(section)
        self._group.idClicked.connect(self._on_tab)
        for number in range(1, min(_KEYS, len(self.sections)) + 1):
            self._key(f"Alt+{number}").activated.connect(self.tabs[number - 1].click)
        self._key("Ctrl+Tab").activated.connect(self._next)
        self._key("Ctrl+Shift+Tab").activated.connect(self._previous)
        self.head.contact_asked.connect(self.note_contact)
        self.head.next_asked.connect(self.plan_contact)
        self.head.plan_chosen.connect(self.show_plan)
        self.reload()

    def _build(self) -> None:
        tabs = self._row = FlowLayout(step() // 2)
        for number, section in enumerate(self.sections):
            tab = FilterButton(str(number), self._shown(number, numbered=True))
            tab.setProperty("dense", True)
            tab.setAccessibleName(section.title)
            if number < _KEYS:
                tab.setToolTip(self.tr("Alt+{number}").format(number=number + 1))
            self._group.addButton(tab, number)
            self.tabs.append(tab)
            tabs.addWidget(tab)
        self.tabs[0].setChecked(True)
        self.body.addWidget(self.head)
        self.body.addLayout(tabs)
        self.body.addWidget(self._stack, 1)
        self.edit = secondary(self.tr("Ubah &data"))
        self.plan = secondary(self.tr("Ubah &rencana"))
        self.status = secondary(self.tr("Ubah &status"))
        self.candidate = secondary(self.tr("&Catat rencana baru"))
        self.interview = secondary(self.tr("Catat &wawancara"))
        self.letter = secondary(self.tr("S&urat…"))
        for button, asked in (
            (self.edit, self.person_asked),
            (self.plan, self.plan_asked),
            (self.status, self.status_asked),
            (self.interview, self.interview_asked),
            (self.letter, self.letter_asked),
            (self.candidate, self.candidate_asked),
        ):
            self.add_button(button)
            button.clicked.connect(asked)

    def _shown(self, number: int, *, numbered: bool) -> str:
        # The number alone, so that all tabs fit in one line; F1 tells of Alt.
        title = self.sections[number].title
        return f"{number + 1} {title}" if numbered and number < _KEYS else title

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the numbers of the tabs out where only so they stand in one line."""
        super().resizeEvent(event)
        for numbered in (True, False, True):
            for number, tab in enumerate(self.tabs):
                tab.setText(self._shown(number, numbered=numbered))
            if self._row.line_width() <= self.width():
                break

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

    def show_plan(self, episode_id: str) -> None:
        """Look at another plan of the same person."""
        self._chosen = episode_id
        self.reload()

    def reload(self) -> None:
        """Read the person anew and show it, first of all in the section in front."""
        self.person = self._office.people.get(self.person.id)
        episodes = self._office.episodes.of(self.person.id)
        newest = episodes[0] if episodes else None
        self.episode = next((one for one in episodes if one.id == self._chosen), newest)
        self._stale = set(range(len(self.sections)))
        facts = self.person.facts
        self.set_heading(facts.name, person_line(facts, self._office.clock.today()))
        self.head.show_person(self.person, self.episode, episodes)
        self._offer(episodes)
        self._fill()

    def note_contact(self) -> None:
        """Note that the person was contacted, and when the next time is."""
        if self.episode is not None:
            name = self.person.facts.name
            dialog = ContactDialog(self._office, self.episode, name, self)
            dialog.saved.connect(self._on_contact)
            dialog.open()

    def plan_contact(self) -> None:
        """Set the day of the next contact."""
        if self.episode is not None:
            name = self.person.facts.name
            dialog = NextContactDialog(self._office, self.episode, name, self)
            dialog.saved.connect(self._on_next)
            dialog.open()

    def _offer(self, episodes: Sequence[Episode]) -> None:
        plan = self.episode
        self.plan.setVisible(plan is not None)
        self.status.setVisible(plan is not None and bool(LADDER[plan.status]))
        self.interview.setVisible(plan is not None and plan.status in BEFORE_LEAVING)
        self.candidate.setVisible(not any(one.status in OPEN_STATES for one in episodes))

    def _fill(self) -> None:
        at = self.section
        if at in self._stale:
            self._stale.discard(at)
            self.sections[at].show_person(self.person, self.episode)

    def _key(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _on_tab(self, number: int) -> None:
        # Before the old section is hidden: the keyboard would go somewhere outside of the screen.
        self.tabs[number].setFocus()
        self.show_section(number)
        self.sections[number].begin()

    def _next(self) -> None:
        self._go(1)

    def _previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        self._on_tab((self.section + by) % len(self.sections))

    def _on_contact(self, _episode: Episode) -> None:
        self.tell_changed.emit()
        self.told.emit(self.tr("Kontak tersimpan."))

    def _on_next(self, _episode: Episode) -> None:
        self.tell_changed.emit()
        self.told.emit(self.tr("Tanggal kontak berikutnya tersimpan."))
