# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's front door: one object, one job per attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind, OfficeProfile
from desa_app.kecamatan.board import Boards
from desa_app.kecamatan.inspect import DistrictInspection
from desa_app.kecamatan.links import Links
from desa_app.kecamatan.recap import DistrictRecaps
from desa_app.kecamatan.taking_in import TakingIn
from desa_app.kecamatan.villages import Villages
from desa_app.office.desk import Desk
from desa_app.office.officials import Officials
from desa_app.office.settings import Settings
from desa_app.office.sticks import Sticks
from desa_app.office.users import Users

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey


class Kecamatan:
    """An open kecamatan office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.villages = Villages(desk)
        self.packages = TakingIn(desk)
        self.board = Boards(desk)
        self.recaps = DistrictRecaps(desk)
        self.links = Links(desk)
        self.inspection = DistrictInspection(desk)
        self.settings = Settings(desk)
        self.officials = Officials(desk)
        self.users = Users(desk)
        self.sticks = Sticks(desk.folder)

    @property
    def profile(self) -> OfficeProfile:
        """Who we are."""
        return self._desk.profile

    @property
    def user(self) -> str:
        """Who is working."""
        return self._desk.user

    @property
    def folder(self) -> Path:
        """The data folder, to ask for the password again before something grave."""
        return self._desk.folder

    @property
    def clock(self) -> Clock:
        """The office's clock, for dates that forms propose."""
        return self._desk.clock

    def close(self) -> None:
        """Let go of the data folder."""
        self._desk.close()


def open_kecamatan(folder: Path, key: OfficeKey, clock: Clock) -> Kecamatan:
    """Open a kecamatan office with the key from the door.

    Raises ``NoOffice``, ``WrongOfficeKind``, ``StoreNewer`` or ``StoreDamaged``.
    """
    return Kecamatan(Desk(folder, key, clock, OfficeKind.KECAMATAN))
