# SPDX-License-Identifier: GPL-3.0-or-later
"""Periksa surat: is this letter ours, is it unchanged, was it voided?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.common.seal_check import SealCheckPanel
from ui.pages.page import Page

if TYPE_CHECKING:
    from desa_app.desa import Desa


class InspectPage(Page):
    """Checks letters of this village, by scanner or as a file."""

    def __init__(self, office: Desa) -> None:
        super().__init__()
        self._office = office
        self.panel = SealCheckPanel(office.inspection, self._kind_names)
        self.body.addWidget(self.panel, 1)
        self.setFocusProxy(self.panel.scan)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.tr("Periksa surat")

    @property
    def subtitle(self) -> str:
        """What it can say."""
        return self.tr("Apakah surat ini dari desa kita, masih utuh, dan masih berlaku")

    @property
    def icon(self) -> str:
        """The rail's icon."""
        return "check"

    def take_focus(self) -> None:
        """Make ready for the scanner."""
        self.panel.focus_scan()

    def _kind_names(self) -> dict[str, str]:
        return self._office.wordings.names()
