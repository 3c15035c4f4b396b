# SPDX-License-Identifier: GPL-3.0-or-later
"""The imports that were made; the newest can be taken back while nothing was built on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from desa_app.domain.intake import ImportState
from desa_app.errors import ImportBuiltOn
from desa_app.wording import clock_time, grouped, short_date
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.sheet import Sheet
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.widgets.buttons import danger
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.intake import ImportRecord, InTheWay
    from ui.notices import NoticeBar
    from ui.preferences import Preferences
    from ui.tasks import Progress


class ImportsSheet(Sheet):
    """The list, who is in the way of taking one back, and "Urungkan impor ini"."""

    done = Signal()

    def __init__(self, office: Desa, notices: NoticeBar, preferences: Preferences) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self._asked: ImportRecord | None = None
        self.set_heading(
            self.tr("Impor sebelumnya"),
            self.tr("Satu impor dapat diurungkan selama orangnya belum diubah atau dipakai"),
        )
        self.model: TableModel[ImportRecord] = TableModel(_columns())
        self.table = TableView(self.model, "impor-daftar", self.tr("Daftar impor"), preferences)
        self.table.set_empty(
            "import",
            self.tr("Belum ada impor"),
            self.tr("Daftar penduduk yang Anda impor akan tercatat di sini."),
        )
        self.table.set_row_actions(
            (RowAction(self.tr("Urungkan impor ini…"), self._on_row, single=True),)
        )
        card = Card()
        card.body.addWidget(self.table, 1)
        self.way: TableModel[InTheWay] = TableModel(_way_columns())
        self.way_table = TableView(
            self.way, "impor-penghalang", self.tr("Orang yang menghalangi"), preferences
        )
        self._way_card = Card(self.tr("Orang yang menghalangi"))
        self._way_words = Text("", Type.MUTED, wrap=True)
        self._way_card.body.addWidget(self._way_words)
        self._way_card.body.addWidget(self.way_table, 1)
        self._way_card.hide()
        self.body.addWidget(card, 3)
        self.body.addWidget(self._way_card, 2)
        self.undo_button = danger(self.tr("&Urungkan impor ini…"))
        self.add_button(self.undo_button)
        self.undo_button.clicked.connect(self.undo)
        self.table.selection_changed.connect(self._on_selection)
        self.table.opened.connect(self._on_opened)
        self.refresh()

    def begin(self) -> None:
        """Start in the list."""
        self.table.setFocus()
        if self.model.rows:
            self.table.select_row(0)

    def refresh(self) -> None:
        """Read the list anew."""
        self.model.set_rows(self._office.imports.list())
        self._on_selection(())

    def undo(self) -> None:
        """Ask for the reason and take the chosen import back."""
        rows = self.table.selected_rows()
        if len(rows) == 1 and rows[0].state is ImportState.STANDS:
            self._asked = rows[0]
            dialog = UndoDialog(rows[0], self)
            dialog.saved.connect(self._on_reason)
            dialog.open()

    def _on_row(self, _rows: tuple[ImportRecord, ...]) -> None:
        self.undo()

    def _on_opened(self, _row: ImportRecord) -> None:
        self.undo()

    def _on_selection(self, rows: tuple[ImportRecord, ...]) -> None:
        stands = len(rows) == 1 and rows[0].state is ImportState.STANDS
        self.undo_button.setEnabled(stands)
        self._way_card.hide()

    def _on_reason(self, reason: object) -> None:
        if self._asked is None:
            return
        run_with_progress(
            self,
            self.tr("Mengurungkan impor"),
            partial(_undo, self._office, self._asked.id, str(reason)),
            self._on_undone,
            self._on_failed,
            writes=True,
        )

    def _on_undone(self, record: ImportRecord) -> None:
        self.refresh()
        self.done.emit()
        words = self.tr(
            'Impor "{file}" sudah diurungkan: {added} orang dikeluarkan, {updated} dikembalikan.'
        )
        self._notices.success(
            words.format(
                file=record.file_name,
                added=grouped(record.added),
                updated=grouped(record.updated),
            )
        )
        self.begin()

    def _on_failed(self, error: Exception) -> None:
        self._notices.error(error)
        if isinstance(error, ImportBuiltOn):
            self.way.set_rows(error.people)
            words = self.tr("{shown} dari {count} orang ditampilkan.")
            self._way_words.setText(
                words.format(shown=grouped(len(error.people)), count=grouped(error.count))
            )
            self._way_card.show()
            self.way_table.setFocus()


class UndoDialog(FormDialog):
    """Why the import is taken back; ``saved`` carries the reason."""

    def __init__(self, record: ImportRecord, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        told = self.tr(
            "{added} orang akan dikeluarkan dari register dan isian {updated} orang dikembalikan."
            " Data dicadangkan dahulu. Langkah ini sendiri tidak dapat diurungkan; berkasnya dapat"
            " diimpor lagi."
        )
        self.say(
            self.tr('Urungkan impor "{file}"?').format(file=record.file_name),
            told.format(added=grouped(record.added), updated=grouped(record.updated)),
            self.tr("Urungkan impor"),
        )
        self.form.add("reason", self.tr("&Alasan"), TextField(limit=200), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """The reason, which the sheet carries out with a progress."""
        return values["reason"]


def _undo(office: Desa, import_id: str, reason: str, progress: Progress) -> ImportRecord:
    def steps(done: int, total: int, text: str) -> None:
        progress.check_cancelled()
        progress.report(done, total, text)

    return office.imports.undo(import_id, reason, steps)


def _columns() -> tuple[Column[ImportRecord], ...]:
    tr = QCoreApplication.translate
    return (
        Column(tr("Desa", "Waktu"), _at, width=15),
        Column(tr("Desa", "Berkas"), _file, width=24, stretch=True),
        Column(tr("Desa", "Dibaca"), _read, align=Align.RIGHT, width=7),
        Column(tr("Desa", "Baru"), _added, align=Align.RIGHT, width=7),
        Column(tr("Desa", "Diperbarui"), _updated, align=Align.RIGHT, width=9),
        Column(tr("Desa", "Dibiarkan"), _left, align=Align.RIGHT, width=9),
        Column(tr("Desa", "Oleh"), _by, width=10),
        Column(tr("Desa", "Keadaan"), _state, chip=_state_chip, width=12),
    )


def _way_columns() -> tuple[Column[InTheWay], ...]:
    tr = QCoreApplication.translate
    return (
        Column(tr("Desa", "Nama"), _name, width=26, stretch=True),
        Column(tr("Desa", "Sebab"), _why, width=34),
    )


def _at(record: ImportRecord) -> str:
    local = record.at.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}"


def _file(record: ImportRecord) -> str:
    return record.file_name


def _read(record: ImportRecord) -> str:
    return grouped(record.read)


def _added(record: ImportRecord) -> str:
    return grouped(record.added)


def _updated(record: ImportRecord) -> str:
    return grouped(record.updated)


def _left(record: ImportRecord) -> str:
    return grouped(record.left)


def _by(record: ImportRecord) -> str:
    return record.by


def _state(record: ImportRecord) -> str:
    return record.state.value


def _state_chip(record: ImportRecord) -> tuple[str, Tone]:
    stands = record.state is ImportState.STANDS
    return record.state.value, Tone.GOOD if stands else Tone.INFO


def _name(one: InTheWay) -> str:
    return one.name or QCoreApplication.translate("Desa", "(sudah tidak di register)")


def _why(one: InTheWay) -> str:
    tr = QCoreApplication.translate
    if one.why == "diubah":
        return tr("Desa", "datanya sudah diubah sesudah impor")
    return tr("Desa", "sudah dipakai dalam rencana, surat atau catatan lain")
