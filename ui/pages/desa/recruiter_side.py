# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside a recruiter's or company's facts: its people, and the answers given about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.episode import Status
from desa_app.domain.recruiter import Draft
from desa_app.errors import DesaBinaanError
from ui.notices import show_error
from ui.pages.desa.recruiter_dialogs import known_as
from ui.pages.desa.words import country_name, status_chip
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import Kind, ValueButton
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.recruiters import Records
    from desa_app.domain.recruiter import Record, Recruited
    from ui.palette import Tone


class RecordSide(QWidget, Generic[Draft]):
    """``person_asked`` carries a person's id, ``parted`` the record that stands alone again."""

    person_asked = Signal(str)
    parted = Signal(object)

    def __init__(self, office: Desa, jobs: Records[Draft], record: Record[Draft]) -> None:
        super().__init__()
        self._jobs: Records[Draft] = jobs
        self._record: Record[Draft] = record
        people = jobs.people_of(record.id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() * 4)
        card = Card(
            self.tr("Warga yang menyebutnya"), self.tr("{n} orang").format(n=_count(people))
        )
        self.model: TableModel[Recruited] = TableModel(
            (
                Column(self.tr("Nama"), _name, width=10, stretch=True),
                Column(self.tr("Ke negara"), _country, width=8),
                Column(self.tr("Status"), _status, chip=_chip, width=7),
            )
        )
        self.table = TableView(self.model, "perekrut-warga", self.tr("Warga yang menyebutnya"))
        self.table.set_empty(
            "people",
            self.tr("Belum ada rencana"),
            self.tr("Pilih catatan ini saat mencatat rencana warga."),
        )
        self.model.set_rows(people)
        card.body.addWidget(self.table, 1)
        column.addWidget(card, 1)
        self._add_answers(column)
        self.table.opened.connect(self._on_opened)

    def _add_answers(self, column: QVBoxLayout) -> None:
        others, apart = self._record.others, self._jobs.apart_from(self._record.id)
        if others:
            same = Card(self.tr("Juga tercatat sebagai"))
            other: Record[Draft]
            for other in others:
                part = ValueButton(other.id, self.tr("Pisahkan lagi"), Kind.PLAIN)
                part.setAccessibleName(
                    self.tr("Pisahkan lagi: {name}").format(name=other.facts.name)
                )
                part.chosen.connect(self._part)
                same.body.addLayout(_line(known_as(other), part))
            column.addWidget(same)
        if apart:
            lone = Card(self.tr("Sudah dijawab: bukan yang sama"))
            one: Record[Draft]
            for one in apart:
                again = ValueButton(one.id, self.tr("Tanyakan lagi"), Kind.PLAIN)
                again.setAccessibleName(
                    self.tr("Tanyakan lagi: {name}").format(name=one.facts.name)
                )
                again.chosen.connect(self._ask_again)
                lone.body.addLayout(_line(known_as(one), again))
            column.addWidget(lone)

    def _part(self, other_id: str) -> None:
        try:
            record = self._jobs.take_back(other_id)
        except DesaBinaanError as error:
            show_error(self, error)
            return
        self.parted.emit(record)

    def _ask_again(self, other_id: str) -> None:
        try:
            self._jobs.ask_again(self._record.id, other_id)
        except DesaBinaanError as error:
            show_error(self, error)
            return
        self.parted.emit(self._jobs.get(other_id))

    def _on_opened(self, row: Recruited) -> None:
        self.person_asked.emit(row.person_id)


def _line(words: str, button: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(Text(words, Type.BODY, wrap=True), 1)
    line.addWidget(button)
    return line


def _count(people: tuple[Recruited, ...]) -> int:
    return len({one.person_id for one in people})


def _name(row: Recruited) -> str:
    return row.name


def _country(row: Recruited) -> str:
    return country_name(row.country)


def _status(row: Recruited) -> str:
    return row.status


def _chip(row: Recruited) -> tuple[str, Tone] | None:
    return status_chip(Status(row.status))
