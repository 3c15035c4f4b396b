# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 6: the recovery code, shown once, printed, and proved by typing it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from desa_app.errors import NotWritable, WrongRecoveryCode
from desa_app.sentences import sentence_for
from ui import notices
from ui.forms.form import Form
from ui.pages.first_run.step_page import StepPage
from ui.theme import step, tabular
from ui.widgets.buttons import plain, secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.office.prepare import Prepared
    from ui.pages.first_run.answers import Answers


class RecoveryStep(StepPage):
    """``typed`` carries what was typed back; the wizard lets the office check it."""

    typed = Signal(str)

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "", "")
        self.say(
            self.tr("Kode pemulihan"),
            self.tr(
                "Hanya kode ini yang membuka data bila sandi terlupa. Cetak lembarnya, simpan di "
                "lemari besi kantor. Kode tidak ditampilkan lagi."
            ),
        )
        self._prepared: Prepared | None = None
        card = Card()
        self._code = Text("", Type.CODE, wrap=True)
        self._code.setFont(tabular(self._code.font()))
        self._code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._show = plain(self.tr("&Tampilkan lagi"), icon="eye")
        card.body.addWidget(self._code)
        card.body.addWidget(self._show, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(card)
        self._print = secondary(self.tr("&Cetak lembar pemulihan"), icon="print")
        self._save = secondary(self.tr("Simpan &sebagai PDF…"), icon="save")
        row = QHBoxLayout()
        row.setSpacing(step() * 2)
        row.addWidget(self._print)
        row.addWidget(self._save)
        row.addStretch(1)
        self.body.addLayout(row)
        self._form = Form(submit_on_last=True)
        self._field = TextField(limit=80)
        self._form.add(
            "code",
            self.tr("Ketik &ulang kode dari lembar yang sudah dicetak atau dicatat"),
            self._field,
            required=True,
            help=self.tr("Kode di atas disembunyikan begitu Anda mulai mengetik."),
        )
        below = QVBoxLayout()
        below.addWidget(self._form)
        self.body.addLayout(below)
        self.body.addStretch(1)
        self._show.clicked.connect(self._reveal)
        self._print.clicked.connect(self._print_sheet)
        self._save.clicked.connect(self._save_sheet)
        self._field.textEdited.connect(self._hide)
        self._form.save_requested.connect(self.settled)

    @property
    def name(self) -> str:
        """Short name."""
        return self.tr("Kode pemulihan")

    @property
    def may_go_back(self) -> bool:
        """The office exists now; what came before is changed in the settings."""
        return False

    def take(self, prepared: Prepared) -> None:
        """Show the code of the office that was just made."""
        self._prepared = prepared
        if prepared.age_identity:
            self.say(
                self.tr("Kode pemulihan"),
                self.tr(
                    "Hanya kode ini yang membuka data bila sandi terlupa, dan kiriman bila komputer"
                    " ini hilang. Cetak lembarnya, simpan di lemari besi kantor. Kode tidak"
                    " ditampilkan lagi."
                ),
            )
        self._reveal()

    def enter(self) -> None:
        """Begin with printing."""
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Never by itself: the office must check the code first."""
        if self._form.accept() is not None:
            self.typed.emit(self._field.value())
        return False

    def refuse(self, error: WrongRecoveryCode) -> None:
        """The typed code is not the one."""
        self._form.row("code").show_words(sentence_for(error).line)
        self._field.setFocus()

    def forget(self) -> None:
        """Drop the code from memory and screen."""
        self._prepared = None
        self._code.setText("")
        self._field.clear()

    def _reveal(self) -> None:
        if self._prepared is not None:
            self._code.setText(self._prepared.recovery_code)
            self._code.setAccessibleName(self.tr("Kode pemulihan"))
        self._show.setVisible(False)

    def _hide(self, _text: str) -> None:
        self._code.setText("••••• " * 4)
        self._show.setVisible(True)

    def _print_sheet(self) -> None:
        from desa_app.domain.page import Paper
        from ui.pdf_render import page_sizes
        from ui.printing import print_pdf

        if self._prepared is None:
            return
        pdf = self._prepared.sheet_pdf
        paper = Paper.F4 if page_sizes(pdf)[0].height > 310 else Paper.A4
        try:
            print_pdf(self, pdf, paper)
        except NotWritable as error:
            notices.show_error(self, error)
        self._field.setFocus()

    def _save_sheet(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Simpan lembar pemulihan"),
            self.tr("lembar-pemulihan.pdf"),
            self.tr("Berkas PDF (*.pdf)"),
        )
        if path and self._prepared is not None:
            self.save_sheet_to(Path(path))

    def save_sheet_to(self, path: Path) -> None:
        """Write the sheet; says so in the office's words when it cannot be written."""
        if self._prepared is None:
            return
        try:
            path.write_bytes(self._prepared.sheet_pdf)
        except OSError:
            notices.show_error(self, NotWritable(path))
        self._field.setFocus()
