# SPDX-License-Identifier: GPL-3.0-or-later
"""Laporan nomor: what became of every letter number of a year."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.letter_recovery import RecoveryLine, RecoveryState
from desa_app.domain.number_report import NumberState
from desa_app.wording import grouped, short_date
from ui.pages.desa.number_dialogs import VoidHandDialog
from ui.pages.desa.sheet import Sheet
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.questions import Question
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.file_dialogs import choose_folder, save_file
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.domain.number_report import NumberLine, NumberReport
    from ui.notices import NoticeBar
    from ui.pages.common.papers import PaperDesk
    from ui.preferences import Preferences
    from ui.tasks import Progress

_TONES = {
    NumberState.ISSUED: Tone.GOOD,
    NumberState.VOID: Tone.WARN,
    NumberState.HAND: Tone.INFO,
    NumberState.RESERVED: Tone.NEUTRAL,
    NumberState.CARRIED: Tone.NEUTRAL,
    NumberState.LOST: Tone.WARN,
    NumberState.MISSING: Tone.BAD,
}
ALL = "semua urutan"


class NumberReportSheet(Sheet):
    """One line per number; a lost one is red and told above the table.

    ``stored`` tells that letters came back into the archive.
    """

    stored = Signal()

    def __init__(
        self, office: Desa, notices: NoticeBar, papers: PaperDesk, preferences: Preferences
    ) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self._papers = papers
        self._report: NumberReport | None = None
        self.set_heading(
            self.tr("Laporan nomor surat"),
            self.tr("Setiap nomor: terbit, batal, tulis tangan, disisihkan, atau hilang"),
        )
        years = office.numbers.years()
        self.year = ChoiceField([(year, str(year)) for year in years])
        self.year.setAccessibleName(self.tr("Tahun"))
        self.year.setFixedWidth(step() * 28)
        self.sequence = ChoiceField([])
        self.sequence.setAccessibleName(self.tr("Urutan"))
        self.sequence.setFixedWidth(step() * 64)
        self._told = Text("", Type.STRONG, wrap=True)
        self.model: TableModel[NumberLine] = TableModel(self._columns())
        self.table = TableView(
            self.model, "laporan-nomor", self.tr("Nomor surat setahun"), preferences
        )
        self.table.set_empty(
            "letter",
            self.tr("Belum ada nomor pada tahun ini"),
            self.tr("Nomor tampil di sini setelah surat pertama terbit."),
        )
        self.table.set_row_actions(
            (RowAction(self.tr("Batalkan surat tulis tangan…"), self._void, single=True),)
        )
        card = Card()
        top = QHBoxLayout()
        top.setSpacing(step() * 3)
        top.addWidget(self.year)
        top.addWidget(self.sequence)
        top.addWidget(self._told, 1)
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        self.body.addWidget(card, 1)
        self.workbook = secondary(self.tr("Simpan Excel…"), icon="save")
        self.document = secondary(self.tr("Simpan PDF…"), icon="save")
        self.print = primary(self.tr("Cetak"), shortcut="Ctrl+P", icon="print")
        self.recover = secondary(self.tr("Pulihkan dari PDF…"), icon="import")
        for button in (self.recover, self.workbook, self.document, self.print):
            self.add_button(button)
        self.year.set_value(years[0])
        self.refresh()
        self.year.changed.connect(self.refresh)
        self.sequence.changed.connect(self._show)
        self.recover.clicked.connect(self.choose_folder)
        self.workbook.clicked.connect(self.save_workbook)
        self.document.clicked.connect(self.save_document)
        self.print.clicked.connect(self.print_document)

    def _columns(self) -> tuple[Column[NumberLine], ...]:
        return (
            Column(self.tr("No. urut"), _running, align=Align.RIGHT, width=8),
            Column(self.tr("Nomor surat"), _number, width=26),
            Column(self.tr("Tanggal"), _day, width=10),
            Column(self.tr("Kepada / untuk"), _to, width=14, stretch=True),
            Column(self.tr("Perihal"), _subject, width=12),
            Column(self.tr("Keadaan"), _state, chip=_chip, width=11),
            Column(self.tr("Keterangan"), _note, width=10),
        )

    def begin(self) -> None:
        """Start with the year."""
        self.year.setFocus()

    def refresh(self) -> None:
        """Count the year that is chosen."""
        year = self.year.value()
        if not isinstance(year, int):
            return
        self._report = self._office.numbers.report(year)
        options: list[tuple[object, str]] = [(ALL, self.tr("Semua urutan"))]
        options += [(one.sequence, one.name) for one in self._report.sequences]
        before = self.sequence.value()
        blocked = self.sequence.blockSignals(True)
        self.sequence.set_options(options)
        self.sequence.set_value(before if before in {key for key, _ in options} else ALL)
        self.sequence.blockSignals(blocked)
        self._show()

    def _show(self) -> None:
        report = self._report
        wanted = self.sequence.value()
        if report is None or wanted is None:
            return
        lines = tuple(line for line in report.lines if wanted in {ALL, line.sequence})
        self.model.set_rows(lines)
        lost = [str(line.running) for line in lines if line.state is NumberState.MISSING]
        if lost:
            words = self.tr("{count} nomor HILANG: {numbers}. Hubungi pendamping.")
            shown = ", ".join(lost[:12]) + (" …" if len(lost) > 12 else "")
            self._told.setText(words.format(count=grouped(len(lost)), numbers=shown))
        else:
            words = self.tr("{count} nomor, tidak ada yang hilang")
            self._told.setText(words.format(count=grouped(len(lines))))
        self._told.set_tone(Tone.BAD if lost else None)

    # --- paper --------------------------------------------------------------------------------

    def save_workbook(self) -> None:
        """Save the year as a spreadsheet."""
        self._save(".xlsx", self.tr("Lembar Excel (*.xlsx)"))

    def save_document(self) -> None:
        """Save the year as PDF."""
        self._save(".pdf", self.tr("Dokumen PDF (*.pdf)"))

    def print_document(self) -> None:
        """Print the year."""
        if self._report is not None:
            make = partial(self._office.numbers.document, self._report.year)
            self._papers.print(make, self._office.profile.paper, self._name())

    def _save(self, ending: str, kinds: str) -> None:
        if self._report is None:
            return
        year = self._report.year
        suggested = f"NOMOR-SURAT-{self._office.profile.code}-{year}{ending}"
        path = save_file(self, self.tr("Simpan laporan nomor"), suggested, kinds)
        if path is None:
            return
        numbers = self._office.numbers
        make = numbers.workbook if ending == ".xlsx" else numbers.document
        self._papers.save(partial(make, year), path, self._name())

    def _name(self) -> str:
        year = self._report.year if self._report is not None else 0
        return self.tr("Laporan nomor {year}").format(year=year)

    # --- letters that an older backup lost ------------------------------------------------------

    def choose_folder(self) -> None:
        """Look through a folder of PDFs for letters that the archive does not have."""
        folder = choose_folder(self, self.tr("Folder berisi surat PDF"))
        if folder is None:
            return
        self._notices.clear()
        run_with_progress(
            self,
            self.tr("Membaca surat"),
            partial(_look, self._office, folder),
            self._on_looked,
            self._notices.error,
            writes=False,
        )

    def _on_looked(self, lines: tuple[RecoveryLine, ...]) -> None:
        ready = [line.path for line in lines if line.state is RecoveryState.READY]
        if not ready:
            self._notices.info(
                self.tr("Tidak ada surat yang dapat dipulihkan. {found}").format(
                    found=_counted(lines)
                )
            )
            return
        agreed = Question.ask(
            self,
            self.tr("Pulihkan {count} surat ke arsip?").format(count=grouped(len(ready))),
            self.tr(
                "Segel dan isinya sudah diperiksa; nomornya terpakai lagi seperti dahulu. Berkas"
                " tidak dapat menceritakan apakah suratnya pernah dibatalkan: batalkan lagi bila"
                " pernah. Pemulihan tidak dapat diurungkan. {found}"
            ).format(found=_counted(lines)),
            self.tr("Pulihkan"),
        )
        if agreed:
            run_with_progress(
                self,
                self.tr("Memulihkan surat"),
                partial(_restore, self._office, tuple(ready)),
                self._on_restored,
                self._on_stopped,
                writes=True,
            )

    def _on_restored(self, lines: tuple[RecoveryLine, ...]) -> None:
        self.refresh()
        self.stored.emit()
        self._notices.success(_counted(lines))

    def _on_stopped(self, error: Exception) -> None:
        self.refresh()
        self.stored.emit()
        self._notices.error(error)

    # --- letters by hand ------------------------------------------------------------------------

    def _void(self, rows: tuple[NumberLine, ...]) -> None:
        (line,) = rows
        use = line.use
        if use is None or line.state is not NumberState.HAND:
            self._notices.warn(
                self.tr("Itu bukan surat tulis tangan. Surat lain dibatalkan dari arsipnya.")
            )
            return
        dialog = VoidHandDialog(self._office, use.id, use.number, self)
        dialog.saved.connect(self._on_voided)
        dialog.open()

    def _on_voided(self, _letter_id: object) -> None:
        self.refresh()
        self._notices.success(self.tr("Surat tulis tangan dibatalkan; nomornya tetap terpakai."))


def _running(line: NumberLine) -> str:
    return str(line.running)


def _number(line: NumberLine) -> str:
    return line.use.number if line.use is not None else ""


def _day(line: NumberLine) -> str:
    return short_date(line.use.on) if line.use is not None else ""


def _to(line: NumberLine) -> str:
    return line.use.to if line.use is not None else ""


def _subject(line: NumberLine) -> str:
    return line.use.subject if line.use is not None else ""


def _state(line: NumberLine) -> str:
    return line.state.value


def _chip(line: NumberLine) -> tuple[str, Tone]:
    return line.state.value, _TONES[line.state]


def _note(line: NumberLine) -> str:
    return line.note


def _counted(lines: tuple[RecoveryLine, ...]) -> str:
    counts = Counter(line.state for line in lines)
    told = [f"{grouped(counts[state])} {state.value}" for state in RecoveryState if counts[state]]
    return f"{', '.join(told)}." if told else "Folder itu tidak berisi berkas PDF."


def _look(office: Desa, folder: Path, progress: Progress) -> tuple[RecoveryLine, ...]:
    job = office.letter_recovery
    return job.look(job.pdfs_in(folder), progress.report, progress.check_cancelled)


def _restore(office: Desa, paths: tuple[Path, ...], progress: Progress) -> tuple[RecoveryLine, ...]:
    return office.letter_recovery.restore(paths, progress.report, progress.check_cancelled)
