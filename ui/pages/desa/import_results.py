# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rehearsal found: cells to mend, people who look alike, and what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from desa_app.domain.findings import Finding, Level
from desa_app.domain.intake import FIELD_WORDS, Alike, FieldChange
from desa_app.remarks_findings import finding_sentence
from desa_app.wording import grouped, masked
from ui.palette import Tone
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets.buttons import FilterButton
from ui.widgets.card import Card
from ui.widgets.front_stack import FrontStack
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.domain.intake import ImportReport
    from ui.preferences import Preferences

REFUSED, WARNINGS, ALIKE, CHANGES = "ditolak", "peringatan", "mirip", "berubah"


class ImportResults(Card):
    """One list at a time, chosen by its count. ``same_asked`` carries a row and who it is.

    The person's id is empty when the row is nobody of the register after all.
    """

    same_asked = Signal(int, str)

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self._report: ImportReport | None = None
        self._explained = Text("", Type.MUTED, wrap=True)
        self.filters = {value: FilterButton(value, "") for value in
                        (REFUSED, WARNINGS, ALIKE, CHANGES)}  # fmt: skip
        self._group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(step() * 2)
        for chip in self.filters.values():
            self._group.addButton(chip)
            chips.addWidget(chip)
            chip.hide()
        chips.addStretch(1)
        self.model: TableModel[Finding] = TableModel(_finding_columns())
        self.table = TableView(self.model, "impor", self.tr("Temuan dalam berkas"), preferences)
        self.alike: TableModel[Alike] = TableModel(_alike_columns())
        self.alike_table = TableView(
            self.alike, "impor-mirip", self.tr("Orang yang mirip"), preferences
        )
        self.changes: TableModel[FieldChange] = TableModel(_change_columns())
        self.change_table = TableView(
            self.changes, "impor-berubah", self.tr("Isian yang berubah"), preferences
        )
        self.alike_table.set_row_actions(
            (RowAction(self.tr("Orang yang sama / bukan"), self._toggle, single=True),)
        )
        self._stack = FrontStack()
        for table in (self.table, self.alike_table, self.change_table):
            self._stack.addWidget(table)
        top = QVBoxLayout()
        top.setSpacing(step() * 2)
        top.addLayout(chips)
        top.addWidget(self._explained)
        self.body.addLayout(top)
        self.body.addWidget(self._stack, 1)
        self._group.buttonClicked.connect(self._on_filter)
        self.alike_table.opened.connect(self._open_alike)

    @property
    def shown(self) -> str:
        """Which list is in front."""
        chip = self._group.checkedButton()
        return chip.value if isinstance(chip, FilterButton) else ""

    def show_report(self, report: ImportReport) -> None:
        """Show another rehearsal; the list in front stays if it still has rows."""
        before = self.shown
        self._report = report
        refused = sum(one.level is Level.REFUSED for one in report.findings)
        counts = {
            REFUSED: refused,
            WARNINGS: len(report.findings) - refused + report.more_findings,
            ALIKE: len(report.alike),
            CHANGES: report.change_count,
        }
        words = {
            REFUSED: self.tr("Harus diperbaiki"),
            WARNINGS: self.tr("Peringatan"),
            ALIKE: self.tr("Orang mirip"),
            CHANGES: self.tr("Isian yang berubah"),
        }
        for value, chip in self.filters.items():
            chip.set_text(f"{words[value]}  {grouped(counts[value])}")
            chip.setVisible(bool(counts[value]))
        filled = [value for value, count in counts.items() if count]
        chosen = before if before in filled and counts[before] else (filled or [WARNINGS])[0]
        if counts[REFUSED] and before != REFUSED and before not in (ALIKE, CHANGES):
            chosen = REFUSED
        self.filters[chosen].setChecked(True)
        self.alike.set_rows(report.alike)
        self.changes.set_rows(report.changes)
        self._show(chosen)

    def focus_table(self) -> None:
        """Put the keyboard into the list."""
        for table in (self.table, self.alike_table, self.change_table):
            if table is self._stack.currentWidget():
                table.setFocus()

    def _on_filter(self, chip: FilterButton) -> None:
        self._show(chip.value)

    def _show(self, value: str) -> None:
        report = self._report
        if report is None:
            return
        if value in (REFUSED, WARNINGS):
            wanted = Level.REFUSED if value == REFUSED else Level.WARNING
            self.model.set_rows([one for one in report.findings if one.level is wanted])
            self.table.set_empty(
                "ok",
                self.tr("Tidak ada temuan"),
                self.tr("Semua baris terbaca dengan baik dan siap diimpor."),
            )
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self.alike_table if value == ALIKE else self.change_table)
        words = self._explanation(value, report)
        self._explained.setText(words)
        self._explained.setVisible(bool(words))

    def _explanation(self, value: str, report: ImportReport) -> str:
        if value == REFUSED:
            return self.tr(
                "Impor bersifat semua atau tidak sama sekali. Perbaiki baris ini di berkas Anda,"
                " lalu pilih berkas itu lagi. Register tidak berubah."
            )
        if value == ALIKE:
            return self.tr(
                "Nama dan tanggal lahirnya mirip dengan orang di register. Tekan Enter pada baris"
                " bila orangnya sama; bila tidak, ia dicatat sebagai orang baru."
            )
        if value == CHANGES:
            return self.tr(
                "Isian orang yang sudah terdaftar yang akan berubah. Nilai lama tetap tercatat"
                " dalam riwayat."
            )
        if report.more_findings:
            words = self.tr("Daftar ini dipotong; {count} peringatan lain tidak ditampilkan.")
            return words.format(count=grouped(report.more_findings))
        if report.findings:
            return self.tr(
                "Peringatan tidak menghalangi impor. Simpan laporan bila ingin memeriksanya nanti."
            )
        return ""

    def _toggle(self, rows: tuple[Alike, ...]) -> None:
        self._open_alike(rows[0])

    def _open_alike(self, one: Alike) -> None:
        self.same_asked.emit(one.row, "" if one.accepted else one.person_id)


