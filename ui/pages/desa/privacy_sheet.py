# SPDX-License-Identifier: GPL-3.0-or-later
"""Pelindungan data: requests, who was kept long enough, erasures, incidents with their notices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from desa_app.domain.incident import KINDS, TO_AUTHORITY, TO_PEOPLE, Incident
from desa_app.domain.page import Paper
from desa_app.errors import DesaBinaanError
from desa_app.wording import clock_time, short_date
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.incident_dialog import IncidentDialog
from ui.pages.desa.requests_tab import RequestsTab
from ui.pages.desa.sheet import Sheet
from ui.questions import Question
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.widgets.buttons import secondary
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.privacy import Erasure
    from desa_app.domain.retention import KeptLongEnough
    from ui.notices import NoticeBar
    from ui.pages.common.papers import PaperDesk


class KeepDialog(FormDialog):
    """Decide to keep somebody longer; ``saved`` carries nothing of weight."""

    def __init__(self, office: Desa, row: KeptLongEnough, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office, self._row = office, row
        line = self.tr(
            "{group}. Terakhir {day}. Keputusan ini tidak dapat diurungkan; datanya tetap dapat"
            " dihapus kapan saja dari layar orangnya."
        )
        self.say(
            self.tr("Tetap simpan data {name}").format(name=row.name),
            line.format(group=row.group, day=short_date(row.since)),
            self.tr("Simpan keputusan"),
        )
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=300), required=True)
        self.form.add("again_on", self.tr("&Lihat lagi pada"), DateField(), required=True)
        today = office.clock.today()
        self.form.set_values({"again_on": today.replace(year=today.year + 1, day=1)})
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Store the decision."""
        again = cast("date", values["again_on"])
        self._office.retentions.keep(self._row.person_id, str(values["reason"]), again)
        return self._row


