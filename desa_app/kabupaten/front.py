# SPDX-License-Identifier: GPL-3.0-or-later
"""The front door of a kabupaten or kota: what a kecamatan does, one level up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.kabupaten.board import RegencyBoards
from desa_app.kabupaten.recap import RegencyRecaps
from desa_app.kabupaten.taking_in import TakingInDistricts
from desa_app.kecamatan.front import Kecamatan
from desa_app.office.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey


class Kabupaten(Kecamatan):
    """An open office of a kabupaten: its senders are kecamatan, each speaking of its villages.

    Whatever is not replaced here is done as at a kecamatan.
    """

    recaps: RegencyRecaps

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.packages = TakingInDistricts(desk)
        self.board = RegencyBoards(desk)
        self.recaps = RegencyRecaps(desk)


def open_kabupaten(folder: Path, key: OfficeKey, clock: Clock) -> Kabupaten:
    """Open the office of a kabupaten with the key from the door.

    Raises ``NoOffice``, ``WrongOfficeKind``, ``StoreNewer`` or ``StoreDamaged``.
    """
    office = Kabupaten(Desk(folder, key, clock, OfficeKind.KABUPATEN))
    office.rehearsal.clear_left()
    return office
