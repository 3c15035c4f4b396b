# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases about one person, on their screen; only for users with the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desa_app.wording import short_date
from ui import tasks
from ui.pages.desa.case_words import kind_words, state_chip
from ui.pages.desa.person_section import PersonSection
from ui.pages.desa.places import CASES
from ui.pages.desa.words import country_name
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.widgets.card import Card

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.case import CaseRow
    from desa_app.domain.episode import Episode
    from desa_app.domain.person import Person
    from ui.palette import Tone
    from ui.tasks import Progress


class CaseSection(PersonSection):
    """A list; Enter opens the case on its own page."""

    def __init__(self, office: Desa) -> None:
        super().__init__(office)
        self.model: TableModel[CaseRow] = TableModel(
            (
                Column(self.tr("Nomor"), _label, width=9),
                Column(self.tr("Lapor"), _day, width=12),
                Column(self.tr("Jenis"), _kind, width=24, stretch=True),
                Column(self.tr("Negara"), _country, width=16),
                Column(self.tr("Keadaan"), _state, chip=_chip, width=12),
            )
        )
        self.table = TableView(self.model, "kasus-orang", self.tr("Kasus orang ini"))
        self.table.set_empty(
            "case",
            self.tr("Belum ada kasus"),
            self.tr("Kasus tentang orang ini dicatat di halaman Kasus."),
        )
        card = Card()
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)
        self.table.opened.connect(self._on_opened)

    @property
    def title(self) -> str:
        """The word on the tab."""
        return self.tr("Kasus")

    @property
    def offered(self) -> bool:
        """Nobody else learns that there are cases."""
        return self.office.cases.allowed

    def show_person(self, person: Person, episode: Episode | None) -> None:
        """Read the cases about somebody; that look is logged."""
        self.model.set_rows(())
        self._person_id = person.id
        tasks.run(
            self,
            partial(_read_cases, self.office, person.id),
            partial(_show_cases, self, person.id),
            self.tools.notices.error,
            writes=True,
        )

    _person_id = ""

    def show_cases(self, person_id: str, rows: tuple[CaseRow, ...]) -> None:
        """Show them, unless somebody else is on the screen by now."""
        if person_id == self._person_id:
            self.model.set_rows(rows)

    def begin(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def _on_opened(self, row: CaseRow) -> None:
        self.go_to.emit(CASES, row.id)


def _read_cases(office: Desa, person_id: str, _: Progress) -> tuple[CaseRow, ...]:
    return office.cases.of(person_id)


def _show_cases(section: CaseSection, person_id: str, rows: tuple[CaseRow, ...]) -> None:
    section.show_cases(person_id, rows)


def _label(row: CaseRow) -> str:
    return row.label


def _day(row: CaseRow) -> str:
    return short_date(row.reported_on)


def _kind(row: CaseRow) -> str:
    return kind_words(row.kind)


def _country(row: CaseRow) -> str:
    return country_name(row.country) if row.country else ""


def _state(row: CaseRow) -> str:
    return row.state.value


def _chip(row: CaseRow) -> tuple[str, Tone]:
    return state_chip(row.state)