class PrivacySheet(Sheet):
    """Four lists; ``person_asked`` carries whom to open."""

    person_asked = Signal(str)

    def __init__(
        self, office: Desa, notices: NoticeBar, papers: PaperDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._office, self._notices, self._papers = office, notices, papers
        self.set_heading(
            self.tr("Pelindungan data"),
            self.tr("Permintaan dan insiden dengan batasnya; tidak ada yang terhapus sendiri"),
        )
        self.requests = RequestsTab(office, papers)
        self.due: TableModel[KeptLongEnough] = TableModel(
            (
                Column(self.tr("Nama"), _name, width=28, stretch=True),
                Column(self.tr("Kelompok"), _group, width=44),
                Column(self.tr("Terakhir"), _since, width=14),
                Column(self.tr("Masa simpan habis"), _due, width=18),
            )
        )
        self.due_table = TableView(self.due, "masa-simpan", self.tr("Masa simpan"))
        self.due_table.set_empty(
            "info",
            self.tr("Tidak ada yang masa simpannya habis"),
            self.tr("Jadwalnya dapat diubah di Data acuan, Masa simpan data."),
        )
        self.due_table.set_row_actions(
            (
                RowAction(self.tr("Buka orangnya"), self._open_rows, single=True),
                RowAction(self.tr("Tetap simpan…"), self._keep_rows, single=True),
            )
        )
        self.erased: TableModel[Erasure] = TableModel(
            (
                Column(self.tr("Berita acara"), _number, width=16),
                Column(self.tr("Tanggal"), _day, width=16),
                Column(self.tr("Dasar"), _ground, width=40, stretch=True),
                Column(self.tr("Oleh"), _by, width=20),
                Column(self.tr("Surat yang tinggal nomornya"), _letters, width=26),
            )
        )
        self.erased_table = TableView(self.erased, "penghapusan", self.tr("Penghapusan"))
        self.erased_table.set_empty(
            "info",
            self.tr("Belum ada data yang dihapus"),
            self.tr("Menghapus dimulai dari bagian Data pribadi pada layar orangnya."),
        )
        self.erased_table.set_row_actions(
            (RowAction(self.tr("Cetak berita acara"), self._print_rows, single=True),)
        )
        self.incidents: TableModel[Incident] = TableModel(
            (
                Column(self.tr("Diketahui"), _found, width=18),
                Column(self.tr("Apa yang terjadi"), _kind, width=40, stretch=True),
                Column(self.tr("Batas memberi tahu"), _limit, width=20),
                Column(self.tr("Warga diberi tahu"), _people, width=18),
                Column(self.tr("Lembaga diberi tahu"), _authority, width=18),
            )
        )
        self.incident_table = TableView(self.incidents, "insiden", self.tr("Insiden"))
        self.incident_table.set_empty(
            "info",
            self.tr("Belum ada insiden"),
            self.tr("Flashdisk hilang, data dilihat orang lain: catat segera, waktunya berjalan."),
            self.tr("Catat insiden"),
        )
        self.incident_table.set_row_actions(
            (
                RowAction(self.tr("Cetak pemberitahuan warga"), self._print_people, single=True),
                RowAction(self.tr("Cetak untuk lembaga"), self._print_authority, single=True),
                RowAction(self.tr("Warga sudah diberi tahu"), self._told_people, single=True),
                RowAction(self.tr("Lembaga sudah diberi tahu"), self._told_authority, single=True),
            )
        )
        self.note = secondary(self.tr("Catat &insiden…"))
        self.add_button(self.note)
        self.note.clicked.connect(self.note_incident)
        self.incident_table.empty_asked.connect(self.note_incident)
        tabs = QTabWidget()
        tabs.setAccessibleName(self.tr("Pelindungan data"))
        tabs.addTab(self.requests, self.tr("Permintaan"))
        tabs.addTab(self.due_table, self.tr("Masa simpan"))
        tabs.addTab(self.erased_table, self.tr("Penghapusan"))
        tabs.addTab(self.incident_table, self.tr("Insiden"))
        self.tabs = tabs
        self.body.addWidget(tabs, 1)
        self.requests.person_asked.connect(self.person_asked)
        self.due_table.opened.connect(self.keep)
        self.erased_table.opened.connect(self.print_erasure)
        self.load()

    def load(self) -> None:
        """Read all lists."""
        self.requests.load()
        self.due.set_rows(self._office.retentions.due())
        self.erased.set_rows(self._office.erasures.list())
        self.incidents.set_rows(self._office.incidents.list())

    def begin(self) -> None:
        """Begin in the list that is shown."""
        shown = self.tabs.currentWidget()
        if shown is not None:
            shown.setFocus()

    def show_incidents(self) -> None:
        """Bring the incidents to the front."""
        self.tabs.setCurrentWidget(self.incident_table)
        self.incident_table.setFocus()

    def keep(self, row: KeptLongEnough) -> None:
        """Decide about somebody."""
        dialog = KeepDialog(self._office, row, self)
        dialog.saved.connect(self._on_kept)
        dialog.open()

    def note_incident(self) -> None:
        """Note that data were not protected."""
        self.tabs.setCurrentWidget(self.incident_table)
        dialog = IncidentDialog(self._office, self)
        dialog.saved.connect(self._on_incident)
        dialog.open()

    def _on_incident(self, _incident: object) -> None:
        self.load()
        self._notices.warn(
            self.tr("Insiden tercatat. Cetak pemberitahuannya dari menu baris, paling lambat 3 x 24"
                    " jam.")
        )  # fmt: skip

    def _print_notice(self, row: Incident, to: str) -> None:
        make = partial(self._office.incidents.document, row, to)
        self._papers.print(make, Paper.F4, self.tr("Pemberitahuan insiden"))

    def _print_people(self, rows: tuple[Incident, ...]) -> None:
        self._print_notice(rows[0], TO_PEOPLE)

    def _print_authority(self, rows: tuple[Incident, ...]) -> None:
        self._print_notice(rows[0], TO_AUTHORITY)

    def _told_people(self, rows: tuple[Incident, ...]) -> None:
        self._note_told(rows[0], TO_PEOPLE, self.tr("Warga sudah diberi tahu?"))

    def _told_authority(self, rows: tuple[Incident, ...]) -> None:
        self._note_told(rows[0], TO_AUTHORITY, self.tr("Lembaga sudah diberi tahu?"))

    def _note_told(self, row: Incident, to: str, question: str) -> None:
        sure = Question.ask(
            self,
            question,
            self.tr(
                "Hari ini tercatat sebagai hari pemberitahuan tertulisnya. Ini tidak dapat"
                " diurungkan; tandai sesudah suratnya benar-benar disampaikan."
            ),
            self.tr("Sudah diberi tahu"),
        )
        if not sure:
            return
        try:
            self._office.incidents.told(row.id, to)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self.load()

    def print_erasure(self, row: Erasure) -> None:
        """Print a berita acara again."""
        what = self.tr("Berita acara penghapusan {number}").format(number=row.number)
        self._papers.print(partial(self._office.erasures.document, row), Paper.F4, what)

    def _on_kept(self, _row: object) -> None:
        self.load()
        self._notices.success(self.tr("Keputusan tersimpan."))

    def _open_rows(self, rows: tuple[KeptLongEnough, ...]) -> None:
        self.person_asked.emit(rows[0].person_id)

    def _keep_rows(self, rows: tuple[KeptLongEnough, ...]) -> None:
        self.keep(rows[0])

    def _print_rows(self, rows: tuple[Erasure, ...]) -> None:
        self.print_erasure(rows[0])


def _name(row: KeptLongEnough) -> str:
    return row.name


def _group(row: KeptLongEnough) -> str:
    return row.group


def _since(row: KeptLongEnough) -> str:
    return short_date(row.since)


def _due(row: KeptLongEnough) -> str:
    return short_date(row.due_on)


def _number(row: Erasure) -> str:
    return row.number


def _day(row: Erasure) -> str:
    return short_date(row.at.astimezone().date())


def _ground(row: Erasure) -> str:
    return row.ground.words.capitalize()


def _by(row: Erasure) -> str:
    return row.by


def _letters(row: Erasure) -> str:
    return str(len(row.letters))


def _found(row: Incident) -> str:
    return _at(row.found_at)


def _kind(row: Incident) -> str:
    return KINDS.get(row.facts.kind, row.facts.kind)


def _limit(row: Incident) -> str:
    return _at(row.due)


def _people(row: Incident) -> str:
    return short_date(row.told_people_on) if row.told_people_on else "belum"


def _authority(row: Incident) -> str:
    return short_date(row.told_authority_on) if row.told_authority_on else "belum"


def _at(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}"
