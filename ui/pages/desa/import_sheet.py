# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of people into the register: look first, then all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.intake import DateOrder, ImportChoices, Treatment
from desa_app.errors import ImportRefused, LayoutUnknown
from desa_app.remarks_findings import finding_sentence
from desa_app.wording import grouped
from ui.pages.desa.import_mapping import MappingPanel
from ui.pages.desa.import_results import ImportResults
from ui.pages.desa.sheet import Sheet
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import FigureCard
from ui.widgets.choice_field import ChoiceField
from ui.widgets.drop_area import DropCard
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import name_input
from ui.widgets.file_dialogs import open_file, save_file
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.desa import Desa
    from desa_app.domain.intake import ImportReport, SheetLook
    from ui.pages.common.papers import PaperDesk
    from ui.pages.page import Page
    from ui.tasks import Progress


class ImportSheet(Sheet):
    """Choose a file, point out its columns if need be, see what was found, then import.

    ``history_asked`` wants the list of earlier imports.
    """

    done = Signal()
    history_asked = Signal()

    def __init__(self, office: Desa, page: Page, papers: PaperDesk) -> None:
        super().__init__("")
        self._office = office
        self._notices = page.notices
        self._papers = papers
        self._path: Path | None = None
        self._report: ImportReport | None = None
        self._choices = ImportChoices()
        self._maps = False
        self._drop = DropCard()
        self._ask = EmptyState(
            "import",
            self.tr("Pilih berkas daftar penduduk"),
            self.tr(
                "Lembar Excel, LibreOffice atau CSV: dari OpenSID, dari Dukcapil, atau buatan"
                " sendiri. Anda juga dapat menjatuhkan berkasnya di sini."
            ),
            self.tr("Pilih berkas…"),
        )
        self._drop.body.addWidget(self._ask)
        self.figures = (
            FigureCard("0", self.tr("Dibaca")),
            FigureCard("0", self.tr("Akan diambil")),
            FigureCard("0", self.tr("Ditolak")),
        )
        numbers = QHBoxLayout()
        numbers.setSpacing(step() * 4)
        for figure in self.figures:
            numbers.addWidget(figure, 1)
        self.mapping = MappingPanel()
        self.results = ImportResults()
        self._build_options()
        self.body.addWidget(self._drop, 1)
        self.body.addWidget(self.mapping, 1)
        self.body.addLayout(numbers)
        self.body.addWidget(self._options)
        self.body.addWidget(self.results, 1)
        self._build_buttons()
        self._show()
        self._ask.asked.connect(self.choose)
        self._drop.dropped.connect(self._on_dropped)
        self.treatment.changed.connect(self._on_treatment)
        self.order.changed.connect(self._on_order)
        self.mapping.look_asked.connect(self._look_at)
        self.mapping.changed.connect(self._on_mapping)
        self.results.same_asked.connect(self._on_same)

    def _build_options(self) -> None:
        self._options = QWidget()
        self._options.setProperty("surface", "clear")
        row = QHBoxLayout(self._options)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step() * 3)
        self.treatment = ChoiceField([(each, each.words) for each in Treatment])
        self.treatment.set_value(Treatment.LEAVE)
        self.order = ChoiceField([(each, each.words) for each in DateOrder])
        self._treatment_label = Text(self.tr("Orang yang &sudah terdaftar"), Type.STRONG)
        self._order_label = Text(self.tr("&Urutan tanggal"), Type.STRONG)
        both = ((self._treatment_label, self.treatment), (self._order_label, self.order))
        for label, field in both:
            label.setBuddy(field)
            name_input(field, label.text().replace("&", ""))
            field.setMinimumWidth(step() * 72)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)

    def _build_buttons(self) -> None:
        self.history = secondary(self.tr("Impor &sebelumnya…"))
        self.other = secondary(self.tr("Pilih berkas &lain…"))
        self.columns = secondary(self.tr("Sesuaikan &kolom…"))
        self.save_report = secondary(self.tr("Simpan la&poran"), icon="save")
        self.check = primary(self.tr("Periksa berkas"), shortcut="Ctrl+S")
        self.take_in = primary("", shortcut="Ctrl+S")
        for button in (self.history, self.other, self.columns, self.save_report, self.check,
                       self.take_in):  # fmt: skip
            self.add_button(button)
        self.history.clicked.connect(self.history_asked)
        self.other.clicked.connect(self.choose)
        self.columns.clicked.connect(self.point_out)
        self.save_report.clicked.connect(self._save_report)
        self.check.clicked.connect(self._check)
        self.take_in.clicked.connect(self._take_in)

    def begin(self) -> None:
        """Enter opens the question which file."""
        self._ask.begin()

    def choose(self) -> None:
        """Ask for the file and rehearse it."""
        kinds = self.tr("Daftar penduduk (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)")
        path = open_file(self, self.tr("Pilih daftar penduduk"), kinds)
        if path is not None:
            self.rehearse(path)

    def rehearse(self, path: Path) -> None:
        """Check another file from the beginning and write nothing."""
        self._choices = ImportChoices(treatment=self._choices.treatment)
        self.order.set_value(None)
        self._rehearse(path)

    def point_out(self) -> None:
        """Say which column holds what."""
        self._look_at("", 0)

    # --- checking ---------------------------------------------------------------------------

    def _rehearse(self, path: Path) -> None:
        self._notices.clear()
        self._path = path
        run_with_progress(
            self,
            self.tr("Memeriksa berkas"),
            partial(_rehearse, self._office, path, self._choices),
            self._on_rehearsed,
            self._on_failed,
            writes=False,
        )

    def _look_at(self, sheet: str, row: int) -> None:
        if self._path is None:
            return
        run_with_progress(
            self,
            self.tr("Membuka berkas"),
            partial(_look, self._office, self._path, sheet, row),
            self._on_looked,
            self._on_failed,
            writes=False,
        )

    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self.rehearse(paths[0])

    def _on_rehearsed(self, report: ImportReport) -> None:
        self._report, self._maps = report, False
        self._show()
        if report.refused:
            (self.order if report.asks_date_order else self.save_report).setFocus()
        else:
            self.take_in.setFocus()

    def _on_looked(self, look: SheetLook) -> None:
        self._maps = True
        self.mapping.show_look(look)
        self._show()
        self.mapping.begin()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, LayoutUnknown) and not self._maps:
            self._notices.warn(
                self.tr("Susunan kolom berkas ini belum dikenal. Tunjukkan isi kolomnya.")
            )
            self._look_at("", 0)
            return
        self._notices.error(error)
        if isinstance(error, ImportRefused) and self._path is not None:
            self._rehearse(self._path)

    def _check(self) -> None:
        mapping = self.mapping.choice()
        if mapping is None or self._path is None:
            self._notices.warn(self.tr("Lengkapi dahulu pilihan kolomnya."))
            return
        self._choices = replace(self._choices, mapping=mapping, same={})
        self._rehearse(self._path)

    def _on_mapping(self) -> None:
        self._notices.clear()

    def _on_treatment(self) -> None:
        chosen = self.treatment.value()
        if isinstance(chosen, Treatment) and chosen is not self._choices.treatment:
            self._again(replace(self._choices, treatment=chosen))

    def _on_order(self) -> None:
        chosen = self.order.value()
        if isinstance(chosen, DateOrder) and chosen is not self._choices.date_order:
            self._again(replace(self._choices, date_order=chosen))

    def _on_same(self, row: int, person_id: str) -> None:
        self._again(self._choices.with_same(row, person_id or None))

    def _again(self, choices: ImportChoices) -> None:
        self._choices = choices
        if self._path is not None and self._report is not None:
            self._rehearse(self._path)

    # --- showing ----------------------------------------------------------------------------

    def _show(self) -> None:
        report = None if self._maps else self._report
        for part in (*self.figures, self.results, self.columns):
            part.setVisible(report is not None)
        started = self._maps or report is not None
        self._drop.setVisible(not started)
        self.mapping.setVisible(self._maps)
        self.history.setVisible(not started)
        self.other.setVisible(started)
        self.check.setVisible(self._maps)
        self.save_report.setVisible(report is not None and bool(report.findings))
        brings = report is not None and bool(report.added or report.updated)
        self.take_in.setVisible(brings)
        knows = report is not None and bool(report.known)
        asks = report is not None and (report.asks_date_order or bool(self._choices.date_order))
        self._options.setVisible(knows or asks)
        self._treatment_label.setVisible(knows)
        self.treatment.setVisible(knows)
        self._order_label.setVisible(asks)
        self.order.setVisible(asks)
        title = self.tr("Tunjukkan kolom") if self._maps else self.tr("Impor daftar penduduk")
        told = self.tr("Berkas diperiksa dahulu; belum ada yang disimpan sampai Anda menekan Impor")
        if self._path is not None and started:
            told = self._path.name if report is None else f"{self._path.name} · {report.layout}"
        self.set_heading(title, told)
        if report is not None:
            self._show_figures(report)
            self.results.show_report(report)

    def _show_figures(self, report: ImportReport) -> None:
        columns = self.tr("{count} kolom dikenali").format(count=len(report.mapping.columns))
        self.figures[0].show_figure(grouped(report.read), columns)
        parts = (
            (report.added, self.tr("{count} baru")),
            (report.updated, self.tr("{count} diperbarui")),
            (report.left, self.tr("{count} dibiarkan")),
        )
        told = ", ".join(words.format(count=grouped(count)) for count, words in parts if count)
        self.figures[1].show_figure(
            grouped(report.taken), told, Tone.GOOD if report.taken else None
        )
        at_fault = self.tr("{count} baris perlu diperbaiki").format(
            count=grouped(report.rows_at_fault)
        )
        self.figures[2].show_figure(
            grouped(report.refused),
            at_fault if report.refused else self.tr("tidak ada"),
            Tone.BAD if report.refused else None,
        )
        self.take_in.set_text(
            self.tr("Impor {count} orang").format(count=grouped(report.added + report.updated))
        )
        if report.taken and not report.added and not report.updated:
            self._notices.info(
                self.tr("Semua orang dalam berkas ini sudah terdaftar; tidak ada yang diimpor.")
            )

    # --- importing --------------------------------------------------------------------------

    def _take_in(self) -> None:
        if self._path is None:
            return
        run_with_progress(
            self,
            self.tr("Mengimpor daftar penduduk"),
            partial(_take_in, self._office, self._path, self._choices),
            self._on_taken,
            self._on_failed,
            writes=True,
        )

    def _on_taken(self, report: ImportReport) -> None:
        notices = self._notices
        words = self.tr("{count} orang sudah tercatat.").format(count=grouped(report.added))
        if report.updated:
            words = self.tr("{added} orang baru tercatat, {updated} orang diperbarui.").format(
                added=grouped(report.added), updated=grouped(report.updated)
            )
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


def _rehearse(office: Desa, path: Path, choices: ImportChoices, progress: Progress) -> ImportReport:
    return office.intake.rehearse(path, choices, _steps(progress))


def _take_in(office: Desa, path: Path, choices: ImportChoices, progress: Progress) -> ImportReport:
    return office.intake.take_in(path, choices, _steps(progress))


def _steps(progress: Progress) -> Callable[[int, int, str], None]:
    """Tell how far the work is; Batal stops it between two steps, and nothing was written."""

    def report(done: int, total: int, text: str) -> None:
        progress.check_cancelled()
        progress.report(done, total, text)

    return report


def _look(office: Desa, path: Path, sheet: str, row: int, progress: Progress) -> SheetLook:
    progress.check_cancelled()
    if not row:
        return office.intake.look(path, sheet=sheet)
    # Another heading row: what the words in it mean is looked up anew.
    return office.intake.look(path, sheet=sheet, header_row=row)
