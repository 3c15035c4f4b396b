# SPDX-License-Identifier: GPL-3.0-or-later
"""Referral contacts: who helps with what, and whether the number was tried lately."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.contacts import Contact, Service, check_again
from desa_app.domain.ledger import Record
from desa_app.errors import DesaBinaanError
from desa_app.wording import grouped, short_date
from ui.pages.desa.ledger_dialog import LedgerDialog
from ui.pages.desa.ledger_tab import Empty, LedgerTab, struck_chip
from ui.palette import Tone
from ui.tables.table_model import Column
from ui.tables.table_view import RowAction
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, LongTextField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.pages.page import Page
    from ui.preferences import Preferences

Row = Record[Contact]


class ContactDialog(LedgerDialog):
    """Note or correct a contact."""

    kind = Contact

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Muncul sebagai tempat merujuk pada wawancara dan kasus.")
        if self.record is None:
            self.say(self.tr("Catat kontak rujukan"), line, self.tr("Catat kontak"))
        else:
            self.say(self.tr("Ubah kontak rujukan"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("agency", self.tr("&Instansi"), self.line("agency"), required=True, span=2)
        services: list[tuple[object, str]] = [(one, one.words) for one in Service]
        form.add("service", self.tr("&Jenis layanan"), ChoiceField(services), required=True)
        form.add("phone", self.tr("&Telepon"), self.line("phone"), required=True)
        form.add("name", self.tr("&Nama petugas"), self.line("name"))
        form.add("post", self.tr("Ja&batan"), self.line("post"))
        form.add("area", self.tr("&Wilayah"), self.line("area"))
        form.add("checked_on", self.tr("Tanggal &dicek"), DateField(), required=True)
        poster = CheckField(self.tr("Instansi dan nomornya ditulis di poster (tanpa nama petugas)"))
        form.add("on_poster", self.tr("&Poster"), poster, span=2)
        form.add("note", self.tr("&Keterangan"), LongTextField(lines=2), span=2)


class ContactsTab(LedgerTab[Row]):
    """All contacts."""

    def __init__(self, page: Page, office: Desa, preferences: Preferences) -> None:
        tr = QCoreApplication.translate
        place = "Kontak"
        columns: tuple[Column[Row], ...] = (
            Column(tr(place, "Instansi"), _agency, width=18, stretch=True),
            Column(tr(place, "Jenis layanan"), _service, width=20),
            Column(tr(place, "Telepon"), _phone, width=13),
            Column(tr(place, "Petugas"), _officer, width=16),
            Column(tr(place, "Wilayah"), _area, width=11),
            Column(tr(place, "Dicek"), _checked, width=11),
            Column(tr(place, "Keadaan"), self._state, chip=self._chip, width=14),
        )
        super().__init__(
            page,
            office,
            office.contacts,
            preferences,
            name="kontak-rujukan",
            title=tr(place, "Kontak rujukan"),
            search=tr(place, "Cari instansi, nama, telepon atau wilayah…"),
            columns=columns,
            by_year=False,
        )

    def read(self, search: str, year: int | None) -> Sequence[Row]:
        """The rows to show."""
        return self.office.contacts.list(search).rows

    def record_of(self, row: Row) -> Row:
        """A row is the record itself."""
        return row

    def dialog(self, record: Row | None) -> LedgerDialog:
        """The window that notes or corrects."""
        facts = Contact(checked_on=self.office.clock.today())
        return ContactDialog(self.office.contacts, self.page, record=record, facts=facts, wide=160)

    def note_words(self) -> str:
        """The words on the primary button."""
        return self.tr("Catat kontak")

    def line_told(self, rows: Sequence[Row]) -> str:
        """How many there are, and how many are to be tried again."""
        old = sum(self._old(row) for row in rows)
        told = super().line_told(rows)
        if not old:
            return told
        words = self.tr("{count} perlu dicek ulang (lebih dari enam bulan)")
        return f"{told} · {words.format(count=grouped(old))}"

    def empty_words(self) -> Empty:
        """What to do first."""
        return (
            "phone",
            self.tr("Belum ada kontak rujukan"),
            self.tr(
                "Catat nomor Disnaker, BP3MI, Kantor Imigrasi, petugas PIMPASA, Polsek dan"
                " Puskesmas, supaya siap saat warga memerlukannya."
            ),
            self.note_words(),
        )

    def row_actions(self) -> tuple[RowAction, ...]:
        """What the context menu offers."""
        return (
            RowAction(self.tr("Nomor masih benar, dicek hari ini"), self._on_tried),
            *super().row_actions(),
        )

    def _on_tried(self, rows: tuple[Row, ...]) -> None:
        try:
            for row in rows:
                if not row.struck:
                    self.office.contacts.checked_today(row)
        except DesaBinaanError as error:
            self.tell(error)
            return
        self.written(rows[0].id, self.tr("Tanggal cek diperbarui."))

    def _old(self, row: Row) -> bool:
        return not row.struck and check_again(row.facts.checked_on, self.office.clock.today())

    def _state(self, row: Row) -> str:
        chip = self._chip(row)
        return chip[0] if chip is not None else ""

    def _chip(self, row: Row) -> tuple[str, Tone] | None:
        if self._old(row):
            return self.tr("perlu dicek ulang"), Tone.WARN
        return struck_chip(row)


def _agency(row: Row) -> str:
    return row.facts.agency


def _service(row: Row) -> str:
    return row.facts.service.words if row.facts.service else ""


def _phone(row: Row) -> str:
    return row.facts.phone


def _officer(row: Row) -> str:
    return ", ".join(part for part in (row.facts.name, row.facts.post) if part)


def _area(row: Row) -> str:
    return row.facts.area


def _checked(row: Row) -> str:
    return short_date(row.facts.checked_on) if row.facts.checked_on else ""
