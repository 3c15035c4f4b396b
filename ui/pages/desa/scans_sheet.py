# SPDX-License-Identifier: GPL-3.0-or-later
"""The scans of one paper: looked at, added, replaced, set aside, and saved outside on request."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desa_app.errors import Cancelled, DesaBinaanError
from desa_app.wording import short_date
from ui.notices import show_error
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.sheet import Sheet
from ui.progress import run_with_progress
from ui.questions import Question
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.card import Card
from ui.widgets.drop_area import DropCard
from ui.widgets.file_dialogs import open_file, open_files, save_file
from ui.widgets.labels import Text, Type
from ui.widgets.pdf_view import PdfView
from ui.widgets.text_fields import LongTextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.documents import Document, DocumentRule
    from desa_app.domain.scans import Scan
    from ui.pages.desa.person_section import SectionTools
    from ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class SetAside:
    """A scan to set aside and why; ``by`` is the file that takes its place, if any."""

    scan: Scan
    reason: str
    by: Path | None = None


class ReasonDialog(FormDialog):
    """Ask why a scan is set aside; ``saved`` carries a :class:`SetAside`."""

    def __init__(
        self, heading: str, verb: str, scan: Scan, by: Path | None, parent: QWidget
    ) -> None:
        super().__init__(dangerous=True, parent=parent)
        self._scan = scan
        self._by = by
        line = self.tr("Pindaian lama tidak ditampilkan lagi; alasannya dicatat.")
        self.say(heading, line, verb)
        self.form.add("reason", self.tr("&Alasan"), LongTextField(lines=3), required=True)
        self.form.focus_first()

    def save(self, values: dict[str, object]) -> object:
        """Hand the reason on; the sheet does the work in the background."""
        return SetAside(self._scan, str(values["reason"]), self._by)


class ScansSheet(Sheet):
    """At the left the scans, at the right the one that is chosen."""

    def __init__(
        self,
        office: Desa,
        tools: SectionTools,
        document: Document,
        rule: DocumentRule,
        name: str,
    ) -> None:
        super().__init__(
            rule.name,
            f"{name} · {_form_words(rule)}",
        )
        self._office = office
        self._notices = tools.notices
        self._document = document
        self.model: TableModel[Scan] = TableModel(self._columns())
        self.table = TableView(self.model, "pindaian", self.tr("Pindaian"))
        self.table.set_empty(
            "import",
            self.tr("Belum ada pindaian"),
            self.tr("Tambahkan foto atau hasil pemindai (JPG, PNG atau PDF)."),
            self.tr("Tambah pindaian…"),
        )
        self.view = PdfView()
        self.add = primary(self.tr("Tambah pindaian…"), shortcut="Ctrl+N")
        self.replace = secondary(self.tr("&Ganti…"))
        self.outside = secondary(self.tr("Simpan ke &berkas…"))
        self.remove = danger(self.tr("&Hapus…"))
        self._build()
        self.table.selection_changed.connect(self._on_selected)
        self.table.empty_asked.connect(self.add_files)
        self.add.clicked.connect(self.add_files)
        self.replace.clicked.connect(self.replace_current)
        self.outside.clicked.connect(self.save_current)
        self.remove.clicked.connect(self.remove_current)
        self.left.dropped.connect(self.take_in)
        self.refresh()

    def _build(self) -> None:
        unit = step()
        self.left = DropCard()
        self.left.setFixedWidth(unit * 115)
        self.left.body.addWidget(self.table, 1)
        note = self.tr(
            "Gambar ditegakkan, dikecilkan, dan disimpan tersandi di dalam data kantor. Berkas"
            " asal di kamera atau flashdisk tidak ikut terhapus; hapuslah sendiri bila perlu."
        )
        self.left.body.addWidget(Text(note, Type.SMALL, wrap=True))
        right = Card()
        right.body.addWidget(self.view, 1)
        both = QHBoxLayout()
        both.setSpacing(unit * 4)
        both.addWidget(self.left)
        both.addWidget(right, 1)
        self.body.addLayout(both, 1)
        for button in (self.remove, self.outside, self.replace, self.add):
            self.add_button(button)

    def _columns(self) -> tuple[Column[Scan], ...]:
        return (
            Column(self.tr("Nama"), _name, width=16, stretch=True),
            Column(self.tr("Isi"), self._pages, width=11),
            Column(self.tr("Ukuran"), _size, align=Align.RIGHT, width=7),
            Column(self.tr("Dicatat"), _added, width=10),
        )

    def begin(self) -> None:
        """Begin in the list, or with the first scan to add."""
        (self.table if self.model.rows else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, choose: str = "") -> None:
        """Read the scans anew and show one of them."""
        scans = self._office.scans.of(self._document.id)
        self.model.set_rows(scans)
        at = next((n for n, scan in enumerate(scans) if scan.id == choose), 0)
        if scans:
            self.table.select_row(at)
        else:
            self._on_selected(())

    def current(self) -> Scan | None:
        """The scan that is chosen."""
        rows = self.table.selected_rows()
        return rows[0] if len(rows) == 1 else None

    # --- jobs -----------------------------------------------------------------------------

    def add_files(self) -> None:
        """Ask for pictures or PDFs and take them in."""
        paths = open_files(self, self.tr("Pilih pindaian"), self._kinds())
        if paths:
            self.take_in(paths)

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Take files in, one after the other, in the background."""

        def work(progress: Progress) -> tuple[Scan, ...]:
            found: list[Scan] = []
            for path in paths:
                told = partial(_tell, progress, path.name)
                found.extend(self._office.scans.attach_file(self._document.id, path, told))
            return tuple(found)

        self._run(self.tr("Menyiapkan pindaian"), work)

    def replace_current(self) -> None:
        """Put another file in the place of the chosen scan."""
        scan = self.current()
        if scan is None:
            return
        path = open_file(self, self.tr("Pilih pengganti"), self._kinds())
        if path is None:
            return
        heading = self.tr("Ganti {name}?").format(name=scan.name)
        dialog = ReasonDialog(heading, self.tr("Ganti pindaian"), scan, path, self)
        dialog.saved.connect(self._replace)
        dialog.open()

    def _replace(self, asked: SetAside) -> None:
        def work(progress: Progress) -> tuple[Scan, ...]:
            if asked.by is None:
                return ()
            told = partial(_tell, progress, asked.by.name)
            return self._office.scans.replace_file(asked.scan, asked.by, asked.reason, told)

        done = partial(self._on_replaced, asked.scan)
        self._run(self.tr("Mengganti pindaian"), work, done)

    def remove_current(self) -> None:
        """Set the chosen scan aside with a reason."""
        scan = self.current()
        if scan is None:
            return
        heading = self.tr("Hapus {name}?").format(name=scan.name)
        dialog = ReasonDialog(heading, self.tr("Hapus pindaian"), scan, None, self)
        dialog.saved.connect(self._remove)
        dialog.open()

    def _remove(self, asked: SetAside) -> None:
        try:
            self._office.scans.remove(asked.scan, asked.reason)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self.refresh()
        undo = partial(self.put_back, asked.scan, ())
        self._notices.undoable(self.tr("Pindaian dihapus."), undo)

    def put_back(self, scan: Scan, instead_of: tuple[Scan, ...]) -> None:
        """Take back the removal, or the replacing, that the notice told about."""
        try:
            again = self._office.scans.put_back(scan, instead_of)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self.refresh(again.id)
        self._notices.success(self.tr("{name} ditampilkan lagi.").format(name=again.name))

    def save_current(self) -> None:
        """Save the chosen scan as a readable file, after saying what that means."""
        scan = self.current()
        if scan is None:
            return
        sure = Question.ask(
            self,
            self.tr("Simpan {name} ke berkas?").format(name=scan.file_name),
            self.tr(
                "Berkas itu dapat dibaca siapa pun yang memegangnya. Penyimpanan ini dicatat"
                " dengan nama Anda. Hapus berkasnya setelah dipakai."
            ),
            self.tr("Simpan ke berkas"),
        )
        if not sure:
            return
        kinds = f"{scan.form.value.upper()} (*.{scan.form.value})"
        path = save_file(self, self.tr("Simpan pindaian"), scan.file_name, kinds)
        if path is None:
            return
        try:
            self._office.scans.save_outside(scan.id, path)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._notices.success(self.tr("Pindaian tersimpan: {path}").format(path=path))

    # --- behind ---------------------------------------------------------------------------

    def _run(
        self,
        title: str,
        work: Callable[[Progress], tuple[Scan, ...]],
        done: Callable[[tuple[Scan, ...]], None] | None = None,
    ) -> None:
        self._notices.clear()
        run_with_progress(self, title, work, done or self._on_taken, self._on_failed, writes=True)

    def _on_replaced(self, old: Scan, new: tuple[Scan, ...]) -> None:
        self.refresh(new[-1].id if new else "")
        words = self.tr("{name} diganti.").format(name=old.name)
        self._notices.undoable(words, partial(self.put_back, old, new))

    def _on_taken(self, scans: tuple[Scan, ...]) -> None:
        self.refresh(scans[-1].id if scans else "")
        words = self.tr("{count} pindaian tersimpan, dikecilkan dan tersandi.")
        self._notices.success(words.format(count=len(scans)))

    def _on_failed(self, error: Exception) -> None:
        # What was taken in before the file that failed is there.
        self.refresh()
        if isinstance(error, Cancelled):
            self._notices.warn(self.tr("Dihentikan; yang sudah selesai tetap tersimpan."))
        elif isinstance(error, DesaBinaanError):
            self._notices.error(error)
        else:
            show_error(self, error)

    def _on_selected(self, rows: tuple[Scan, ...]) -> None:
        one = len(rows) == 1
        for button in (self.replace, self.outside, self.remove):
            button.setEnabled(one)
        if not one:
            self.view.show_pdf(b"")
            return
        try:
            self.view.show_pdf(self._office.scans.as_pdf(rows[0].id))
        except DesaBinaanError as error:
            self.view.show_pdf(b"")
            self._notices.error(error)

    def _kinds(self) -> str:
        return self.tr("Gambar dan PDF") + " (*.jpg *.jpeg *.png *.pdf)"

    def _pages(self, scan: Scan) -> str:
        words = self.tr("{form}, {count} hal.")
        return words.format(form=scan.form.value.upper(), count=scan.pages)


def _tell(progress: Progress, name: str, done: int, count: int) -> None:
    progress.check_cancelled()
    progress.report(done, count, name)


def _form_words(rule: DocumentRule) -> str:
    return "PDF, paling besar 2 MB" if rule.form.value == "pdf" else "JPG, paling besar 500 KB"


def _name(scan: Scan) -> str:
    return scan.name


def _size(scan: Scan) -> str:
    return f"{max(scan.size // 1000, 1)} KB"


def _added(scan: Scan) -> str:
    return short_date(scan.added_at.astimezone().date())
