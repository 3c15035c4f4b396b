# SPDX-License-Identifier: GPL-3.0-or-later
"""Kirim ke Kabupaten: the page of sending, for a kecamatan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.package import DataLevel
from ui.pages.common.send_page import SendPage
from ui.pages.common.sender import Sender, district_levels

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

NAMES_TOLD = 6


class OnwardPage(SendPage):
    """A kecamatan sends numbers unless it chooses otherwise: names stay where they are needed."""

    def __init__(self, office: Kecamatan, preferences: Preferences) -> None:
        sender = Sender(
            office=office,
            superior=office.superior,
            packages=office.onward,
            levels=district_levels(),
            usual=DataLevel.AGGREGATE,
            about=partial(villages_words, office),
        )
        super().__init__(sender, preferences)


def villages_words(office: Kecamatan, period: str) -> str:
    """``9 dari 11 desa sudah mengirim bulan ini. Belum: Sukamaju, Sukajaya.``"""
    villages = office.onward.villages(period)
    silent = [village.name for village in villages if not village.told]
    words = QCoreApplication.translate(
        "OnwardPage", "{told} dari {every} desa sudah mengirim bulan ini."
    ).format(told=len(villages) - len(silent), every=len(villages))
    if not silent:
        return words
    named = ", ".join(silent[:NAMES_TOLD])
    more = len(silent) - NAMES_TOLD
    rest = f" dan {more} desa lain" if more > 0 else ""
    missing = QCoreApplication.translate(
        "OnwardPage", "Belum: {named}{rest}; tertulis belum mengirim, bukan nol."
    ).format(named=named, rest=rest)
    return f"{words} {missing}"
