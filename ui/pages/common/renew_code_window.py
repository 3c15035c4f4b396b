# SPDX-License-Identifier: GPL-3.0-or-later
"""A new recovery code: shown, printed, typed back; only then the old one stops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.page import Paper
from desa_app.errors import Cancelled, DesaBinaanError, WrongRecoveryCode
from desa_app.sentences import sentence_for
from ui import saving
from ui.pages.common.small_window import SmallWindow
from ui.printing import print_pdf
from ui.progress import run_with_progress
from ui.theme import step, tabular
from ui.widgets import file_dialogs
from ui.widgets.buttons import plain, secondary
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.domain.recovery import NewRecovery
    from desa_app.office.recovery import RecoveryRenewal
    from ui.tasks import Progress


class RenewCodeWindow(SmallWindow):
    """``saved`` when the new code counts."""

    def __init__(
        self, renewal: RecoveryRenewal, new: NewRecovery, *, packages: bool, parent: QWidget
    ) -> None:
        super().__init__(
            self.tr("Kode pemulihan yang baru"),
            self.tr(
                "Cetak lembarnya, lalu ketik kodenya dari kertas itu. Baru sesudah itu kode lama"
                " tidak berlaku lagi; sebelum itu tidak ada yang berubah. Sesudahnya penggantian"
                " tidak dapat diurungkan, tetapi kode dapat diganti sekali lagi."
            ),
            self.tr("Ganti kode"),
            columns=2,
            parent=parent,
        )
        self._renewal, self._new = renewal, new
        self._code = Text("", Type.CODE, wrap=True)
        self._code.setFont(tabular(self._code.font()))
        self._code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._show = plain(self.tr("&Tampilkan lagi"), icon="eye")
        self._print = secondary(self.tr("&Cetak lembar pemulihan"), icon="print")
        self._save = secondary(self.tr("Simpan &sebagai PDF…"), icon="save")
        self.field = TextField(limit=80)
        self.form.add_widget(self._code)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(step() * 2)
        for button in (self._print, self._save, self._show):
            line.addWidget(button)
        line.addStretch(1)
        self.form.add_widget(row)
        self.form.add(
            "code",
            self.tr("Ketik &ulang kode dari lembar yang sudah dicetak"),
            self.field,
            required=True,
            span=2,
            help=self.tr("Kode di atas disembunyikan begitu Anda mulai mengetik."),
        )
        self.form.add_widget(
            Text(
                self.tr(
                    "Cadangan yang dibuat sebelum ini masih dibuka dengan kode lama. Sesudah"
                    " mengganti, tekan Cadangkan sekarang, dan musnahkan lembar lama bila cadangan"
                    " lama tidak diperlukan lagi."
                ),
                Type.SMALL,
                wrap=True,
            )
        )
        if packages:
            self.form.add_widget(
                Text(
                    self.tr(
                        "Kartu kantor ikut berubah. Bagikan kartu baru kepada pengirim: lembar baru"
                        " hanya membuka kiriman yang disegel untuk kartu baru. Simpan lembar lama"
                        " sampai semua pengirim memakainya."
                    ),
                    Type.SMALL,
                    wrap=True,
                )
            )
        self._show.clicked.connect(self._reveal)
        self._print.clicked.connect(self._print_sheet)
        self._save.clicked.connect(self._ask_where)
        self.field.textEdited.connect(self._hide)
        self.finished.connect(self._forget)
        self._reveal()

    def try_save(self) -> None:
        """Let the new code count when it was typed from its paper."""
        if self.form.accept() is None:
            return
        typed = self.field.value()

        def work(_: Progress) -> None:
            self._renewal.finish(self._new, typed)

        run_with_progress(
            self,
            self.tr("Mengganti kode pemulihan"),
            work,
            self._renewed,
            self._refused,
            writes=True,
            cancellable=False,
        )

    def save_sheet_to(self, path: Path) -> None:
        """Write the sheet as a file, to be printed elsewhere."""
        try:
            saving.save_bytes(path, self._new.sheet_pdf, private=True)
        except DesaBinaanError as error:
            self.notices.error(error)
        self.field.setFocus()

    def _renewed(self, _nothing: None) -> None:
        self.saved.emit(None)
        self.accept()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, WrongRecoveryCode):
            self.form.row("code").show_words(sentence_for(error).line)
            self.field.setFocus()
        elif not isinstance(error, Cancelled):
            self.notices.error(error)

    def _print_sheet(self) -> None:
        try:
            print_pdf(self, self._new.sheet_pdf, Paper.A4)
        except DesaBinaanError as error:
            self.notices.error(error)
        self.field.setFocus()

    def _ask_where(self) -> None:
        path = file_dialogs.save_file(
            self,
            self.tr("Simpan lembar pemulihan"),
            "lembar-pemulihan.pdf",
            self.tr("Berkas PDF (*.pdf)"),
        )
        if path is not None:
            self.save_sheet_to(path)

    def _reveal(self) -> None:
        self._code.setText(self._new.code)
        self._code.setAccessibleName(self.tr("Kode pemulihan"))
        self._show.setVisible(False)

    def _hide(self, _text: str) -> None:
        self._code.setText("••••• " * 4)
        self._show.setVisible(True)

    def _forget(self) -> None:
        self._code.setText("")
        self.field.clear()
