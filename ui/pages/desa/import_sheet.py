# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of people into the register: look first, then all of it or nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.findings import Finding, Level
from desa_app.errors import ImportRefused
from desa_app.remarks_findings import finding_sentence
from desa_app.wording import grouped
from ui.pages.desa.sheet import Sheet
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card, FigureCard
from ui.widgets.drop_area import DropCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_dialogs import open_file, save_file
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.intake import ImportReport
    from ui.pages.common.papers import PaperDesk
    from ui.pages.page import Page
    from ui.tasks import Progress


class ImportSheet(Sheet):
    """Choose a file, see what a rehearsal found, then import or save the report."""

    done = Signal()

    def __init__(self, office: Desa, page: Page, papers: PaperDesk) -> None:
        super().__init__("")
        self._office = office
        self._notices = page.notices
        self._papers = papers
        self._path: Path | None = None
        self._report: ImportReport | None = None
        self.set_heading(
            self.tr("Impor daftar penduduk"),
            self.tr("Berkas diperiksa dahulu; belum ada yang disimpan sampai Anda menekan Impor"),
        )
        self._drop = DropCard()
        self._ask = EmptyState(
            "import",
            self.tr("Pilih berkas daftar penduduk"),
            self.tr(
                "Berkas Excel dari OpenSID (ekspor atau format impor). Anda juga dapat"
                " menjatuhkan berkasnya di sini."
            ),
            self.tr("Pilih berkas…"),
        )
        self._drop.body.addWidget(self._ask)
        self.figures = (
            FigureCard("0", self.tr("Dibaca")),
            FigureCard("0", self.tr("Akan diambil")),
            FigureCard("0", self.tr("Ditolak")),
        )
        self.model: TableModel[Finding] = TableModel(_columns())
        self.table = TableView(self.model, "impor", self.tr("Temuan dalam berkas"))
        self._card = Card(self.tr("Temuan"))
        self._explained = Text("", Type.MUTED, wrap=True)
        self._card.body.addWidget(self._explained)
        self._card.body.addWidget(self.table, 1)
        numbers = QHBoxLayout()
        numbers.setSpacing(step() * 4)
        for figure in self.figures:
            numbers.addWidget(figure, 1)
        self.body.addWidget(self._drop, 1)
        self.body.addLayout(numbers)
        self.body.addWidget(self._card, 1)
        self.other = secondary(self.tr("Pilih berkas &lain…"))
        self.save_report = secondary(self.tr("Simpan &laporan"), icon="save")
        self.take_in = primary("", shortcut="Ctrl+S")
        for button in (self.other, self.save_report, self.take_in):
            self.add_button(button)
        self._show()
        self._ask.asked.connect(self.choose)
        self.other.clicked.connect(self.choose)
        self._drop.dropped.connect(self._on_dropped)
        self.save_report.clicked.connect(self._save_report)
        self.take_in.clicked.connect(self._take_in)

    def begin(self) -> None:
        """Enter opens the question which file."""
        self._ask.begin()

    def choose(self) -> None:
        """Ask for the file and rehearse it."""
        kinds = self.tr("Lembar Excel (*.xlsx *.xlsm *.xls *.ods)")
        path = open_file(self, self.tr("Pilih daftar penduduk"), kinds)
        if path is not None:
            self.rehearse(path)

    def rehearse(self, path: Path) -> None:
        """Check the whole file and write nothing."""
        self._notices.clear()
        run_with_progress(
            self,
            self.tr("Memeriksa berkas"),
            partial(_rehearse, self._office, path),
            partial(self._on_rehearsed, path),
            self._on_failed,
            writes=False,
        )

    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self.rehearse(paths[0])

    def _on_rehearsed(self, path: Path, report: ImportReport) -> None:
        self._path, self._report = path, report
        self._show()
        (self.save_report if report.refused else self.take_in).setFocus()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ImportRefused) and self._path is not None:
            self.rehearse(self._path)
        self._notices.error(error)

    def _show(self) -> None:
        report = self._report
        for part in (*self.figures, self._card, self.other):
            part.setVisible(report is not None)
        self._drop.setVisible(report is None)
        self.save_report.setVisible(report is not None and bool(report.findings))
        self.take_in.setVisible(report is not None and bool(report.taken))
        if report is None:
            return
        at_fault = self.tr("{count} baris perlu diperbaiki").format(
            count=grouped(report.rows_at_fault)
        )
        self.figures[0].show_figure(grouped(report.read), report.file_name)
        self.figures[1].show_figure(
            grouped(report.taken), report.layout, Tone.GOOD if report.taken else None
        )
        self.figures[2].show_figure(
            grouped(report.refused),
            at_fault if report.refused else self.tr("tidak ada"),
            Tone.BAD if report.refused else None,
        )
        self.model.set_rows(sorted(report.findings, key=_worst_first))
        self.table.set_empty(
            "ok",
            self.tr("Tidak ada temuan"),
            self.tr("Semua baris terbaca dengan baik dan siap diimpor."),
        )
        self._explained.setText(self._explanation(report))
        self.take_in.set_text(self.tr("Impor {count} orang").format(count=grouped(report.taken)))

    def _explanation(self, report: ImportReport) -> str:
        if report.refused:
            return self.tr(
                "Impor bersifat semua atau tidak sama sekali. Perbaiki baris bertanda “ditolak”"
                " di berkas Anda, lalu pilih berkas itu lagi. Register tidak berubah."
            )
        if report.findings:
            return self.tr(
                "Peringatan tidak menghalangi impor. Simpan laporan bila ingin memeriksanya nanti."
            )
        return ""

    def _take_in(self) -> None:
        if self._path is None:
            return
        run_with_progress(
            self,
            self.tr("Mengimpor daftar penduduk"),
            partial(_take_in, self._office, self._path),
            self._on_taken,
            self._on_failed,
            writes=True,
        )

    def _on_taken(self, report: ImportReport) -> None:
        notices = self._notices
        words = self.tr("{count} orang sudah tercatat.").format(count=grouped(report.taken))
        self.closed.emit()
        self.done.emit()
        notices.success(words)

    def _save_report(self) -> None:
        if self._report is None:
            return
        report = self._report
        name = self.tr("Laporan impor {file}.xlsx").format(file=Path(report.file_name).stem)
        kinds = self.tr("Lembar Excel (*.xlsx)")
        path = save_file(self, self.tr("Simpan laporan impor"), name, kinds)
        if path is not None:
            make = partial(self._office.intake.report_file, report, finding_sentence)
            self._papers.save(make, path, self.tr("Laporan impor"))


