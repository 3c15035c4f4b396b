# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's own facts: letterhead, coat of arms, letter numbers, officials, backup folder."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desa_app.domain.numbering import check_pattern, format_number
from desa_app.domain.office import LOGO_LIMIT, Acting, Official, Post
from desa_app.domain.page import Paper
from desa_app.errors import DesaBinaanError, FileUnreadable, InvalidInput, Problem
from ui.forms.form import Form
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.choice_field import ChoiceField
from ui.widgets.file_dialogs import open_file
from ui.widgets.folder_field import FolderField
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.office.settings import OfficeFacts, Settings

_PROFILE = (
    *("kind_word", "name", "address", "contact", "head_title", "secretary_title"),
    "number_pattern",
)
EXAMPLE_CLASS = "470"
EXAMPLE_RUNNING = 41


class VillageForm(Form):
    """Shows what is stored; :meth:`store` saves what was changed, off the window's thread."""

    def __init__(self, office: Desa, parent: QWidget | None = None) -> None:
        super().__init__(columns=3, check=self._problems_in, parent=parent)
        self._office = office
        self._facts: OfficeFacts | None = None
        self._logo: bytes | None = None
        tr = self.tr
        self.add_section(tr("Kop surat"))
        self.add("kind_word", tr("Sebutan"), TextField(limit=30), required=True)
        self.add("name", tr("Nama desa"), TextField(limit=80), required=True)
        papers = [(paper, paper.value) for paper in Paper]
        self.add("paper", tr("Kertas"), ChoiceField(papers), required=True)
        self.add("address", tr("Alamat kantor"), TextField(limit=160), span=2)
        self.add("contact", tr("Telepon, surel"), TextField(limit=120))
        self._build_logo()
        self.add_section(tr("Nomor surat dan cadangan"))
        self.add("number_pattern", tr("Pola nomor"), TextField(limit=120), required=True)
        self.add("backup_folder", tr("Folder cadangan"), FolderField(), span=2)
        self._example = Text("", Type.SMALL, wrap=True)
        self.add_widget(self._example)
        self.add_section(tr("Pejabat penanda tangan"))
        self.add("head_title", tr("Jabatan kepala"), TextField(limit=60), required=True)
        self.add("head_name", tr("Nama kepala"), TextField(limit=100), required=True)
        self.add("head_number", tr("NIPD / NIP kepala"), TextField(limit=60))
        self.add("secretary_title", tr("Jabatan sekretaris"), TextField(limit=60), required=True)
        self.add("secretary_name", tr("Nama sekretaris"), TextField(limit=100))
        self.add("secretary_number", tr("NIPD / NIP sekretaris"), TextField(limit=60))
        self.changed.connect(self._show_example)

    def _build_logo(self) -> None:
        self._picture = QLabel()
        self._picture.setFixedSize(step() * 14, step() * 14)
        self._picture.setAccessibleName(self.tr("Lambang yang dipakai sekarang"))
        self._logo_words = Text("", Type.SMALL, wrap=True)
        self.logo_button = secondary(self.tr("Pilih lambang…"))
        self._no_logo = secondary(self.tr("Tanpa lambang"))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step() * 3)
        row.addWidget(self._picture)
        row.addWidget(self._logo_words, 1)
        row.addWidget(self.logo_button)
        row.addWidget(self._no_logo)
        self.add_widget(place)
        self.logo_button.clicked.connect(self._choose_logo)
        self._no_logo.clicked.connect(self._drop_logo)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def loaded(self) -> bool:
        """Whether what is stored was shown; before that nothing can be saved."""
        return self._facts is not None

    def show_facts(self, facts: OfficeFacts) -> None:
        """Show what is stored."""
        self._facts = facts
        profile = facts.profile
        values: dict[str, object] = {name: getattr(profile, name) for name in _PROFILE}
        values |= {"paper": profile.paper, "backup_folder": facts.backup_folder}
        for post, prefix in ((Post.HEAD, "head"), (Post.SECRETARY, "secretary")):
            official = facts.officials.get(post)
            values[f"{prefix}_name"] = official.name if official else ""
            values[f"{prefix}_number"] = official.number_line if official else ""
            # Someone standing in is no successor: they are kept in the list of officials.
            own = official is None or official.acting is Acting.NONE
            for part in ("name", "number"):
                self.field(f"{prefix}_{part}").setEnabled(own)
        self.set_values(values)
        self._show_logo(facts.logo)
        self._show_example()

    def _show_logo(self, logo: bytes | None) -> None:
        self._logo = logo
        picture = QPixmap()
        if logo:
            picture.loadFromData(logo)
        if picture.isNull():
            self._picture.clear()
            self._logo_words.setText(self.tr("Belum ada lambang. Pakai gambar PNG atau JPG."))
        else:
            self._picture.setPixmap(
                picture.scaled(
                    self._picture.size(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            self._logo_words.setText(self.tr("Lambang ini tercetak di kop surat."))
        self._picture.setVisible(not picture.isNull())
        self._no_logo.setVisible(logo is not None)

    def _show_example(self) -> None:
        pattern = str(self.values()["number_pattern"] or "")
        try:
            number = format_number(
                pattern,
                classification=EXAMPLE_CLASS,
                running=EXAMPLE_RUNNING,
                office_code=self._office.profile.code,
                day=self._office.clock.today(),
            )
        except InvalidInput:
            self._example.setText(self.tr("Contoh tampil setelah polanya benar."))
            self._example.set_tone(Tone.WARN)
            return
        words = self.tr(
            "Contoh: {number}. Isian yang dikenal: {fields}. Nomor urut mulai lagi tiap tahun."
        )
        fields = "{kode} {nomor:03} {kode_desa} {unit} {bulan} {bulan_angka} {tahun}"
        self._example.setText(words.format(number=number, fields=fields))
        self._example.set_tone(None)

    def _problems_in(self, values: dict[str, object]) -> tuple[Problem, ...]:
        return check_pattern(str(values["number_pattern"] or ""))

    # --- choosing -------------------------------------------------------------------------------

    def _choose_logo(self) -> None:
        path = open_file(self, self.tr("Pilih lambang"), self.tr("Gambar (*.png *.jpg *.jpeg)"))
        if path is not None:
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Take a picture; what cannot be used is said beside it."""
        try:
            logo = _read_picture(path)
        except DesaBinaanError:
            self._logo_words.setText(self.tr("Berkas itu tidak dapat dibaca atau lebih dari 2 MB."))
            return
        if QImage.fromData(logo).isNull():
            self._logo_words.setText(self.tr("Berkas itu bukan gambar PNG atau JPG."))
            return
        self._show_logo(logo)
        self._touch()

    def _drop_logo(self) -> None:
        self._show_logo(None)
        self._touch()

    def _touch(self) -> None:
        self._dirty = True
        self.changed.emit()

    # --- storing --------------------------------------------------------------------------------

    def store(self, settings: Settings, values: dict[str, object]) -> None:
        """Save through the front door. Raises ``InvalidInput``."""
        facts = self._facts
        if facts is None:
            return
        words = {name: str(values[name] or "") for name in _PROFILE}
        profile = dataclasses.replace(
            facts.profile,
            paper=Paper(str(values["paper"])),
            kind_word=words["kind_word"],
            name=words["name"],
            address=words["address"],
            contact=words["contact"],
            head_title=words["head_title"],
            secretary_title=words["secretary_title"],
            number_pattern=words["number_pattern"],
        )
        folder = str(values["backup_folder"] or "")
        if (profile, self._logo, folder) != (facts.profile, facts.logo, facts.backup_folder):
            settings.save_profile(profile, logo=self._logo, backup_folder=folder, opened=facts)
        for post, prefix in ((Post.HEAD, "head"), (Post.SECRETARY, "secretary")):
            name, number = str(values[f"{prefix}_name"]), str(values[f"{prefix}_number"])
            if name and _differs(facts.officials.get(post), name, number):
                settings.appoint(post, name, number)


def _differs(official: Official | None, name: str, number: str) -> bool:
    return official is None or (official.name, official.number_line) != (name, number)


def _read_picture(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LOGO_LIMIT + 1)
    except OSError as error:
        raise FileUnreadable(path) from error
    if len(content) > LOGO_LIMIT:
        raise FileUnreadable(path)
    return content
