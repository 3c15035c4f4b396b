# SPDX-License-Identifier: GPL-3.0-or-later
"""Naskah surat: every kind of letter with whose text is in force, and sharing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desa_app.domain.office_wording import Origin
from desa_app.errors import DesaBinaanError
from desa_app.wording import short_date
from ui.pages.desa.form_dialog import FormDialog
from ui.pages.desa.sheet import Sheet
from ui.pages.desa.wording_offers import OffersDialog
from ui.palette import Tone
from ui.saving import save_bytes
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.widgets.buttons import primary, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.file_dialogs import open_file, save_file
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.office_wording import WordingRow
    from ui.notices import NoticeBar
    from ui.preferences import Preferences

FILE_KINDS = "Naskah surat (*.naskah)"
_TONES = {
    Origin.SHIPPED: Tone.NEUTRAL,
    Origin.CHANGED: Tone.INFO,
    Origin.OWN: Tone.GOOD,
    Origin.RETIRED: Tone.NEUTRAL,
}


class WordingsSheet(Sheet):
    """``opened`` carries the kind that is to be edited."""

    opened = Signal(str)

    def __init__(self, office: Desa, notices: NoticeBar, preferences: Preferences) -> None:
        super().__init__("")
        self._office = office
        self._notices = notices
        self.set_heading(
            self.tr("Naskah surat"), self.tr("Surat yang sudah terbit tidak ikut berubah")
        )
        self.model: TableModel[WordingRow] = TableModel(self._columns())
        self.table = TableView(self.model, "naskah", self.tr("Daftar naskah surat"), preferences)
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(
            Text(
                self.tr("Tekan Enter atau klik dua kali untuk membuka. Ctrl memilih beberapa."),
                Type.SMALL,
            )
        )
        self.body.addWidget(card, 1)
        self.import_button = secondary(self.tr("&Terima dari berkas…"), icon="import")
        self.export_button = secondary(self.tr("Bagikan ke &berkas…"), icon="save")
        self.add_button_ = secondary(self.tr("Jenis &baru…"), icon="plus")
        self.edit_button = primary(self.tr("Buka naskah"), icon="edit")
        for button in (
            self.import_button,
            self.export_button,
            self.add_button_,
            self.edit_button,
        ):
            self.add_button(button)
        self.refresh()
        self.table.opened.connect(self._on_opened)
        self.edit_button.clicked.connect(self._open_selected)
        self.export_button.clicked.connect(self.export)
        self.import_button.clicked.connect(self.take_in)
        self.add_button_.clicked.connect(self.add)

    def _columns(self) -> tuple[Column[WordingRow], ...]:
        return (
            Column(self.tr("Jenis surat"), _name, width=36, stretch=True),
            Column(self.tr("Naskah"), _origin, chip=_chip, width=14),
            Column(self.tr("Versi"), _version, width=8),
            Column(self.tr("Diubah"), _changed, width=24),
            Column(self.tr("Perhatian"), _attention, width=28),
        )

    def refresh(self) -> None:
        """Read the list anew."""
        self.model.set_rows(self._office.wordings.list())

    def begin(self) -> None:
        """Start with the list."""
        if self.model.rows and not self.table.selected_rows():
            self.table.select_row(0)
        self.table.setFocus()

    def _on_opened(self, row: WordingRow) -> None:
        self.opened.emit(row.kind)

    def _open_selected(self) -> None:
        rows = self.table.selected_rows()
        if rows:
            self.opened.emit(rows[0].kind)

    def export(self) -> None:
        """Write the selected wordings into a file for another office."""
        kinds = [row.kind for row in self.table.selected_rows()]
        if not kinds:
            self._notices.warn(self.tr("Pilih dahulu naskah yang dibagikan."))
            return
        name = f"naskah-{self._office.profile.code}.naskah"
        path = save_file(self, self.tr("Bagikan naskah surat"), name, FILE_KINDS)
        if path is None:
            return
        try:
            save_bytes(path, self._office.wording_parcels.export_file(kinds))
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        self._notices.success(
            self.tr("{count} naskah tersimpan di {name}.").format(count=len(kinds), name=path.name)
        )

    def take_in(self) -> None:
        """Look into a file of another office and choose what to take."""
        path = open_file(self, self.tr("Terima naskah surat"), FILE_KINDS)
        if path is None:
            return
        try:
            parcel = self._office.wording_parcels.read_file(path)
        except DesaBinaanError as error:
            self._notices.error(error)
            return
        dialog = OffersDialog(self._office, parcel, self)
        dialog.taken.connect(self._on_taken)
        dialog.open()

    def _on_taken(self, count: int) -> None:
        self.refresh()
        self._notices.success(
            self.tr("{count} naskah diterima. Naskah sebelumnya ada di riwayat.").format(
                count=count
            )
        )

    def add(self) -> None:
        """Begin a kind of the office's own."""
        dialog = NewKindDialog(self._office, self)
        dialog.saved.connect(self._on_added)
        dialog.open()

    def _on_added(self, row: object) -> None:
        self.refresh()
        self.opened.emit(getattr(row, "kind", ""))


class NewKindDialog(FormDialog):
    """Asks for name, code and the kind whose text it begins with."""

    def __init__(self, office: Desa, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._office = office
        self.say(
            self.tr("Jenis surat baru"),
            self.tr("Naskahnya mulai dari salinan jenis yang sudah ada, lalu Anda ubah."),
            self.tr("Buat naskah"),
        )
        kinds = [(code, kind.name) for code, kind in office.letters.kinds().items()]
        self.form.add("nama", self.tr("Nama jenis surat"), TextField(), required=True)
        self.form.add(
            "kode",
            self.tr("Kode singkat"),
            TextField(limit=32),
            required=True,
            help=self.tr("Huruf kecil, angka dan tanda hubung, misalnya keterangan-usaha"),
        )
        self.form.add("dari", self.tr("Salin dari"), ChoiceField(kinds), required=True)

    def save(self, values: dict[str, object]) -> object:
        """Add the kind."""
        return self._office.wordings.add(
            str(values["kode"]), str(values["nama"]), str(values["dari"])
        )


def _name(row: WordingRow) -> str:
    return row.name


def _origin(row: WordingRow) -> str:
    return row.origin.value


def _chip(row: WordingRow) -> tuple[str, Tone] | None:
    return row.origin.value, _TONES[row.origin]


def _version(row: WordingRow) -> str:
    return str(row.version) if row.version else ""


def _changed(row: WordingRow) -> str:
    if row.changed_at is None:
        return ""
    return f"{short_date(row.changed_at.astimezone().date())}, {row.changed_by}"


def _attention(row: WordingRow) -> str:
    if not row.usable:
        return "Naskah perlu diperbaiki"
    return "Naskah bawaan lebih baru" if row.newer_shipped else ""
