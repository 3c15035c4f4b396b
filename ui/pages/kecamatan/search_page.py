# SPDX-License-Identifier: GPL-3.0-or-later
"""Cari warga: a person in all villages, for officers with the right; every look is in the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desa_app import wording
from desa_app.domain.page import Paper
from desa_app.errors import Cancelled, UserError
from ui import tasks
from ui.notices import show_error
from ui.pages.common.papers import PaperDesk
from ui.pages.common.sender_words import village_width
from ui.pages.kecamatan import search_words as words
from ui.pages.kecamatan.search_details import PersonDetails
from ui.pages.page import Page
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.widgets.card import Card
from ui.widgets.file_dialogs import save_file
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.domain.village_search import FoundPeople, FoundPerson, ToldPerson
    from desa_app.kecamatan import Kecamatan
    from ui.palette import Tone
    from ui.preferences import Preferences
    from ui.tasks import Progress


class SearchPage(Page):
    """The question and the list at the left, the opened person at the right."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._asked = ""
        self._found: FoundPeople | None = None
        self.field = SearchField(self.tr("Nama, NIK, perekrut, P3MI, atau nomor telepon perekrut"))
        self.told = Text("", Type.MUTED)
        self.model: TableModel[FoundPerson] = TableModel(
            (
                Column(self.tr("Nama"), _name, accessible=_name_said, width=18, stretch=True),
                Column(self.tr("Desa"), _village, width=village_width(office)),
                Column(self.tr("NIK"), _nik, width=14),
                Column(self.tr("Rencana"), _status, chip=_chip, width=9),
                Column(self.tr("Negara"), _country, width=6),
            )
        )
        self.table = TableView(
            self.model, "kecamatan-cari", self.tr("Orang yang ditemukan"), preferences
        )
        self.table.set_row_actions(
            (RowAction(self.tr("Tampilkan NIK"), self._nik_of_rows, single=True),)
        )
        self.details = PersonDetails()
        self._papers = PaperDesk(self, preferences)
        self._build()
        self._say(None)
        self.field.searched.connect(self.search)
        self.field.went_down.connect(self.table.setFocus)
        self.table.went_up.connect(self.field.setFocus)
        self.table.opened.connect(self.open)
        self.details.nik_wanted.connect(self.show_nik)
        self.details.print_wanted.connect(self.print_report)
        self.details.save_wanted.connect(self.save_report)

    def _build(self) -> None:
        listing = Card()
        listing.body.addWidget(self.field)
        listing.body.addWidget(self.told)
        listing.body.addWidget(self.table, 1)
        row = FoldingRow()
        row.add(listing, 1, low=80, least=120)
        row.add(self.details, wide=76, low=60)
        self.body.addWidget(row, 1)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Cari warga")

    @property
    def subtitle(self) -> str:
        """What is searched, and that it is noted."""
        return self.tr("Warga dalam kiriman semua desa · setiap pencarian tercatat atas nama Anda")

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "search"

    def refresh(self) -> None:
        """Learn the words of newer packages; what is shown stays until something else is asked."""
        tasks.run(self, self._prepare, self._prepared, self._failed, writes=False)

    def take_focus(self) -> None:
        """Begin with the question."""
        self.field.setFocus()

    # --- jobs -----------------------------------------------------------------------------------

    def search(self, typed: str) -> None:
        """Ask; an answer that comes after a newer question is not shown."""
        self._asked = typed
        self.details.clear()
        if not typed:
            self._show(typed, None)
            return
        tasks.run(
            self,
            partial(self._find, typed),
            partial(self._show, typed),
            self._failed,
            writes=True,
        )

    def open(self, row: FoundPerson) -> None:
        """Read all about one person."""
        tasks.run(
            self,
            partial(self._read_person, row.village, row.person_id),
            self.details.show_person,
            self._failed,
            writes=True,
        )

    def show_nik(self) -> None:
        """Show the opened person's NIK in full."""
        told = self.details.told
        if told is None:
            return
        tasks.run(
            self,
            partial(self._read_nik, told.village, told.person_id),
            partial(self._show_nik, told),
            self._failed,
            writes=True,
        )

    def print_report(self) -> None:
        """Print the report that the opened person may have about their own data."""
        told = self.details.told
        if told is not None:
            self._papers.print(self._report(told), Paper.F4, self._report_words(told))

    def save_report(self) -> None:
        """Save it as a PDF."""
        told = self.details.told
        if told is None:
            return
        name = f"{self.tr('laporan-data-pribadi')}.pdf"
        path = save_file(self, self.tr("Simpan laporan data pribadi"), name, "PDF (*.pdf)")
        if path is not None:
            self._papers.save(self._report(told), path, self._report_words(told), private=True)

    def _report(self, told: ToldPerson) -> Callable[[], bytes]:
        return partial(self._office.access_reports.document, told.village, told.person_id)

    def _report_words(self, told: ToldPerson) -> str:
        return self.tr("Laporan data pribadi {name}").format(name=told.name)

    # --- inside ---------------------------------------------------------------------------------

    def _prepare(self, progress: Progress) -> None:
        self._office.search.prepare()

    def _prepared(self, _nothing: None) -> None:
        """Nothing to show."""

    def _find(self, typed: str, progress: Progress) -> FoundPeople:
        return self._office.search.find(typed)

    def _read_person(self, village: str, person_id: str, progress: Progress) -> ToldPerson:
        return self._office.search.open(village, person_id)

    def _read_nik(self, village: str, person_id: str, progress: Progress) -> str:
        return self._office.search.show_nik(village, person_id)

    def _show(self, typed: str, found: FoundPeople | None) -> None:
        if typed != self._asked:
            return
        self._found = found
        self.model.set_rows(found.rows if found is not None else ())
        self._say(found)

    def _show_nik(self, told: ToldPerson, nik: str) -> None:
        if self.details.told is told:
            self.details.show_nik(nik)

    def _nik_of_rows(self, rows: tuple[FoundPerson, ...]) -> None:
        row = rows[0]
        tasks.run(
            self,
            partial(self._read_both, row.village, row.person_id),
            self._show_both,
            self._failed,
            writes=True,
        )

    def _read_both(
        self, village: str, person_id: str, progress: Progress
    ) -> tuple[ToldPerson, str]:
        told = self._office.search.open(village, person_id)
        return told, self._office.search.show_nik(village, person_id)

    def _show_both(self, both: tuple[ToldPerson, str]) -> None:
        self.details.show_person(both[0])
        self.details.show_nik(both[1])

    def _say(self, found: FoundPeople | None) -> None:
        self.told.setText(_count_words(found))
        if found is None:
            self.table.set_empty(
                "search",
                self.tr("Cari satu orang"),
                self.tr(
                    "Ketik nama, NIK, perekrut, P3MI atau nomor telepon perekrut. Urutan kata dan"
                    " huruf besar tidak berpengaruh; salah satu huruf pun masih ditemukan."
                ),
            )
        elif not found.asked:
            self.table.set_empty(
                "search",
                self.tr("Ketik sedikit lebih banyak"),
                self.tr(
                    "Pencarian dimulai dari satu kata dengan sedikitnya tiga huruf atau angka."
                ),
            )
        else:
            self.table.set_empty(
                "people",
                self.tr("Tidak ada yang cocok"),
                self.tr(
                    "Yang dicari hanya orang yang punya rencana kerja, dari desa yang mengirim"
                    " register. Periksa ejaannya, atau tanyakan ke desanya."
                ),
            )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            # Beside the question: a dialog would stand in the way of the next word.
            self._show(self._asked, None)
            self.notices.error(error)
        elif not isinstance(error, Cancelled):
            show_error(self, error)


