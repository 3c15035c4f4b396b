# SPDX-License-Identifier: GPL-3.0-or-later
"""Kirim ke Kecamatan: the page of sending, for a village."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.package import DataLevel
from ui.pages.common import send_page
from ui.pages.common.sender import Sender, village_levels

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.preferences import Preferences


class SendPage(send_page.SendPage):
    """A village sends names unless it chooses otherwise: its kecamatan counts from them."""

    def __init__(self, office: Desa, preferences: Preferences) -> None:
        sender = Sender(
            office=office,
            superior=office.enrolment,
            packages=office.packages,
            levels=village_levels(),
            usual=DataLevel.REGISTER,
            about=partial(_about, office),
        )
        super().__init__(sender, preferences)


def _about(office: Desa, _period: str) -> str:
    """Who is counted and not named, because the use of their data is limited."""
    limited = office.packages.limited()
    if not limited:
        return ""
    words = QCoreApplication.translate(
        "Sender", "{count} orang yang datanya dibatasi ikut terhitung, tanpa nama."
    )
    return words.format(count=limited)