def _rehearse(office: Desa, path: Path, progress: Progress) -> ImportReport:
    progress.check_cancelled()
    return office.intake.rehearse(path)


def _take_in(office: Desa, path: Path, progress: Progress) -> ImportReport:
    def report(done: int, total: int, text: str) -> None:
        # Before the register is touched; afterwards the transaction is one step.
        progress.check_cancelled()
        progress.report(done, total, text)

    return office.intake.take_in(path, progress=report)


def _columns() -> tuple[Column[Finding], ...]:
    tr = QCoreApplication.translate
    return (
        Column(tr("Desa", "Baris"), _row, align=Align.RIGHT, width=5),
        Column(tr("Desa", "Kolom"), _column, width=16),
        Column(tr("Desa", "Tingkat"), _level, chip=_level_chip, width=11),
        Column(tr("Desa", "Isi sel"), _value, width=20),
        Column(tr("Desa", "Masalah dan saran"), finding_sentence, width=40, stretch=True),
    )


def _worst_first(finding: Finding) -> tuple[bool, int]:
    return (finding.level is not Level.REFUSED, finding.row)


def _row(finding: Finding) -> str:
    return str(finding.row)


def _column(finding: Finding) -> str:
    return finding.column


def _level(finding: Finding) -> str:
    return finding.level.value


def _level_chip(finding: Finding) -> tuple[str, Tone]:
    return finding.level.value, Tone.BAD if finding.level is Level.REFUSED else Tone.WARN


def _value(finding: Finding) -> str:
    return finding.value
