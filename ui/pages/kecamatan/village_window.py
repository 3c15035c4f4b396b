# SPDX-License-Identifier: GPL-3.0-or-later
"""One village of the board: a year of months in words, every contact, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app import wording
from ui.pages.common.sender_words import sender_word
from ui.pages.kecamatan.board_columns import mark_chip, mark_words
from ui.pages.kecamatan.contact_window import ContactWindow
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.labels import Text, Type
from ui.window_size import resize_within

if TYPE_CHECKING:
    from desa_app.domain.board import BoardRow, MonthMark, VillageContact
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

translate = QCoreApplication.translate
MONTHS = 12


class VillageWindow(QDialog):
    """``changed`` tells of a contact that was noted; the others carry the village's code."""

    changed = Signal()
    print_asked = Signal(str)
    save_asked = Signal(str)

    def __init__(
        self, office: Kecamatan, code: str, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office, self._code = office, code
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, 220, 150)
        self._heading = Text("", Type.HEADING, wrap=True)
        self._told = Text("", Type.MUTED, wrap=True)
        self.months: TableModel[MonthMark] = TableModel(_month_columns())
        self.contacts: TableModel[VillageContact] = TableModel(_contact_columns())
        self.month_table = TableView(
            self.months, "kecamatan-bulan", self.tr("Kiriman setahun"), preferences
        )
        self.contact_table = TableView(
            self.contacts, "kecamatan-kontak", self.tr("Kontak"), preferences
        )
        self.contact_table.set_empty(
            "people",
            self.tr("Belum ada kontak yang dicatat"),
            self.tr("Catat telepon, kunjungan atau surat yang sudah diserahkan."),
        )
        self.note_button = primary(self.tr("&Catat kontak…"), icon="plus")
        self.print_button = secondary(self.tr("Cetak &surat pengingat"), icon="print")
        self.save_button = secondary(self.tr("Simpan &PDF…"), icon="save")
        self._build()
        self.note_button.clicked.connect(self.note_contact)
        self.print_button.clicked.connect(self._ask_print)
        self.save_button.clicked.connect(self._ask_save)
        self.refresh()

    def _build(self) -> None:
        unit = step()
        back = secondary(self.tr("Kembali"))
        back.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(self._heading)
        column.addWidget(self._told)
        column.addWidget(self.month_table, 3)
        column.addWidget(
            Text(self.tr("Kontak dengan {one}").format(one=sender_word(self._office)), Type.STRONG)
        )
        column.addWidget(self.contact_table, 2)
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        for button in (self.note_button, self.print_button, self.save_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(back)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read the village's year and its contacts."""
        board = self._office.board.show(count=MONTHS)
        (row,) = (one for one in board.rows if one.village.code == self._code)
        self._row = row
        self.setWindowTitle(
            self.tr("{One} {name}").format(
                One=sender_word(self._office).capitalize(), name=row.village.name
            )
        )
        self._heading.setText(self.windowTitle())
        self._told.setText(_standing(row))
        self.months.set_rows(tuple(reversed(row.months.values())))
        self.contacts.set_rows(self._office.board.contacts(self._code))
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(row.overdue))

    def note_contact(self) -> ContactWindow:
        """Open the small form."""
        window = ContactWindow(self._office, self._row.village, self)
        window.saved.connect(self._on_noted)
        window.open()
        return window

    def _on_noted(self, _village: object) -> None:
        self.refresh()
        self.changed.emit()

    def _ask_print(self) -> None:
        self.print_asked.emit(self._code)
        self.accept()

    def _ask_save(self) -> None:
        self.save_asked.emit(self._code)
        self.accept()


def _standing(row: BoardRow) -> str:
    owed = len(row.overdue)
    if not owed:
        return translate("VillageWindow", "Tidak ada bulan yang lewat batas dalam setahun ini.")
    told = translate("VillageWindow", "{count} bulan lewat batas dan belum dikirim.")
    return told.format(count=owed)


def _month_columns() -> tuple[Column[MonthMark], ...]:
    return (
        Column(translate("VillageWindow", "Bulan"), _month, width=16),
        Column(translate("VillageWindow", "Keadaan"), _state, chip=mark_chip, width=17),
        Column(translate("VillageWindow", "Keterangan"), _details, width=30, stretch=True),
    )


def _contact_columns() -> tuple[Column[VillageContact], ...]:
    return (
        Column(translate("VillageWindow", "Tanggal"), _on, width=12),
        Column(translate("VillageWindow", "Cara"), _way, width=18),
        Column(translate("VillageWindow", "Dengan"), _who, width=18),
        Column(translate("VillageWindow", "Hasilnya"), _note, width=20, stretch=True),
        Column(translate("VillageWindow", "Dicatat oleh"), _by, width=11),
    )


def _month(mark: MonthMark) -> str:
    return wording.month_name(mark.period)


def _state(mark: MonthMark) -> str:
    return mark.state.value.replace("-", " ")


def _details(mark: MonthMark) -> str:
    words = mark_words(mark).partition(": ")[2]
    return words[:1].upper() + words[1:]


def _on(contact: VillageContact) -> str:
    return wording.short_date(contact.on)


def _way(contact: VillageContact) -> str:
    return contact.way.words


def _who(contact: VillageContact) -> str:
    return contact.who


def _note(contact: VillageContact) -> str:
    return contact.note


def _by(contact: VillageContact) -> str:
    return contact.by
