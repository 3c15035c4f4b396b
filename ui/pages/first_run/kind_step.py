# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 1: in which office does this computer stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup

from desa_app.domain.office import OfficeKind
from ui.pages.common.proof_window import ProofWindow
from ui.pages.first_run.step_page import StepPage
from ui.theme import step
from ui.widgets.buttons import Button, ChoiceCard, plain
from ui.widgets.flow import FlowLayout
from ui.widgets.folding import FoldingRow
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from ui.pages.first_run.answers import Answers


class KindStep(StepPage):
    """Three large choices; choosing one goes on. ``check_asked``: no office, only checking."""

    check_asked = Signal()
    restore_asked = Signal()
    sample_asked = Signal()

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "", "")
        self.say(
            self.tr("Selamat datang. Komputer ini ada di kantor mana?"),
            self.tr(
                "Program yang sama melayani ketiganya; pilihan ini berlaku untuk komputer ini."
            ),
        )
        self._group = QButtonGroup(self)
        row = FoldingRow()
        self._choices = {
            OfficeKind.DESA: ChoiceCard(
                self.tr("Kantor &desa atau kelurahan"),
                self.tr("Mencatat warga, menerbitkan surat, mengirim ke kecamatan."),
                "village",
            ),
            OfficeKind.KECAMATAN: ChoiceCard(
                self.tr("Kantor &kecamatan"),
                self.tr("Mendaftarkan desa, menerima kiriman, menyusun rekap."),
                "receive",
            ),
            OfficeKind.KABUPATEN: ChoiceCard(
                self.tr("Kantor tingkat ka&bupaten atau kota"),
                self.tr("Disnaker atau BP3MI: menerima kiriman kecamatan, menyusun rekap."),
                "recap",
            ),
        }
        for button in self._choices.values():
            self._group.addButton(button)
            row.add(button, 1, least=60)
        self.body.addWidget(row)
        self._problem = Text("", Type.PROBLEM)
        self.body.addWidget(self._problem)
        self.body.addWidget(
            Text(
                self.tr(
                    "Siapkan dahulu: nama kepala dan sekretaris, alamat kantor, dan bila ada "
                    "berkas gambar lambang. Semuanya dapat diubah lagi di Pengaturan."
                ),
                Type.MUTED,
                wrap=True,
            )
        )
        self.body.addSpacing(step() * 4)
        words = self.tr("Disnaker, Imigrasi atau BP3MI: hanya &memeriksa surat…")
        only_check = plain(words, icon="check")
        only_check.clicked.connect(self.check_asked)
        others = FlowLayout(step() * 2)
        others.addWidget(only_check)
        restore = plain(self.tr("Komputer baru: &pulihkan dari cadangan…"), icon="backup")
        restore.clicked.connect(self.restore_asked)
        others.addWidget(restore)
        sample = plain(self.tr("C&oba dengan data contoh…"), icon="eye")
        sample.clicked.connect(self.sample_asked)
        self.replace_button = plain(
            self.tr("Pengganti komputer kecamatan &tanpa cadangan: pakai lembar pemulihan…"),
            icon="key",
        )
        others.addWidget(self.replace_button)
        others.addWidget(sample)
        self.body.addLayout(others)
        self._replaces = Text("", Type.BODY, wrap=True)
        self._replaces.hide()
        self.body.addWidget(self._replaces)
        self.body.addStretch(1)
        self._group.buttonClicked.connect(self._on_chosen)
        self.replace_button.clicked.connect(self.ask_for_sheet)

    @property
    def name(self) -> str:
        """Short name."""
        return self.tr("Kantor")

    def enter(self) -> None:
        """Show what was chosen."""
        for kind, button in self._choices.items():
            button.setChecked(kind is self.answers.kind)
        chosen = self._choices[self.answers.kind or OfficeKind.DESA]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Take the choice; a change of mind forgets the region."""
        chosen = next((kind for kind, b in self._choices.items() if b.isChecked()), None)
        if chosen is None:
            self._problem.setText(self.tr("Pilih salah satu dahulu."))
            return False
        self._problem.setText("")
        if chosen is not self.answers.kind:
            self.answers.kind = chosen
            self.answers.region = None
        return True

    def ask_for_sheet(self) -> ProofWindow:
        """The lost computer's recovery sheet: with it alone, its packages are opened here."""
        window = ProofWindow(
            self.tr("Komputer pengganti kecamatan"),
            self.tr(
                "Bila masih ada cadangan, kembali dan pulihkan dari cadangan: semuanya kembali."
                " Tanpa cadangan, ketik kode dari lembar pemulihan kantor lama. Komputer ini lalu"
                " membuka kiriman yang sudah disegel untuk kantor lama. Desa-desa didaftarkan"
                " lagi, dan kartu kecamatan yang baru dibagikan lagi kepada setiap desa."
            ),
            self.tr("Periksa kode"),
            self.tr("&Kode di lembar pemulihan kantor lama"),
            TextField(limit=160),
            _read_sheet,
            self.window(),
        )
        window.saved.connect(self._on_sheet)
        window.open()
        return window

    def _on_sheet(self, typed: object) -> None:
        self.answers.former_sheet = str(typed)
        self._replaces.setText(
            self.tr(
                "Kode terbaca. Kantor yang disiapkan sekarang akan membuka kiriman untuk kantor"
                " lama. Pilih jenis kantornya di atas."
            )
        )
        self._replaces.show()
        self._choices[OfficeKind.KECAMATAN].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, _button: Button) -> None:
        self.settled.emit()


def _read_sheet(typed: str) -> str:
    """Raise ``WrongRecoveryCode`` for a slip of the finger; whose sheet it is, packages tell."""
    # Imported here: the database's libraries are more than the first window needs.
    from desa_app.office.recovery import recovery_identity

    recovery_identity(typed)
    return typed
