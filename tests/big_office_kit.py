# SPDX-License-Identifier: GPL-3.0-or-later
"""The large invented office of the tests: made once by the sample's own means, copied for each.

Its clock stands a little before the machine's, because the window works on the real day.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.desa import open_desa
from desa_app.domain.office import OfficeKind
from desa_app.office.prepare import prepare_office
from desa_app.office.unlock import OfficeKey, unlock
from desa_app.sample.big_office import BigOffice, fill_office
from tests.office_kit import PASSWORD, USER, VILLAGE, RunningClock, setup

if TYPE_CHECKING:
    from desa_app.desa import Desa

PEOPLE, PLANS = 5000, 300


class MachineDay(RunningClock):
    """Runs along, and reads the day from the calendar that the window will read."""

    def today(self) -> date:
        """Return the calendar day in the computer's time zone."""
        return self.moment.astimezone().date()


@cache
def _made() -> tuple[Path, OfficeKey, BigOffice]:
    root = Path(tempfile.mkdtemp(prefix="desa-binaan-besar-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    folder, papers = root / "desa", root / "kertas"
    papers.mkdir()
    now = SystemClock().now()
    clock = MachineDay(now - timedelta(days=20))
    prepare_office(folder, setup(OfficeKind.DESA, VILLAGE), PASSWORD, clock)
    key = unlock(folder, USER, PASSWORD, clock)
    clock.moment = now - timedelta(minutes=5)
    office = open_desa(folder, key, clock)
    counts = fill_office(office, papers, Random(11), people=PEOPLE, plans=PLANS)
    office.close()
    return folder, key, counts


def big_office_counts() -> BigOffice:
    """What was put into the large office."""
    return _made()[2]


def big_office_copy(to: Path) -> Path:
    """A copy of the large office's folder at ``to``."""
    return Path(shutil.copytree(_made()[0], to))


def open_big_office(to: Path) -> Desa:
    """Open a copy of the large office on the day of its making."""
    folder = big_office_copy(to)
    return open_desa(folder, _made()[1], MachineDay(SystemClock().now()))
