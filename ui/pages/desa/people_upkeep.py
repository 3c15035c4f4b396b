# SPDX-License-Identifier: GPL-3.0-or-later
"""The jobs that keep the register clean, for the page of people: bin, doubles, merges, lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desa_app.errors import DesaBinaanError
from ui.pages.desa.bin_sheet import BinSheet
from ui.pages.desa.doubles_sheet import DoublesSheet
from ui.pages.desa.merge_sheet import MergeSheet
from ui.pages.desa.people_dialogs import BinDialog, ExportDialog
from ui.widgets.file_dialogs import save_file

if TYPE_CHECKING:
    from datetime import datetime

    from desa_app.desa import Desa
    from desa_app.domain.people_upkeep import MergedPerson
    from desa_app.domain.person import Person
    from ui.pages.common.papers import PaperDesk
    from ui.pages.desa.people_list import PeopleList
    from ui.pages.page import Page


class PeopleUpkeep(QObject):
    """Opens the windows and sheets; ``settled`` carries whom to show (or "") and what to say."""

    sheet_asked = Signal(object)
    settled = Signal(str, str)

    def __init__(self, page: Page, office: Desa, people: PeopleList, papers: PaperDesk) -> None:
        super().__init__(page)
        self._page = page
        self._office = office
        self._list = people
        self._papers = papers
        self._binned = self._merged = ""
        people.save_asked.connect(self.save_list)
        people.doubles_asked.connect(self.show_doubles)
        people.bin_shown.connect(self.show_bin)
        people.bin_asked.connect(self.put_in_bin)
        people.merge_asked.connect(self.merge)

    def put_in_bin(self, person_id: str) -> None:
        """Ask for the reason, then put somebody into the bin."""
        dialog = BinDialog(self._office, self._office.people.get(person_id), self._page)
        dialog.saved.connect(self._on_binned)
        dialog.open()

    def show_bin(self) -> None:
        """Show who lies in the bin."""
        sheet = BinSheet(self._office, self._page.notices, self._papers)
        sheet.restored.connect(self._on_restored)
        sheet.erased.connect(self._on_erased)
        self.sheet_asked.emit(sheet)

    def show_doubles(self) -> None:
        """Show records that may be of one person."""
        sheet = DoublesSheet(self._office, self._page.notices)
        sheet.compare_asked.connect(self._compare)
        sheet.undone.connect(self._on_undone)
        self.sheet_asked.emit(sheet)

    def merge(self, ids: tuple[str, ...]) -> None:
        """Compare one or two records of the list."""
        self._compare(ids[0], ids[1] if len(ids) > 1 else "")

    def save_list(self) -> None:
        """Ask how the list leaves, and where to."""
        dialog = ExportDialog(self._list.found, self._page)
        dialog.saved.connect(self._on_export)
        dialog.open()

    def _compare(self, kept_id: str, other_id: str) -> None:
        sheet = MergeSheet(self._office, self._page.notices, kept_id, other_id)
        sheet.merged.connect(self._on_merged)
        self.sheet_asked.emit(sheet)

    def _on_export(self, answer: tuple[bool, str]) -> None:
        in_full, reason = answer
        suggested = f"DAFTAR-WARGA-{self._office.profile.code}.xlsx"
        kinds = self.tr("Lembar kerja Excel (*.xlsx)")
        path = save_file(self._page, self.tr("Simpan daftar warga"), suggested, kinds)
        if path is None:
            return
        export = self._office.people_export
        make = partial(export.workbook, self._list.query(), in_full=in_full, reason=reason)
        self._papers.save(make, path, self.tr("Daftar warga"), private=True)

    def _on_binned(self, person: Person) -> None:
        words = self.tr("{name} ada di tempat sampah; dari sana dapat dipulihkan.")
        words = words.format(name=person.facts.name)
        self._binned = person.id
        self.settled.emit("", words)
        self._page.notices.undoable(words, self.undo_bin)

    def undo_bin(self) -> None:
        """Take back from the bin whom the notice told about."""
        try:
            person = self._office.bin.restore(self._binned)
        except DesaBinaanError as error:
            self._page.notices.error(error)
            return
        words = self.tr("{name} sudah kembali di register.")
        self.settled.emit(person.id, words.format(name=person.facts.name))

    def _on_restored(self, person: Person) -> None:
        words = self.tr("{name} sudah kembali di register.").format(name=person.facts.name)
        self._page.changed.emit()
        self._page.notices.success(words)

    def _on_erased(self, words: str) -> None:
        self._page.changed.emit()
        self._page.notices.success(words)

    def _on_merged(self, person: Person) -> None:
        words = self.tr("Kedua catatan {name} menjadi satu.").format(name=person.facts.name)
        self._merged = person.id
        self.settled.emit(person.id, words)
        self._page.notices.undoable(words, self.undo_merge)

    def undo_merge(self) -> None:
        """Make two records again of the one that the notice told about."""
        merges = (one for one in self._office.merging.list() if one.kept_id == self._merged)
        try:
            newest = max(merges, key=_when, default=None)
            done = None if newest is None else self._office.merging.undo(newest.id)
        except DesaBinaanError as error:
            self._page.notices.error(error)
            return
        if done is not None:
            words = self.tr("{name} dan {other} menjadi dua catatan lagi.")
            self.settled.emit(done.kept_id, words.format(name=done.name, other=done.other_name))

    def _on_undone(self, done: MergedPerson) -> None:
        words = self.tr("{name} dan {other} menjadi dua catatan lagi.")
        self._page.changed.emit()
        self._page.notices.success(words.format(name=done.name, other=done.other_name))


def _when(merge: MergedPerson) -> datetime:
    return merge.at
