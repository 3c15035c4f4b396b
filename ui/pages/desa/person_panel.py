# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel beside the people list: who it is, what is missing, the path so far, what to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.episode import LADDER, Episode
from desa_app.domain.letter_words import address_of
from desa_app.wording import long_date, masked, short_date
from ui.looking import Looking
from ui.pages.desa.people_found import FoundPerson, find_person
from ui.pages.desa.readiness import check_items, path_of
from ui.pages.desa.sheet import scrolling
from ui.pages.desa.words import (
    BEFORE_LEAVING,
    country_name,
    person_line,
    status_chip,
    under_age,
)
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import Kind, plain, secondary
from ui.widgets.card import Card
from ui.widgets.checklist import Checklist
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.labels import Text, Type, restyle
from ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person


class PersonPanel(Card):
    """Shows one person; each signal asks the page for a job on them."""

    interview_asked = Signal()
    letter_asked = Signal()
    person_asked = Signal()
    plan_asked = Signal()
    status_asked = Signal()
    candidate_asked = Signal()
    open_asked = Signal()

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._office = office
        self._unmasked = False
        self.person: Person | None = None
        self.episode: Episode | None = None
        self._found: FoundPerson | None = None
        self._looking = Looking(self, self._show_found)
        unit = step()
        self.nobody = EmptyState(
            "people",
            self.tr("Belum ada yang dipilih"),
            self.tr("Pilih satu orang di daftar untuk melihat kesiapan dan perjalanannya."),
        )
        self._name = Text("", Type.HEADING, wrap=True)
        self._chip = Chip("", Tone.INFO)
        self._line = Text("", Type.MUTED, wrap=True)
        self._ready_head = Text(self.tr("Kesiapan berangkat"), Type.HEADING)
        self._ready = Checklist()
        self._facts_head = Text("", Type.HEADING)
        self._facts = Facts()
        self._path_head = Text(self.tr("Perjalanan"), Type.HEADING)
        self._path = Timeline()
        self._shown = QWidget()
        shown = QVBoxLayout(self._shown)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(unit * 2)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._chip)
        shown.addLayout(head)
        shown.addWidget(self._line)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 2)
        for part in (self._ready_head, self._ready, self._facts_head, self._facts):
            column.addWidget(part)
        column.addSpacing(unit)
        column.addWidget(self._path_head)
        column.addWidget(self._path)
        shown.addWidget(scrolling(inside), 1)
        shown.addLayout(self._buttons())
        self.body.addWidget(self.nobody, 1)
        self.body.addWidget(self._shown, 1)
        self.show_person("")

    def _buttons(self) -> QVBoxLayout:
        self.interview = secondary(self.tr("Catat &wawancara"))
        self.letter = secondary(self.tr("S&urat…"))
        self.candidate = secondary(self.tr("&Catat rencana"))
        self.open = secondary(self.tr("&Buka"))
        self.edit = plain(self.tr("&data"))
        self.plan = plain(self.tr("&rencana"))
        self.status = plain(self.tr("&status"))
        self.edit.setAccessibleName(self.tr("Ubah data"))
        self.plan.setAccessibleName(self.tr("Ubah rencana"))
        self.status.setAccessibleName(self.tr("Ubah status"))
        rows = QVBoxLayout()
        rows.setSpacing(step())
        first = QHBoxLayout()
        first.setSpacing(step() * 2)
        for button in (self.interview, self.letter, self.candidate):
            first.addWidget(button, 1)
        second = QHBoxLayout()
        second.setSpacing(0)
        second.addWidget(Text(self.tr("Ubah:"), Type.MUTED))
        for button in (self.edit, self.plan, self.status):
            second.addWidget(button)
        second.addStretch(1)
        rows.addLayout(second)
        rows.addLayout(first)
        rows.addSpacing(step())
        rows.addWidget(self.open)
        self.open.clicked.connect(self.open_asked)
        self.interview.clicked.connect(self.interview_asked)
        self.letter.clicked.connect(self.letter_asked)
        self.candidate.clicked.connect(self.candidate_asked)
        self.edit.clicked.connect(self.person_asked)
        self.plan.clicked.connect(self.plan_asked)
        self.status.clicked.connect(self.status_asked)
        return rows

    def show_person(self, person_id: str) -> None:
        """Show somebody with their newest plan; an empty id shows what the panel is for.

        Until they are read the panel stays as it is, and :attr:`person` is nobody.
        """
        self.person, self.episode, self._found = None, None, None
        if person_id:
            self._looking.ask(partial(find_person, self._office, person_id))
            return
        self._looking.drop()
        self.nobody.show()
        self._shown.hide()

    def _show_found(self, found: FoundPerson) -> None:
        self._found = found
        person, episodes = found.person, found.episodes
        self.person = person
        self.episode = episodes[0] if episodes else None
        self.nobody.hide()
        self._shown.show()
        self._name.setText(person.facts.name)
        self._line.setText(self._summary(person))
        self._show_chip(person)
        before = self.episode is not None and self.episode.status in BEFORE_LEAVING
        self._ready_head.setVisible(before)
        self._ready.setVisible(before)
        self._facts_head.setVisible(not before)
        self._facts.setVisible(not before)
        if before:
            self._ready.set_items(check_items(found.checks))
        else:
            self._show_facts(person)
        moments = path_of(episodes, found.letters)
        self._path_head.setVisible(bool(moments))
        self._path.set_moments(moments)
        self._offer(before=before)

    def show_unmasked(self, unmasked: bool) -> None:
        """Show numbers in full, or masked again."""
        self._unmasked = unmasked
        if self._found is not None:
            self._show_found(self._found)

    def checklist_items(self) -> tuple[str, ...]:
        """The titles of the checklist, for tests and for screen readers' order."""
        return tuple(item.text for item in self._ready.items())

    def _summary(self, person: Person) -> str:
        line = person_line(person.facts, self._office.clock.today())
        if self.episode is None:
            return line
        job = self.tr("{job} ke {country}").format(
            job=self.episode.facts.job.lower(), country=country_name(self.episode.facts.country)
        )
        return f"{line} · {job}" if line else job

    def _show_chip(self, person: Person) -> None:
        self._chip.setVisible(self.episode is not None)
        if self.episode is None:
            return
        plan = self.episode
        today = self._office.clock.today()
        young = under_age(person.facts.birth_date, plan.facts.planned_departure, today)
        if plan.status in BEFORE_LEAVING and young:
            self._chip.show_state(self.tr("di bawah 18"), Tone.BAD)
        else:
            # Abroad the path is told below; the chip says where the person stands.
            self._chip.show_state(*status_chip(plan.status))

    def _show_facts(self, person: Person) -> None:
        plan = self.episode.facts if self.episode is not None else None
        if plan is not None:
            self._facts_head.setText(self.tr("Penempatan"))
            months = plan.contract_months
            until = short_date(plan.sip3mi_until) if plan.sip3mi_until else ""
            self._facts.set_facts(
                (
                    (self.tr("Skema"), plan.scheme.words),
                    (self.tr("P3MI"), plan.p3mi),
                    (
                        self.tr("SIP3MI"),
                        " s.d. ".join(part for part in (plan.sip3mi, until) if part),
                    ),
                    (self.tr("Pemberi kerja"), plan.employer),
                    (self.tr("Jalur"), plan.jalur.words),
                    (self.tr("Keterangan"), plan.evidence.words),
                    (
                        self.tr("Kontrak"),
                        self.tr("{months} bulan").format(months=months) if months else "",
                    ),
                )
            )
            return
        facts = person.facts
        self._facts_head.setText(self.tr("Data warga"))
        born = long_date(facts.birth_date) if facts.birth_date else ""
        self._facts.set_facts(
            (
                (self.tr("NIK"), self._number(facts.nik)),
                (self.tr("Nomor KK"), self._number(facts.kk)),
                (self.tr("Lahir"), ", ".join(part for part in (facts.birth_place, born) if part)),
                (self.tr("Alamat"), address_of(facts)),
                (self.tr("Pekerjaan"), facts.occupation),
                (self.tr("Telepon"), self._number(facts.phone)),
            ),
            full_numbers="layar-diminta" if self._unmasked else "",
        )

    def _number(self, number: str | None) -> str:
        if not number:
            return ""
        return number if self._unmasked else masked(number)

    def _offer(self, *, before: bool) -> None:
        plan = self.episode
        talked = plan is not None and bool(plan.interviews)
        self.interview.setVisible(before)
        self.letter.setVisible(before)
        self.candidate.setVisible(not before)
        self.plan.setVisible(plan is not None)
        self.status.setVisible(plan is not None and bool(LADDER[plan.status]))
        first = self.letter if talked else self.interview
        for button in (self.interview, self.letter):
            kind = Kind.PRIMARY if button is first else Kind.SECONDARY
            restyle(button, "kind", kind.value)
