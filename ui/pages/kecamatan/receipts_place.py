# SPDX-License-Identifier: GPL-3.0-or-later
"""Where receipts are written: beside each file, or in a folder that was chosen for all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desa_app.domain.stick import Place, PlaceState
from ui import tasks
from ui.notices import show_error
from ui.theme import step
from ui.widgets import file_dialogs
from ui.widgets.buttons import plain
from ui.widgets.labels import ElidedText, Type

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.office.sticks import Sticks
    from ui.tasks import Progress

# A receipt has to get to the village; from these places nobody carries it there.
_STAYS_HERE = (PlaceState.SAME_DISK, PlaceState.OTHER_PLACE)


class ReceiptsPlace(QWidget):
    """``folder`` is the one that was chosen, ``None`` while each receipt goes beside its file."""

    def __init__(self, sticks: Sticks) -> None:
        super().__init__()
        self._sticks = sticks
        self.folder: Path | None = None
        self.words = ElidedText("", Type.SMALL)
        self.choose_button = plain(self.tr("Ganti folder…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(step() * 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.choose_button)
        self.choose_button.clicked.connect(self.choose)
        self._say("")

    def choose(self) -> None:
        """Ask where receipts go instead of beside each file."""
        folder = file_dialogs.choose_folder(self, self.tr("Folder untuk tanda terima"))
        if folder is not None:
            self.use(folder)

    def use(self, folder: Path) -> None:
        """Write receipts there, and say so when nobody would carry them on from there."""
        self.folder = folder
        self._say("")
        work = partial(_judge, self._sticks, folder)
        tasks.run(self, work, self._judged, self._failed, writes=False)

    def _judged(self, place: Place) -> None:
        if place.folder == self.folder and place.state in _STAYS_HERE:
            self._say(self.tr("bukan flashdisk, salin sendiri untuk pengirimnya"))

    def _say(self, warning: str) -> None:
        place = str(self.folder or self.tr("folder berkas masing-masing"))
        told = self.tr("Tanda terima ditulis ke {place}").format(place=place)
        # The warning stands first: a long folder must not push it out of the line.
        self.words.setText(f"{warning[:1].upper()}{warning[1:]}. {told}" if warning else told)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _judge(sticks: Sticks, folder: Path, _: Progress) -> Place:
    return sticks.judge(folder)
