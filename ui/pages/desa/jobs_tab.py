# SPDX-License-Identifier: GPL-3.0-or-later
"""Job information: received, checked, spread; printed as a poster once it was confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.desa.jobs import JobLine
from desa_app.domain.job_info import JobInfo, JobState
from desa_app.errors import DesaBinaanError
from desa_app.reference import countries
from desa_app.wording import grouped, short_date
from ui.pages.desa.job_dialogs import (
    CheckJobDialog,
    JobDialog,
    SpreadDialog,
    StrikeSpreadDialog,
)
from ui.pages.desa.ledger_tab import Empty, LedgerTab, struck_chip
from ui.pages.page import PageAction
from ui.palette import Tone
from ui.tables.table_model import Align, Column
from ui.tables.table_view import RowAction
from ui.widgets.file_dialogs import save_file

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.ledger import Record
    from ui.pages.common.papers import PaperDesk
    from ui.pages.desa.ledger_dialog import LedgerDialog
    from ui.pages.page import Page
    from ui.preferences import Preferences

_TONES = {
    JobState.WAITING: Tone.WARN,
    JobState.VERIFIED: Tone.INFO,
    JobState.SPREAD: Tone.GOOD,
    JobState.REFUSED: Tone.BAD,
    JobState.EXPIRED: Tone.NEUTRAL,
}


class JobsTab(LedgerTab[JobLine]):
    """The job information of a year."""

    def __init__(
        self, page: Page, office: Desa, preferences: Preferences, papers: PaperDesk
    ) -> None:
        self._papers = papers
        tr = QCoreApplication.translate
        place = "InformasiKerja"
        columns: tuple[Column[JobLine], ...] = (
            Column(tr(place, "Diterima"), _day, width=11),
            Column(tr(place, "Jabatan"), _job, width=16, stretch=True),
            Column(tr(place, "Negara"), _country, width=12),
            Column(tr(place, "P3MI"), _p3mi, width=16),
            Column(tr(place, "Kuota"), _quota, align=Align.RIGHT, width=7),
            Column(tr(place, "Berlaku sampai"), _until, width=12),
            Column(tr(place, "Dicek ke"), _checked, width=16),
            Column(tr(place, "Keadaan"), _state, chip=_chip, width=12),
        )
        super().__init__(
            page,
            office,
            office.jobs,
            preferences,
            name="informasi-kerja",
            title=tr(place, "Informasi kerja"),
            search=tr(place, "Cari jabatan, P3MI, sumber atau syarat…"),
            columns=columns,
        )

    def read(self, search: str, year: int | None) -> Sequence[JobLine]:
        """The rows to show."""
        return self.office.jobs.lines(search, year)

    def record_of(self, row: JobLine) -> Record[JobInfo]:
        """The record behind a row."""
        return row.record

    def dialog(self, record: Record[JobInfo] | None) -> LedgerDialog:
        """The window that notes or corrects."""
        facts = JobInfo(received_on=self.office.clock.today())
        dialog = JobDialog(
            self.office.jobs, self.page, record=record, facts=facts, columns=3, wide=205
        )
        dialog.check_asked.connect(self.ask_check)
        dialog.spread_asked.connect(self.ask_spread)
        return dialog

    def note_words(self) -> str:
        """The words on the primary button."""
        return self.tr("Catat informasi kerja")

    def line_told(self, rows: Sequence[JobLine]) -> str:
        """How many there are, and how many wait for a check."""
        told = super().line_told(rows)
        waiting = sum(row.state is JobState.WAITING and not row.record.struck for row in rows)
        if not waiting:
            return told
        words = self.tr("{count} belum dicek ke instansi").format(count=grouped(waiting))
        return f"{told} · {words}"

    def empty_words(self) -> Empty:
        """What to do first."""
        return (
            "prevention",
            self.tr("Belum ada informasi kerja"),
            self.tr(
                "Catat lowongan yang datang ke desa, cek ke Disnaker atau BP3MI, lalu cetak sebagai"
                " poster untuk papan pengumuman."
            ),
            self.note_words(),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        """What the context menu offers."""
        return (
            RowAction(self.tr("Catat hasil cek…"), self._on_check, single=True),
            RowAction(self.tr("Catat penyebaran…"), self._on_spread, single=True),
            RowAction(self.tr("Coret penyebaran…"), self._on_strike_spread, single=True),
            *super().row_actions(),
        )

    def more_actions(self) -> tuple[PageAction, ...]:
        """Poster of the row that is selected."""
        return (
            PageAction(text=self.tr("Simpan poster…"), run=self.save_poster, icon="save"),
            PageAction(
                text=self.tr("Cetak poster"), run=self.print_poster, shortcut="Ctrl+P", icon="print"
            ),
        )

    # --- checking and spreading -------------------------------------------------------------

    def ask_check(self, record: Record[JobInfo]) -> None:
        """Note what the agency answered."""
        dialog = CheckJobDialog(self.office, record, self.page)
        dialog.saved.connect(self._on_checked)
        dialog.open()

    def ask_spread(self, record: Record[JobInfo]) -> None:
        """Note where it was made known; refused for what nobody confirmed."""
        try:
            self.office.jobs.refuse_unverified(record)
        except DesaBinaanError as error:
            self.tell(error)
            return
        dialog = SpreadDialog(self.office, record, self.page)
        dialog.saved.connect(self._on_spread_noted)
        dialog.open()

    def _on_check(self, rows: tuple[JobLine, ...]) -> None:
        if rows[0].record.struck:
            self.open_row(rows[0])
            return
        self.ask_check(rows[0].record)

    def _on_spread(self, rows: tuple[JobLine, ...]) -> None:
        self.ask_spread(rows[0].record)

    def _on_strike_spread(self, rows: tuple[JobLine, ...]) -> None:
        if not rows[0].spread:
            self.page.notices.info(
                self.tr("Belum ada penyebaran yang tercatat untuk lowongan ini.")
            )
            return
        dialog = StrikeSpreadDialog(self.office, rows[0].record, self.page)
        dialog.saved.connect(self._on_spread_struck)
        dialog.open()

    def _on_spread_struck(self, record: Record[JobInfo]) -> None:
        self.written(record.id, self.tr("Penyebaran dicoret."))

    def _on_checked(self, record: Record[JobInfo]) -> None:
        self.written(record.id, self.tr("Hasil cek tersimpan."))

    def _on_spread_noted(self, record: Record[JobInfo]) -> None:
        self.written(record.id, self.tr("Penyebaran tercatat."))

    # --- poster -----------------------------------------------------------------------------

    def print_poster(self) -> None:
        """Print the selected job for the notice board."""
        row = self._printable()
        if row is not None:
            make = partial(self.office.posters.job_document, row.record.id)
            self._papers.print(make, self.office.profile.paper, self._poster_name(row))

    def save_poster(self) -> None:
        """Save the selected job's poster as PDF."""
        row = self._printable()
        if row is None:
            return
        name = f"POSTER-{row.record.facts.job}.pdf".replace("/", "-")
        path = save_file(self.page, self.tr("Simpan poster"), name, self.tr("Dokumen PDF (*.pdf)"))
        if path is not None:
            make = partial(self.office.posters.job_document, row.record.id)
            self._papers.save(make, path, self._poster_name(row))

    def _printable(self) -> JobLine | None:
        row = self.selected()
        if row is None:
            return None
        try:
            self.office.posters.job(row.record.id)
        except DesaBinaanError as error:
            self.tell(error)
            return None
        return row

    def _poster_name(self, row: JobLine) -> str:
        return self.tr("Poster {job}").format(job=row.record.facts.job)


def _day(row: JobLine) -> str:
    day = row.record.facts.received_on
    return short_date(day) if day else ""


def _job(row: JobLine) -> str:
    return row.record.facts.job


def _country(row: JobLine) -> str:
    rule = countries().get(row.record.facts.country)
    return rule.name if rule is not None else row.record.facts.country


def _p3mi(row: JobLine) -> str:
    return row.record.facts.p3mi


def _quota(row: JobLine) -> str:
    quota = row.record.facts.quota
    return "" if quota is None else grouped(quota)


def _until(row: JobLine) -> str:
    day = row.record.facts.valid_until
    return short_date(day) if day else ""


def _checked(row: JobLine) -> str:
    facts = row.record.facts
    if facts.verified_on is None:
        return ""
    return f"{facts.verified_with}, {short_date(facts.verified_on)}"


def _state(row: JobLine) -> str:
    return _chip(row)[0]


def _chip(row: JobLine) -> tuple[str, Tone]:
    return struck_chip(row.record) or (row.state.value, _TONES[row.state])
