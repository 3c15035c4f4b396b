# SPDX-License-Identifier: GPL-3.0-or-later
"""Wawancara: who waits for a talk, who had one, and what it advised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desa_app.domain.interview_board import BoardLine, Need
from desa_app.errors import NotFound
from desa_app.wording import grouped, short_date
from ui.looking import Looking
from ui.pages.desa.advice_view import ADVICE_TONES
from ui.pages.desa.interview_form import InterviewDialog
from ui.pages.desa.interview_sheet import InterviewSheet
from ui.pages.desa.interview_view import InterviewView
from ui.pages.desa.places import LETTERS, PEOPLE
from ui.pages.desa.sheet import SheetPage
from ui.pages.desa.words import country_name
from ui.pages.page import PageAction
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import FilterButton
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.interview import KeptInterview
    from ui.drafts import Drafts
    from ui.preferences import Preferences

WAITING, HAD, REFER, EVERYBODY = "menunggu", "sudah", "rujuk", "semua"
KIND = "wawancara"
_WAITS = frozenset({Need.WAITS, Need.AGAIN})
_NEED_TONES = {
    Need.WAITS: Tone.WARN,
    Need.AGAIN: Tone.WARN,
    Need.REFER: Tone.BAD,
    Need.DONE: Tone.GOOD,
}


class InterviewPage(SheetPage):
    """The board in front; the guided sheet and a kept interview over it."""

    def __init__(self, office: Desa, drafts: Drafts, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._looking = Looking(self, self._show_board)
        self._drafts = drafts
        self._lines: tuple[BoardLine, ...] = ()
        self.search = SearchField(self.tr("Cari nama, negara atau pekerjaan…"))
        self.filters: dict[str, FilterButton] = {}
        self._group = QButtonGroup(self)
        top = QHBoxLayout()
        top.setSpacing(step() * 2)
        titles = {
            WAITING: self.tr("Menunggu"),
            REFER: self.tr("Perlu dirujuk"),
            HAD: self.tr("Sudah"),
            EVERYBODY: self.tr("Semua"),
        }
        for value, title in titles.items():
            button = FilterButton(value, title)
            self.filters[value] = button
            self._group.addButton(button)
            top.addWidget(button)
        top.addWidget(self.search, 1)
        self.filters[WAITING].setChecked(True)
        self.model: TableModel[BoardLine] = TableModel(self._columns())
        self.table = TableView(self.model, "wawancara", self.tr("Daftar wawancara"), preferences)
        self._told = Text("", Type.SMALL)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._told)
        self.front_column.addWidget(card, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self.front)
        find.activated.connect(self.search.setFocus)
        self.table.set_row_actions(
            (
                RowAction(self.tr("Wawancarai"), self._on_ask, single=True),
                RowAction(self.tr("Buka orangnya"), self._on_person, single=True),
            )
        )
        self.search.searched.connect(self._on_words)
        self.search.went_down.connect(self.table.setFocus)
        self.table.went_up.connect(self.search.setFocus)
        self.table.opened.connect(self._on_opened)
        self.table.empty_asked.connect(self._on_empty)
        self._group.buttonClicked.connect(self._on_filter)

    def _columns(self) -> tuple[Column[BoardLine], ...]:
        return (
            Column(self.tr("Nama"), _name, width=24, stretch=True),
            Column(self.tr("Tujuan"), _goal, width=26),
            Column(self.tr("Berangkat"), _departure, width=11),
            Column(self.tr("Wawancara"), _talked, width=11),
            Column(self.tr("Keadaan"), _need, chip=self._chip, width=15),
            Column(self.tr("Saran"), _advice, chip=_advice_chip, width=18),
            Column(self.tr("Petugas"), _officer, width=14),
        )

    @property
    def own_title(self) -> str:
        """The page's name."""
        return self.tr("Wawancara")

    @property
    def own_subtitle(self) -> str:
        """How many wait."""
        waits = sum(line.need in _WAITS for line in self._lines)
        if not waits:
            return self.tr("Semua calon PMI sudah diwawancara")
        return self.tr("{count} calon PMI menunggu wawancara").format(count=grouped(waits))

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "interview"

    def own_actions(self) -> tuple[PageAction, ...]:
        """Talk with whoever is chosen, else with the next one."""
        return (
            PageAction(
                text=self.tr("Wawancarai"),
                run=self.ask_chosen,
                shortcut="Ctrl+N",
                icon="interview",
                primary=True,
                enabled=bool(self._lines),
            ),
        )

    def refresh(self) -> None:
        """Read the board anew."""
        self._looking.ask(self._office.interviews.board)

    def _show_board(self, lines: tuple[BoardLine, ...]) -> None:
        self._lines = lines
        names = {
            WAITING: self.tr("Menunggu {count}"),
            REFER: self.tr("Perlu dirujuk {count}"),
            HAD: self.tr("Sudah {count}"),
            EVERYBODY: self.tr("Semua {count}"),
        }
        for value, button in self.filters.items():
            count = sum(_belongs(line, value) for line in self._lines)
            button.set_text(names[value].format(count=grouped(count)))
        self._show()
        self.badge_changed.emit(sum(line.need in _WAITS for line in self._lines))
        self.heading_changed.emit()
        self.actions_changed.emit()

    def focus_front(self) -> None:
        """Start with the list."""
        self.table.setFocus()

    def receive(self, value: object) -> None:
        """Begin the interview of a plan, by its id."""
        self.ask(self._office.episodes.get(str(value)))

    # --- the board ----------------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """Which part of the board is shown."""
        checked = self._group.checkedButton()
        return checked.value if isinstance(checked, FilterButton) else EVERYBODY

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        found = [line for line in self._lines if _belongs(line, self.shown) and _holds(line, words)]
        self.model.set_rows(found)
        if words:
            self.table.set_empty(
                "search",
                self.tr("Tidak ada yang cocok"),
                self.tr("Cari dengan sebagian nama, negara atau pekerjaan."),
                self.tr("Kosongkan pencarian"),
            )
        elif self.shown == WAITING and self._lines:
            self.table.set_empty(
                "ok",
                self.tr("Tidak ada yang menunggu"),
                self.tr("Semua calon PMI sudah diwawancara dengan rencana yang sekarang."),
                self.tr("Lihat semua"),
            )
        else:
            self.table.set_empty(
                "interview",
                self.tr("Belum ada wawancara"),
                self.tr("Calon PMI yang dicatat di Warga & PMI menunggu wawancara di sini."),
                self.tr("Ke Warga && PMI"),
            )
        self._told.setText(
            self.tr("Enter membuka. Wawancara dilakukan bersama keluarga, sebelum surat terbit.")
        )

    def _chip(self, line: BoardLine) -> tuple[str, Tone]:
        if line.under_age:
            return self.tr("di bawah 18"), Tone.BAD
        return line.need.value, _NEED_TONES[line.need]

    def _on_words(self, _words: str) -> None:
        self._show()

    def _on_filter(self, _button: object) -> None:
        self._show()

    def _on_empty(self) -> None:
        if self.search.text():
            self.search.clear()
        elif self._lines:
            self.filters[EVERYBODY].click()
        else:
            self.go_to.emit(PEOPLE, None)

    def _on_ask(self, rows: tuple[BoardLine, ...]) -> None:
        self.ask(self._office.episodes.get(rows[0].episode_id))

    def _on_person(self, rows: tuple[BoardLine, ...]) -> None:
        self.go_to.emit(PEOPLE, rows[0].person_id)

    def _on_opened(self, line: BoardLine) -> None:
        episode = self._office.episodes.get(line.episode_id)
        if line.talk is None or line.need is Need.AGAIN:
            self.ask(episode)
        else:
            self.show_interview(episode)

    # --- jobs ---------------------------------------------------------------------------------

    def ask_chosen(self) -> None:
        """Begin with the chosen line, else with the first."""
        rows = self.table.selected_rows() or self.model.rows[:1] or self._lines[:1]
        if rows:
            self.ask(self._office.episodes.get(rows[0].episode_id))

    def ask(self, episode: Episode, earlier: KeptInterview | None = None) -> None:
        """Open the guided sheet."""
        person = self._office.people.get(episode.facts.person_id)
        sheet = InterviewSheet(
            self._office,
            self._drafts,
            self.notices,
            person=person,
            episode=episode,
            earlier=earlier,
        )
        sheet.saved.connect(self._on_saved)
        sheet.short_asked.connect(self._note_short)
        self._episode = episode
        self.open_sheet(sheet)

    def show_interview(self, episode: Episode) -> None:
        """Show the newest interview of a plan."""
        kept = next((one for one in self._office.interviews.of(episode.id) if one.counts), None)
        if kept is None:
            raise NotFound("wawancara")
        view = InterviewView(self._office, self._office.people.get(episode.facts.person_id), kept)
        self._episode = episode
        view.correct_asked.connect(self._on_correct)
        view.again_asked.connect(self._on_again)
        view.letter_asked.connect(self._on_letter)
        self.open_sheet(view)

    def _on_correct(self) -> None:
        if isinstance(self.sheet, InterviewView):
            self.ask(self._episode, self.sheet.kept)

    def _on_again(self) -> None:
        self.ask(self._episode)

    def _on_letter(self) -> None:
        self.go_to.emit(LETTERS, (self._episode.facts.person_id, KIND))

    def _note_short(self) -> None:
        person = self._office.people.get(self._episode.facts.person_id)
        dialog = InterviewDialog(self._office, self._episode, person.facts.name, self)
        dialog.saved.connect(self._on_short)
        dialog.open()

    def _on_short(self, episode: Episode) -> None:
        self._after(episode)

    def _on_saved(self, kept: KeptInterview) -> None:
        self._after(self._office.episodes.get(kept.episode_id))

    def _after(self, episode: Episode) -> None:
        self.changed.emit()
        self.refresh()
        self.show_interview(episode)
        self.notices.success(self.tr("Wawancara tersimpan."))


