# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper of the office, made in the background, then printed or saved; for either office."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desa_app.errors import DesaBinaanError
from ui import saving
from ui.notices import show_error
from ui.printing import print_pdf
from ui.progress import run_with_progress

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.domain.page import Paper
    from ui.pages.page import Page
    from ui.preferences import Preferences
    from ui.tasks import Progress


class PaperDesk(QObject):
    """Prints and saves for one page, and tells on its notice bar how it ended."""

    def __init__(self, page: Page, preferences: Preferences) -> None:
        super().__init__(page)
        self._page = page
        self._preferences = preferences

    def print(self, make: Callable[[], bytes], paper: Paper, what: str) -> None:
        """Make a PDF and print it; ``what`` is its name in sentences ("Rekap Oktober 2026")."""

        def work(progress: Progress) -> bytes:
            return make()

        def ready(pdf: bytes) -> None:
            try:
                printed = print_pdf(self._page, pdf, paper, preferences=self._preferences)
            except DesaBinaanError as error:
                self._page.notices.error(error)
                return
            if printed:
                told = QCoreApplication.translate("PaperDesk", "{what} dikirim ke pencetak.")
                self._page.notices.success(told.format(what=what))

        title = QCoreApplication.translate("PaperDesk", "Menyusun {what}").format(what=what)
        run_with_progress(self._page, title, work, ready, self._failed, writes=False)

    def save(
        self, make: Callable[[], bytes], path: Path, what: str, *, private: bool = False
    ) -> None:
        """Make a file and save it under ``path``."""

        def work(progress: Progress) -> None:
            data = make()
            progress.check_cancelled()
            saving.save_bytes(path, data, private=private)

        def ready(_: None) -> None:
            told = QCoreApplication.translate("PaperDesk", "{what} tersimpan: {path}")
            self._page.notices.success(told.format(what=what, path=path))

        title = QCoreApplication.translate("PaperDesk", "Menyimpan {what}").format(what=what)
        run_with_progress(self._page, title, work, ready, self._failed, writes=True)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DesaBinaanError):
            self._page.notices.error(error)
        else:
            show_error(self._page, error)
