# SPDX-License-Identifier: GPL-3.0-or-later
"""Desa terdaftar: which villages are trusted, and the ceremony by which one becomes so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app import wording
from ui import tasks
from ui.notices import show_error
from ui.pages.common.card_panel import OwnCardPanel
from ui.pages.common.papers import PaperDesk
from ui.pages.common.sender_words import sender_word
from ui.pages.kecamatan.enrol_village import VillageEnrolDialog
from ui.pages.kecamatan.revoke_window import RevokeWindow
from ui.pages.page import Page, PageAction
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView
from ui.widgets import file_dialogs
from ui.widgets.card import Card as CardFrame
from ui.widgets.folding import FoldingRow

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.domain.package import Card, EnrolledVillage
    from desa_app.kecamatan import Kecamatan
    from desa_app.kecamatan.villages import PublishedKeys
    from ui.preferences import Preferences
    from ui.tasks import Progress


class VillagesPage(Page):
    """The list at the left, this kecamatan's own card at the right."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        super().__init__()
        self._office = office
        self._villages: tuple[EnrolledVillage, ...] = ()
        self._wanted = ""
        columns = (
            Column(self.tr("Kode"), _code, width=14),
            Column(
                self.tr("{One}").format(One=sender_word(self._office).capitalize()),
                _name,
                width=16,
                stretch=True,
            ),
            Column(self.tr("Sidik kartu"), _short, accessible=_fingerprint, width=16),
            Column(self.tr("Sejak"), _since, width=11),
            Column(self.tr("Kunci"), _key_words, chip=_key_chip, width=12),
        )
        self.model = TableModel(columns)
        self.table = TableView(
            self.model,
            "kecamatan-desa",
            self.tr("{One} terdaftar").format(One=sender_word(self._office).capitalize()),
            preferences,
        )
        self.table.set_empty(
            "village",
            self.tr("Belum ada {one} yang terdaftar").format(one=sender_word(self._office)),
            self.tr(
                "Kiriman hanya diterima dari {one} yang kartunya sudah dicocokkan. Minta berkas"
                " kartu dan lembar kertasnya dari {one}, lalu daftarkan di sini."
            ).format(one=sender_word(self._office)),
            self.tr("Daftarkan {one}…").format(one=sender_word(self._office)),
        )
        self.table.set_row_actions(
            (
                RowAction(self.tr("Salin sidik"), self._copy_fingerprint, single=True),
                RowAction(self.tr("Daftarkan kartu baru…"), self._renew, single=True),
                RowAction(self.tr("Cabut kunci…"), self.revoke, single=True),
            )
        )
        self.own = OwnCardPanel(
            self.tr("Kartu kantor ini"),
            self.tr(
                "Berikan berkas dan lembarnya kepada setiap {one}, supaya {one} dapat menyegel"
                " kiriman untuk kantor ini."
            ).format(one=sender_word(self._office)),
            office.villages,
            self,
            PaperDesk(self, preferences),
        )
        self._build()
        self.table.empty_asked.connect(self.enrol)

    def _build(self) -> None:
        listing = CardFrame()
        listing.body.addWidget(self.table)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.own)
        right.addStretch(1)
        row = FoldingRow()
        row.add(listing, 1, low=70, least=120)
        row.add(side, wide=76)
        self.body.addWidget(row, 1)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("{One} terdaftar").format(One=sender_word(self._office).capitalize())

    @property
    def subtitle(self) -> str:
        """How many."""
        count = len(self._villages)
        return (
            self.tr("{count} {one}").format(one=sender_word(self._office), count=count)
            if count
            else ""
        )

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "village"

    def header_actions(self) -> tuple[PageAction, ...]:
        """The ceremony."""
        keys = PageAction(
            text=self.tr("Daftar kunci…"),
            run=self.publish,
            icon="stick",
            enabled=bool(self._villages),
        )
        # Letters are sealed with the keys of villages, which only a kecamatan knows.
        knows_villages = sender_word(self._office) == "desa"
        return (
            *((keys,) if knows_villages else ()),
            PageAction(
                text=self.tr("Daftarkan {one}…").format(one=sender_word(self._office)),
                run=self.enrol,
                shortcut="Ctrl+N",
                icon="plus",
                primary=True,
            ),
        )

    def refresh(self) -> None:
        """Read the list and this office's own card."""
        tasks.run(self, self._read, self._show, self._failed, writes=False)

    def take_focus(self) -> None:
        """Begin on the list."""
        self.table.setFocus()

    def receive(self, value: object) -> None:
        """Select the village with this code."""
        self._wanted = str(value)
        self._select_wanted()

    def enrol(self) -> None:
        """Open the ceremony."""
        dialog = VillageEnrolDialog(self._office, self._villages, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.enrolled.connect(self._on_enrolled)
        dialog.open()

    def publish(self) -> None:
        """Write the signed list of keys for agencies that check letters."""
        folder = file_dialogs.choose_folder(self, self.tr("Simpan daftar kunci ke"))
        if folder is None:
            return
        run_with_progress(
            self,
            self.tr("Menulis daftar kunci"),
            partial(_publish, self._office, folder),
            self._on_published,
            self._failed,
            writes=True,
            cancellable=False,
        )

    def revoke(self, rows: tuple[EnrolledVillage, ...]) -> None:
        """Believe a village's key no more, for example after its computer was stolen."""
        window = RevokeWindow(self._office, rows[0], self.window())
        window.saved.connect(self._on_revoked)
        window.open()

    def _on_published(self, made: PublishedKeys) -> None:
        self.notices.success(
            self.tr(
                "Daftar kunci nomor {sequence} tertulis dan dibaca ulang: {path}. Serahkan bersama"
                " formulir kartu kecamatan, supaya sidiknya dapat dicocokkan."
            ).format(sequence=made.sequence, path=made.path)
        )

    def _on_revoked(self, village: EnrolledVillage) -> None:
        self.notices.warn(
            self.tr(
                "Kunci {one} {name} dicabut. Kirimannya ditolak sampai kartu baru didaftarkan."
                " Terbitkan daftar kunci baru untuk instansi lain."
            ).format(one=sender_word(self._office), name=village.name)
        )
        self.refresh()
        self.changed.emit()

    def _read(self, progress: Progress) -> tuple[tuple[EnrolledVillage, ...], Card]:
        return self._office.villages.list(), self._office.villages.own_card()

    def _show(self, found: tuple[tuple[EnrolledVillage, ...], Card]) -> None:
        self._villages, own = found
        self.model.set_rows(self._villages)
        self.own.show_card(own, self._office.profile.paper)
        self._select_wanted()
        self.heading_changed.emit()
        self.actions_changed.emit()

    def _select_wanted(self) -> None:
        for number, village in enumerate(self._villages):
            if village.code == self._wanted:
                self.table.select_row(number)
                self.table.setFocus()
                self._wanted = ""
                return

    def _on_enrolled(self, card: Card) -> None:
        self.notices.success(
            self.tr("{One} {name} terdaftar. Kirimannya dapat diterima mulai sekarang.").format(
                One=sender_word(self._office).capitalize(), name=card.name
            )
        )
        self._wanted = card.code
        self.refresh()
        self.changed.emit()

    def _copy_fingerprint(self, rows: tuple[EnrolledVillage, ...]) -> None:
        QGuiApplication.clipboard().setText(rows[0].fingerprint)

    def _renew(self, rows: tuple[EnrolledVillage, ...]) -> None:
        self.enrol()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _code(village: EnrolledVillage) -> str:
    return village.code


def _name(village: EnrolledVillage) -> str:
    return village.name


def _fingerprint(village: EnrolledVillage) -> str:
    return village.fingerprint


def _short(village: EnrolledVillage) -> str:
    """Enough to tell cards apart; the whole is compared in the ceremony, and copied from here."""
    groups = village.fingerprint.split()
    return f"{groups[0]} … {groups[-1]}" if len(groups) > 2 else village.fingerprint


def _since(village: EnrolledVillage) -> str:
    return wording.short_date(village.enrolled_at.astimezone().date())


def _key_words(village: EnrolledVillage) -> str:
    return _key_chip(village)[0]


def _key_chip(village: EnrolledVillage) -> tuple[str, Tone]:
    if village.revoked_on is None:
        return "berlaku", Tone.GOOD
    return f"dicabut {wording.short_date(village.revoked_on)}", Tone.BAD


def _publish(office: Kecamatan, folder: Path, _: Progress) -> PublishedKeys:
    return office.villages.write_key_list(folder)
