# SPDX-License-Identifier: GPL-3.0-or-later
"""The section of the ladder: every step with its day and source, the struck ones too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desa_app.clock import WIB
from desa_app.errors import DesaBinaanError
from desa_app.wording import short_date
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.plan_dialogs import StepDialog
from ui.pages.desa.words import status_chip
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode, StatusChange
    from desa_app.domain.person import Person


class StepsSection(PersonSection):
    """Langkah: the newest first; Enter on a step corrects it."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self._episode: Episode | None = None
        self._before: Episode | None = None
        self.model: TableModel[StatusChange] = TableModel(self._columns())
        self.table = TableView(self.model, "langkah", self.tr("Langkah"))
        self.correct_button = secondary(self.tr("&Perbaiki langkah"))
        self._hint = Text("", Type.SMALL, wrap=True)
        card = Card(self.tr("Langkah yang tercatat"))
        card.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(step() * 3)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.correct_button)
        card.body.addLayout(foot)
        self.body.addWidget(card, 1)
        self.table.set_row_actions(
            (RowAction(self.tr("Perbaiki langkah"), self._act_correct, single=True),)
        )
        self.table.set_empty(
            "info",
            self.tr("Belum ada langkah"),
            self.tr("Langkah pertama tercatat bersama rencananya."),
        )
        self.table.opened.connect(self.correct_step)
        self.table.selection_changed.connect(self._on_selection)
        self.correct_button.clicked.connect(self._on_button)

    def _columns(self) -> tuple[Column[StatusChange], ...]:
        return (
            Column(self.tr("Status"), _status, chip=_chip, width=12),
            Column(self.tr("Sejak"), _day, width=10),
            Column(self.tr("Diketahui dari"), _source, width=20, stretch=True),
            Column(self.tr("Dicatat oleh"), _by, width=14),
            Column(self.tr("Dicatat pada"), _noted, width=10),
            Column(self.tr("Keterangan"), self._remark, width=34),
        )

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Langkah")

    def begin(self) -> None:
        """Start on the newest step."""
        self.table.setFocus()

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show every step of the plan."""
        self._episode = episode
        self.model.set_rows(tuple(reversed(episode.ladder)) if episode is not None else ())
        if self.model.rows:
            self.table.select_row(0)
        self.correct_button.setEnabled(bool(self.model.rows))

    def correct_step(self, wrong: StatusChange) -> None:
        """Strike a step; one that is struck already only says so."""
        if self._episode is None:
            return
        if wrong.strike is not None:
            self.tools.notices.info(self.tr("Langkah ini sudah dicoret."))
            return
        self._before = self._episode
        dialog = StepDialog(self.office, self._episode, wrong, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _remark(self, change: StatusChange) -> str:
        strike = change.strike
        if strike is None:
            return ""
        return self.tr("dicoret {day} oleh {by}: {reason}").format(
            day=short_date(strike.at.astimezone(WIB).date()), by=strike.by, reason=strike.reason
        )

    def _on_selection(self, rows: tuple[StatusChange, ...]) -> None:
        one = rows[0] if len(rows) == 1 else None
        self.correct_button.setEnabled(one is not None and one.strike is None)
        words = self.tr("Yang keliru dicoret dengan alasan dan tetap terbaca di sini.")
        if one is not None and one.strike is not None:
            words = f"D{self._remark(one)[1:]}."
        self._hint.setText(words)

    def _on_button(self) -> None:
        self._act_correct(self.table.selected_rows())

    def _act_correct(self, rows: tuple[StatusChange, ...]) -> None:
        if rows:
            self.correct_step(rows[0])

    def _on_saved(self, episode: Episode) -> None:
        before, self._before = self._before, None
        self.changed.emit()
        words = self.tr("Langkah yang keliru sudah dicoret.")
        if before is not None:
            self.tools.notices.undoable(words, partial(self.take_back, before, episode))

    def take_back(self, before: Episode, after: Episode) -> None:
        """Take back the correction that the notice told about."""
        try:
            self.office.episodes.take_back(before, after)
        except DesaBinaanError as error:
            self.tools.notices.error(error)
            return
        self.changed.emit()
        self.told.emit(self.tr("Coretan diurungkan; langkahnya kembali seperti semula."))


def _status(change: StatusChange) -> str:
    return change.status.value


def _chip(change: StatusChange) -> tuple[str, Tone]:
    if change.strike is not None:
        return f"{change.status.value}, dicoret", Tone.NEUTRAL
    return status_chip(change.status)


def _day(change: StatusChange) -> str:
    return short_date(change.on)


def _source(change: StatusChange) -> str:
    return change.source


def _by(change: StatusChange) -> str:
    return change.by


def _noted(change: StatusChange) -> str:
    return short_date(change.at.astimezone(WIB).date())
