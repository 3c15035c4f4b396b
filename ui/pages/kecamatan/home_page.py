# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: who has sent and who has not, month by month, and how much each village holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desa_app import wording
from desa_app.domain.package import BoardRow, DataLevel, TakeInState
from ui import tasks
from ui.notices import show_error
from ui.pages.page import Page, PageAction
from ui.palette import Tone
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.bar_chart import Bar, RowChart
from ui.widgets.card import Card, FigureCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan
    from desa_app.kecamatan.board import Board
    from ui.preferences import Preferences
    from ui.tasks import Progress

UNKNOWN = "–"


class HomePage(Page):
    """The board at the left; how complete it is and the candidates per village at the right."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._preferences = preferences
        self._board: Board | None = None
        self.table: TableView | None = None
        self._listing = Card(self.tr("Kiriman desa"))
        self._figure = FigureCard("", self.tr("desa lengkap"))
        self._missing = Text("", wrap=True)
        self.chart = RowChart(self.tr("Calon PMI per desa"))
        self._chart_note = Text("", wrap=True)
        self._nobody = EmptyState(
            "village",
            self.tr("Belum ada desa yang terdaftar"),
            self.tr(
                "Papan ini menunjukkan desa mana yang sudah mengirim. Mulailah dengan mencocokkan"
                " kartu setiap desa; setelah itu kirimannya dapat diterima."
            ),
            self.tr("Ke Desa terdaftar"),
        )
        self._stack = QStackedWidget()
        self._build()
        self._nobody.asked.connect(self._to_villages)

    def _build(self) -> None:
        unit = step()
        right = QVBoxLayout()
        right.setSpacing(unit * 4)
        self._figure.body.addWidget(self._missing)
        right.addWidget(self._figure)
        chart = Card(self.tr("Calon PMI per desa"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("surface", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, unit, 0)
        column.addWidget(self.chart)
        column.addWidget(self._chart_note)
        column.addStretch(1)
        scroll.setWidget(inner)
        chart.body.addWidget(scroll)
        right.addWidget(chart, 1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(unit * 76)
        board = QWidget()
        row = QHBoxLayout(board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(unit * 4)
        row.addWidget(self._listing, 1)
        row.addWidget(side)
        empty = Card()
        empty.body.addWidget(self._nobody)
        self._stack.addWidget(board)
        self._stack.addWidget(empty)
        self.body.addWidget(self._stack, 1)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Beranda")

    @property
    def subtitle(self) -> str:
        """The day."""
        return wording.weekday_date(self._office.clock.today())

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "home"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Taking in is the day's work, once there is a village."""
        if self._board is None or not self._board.rows:
            return ()
        return (
            PageAction(
                text=self.tr("Terima dari flashdisk"),
                run=self._to_take_in,
                shortcut="Ctrl+T",
                icon="receive",
                primary=True,
            ),
        )

    def refresh(self) -> None:
        """Read the board."""
        tasks.run(self, self._read, self._show, self._failed, writes=False)

    def take_focus(self) -> None:
        """Begin on the board."""
        if self.table is not None:
            self.table.setFocus()

    def _read(self, progress: Progress) -> Board:
        return self._office.board.show()

    def _show(self, board: Board) -> None:
        before = self._board.months if self._board is not None else ()
        self._board = board
        self._stack.setCurrentIndex(0 if board.rows else 1)
        if self.table is None or board.months != before:
            self._make_table(board.months)
        if self.table is not None:
            self._model.set_rows(board.rows)
        self._show_figures(board)
        self.actions_changed.emit()
        self.heading_changed.emit()

    def _make_table(self, months: tuple[str, ...]) -> None:
        """The months stand in the headings, so a new month needs new columns."""
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        columns = (
            Column(self.tr("Desa"), _name, width=12, stretch=True),
            *(_month_column(month, newest=month == months[-1]) for month in months),
            Column(self.tr("Terakhir"), _last, accessible=_last_said, width=12),
            Column(self.tr("Orang"), _people, align=Align.RIGHT, width=4),
            Column(self.tr("Calon"), _candidates, align=Align.RIGHT, width=4),
        )
        self._model = TableModel(columns)
        self.table = TableView(
            self._model, "kecamatan-papan", self.tr("Kiriman desa"), self._preferences
        )
        self.table.opened.connect(self._on_opened)
        self._listing.body.addWidget(self.table)

    def _show_figures(self, board: Board) -> None:
        newest = wording.month_name(board.months[-1])
        sent, every = board.sent_for_last_month, len(board.rows)
        self._listing.set_note(
            self.tr("{sent} dari {every} lengkap untuk {month}").format(
                sent=sent, every=every, month=newest
            )
        )
        missing = [row.village.name for row in board.rows if not _sent(row, board.months[-1])]
        self._figure.show_figure(
            self.tr("{sent} dari {every}").format(sent=sent, every=every),
            self.tr("untuk {month}").format(month=newest),
            Tone.WARN if missing else None,
        )
        self._missing.setText(
            self.tr("Belum mengirim: {names}.").format(names=", ".join(missing)) if missing else ""
        )
        self._missing.setVisible(bool(missing))
        known = [row for row in board.rows if _holds_rows(row)]
        self.chart.set_bars([Bar(row.village.name, (row.candidates,)) for row in known])
        silent = len(board.rows) - len(known)
        self._chart_note.setText(
            self.tr("{count} desa belum mengirim register, jadi calonnya belum diketahui.").format(
                count=silent
            )
        )
        self._chart_note.setVisible(bool(silent))

    def _to_take_in(self) -> None:
        self.go_to.emit("terima", None)

    def _to_villages(self) -> None:
        self.go_to.emit("desa", None)

    def _on_opened(self, row: BoardRow) -> None:
        self.go_to.emit("desa", row.village.code)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _month_column(month: str, *, newest: bool) -> Column[BoardRow]:
    """The newest month in full; of the earlier ones "belum" is enough, so that all of it fits."""
    return Column(
        wording.month_name(month)[:3],
        partial(_month_word, month),
        chip=partial(_month_chip, month, short=not newest),
        accessible=partial(_month_said, month),
        width=14 if newest else 9,
    )


