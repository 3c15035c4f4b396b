# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: the numbers that matter and what needs doing today."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desa_app.domain.chart import Bar
from desa_app.domain.episode import Jalur
from desa_app.wording import MONTHS, clock_time, grouped, long_date, weekday_date
from ui.pages.common.folder_warning import FolderWarning
from ui.pages.desa import places
from ui.pages.desa.sheet import scrolling
from ui.pages.desa.todo_list import TodoLine, TodoList, half_written, lines_of
from ui.pages.desa.words import country_name
from ui.pages.page import Page, PageAction
from ui.palette import Tone
from ui.theme import step
from ui.widgets.bar_chart import ColumnChart, RowChart
from ui.widgets.card import Card, FigureCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from datetime import datetime

    from desa_app.desa import Desa
    from desa_app.domain.overview import Overview
    from ui.drafts import Drafts

DESTINATIONS_SHOWN = 4


class HomePage(Page):
    """Read in one moment; every line leads to where it is done."""

    def __init__(self, office: Desa, drafts: Drafts | None = None) -> None:
        super().__init__()
        self._office = office
        self._drafts = drafts
        unit = step()
        self.abroad = FigureCard("", self.tr("PMI di luar negeri"))
        self.candidates = FigureCard("", self.tr("Calon PMI"))
        self.letters = FigureCard("", self.tr("Surat bulan ini"))
        self.people = FigureCard("", self.tr("Warga tercatat"))
        figures = QHBoxLayout()
        figures.setSpacing(unit * 4)
        # The first has the longest line under it.
        for card, share in ((self.abroad, 13), (self.candidates, 10)):
            figures.addWidget(card, share)
        for card in (self.letters, self.people):
            figures.addWidget(card, 10)
        self.todo = TodoList()
        self._todo_card = Card()
        self._calm = EmptyState(
            "ok",
            self.tr("Tidak ada yang mendesak"),
            self.tr("Semua calon sudah diwawancara dan semua kiriman sudah ada tanda terimanya."),
        )
        self._list = scrolling(self.todo)
        self._todo_card.body.addWidget(self._list, 1)
        self._todo_card.body.addWidget(self._calm, 1)
        self.backup = Text("", Type.SMALL)
        self._todo_card.body.addWidget(self.backup)
        series = (Jalur.PROCEDURAL.words, self.tr("belum jelas"))
        self.departures = ColumnChart(self.tr("Keberangkatan per bulan"), series)
        self.departures.say_when_empty(
            self.tr("Belum ada keberangkatan yang tercatat dalam enam bulan ini.")
        )
        self.destinations = RowChart(self.tr("Negara tujuan"))
        self.destinations.say_when_empty(self.tr("Belum ada yang tercatat di luar negeri."))
        leaving = Card(self.tr("Keberangkatan per bulan"))
        leaving.body.addWidget(self.departures, 1)
        where = Card(self.tr("Negara tujuan"))
        where.body.addWidget(self.destinations)
        left = QVBoxLayout()
        left.setSpacing(unit * 4)
        left.addLayout(figures)
        left.addWidget(self._todo_card, 1)
        right = QVBoxLayout()
        right.setSpacing(unit * 4)
        right.addWidget(leaving, 1)
        right.addWidget(where)
        leaving.setFixedWidth(unit * 76)
        where.setFixedWidth(unit * 76)
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addLayout(left, 1)
        both.addLayout(right)
        self.folder_warning = FolderWarning()
        self.body.addWidget(self.folder_warning)
        self.body.addLayout(both, 1)
        self.todo.go_to.connect(self.go_to)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Beranda")

    @property
    def subtitle(self) -> str:
        """Today."""
        return weekday_date(self._office.clock.today())

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "home"

    def header_actions(self) -> tuple[PageAction, ...]:
        """The two jobs of the day."""
        return (
            PageAction(text=self.tr("Terbitkan surat"), run=self._ask_letter, shortcut="Ctrl+T"),
            PageAction(
                text=self.tr("Catat calon PMI"),
                run=self._ask_candidate,
                shortcut="Ctrl+N",
                primary=True,
            ),
        )

    def refresh(self) -> None:
        """Count anew."""
        self.folder_warning.show_places(self._office.settings.folder_places())
        overview = self._office.overview.today()
        self._show_figures(overview)
        self._show_todo(overview)
        bars = [
            Bar(MONTHS[int(month[5:]) - 1][:3], parts)
            for month, parts in overview.departures.items()
        ]
        self.departures.set_bars(bars)
        self.destinations.set_bars(self._destination_bars(overview))

    def take_focus(self) -> None:
        """Nothing is typed here; keys reach the page's buttons."""
        self.setFocus()

    def _show_figures(self, overview: Overview) -> None:
        abroad = overview.abroad
        parts = [
            self.tr("{count} {words}").format(count=grouped(abroad[jalur.value]), words=jalur.words)
            for jalur in Jalur
            if abroad.get(jalur.value)
        ]
        self.abroad.show_figure(grouped(sum(abroad.values())), " · ".join(parts))
        waiting = overview.candidates_without_interview
        self.candidates.show_figure(
            grouped(overview.candidates),
            self.tr("{count} belum wawancara").format(count=grouped(waiting)) if waiting else "",
            Tone.WARN if waiting else None,
        )
        last, running = overview.last_number, overview.last_running
        self.letters.show_figure(
            grouped(overview.letters_this_month),
            self.tr("nomor terakhir {running:03d}").format(running=running) if last else "",
            whole=self.tr("Nomor terakhir {number}").format(number=last) if last else "",
        )
        self.people.show_figure(grouped(overview.people), self.tr("di register desa"))

    def _show_todo(self, overview: Overview) -> None:
        first_steps = overview.people == 0
        lines = self._first_steps(overview) if first_steps else self._lines(overview)
        self.backup.setText(self._backup_words(overview.last_backup))
        self.todo.show_lines(lines)
        self._list.setVisible(bool(lines))
        self._calm.setVisible(not lines)
        self._todo_card.set_heading(
            self.tr("Langkah pertama") if first_steps else self.tr("Yang perlu dikerjakan hari ini")
        )
        self._todo_card.set_note(self.tr("{count} hal").format(count=len(lines)) if lines else "")

    def _lines(self, overview: Overview) -> list[TodoLine]:
        waiting = half_written(self._drafts.keys()) if self._drafts is not None else []
        return [*waiting, *lines_of(overview.todo)]

    def _backup_words(self, made: datetime | None) -> str:
        if made is None:
            return self.tr("Cadangan data belum pernah dibuat.")
        day, today = made.astimezone().date(), self._office.clock.today()
        when = {0: self.tr("hari ini"), 1: self.tr("kemarin")}.get((today - day).days)
        return self.tr("Cadangan terakhir: {day}, pukul {time}, sudah diuji").format(
            day=when or long_date(day), time=clock_time(made.astimezone())
        )

    def _first_steps(self, overview: Overview) -> list[TodoLine]:
        """An empty office is told what to do first, in order."""
        return [
            TodoLine(
                chip=self.tr("Langkah 1"),
                tone=Tone.INFO,
                title=self.tr("Impor daftar penduduk"),
                note=self.tr("Berkas Excel dari OpenSID; diperiksa dahulu sebelum disimpan"),
                verb=self.tr("Impor…"),
                page=places.PEOPLE,
                value=places.IMPORT,
            ),
            TodoLine(
                chip=self.tr("Langkah 2"),
                tone=Tone.INFO,
                title=self.tr("Catat calon PMI yang pertama"),
                note=self.tr("Pilih warganya, lalu negara tujuan, pekerjaan dan P3MI"),
                verb=self.tr("Catat…"),
                page=places.PEOPLE,
                value=places.NEW,
            ),
            *(
                dataclasses.replace(line, chip=self.tr("Langkah {number}").format(number=number))
                for number, line in enumerate(lines_of(overview.todo), start=3)
            ),
        ]

    def _destination_bars(self, overview: Overview) -> list[Bar]:
        first = overview.destinations[:DESTINATIONS_SHOWN]
        rest = sum(count for _, count in overview.destinations[DESTINATIONS_SHOWN:])
        bars = [Bar(country_name(code), (count,)) for code, count in first]
        if rest:
            bars.append(Bar(self.tr("Lainnya"), (rest,)))
        return bars

    def _ask_letter(self) -> None:
        self.go_to.emit(places.LETTERS, places.NEW)

    def _ask_candidate(self) -> None:
        self.go_to.emit(places.PEOPLE, places.NEW)
