# SPDX-License-Identifier: GPL-3.0-or-later
"""Rekap: a month of the village in L, P and Jml; saved and printed for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desa_app.domain.chart import Bar
from desa_app.domain.recap import GROUPS, Count, Recap, month_of
from desa_app.wording import grouped, month_name
from ui.pages.common.papers import PaperDesk
from ui.pages.desa.words import country_name
from ui.pages.page import Page, PageAction
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.bar_chart import RowChart
from ui.widgets.card import Card
from ui.widgets.file_dialogs import save_file
from ui.widgets.labels import Text, Type
from ui.widgets.month_field import MonthField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.preferences import Preferences

COUNTRIES_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapLine:
    """One row of the table; only the first of a group names it."""

    group: str
    title: str
    count: Count


class RecapPage(Page):
    """The table at the left, where people work at the right."""

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._papers = PaperDesk(self, preferences)
        now = month_of(office.clock.today())
        unit = step()
        self.month = MonthField(now, now)
        self.model: TableModel[RecapLine] = TableModel(self._columns())
        self.table = TableView(self.model, "rekap-desa", self.tr("Rekap bulanan"), preferences)
        self._unknown = Text(
            self.tr("Jumlah lebih besar daripada L + P: ada jenis kelamin yang belum dicatat."),
            Type.SMALL,
            wrap=True,
        )
        left = Card()
        top = QHBoxLayout()
        top.addWidget(self.month)
        top.addStretch(1)
        left.body.addLayout(top)
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self._unknown)
        self.countries = RowChart(self.tr("PMI di luar negeri menurut negara"))
        right = Card(self.tr("PMI menurut negara"))
        right.body.addWidget(self.countries)
        right.body.addStretch(1)
        right.setFixedWidth(unit * 84)
        column = QVBoxLayout()
        column.addWidget(right, 1)
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addWidget(left, 1)
        both.addLayout(column)
        self.body.addLayout(both, 1)
        self.month.changed.connect(self.refresh)

    def _columns(self) -> tuple[Column[RecapLine], ...]:
        return (
            Column(self.tr("Kelompok"), _group, width=20),
            Column(self.tr("Uraian"), _title, width=24, stretch=True),
            Column(self.tr("L"), _male, align=Align.RIGHT, width=6),
            Column(self.tr("P"), _female, align=Align.RIGHT, width=6),
            Column(self.tr("Jml"), _total, align=Align.RIGHT, width=6),
        )

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Rekap")

    @property
    def subtitle(self) -> str:
        """Whose and when."""
        profile = self._office.profile
        return f"{profile.kind_word} {profile.name} · {month_name(self.month.value())}"

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "recap"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Save and print."""
        return (
            PageAction(text=self.tr("Simpan Excel…"), run=self.save_workbook, icon="save"),
            PageAction(text=self.tr("Simpan PDF…"), run=self.save_document, icon="save"),
            PageAction(
                text=self.tr("Cetak"),
                run=self.print_document,
                shortcut="Ctrl+P",
                icon="print",
                primary=True,
            ),
        )

    def refresh(self) -> None:
        """Count the month from the register."""
        recap = self._office.recaps.count(self.month.value())
        lines = lines_of(recap)
        self.model.set_rows(lines)
        self._unknown.setVisible(any(line.count.unknown for line in lines))
        ranked = sorted(recap.countries.items(), key=_largest_first)
        bars = [Bar(country_name(code), (count.total,)) for code, count in ranked]
        shown, rest = bars[:COUNTRIES_SHOWN], bars[COUNTRIES_SHOWN:]
        if rest:
            shown.append(Bar(self.tr("Lainnya"), (sum(bar.total for bar in rest),)))
        self.countries.set_bars(shown)
        self.heading_changed.emit()

    def take_focus(self) -> None:
        """Start with the month."""
        self.month.setFocus()

    def save_workbook(self) -> None:
        """Save the month as a spreadsheet."""
        self._save(".xlsx", self.tr("Lembar Excel (*.xlsx)"))

    def save_document(self) -> None:
        """Save the month as PDF."""
        self._save(".pdf", self.tr("Dokumen PDF (*.pdf)"))

    def print_document(self) -> None:
        """Print the month."""
        period = self.month.value()
        make = partial(self._office.recaps.document, period)
        self._papers.print(make, self._office.profile.paper, self._name(period))

    def _save(self, ending: str, kinds: str) -> None:
        period = self.month.value()
        suggested = f"REKAP-{self._office.profile.code}-{period}{ending}"
        path = save_file(self, self.tr("Simpan rekap"), suggested, kinds)
        if path is None:
            return
        recaps = self._office.recaps
        make = recaps.workbook if ending == ".xlsx" else recaps.document
        self._papers.save(partial(make, period), path, self._name(period))

    def _name(self, period: str) -> str:
        return self.tr("Rekap {month}").format(month=month_name(period))


def lines_of(recap: Recap) -> list[RecapLine]:
    """All rows of the table in the order of the paper."""
    return [
        RecapLine(
            group=group if number == 0 else "",
            title=title,
            count=recap.counts.get(key, Count()),
        )
        for _, group, rows in GROUPS
        for number, (key, title) in enumerate(rows)
    ]


def _largest_first(entry: tuple[str, Count]) -> tuple[int, str]:
    return (-entry[1].total, entry[0])


def _group(line: RecapLine) -> str:
    return line.group


def _title(line: RecapLine) -> str:
    return line.title


def _male(line: RecapLine) -> str:
    return grouped(line.count.male)


def _female(line: RecapLine) -> str:
    return grouped(line.count.female)


def _total(line: RecapLine) -> str:
    return grouped(line.count.total)
