# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: who has sent and who has not, month by month, and how much each village holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desa_app import wording
from desa_app.domain.chart import Bar
from desa_app.domain.first_day import FirstTask
from desa_app.domain.recap_charts import moves_by_month
from ui.looking import Looking
from ui.notices import NoticeBar
from ui.pages.common.first_day_card import FirstDayCard
from ui.pages.common.folder_warning import FolderWarning
from ui.pages.common.papers import PaperDesk
from ui.pages.common.recovery_card import open_rehearsal
from ui.pages.common.sender_words import sender_word
from ui.pages.kecamatan.board_columns import board_columns, holds_rows
from ui.pages.kecamatan.contact_window import ContactWindow
from ui.pages.kecamatan.village_window import VillageWindow
from ui.pages.page import Page, PageAction
from ui.palette import Tone
from ui.tables.table_model import TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.bar_chart import ColumnChart, RowChart
from ui.widgets.card import Card, FigureCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.folding import FoldingRow
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Text, Type
from ui.widgets.month_field import MonthField

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.domain.board import BoardRow
    from desa_app.domain.chart import Chart
    from desa_app.domain.first_day import FirstDay
    from desa_app.domain.folder_place import FolderPlace
    from desa_app.domain.recovery import RecoveryCheck
    from desa_app.kecamatan import Kecamatan
    from desa_app.kecamatan.board import Board
    from ui.preferences import Preferences

# More names than this nobody reads in a sentence; the board itself has them all.
NAMES_TOLD = 6
MONTHS_DRAWN = 6
FIRST_PLACES: dict[FirstTask, tuple[str, object]] = {
    FirstTask.SENDER: ("desa", None),
    **{
        task: ("pengaturan", task)
        for task in (
            FirstTask.OFFICIALS,
            FirstTask.PRINTER,
            FirstTask.BACKUP,
            FirstTask.RECOVERY,
        )
    },
}


