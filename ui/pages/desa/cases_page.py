# SPDX-License-Identifier: GPL-3.0-or-later
"""Kasus: the restricted list, noting, and one case with all that followed.

The list is read away from the window's thread: each look is a line of the log, and may wait for
whoever writes. Only one look is under way; a newer one, or leaving the page, calls it off.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desa_app.case_reference import case_kinds
from desa_app.domain.case import OPEN_STATES, Case, CaseRow, CaseState
from desa_app.domain.user import Right
from desa_app.errors import Cancelled, DesaBinaanError
from desa_app.wording import grouped, short_date
from ui import tasks
from ui.drafts import Drafts
from ui.pages.desa.case_form import CaseSheet
from ui.pages.desa.case_view import CaseView
from ui.pages.desa.case_words import about_words, kind_words, state_chip
from ui.pages.desa.letter_form import LetterSheet
from ui.pages.desa.places import NEW
from ui.pages.desa.sheet import SheetPage
from ui.pages.desa.words import country_name
from ui.pages.page import PageAction
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import FilterButton
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter
    from ui.palette import Tone
    from ui.preferences import Preferences
    from ui.tasks import Progress

OPEN, EVERY, RETURNS, ENDED = "berjalan", "semua", "pemulangan", "berakhir"
_ENDED = (CaseState.DONE, CaseState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the list is asked for."""

    words: str
    states: tuple[CaseState, ...]
    kinds: tuple[str, ...]
    sort: str
    descending: bool


