# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's age identity for the safe: the password again, a clear warning, one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.errors import Cancelled, TooManyTries, WrongPassword
from desa_app.office.unlock import unlock
from ui import saving
from ui.notices import error_words, show_error
from ui.pages.common.sender_words import sender_word
from ui.palette import Tone
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import danger, secondary
from ui.widgets.field import mark_problem, name_input
from ui.widgets.fitting import fit_height
from ui.widgets.labels import IconLabel, Text, Type
from ui.widgets.text_fields import PasswordField

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan
    from ui.tasks import Progress


class SafeKeyDialog(QDialog):
    """``saved`` carries the path of the file."""

    saved = Signal(object)

    def __init__(self, office: Kecamatan, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        unit = step()
        self.setWindowTitle(self.tr("Kunci untuk lemari besi"))
        self.setMinimumWidth(unit * 130)
        self.password = PasswordField()
        self._problem = Text("", Type.PROBLEM, wrap=True)
        self._problem.hide()
        back = secondary(self.tr("Kembali"))
        self._save = danger(self.tr("Simpan kunci…"))
        label = Text(self.tr("&Sandi {user}").format(user=office.user), Type.STRONG)
        label.setBuddy(self.password)
        name_input(self.password, self.tr("Sandi {user}").format(user=office.user))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        head = QHBoxLayout()
        head.setSpacing(unit * 3)
        head.addWidget(IconLabel("key", tone=Tone.WARN, steps=7))
        head.addWidget(Text(self.tr("Kunci untuk lemari besi"), Type.TITLE), 1)
        column.addLayout(head)
        for words in (
            self.tr(
                "Berkas kunci membuka semua kiriman {one}, yang lama dan yang akan datang, tanpa"
                " program ini dan tanpa sandi."
            ).format(one=sender_word(office)),
            self.tr(
                "Simpan hanya di flashdisk yang masuk lemari besi. Jangan disalin ke komputer,"
                " surel atau percakapan. Pengeluaran kunci ini dicatat dan tidak dapat diurungkan;"
                " musnahkan salinan yang tidak diperlukan."
            ),
        ):
            column.addWidget(Text(words, wrap=True))
        column.addWidget(label)
        column.addWidget(self.password)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._save)
        column.addLayout(row)
        self._save.setEnabled(False)
        back.clicked.connect(self.reject)
        self._save.clicked.connect(self._choose)
        self.password.changed.connect(self._on_typed)
        self.password.returnPressed.connect(self._choose)
        self.password.setFocus()
        fit_height(self)

    def _on_typed(self) -> None:
        self._save.setEnabled(bool(self.password.value()))
        self._say("")

    def _choose(self) -> None:
        if not self.password.value():
            return
        path = file_dialogs.save_file(
            self,
            self.tr("Simpan kunci ke flashdisk untuk lemari besi"),
            f"KUNCI-{self._office.profile.code}.txt",
            self.tr("Kunci (*.txt)"),
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Prove the password, then write the key file."""
        office, password = self._office, self.password.value()
        heading = self.tr(
            "# Identitas age {code}. Siapa pun yang memegang berkas ini dapat membuka semua"
            " kiriman."
        ).format(code=office.profile.code)

        def work(progress: Progress) -> Path:
            unlock(office.folder, office.user, password, office.clock)
            identity = office.inspection.identity_for_the_safe()
            saving.save_bytes(path, f"{heading}\n{identity}\n".encode(), private=True)
            return path

        run_with_progress(
            self,
            self.tr("Menyimpan kunci"),
            work,
            self._finish,
            self._failed,
            writes=True,
            cancellable=False,
        )

    def _finish(self, path: Path) -> None:
        self.saved.emit(path)
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassword | TooManyTries):
            self._say(" ".join(filter(None, error_words(error))))
            self.password.selectAll()
            self.password.setFocus()
        elif not isinstance(error, Cancelled):
            show_error(self, error)

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.password.setAccessibleDescription(words)
        mark_problem(self.password, bool(words))
        fit_height(self)
