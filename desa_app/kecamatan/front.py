# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's front door: one object, one job per attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.kecamatan.access_report import DistrictAccessReports
from desa_app.kecamatan.board import Boards
from desa_app.kecamatan.first_day import receiver_tasks
from desa_app.kecamatan.inspect import DistrictInspection
from desa_app.kecamatan.links import Links
from desa_app.kecamatan.onward import Onward
from desa_app.kecamatan.recap import DistrictRecaps
from desa_app.kecamatan.recap_sources import NameLists
from desa_app.kecamatan.rehearsal import DistrictRehearsal
from desa_app.kecamatan.search import VillageSearch
from desa_app.kecamatan.taking_in import TakingIn
from desa_app.kecamatan.villages import Villages
from desa_app.office.desk import Desk
from desa_app.office.first_day import FirstDays
from desa_app.office.officials import Officials
from desa_app.office.open_office import OpenOffice
from desa_app.office.recovery import Recovery, RecoveryRenewal
from desa_app.office.settings import Settings
from desa_app.office.sticks import Sticks
from desa_app.office.superior import Superior
from desa_app.office.trail import Trail
from desa_app.office.users import Users

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey


class Kecamatan(OpenOffice):
    """An open kecamatan office."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.villages = Villages(desk)
        self.packages = TakingIn(desk)
        self.board = Boards(desk)
        self.recaps = DistrictRecaps(desk)
        self.names = NameLists(desk)
        self.links = Links(desk)
        self.superior = Superior(desk)
        self.onward = Onward(desk)
        self.first_days = FirstDays(desk, receiver_tasks)
        self.search = VillageSearch(desk)
        self.access_reports = DistrictAccessReports(desk)
        self.inspection = DistrictInspection(desk)
        self.settings = Settings(desk)
        self.officials = Officials(desk)
        self.users = Users(desk)
        self.recovery = Recovery(desk)
        self.recovery_renewal = RecoveryRenewal(desk)
        self.rehearsal = DistrictRehearsal(desk)
        self.trail = Trail(desk)
        self.sticks = Sticks(desk.folder)


def open_kecamatan(folder: Path, key: OfficeKey, clock: Clock) -> Kecamatan:
    """Open a kecamatan office with the key from the door.

    Raises ``NoOffice``, ``WrongOfficeKind``, ``StoreNewer`` or ``StoreDamaged``.
    """
    office = Kecamatan(Desk(folder, key, clock, OfficeKind.KECAMATAN))
    office.rehearsal.clear_left()
    return office
