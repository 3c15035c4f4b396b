# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing somebody, from wherever they are shown: looked at, asked once more, done, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desa_app.domain.page import Paper
from desa_app.errors import DesaBinaanError
from ui.pages.desa.privacy_dialogs import EraseDialog
from ui.progress import run_with_progress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.desa.erasing import Erased
    from desa_app.domain.privacy import ErasurePlan, Ground
    from ui.notices import NoticeBar
    from ui.pages.common.papers import PaperDesk
    from ui.tasks import Progress


class Eraser(QObject):
    """``erased`` carries the sentence that says so; by then the berita acara is being printed."""

    erased = Signal(str)

    def __init__(self, office: Desa, owner: QWidget) -> None:
        super().__init__(owner)
        self._office, self._owner = office, owner
        self._plan: ErasurePlan | None = None
        self._papers: PaperDesk | None = None
        self._notices: NoticeBar | None = None

    def ask(self, person_id: str, papers: PaperDesk, notices: NoticeBar) -> None:
        """Look at what erasing would do, then ask once more."""
        self._papers, self._notices = papers, notices
        try:
            self._plan = self._office.erasures.plan(person_id)
        except DesaBinaanError as error:
            notices.error(error)
            return
        dialog = EraseDialog(self._plan, self._owner)
        dialog.saved.connect(self._on_confirmed)
        dialog.open()

    def _on_confirmed(self, ground: Ground) -> None:
        if self._plan is None:
            return
        run_with_progress(
            self._owner,
            self.tr("Menghapus data"),
            partial(_erase, self._office, self._plan, ground),
            self._on_erased,
            self._on_failed,
            writes=True,
        )

    def _on_erased(self, done: Erased) -> None:
        number = done.erasure.number
        if self._papers is not None:
            self._papers.print(
                partial(self._office.erasures.document, done.erasure),
                Paper.F4,
                self.tr("Berita acara penghapusan {number}").format(number=number),
            )
        words = self.tr("Data dihapus. Berita acara {number} dapat dicetak lagi di Pengaturan.")
        self.erased.emit(words.format(number=number))

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, DesaBinaanError) and self._notices is not None:
            self._notices.error(error)


def _erase(office: Desa, plan: ErasurePlan, ground: Ground, _: Progress) -> Erased:
    return office.erasures.erase(plan, ground)
