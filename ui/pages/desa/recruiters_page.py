# SPDX-License-Identifier: GPL-3.0-or-later
"""Perekrut: who recruits in the village and for which P3MI; noted, checked, told apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget

from desa_app.domain.recruiter import CompanyDraft, RecordRow, RecordState
from ui.looking import Looking
from ui.pages.desa.places import NEW, PEOPLE
from ui.pages.desa.recruiter_dialogs import NameDialog, PairDialog, RemovalDialog
from ui.pages.desa.recruiter_form import CompanySheet, RecordSheet, RecruiterSheet
from ui.pages.desa.recruiter_lists import (
    COMPANIES,
    RECRUITERS,
    FoundRecords,
    Listed,
    Questions,
    Waiting,
    company_columns,
    lists_of,
    questions_of,
    recruiter_columns,
    told_of,
    waiting_columns,
)
from ui.pages.desa.sheet import SheetPage
from ui.pages.page import PageAction
from ui.tables.table_model import TableModel
from ui.tables.table_view import TableView
from ui.widgets.buttons import FilterButton
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.desa.recruiters import Records
    from desa_app.domain.recruiter import Record
    from ui.drafts import Drafts
    from ui.preferences import Preferences

LISTS = (RECRUITERS, COMPANIES)
WAITING = "usulan"
TABS = (*LISTS, WAITING)


class RecruitersPage(SheetPage):
    """Two lists and the questions that wait for an answer, a tab for each."""

    def __init__(self, office: Desa, drafts: Drafts, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._drafts = drafts
        self._sorts = dict.fromkeys(LISTS, ("nama", False))
        # What is open now: the record on the sheet, the question in the dialog.
        self._open_id = ""
        self._asked: Waiting | None = None
        self._lists = Looking(self, self._show_lists, self._not_found)
        self._questions = Looking(self, self._show_questions, self.notices.error)
        # Enter came before the rows did: whatever then is chosen is opened.
        self._asking = self._opening = False
        self._wanted = ""
        self.search = SearchField(self.tr("Cari nama, nama lain, telepon atau perusahaan…"))
        self.removed = FilterButton("dihapus", self.tr("Dihapus"))
        # Shown once it is known how many there are.
        self.removed.hide()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Perekrut, P3MI dan usulan"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.models: dict[str, TableModel[RecordRow]] = {}
        self.tables: dict[str, TableView] = {}
        for name, columns, words in (
            (RECRUITERS, recruiter_columns(), self.tr("&Perekrut")),
            (COMPANIES, company_columns(), self.tr("P&3MI")),
        ):
            model: TableModel[RecordRow] = TableModel(columns)
            self.models[name] = model
            self._add_table(name, model, words, preferences)
            self.tables[name].sort_asked.connect(self._on_sort)
            self.tables[name].opened.connect(self._open_row)
        self.waiting: TableModel[Waiting] = TableModel(waiting_columns())
        self._add_table(WAITING, self.waiting, self.tr("&Usulan"), preferences)
        self.tables[WAITING].opened.connect(self.answer)
        self.told = Text("", Type.SMALL, wrap=True)
        self.told.hide()
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.removed)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.tabs, 1)
        card.body.addWidget(self.told)
        self.front_column.addWidget(card, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self.search.searched.connect(self._on_words)
        self.search.went_down.connect(self._to_table)
        self.removed.toggled.connect(self._on_removed)
        self.tabs.currentChanged.connect(self._on_tab)

    def _add_table(
        self, name: str, model: TableModel[Any], words: str, preferences: Preferences
    ) -> None:
        table = TableView(model, f"perekrut-{name}", words.replace("&", ""), preferences)
        self.tables[name] = table
        self.tabs.addTab(table, words)
        table.went_up.connect(self.search.setFocus)
        table.empty_asked.connect(self._on_empty)

    # --- heading ------------------------------------------------------------------------------

    @property
    def own_title(self) -> str:
        """The page's name."""
        return self.tr("Perekrut")

    @property
    def own_subtitle(self) -> str:
        """What it is for."""
        return self.tr("Sponsor, petugas lapangan dan P3MI yang disebut warga")

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "recruiter"

    @property
    def tab(self) -> str:
        """The list in front."""
        return TABS[self.tabs.currentIndex()]

    def own_actions(self) -> tuple[PageAction, ...]:
        """Note what the list in front is for."""
        if self.tab == WAITING:
            return ()
        words = self.tr("Catat P3MI") if self.tab == COMPANIES else self.tr("Catat perekrut")
        return (PageAction(text=words, run=self.note, shortcut="Ctrl+N", primary=True),)

    def focus_front(self) -> None:
        """Start with the search; with the questions where they are in front."""
        if self.tab == WAITING:
            self.tables[WAITING].setFocus()
        else:
            self.search.setFocus()

    def receive(self, value: object) -> None:
        """Begin noting, or open a recruiter or a company by id."""
        if value == NEW:
            self.note()
            return
        for name in LISTS:
            if any(row.id == value for row in self._jobs(name).search()):
                self.open_record(name, str(value))

    # --- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the lists and the questions anew; what is shown stays until they are there."""
        state = RecordState.REMOVED if self.removed.isChecked() else RecordState.ACTIVE
        asked = Listed(words=self.search.text().strip(), state=state, sorts=dict(self._sorts))
        self._asking = True
        self._lists.ask(partial(lists_of, self._office, asked))
        # All names are compared with all, which takes longer than the lists.
        self._questions.ask(partial(questions_of, self._office))

    def _show_lists(self, found: FoundRecords) -> None:
        self._asking = False
        wanted, self._wanted = self._wanted, ""
        for name in LISTS:
            sort, descending = found.asked.sorts[name]
            rows, table = found.rows[name], self.tables[name]
            now = table.selected_rows()
            chosen = wanted or (now[0].id if now else "")
            at, ids = table.currentIndex().row(), [row.id for row in rows]
            self.models[name].set_rows(rows)
            self.models[name].show_sorting(sort, descending)
            near = min(max(at, 0), len(rows) - 1)
            table.select_row(ids.index(chosen) if chosen in ids else near)
            self._say_empty(name, found.asked.words)
        self.removed.set_text(self.tr("Dihapus {count}").format(count=found.removed))
        self.removed.setVisible(bool(found.removed) or self.removed.isChecked())
        if self._opening:
            self._opening = False
            for row in self.tables[self.tab].selected_rows()[:1]:
                self._open_row(row)

    def _not_found(self, error: Exception) -> None:
        self._asking = self._opening = False
        self.notices.error(error)

    def _show_questions(self, questions: Questions) -> None:
        waiting = questions.waiting
        self.waiting.set_rows(waiting)
        self.tables[WAITING].select_row(0)
        self.tables[WAITING].set_empty(
            "ok",
            self.tr("Tidak ada yang perlu dijawab"),
            self.tr("Nama baru dalam rencana dan catatan yang mirip diusulkan di sini."),
        )
        self.tabs.setTabText(TABS.index(WAITING), self._waiting_words(len(waiting)))
        self.told.setText(told_of(questions))
        self.told.setVisible(bool(self.told.text()))
        self.badge_changed.emit(len(waiting))

    def _waiting_words(self, count: int) -> str:
        return self.tr("&Usulan ({count})").format(count=count) if count else self.tr("&Usulan")

    def _say_empty(self, name: str, words: str) -> None:
        table = self.tables[name]
        if words:
            table.set_empty(
                "search",
                self.tr("Tidak ditemukan"),
                self.tr("Tidak ada nama, nomor atau perusahaan yang memuat kata itu."),
                self.tr("Kosongkan pencarian"),
            )
        elif self.removed.isChecked():
            table.set_empty("ok", self.tr("Tidak ada yang dihapus"), "")
        elif name == RECRUITERS:
            table.set_empty(
                "recruiter",
                self.tr("Belum ada catatan perekrut"),
                self.tr("Catat siapa yang mengajak warga bekerja ke luar negeri, lalu tanyakan"
                        " ke Disnaker atau BP3MI apakah mereka terdaftar."),
                self.tr("Catat perekrut"),
            )  # fmt: skip
        else:
            table.set_empty(
                "recruiter",
                self.tr("Belum ada catatan P3MI"),
                self.tr("Catat perusahaan penempatan yang disebut warga, dengan nomor dan masa"
                        " berlaku SIP3MI-nya."),
                self.tr("Catat P3MI"),
            )  # fmt: skip

    # --- jobs -----------------------------------------------------------------------------------

    def note(self) -> None:
        """Note a recruiter, or a company when that list is in front."""
        self.open_record(COMPANIES if self.tab == COMPANIES else RECRUITERS, "")

    def open_record(self, name: str, record_id: str) -> None:
        """Show one record; an empty id is a new one."""
        sheet: RecordSheet[Any]
        if name == RECRUITERS:
            recruiter = self._office.recruiters.get(record_id) if record_id else None
            sheet = RecruiterSheet(self._office, self._drafts, self.notices, recruiter)
        else:
            company = self._office.companies.get(record_id) if record_id else None
            sheet = CompanySheet(self._office, self._drafts, self.notices, company)
        self._open_id = record_id
        sheet.saved.connect(self._on_saved)
        sheet.person_asked.connect(self._on_person)
        sheet.removal_asked.connect(self._ask_removal)
        sheet.restored.connect(self._on_restored)
        sheet.parted.connect(self._on_parted)
        self.open_sheet(sheet)

    def answer(self, one: Waiting) -> None:
        """Ask the question of a line."""
        dialog: NameDialog[Any] | PairDialog[Any]
        jobs = self._jobs(one.about)
        if one.pair is not None:
            dialog = PairDialog(jobs, one.pair, self)
        elif one.name is not None:
            known = tuple(jobs.get(each) for each in one.name.like)
            dialog = NameDialog(jobs, one.name, known, self)
        else:
            return
        self._asked = one
        dialog.answered.connect(self._on_answered)
        dialog.open()

    def _jobs(self, name: str) -> Records[Any]:
        return self._office.recruiters if name == RECRUITERS else self._office.companies

    def _open_row(self, row: RecordRow) -> None:
        if self._asking:
            self._opening = True
        else:
            self.open_record(self.tab, row.id)

    def _ask_removal(self, record: Record[Any]) -> None:
        jobs = self._jobs(_list_of(record))
        dialog: RemovalDialog[Any] = RemovalDialog(jobs, record, self)
        dialog.saved.connect(self._on_gone)
        dialog.open()

    # --- afterwards -----------------------------------------------------------------------------

    def _on_saved(self, record: Record[Any]) -> None:
        self._back_to(_list_of(record), record.id)
        self.notices.success(self.tr("Catatan {name} tersimpan.").format(name=record.facts.name))

    def _on_gone(self, record: Record[Any]) -> None:
        name = _list_of(record)
        self._back_to(name, "")
        self.notices.undoable(
            self.tr("Catatan {name} dihapus.").format(name=record.facts.name),
            partial(self._restore, name, record.id),
        )

    def _restore(self, name: str, record_id: str) -> None:
        self._on_restored(self._jobs(name).restore(record_id))

    def _on_restored(self, record: Record[Any]) -> None:
        self.removed.setChecked(False)
        self._back_to(_list_of(record), record.id)
        self.notices.success(self.tr("Catatan {name} dipakai lagi.").format(name=record.facts.name))

    def _on_parted(self, other: Record[Any]) -> None:
        self.changed.emit()
        self.refresh()
        self.open_record(_list_of(other), self._open_id)
        self.notices.success(self.tr("{name} berdiri sendiri lagi.").format(name=other.facts.name))

    def _on_answered(self, record: Record[Any] | None, words: str) -> None:
        one = self._asked
        self.changed.emit()
        self.refresh()
        self.tables[WAITING].setFocus()
        if record is None or one is None or one.pair is None:
            self.notices.success(words)
            return
        run = partial(self._take_back, one.about, one.pair.other)
        self.notices.success(words, self.tr("Pisahkan lagi"), run)

    def _take_back(self, name: str, other_id: str) -> None:
        other = self._jobs(name).take_back(other_id)
        self.changed.emit()
        self.refresh()
        self.notices.success(self.tr("{name} berdiri sendiri lagi.").format(name=other.facts.name))

    def _on_person(self, person_id: str) -> None:
        self.go_to.emit(PEOPLE, person_id)

    def _back_to(self, name: str, record_id: str) -> None:
        self.close_sheet()
        self.changed.emit()
        self.tabs.setCurrentIndex(TABS.index(name))
        self._wanted = record_id
        self.refresh()
        self.tables[name].setFocus()

    # --- lists ----------------------------------------------------------------------------------

    def _on_words(self, _words: str) -> None:
        if self.tab == WAITING:
            self.tabs.setCurrentIndex(0)
        self.refresh()

    def _on_removed(self, _shown: bool) -> None:
        self.refresh()

    def _on_sort(self, sort: str, descending: bool) -> None:
        self._sorts[self.tab] = (sort, descending)
        self.refresh()

    def _on_tab(self, _index: int) -> None:
        self.actions_changed.emit()

    def _to_table(self) -> None:
        self.tables[self.tab].setFocus()

    def _on_empty(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.note()


def _list_of(record: Record[Any]) -> str:
    return COMPANIES if isinstance(record.facts, CompanyDraft) else RECRUITERS
