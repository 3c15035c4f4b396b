# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: the numbers that matter and what needs doing today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app.domain.chart import Bar
from desa_app.domain.episode import Jalur
from desa_app.domain.first_day import FirstTask
from desa_app.domain.overview import Todo
from desa_app.wording import MONTHS, clock_time, grouped, long_date, weekday_date
from ui.looking import Looking
from ui.pages.common.first_day_card import FirstDayCard
from ui.pages.common.folder_warning import FolderWarning
from ui.pages.desa import places
from ui.pages.desa.sheet import scrolling
from ui.pages.desa.todo_list import half_written, lines_of
from ui.pages.desa.words import country_name
from ui.pages.page import Page, PageAction
from ui.palette import Tone
from ui.theme import step
from ui.widgets.bar_chart import ColumnChart, RowChart
from ui.widgets.card import Card, FigureCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.todo_list import TodoLine, TodoList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desa_app.desa import Desa
    from desa_app.domain.first_day import FirstDay
    from desa_app.domain.folder_place import FolderPlace
    from desa_app.domain.overview import Overview
    from ui.drafts import Drafts
    from ui.preferences import Preferences

DESTINATIONS_SHOWN = 4
FIRST_PLACES: dict[FirstTask, tuple[str, object]] = {
    FirstTask.PEOPLE: (places.PEOPLE, places.IMPORT),
    FirstTask.ABOVE: (places.SEND, ""),
    FirstTask.OFFICIALS: (places.SETTINGS, places.OFFICIALS),
    FirstTask.LOGO: (places.SETTINGS, FirstTask.LOGO),
    FirstTask.PRINTER: (places.SETTINGS, FirstTask.PRINTER),
    FirstTask.BACKUP: (places.SETTINGS, FirstTask.BACKUP),
    FirstTask.RECOVERY: (places.SETTINGS, places.RECOVERY),
}
# What the checklist says already is not said twice.
_SAID = {
    Todo.NOT_ENROLLED: FirstTask.ABOVE,
    Todo.OFFICIALS: FirstTask.OFFICIALS,
    Todo.RECOVERY: FirstTask.RECOVERY,
}


class HomePage(Page):
    """Read in one moment; every line leads to where it is done."""

    def __init__(
        self, office: Desa, preferences: Preferences, drafts: Drafts | None = None
    ) -> None:
        super().__init__()
        self._office = office
        self._looking = Looking(self, self._show)
        self._drafts = drafts
        unit = step()
        self.abroad = FigureCard("", self.tr("PMI di luar negeri"))
        self.candidates = FigureCard("", self.tr("Calon PMI"))
        self.letters = FigureCard("", self.tr("Surat bulan ini"))
        self.people = FigureCard("", self.tr("Warga tercatat"))
        figures = FoldingRow()
        # The first has the longest line under it.
        pairs = ((self.abroad, 13, self.candidates), (self.letters, 10, self.people))
        for one, share, other in pairs:
            pair = FoldingRow()
            pair.add(one, share)
            pair.add(other, 10)
            figures.add(pair, share + 10, least=95)
        self.first_day = FirstDayCard(office, preferences, FIRST_PLACES, above=self.tr("Kecamatan"))
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
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(unit * 4)
        left.addWidget(figures)
        left.addWidget(self.first_day)
        left.addWidget(self._todo_card, 1)
        # Only where there is nothing else to fill the height.
        left.addStretch(0)
        self._left = left
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(unit * 4)
        right.addWidget(leaving, 1)
        right.addWidget(where)
        both = FoldingRow()
        for column, share, wide in ((left, 1, 0), (right, 0, 76)):
            side = QWidget()
            side.setLayout(column)
            both.add(side, share, wide=wide, least=150)
        self.folder_warning = FolderWarning()
        self.body.addWidget(self.folder_warning)
        self.body.addWidget(both, 1)
        self.todo.go_to.connect(self.go_to)
        self.first_day.go_to.connect(self.go_to)
        self.first_day.shown.connect(self.refresh)

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
        self._looking.ask(partial(_read, self._office, self.first_day.reader()))

    def _show(self, found: tuple[tuple[FolderPlace, ...], Overview, FirstDay]) -> None:
        places, overview, day = found
        self.folder_warning.show_places(places)
        self.first_day.show_day(day)
        self._show_figures(overview)
        self._show_todo(overview, day)
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

    def _show_todo(self, overview: Overview, first_day: FirstDay) -> None:
        lines = self._lines(overview, first_day)
        self.backup.setText(self._backup_words(overview.last_backup))
        self.todo.show_lines(lines)
        self._list.setVisible(bool(lines))
        self._calm.setVisible(not lines)
        # An office without people has nothing to do today but the first steps.
        empty = overview.people == 0 and not self.first_day.isHidden()
        self._todo_card.setVisible(bool(lines) or not empty)
        self._left.setStretch(self._left.count() - 1, int(empty and not lines))
        self._todo_card.set_heading(self.tr("Yang perlu dikerjakan hari ini"))
        self._todo_card.set_note(self.tr("{count} hal").format(count=len(lines)) if lines else "")

    def _lines(self, overview: Overview, first_day: FirstDay) -> list[TodoLine]:
        waiting = half_written(self._drafts.keys()) if self._drafts is not None else []
        said = () if self.first_day.isHidden() else first_day.open
        todo = [item for item in overview.todo if _SAID.get(item.kind) not in said]
        return [*waiting, *lines_of(todo)]

    def _backup_words(self, made: datetime | None) -> str:
        if made is None:
            return self.tr("Cadangan data belum pernah dibuat.")
        day, today = made.astimezone().date(), self._office.clock.today()
        when = {0: self.tr("hari ini"), 1: self.tr("kemarin")}.get((today - day).days)
        return self.tr("Cadangan terakhir: {day}, pukul {time}, sudah diuji").format(
            day=when or long_date(day), time=clock_time(made.astimezone())
        )

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


def _read(
    office: Desa, first_day: Callable[[], FirstDay]
) -> tuple[tuple[FolderPlace, ...], Overview, FirstDay]:
    return office.settings.folder_places(), office.overview.today(), first_day()