class HomePage(Page):
    """The board at the left; how complete it is and the candidates per village at the right."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._preferences = preferences
        self._board: Board | None = None
        self._looking = Looking(self, self._show)
        self.table: TableView | None = None
        self._papers = PaperDesk(self, preferences)
        self._listing = Card(self.tr("Kiriman {one}").format(one=sender_word(self._office)))
        newest = office.board.newest_month()
        self.month = MonthField(newest, newest)
        self._listing.add_to_head(self.month)
        self._sent = Text("", Type.SMALL, wrap=True)
        self._listing.body.addWidget(self._sent)
        self._figure = FigureCard(
            "", self.tr("{one} lengkap").format(one=sender_word(self._office))
        )
        self._missing = Text("", wrap=True)
        self.chart = RowChart(self.tr("Calon PMI per {one}").format(one=sender_word(self._office)))
        self._chart_note = Text("", wrap=True)
        self.moves = ColumnChart(self.tr("Berangkat dan pulang per bulan"))
        self._nobody = EmptyState(
            "village",
            self.tr("Belum ada {one} yang terdaftar").format(one=sender_word(self._office)),
            self.tr(
                "Papan ini menunjukkan {one} mana yang sudah mengirim. Mulailah dengan mencocokkan"
                " kartu setiap {one}; setelah itu kirimannya dapat diterima."
            ).format(one=sender_word(self._office)),
            self.tr("Ke {One} terdaftar").format(One=sender_word(self._office).capitalize()),
        )
        self.first_day = FirstDayCard(office, preferences, FIRST_PLACES, sender=sender_word(office))
        self.first_day.go_to.connect(self.go_to)
        self._stack = FrontStack()
        self._side = QWidget()
        self._side.hide()
        self.rehearsal = NoticeBar()
        self._build()
        self._nobody.asked.connect(self._to_villages)
        self.month.changed.connect(self.refresh)

    def _build(self) -> None:
        unit = step()
        right = QVBoxLayout()
        right.setSpacing(unit * 4)
        self._figure.body.addWidget(self._missing)
        right.addWidget(self._figure)
        moves = Card(self.moves.chart.title)
        self.moves.setFixedHeight(unit * 34)
        moves.body.addWidget(self.moves)
        right.addWidget(moves)
        chart = Card(self.tr("Calon PMI per {one}").format(one=sender_word(self._office)))
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
        right.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(right)
        empty = Card()
        empty.body.addWidget(self._nobody)
        self._stack.addWidget(self._listing)
        self._stack.addWidget(empty)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(unit * 4)
        left.addWidget(self.first_day)
        left.addWidget(self._stack, 1)
        work = QWidget()
        work.setLayout(left)
        board = FoldingRow()
        board.add(work, 1, least=120)
        board.add(self._side, wide=72)
        self.body.addWidget(self.rehearsal)
        self.folder_warning = FolderWarning()
        self.body.addWidget(self.folder_warning)
        self.body.addWidget(board, 1)

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
                text=self.tr("Surat pengingat…"),
                run=self.save_reminders,
                icon="letter",
                enabled=any(row.overdue for row in self._board.rows),
            ),
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
        self._looking.ask(partial(_read, self._office, self.month.value(), self.first_day.reader()))

    def take_focus(self) -> None:
        """Begin on the board; before it is read nothing else may take the keyboard."""
        (self if self.table is None else self.table).setFocus()

    def rehearse(self) -> None:
        """Rehearse the whole recovery; with the code it answers the reminder too."""
        window = open_rehearsal(self._office, self._papers, self.window())
        window.rehearsed.connect(self._on_rehearsed)

    def _on_rehearsed(self, _done: object) -> None:
        self.refresh()

    def _show_rehearsal(self, check: RecoveryCheck) -> None:
        if not check.due:
            self.rehearsal.clear()
            return
        self.rehearsal.warn(
            self.tr(
                "Kode pemulihan terakhir dibuktikan {day}. Sudah setahun: latih pemulihannya"
                " dengan kode dari lembar di lemari besi."
            ).format(day=wording.long_date(check.proved_on)),
            self.tr("Mulai latihan…"),
            self.rehearse,
        )

    def _show(self, found: _Found) -> None:
        board = found.board
        self.folder_warning.show_places(found.places)
        self.first_day.show_day(found.first_day)
        self._show_rehearsal(found.rehearsal)
        self.moves.show_chart(replace(found.moves, bars=found.moves.bars[-MONTHS_DRAWN:]))
        before = self._board.months if self._board is not None else ()
        self._board = board
        self._stack.setCurrentIndex(0 if board.rows else 1)
        self._side.setVisible(bool(board.rows))
        if self.table is None or board.months != before:
            self._make_table(board.months)
        if self.table is not None:
            self._model.set_rows(board.rows)
        self._show_figures(board)
        self.actions_changed.emit()
        self.heading_changed.emit()

    def _make_table(self, months: tuple[str, ...]) -> None:
        """The months stand in the headings, so a new month needs new columns."""
        waiting = self.hasFocus() or (self.table is not None and self.table.hasFocus())
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        self._model = TableModel(board_columns(months, sender_word(self._office)))
        self.table = TableView(
            self._model,
            "kecamatan-papan",
            self.tr("Kiriman {one}").format(one=sender_word(self._office)),
            self._preferences,
        )
        self.table.set_row_actions(
            (
                RowAction(self.tr("Kiriman dan kontak…"), self._open_first, single=True),
                RowAction(self.tr("Catat kontak…"), self._note_first, single=True),
                RowAction(self.tr("Cetak surat pengingat"), self.print_reminders),
                RowAction(self.tr("Simpan surat pengingat…"), self.save_reminders),
                RowAction(
                    self.tr("Kartu dan kunci {one}").format(one=sender_word(self._office)),
                    self._to_card,
                    single=True,
                ),
            )
        )
        self.table.opened.connect(self.open_village)
        self.table.setMinimumHeight(step() * 40)
        self._listing.body.addWidget(self.table)
        if waiting:
            self.table.setFocus()

    def _show_figures(self, board: Board) -> None:
        newest = wording.month_name(board.months[-1])
        sent, every = board.sent_for_last_month, board.asked_for_last_month
        self._sent.setText(
            self.tr("{sent} dari {every} sudah mengirim, batas {due}").format(
                sent=sent, every=every, due=wording.long_date(board.due)
            )
        )
        marks = [(row.village.name, row.months[board.months[-1]]) for row in board.rows]
        missing = [name for name, mark in marks if mark.asked and not mark.sent]
        self._figure.show_figure(
            self.tr("{sent} dari {every}").format(sent=sent, every=every),
            self.tr("untuk {month}").format(month=newest),
            Tone.WARN if any(mark.overdue for _, mark in marks) else None,
        )
        self._missing.setText(_missing_words(missing, sender_word(self._office)))
        self._missing.setVisible(bool(missing))
        known = [row for row in board.rows if holds_rows(row)]
        self.chart.set_bars([Bar(row.village.name, (row.candidates,)) for row in known])
        silent = len(board.rows) - len(known)
        self._chart_note.setText(
            self.tr("{count} {one} belum mengirim register, jadi calonnya belum diketahui.").format(
                one=sender_word(self._office), count=silent
            )
        )
        self._chart_note.setVisible(bool(silent))

    def _to_take_in(self) -> None:
        self.go_to.emit("terima", None)

    def _to_villages(self) -> None:
        self.go_to.emit("desa", None)

    def open_village(self, row: BoardRow) -> VillageWindow:
        """A year of one village, and its contacts."""
        window = VillageWindow(self._office, row.village.code, self._preferences, self.window())
        window.changed.connect(self.refresh)
        window.print_asked.connect(self._print_for)
        window.save_asked.connect(self._save_for)
        window.open()
        return window

    def note_contact(self, row: BoardRow) -> ContactWindow:
        """Note that a village was spoken to."""
        window = ContactWindow(self._office, row.village, self.window())
        window.saved.connect(self._on_noted)
        window.open()
        return window

    def print_reminders(self, rows: tuple[BoardRow, ...]) -> None:
        """Print a letter to each of these villages that owes a month."""
        self._print(tuple(row.village.code for row in rows))

    def save_reminders(self, rows: tuple[BoardRow, ...] = ()) -> None:
        """Save the letters as one PDF; to every village that owes a month when none is named."""
        owing = rows or (self._board.rows if self._board is not None else ())
        self._save(tuple(row.village.code for row in owing))

    def _print_for(self, code: str) -> None:
        self._print((code,))

    def _save_for(self, code: str) -> None:
        self._save((code,))

    def _print(self, codes: tuple[str, ...]) -> None:
        make = partial(self._office.board.reminders, codes)
        self._papers.print(make, self._office.profile.paper, self.tr("Surat pengingat"))

    def _save(self, codes: tuple[str, ...]) -> None:
        day = self._office.clock.today().isoformat()
        name = f"surat-pengingat-{codes[0] if len(codes) == 1 else 'desa'}-{day}.pdf"
        path = file_dialogs.save_file(
            self, self.tr("Simpan surat pengingat"), name, self.tr("Dokumen PDF (*.pdf)")
        )
        if path is None:
            return
        make = partial(self._office.board.reminders, codes)
        self._papers.save(make, Path(path), self.tr("Surat pengingat"))

    def _open_first(self, rows: tuple[BoardRow, ...]) -> None:
        self.open_village(rows[0])

    def _note_first(self, rows: tuple[BoardRow, ...]) -> None:
        self.note_contact(rows[0])

    def _to_card(self, rows: tuple[BoardRow, ...]) -> None:
        self.go_to.emit("desa", rows[0].village.code)

    def _on_noted(self, _village: object) -> None:
        self.notices.success(self.tr("Kontak tercatat."))
        self.refresh()


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows, read in one go away from the window's thread."""

    board: Board
    rehearsal: RecoveryCheck
    places: tuple[FolderPlace, ...]
    first_day: FirstDay
    moves: Chart


def _read(office: Kecamatan, month: str, first_day: Callable[[], FirstDay]) -> _Found:
    return _Found(
        office.board.show(month),
        office.recovery.state(),
        office.settings.folder_places(),
        first_day(),
        moves_by_month(office.recaps.trend(month)),
    )


def _missing_words(names: list[str], sender: str) -> str:
    told = ", ".join(names[:NAMES_TOLD])
    more = len(names) - NAMES_TOLD
    return f"Belum mengirim: {told}{f' dan {more} {sender} lain' if more > 0 else ''}."