def _sent(row: BoardRow, month: str) -> bool:
    return row.months.get(month) == TakeInState.TAKEN.value


def _month_word(month: str, row: BoardRow) -> str:
    return row.months.get(month, "").replace("-", " ")


def _month_chip(month: str, row: BoardRow, *, short: bool) -> tuple[str, Tone]:
    if _sent(row, month):
        return _month_word(month, row), Tone.GOOD
    return _month_word(month, row).split()[0] if short else _month_word(month, row), Tone.WARN


def _month_said(month: str, row: BoardRow) -> str:
    return f"{wording.month_name(month)}: {_month_word(month, row)}"


def _name(row: BoardRow) -> str:
    return row.village.name


def _last(row: BoardRow) -> str:
    if row.last is None:
        return UNKNOWN
    moment = row.last.received_at.astimezone()
    return f"{wording.short_date(moment.date())[:-5]} {wording.clock_time(moment)}"


def _last_said(row: BoardRow) -> str:
    if row.last is None:
        return UNKNOWN
    return f"{wording.long_date(row.last.received_at.astimezone().date())}, {_last(row)}"


def _holds_rows(row: BoardRow) -> bool:
    """Whether the counts are known: numbers alone carry no rows, and silence is no zero."""
    if row.last is None:
        return False
    return bool(row.people) or row.last.level is not DataLevel.AGGREGATE


def _people(row: BoardRow) -> str:
    return wording.grouped(row.people) if _holds_rows(row) else UNKNOWN


def _candidates(row: BoardRow) -> str:
    return wording.grouped(row.candidates) if _holds_rows(row) else UNKNOWN
