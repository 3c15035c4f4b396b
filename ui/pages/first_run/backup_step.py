# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 4: where backups go, and a warning when that is the same disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from ui.forms.form import Form
from ui.pages.first_run.step_page import StepPage
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.labels import IconLabel, Text
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from ui.pages.first_run.answers import Answers


class BackupStep(StepPage):
    """One folder, proposed; any other can be chosen."""

    def __init__(self, answers: Answers, data_folder: Path) -> None:
        super().__init__(answers, "", "")
        self._data_folder = data_folder
        self.say(
            self.tr("Folder cadangan"),
            self.tr(
                "Program membuat cadangan tersandi setiap hari dan menguji apakah bisa dipulihkan."
            ),
        )
        self._form = Form()
        self._form.add(
            "backup_folder", self.tr("&Folder untuk cadangan"), TextField(limit=400), required=True
        )
        self._choose = secondary(self.tr("&Pilih folder lain…"))
        self._icon = IconLabel("warning", tone=Tone.WARN)
        self._words = Text("", wrap=True)
        self.body.addWidget(self._form)
        row = QHBoxLayout()
        row.addWidget(self._choose)
        row.addStretch(1)
        self.body.addLayout(row)
        told = QHBoxLayout()
        told.setSpacing(step() * 2)
        told.addWidget(self._icon)
        told.addWidget(self._words, 1)
        self.body.addLayout(told)
        self.body.addStretch(1)
        self._form.changed.connect(self._judge)
        self._form.save_requested.connect(self.settled)
        self._choose.clicked.connect(self._pick)

    @property
    def name(self) -> str:
        """Short name."""
        return self.tr("Folder cadangan")

    def enter(self) -> None:
        """Show the proposal or what was chosen."""
        self._form.set_values({"backup_folder": self.answers.backup_folder})
        self._judge()
        self._form.focus_first()

    def leave(self) -> bool:
        """A folder must be named; a same-disk one is only warned about."""
        values = self._form.accept()
        if values is None:
            return False
        self.answers.backup_folder = str(values["backup_folder"])
        return True

    def _judge(self) -> None:
        folder = str(self._form.values()["backup_folder"])
        same = bool(folder) and on_same_disk(Path(folder), self._data_folder)
        if same:
            self._icon.set_icon("warning", Tone.WARN)
            self._words.setText(
                self.tr(
                    "Folder ini ada di cakram yang sama dengan data. Bila cakram itu rusak, "
                    "cadangan ikut hilang. Lebih aman memakai cakram atau flashdisk lain."
                )
            )
        else:
            self._icon.set_icon("ok", Tone.GOOD)
            self._words.setText(self.tr("Folder ini ada di cakram lain. Baik."))

    def _pick(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Pilih folder cadangan"), self.answers.backup_folder
        )
        if chosen:
            self._form.set_values({"backup_folder": chosen})
            self._judge()


def on_same_disk(one: Path, other: Path) -> bool:
    """Whether two folders, or the nearest folders above that exist, lie on one disk."""
    return _device(one) == _device(other)


def _device(folder: Path) -> int:
    for place in (folder.expanduser().absolute(), *folder.expanduser().absolute().parents):
        try:
            return place.stat().st_dev
        except OSError:
            continue
    return -1
