# SPDX-License-Identifier: GPL-3.0-or-later
"""Periksa surat: is this letter from the village it names, and is it still as it was issued?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.common.seal_check import SealCheckPanel
from ui.pages.page import Page

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan


class CheckPage(Page):
    """Checks letters of all enrolled villages."""

    def __init__(self, office: Kecamatan) -> None:
        super().__init__()
        self.panel = SealCheckPanel(office.inspection, office.inspection.kind_names)
        self.body.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel.scan)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Periksa surat")

    @property
    def subtitle(self) -> str:
        """What it can and cannot say."""
        return self.tr("Segel QR menunjukkan asal surat; cocokkan isinya dengan kertasnya")

    @property
    def icon(self) -> str:
        """The icon in the rail."""
        return "check"

    def take_focus(self) -> None:
        """Make ready for the scanner."""
        self.panel.focus_scan()