class CasesPage(SheetPage):
    """Only in the rail of users with the right; the use cases refuse everybody else."""

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._filter, self._sort, self._down = OPEN, "nomor", True
        self._look: tasks.Task | None = None
        self._asked: Asked | None = None
        self._unread = False
        self.search = SearchField(self.tr("Cari nomor kasus, nama, pelapor atau perekrut…"))
        self.model: TableModel[CaseRow] = TableModel(self._columns())
        self.table = TableView(self.model, "kasus", self.tr("Daftar kasus"), preferences)
        self._told = Text("", Type.SMALL)
        self._group = QButtonGroup(self)
        self.chips: dict[str, FilterButton] = {}
        filters = QHBoxLayout()
        filters.setSpacing(step() * 2)
        for value, words in (
            (OPEN, self.tr("Berjalan")),
            (RETURNS, self.tr("Pemulangan")),
            (ENDED, self.tr("Selesai dan ditutup")),
            (EVERY, self.tr("Semua")),
        ):
            chip = FilterButton(value, words)
            self._group.addButton(chip)
            self.chips[value] = chip
            filters.addWidget(chip)
        self.chips[OPEN].setChecked(True)
        filters.addStretch(1)
        card = Card()
        card.body.addWidget(self.search)
        card.body.addLayout(filters)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._told)
        self.front_column.addWidget(card, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self.front)
        find.activated.connect(self.search.setFocus)
        self._group.buttonClicked.connect(self._on_filter)
        self.search.searched.connect(self._on_words)
        self.search.went_down.connect(self.table.setFocus)
        self.table.went_up.connect(self.search.setFocus)
        self.table.opened.connect(self._on_opened)
        self.table.sort_asked.connect(self._on_sort)
        self.table.empty_asked.connect(self._on_empty)

    def _columns(self) -> tuple[Column[CaseRow], ...]:
        return (
            Column(self.tr("Nomor"), _label, sort="nomor", width=9),
            Column(self.tr("Lapor"), _day, sort="tanggal", width=11),
            Column(self.tr("Jenis"), _kind, sort="jenis", width=22),
            Column(self.tr("Tentang"), about_words, sort="nama", width=20, stretch=True),
            Column(self.tr("Negara"), _country, sort="negara", width=16),
            Column(self.tr("Rujukan"), self._referrals, align=Align.LEFT, width=14),
            Column(self.tr("Keadaan"), _state, sort="status", chip=_chip, width=12),
        )

    @property
    def own_title(self) -> str:
        """The page's name."""
        return self.tr("Kasus")

    @property
    def own_subtitle(self) -> str:
        """What whoever sits here must know."""
        return self.tr("Terbatas: hanya pengguna yang diberi hak; setiap pembukaan tercatat")

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "case"

    def own_actions(self) -> tuple[PageAction, ...]:
        """Note a case."""
        return (
            PageAction(
                text=self.tr("Catat kasus"),
                run=self.note_case,
                shortcut="Ctrl+N",
                primary=True,
                enabled=self._office.users.may(Right.WRITE),
            ),
        )

    def receive(self, value: object) -> None:
        """Begin a case, or open one by its id."""
        if value == NEW:
            self.note_case()
        else:
            self._open_by_id(str(value))

    def refresh(self) -> None:
        """Read the list anew."""
        if self.sheet is None:
            self._load()

    def focus_front(self) -> None:
        """Start with the search."""
        self.search.setFocus()

    # --- the list ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Begin again what leaving the page called off."""
        super().showEvent(event)
        if self._unread and self.sheet is None:
            self._load()

    def hideEvent(self, event: QHideEvent) -> None:
        """Call the look off when the page is left; a window made small goes on reading."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._call_off()

    def _load(self) -> None:
        """Look anew; what is shown stays until the answer is there."""
        self._call_off()
        returning = tuple(code for code, kind in case_kinds().items() if kind.returning)
        asked = Asked(
            words=self.search.text(),
            states={OPEN: tuple(OPEN_STATES), ENDED: _ENDED}.get(self._filter, ()),
            kinds=returning if self._filter == RETURNS else (),
            sort=self._sort,
            descending=self._down,
        )
        if not self.model.rows:
            self.table.set_empty("case", self.tr("Membuka daftar kasus…"), "")
            self._told.setText("")
        self._unread = True
        self._asked = asked
        work = partial(_look_at, self._office, asked)
        self._look = tasks.run(self, work, self._on_found, self._not_found, writes=True)

    def _call_off(self) -> None:
        self._asked = None
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _show_found(self, asked: Asked, rows: tuple[CaseRow, ...], waiting: int) -> None:
        """Show it, unless something else was asked or the page was left meanwhile."""
        if asked is not self._asked:
            return
        self._unread = False
        self._say_empty()
        self.model.set_rows(rows)
        self.model.show_sorting(asked.sort, asked.descending)
        told = self.tr("{count} kasus").format(count=grouped(len(rows)))
        if waiting:
            told += self.tr(" · {count} belum dirujuk lebih dari tiga hari").format(count=waiting)
        self._told.setText(told)
        self.badge_changed.emit(waiting)

    def _on_found(self, found: tuple[Asked, tuple[CaseRow, ...], int]) -> None:
        self._show_found(*found)

    def _not_found(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self._say_empty()
        self.model.set_rows(())
        self._told.setText("")
        self.notices.error(error)

    def _say_empty(self) -> None:
        if self.search.text().strip() or self._filter != OPEN:
            self.table.set_empty(
                "search",
                self.tr("Tidak ada kasus yang cocok"),
                self.tr("Ubah kata pencarian atau pilihan di atas."),
                self.tr("Tampilkan yang berjalan"),
            )
        else:
            self.table.set_empty(
                "case",
                self.tr("Tidak ada kasus yang berjalan"),
                self.tr("Catat laporan dugaan perekrutan, masalah di luar negeri, dan pemulangan."),
                self.tr("Catat kasus"),
            )

    def _referrals(self, row: CaseRow) -> str:
        if not row.referrals:
            return self.tr("belum")
        if row.answered:
            return self.tr("{answered} dari {all} dijawab").format(
                answered=row.answered, all=row.referrals
            )
        return self.tr("{all}, belum dijawab").format(all=row.referrals)

    def _on_filter(self, chip: FilterButton) -> None:
        self._filter = chip.value
        self._load()

    def _on_words(self, _words: str) -> None:
        self._load()

    def _on_sort(self, sort: str, descending: bool) -> None:
        self._sort, self._down = sort, descending
        self._load()

    def _on_empty(self) -> None:
        if self.search.text().strip() or self._filter != OPEN:
            self.search.clear()
            self._filter = OPEN
            self.chips[OPEN].setChecked(True)
            self._load()
        else:
            self.note_case()

    def _on_opened(self, row: CaseRow) -> None:
        self._open_by_id(row.id)

    # --- jobs -------------------------------------------------------------------------------

    def note_case(self) -> None:
        """Begin a new case."""
        sheet = CaseSheet(self._office, self.notices)
        sheet.saved.connect(self._on_noted)
        sheet.another.connect(self._on_another)
        self.open_sheet(sheet)

    def open_case(self, case: Case) -> CaseView:
        """Show one case."""
        view = CaseView(self._office, case, self.notices)
        view.stored.connect(self._on_stored)
        view.edit_asked.connect(self.edit_case)
        view.letter_asked.connect(self.write_letter)
        self.open_sheet(view)
        return view

    def _open_by_id(self, case_id: str) -> None:
        """Each look is a line of the log, so it waits its turn among those who write."""
        work = partial(_read_case, self._office, case_id)
        tasks.run(self, work, self._show_case, self.notices.error, writes=True)

    def _show_case(self, case: Case) -> None:
        self.open_case(case)

    def edit_case(self, case: Case) -> None:
        """Correct the facts."""
        sheet = CaseSheet(self._office, self.notices, case)
        sheet.saved.connect(self._on_corrected)
        self.open_sheet(sheet)

    def write_letter(self, case: Case) -> None:
        """Write the referral letter with what the case knows; then note the referral."""
        try:
            request = self._office.cases.letter_request(case.id)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        person = self._office.people.get(request.person_id)
        # Drafts of their own: nothing of a case stays behind in the forms of letters.
        sheet = LetterSheet(self._office, Drafts(), self.notices, kind=request.kind, person=person)
        sheet.draft.answer(request.fields, request.episode_id)
        sheet.update_preview()
        self._letter_for = case.id
        sheet.issued.connect(self._on_issued)
        self.open_sheet(sheet)

    _letter_for = ""

    def close_sheet(self) -> None:
        """Show the list again, read anew."""
        super().close_sheet()
        self._load()

    def _on_noted(self, case: Case) -> None:
        self.changed.emit()
        self.open_case(case)
        self.notices.success(self.tr("Kasus {number} tercatat.").format(number=case.label))

    def _on_another(self, case: Case) -> None:
        self.changed.emit()
        words = self.tr("Kasus {number} tercatat. Silakan yang berikutnya.")
        self.notices.success(words.format(number=case.label))

    def _on_stored(self, _case: Case) -> None:
        self.changed.emit()
        self.notices.success(self.tr("Tersimpan."))

    def _on_corrected(self, case: Case) -> None:
        self.changed.emit()
        self.open_case(case)
        self.notices.success(self.tr("Kasus {number} tersimpan.").format(number=case.label))

    def _on_issued(self, letter: IssuedLetter) -> None:
        self.changed.emit()
        view = self.open_case(self._office.cases.get(self._letter_for))
        words = self.tr("Surat nomor {number} terbit. Catat rujukannya sekarang.")
        self.notices.success(words.format(number=letter.number))
        view.ask_referral(letter.id, letter.number, "")


def _look_at(
    office: Desa, asked: Asked, progress: Progress
) -> tuple[Asked, tuple[CaseRow, ...], int]:
    """One line of the log; none when it was called off before its turn came."""
    progress.check_cancelled()
    rows = office.cases.list(
        asked.words,
        states=asked.states,
        kinds=asked.kinds,
        sort=asked.sort,
        descending=asked.descending,
    )
    return asked, rows, len(office.cases.without_referral(office.clock.today()))


def _read_case(office: Desa, case_id: str, _: Progress) -> Case:
    return office.cases.get(case_id)


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
