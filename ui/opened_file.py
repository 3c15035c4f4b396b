# SPDX-License-Identifier: GPL-3.0-or-later
"""A sealed file that was double-clicked: shown where it can be taken in, or said whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.office import OfficeKind

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow


def show_opened_file(window: MainWindow, kind: OfficeKind, path: Path) -> None:
    """Offer the file on the page Terima; nothing is taken in without being asked."""
    if kind is not OfficeKind.DESA:
        window.go_to("terima", path)
        return
    told = QCoreApplication.translate(
        "OpenedFile",
        '"{name}" adalah kiriman tersegel. Isinya dibuka di kecamatan, di halaman Terima.',
    )
    window.page(window.front).notices.info(told.format(name=path.name))
