# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreigners in the village: who is there, whose permit ran out, who was not reported yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.foreigners import Foreigner, Presence, presence_of
from desa_app.domain.ledger import Record
from desa_app.domain.page import Paper
from desa_app.reference import countries
from desa_app.wording import grouped, short_date
from ui.pages.desa.foreigner_dialogs import ForeignerDialog, ReportDialog, ReportForm
from ui.pages.desa.ledger_tab import Empty, LedgerTab, struck_chip
from ui.pages.page import PageAction
from ui.palette import Tone
from ui.tables.table_model import Column
from ui.widgets.file_dialogs import save_file

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.pages.common.papers import PaperDesk
    from ui.pages.desa.ledger_dialog import LedgerDialog
    from ui.pages.page import Page
    from ui.preferences import Preferences

Row = Record[Foreigner]
_TONES = {
    Presence.PRESENT: Tone.GOOD,
    Presence.UNREPORTED: Tone.WARN,
    Presence.EXPIRED: Tone.BAD,
    Presence.GONE: Tone.NEUTRAL,
}


class ForeignersTab(LedgerTab[Row]):
    """Stays of a year."""

    def __init__(
        self, page: Page, office: Desa, preferences: Preferences, papers: PaperDesk
    ) -> None:
        self._papers = papers
        tr = QCoreApplication.translate
        place = "OrangAsing"
        columns: tuple[Column[Row], ...] = (
            Column(tr(place, "Nama"), _name, width=14, stretch=True),
            Column(tr(place, "Keadaan"), self._state, chip=self._chip, width=13),
            Column(tr(place, "Kebangsaan"), _nation, width=11),
            Column(tr(place, "Paspor"), _passport, width=11),
            Column(tr(place, "Izin tinggal"), _permit, width=15),
            Column(tr(place, "Penjamin"), _host, width=12),
            Column(tr(place, "Datang"), _arrived, width=11),
            Column(tr(place, "Pergi"), _left, width=11),
        )
        super().__init__(
            page,
            office,
            office.foreigners,
            preferences,
            name="orang-asing",
            title=tr(place, "Orang asing"),
            search=tr(place, "Cari nama, paspor, penjamin atau alamat…"),
            columns=columns,
        )

    def read(self, search: str, year: int | None) -> Sequence[Row]:
        """The rows to show."""
        return self.office.foreigners.list(search, year).rows

    def record_of(self, row: Row) -> Row:
        """A row is the record itself."""
        return row

    def dialog(self, record: Row | None) -> LedgerDialog:
        """The window that notes or corrects."""
        return ForeignerDialog(
            self.office.foreigners,
            self.page,
            record=record,
            facts=Foreigner(arrived_on=self.office.clock.today()),
            columns=3,
            wide=205,
        )

    def note_words(self) -> str:
        """The words on the primary button."""
        return self.tr("Catat orang asing")

    def line_told(self, rows: Sequence[Row]) -> str:
        """How many there are, and what waits."""
        states = [self._presence(row) for row in rows if not row.struck]
        present = sum(state is not Presence.GONE for state in states)
        told = [self.tr("{count} orang ada di desa").format(count=grouped(present))]
        # Also those whose chip tells of the permit, which comes first.
        unreported = sum(
            row.facts.reported_on is None and self._presence(row) is not Presence.GONE
            for row in rows
            if not row.struck
        )
        if unreported:
            words = self.tr("{count} belum dilaporkan")
            told.append(words.format(count=grouped(unreported)))
        expired = states.count(Presence.EXPIRED)
        if expired:
            told.append(self.tr("{count} izinnya lewat masa").format(count=grouped(expired)))
        return " · ".join(told)

    def empty_words(self) -> Empty:
        """What to do first."""
        return (
            "people",
            self.tr("Belum ada orang asing yang dicatat"),
            self.tr(
                "Catat orang asing yang tinggal di desa, izin dan penjaminnya, lalu cetak"
                " laporannya untuk Kantor Imigrasi."
            ),
            self.note_words(),
        )

    def more_actions(self) -> tuple[PageAction, ...]:
        """The report."""
        return (
            PageAction(
                text=self.tr("Laporan…"), run=self.ask_report, shortcut="Ctrl+P", icon="print"
            ),
        )

    # --- report -----------------------------------------------------------------------------

    def ask_report(self) -> None:
        """Ask for the period, then print or save."""
        dialog = ReportDialog(self.office, self.page)
        dialog.saved.connect(self._on_period)
        dialog.open()

    def _on_period(self, answer: tuple[date, date, ReportForm]) -> None:
        first, last, form = answer
        name = self.tr("Laporan orang asing")
        foreigners = self.office.foreigners
        if form is ReportForm.PRINT:
            self._papers.print(partial(foreigners.document, first, last), Paper.F4, name)
            return
        kinds = {
            ReportForm.PDF: self.tr("Dokumen PDF (*.pdf)"),
            ReportForm.XLSX: self.tr("Lembar Excel (*.xlsx)"),
        }
        suggested = f"ORANG-ASING-{self.office.profile.code}-{last:%Y-%m-%d}{form.value}"
        path = save_file(self.page, self.tr("Simpan laporan"), suggested, kinds[form])
        if path is not None:
            make = foreigners.document if form is ReportForm.PDF else foreigners.workbook
            self._papers.save(partial(make, first, last), path, name, private=True)

    # --- showing ----------------------------------------------------------------------------

    def _presence(self, row: Row) -> Presence:
        return presence_of(row.facts, self.office.clock.today())

    def _state(self, row: Row) -> str:
        return self._chip(row)[0]

    def _chip(self, row: Row) -> tuple[str, Tone]:
        state = self._presence(row)
        return struck_chip(row) or (state.value, _TONES[state])


def _name(row: Row) -> str:
    return row.facts.name


def _nation(row: Row) -> str:
    rule = countries().get(row.facts.nationality)
    return rule.name if rule is not None else row.facts.nationality


def _passport(row: Row) -> str:
    return row.facts.document_number


def _permit(row: Row) -> str:
    facts = row.facts
    words = facts.permit.short if facts.permit else ""
    return f"{words}, {short_date(facts.permit_until)}" if facts.permit_until else words


def _host(row: Row) -> str:
    return row.facts.host


def _arrived(row: Row) -> str:
    return short_date(row.facts.arrived_on) if row.facts.arrived_on else ""


def _left(row: Row) -> str:
    return short_date(row.facts.left_on) if row.facts.left_on else ""
