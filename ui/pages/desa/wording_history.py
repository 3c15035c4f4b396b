# SPDX-License-Identifier: GPL-3.0-or-later
"""Every version that the office wrote of one wording, each seen as a letter, to be used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desa_app.errors import DesaBinaanError
from desa_app.wording import short_date
from ui.pages.desa.wording_looks import WordingLooks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.office_wording import WordingVersion


class HistoryDialog(WordingLooks):
    """``restored`` carries the line of the list after an earlier text was taken up again."""

    restored = Signal(object)

    def __init__(self, office: Desa, kind: str, parent: QWidget) -> None:
        super().__init__(office, parent)
        self._kind = kind
        self._versions = office.wordings.history(kind)
        self.say(
            self.tr("Riwayat naskah"),
            self.tr(
                "Versi lama tidak pernah berubah. Memakai versi lama membuat versi baru dengan"
                " bunyi yang sama."
            ),
            self.tr("Pakai versi ini"),
        )
        for version in self._versions:
            self.add_item(_words(version))
        self.list.setCurrentRow(0)

    def wording(self, row: int) -> tuple[str, str]:
        """Kind and text of a version."""
        self.verb.setEnabled(not self._versions[row].active)
        return self._kind, self._versions[row].text

    def choose(self) -> None:
        """Use the chosen version again."""
        chosen = self._versions[self.list.currentRow()]
        try:
            row = self._office.wordings.restore(self._kind, chosen.version)
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self.restored.emit(row)
        self.accept()


def _words(version: WordingVersion) -> str:
    day = short_date(version.written_at.astimezone().date())
    now = ", dipakai sekarang" if version.active else ""
    note = f"\n{version.note}" if version.note else ""
    return f"Versi {version.version} · {day} · {version.written_by}{now}{note}"
