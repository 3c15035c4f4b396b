# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 3: who signs, where the office is, and how its letterhead looks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from desa_app.domain.page import Paper
from ui.forms.form import Form
from ui.pages.first_run.letterhead_picture import LetterheadPicture
from ui.pages.first_run.step_page import StepPage
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from ui.pages.first_run.answers import Answers

LOGO_LIMIT = 2_000_000
_FIELDS = (
    "head_name",
    "head_number",
    "head_title",
    "secretary_name",
    "secretary_number",
    "secretary_title",
    "address",
    "contact",
    "paper",
)


class LetterheadStep(StepPage):
    """A form at the left, the letterhead at the right."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "", "")
        self.say(
            self.tr("Kop surat dan pejabat"),
            self.tr("Seperti inilah kop surat Anda. Nama ditulis lengkap dengan gelar."),
        )
        unit = step()
        self._form = form = Form(columns=2)
        form.add("head_name", self.tr("Nama &kepala"), TextField(limit=100), required=True)
        form.add("head_number", self.tr("NIPD atau NIP"), TextField(limit=40))
        form.add("secretary_name", self.tr("Nama &sekretaris"), TextField(limit=100), required=True)
        form.add("secretary_number", self.tr("NIPD atau NIP"), TextField(limit=40))
        form.add("head_title", self.tr("Jabatan kepala"), TextField(limit=60), required=True)
        form.add(
            "secretary_title", self.tr("Jabatan sekretaris"), TextField(limit=60), required=True
        )
        form.add("address", self.tr("&Alamat kantor"), TextField(limit=120), span=2)
        form.add("contact", self.tr("&Telepon, surel"), TextField(limit=100))
        papers = [
            (Paper.F4, self.tr("F4 (215 × 330 mm)")),
            (Paper.A4, self.tr("A4 (210 × 297 mm)")),
        ]
        form.add("paper", self.tr("Kertas s&urat"), ChoiceField(papers), required=True)
        self._picture = LetterheadPicture()
        self._pick = secondary(self.tr("Pilih gambar &lambang…"))
        self._drop = secondary(self.tr("Tanpa lambang"))
        self._logo_words = Text("", Type.SMALL, wrap=True)
        logo = QHBoxLayout()
        logo.addWidget(self._pick)
        logo.addWidget(self._drop)
        logo.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(unit * 2)
        right.addWidget(self._picture, 1)
        right.addLayout(logo)
        right.addWidget(self._logo_words)
        both = QHBoxLayout()
        both.setSpacing(unit * 6)
        left = QVBoxLayout()
        left.addWidget(form)
        left.addStretch(1)
        both.addLayout(left, 6)
        both.addLayout(right, 5)
        self.body.addLayout(both, 1)
        form.changed.connect(self._take)
        form.save_requested.connect(self.settled)
        self._pick.clicked.connect(self._pick_logo)
        self._drop.clicked.connect(self._drop_logo)

    @property
    def name(self) -> str:
        """Short name."""
        return self.tr("Kop dan pejabat")

    def enter(self) -> None:
        """Show the answers in the words of this office."""
        form, answers = self._form, self.answers
        form.row("head_name").set_label(self.tr("Nama {title}").format(title=answers.head_title))
        form.row("secretary_name").set_label(
            self.tr("Nama {title}").format(title=answers.secretary_title)
        )
        for field in ("head_number", "secretary_number"):
            form.row(field).set_label(answers.number_label)
        form.set_values({name: getattr(answers, name) for name in _FIELDS})
        self._show_picture()
        form.focus_first()

    def leave(self) -> bool:
        """All required names must be there."""
        if self._form.accept() is None:
            return False
        self._take()
        return True

    def read_logo(self, path: Path) -> bool:
        """Take a picture file; says why when it cannot be used."""
        try:
            data = path.read_bytes() if path.stat().st_size <= LOGO_LIMIT else None
        except OSError:
            self._logo_words.setText(self.tr("Berkas itu tidak dapat dibaca."))
            return False
        if data is None:
            self._logo_words.setText(
                self.tr("Gambar itu lebih dari 2 MB. Perkecil dahulu, lalu pilih lagi.")
            )
            return False
        if QImage.fromData(data).isNull():
            self._logo_words.setText(self.tr("Berkas itu bukan gambar PNG atau JPG."))
            return False
        self.answers.logo = data
        self._show_picture()
        return True

    def _take(self) -> None:
        for name, value in self._form.values().items():
            setattr(self.answers, name, value if value is not None else getattr(self.answers, name))
        self._show_picture()

    def _show_picture(self) -> None:
        self._picture.show_letterhead(self.answers.letterhead(), self.answers.paper)
        self._drop.setEnabled(self.answers.logo is not None)
        self._logo_words.setText(
            "" if self.answers.logo else self.tr("Lambang boleh ditambahkan kapan saja.")
        )

    def _pick_logo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Pilih gambar lambang"),
            "",
            self.tr("Gambar (*.png *.jpg *.jpeg)"),
        )
        if path:
            self.read_logo(Path(path))

    def _drop_logo(self) -> None:
        self.answers.logo = None
        self._show_picture()
