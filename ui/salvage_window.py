# SPDX-License-Identifier: GPL-3.0-or-later
"""No good backup is left: read what a damaged data file still gives, show it, and go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desa_app.domain.restoring import LastSpent
from desa_app.domain.salvaging import AREAS
from desa_app.errors import Cancelled, InvalidInput, OfficeInUse, RecoveryCodeNeeded
from desa_app.wording import clock_time, grouped, long_date
from ui import last_numbers
from ui.forms.form import Form
from ui.forms.key_form import KeyForm
from ui.gone_computer import says_it_is_gone
from ui.notices import NoticeBar
from ui.progress import run_with_progress
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.labels import Text, Type
from ui.widgets.scrolled import scrolling
from ui.window_size import resize_within

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.domain.restoring import FoundBackup
    from desa_app.domain.salvaging import AreaSalvage, Salvaged, SalvagePlan
    from desa_app.office.salvage import Salvage
    from ui.tasks import Progress


class SalvageWindow(QDialog):
    """``salvaged`` carries what was done; the entry window then looks at the folder anew.

    ``newest`` is the newest backup that was found; its keyring stands in for a broken one.
    """

    salvaged = Signal(object)

    def __init__(
        self,
        data: Path,
        users: tuple[str, ...],
        newest: FoundBackup | None,
        clock: Clock,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._data, self._newest, self._clock = data, newest, clock
        self._found: Salvage | None = None
        self._gone: list[OfficeInUse] = []
        self.asking: Form | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Selamatkan yang masih terbaca"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.notices = NoticeBar()
        self.form = KeyForm(self.tr("&Sandi"))
        self.form.offer(users)
        self.read_button = primary(self.tr("Baca yang masih terbaca"), icon="search")
        self.use_button = danger(self.tr("Pakai yang terbaca"), icon="check")
        back = secondary(self.tr("Kembali"))
        self.model: TableModel[AreaSalvage] = TableModel(
            (
                Column(self.tr("Bagian"), _area, width=24, stretch=True),
                Column(self.tr("Terbaca"), _read, align=Align.RIGHT, width=9),
                Column(self.tr("Hilang"), _lost, align=Align.RIGHT, width=14),
            )
        )
        self.table = TableView(self.model, "penyelamatan", self.tr("Yang terbaca"), None)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first())
        unit = step()
        foot = QHBoxLayout()
        foot.setSpacing(unit * 3)
        foot.addWidget(self.form.other_way)
        foot.addStretch(1)
        for button in (back, self.read_button, self.use_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Selamatkan yang masih terbaca"), Type.TITLE))
        column.addWidget(self.notices)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        resize_within(self, 230, 160)
        self.use_button.hide()
        back.clicked.connect(self.reject)
        self.read_button.clicked.connect(self.read)
        self.form.save_requested.connect(self.read)
        self.use_button.clicked.connect(self.adopt)
        self.finished.connect(self._let_go)
        self.form.password.setFocus()

    def _first(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() * 3)
        for words in (
            self.tr(
                "Berkas data yang rusak jarang rusak seluruhnya. Program membaca halaman demi"
                " halaman, mengambil yang masih utuh, dan menghitung yang hilang."
            ),
            self.tr(
                "Cadangan yang baik selalu lebih utuh: pakai cara ini hanya bila tidak ada"
                " cadangan, atau cadangannya sudah terlalu lama."
            ),
            self.tr(
                "Membaca tidak mengubah apa pun. Sesudahnya Anda melihat hasilnya dahulu, menyebut"
                " nomor surat dan kiriman terakhir, baru memutuskan. Berkas yang rusak disisihkan,"
                " tidak dihapus."
            ),
        ):
            column.addWidget(Text(words, wrap=True))
        column.addWidget(Text(_backup_words(self._newest), Type.MUTED, wrap=True))
        column.addSpacing(step() * 2)
        column.addWidget(self.form)
        column.addStretch(1)
        return page

    def read(self) -> None:
        """Read the damaged file, with progress and Batal; changes nothing."""
        if self._found is not None:
            return
        answer = self.form.answer()
        if answer is None:
            return
        self.notices.clear()
        user, password, code = answer

        def work(progress: Progress) -> Salvage:
            from desa_app.office.salvage import begin_salvage, keys_of

            def report(done: int, total: int, what: str) -> None:
                progress.report(done, total, _reading_words(what))
                progress.check_cancelled()

            return begin_salvage(
                self._data,
                self._clock,
                keys_from=keys_of(self._data, self._newest),
                user=user,
                password=password,
                code=code,
                report=report,
                gone=tuple(self._gone),
            )

        run_with_progress(
            self,
            self.tr("Membaca yang masih terbaca"),
            work,
            self._show_found,
            self._refused,
            writes=True,
        )

    def adopt(self) -> None:
        """Put what was read in place; once begun it goes to its end."""
        found = self._found
        if found is None:
            return
        said = LastSpent()
        if self.asking is not None:
            answered = last_numbers.answers(self.asking, found.plan.last_numbers)
            if answered is None:
                return
            said = answered

        def work(progress: Progress) -> Salvaged:
            return found.adopt(said, progress.report)

        run_with_progress(
            self,
            self.tr("Memasang data"),
            work,
            self._done,
            self._failed,
            writes=True,
            cancellable=False,
        )

    def _show_found(self, found: Salvage) -> None:
        self._found = found
        self.form.forget()
        self._pages.addWidget(self._result(found.plan))
        self._pages.setCurrentIndex(1)
        self.read_button.hide()
        self.form.other_way.hide()
        self.use_button.show()
        if self.asking is not None:
            self.asking.focus_first()

    def _result(self, plan: SalvagePlan) -> QWidget:
        from desa_app.office.salvage_report import mended_lines

        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() * 3)
        told = self.tr("Terbaca {read} baris, hilang {lost} baris.").format(
            read=grouped(plan.read), lost=grouped(plan.lost)
        )
        if plan.unknown:
            told += " " + self.tr("Beberapa bagian mungkin kehilangan lebih banyak.")
        column.addWidget(Text(told, Type.HEADING, wrap=True))
        self.model.set_rows(list(plan.areas))
        self.table.setMinimumHeight(step() * 56)
        column.addWidget(self.table, 1)
        lines = mended_lines(plan)
        if plan.broken:
            lines.append(
                self.tr(
                    "Rantai jejak putus pada baris {line}; itu bukan karena berkas rusak."
                ).format(line=grouped(plan.broken))
            )
        for line in lines:
            column.addWidget(Text(line, wrap=True))
        if plan.must_ask:
            self.asking = Form(columns=2)
            last_numbers.add_questions(self.asking, plan.last_numbers, plan.last_sequence)
            self.asking.save_requested.connect(self.adopt)
            column.addWidget(self.asking)
        return scrolling(page, fill=True)

    def _done(self, done: Salvaged) -> None:
        self._found = None
        self.salvaged.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, InvalidInput) and self.asking is not None and self._found is not None:
            last_numbers.show_problems(self.asking, self._found.plan.last_numbers, error)
        else:
            self.notices.error(error)

    def _refused(self, error: Exception) -> None:
        if self.form.refuse(error):
            return
        if isinstance(error, OfficeInUse) and error.abandoned:
            if says_it_is_gone(self, error):
                self._gone.append(error)
                self.read()
            return
        if isinstance(error, Cancelled):
            self.notices.info(self.tr("Dihentikan. Tidak ada yang berubah."))
            return
        if isinstance(error, RecoveryCodeNeeded) and not self.form.by_code:
            self.form.swap_way()
        self.notices.error(error)

    def _let_go(self) -> None:
        """Who goes back leaves the folder as it was, and open for others."""
        found, self._found = self._found, None
        if found is not None:
            found.discard()


def _backup_words(newest: FoundBackup | None) -> str:
    if newest is None:
        return QCoreApplication.translate("SalvageWindow", "Tidak ada cadangan yang ditemukan.")
    made = newest.made_at.astimezone()
    return QCoreApplication.translate(
        "SalvageWindow", "Cadangan terbaru yang ditemukan dibuat {day} pukul {time}."
    ).format(day=long_date(made.date()), time=clock_time(made))


def _reading_words(what: str) -> str:
    """A table by the words of the office; other steps say themselves."""
    return next((words for words, names in AREAS.items() if what in names), what)


def _area(one: AreaSalvage) -> str:
    return one.words


def _read(one: AreaSalvage) -> str:
    return grouped(one.read)


def _lost(one: AreaSalvage) -> str:
    if one.unknown and not one.lost:
        return QCoreApplication.translate("SalvageWindow", "tidak diketahui")
    if one.unknown:
        return QCoreApplication.translate("SalvageWindow", "{n} atau lebih").format(
            n=grouped(one.lost)
        )
    return grouped(one.lost)
