# SPDX-License-Identifier: GPL-3.0-or-later
"""Sosialisasi: the list of a year, and the window that notes one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.ledger import Record
from desa_app.domain.outreach import Organiser, Outreach
from desa_app.wording import grouped, short_date
from ui.pages.desa.ledger_dialog import LedgerDialog
from ui.pages.desa.ledger_tab import Empty, LedgerTab, struck_chip
from ui.tables.table_model import Align, Column
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import DigitsField, LongTextField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.pages.page import Page
    from ui.preferences import Preferences

Row = Record[Outreach]


class OutreachDialog(LedgerDialog):
    """Note or correct a sosialisasi."""

    kind = Outreach

    def build(self) -> None:
        """Words and fields."""
        line = self.tr("Yang memberi dan yang mendengar penjelasan, sebagai bukti kegiatan desa.")
        if self.record is None:
            self.say(self.tr("Catat sosialisasi"), line, self.tr("Catat sosialisasi"))
        else:
            self.say(self.tr("Ubah catatan sosialisasi"), line, self.tr("Simpan perubahan"))
        form = self.form
        form.add("on", self.tr("&Tanggal"), DateField(), required=True)
        form.add("place", self.tr("T&empat"), self.line("place"), required=True, span=2)
        form.add("theme", self.tr("Te&ma"), self.line("theme"), required=True, span=2)
        organisers: list[tuple[object, str]] = [(one, one.words) for one in Organiser]
        form.add("organiser", self.tr("Pen&yelenggara"), ChoiceField(organisers), required=True)
        form.add("men", self.tr("Peserta &laki-laki"), DigitsField(limit=6), required=True)
        form.add("women", self.tr("Peserta &perempuan"), DigitsField(limit=6), required=True)
        budget = self.line("budget_source", self.tr("Misalnya: APBDes"))
        form.add("budget_source", self.tr("Sumber &dana"), budget)
        form.add("speakers", self.tr("&Narasumber"), self.line("speakers"), span=2)
        elements = self.line("elements", self.tr("PKK, Karang Taruna, RT / RW"))
        form.add("elements", self.tr("&Unsur peserta"), elements)
        form.add("material", self.tr("Mater&i"), LongTextField(lines=2), span=3)
        form.add("follow_up", self.tr("Tinda&k lanjut"), LongTextField(lines=2), span=3)


class OutreachTab(LedgerTab[Row]):
    """The sosialisasi of a year."""

    def __init__(self, page: Page, office: Desa, preferences: Preferences) -> None:
        self._photos: dict[str, int] = {}
        tr = QCoreApplication.translate
        place = "Sosialisasi"
        columns: tuple[Column[Row], ...] = (
            Column(tr(place, "Tanggal"), _day, width=12),
            Column(tr(place, "Tema"), _theme, width=24, stretch=True),
            Column(tr(place, "Tempat"), _place, width=16),
            Column(tr(place, "Penyelenggara"), _organiser, width=18),
            Column(tr(place, "L"), _men, align=Align.RIGHT, width=5),
            Column(tr(place, "P"), _women, align=Align.RIGHT, width=5),
            Column(tr(place, "Jumlah"), _everybody, align=Align.RIGHT, width=7),
            Column(tr(place, "Foto"), self._photo_count, align=Align.RIGHT, width=5),
            Column(tr(place, "Keadaan"), _state, chip=struck_chip, width=10),
        )
        super().__init__(
            page,
            office,
            office.outreach,
            preferences,
            name="sosialisasi",
            title=tr(place, "Sosialisasi"),
            search=tr(place, "Cari tema, tempat, narasumber atau unsur peserta…"),
            columns=columns,
        )

    def read(self, search: str, year: int | None) -> Sequence[Row]:
        """The rows to show."""
        self._photos = self.office.attachments.counts()
        return self.office.outreach.list(search, year).rows

    def record_of(self, row: Row) -> Row:
        """A row is the record itself."""
        return row

    def dialog(self, record: Row | None) -> LedgerDialog:
        """The window that notes or corrects."""
        facts = Outreach(on=self.office.clock.today(), organiser=Organiser.VILLAGE)
        return OutreachDialog(
            self.office.outreach,
            self.page,
            record=record,
            facts=facts,
            columns=3,
            wide=215,
            files=self.files_words(),
        )

    def files_words(self) -> str:
        """Pictures of the meeting."""
        return self.tr("Foto…")

    def _photo_count(self, row: Row) -> str:
        return grouped(self._photos[row.id]) if row.id in self._photos else ""

    def note_words(self) -> str:
        """The words on the primary button."""
        return self.tr("Catat sosialisasi")

    def line_told(self, rows: Sequence[Row]) -> str:
        """How many times, and how many came."""
        standing = [row.facts for row in rows if not row.struck]
        men, women = sum(one.men for one in standing), sum(one.women for one in standing)
        return self.tr(
            "{times} kegiatan · {all} peserta: {men} laki-laki, {women} perempuan"
        ).format(
            times=grouped(len(standing)),
            all=grouped(men + women),
            men=grouped(men),
            women=grouped(women),
        )

    def empty_words(self) -> Empty:
        """What to do first."""
        return (
            "prevention",
            self.tr("Belum ada sosialisasi yang dicatat"),
            self.tr(
                "Catat setiap penyuluhan tentang bekerja ke luar negeri dengan aman: kapan, di"
                " mana, siapa yang hadir."
            ),
            self.note_words(),
        )


def _day(row: Row) -> str:
    return short_date(row.facts.on) if row.facts.on else ""


def _theme(row: Row) -> str:
    return row.facts.theme


def _place(row: Row) -> str:
    return row.facts.place


def _organiser(row: Row) -> str:
    return row.facts.organiser.words if row.facts.organiser else ""


def _men(row: Row) -> str:
    return grouped(row.facts.men)


def _women(row: Row) -> str:
    return grouped(row.facts.women)


def _everybody(row: Row) -> str:
    return grouped(row.facts.participants)


def _state(row: Row) -> str:
    return row.strike_reason
