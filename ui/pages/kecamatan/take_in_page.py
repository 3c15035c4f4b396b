# SPDX-License-Identifier: GPL-3.0-or-later
"""Terima: files from a stick, looked at first, then taken in together; each has its own answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.user import Right
from desa_app.errors import Cancelled, DesaBinaanError
from ui.looking import Looking
from ui.notices import Notice, show_error
from ui.pages.common.sender_words import sender_word
from ui.pages.kecamatan import offered as words
from ui.pages.kecamatan.conflict_window import ConflictWindow
from ui.pages.kecamatan.offered import Offered
from ui.pages.kecamatan.offered_details import OfferedDetails
from ui.pages.kecamatan.receipts_place import ReceiptsPlace
from ui.pages.kecamatan.take_in_strip import TakeInStrip
from ui.pages.page import Page, PageAction
from ui.progress import run_with_progress
from ui.saving import save_bytes
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import plain, secondary
from ui.widgets.drop_area import DropCard
from ui.widgets.folding import FoldingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.domain.offer import SetAside
    from desa_app.domain.package import TakeInResult
    from desa_app.domain.stick import Stick
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences
    from ui.tasks import Progress


class TakeInPage(Page):
    """List at the left, everything about the selected file at the right."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._files: dict[Path, Offered] = {}
        cases = office.users.may(Right.CASES)
        columns = (
            Column(sender_word(office).capitalize(), words.village_of, width=10),
            Column(self.tr("Bulan"), words.month_of, width=13),
            Column(self.tr("Nomor"), words.number_of, align=Align.RIGHT, width=4),
            Column(self.tr("Keadaan"), _state_word, chip=words.state_of, width=13),
            Column(
                self.tr("Keterangan"), partial(words.remark_of, cases=cases), width=18, stretch=True
            ),
        )
        self.model = TableModel(columns)
        self.table = TableView(
            self.model, "kecamatan-terima", self.tr("Berkas yang ditawarkan"), preferences
        )
        self.table.set_empty(
            "receive",
            self.tr("Belum ada berkas yang dipilih"),
            self.tr(
                "Colokkan flashdisk {one} lalu pilih berkas kiriman (.dbx) atau foldernya, atau"
                " seret berkasnya ke sini."
            ).format(one=sender_word(self._office)),
            self.tr("Pilih berkas…"),
        )
        self.table.set_row_actions(
            (RowAction(self.tr("Keluarkan dari daftar"), self._remove, shortcut="Del"),)
        )
        self.details = OfferedDetails(cases=cases)
        self.strip = TakeInStrip(office.sticks)
        self._clashes: tuple[SetAside, ...] = ()
        self._looking = Looking(self, self._show_clashes)
        self._pick = secondary(self.tr("Pilih berkas…"), shortcut="Ctrl+O", icon="import")
        self._pick_folder = secondary(self.tr("Pilih folder atau flashdisk…"), icon="stick")
        self._clear = plain(self.tr("Kosongkan daftar"))
        self._report = plain(self.tr("Simpan laporan kesalahan…"))
        self.receipts = ReceiptsPlace(office.sticks)
        self._build()
        self._pick.clicked.connect(self.pick_files)
        self._pick_folder.clicked.connect(self.pick_folder)
        self._clear.clicked.connect(self.clear)
        self.table.empty_asked.connect(self.pick_files)
        self.table.selection_changed.connect(self._on_selected)
        self.details.villages_wanted.connect(self._on_villages_wanted)
        self.details.decision_wanted.connect(self.decide_next)
        self.strip.offered.connect(self._on_stick_offered)
        self._report.clicked.connect(self.save_report)
        self._show()

    def _build(self) -> None:
        unit = step()
        listing = DropCard()
        listing.dropped.connect(self.offer)
        tools = QHBoxLayout()
        tools.setSpacing(unit * 2)
        for part in (self._pick, self._pick_folder):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(self._report)
        listing.body.addLayout(tools)
        listing.body.addWidget(self.table, 1)
        below = QHBoxLayout()
        below.addWidget(self.receipts, 1)
        below.addWidget(self._clear)
        listing.body.addLayout(below)
        self.details.setMinimumWidth(unit * 56)
        self.body.setSpacing(unit * 3)
        self.body.addWidget(self.strip)
        row = FoldingRow()
        row.add(listing, 2, low=80, least=120)
        row.add(self.details, 1)
        self.body.addWidget(row, 1)

    # --- what the window asks -------------------------------------------------------------

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Terima")

    @property
    def subtitle(self) -> str:
        """What the page is for."""
        return self.tr("Kiriman {one} dari flashdisk").format(one=sender_word(self._office))

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "receive"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Take in what is ready."""
        count = len(self._ready())
        text = self.tr("Terima {count} berkas").format(count=count) if count else self.tr("Terima")
        clashes = len(self._clashes)
        undecided = PageAction(
            text=self.tr("Kiriman bentrok ({count})…").format(count=clashes),
            run=self.decide_next,
            icon="warning",
        )
        return (
            *((undecided,) if clashes else ()),
            PageAction(
                text=text,
                run=self.take_in,
                shortcut="Ctrl+T",
                icon="receive",
                primary=True,
                enabled=bool(count),
            ),
        )

    def refresh(self) -> None:
        """A village may have been enrolled since: look again at what was refused for that."""
        waiting = tuple(file.path for file in self._files.values() if file.unknown_village)
        if waiting:
            self.offer(waiting)
        self._read_clashes()
        self.strip.look()

    def receive(self, value: object) -> None:
        """Look at a file that was opened from outside the program."""
        if isinstance(value, Path):
            self.offer((value,))

    def take_focus(self) -> None:
        """Begin with the choice of files."""
        if self._files:
            self.table.setFocus()
        else:
            self._pick.setFocus()

    @property
    def files(self) -> tuple[Offered, ...]:
        """What was offered, in the order of the list."""
        return tuple(self._files.values())

    # --- offering -------------------------------------------------------------------------

    def pick_files(self) -> None:
        """Ask for files."""
        self.offer(
            file_dialogs.open_files(
                self,
                self.tr("Pilih berkas kiriman"),
                self.tr("Kiriman {one} (*.dbx)").format(one=sender_word(self._office)),
            )
        )

    def pick_folder(self) -> None:
        """Ask for a folder or stick and take every package in it."""
        folder = file_dialogs.choose_folder(self, self.tr("Pilih folder atau flashdisk"))
        if folder is not None:
            self.offer((folder,))

    def offer(self, paths: tuple[Path, ...]) -> None:
        """Look at files, and at the packages in folders, without taking them in."""
        if not paths:
            return
        done = frozenset(
            path
            for path, file in self._files.items()
            if file.result is not None and file.result.error is None
        )

        # Those that wait already are looked at again, so that files that belong together are told
        # together.
        waiting = tuple(file.path for file in self._ready())

        def look(progress: Progress) -> list[Offered]:
            new = [path for path in words.files_in((*waiting, *paths)) if path not in done]
            looked = self._office.packages.look_over(new, _stoppable(progress))
            return [Offered(path=offer.path, offer=offer) for offer in looked]

        run_with_progress(
            self, self.tr("Memeriksa berkas"), look, self._on_looked, self._failed, writes=False
        )

    def _on_looked(self, found: list[Offered]) -> None:
        if not found and not self._files:
            self.notices.info(
                self.tr("Tidak ada berkas kiriman (.dbx) di tempat itu. Periksa flashdisknya.")
            )
            return
        self.notices.clear()
        before = len(self._files)
        self._files |= {file.path: file for file in found}
        self._show()
        self.table.select_row(before if before < len(self._files) else 0)
        self._say_gaps()
        self.table.setFocus()

    def clear(self) -> None:
        """Empty the list; nothing that was taken in is lost."""
        self._files.clear()
        self.notices.clear()
        self._show()

    def _remove(self, rows: tuple[Offered, ...]) -> None:
        for row in rows:
            self._files.pop(row.path, None)
        self._show()

    # --- taking in ------------------------------------------------------------------------

    def take_in(self) -> None:
        """Take in all files that are ready; Batal stops between two of them."""
        paths = [file.path for file in self._ready()]
        if not paths:
            return
        where = self.receipts.folder
        seen = {file.path: file.offer.file_sha256 for file in self._ready()}

        def work(progress: Progress) -> tuple[TakeInResult, ...]:
            return self._office.packages.take_in(paths, where, _stoppable(progress), seen)

        run_with_progress(
            self, self.tr("Menerima kiriman"), work, self._on_taken, self._failed, writes=True
        )

    def _on_taken(self, results: tuple[TakeInResult, ...]) -> None:
        wanted = len(self._ready())
        for result in results:
            self._files[result.path] = self._files[result.path].ended(result)
        self._show()
        self._select_most_urgent()
        told = words.summary(results)
        open_questions = any(file.refusal or file.receipt_trouble for file in self.files)
        if len(results) < wanted:
            stopped = self.tr("Dihentikan. {told}; {left} berkas belum diterima.").format(
                told=told or self.tr("Belum ada yang diterima"), left=wanted - len(results)
            )
            self.notices.warn(stopped)
        elif open_questions:
            self.notices.warn(
                self.tr("{told}. Ada baris yang perlu dilihat sebabnya.").format(told=told)
            )
        else:
            self.notices.show_notice(
                Notice.SUCCESS,
                self.tr("{told}. Tanda terima ada di {where}.").format(
                    told=told, where=self._receipts_place(results)
                ),
            )
        self._read_clashes()
        for folder in {r.receipt_path.parent for r in results if r.receipt_path is not None}:
            self.strip.wrote_to(folder)
        self.changed.emit()

    # --- two of one number, and what went wrong ------------------------------------------------

    def _read_clashes(self) -> None:
        self._looking.ask(self._office.packages.conflicts)

    def _show_clashes(self, found: Sequence[SetAside]) -> None:
        self._clashes = tuple(one for one in found if one.decision is None)
        self.actions_changed.emit()

    def decide_next(self) -> None:
        """Compare two packages of one number and decide; the newest question first."""
        if self._clashes:
            window = ConflictWindow(self._office, self._clashes[0], self)
            window.saved.connect(self._on_decided)
            window.open()

    def _on_decided(self, _one: SetAside) -> None:
        self._read_clashes()
        self.notices.success(
            self.tr("Keputusan tersimpan. Tanda terimanya ditulis saat berkasnya diterima lagi.")
        )
        self.changed.emit()

    def save_report(self) -> None:
        """Save what went wrong as a text without personal data, for whoever helps."""
        path = file_dialogs.save_file(
            self,
            self.tr("Simpan laporan kesalahan"),
            self.tr("laporan-kesalahan.txt"),
            self.tr("Teks (*.txt)"),
        )
        if path is None:
            return
        try:
            save_bytes(path, self._office.packages.error_report(f.offer for f in self.files))
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self.notices.success(
            self.tr("Laporan tersimpan di {path}. Di dalamnya tidak ada nama atau NIK.").format(
                path=path
            )
        )

    def _on_stick_offered(self, stick: Stick) -> None:
        self.offer(self.strip.packages_on(stick))

    def _say_gaps(self) -> None:
        missing = sum(file.offer.gap for file in self._ready())
        if missing:
            self.notices.warn(
                self.tr(
                    "Ada {count} nomor kiriman yang terlewat; lihat keterangan tiap berkas."
                ).format(count=missing)
            )

    def _receipts_place(self, results: tuple[TakeInResult, ...]) -> str:
        folders = {str(r.receipt_path.parent) for r in results if r.receipt_path is not None}
        return folders.pop() if len(folders) == 1 else self.tr("folder berkas masing-masing")

    def _select_most_urgent(self) -> None:
        files = self.files
        asking = [at for at, file in enumerate(files) if file.refusal or file.receipt_trouble]
        self.table.select_row(asking[0] if asking else 0)

    # --- showing --------------------------------------------------------------------------

    def _ready(self) -> list[Offered]:
        return [file for file in self._files.values() if file.ready]

    def _show(self) -> None:
        self.model.set_rows(self.files)
        self._clear.setVisible(bool(self._files))
        troubled = (f.refusal or f.offer.gap or f.offer.refused_rows for f in self.files)
        self._report.setVisible(any(troubled))
        self._on_selected(self.table.selected_rows())
        self.actions_changed.emit()
        self.badge_changed.emit(len(self._ready()))

    def _on_selected(self, rows: tuple[Offered, ...]) -> None:
        self.details.show_file(rows[0] if rows else None)

    def _on_villages_wanted(self) -> None:
        self.go_to.emit("desa", None)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            show_error(self, error)


def _state_word(file: Offered) -> str:
    return words.state_of(file)[0]


def _stoppable(progress: Progress) -> Callable[[int, int, str], None]:
    def told(done: int, total: int, text: str) -> None:
        progress.report(done, total, text)
        if done < total:
            progress.check_cancelled()

    return told