def _finding_columns() -> tuple[Column[Finding], ...]:
    tr = QCoreApplication.translate
    return (
        Column(tr("Desa", "Baris"), _row, align=Align.RIGHT, width=5),
        Column(tr("Desa", "Kolom"), _column, width=16),
        Column(tr("Desa", "Isi sel"), _value, width=20),
        Column(tr("Desa", "Masalah dan saran"), finding_sentence, width=40, stretch=True),
    )


def _alike_columns() -> tuple[Column[Alike], ...]:
    tr = QCoreApplication.translate
    return (
        Column(tr("Desa", "Baris"), _alike_row, align=Align.RIGHT, width=5),
        Column(tr("Desa", "Nama dalam berkas"), _alike_name, width=24),
        Column(tr("Desa", "Di register"), _alike_known, width=24, stretch=True),
        Column(tr("Desa", "NIK di register"), _alike_nik, width=18),
        Column(tr("Desa", "Pilihan Anda"), _alike_choice, chip=_alike_chip, width=16),
    )


def _change_columns() -> tuple[Column[FieldChange], ...]:
    tr = QCoreApplication.translate
    return (
        Column(tr("Desa", "Baris"), _change_row, align=Align.RIGHT, width=5),
        Column(tr("Desa", "Nama"), _change_name, width=22),
        Column(tr("Desa", "Isian"), _change_field, width=16),
        Column(tr("Desa", "Sekarang"), _change_old, width=20),
        Column(tr("Desa", "Menjadi"), _change_new, width=20, stretch=True),
    )


def _row(finding: Finding) -> str:
    return str(finding.row)


def _column(finding: Finding) -> str:
    return finding.column


def _value(finding: Finding) -> str:
    return finding.value


def _alike_row(one: Alike) -> str:
    return str(one.row)


def _alike_name(one: Alike) -> str:
    return one.name


def _alike_known(one: Alike) -> str:
    return one.person_name


def _alike_nik(one: Alike) -> str:
    return masked(one.person_nik) if one.person_nik else "–"


def _alike_choice(one: Alike) -> str:
    tr = QCoreApplication.translate
    return tr("Desa", "orang yang sama") if one.accepted else tr("Desa", "orang baru")


def _alike_chip(one: Alike) -> tuple[str, Tone]:
    return _alike_choice(one), Tone.GOOD if one.accepted else Tone.INFO


def _change_row(one: FieldChange) -> str:
    return str(one.row)


def _change_name(one: FieldChange) -> str:
    return one.name


def _change_field(one: FieldChange) -> str:
    return FIELD_WORDS.get(one.field, one.field)


def _change_old(one: FieldChange) -> str:
    return one.old or "–"


def _change_new(one: FieldChange) -> str:
    return one.new
