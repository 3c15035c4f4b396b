# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of people: searched and sorted in SQL, filtered by state, numbers masked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desa_app.domain.episode import Status
from desa_app.domain.people_list import WITH_PLAN, PeopleFilter, PeopleQuery
from desa_app.wording import age_on, grouped, masked
from ui.looking import Looking
from ui.notices import show_error
from ui.pages.desa.people_empty import say_empty
from ui.pages.desa.people_filter import (
    FilterBar,
    FilterDialog,
    parts_of,
    read_filter,
    write_filter,
)
from ui.pages.desa.people_found import find_people, find_with
from ui.pages.desa.words import country_name, place_of, row_chip
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import FilterButton, plain, secondary
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.person import PersonRow
    from ui.pages.desa.people_found import FoundPeople
    from ui.palette import Tone
    from ui.preferences import Preferences

EVERYBODY = ""
_ALWAYS = frozenset({"calon", "bekerja", "purna", WITH_PLAN, EVERYBODY})


class PeopleList(Card):
    """``shown`` carries the id of the one chosen person, or nothing when there is none.

    ``opened`` and ``letter_asked`` carry an id too; ``unmasked`` tells whether numbers are now
    in full; ``import_asked`` is the first step of an empty register. ``merge_asked`` carries the
    ids of one or two people, ``bin_asked`` that of one; ``save_asked``, ``doubles_asked`` and
    ``bin_shown`` ask for the jobs on the list as a whole.
    """

    shown = Signal(str)
    opened = Signal(str)
    letter_asked = Signal(str)
    unmasked = Signal(bool)
    import_asked = Signal()
    merge_asked = Signal(tuple)
    bin_asked = Signal(str)
    save_asked = Signal()
    doubles_asked = Signal()
    bin_shown = Signal()

    def __init__(
        self, office: Desa, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._office = office
        self._preferences = preferences
        self._filter = read_filter(preferences.people_filter)
        self._sort = ("nama", False)
        self._size = 0
        self._found = 0
        self._in_full = False
        self._chosen = ""
        # What the rows answer; the words in the field may be ahead of it.
        self._answered: PeopleQuery | None = None
        self._looking = Looking(self, self._show_found, self._not_found)
        self._asking = False
        # Enter came before the rows did: whoever then is chosen is opened.
        self._opening = False
        self.search = SearchField(self.tr("Cari nama, NIK, KK, telepon, RT, negara, sponsor…"))
        self._filters = QButtonGroup(self)
        self.chips: dict[str, FilterButton] = {}
        self.model: TableModel[PersonRow] = TableModel(self._columns())
        self.table = TableView(self.model, "warga", self.tr("Daftar warga"), preferences)
        self._told = Text("", Type.SMALL)
        self.bar = FilterBar()
        self._narrow = secondary(self.tr("Sarin&g…"))
        self._save = plain(self.tr("Simpan ke &Excel…"))
        self._doubles = plain(self.tr("Catatan ga&nda…"))
        self._bin = plain(self.tr("Tempat sampa&h…"))
        self._build()
        mask = QShortcut(QKeySequence("Ctrl+M"), self)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self.search.searched.connect(self._on_words)
        self.search.went_down.connect(self.table.setFocus)
        self._filters.buttonClicked.connect(self._on_filter)
        self._narrow.clicked.connect(self.ask_filter)
        self.bar.narrowed.connect(self.show_filter)
        self._save.clicked.connect(self.save_asked)
        self._doubles.clicked.connect(self.doubles_asked)
        self._bin.clicked.connect(self.bin_shown)
        self.model.rowsInserted.connect(self._show_foot)
        mask.activated.connect(self.toggle_mask)
        find.activated.connect(self.search.setFocus)
        self.table.sort_asked.connect(self._on_sort)
        self.table.selection_changed.connect(self._on_selection)
        self.table.opened.connect(self._on_opened)
        self.table.went_up.connect(self.search.setFocus)
        self.table.empty_asked.connect(self._on_empty)

    def _build(self) -> None:
        unit = step()
        chips = FlowLayout(unit * 2)
        for value in (*(status.value for status in Status), WITH_PLAN, EVERYBODY):
            chip = FilterButton(value, "")
            self.chips[value] = chip
            self._filters.addButton(chip)
            # Shown once they have a count; a state that nobody is in needs no button.
            chip.hide()
            chips.addWidget(chip)
        asked = QHBoxLayout()
        asked.setSpacing(unit * 2)
        asked.addWidget(self.search, 1)
        asked.addWidget(self._narrow)
        self.body.addLayout(asked)
        self.body.addLayout(chips)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        self.body.addLayout(foot)
        jobs = QHBoxLayout()
        for button in (self._save, self._doubles, self._bin):
            jobs.addWidget(button)
        jobs.addStretch(1)
        self.body.addLayout(jobs)
        self.table.set_row_actions(
            (
                RowAction(self.tr("Surat…"), self._act_letter, single=True),
                RowAction(self.tr("Lihat atau samarkan NIK"), self._act_mask, "Ctrl+M"),
                RowAction(self.tr("Gabungkan catatan…"), self._act_merge),
                RowAction(self.tr("Buang ke tempat sampah…"), self._act_bin, "Del", single=True),
            )
        )

    def _columns(self) -> tuple[Column[PersonRow], ...]:
        return (
            Column(self.tr("Nama"), _name, "nama", width=16, stretch=True),
            Column(self.tr("NIK"), self._nik, "nik", width=14, full_numbers="layar-diminta"),
            Column(self.tr("Umur"), self._age, "lahir", Align.RIGHT, width=3),
            Column(self.tr("Dusun / RT"), _place, "dusun", width=14),
            Column(self.tr("Status"), _status, "status", chip=self._chip, width=11),
            Column(self.tr("Tujuan"), _country, "tujuan", width=5),
        )

    # --- what the page says -------------------------------------------------------------------

    def query(self) -> PeopleQuery:
        """What the list shows now."""
        return PeopleQuery(
            words=self.search.text().strip(),
            filter=self._filter,
            sort=self._sort[0],
            descending=self._sort[1],
        )

    @property
    def found(self) -> int:
        """How many people the list holds, shown or not yet read."""
        return self._found

    @property
    def chosen(self) -> str:
        """The id of the one who is chosen, or of whom the list was asked to show."""
        return self._chosen

    def load(self) -> None:
        """Read the list anew; whoever was chosen stays chosen if still listed."""
        self._ask(partial(find_people, self._office, self.query()))

    def show_person(self, person_id: str) -> None:
        """Choose somebody; when the list does not hold them, show everybody."""
        self._chosen = person_id
        self._ask(partial(find_with, self._office, self.query(), person_id))

    def _ask(self, read: Callable[[], FoundPeople]) -> None:
        self._asking = True
        self._looking.ask(read)

    def _show_found(self, found: FoundPeople) -> None:
        self._asking = False
        self._answered = found.query
        if found.query.filter != self._filter:
            self._filter = found.query.filter
            if found.widened:
                self._keep(self._filter)
        if found.widened:
            self._set_words(found.query.words)
        self._size = found.counts.get("orang", 0)
        self._found = found.found
        place = self.table.verticalScrollBar().value()
        chosen = self._chosen
        more = self._read_more if len(found.rows) < found.found else None
        self.model.set_rows(found.rows, more)
        self.model.show_sorting(*self._sort)
        self._show_chips(found.counts)
        self.bar.show_filter(self._filter)
        self._show_foot()
        say_empty(self.table, found.query.words, found.query.filter, self._size)
        if not self._select(chosen):
            self.table.verticalScrollBar().setValue(place)
            self._chosen = ""
            if not found.rows or not self._select(found.rows[0].id):
                self.shown.emit("")
        if self._opening:
            self._opening = False
            if self._chosen:
                self.opened.emit(self._chosen)

    def _not_found(self, error: Exception) -> None:
        self._asking = self._opening = False
        show_error(self, error)

    def _read_more(self, last: PersonRow) -> tuple[PersonRow, ...]:
        # On the window's thread: the rows that come into sight now, 13 ms among 10,000 people.
        return self._office.people.find(self._answered or self.query(), after=last).rows

    def show_everybody(self) -> None:
        """Show the whole register, for example after an import."""
        self.show_filter(PeopleFilter())

    def show_filter(self, wanted: PeopleFilter) -> None:
        """Narrow the list, and remember that for the next day."""
        self._keep(wanted)
        self.load()

    def ask_filter(self) -> None:
        """Ask what to narrow the list to."""
        dialog = FilterDialog(self._office, self._filter, self)
        dialog.saved.connect(self.show_filter)
        dialog.open()

    def toggle_mask(self) -> None:
        """Show numbers in full, or masked again."""
        self._in_full = not self._in_full
        self.unmasked.emit(self._in_full)
        self.load()

    # --- what is shown ------------------------------------------------------------------------

    def _keep(self, wanted: PeopleFilter) -> None:
        self._filter = wanted
        self._preferences.people_filter = write_filter(wanted)

    def _set_words(self, words: str) -> None:
        blocked = self.search.blockSignals(True)
        self.search.setText(words)
        self.search.blockSignals(blocked)

    def _select(self, person_id: str) -> bool:
        for number, row in enumerate(self.model.rows):
            if row.id == person_id:
                self.table.select_row(number)
                self._chosen = person_id
                self.shown.emit(person_id)
                return True
        return False

    def _show_chips(self, counts: dict[str, int]) -> None:
        names = {
            **{status.value: status.value.capitalize() for status in Status},
            WITH_PLAN: self.tr("Semua PMI"),
            EVERYBODY: self.tr("Semua warga"),
        }
        for value, chip in self.chips.items():
            count = counts.get(value or "orang", 0)
            chip.set_text(f"{names[value]} {grouped(count)}")
            chip.setVisible(count > 0 or value in _ALWAYS or value == self._filter.status)
            chip.setChecked(value == self._filter.status)

    def _show_foot(self) -> None:
        hint = (
            self.tr("NIK ditampilkan, tekan Ctrl+M untuk menyamarkan")
            if self._in_full
            else self.tr("NIK disamarkan, tekan Ctrl+M untuk melihat")
        )
        counted = self.tr("{found} orang").format(found=grouped(self._found))
        self._told.setText(f"{counted} · {hint}" if self._found else "")

    def _nik(self, row: PersonRow) -> str:
        if not row.nik:
            return self.tr("belum ada")
        return row.nik if self._in_full else masked(row.nik)

    def _age(self, row: PersonRow) -> str:
        today = self._office.clock.today()
        if row.birth_date is None or row.birth_date > today:
            return ""
        return str(age_on(row.birth_date, today)[0])

    def _chip(self, row: PersonRow) -> tuple[str, Tone] | None:
        return row_chip(row, self._office.clock.today())

    # --- what happens ---------------------------------------------------------------------------

    def _on_words(self, _words: str) -> None:
        self.load()

    def _on_filter(self, button: FilterButton) -> None:
        self.show_filter(replace(self._filter, status=button.value))

    def _on_sort(self, sort: str, descending: bool) -> None:
        self._sort = (sort, descending)
        self.load()

    def _on_selection(self, rows: tuple[PersonRow, ...]) -> None:
        if len(rows) == 1 and rows[0].id != self._chosen:
            self._chosen = rows[0].id
            self.shown.emit(rows[0].id)

    def _on_opened(self, row: PersonRow) -> None:
        if self._asking:
            self._opening = True
        else:
            self.opened.emit(row.id)

    def _on_empty(self) -> None:
        if self.search.text().strip():
            self.search.clear()
        elif parts_of(self._filter):
            self.show_filter(PeopleFilter(status=self._filter.status))
        elif self._size:
            self.show_everybody()
        else:
            self.import_asked.emit()

    def _act_letter(self, rows: tuple[PersonRow, ...]) -> None:
        self.letter_asked.emit(rows[0].id)

    def _act_merge(self, rows: tuple[PersonRow, ...]) -> None:
        self.merge_asked.emit(tuple(row.id for row in rows[:2]))

    def _act_bin(self, rows: tuple[PersonRow, ...]) -> None:
        self.bin_asked.emit(rows[0].id)

    def _act_mask(self, _rows: tuple[PersonRow, ...]) -> None:
        self.toggle_mask()


def _name(row: PersonRow) -> str:
    return row.name


def _place(row: PersonRow) -> str:
    return place_of(row.dusun, row.rt)


def _status(row: PersonRow) -> str:
    return row.status or ""


def _country(row: PersonRow) -> str:
    return country_name(row.country)