def _belongs(line: BoardLine, part: str) -> bool:
    return {
        WAITING: line.need in _WAITS,
        REFER: line.need is Need.REFER,
        HAD: line.talk is not None,
    }.get(part, True)


def _holds(line: BoardLine, words: list[str]) -> bool:
    text = f"{line.name} {line.job} {country_name(line.country)}".casefold()
    return all(word in text for word in words)


def _name(line: BoardLine) -> str:
    return line.name


def _goal(line: BoardLine) -> str:
    return f"{country_name(line.country)}, {line.job[:1].lower()}{line.job[1:]}"


def _departure(line: BoardLine) -> str:
    return short_date(line.departure) if line.departure else ""


def _talked(line: BoardLine) -> str:
    return short_date(line.talk.on) if line.talk else ""


def _need(line: BoardLine) -> str:
    return line.need.value


def _advice(line: BoardLine) -> str:
    talk = line.talk
    return talk.guided.advice.level.words if talk and talk.guided else ""


def _advice_chip(line: BoardLine) -> tuple[str, Tone] | None:
    if line.talk is None or line.talk.guided is None:
        return None
    level = line.talk.guided.advice.level
    return level.words, ADVICE_TONES[level]


def _officer(line: BoardLine) -> str:
    return line.talk.officer if line.talk else ""
