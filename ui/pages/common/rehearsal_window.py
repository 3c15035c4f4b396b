# SPDX-License-Identifier: GPL-3.0-or-later
"""Latihan pemulihan, step by step: choose a backup, open it, see how each step went, print it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desa_app.errors import (
    Cancelled,
    DesaBinaanError,
    TooManyTries,
    UserRemoved,
    WrongPassword,
    WrongRecoveryCode,
)
from desa_app.sentences import sentence_for
from desa_app.wording import grouped, long_date
from ui import tasks
from ui.backup_columns import letters_words, made_words, people_words
from ui.forms.form import Form
from ui.notices import NoticeBar, show_error
from ui.progress import run_with_progress
from ui.tables.table_model import Align, Column, TableModel
from ui.tables.table_view import TableView
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import plain, primary, secondary
from ui.widgets.facts import Facts
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import PasswordField, TextField
from ui.window_size import resize_within

if TYPE_CHECKING:
    from desa_app.domain.page import Paper
    from desa_app.domain.rehearsal import Rehearsed
    from desa_app.domain.restoring import FoundBackup
    from desa_app.office.rehearsal import Rehearsal
    from ui.pages.common.papers import PaperDesk
    from ui.tasks import Progress


class RehearsalWindow(QDialog):
    """``rehearsed`` carries what was done, the moment it is done."""

    rehearsed = Signal(object)

    def __init__(
        self, rehearsal: Rehearsal, user: str, papers: PaperDesk, paper: Paper, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rehearsal, self._papers, self._paper = rehearsal, papers, paper
        self._by_code = True
        self.done_with: Rehearsed | None = None
        self.looked_through = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Latihan pemulihan"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.notices = NoticeBar()
        self.model: TableModel[FoundBackup] = TableModel(
            (
                Column(self.tr("Dibuat"), made_words, width=15),
                Column(self.tr("Orang"), people_words, align=Align.RIGHT, width=7),
                Column(self.tr("Surat"), letters_words, align=Align.RIGHT, width=7),
                Column(self.tr("Tempat"), _place, width=24, stretch=True),
            )
        )
        self.table = TableView(self.model, "cadangan", self.tr("Cadangan kantor ini"), None)
        self.table.set_empty(
            "backup",
            self.tr("Belum ada cadangan"),
            self.tr("Tutup jendela ini dan buat yang pertama dengan Cadangkan sekarang."),
        )
        self.form = Form(columns=2)
        self.code = TextField(limit=160)
        self.password = PasswordField()
        self.form.add("code", self.tr("&Kode di lembar pemulihan"), self.code, required=True)
        self.form.add(
            "password",
            self.tr("&Sandi {user} waktu itu").format(user=user),
            self.password,
            required=True,
        )
        self.other_way = plain("", icon="key")
        self.start = primary(self.tr("Mulai latihan"), icon="check")
        self.back = secondary(self.tr("Kembali"))
        self.print_button = secondary(self.tr("&Cetak catatan…"), icon="print")
        self.save_button = secondary(self.tr("Simpan &PDF…"), icon="save")
        self.finish = primary(self.tr("Selesai"))
        self.stack = QStackedWidget()
        self._build()
        self.other_way.clicked.connect(self._swap_way)
        self.start.clicked.connect(self.carry_out)
        self.form.save_requested.connect(self.carry_out)
        self.back.clicked.connect(self.reject)
        self.finish.clicked.connect(self.accept)
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self._show_way()
        work = partial(_find, rehearsal)
        tasks.run(self, work, self._found, self.notices.error, writes=False)

    def _build(self) -> None:
        unit = step()
        choosing = QWidget()
        first = QVBoxLayout(choosing)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(unit * 3)
        first.addWidget(self.table, 1)
        first.addWidget(self.form)
        foot = QHBoxLayout()
        foot.setSpacing(unit * 3)
        foot.addWidget(self.other_way)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.start)
        first.addLayout(foot)
        self.outcome = QWidget()
        self._told = QVBoxLayout(self.outcome)
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(unit * 3)
        self.stack.addWidget(choosing)
        self.stack.addWidget(self.outcome)
        self.words = Text(
            self.tr(
                "Satu cadangan sungguh-sungguh dipulihkan, dibuka dan dihitung, tetapi di folder"
                " percobaan yang sesudahnya dihapus. Data kantor tidak disentuh. Ambil lembar"
                " pemulihan dari lemari besi dan ketik kodenya: sekaligus terbukti bahwa lembar"
                " itu masih berlaku."
            ),
            Type.MUTED,
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Latihan pemulihan"), Type.TITLE))
        column.addWidget(self.words)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        resize_within(self, 220, 150)

    def carry_out(self) -> None:
        """Rehearse with the chosen backup."""
        chosen = self.table.selected_rows()
        if self.form.accept() is None or not chosen:
            return
        self.notices.clear()
        backup = chosen[0]
        code = self.code.value() if self._by_code else ""
        password = "" if self._by_code else self.password.value()

        def work(progress: Progress) -> Rehearsed:
            return self._rehearsal.carry_out(
                backup, password=password, code=code, report=progress.report
            )

        run_with_progress(
            self,
            self.tr("Latihan pemulihan"),
            work,
            self._done,
            self._refused,
            writes=True,
            cancellable=False,
        )

    def print(self) -> None:
        """Print the paper of this rehearsal."""
        if self.done_with is not None:
            make = partial(self._rehearsal.sheet, self.done_with)
            self._papers.print(make, self._paper, self.tr("Catatan latihan pemulihan"))

    def save(self) -> None:
        """Save it as PDF."""
        if self.done_with is None:
            return
        name = f"latihan-pemulihan-{self.done_with.at.astimezone().date().isoformat()}.pdf"
        title = self.tr("Simpan catatan latihan")
        path = file_dialogs.save_file(self, title, name, "PDF (*.pdf)")
        if path is not None:
            make = partial(self._rehearsal.sheet, self.done_with)
            self._papers.save(make, path, self.tr("Catatan latihan pemulihan"))

    def _found(self, found: tuple[FoundBackup, ...]) -> None:
        self.looked_through = True
        self.model.set_rows(found)
        self.start.setEnabled(bool(found))
        if found:
            self.table.select_row(0)
            self.form.focus_first()

    def _done(self, done: Rehearsed) -> None:
        self.code.clear()
        self.password.clear()
        self.done_with = done
        self._show_result(done)
        self.stack.setCurrentWidget(self.outcome)
        self.finish.setFocus()
        self.rehearsed.emit(done)

    def _show_result(self, done: Rehearsed) -> None:
        if done.good:
            self.notices.success(
                self.tr("Latihan berhasil: kantor dapat dilanjutkan dari cadangan {made}.").format(
                    made=made_words(done.backup)
                )
            )
        else:
            self.notices.warn(
                self.tr("Ada langkah yang gagal. Buat cadangan baru, lalu ulangi latihan ini.")
            )
        self.words.setText(
            self.tr("Cetak catatannya untuk map kantor, dan kembalikan lembar pemulihannya.")
        )
        steps = Facts(
            [(one.what, f"{one.outcome.capitalize()} · {one.told}") for one in done.steps],
            label_steps=70,
        )
        counts = Facts([(one.name, _count_words(one.told, one.found)) for one in done.counts])
        foot = QHBoxLayout()
        foot.setSpacing(step() * 3)
        foot.addWidget(self.print_button)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(self.finish)
        self._told.addWidget(steps)
        self._told.addWidget(Text(self.tr("Jumlah baris"), Type.STRONG))
        self._told.addWidget(counts)
        self._told.addStretch(1)
        self._told.addLayout(foot)

    def _refused(self, error: Exception) -> None:
        field = "code" if self._by_code else "password"
        if isinstance(error, WrongPassword | WrongRecoveryCode | TooManyTries | UserRemoved):
            self.form.row(field).show_words(sentence_for(error).line)
            self.form.field(field).setFocus()
        elif isinstance(error, DesaBinaanError):
            self.notices.error(error)
        elif not isinstance(error, Cancelled):
            show_error(self, error)

    def _swap_way(self) -> None:
        self._by_code = not self._by_code
        self._show_way()

    def _show_way(self) -> None:
        self.form.show_field("code", self._by_code)
        self.form.show_field("password", not self._by_code)
        words = self.tr("Pakai sandi saja") if self._by_code else self.tr("Pakai kode pemulihan")
        self.other_way.set_text(words)


def last_rehearsal_words(rehearsal: Rehearsal) -> str:
    """``Latihan pemulihan terakhir 5 Oktober 2026.``, or that there was none."""
    tr = QCoreApplication.translate
    last = rehearsal.last()
    if last is None:
        return tr("RehearsalWindow", "Pemulihan dari cadangan belum pernah dilatih.")
    words = tr("RehearsalWindow", "Latihan pemulihan terakhir {day}.")
    return words.format(day=long_date(last))


def _find(rehearsal: Rehearsal, _: Progress) -> tuple[FoundBackup, ...]:
    return rehearsal.backups()


def _place(one: FoundBackup) -> str:
    return str(one.folder.parent)


def _count_words(told: int | None, found: int) -> str:
    tr = QCoreApplication.translate
    if told is None:
        return grouped(found)
    if told == found:
        return tr("RehearsalWindow", "{found}, sama dengan catatan cadangan").format(
            found=grouped(found)
        )
    return tr("RehearsalWindow", "{found}, padahal cadangan menyebut {told}").format(
        found=grouped(found), told=grouped(told)
    )
