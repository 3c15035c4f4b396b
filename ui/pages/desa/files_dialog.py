# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures and scans of one record: looked at, added, struck out, saved outside on request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.errors import Cancelled, DesaBinaanError
from ui.notices import NoticeBar, show_error
from ui.pages.desa.form_dialog import FormDialog
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.questions import Question
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.file_dialogs import open_files, save_file
from ui.widgets.labels import Text, Type
from ui.widgets.pdf_view import PdfView
from ui.widgets.text_fields import LongTextField
from ui.window_size import resize_within

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.domain.attachments import Attachment
    from ui.tasks import Progress


class FilesDialog(QDialog):
    """At the left the files of a record, at the right the one that is chosen."""

    closed = Signal()

    def __init__(self, office: Desa, record_id: str, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self._office = office
        self._record_id = record_id
        self._asked: Attachment | None = None
        self.notices = NoticeBar()
        self.model: TableModel[Attachment] = TableModel(self._columns())
        self.table = TableView(self.model, "lampiran", self.tr("Lampiran"))
        self.table.set_empty(
            "import",
            self.tr("Belum ada lampiran"),
            self.tr("Tambahkan foto atau pindaian (JPG, PNG atau PDF)."),
            self.tr("Tambah…"),
        )
        self.view = PdfView()
        self.add = primary(self.tr("Tambah…"), shortcut="Ctrl+N")
        self.outside = secondary(self.tr("Simpan ke &berkas…"))
        self.strike = danger(self.tr("&Coret…"))
        self.back = secondary(self.tr("Kembali"))
        self._build(heading)
        self.add.clicked.connect(self.add_files)
        self.outside.clicked.connect(self.save_current)
        self.strike.clicked.connect(self.strike_current)
        self.back.clicked.connect(self.reject)
        self.table.selection_changed.connect(self._on_selected)
        self.table.empty_asked.connect(self.add_files)
        self.finished.connect(self.closed)
        self.refresh()

    def _build(self, heading: str) -> None:
        unit = step()
        resize_within(self, 250, 150)
        note = self.tr(
            "Gambar dikecilkan dan disimpan tersandi di dalam data kantor, tanpa catatan tempat"
            " dan kamera. Mintalah izin orang yang tampak di foto."
        )
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addWidget(Text(note, Type.SMALL, wrap=True))
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addLayout(left, 2)
        both.addWidget(self.view, 3)
        foot = QHBoxLayout()
        foot.setSpacing(unit * 3)
        foot.addWidget(self.strike)
        foot.addStretch(1)
        for button in (self.back, self.outside, self.add):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 5, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(heading, Type.HEADING, wrap=True))
        column.addWidget(self.notices)
        column.addLayout(both, 1)
        column.addLayout(foot)

    def _columns(self) -> tuple[Column[Attachment], ...]:
        return (
            Column(self.tr("Nama"), _name, width=14, stretch=True),
            Column(self.tr("Ukuran"), _size, align=Align.RIGHT, width=8),
            Column(self.tr("Keadaan"), _state, chip=self._chip, width=8),
        )

    def refresh(self, choose: str = "") -> None:
        """Read the files anew and show one of them."""
        files = self._office.attachments.of(self._record_id)
        self.model.set_rows(files)
        at = next((n for n, file in enumerate(files) if file.id == choose), 0)
        if files:
            self.table.select_row(at)
        else:
            self._on_selected(())

    def current(self) -> Attachment | None:
        """The file that is chosen."""
        rows = self.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    # --- jobs -------------------------------------------------------------------------------

    def add_files(self) -> None:
        """Ask for pictures or PDFs and take them in."""
        kinds = self.tr("Foto dan pindaian (*.jpg *.jpeg *.png *.pdf)")
        paths = open_files(self, self.tr("Pilih foto atau pindaian"), kinds)
        if paths:
            self.take_in(paths)

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Redraw and keep files, one after the other, in the background."""

        def work(progress: Progress) -> str:
            newest = ""
            for path in paths:
                told = partial(_tell, progress, path.name)
                newest = self._office.attachments.add_file(self._record_id, path, told)[-1].id
            return newest

        self.notices.clear()
        title = self.tr("Menyiapkan lampiran")
        run_with_progress(self, title, work, self._on_taken, self._on_failed, writes=True)

    def _on_taken(self, newest: str) -> None:
        self.refresh(newest)
        self.notices.success(self.tr("Tersimpan, dikecilkan dan tersandi."))

    def _on_failed(self, error: Exception) -> None:
        # What was taken in before the file that failed is there.
        self.refresh()
        if isinstance(error, Cancelled):
            self.notices.warn(self.tr("Dihentikan; yang sudah selesai tetap tersimpan."))
        elif isinstance(error, DesaBinaanError):
            self.notices.error(error)
        else:
            show_error(self, error)

    def save_current(self) -> None:
        """Save the chosen file where it can be read, after saying what that means."""
        file = self.current()
        if file is None or not Question.ask(
            self,
            self.tr("Simpan {name} ke berkas?").format(name=file.file_name),
            self.tr(
                "Berkas itu dapat dibaca siapa pun yang memegangnya. Penyimpanan ini dicatat"
                " dengan nama Anda. Hapus berkasnya setelah dipakai."
            ),
            self.tr("Simpan ke berkas"),
        ):
            return
        kinds = f"{file.form.value.upper()} (*.{file.form.value})"
        path = save_file(self, self.tr("Simpan lampiran"), file.file_name, kinds)
        if path is None:
            return
        try:
            self._office.attachments.save_outside(file, path)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self.notices.success(self.tr("Lampiran tersimpan: {path}").format(path=path))

    def strike_current(self) -> None:
        """Ask why the chosen file is struck out."""
        file = self.current()
        if file is not None and not file.struck:
            self._asked = file
            dialog = _StrikeFileDialog(self._office, file, self)
            dialog.saved.connect(self._on_struck)
            dialog.open()

    def _on_struck(self, file_id: str) -> None:
        self.refresh(file_id)
        if self._asked is not None:
            undo = partial(self.put_back, self._asked)
            self.notices.undoable(self.tr("Lampiran dicoret."), undo)

    def put_back(self, file: Attachment) -> None:
        """Take back the strike that the notice told about."""
        try:
            self._office.attachments.put_back(file)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self.refresh(file.id)
        self.notices.success(self.tr("Coretan diurungkan; lampiran berlaku lagi."))

    def _on_selected(self, rows: tuple[Attachment, ...]) -> None:
        file = rows[0] if len(rows) == 1 else None
        self.outside.setEnabled(file is not None)
        self.strike.setEnabled(file is not None and not file.struck)
        if file is None:
            self.view.show_pdf(b"")
            return
        try:
            self.view.show_pdf(self._office.attachments.shown(file))
        except DesaBinaanError as error:
            self.view.show_pdf(b"")
            self.notices.error(error)

    def _chip(self, file: Attachment) -> tuple[str, Tone] | None:
        return (self.tr("dicoret"), Tone.BAD) if file.struck else None


class _StrikeFileDialog(FormDialog):
    """Strike a file out; ``saved`` carries its id."""

    def __init__(self, office: Desa, file: Attachment, parent: QWidget) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._office = office
        self._file = file
        self.say(
            self.tr("Coret {name}?").format(name=file.name),
            self.tr("Lampiran tetap ada di dalam data dengan tanda dicoret dan alasannya."),
            self.tr("Coret lampiran"),
        )
        self.form.add("reason", self.tr("&Alasan"), LongTextField(lines=3), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Strike it out."""
        self._office.attachments.strike(self._file, str(values["reason"]))
        return self._file.id


def _tell(progress: Progress, name: str, done: int, total: int) -> None:
    progress.check_cancelled()
    progress.report(done, total, name)


def _name(file: Attachment) -> str:
    return file.name


def _size(file: Attachment) -> str:
    return f"{max(round(file.size / 1000), 1)} KB"


def _state(file: Attachment) -> str:
    return file.strike_reason