def _count_words(found: FoundPeople | None) -> str:
    if found is None or not found.rows:
        return ""
    if found.more:
        return f"Lebih dari {len(found.rows)} orang cocok; tambahkan kata supaya lebih sedikit."
    close = sum(one.close for one in found.rows)
    some = f"{len(found.rows)} orang cocok"
    return f"{some}, {close} di antaranya (≈) hanya mirip ejaannya." if close else f"{some}."


def _name(row: FoundPerson) -> str:
    return f"≈ {row.name}" if row.close else row.name


def _name_said(row: FoundPerson) -> str:
    born = f", lahir {wording.long_date(row.birth_date)}" if row.birth_date else ""
    told = f", menurut kiriman {wording.month_name(row.told)}" if row.told else ""
    close = ", hanya mirip" if row.close else ""
    return f"{row.name}{close}{born}, {row.plans} rencana, {row.letters} surat{told}"


def _village(row: FoundPerson) -> str:
    return row.village_name


def _nik(row: FoundPerson) -> str:
    return row.nik or words.UNKNOWN


def _status(row: FoundPerson) -> str:
    return row.status or words.UNKNOWN


def _chip(row: FoundPerson) -> tuple[str, Tone] | None:
    return words.plan_chip(row.status)


def _country(row: FoundPerson) -> str:
    return words.country_words(row.country) or words.UNKNOWN
