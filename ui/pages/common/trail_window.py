# SPDX-License-Identifier: GPL-3.0-or-later
"""Jejak: the whole log in words, for those who watch over the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.trail import TrailFilter
from desa_app.remarks_folder import gaps_words
from desa_app.wording import clock_time, grouped, short_date
from ui import tasks
from ui.forms.form import Form
from ui.notices import NoticeBar
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField
from ui.window_size import resize_within

if TYPE_CHECKING:
    from desa_app.domain.history import FactChange
    from desa_app.domain.log_head import LogGap
    from desa_app.domain.trail import TrailLine
    from desa_app.office.trail import Trail
    from ui.preferences import Preferences
    from ui.tasks import Progress

PART = 200
MOST = 2000
_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of one line; only the first says which line, when and by whom."""

    line: TrailLine
    change: FactChange | None
    first: bool


@dataclass(frozen=True, slots=True)
class _Found:
    users: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]
    lines: tuple[TrailLine, ...]
    gaps: tuple[LogGap, ...]


def rows_of(line: TrailLine) -> list[Row]:
    """A line as rows of the table."""
    if not line.changes:
        return [Row(line, None, first=True)]
    return [Row(line, change, first=not at) for at, change in enumerate(line.changes)]


# Masked by the use case until somebody asks.
_ASKED = "layar-diminta"


class TrailWindow(QDialog):
    """Filters above, lines below, the newest first."""

    def __init__(self, trail: Trail, preferences: Preferences | None, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self._trail = trail
        self._in_full = False
        self._asked = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Jejak"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.notices = NoticeBar()
        self.form = Form(columns=5)
        self.users, self.kinds = ChoiceField(), ChoiceField()
        self.form.add("since", self.tr("&Dari tanggal"), DateField())
        self.form.add("until", self.tr("&Sampai tanggal"), DateField())
        self.form.add("by", self.tr("&Pengguna"), self.users)
        self.form.add("action", self.tr("&Yang dikerjakan"), self.kinds)
        self.form.add("about", self.tr("&Tentang siapa atau apa"), TextField(limit=80))
        self.model: TableModel[Row] = TableModel(self._columns())
        self.table = TableView(self.model, "jejak", self.tr("Jejak"), preferences)
        self.table.set_empty(
            "info",
            self.tr("Tidak ada baris yang cocok"),
            self.tr("Kosongkan sebagian saringan di atas untuk melihat lebih banyak."),
        )
        self._hint = Text("", Type.SMALL)
        back = secondary(self.tr("Kembali"))
        self.clear_button = secondary(self.tr("&Kosongkan saringan"))
        foot = QHBoxLayout()
        foot.setSpacing(unit * 3)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.clear_button)
        foot.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Jejak"), Type.TITLE))
        column.addWidget(
            Text(
                self.tr(
                    "Semua yang dikerjakan di program ini, siapa dan kapan. Baris hanya bertambah;"
                    " tidak ada yang dapat diubah atau dihapus."
                ),
                Type.MUTED,
                wrap=True,
            )
        )
        column.addWidget(self.notices)
        column.addWidget(self.form)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        resize_within(self, 300, 165)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        mask = QShortcut(QKeySequence("Ctrl+M"), self)
        mask.activated.connect(self.toggle_mask)
        self.form.changed.connect(self._pause.start)
        self.clear_button.clicked.connect(self.clear)
        back.clicked.connect(self.accept)
        self.look()

    def look(self) -> None:
        """Read what the filters let through, off the window's thread."""
        self._asked += 1
        work = partial(_read, self._trail, self._wanted(), in_full=self._in_full)
        tasks.run(self, work, partial(_show, self, self._asked), self.notices.error, writes=False)

    def show_found(self, asked: int, found: _Found) -> None:
        """Show an answer, unless something else was asked meanwhile."""
        if asked != self._asked:
            return
        for field, options in (
            (self.users, tuple((name, name) for name in found.users)),
            (self.kinds, found.actions),
        ):
            chosen = field.value()
            field.blockSignals(True)
            field.set_options(options)
            field.set_value(chosen)
            field.blockSignals(False)
        if found.gaps:
            self.notices.warn(gaps_words(found.gaps))
        more = None if self._wanted().about else self._read_more
        self.model.set_rows([row for line in found.lines for row in rows_of(line)], more)
        self._hint.setText(
            self.tr("Nomor ditampilkan, tekan Ctrl+M untuk menyamarkan")
            if self._in_full
            else self.tr("Nomor disamarkan, tekan Ctrl+M untuk melihat")
        )

    def clear(self) -> None:
        """Look at everything again."""
        self.form.set_values(
            {"since": None, "until": None, "by": None, "action": None, "about": ""}
        )
        self.look()

    def toggle_mask(self) -> None:
        """Show numbers in full, or masked again."""
        self._in_full = not self._in_full
        self.look()

    def _wanted(self) -> TrailFilter:
        values = self.form.values()
        since, until = values.get("since"), values.get("until")
        return TrailFilter(
            since=since if isinstance(since, date) else None,
            until=until if isinstance(until, date) else None,
            by=str(values.get("by") or ""),
            action=str(values.get("action") or ""),
            about=str(values.get("about") or "").strip(),
        )

    def _read_more(self, last: Row) -> list[Row]:
        lines = self._trail.find(
            self._wanted(), limit=PART, before=last.line.position, in_full=self._in_full
        )
        return [row for line in lines for row in rows_of(line)]

    def _columns(self) -> tuple[Column[Row], ...]:
        return (
            Column(self.tr("Nomor"), _number, align=Align.RIGHT, width=8),
            Column(self.tr("Waktu"), _when, width=17),
            Column(self.tr("Oleh"), _who, width=14),
            Column(self.tr("Yang dikerjakan"), _what, width=27),
            Column(self.tr("Tentang"), _about, width=24, full_numbers=_ASKED),
            Column(self.tr("Isian"), _label, width=17),
            Column(self.tr("Semula"), _old, width=14, full_numbers=_ASKED),
            Column(self.tr("Menjadi"), _new, width=18, stretch=True, full_numbers=_ASKED),
        )


def _read(trail: Trail, wanted: TrailFilter, _: Progress, *, in_full: bool) -> _Found:
    limit = MOST if wanted.about else PART
    lines = trail.find(wanted, limit=limit, in_full=in_full)
    return _Found(trail.users(), trail.actions(), lines, trail.gaps())


def _show(window: TrailWindow, asked: int, found: _Found) -> None:
    window.show_found(asked, found)


def _number(row: Row) -> str:
    return grouped(row.line.position) if row.first else ""


def _when(row: Row) -> str:
    local = row.line.at.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}" if row.first else ""


def _who(row: Row) -> str:
    return row.line.by if row.first else ""


def _what(row: Row) -> str:
    return row.line.what if row.first else ""


def _about(row: Row) -> str:
    return row.line.about if row.first else ""


def _label(row: Row) -> str:
    return row.change.label if row.change else ""


def _old(row: Row) -> str:
    return row.change.old if row.change else ""


def _new(row: Row) -> str:
    return row.change.new if row.change else ""
