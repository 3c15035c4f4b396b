# SPDX-License-Identifier: GPL-3.0-or-later
"""Backup now, a check of the data, and the look of the window: settings of either office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from desa_app import wording
from desa_app.domain.log_head import LogHead, code_of
from desa_app.remarks_folder import gaps_words
from ui.notices import show_error
from ui.pages.common.backups_window import BackupsWindow
from ui.progress import run_with_progress
from ui.questions import Question
from ui.theme import Look, apply_theme
from ui.widgets import file_dialogs
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import name_input
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.office.inspect import HealthReport
    from desa_app.office.settings import Settings
    from ui.pages.page import Page
    from ui.preferences import Preferences
    from ui.tasks import Progress

SIZES = (10.5, 12.0, 14.0, 16.0)


class DataInspector(Protocol):
    """What the check asks of an office."""

    def data(self) -> HealthReport: ...


class UpkeepCard(Card):
    """Buttons; how they ended is said on the page's notice bar.

    ``compare_wanted`` asks for the window where a printed head of the log is compared.
    """

    compare_wanted = Signal()

    def __init__(self, settings: Settings, inspector: DataInspector, page: Page) -> None:
        super().__init__()
        self.set_heading(self.tr("Cadangan dan pemeriksaan"))
        self._settings = settings
        self._inspector = inspector
        self._page = page
        self._backup = secondary(self.tr("Cadangkan sekarang"), icon="backup")
        self.elsewhere_button = secondary(self.tr("Cadangkan ke flashdisk…"), icon="stick")
        self._list = secondary(self.tr("Daftar cadangan…"), icon="book")
        self._check = secondary(self.tr("Periksa data"), icon="check")
        self._date = secondary(self.tr("Pastikan tanggal"), icon="calendar")
        self._backup.setToolTip(
            self.tr("Setiap cadangan langsung dibuka dan dihitung lagi sebelum dinyatakan jadi.")
        )
        self.body.addWidget(self._backup)
        self.body.addWidget(self.elsewhere_button)
        self.body.addWidget(self._list)
        self.body.addWidget(self._check)
        self.body.addWidget(self._date)
        self._backup.clicked.connect(self.back_up)
        self.elsewhere_button.clicked.connect(self.back_up_elsewhere)
        self._list.clicked.connect(self.show_backups)
        self._check.clicked.connect(self.check)
        self._date.clicked.connect(self.vouch_for_date)

    def back_up(self) -> None:
        """Make a proven backup."""

        def work(progress: Progress) -> str:
            return str(self._settings.back_up().folder)

        title = self.tr("Membuat cadangan")
        # Once it is begun it is proven to the end; half a backup helps nobody.
        run_with_progress(
            self, title, work, self._backed_up, self._failed, writes=True, cancellable=False
        )

    def back_up_elsewhere(self) -> None:
        """Make one more proven backup in a folder that is chosen now, on a stick for instance."""
        folder = file_dialogs.choose_folder(self, self.tr("Pilih flashdisk atau folder lain"))
        if folder is None:
            return
        run_with_progress(
            self,
            self.tr("Membuat cadangan"),
            partial(_back_up_to, self._settings, folder),
            self._backed_up_elsewhere,
            self._failed,
            writes=True,
            cancellable=False,
        )

    def show_backups(self) -> None:
        """Show the backups of this office and how old they are."""
        BackupsWindow(self._settings, self).open()

    def check(self) -> None:
        """Check the data file and the log."""

        def work(progress: Progress) -> HealthReport:
            return self._inspector.data()

        run_with_progress(
            self,
            self.tr("Memeriksa data"),
            work,
            self._checked,
            self._failed,
            writes=False,
            cancellable=False,
        )

    def vouch_for_date(self) -> None:
        """Go on when work was once done under a date in the future."""
        last = self._settings.date_in_doubt()
        today = wording.long_date(self._settings.today())
        if last is None:
            self._page.notices.success(
                self.tr("Tanggal komputer, {today}, sejalan dengan catatan.").format(today=today)
            )
            return
        agreed = Question.ask(
            self,
            self.tr("Hari ini benar {today}?").format(today=today),
            self.tr(
                "Catatan terakhir bertanggal {last}, jadi komputer pernah bertanggal keliru. Bila"
                " dipastikan, pekerjaan dilanjutkan dengan tanggal hari ini. Nomor yang terpakai"
                " saat itu tetap terpakai, dan pernyataan Anda masuk catatan. Ini tidak dapat"
                " diurungkan; bila ragu, betulkan dahulu tanggal komputer."
            ).format(last=wording.long_date(last.date())),
            self.tr("Ya, tanggalnya benar"),
            dangerous=True,
        )
        if agreed:
            self._settings.vouch_for_date()
            self._page.notices.success(self.tr("Tanggal dipastikan. Pekerjaan dapat diteruskan."))

    def _backed_up(self, folder: str) -> None:
        self._page.notices.success(
            self.tr(
                "Cadangan jadi dan sudah dicoba dibuka: {folder}. Salin foldernya ke flashdisk yang"
                " disimpan di tempat lain."
            ).format(folder=folder)
        )

    def _backed_up_elsewhere(self, folder: str) -> None:
        self._page.notices.success(
            self.tr("Cadangan jadi dan sudah dicoba dibuka: {folder}.").format(folder=folder)
        )
        self._page.changed.emit()

    def _checked(self, report: HealthReport) -> None:
        if not report.faults and report.gaps:
            self._page.notices.warn(
                self.tr("Data terbaca dan saling cocok, tetapi jejak bercelah. {gaps}").format(
                    gaps=gaps_words(report.gaps)
                )
            )
            return
        if not report.faults:
            self._page.notices.success(
                self.tr(
                    "Data utuh: {entries} baris catatan berantai tanpa putus. Kepala jejak {head}."
                ).format(
                    entries=wording.grouped(report.log_entries),
                    head=LogHead(position=report.log_entries, code=code_of(report.log_head)).words,
                ),
                # A chain that holds proves less than a paper that left the office.
                self.tr("Bandingkan dengan kertas…"),
                self.compare_wanted.emit,
            )
            return
        found = "; ".join(self._fault_words(code, where) for code, where in report.faults)
        self._page.notices.warn(
            self.tr(
                "Data bermasalah: {found}. Jangan menghapus apa pun; pulihkan dari cadangan"
                " terakhir."
            ).format(found=found)
            + " "
            + gaps_words(report.gaps)
        )

    def _fault_words(self, code: str, where: str) -> str:
        words = {
            "berkas-data": self.tr("berkas {where} rusak"),
            "acuan-putus": self.tr("ada catatan yang kehilangan pasangannya"),
            "catatan-putus": self.tr("rantai catatan putus pada baris {where}"),
            "surat-berubah": self.tr("arsip surat {where} berubah"),
            "buku-berubah": self.tr("buku tahun {where} berubah sesudah ditutup"),
            "nomor-hilang": self.tr("nomor surat {where} tidak ada suratnya"),
        }
        return words.get(code, code).format(where=where)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


class LookCard(Card):
    """The look (as the computer has it, or one of three) and the size of text; applied at once."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.set_heading(self.tr("Tampilan di komputer ini"))
        self._preferences = preferences
        self.look = ChoiceField(
            (
                (Look.SYSTEM, self.tr("Ikuti komputer")),
                (Look.LIGHT, self.tr("Terang")),
                (Look.DARK, self.tr("Gelap")),
                (Look.HIGH, self.tr("Kontras tinggi")),
            )
        )
        self.text_size = ChoiceField(
            tuple(
                (points, name)
                for points, name in zip(
                    SIZES,
                    (
                        self.tr("Biasa"),
                        self.tr("Besar"),
                        self.tr("Lebih besar"),
                        self.tr("Paling besar"),
                    ),
                    strict=True,
                )
            )
        )
        self.look.set_value(preferences.look)
        self.text_size.set_value(preferences.text_points)
        for label, field in (
            (self.tr("&Warna"), self.look),
            (self.tr("&Ukuran tulisan"), self.text_size),
        ):
            shown = Text(label, Type.STRONG)
            shown.setBuddy(field)
            name_input(field, label.replace("&", ""))
            self.body.addWidget(shown)
            self.body.addWidget(field)
            field.changed.connect(self._apply)

    def _apply(self) -> None:
        look, points = self.look.value(), self.text_size.value()
        app = QApplication.instance()
        if not isinstance(look, Look) or not isinstance(points, float):
            return
        same = (look, points) == (self._preferences.look, self._preferences.text_points)
        if same or not isinstance(app, QApplication):
            return
        self._preferences.look = look
        self._preferences.text_points = points
        apply_theme(app, look, points)


def _back_up_to(settings: Settings, folder: Path, _: Progress) -> str:
    return str(settings.back_up_to(folder).folder)
