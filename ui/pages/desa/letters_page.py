# SPDX-License-Identifier: GPL-3.0-or-later
"""Surat: the archive of issued letters, and the way to issue one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from desa_app.wording import grouped, month_name, short_date
from ui.looking import Looking
from ui.pages.common.papers import PaperDesk
from ui.pages.desa.batch_sheet import BatchSheet
from ui.pages.desa.letter_form import LetterSheet
from ui.pages.desa.letter_view import LetterView
from ui.pages.desa.number_report_sheet import NumberReportSheet
from ui.pages.desa.places import NEW, LetterStart
from ui.pages.desa.sheet import SheetPage
from ui.pages.desa.words import kind_name, letter_chip
from ui.pages.page import PageAction
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter, LetterRow
    from desa_app.domain.person import Person
    from ui.drafts import Drafts
    from ui.palette import Tone
    from ui.preferences import Preferences

USUAL_KIND = "izin-keluarga"
NEXT_KIND = "rekomendasi"


class LettersPage(SheetPage):
    """All letters, the newest first."""

    def __init__(self, office: Desa, drafts: Drafts, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._looking = Looking(self, self._show_read)
        self._drafts = drafts
        self._preferences = preferences
        self._papers = PaperDesk(self, preferences)
        self._letters: tuple[LetterRow, ...] = ()
        self._names: dict[str, str] = {}
        self.search = SearchField(self.tr("Cari nomor, nama atau jenis surat…"))
        self.model: TableModel[LetterRow] = TableModel(self._columns())
        self.table = TableView(self.model, "surat", self.tr("Arsip surat"), preferences)
        self._told = Text("", Type.SMALL)
        card = Card()
        card.body.addWidget(self.search)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._told)
        self.front_column.addWidget(card, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self.front)
        find.activated.connect(self.search.setFocus)
        self.search.searched.connect(self._on_words)
        self.search.went_down.connect(self.table.setFocus)
        self.table.went_up.connect(self.search.setFocus)
        self.table.opened.connect(self._on_opened)
        self.table.empty_asked.connect(self._on_empty)

    def _columns(self) -> tuple[Column[LetterRow], ...]:
        return (
            Column(self.tr("Nomor"), _number, width=25),
            Column(self.tr("Tanggal"), _day, width=10),
            Column(self.tr("Jenis"), self._kind, width=12),
            Column(self.tr("Untuk"), _name, width=20, stretch=True),
            Column(self.tr("Keadaan"), _state, chip=_chip, width=8),
            Column(self.tr("Alasan"), _reason, width=16),
            Column(self.tr("Oleh"), _by, width=12),
        )

    @property
    def own_title(self) -> str:
        """The page's name."""
        return self.tr("Surat")

    @property
    def own_subtitle(self) -> str:
        """How many letters this month."""
        month = self._office.clock.today().strftime("%Y-%m")
        count = sum(letter.issued_on.strftime("%Y-%m") == month for letter in self._letters)
        return self.tr("Arsip · {count} surat pada {month}").format(
            count=grouped(count), month=month_name(month)
        )

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "letter"

    def own_actions(self) -> tuple[PageAction, ...]:
        """Issue a letter, or account for the numbers."""
        return (
            PageAction(text=self.tr("Laporan nomor…"), run=self.open_numbers, icon="recap"),
            PageAction(text=self.tr("Banyak surat…"), run=self.write_many, icon="letter"),
            PageAction(
                text=self.tr("Terbitkan surat"),
                run=self.write_letter,
                shortcut="Ctrl+T",
                primary=True,
            ),
        )

    def receive(self, value: object) -> None:
        """Begin a letter; for a person when an id comes along, of a kind when both do."""
        if value == NEW:
            self.write_letter()
        elif isinstance(value, tuple):
            person_id, kind = value
            self._write(str(kind), self._office.people.get(str(person_id)))
        elif isinstance(value, LetterStart):
            person = self._office.people.get(value.person_id)
            self._write(value.kind, person, value.answers)
        else:
            self.write_for(self._office.people.get(str(value)))

    def refresh(self) -> None:
        """Read the archive anew."""
        self._looking.ask(partial(_read, self._office))

    def _show_read(self, found: tuple[tuple[LetterRow, ...], dict[str, str]]) -> None:
        self._letters, self._names = found
        self._show()
        self.heading_changed.emit()

    def focus_front(self) -> None:
        """Start with the search."""
        self.search.setFocus()

    # --- the archive --------------------------------------------------------------------------

    def _kind(self, letter: LetterRow) -> str:
        return kind_name(letter.kind, self._names)

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        found = [one for one in self._letters if _matches(one, self._kind(one), words)]
        self.model.set_rows(found)
        self._told.setText(
            self.tr("{shown} dari {every} surat").format(
                shown=grouped(len(found)), every=grouped(len(self._letters))
            )
            if self._letters
            else ""
        )
        if self._letters:
            self.table.set_empty(
                "search",
                self.tr("Tidak ada surat yang cocok"),
                self.tr("Cari dengan sebagian nomor, nama atau jenis surat."),
                self.tr("Kosongkan pencarian"),
            )
        else:
            self.table.set_empty(
                "letter",
                self.tr("Belum ada surat"),
                self.tr("Surat yang diterbitkan tersimpan di sini beserta nomor dan segelnya."),
                self.tr("Terbitkan surat"),
            )

    def _on_words(self, _words: str) -> None:
        self._show()

    def _on_empty(self) -> None:
        if self._letters:
            self.search.clear()
        else:
            self.write_letter()

    def _on_opened(self, row: LetterRow) -> None:
        self.open_letter(self._office.letters.get(row.id))

    # --- jobs -----------------------------------------------------------------------------------

    def write_letter(self) -> None:
        """Begin a letter; for whom is asked first."""
        self._write(USUAL_KIND, None)

    def write_for(self, person: Person) -> None:
        """Begin the letter that somebody probably needs next."""
        kinds = {letter.kind for letter in self._office.letters.list(person.id)}
        self._write(NEXT_KIND if USUAL_KIND in kinds else USUAL_KIND, person)

    def write_many(self) -> None:
        """Issue one kind of letter for several people."""
        sheet = BatchSheet(
            self._office, self._drafts, self.notices, self._papers, self._preferences
        )
        sheet.stored.connect(self._on_many)
        self.open_sheet(sheet)

    def open_numbers(self) -> None:
        """Show what became of every number."""
        sheet = NumberReportSheet(self._office, self.notices, self._papers, self._preferences)
        sheet.stored.connect(self._on_many)
        self.open_sheet(sheet)

    def open_letter(self, letter: IssuedLetter) -> None:
        """Show a letter of the archive."""
        view = LetterView(self._office, letter, self, self._papers, self._preferences)
        view.another_asked.connect(self.write_letter)
        view.voided.connect(self._on_voided)
        self.open_sheet(view)

    def _write(
        self, kind: str, person: Person | None, answers: dict[str, str] | None = None
    ) -> None:
        sheet = LetterSheet(
            self._office, self._drafts, self.notices, kind=kind, person=person, answers=answers
        )
        sheet.issued.connect(self._on_issued)
        self.open_sheet(sheet)

    def _on_issued(self, letter: IssuedLetter) -> None:
        self.changed.emit()
        self.refresh()
        self.open_letter(letter)
        self.notices.success(
            self.tr("Surat nomor {number} terbit dan tersimpan di arsip.").format(
                number=letter.number
            )
        )

    def _on_many(self) -> None:
        self.changed.emit()
        self.refresh()

    def _on_voided(self, letter: IssuedLetter) -> None:
        self.changed.emit()
        self.refresh()
        self.notices.success(
            self.tr("Surat nomor {number} dibatalkan.").format(number=letter.number)
        )


def _matches(letter: LetterRow, kind: str, words: list[str]) -> bool:
    text = " ".join((letter.number, letter.person_name, kind, letter.state))
    folded = text.casefold()
    return all(word in folded for word in words)


def _number(letter: LetterRow) -> str:
    return letter.number


def _day(letter: LetterRow) -> str:
    return short_date(letter.issued_on)


def _name(letter: LetterRow) -> str:
    return letter.person_name


def _state(letter: LetterRow) -> str:
    return letter.state.value


def _chip(letter: LetterRow) -> tuple[str, Tone]:
    return letter_chip(letter.state)


def _reason(letter: LetterRow) -> str:
    return letter.reason


def _by(letter: LetterRow) -> str:
    return letter.issued_by


def _read(office: Desa) -> tuple[tuple[LetterRow, ...], dict[str, str]]:
    return office.letters.list(), office.wordings.names()
