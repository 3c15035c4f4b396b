# SPDX-License-Identifier: GPL-3.0-or-later
"""Data contoh: practise on invented people, in a folder that never meets the office's own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.office import OfficeKind
from desa_app.errors import Cancelled
from ui.notices import NoticeBar
from ui.progress import run_with_progress
from ui.questions import Question
from ui.theme import step
from ui.widgets.buttons import Button, ChoiceCard, danger, secondary
from ui.widgets.fitting import fit_height
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey
    from ui.tasks import Progress


class SampleWindow(QDialog):
    """``opened`` carries folder and key of the sample office that was chosen."""

    opened = Signal(object, object)

    def __init__(self, room: Path, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self._room, self._clock = room, clock
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Coba dengan data contoh"))
        self.setMinimumWidth(unit * 170)
        self.notices = NoticeBar()
        self._told = Text("", Type.MUTED, wrap=True)
        self.village = ChoiceCard(
            self.tr("Sebagai kantor &desa"),
            self.tr("Warga, rencana, wawancara, surat, buku, dan kiriman bulanan."),
            "village",
        )
        self.district = ChoiceCard(
            self.tr("Sebagai kantor &kecamatan"),
            self.tr("Papan kiriman, penerimaan, tautan antardesa, dan rekap."),
            "receive",
        )
        self.remove_button = danger(self.tr("&Hapus data contoh"))
        back = secondary(self.tr("Kembali"))
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 4)
        column.addWidget(Text(self.tr("Coba dengan data contoh"), Type.HEADING))
        column.addWidget(self.notices)
        column.addWidget(
            Text(
                self.tr(
                    "Semua orang di dalamnya rekaan. Data contoh terletak di folder tersendiri dan"
                    " tidak pernah bercampur dengan data kantor. Jangan mencatat warga sungguhan di"
                    " sana: data contoh dapat dihapus kapan saja."
                ),
                wrap=True,
            )
        )
        choices = QHBoxLayout()
        choices.setSpacing(unit * 4)
        self._group = QButtonGroup(self)
        for card in (self.village, self.district):
            card.setCheckable(False)
            self._group.addButton(card)
            choices.addWidget(card)
        column.addLayout(choices)
        column.addWidget(self._told)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(back)
        column.addLayout(row)
        self._group.buttonClicked.connect(self._on_chosen)
        self.remove_button.clicked.connect(self.ask_to_remove)
        back.clicked.connect(self.reject)
        self.resize(self.minimumWidth(), 0)
        self._look()
        self.village.setFocus()

    def enter(self, kind: OfficeKind) -> None:
        """Open the sample; it is played first when it is not there yet."""
        run_with_progress(
            self,
            self.tr("Menyiapkan data contoh"),
            partial(_furnish_and_enter, self._room, kind, self._clock),
            self._entered,
            self._failed,
            writes=True,
        )

    def ask_to_remove(self) -> None:
        """Take the sample away after a question."""
        if Question.ask(
            self,
            self.tr("Hapus data contoh?"),
            self.tr("Semua yang dikerjakan di dalamnya hilang. Data kantor tidak tersentuh."),
            self.tr("Hapus data contoh"),
            dangerous=True,
        ):
            run_with_progress(
                self,
                self.tr("Menghapus data contoh"),
                partial(_remove, self._room),
                self._removed,
                self._failed,
                writes=True,
                cancellable=False,
            )

    def _on_chosen(self, button: Button) -> None:
        self.enter(OfficeKind.DESA if button is self.village else OfficeKind.KECAMATAN)

    def _entered(self, found: tuple[Path, OfficeKey]) -> None:
        self.opened.emit(*found)
        self.accept()

    def _removed(self, _nothing: None) -> None:
        self._look()
        self.notices.success(self.tr("Data contoh sudah dihapus."))

    def _failed(self, error: Exception) -> None:
        self._look()
        if not isinstance(error, Cancelled):
            self.notices.error(error)

    def _look(self) -> None:
        there = self._room.is_dir()
        self.remove_button.setVisible(there)
        self._told.setText(
            self.tr("Data contoh sudah ada dan langsung dibuka.")
            if there
            else self.tr("Data contoh disiapkan dahulu, sekitar setengah menit; boleh dibatalkan.")
        )
        fit_height(self)


def _furnish_and_enter(
    room: Path, kind: OfficeKind, clock: Clock, progress: Progress
) -> tuple[Path, OfficeKey]:
    from desa_app.sample import room as sample

    done = 0

    def tell(text: str) -> None:
        nonlocal done
        progress.check_cancelled()
        progress.report(done, sample.STEPS, text)
        done += 1

    if not sample.is_furnished(room):
        sample.furnish(room, clock, tell)
    return sample.enter(room, kind, clock)


def _remove(room: Path, _: Progress) -> None:
    from desa_app.sample.room import remove

    remove(room)
