# SPDX-License-Identifier: GPL-3.0-or-later
"""Kirim: enrol the office above once, seal a month onto a stick, read the answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desa_app.domain.package import DataLevel
from desa_app.errors import DesaBinaanError
from desa_app.wording import month_name, short_date
from ui.looking import Looking
from ui.pages.common.export_panel import ExportPanel
from ui.pages.common.papers import PaperDesk
from ui.pages.common.receipts_dialog import ReceiptsDialog
from ui.pages.common.refused_window import RefusedWindow
from ui.pages.common.send_strip import SendStrip
from ui.pages.common.superior_panel import SuperiorPanel
from ui.pages.page import Page, PageAction
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.card import Card
from ui.widgets.file_dialogs import open_files
from ui.widgets.folding import FoldingRow
from ui.widgets.front_stack import FrontStack

if TYPE_CHECKING:
    from desa_app.domain.package import Card as TrustedOffice
    from desa_app.domain.package import Receipt, SentPackage
    from desa_app.domain.stick import Stick
    from desa_app.office.sending import ReceiptResult
    from ui.pages.common.sender import Sender
    from ui.preferences import Preferences
    from ui.tasks import Progress


class SendPage(Page):
    """The ceremony until the office above is trusted; then the new package and all sent so far."""

    def __init__(self, sender: Sender, preferences: Preferences) -> None:
        super().__init__()
        self.job = sender
        self._preferences = preferences
        self._looking = Looking(self, self._show)
        self._papers = PaperDesk(self, preferences)
        self._trusted = ""
        self._unsure: frozenset[str] = frozenset()
        self._answered = ""
        self._just_enrolled = False
        unit = step()
        self.enrol = SuperiorPanel(sender, self, self._papers)
        self.export = ExportPanel(sender, self, self._papers)
        self.strip = SendStrip(sender)
        self.model: TableModel[SentPackage] = TableModel(self._columns())
        self.table = TableView(self.model, "kiriman", self.tr("Kiriman"), preferences)
        self.table.set_empty(
            "stick",
            self.tr("Belum ada kiriman"),
            self.tr("Kiriman pertama tampil di sini, beserta tanda terimanya dari {above}.").format(
                above=sender.above
            ),
        )
        sent = Card(self.tr("Yang sudah dikirim"))
        sent.body.addWidget(self.table, 1)
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit * 3)
        column.addWidget(self.strip)
        both = FoldingRow()
        both.add(self.export, wide=92)
        both.add(sent, 1, low=60, least=110)
        column.addWidget(both, 1)
        self._stack = FrontStack()
        self._stack.addWidget(self.enrol)
        self._stack.addWidget(front)
        self.body.addWidget(self._stack, 1)
        self.enrol.enrolled.connect(self._on_enrolled)
        self.export.exported.connect(self._on_exported)
        self.table.opened.connect(self.show_refused)
        self.strip.changed.connect(self._on_stick)
        self.strip.offered.connect(self._on_receipts_offered)

    def _columns(self) -> tuple[Column[SentPackage], ...]:
        return (
            Column(self.tr("No."), _sequence, align=Align.RIGHT, width=4),
            Column(self.tr("Bulan"), _month, width=15),
            Column(self.tr("Isi"), _level, width=24),
            Column(self.tr("Dibuat"), _made, width=11),
            Column(self.tr("Keadaan"), self._state, chip=self._chip, width=22, stretch=True),
        )

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Kirim ke {above}").format(above=self.job.above.capitalize())

    @property
    def subtitle(self) -> str:
        """To whom."""
        if not self._trusted:
            words = self.tr("{above} belum didaftarkan di komputer ini")
            return words.format(above=self.job.above.capitalize())
        return self.tr("Berkas tersegel untuk {name}").format(name=self._trusted)

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "stick"

    def header_actions(self) -> tuple[PageAction, ...]:
        """Read answers; a new card of the office above."""
        if not self._trusted:
            return ()
        return (
            PageAction(
                text=self.tr("Ganti kartu {above}…").format(above=self.job.above),
                run=self.enrol.ask,
                icon="key",
            ),
            PageAction(
                text=self.tr("Baca tanda terima…"),
                run=self.read_receipts,
                shortcut="Ctrl+R",
                icon="receive",
            ),
        )

    def refresh(self) -> None:
        """Read whom we trust and what was sent."""
        self._looking.ask(partial(_read, self.job))

    def _show(self, found: _Found) -> None:
        trusted = found.trusted
        self._trusted = self.job.called(trusted.name) if trusted is not None else ""
        self._stack.setCurrentIndex(1 if trusted is not None else 0)
        if trusted is None:
            self.enrol.refresh()
        packages, unsure = found.packages, found.unsure
        self._unsure = frozenset(one.id for one in unsure)
        self.model.set_rows(sorted((*packages, *unsure), key=_number, reverse=True))
        self.export.refresh(packages)
        self.strip.wait_for((*packages, *unsure))
        self.strip.look()
        self.heading_changed.emit()
        self.actions_changed.emit()
        if self._just_enrolled:
            self._just_enrolled = False
            self.notices.success(
                self.tr("Sidiknya cocok. {name} terdaftar; data bulanan dapat dikirim.").format(
                    name=self._trusted
                )
            )

    def take_focus(self) -> None:
        """Start with what comes first."""
        (self.export if self._trusted else self.enrol).setFocus()

    def receive(self, value: object) -> None:
        """A month that should be sent."""
        self.export.choose_month(str(value))

    def read_receipts(self) -> None:
        """Ask for the files of the answers."""
        kinds = self.tr("Tanda terima {above} (*.txt)").format(above=self.job.above)
        paths = open_files(self, self.tr("Pilih tanda terima di flashdisk"), kinds)
        if paths:
            self.take_receipts(paths)

    def take_receipts(self, paths: tuple[Path, ...]) -> None:
        """Read answers; a bad one does not stop the others."""
        run_with_progress(
            self,
            self.tr("Membaca tanda terima"),
            partial(_take, self.job, paths),
            self._on_receipts,
            self.notices.error,
            writes=True,
        )

    def _on_receipts(self, results: tuple[ReceiptResult, ...]) -> None:
        self.refresh()
        self.changed.emit()
        taken = [result.receipt for result in results if result.receipt is not None]
        if len(taken) == len(results) == 1:
            receipt = taken[0]
            if receipt.refused:
                self._say_refused(receipt)
                return
            self.notices.success(
                self.tr("Kiriman {month} sudah diterima {name} pada {day}.").format(
                    month=month_name(receipt.period),
                    name=self.job.called(receipt.district_name),
                    day=short_date(receipt.received_at.astimezone().date()),
                )
            )
            return
        dialog = ReceiptsDialog(results, self)
        dialog.open()

    def _say_refused(self, receipt: Receipt) -> None:
        """The batch is closed, but somebody has to correct something."""
        self._answered = receipt.package_id
        self.notices.warn(
            self.tr(
                "Kiriman {month} sudah diterima {name}, kecuali {count} baris yang perlu"
                " diperbaiki."
            ).format(
                month=month_name(receipt.period),
                name=self.job.called(receipt.district_name),
                count=len(receipt.refused),
            ),
            self.tr("Lihat baris itu"),
            self._show_answered,
        )

    def _show_answered(self) -> None:
        for sent in self.model.rows:
            if sent.package_id == self._answered:
                self.show_refused(sent)
                return

    def show_refused(self, sent: SentPackage) -> None:
        """Show which rows of a package were not taken, and what to correct."""
        if not sent.refused:
            return
        try:
            rows = self.job.packages.refused_rows(sent.id)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        if not rows:
            self.notices.info(
                self.tr("Baris itu hanya tampil bagi pengguna yang boleh melihat kasus.")
            )
            return
        window = RefusedWindow(month_name(sent.period), rows, self._preferences, self)
        window.person_wanted.connect(self._on_person_wanted)
        window.open()

    def _on_person_wanted(self, person_id: str) -> None:
        self.go_to.emit("warga", person_id)

    def _on_enrolled(self) -> None:
        self._just_enrolled = True
        self.refresh()
        self.changed.emit()

    def _on_stick(self) -> None:
        self.export.use_stick(self.strip.stick)

    def _on_receipts_offered(self, stick: Stick) -> None:
        self.take_receipts(self.strip.receipts_on(stick))

    def _on_exported(self) -> None:
        self.refresh()
        folder = self.export.folder
        if folder is not None:
            self.strip.wrote_to(folder)
        self.changed.emit()

    def _state(self, sent: SentPackage) -> str:
        return self._chip(sent)[0]

    def _chip(self, sent: SentPackage) -> tuple[str, Tone]:
        if sent.id in self._unsure:
            return self.tr("belum pasti tersimpan"), Tone.BAD
        if sent.receipt_at is None:
            return self.tr("menunggu tanda terima"), Tone.WARN
        day = short_date(sent.receipt_at.astimezone().date())
        if sent.refused:
            return self.tr("diterima, {count} baris ditolak").format(count=sent.refused), Tone.WARN
        return self.tr("diterima {day}").format(day=day), Tone.GOOD


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows, read in one go away from the window's thread."""

    trusted: TrustedOffice | None
    packages: tuple[SentPackage, ...]
    unsure: tuple[SentPackage, ...]


def _read(job: Sender) -> _Found:
    return _Found(job.superior.trusted(), job.packages.list(), job.packages.uncertain())


def _take(sender: Sender, paths: tuple[Path, ...], progress: Progress) -> tuple[ReceiptResult, ...]:
    found: list[ReceiptResult] = []
    for number, path in enumerate(paths):
        progress.report(number, len(paths), path.name)
        progress.check_cancelled()
        found.extend(sender.packages.take_receipts((path,)))
    return tuple(found)


def _number(sent: SentPackage) -> int:
    return sent.sequence


def _sequence(sent: SentPackage) -> str:
    return str(sent.sequence)


def _month(sent: SentPackage) -> str:
    return month_name(sent.period)


def _level(sent: SentPackage) -> str:
    return DataLevel(sent.level).words


def _made(sent: SentPackage) -> str:
    return short_date(sent.made_at.astimezone().date())
