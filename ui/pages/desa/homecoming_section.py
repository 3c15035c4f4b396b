# SPDX-License-Identifier: GPL-3.0-or-later
"""The section of a return: when and how, what it brought, and the berita acara of the handover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.homecoming import (
    HOME_STATES,
    Homecoming,
    handover_answers,
    months_abroad,
    returned_on,
)
from desa_app.domain.plan_money import amount_words
from desa_app.wording import short_date
from ui.pages.desa.homecoming_dialog import HomecomingDialog
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.places import LETTERS, LetterStart
from ui.pages.desa.sheet import scrolling
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Facts

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person

HANDOVER = "serah-terima-pmi"


class HomecomingSection(PersonSection):
    """Purna: shown and filled in once somebody is back."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        unit = step()
        self._person: Person | None = None
        self._episode: Episode | None = None
        self.back = Facts()
        self.now = Facts()
        self.edit_button = secondary(self.tr("Catat data &purna"))
        self.letter_button = secondary(self.tr("&Berita acara serah terima…"))
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 3)
        row = QHBoxLayout()
        row.setSpacing(unit * 4)
        left, right = Card(self.tr("Kepulangan")), Card(self.tr("Sesudah pulang"))
        left.body.addWidget(scrolling(self.back), 1)
        right.body.addWidget(scrolling(self.now), 1)
        row.addWidget(left, 4)
        row.addWidget(right, 6)
        jobs = QHBoxLayout()
        jobs.setSpacing(unit * 3)
        jobs.addWidget(self.edit_button)
        jobs.addWidget(self.letter_button)
        jobs.addStretch(1)
        column.addLayout(row, 1)
        column.addLayout(jobs)
        self._nothing = Card()
        self._nothing.body.addWidget(
            EmptyState(
                "people",
                self.tr("Belum pulang"),
                self.tr(
                    "Bagian ini diisi sesudah status menjadi pulang, cuti atau purna: keahlian,"
                    " usaha, dan apa yang dapat dibantu desa."
                ),
            ),
            1,
        )
        self.body.addWidget(self._shown, 1)
        self.body.addWidget(self._nothing, 1)
        self.edit_button.clicked.connect(self.edit)
        self.letter_button.clicked.connect(self._on_letter)

    @property
    def title(self) -> str:
        """The word on its tab."""
        return self.tr("Purna")

    def begin(self) -> None:
        """Start with the form's button."""
        if self._shown.isVisibleTo(self):
            self.edit_button.setFocus()

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Show the return of the plan."""
        self._person, self._episode = person, episode
        home = episode is not None and episode.status in HOME_STATES
        self._shown.setVisible(home)
        self._nothing.setVisible(not home)
        if episode is not None and home:
            self._show(episode)

    def _show(self, episode: Episode) -> None:
        home = episode.homecoming or Homecoming()
        day, way = returned_on(episode), episode.facts.return_way
        months = home.work_months
        if months is None:
            months = months_abroad(episode, self.office.clock.today())
        unknown = self.tr("belum dicatat")
        self.back.set_facts(
            (
                (self.tr("Pulang"), short_date(day) if day is not None else unknown),
                (self.tr("Cara pulang"), way.words if way is not None else unknown),
                (
                    self.tr("Lama bekerja"),
                    self.tr("{months} bulan").format(months=months)
                    if months is not None
                    else unknown,
                ),
                (self.tr("Ingin lagi"), home.wish.words if home.wish is not None else unknown),
            )
        )
        savings = amount_words(home.savings) if home.savings is not None else ""
        self.now.set_facts(
            (
                (self.tr("Keahlian"), home.skills or unknown),
                (self.tr("Tabungan"), savings),
                (self.tr("Usaha"), home.business),
                (self.tr("Penggunaan upah"), home.pay_use),
                (self.tr("Kebutuhan"), home.needs or unknown),
                (self.tr("Kelompok"), home.group),
                (self.tr("Catatan"), home.note),
            )
        )
        words = self.tr("Ubah data &purna") if episode.homecoming else self.tr("Catat data &purna")
        self.edit_button.set_text(words)

    def edit(self) -> None:
        """Fill in what the return brought."""
        if self._episode is None or self._person is None:
            return
        dialog = HomecomingDialog(self.office, self._episode, self._person.facts.name, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_letter(self) -> None:
        if self._episode is not None and self._person is not None:
            start = LetterStart(
                kind=HANDOVER,
                person_id=self._person.id,
                answers=handover_answers(self._episode),
            )
            self.go_to.emit(LETTERS, start)

    def _on_saved(self, _episode: Episode) -> None:
        self.changed.emit()
        self.told.emit(self.tr("Data purna tersimpan."))
