# SPDX-License-Identifier: GPL-3.0-or-later
"""Wawancara on a person's screen: the last talk with its advice, and all talks before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.wording import long_date
from ui.pages.desa.advice_view import AdviceView
from ui.pages.desa.interview_form import InterviewDialog
from ui.pages.desa.interview_sheet import InterviewSheet
from ui.pages.desa.interview_view import InterviewView, facts_of
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.places import LETTERS
from ui.pages.desa.sheet import scrolling
from ui.theme import step
from ui.widgets.buttons import Button, Kind, primary, secondary
from ui.widgets.card import Card
from ui.widgets.checklist import clear_layout
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.interview import KeptInterview
    from desa_app.domain.person import Person

KIND = "wawancara"


class _EarlierButton(Button):
    """The way to one earlier talk; carries its id."""

    asked = Signal(str)

    def __init__(self, text: str, interview_id: str) -> None:
        super().__init__(text, Kind.PLAIN)
        self._id = interview_id
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.asked.emit(self._id)


class InterviewSection(PersonSection):
    """The newest talk at the left, its advice at the right, earlier ones below."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.person: Person | None = None
        self.episode: Episode | None = None
        self._kept: tuple[KeptInterview, ...] = ()
        self._shown_kept: KeptInterview | None = None
        self._sheet: InterviewSheet | None = None
        unit = step()
        self.empty = EmptyState(
            "interview",
            self.tr("Belum ada wawancara"),
            self.tr("Bicaralah dengan calon PMI dan keluarganya sebelum surat diterbitkan."),
            self.tr("Mulai wawancara"),
        )
        self._facts = Facts()
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(unit)
        self._earlier_head = Text(self.tr("Wawancara sebelumnya"), Type.HEADING)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 2)
        column.addWidget(self._facts)
        column.addSpacing(unit * 2)
        column.addWidget(self._earlier_head)
        column.addLayout(self._earlier)
        self.open_button = secondary(self.tr("Lihat jawaban"))
        self.again_button = secondary(self.tr("Wawancara lagi"))
        self.letter_button = primary(self.tr("Buat berita acara"))
        row = QHBoxLayout()
        row.setSpacing(unit * 2)
        for button in (self.open_button, self.again_button, self.letter_button):
            row.addWidget(button)
        row.addStretch(1)
        left = Card(self.tr("Wawancara terakhir"))
        left.body.addWidget(scrolling(inside), 1)
        left.body.addLayout(row)
        self.advice = AdviceView(office)
        self._right = Card(self.tr("Saran"))
        self._right.body.addWidget(scrolling(self.advice), 1)
        self._shown = FoldingRow()
        self._shown.add(left, 1, low=70)
        self._shown.add(self._right, wide=100, low=60)
        self._none = Card()
        self._none.body.addWidget(self.empty, 1)
        self.body.addWidget(self._shown, 1)
        self.body.addWidget(self._none, 1)
        self.empty.asked.connect(self.ask)
        self.open_button.clicked.connect(self._open_newest)
        self.again_button.clicked.connect(self.ask)
        self.letter_button.clicked.connect(self._write)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Wawancara")

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show the talks about one plan."""
        self.person, self.episode = person, episode
        self._kept = self.office.interviews.of(episode.id) if episode is not None else ()
        newest = self._newest
        self._shown.setVisible(newest is not None)
        self._none.setVisible(newest is None)
        if episode is None:
            self.empty.say(
                "interview",
                self.tr("Belum ada rencana"),
                self.tr("Catat dahulu rencana bekerja orang ini."),
            )
        elif newest is None:
            self.empty.say(
                "interview",
                self.tr("Belum ada wawancara"),
                self.tr("Bicaralah dengan calon PMI dan keluarganya sebelum surat diterbitkan."),
                self.tr("Mulai wawancara"),
            )
        if newest is None:
            return
        self._facts.set_facts(facts_of(newest))
        self._right.setVisible(newest.guided is not None)
        if newest.guided is not None:
            self.advice.show_advice(newest.guided.advice)
        self._show_earlier(newest)

    @property
    def _newest(self) -> KeptInterview | None:
        return next((one for one in self._kept if one.counts), None)

    def _show_earlier(self, newest: KeptInterview) -> None:
        clear_layout(self._earlier)
        others = [one for one in self._kept if one.id != newest.id]
        self._earlier_head.setVisible(bool(others))
        for one in others:
            state = "" if one.counts else self.tr(" (diganti)")
            advice = f" · {one.guided.advice.level.words}" if one.guided else ""
            button = _EarlierButton(f"{long_date(one.on)}{state}{advice}", one.id)
            button.asked.connect(self._open_earlier)
            self._earlier.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Begin with what comes next."""
        if self._newest is None:
            self.empty.begin()
        else:
            self.letter_button.setFocus()

    def ask(self) -> None:
        """Open the guided sheet for the plan shown."""
        self._ask(None)

    def _ask(self, earlier: KeptInterview | None) -> None:
        if self.person is None or self.episode is None:
            return
        sheet = InterviewSheet(
            self.office,
            self.tools.drafts,
            self.tools.notices,
            person=self.person,
            episode=self.episode,
            earlier=earlier,
        )
        sheet.saved.connect(self._on_saved)
        sheet.short_asked.connect(self._note_short)
        self._sheet = sheet
        self.sheet_asked.emit(sheet)

    def _note_short(self) -> None:
        if self.person is None or self.episode is None or self._sheet is None:
            return
        dialog = InterviewDialog(self.office, self.episode, self.person.facts.name, self._sheet)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, _kept: object) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.closed.emit()
        self.changed.emit()
        self.told.emit(self.tr("Wawancara tersimpan."))

    def _open_newest(self) -> None:
        if self._newest is not None:
            self._open(self._newest)

    def _open(self, kept: KeptInterview) -> None:
        if self.person is None:
            return
        newest = self._newest
        view = InterviewView(
            self.office, self.person, kept, newest=newest is not None and kept.id == newest.id
        )
        self._shown_kept = kept
        view.correct_asked.connect(self._correct)
        view.again_asked.connect(self.ask)
        view.letter_asked.connect(self._write)
        self.sheet_asked.emit(view)

    def _open_earlier(self, interview_id: str) -> None:
        self._open(self.office.interviews.get(interview_id))

    def _correct(self) -> None:
        self._ask(self._shown_kept)

    def _write(self) -> None:
        if self.person is not None:
            self.go_to.emit(LETTERS, (self.person.id, KIND))
