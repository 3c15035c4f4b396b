# SPDX-License-Identifier: GPL-3.0-or-later
"""The checklist of the first days is told by what is stored, not by what somebody ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.first_day import FirstTask
from tests.office_kit import (
    DISTRICT,
    VILLAGE,
    actions,
    copy_of,
    fresh,
    open_district,
    open_village,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import SetClock
    from desa_app.desa import Desa


def test_a_new_village_is_told_all_that_is_left(tmp_path: Path, clock: SetClock) -> None:
    office = open_village(copy_of(VILLAGE, tmp_path), clock)
    try:
        day = office.first_days.look(printer_chosen=False)
    finally:
        office.close()
    assert day.open == (
        FirstTask.PEOPLE,
        FirstTask.LOGO,
        FirstTask.PRINTER,
        FirstTask.ABOVE,
        FirstTask.BACKUP,
        FirstTask.RECOVERY,
    )
    assert not day.ready


def test_what_is_done_vanishes_and_a_backup_counts_for_ever(desa: Desa, tmp_path: Path) -> None:
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    assert FirstTask.BACKUP in desa.first_days.look(printer_chosen=True).open
    desa.settings.back_up()
    assert FirstTask.BACKUP in desa.first_days.look(printer_chosen=True).open
    desa.settings.back_up_to(stick)
    stick.rename(tmp_path / "dicabut")
    day = desa.first_days.look(printer_chosen=True)
    # Made without a screen: nobody typed the code from its paper yet.
    assert day.open == (FirstTask.LOGO, FirstTask.RECOVERY)
    assert not day.ready
    desa.recovery.prove(fresh(VILLAGE).recovery_code)
    day = desa.first_days.look(printer_chosen=True)
    assert day.open == (FirstTask.LOGO,)
    assert day.ready
    desa.settings.back_up_to(tmp_path)
    assert actions(desa).count("cadangan-di-tempat-kedua") == 1


def test_a_receiving_office_waits_for_its_first_sender(tmp_path: Path, clock: SetClock) -> None:
    office = open_district(copy_of(DISTRICT, tmp_path), clock)
    try:
        day = office.first_days.look(printer_chosen=True)
    finally:
        office.close()
    assert day.tasks == (
        FirstTask.OFFICIALS,
        FirstTask.PRINTER,
        FirstTask.SENDER,
        FirstTask.BACKUP,
        FirstTask.RECOVERY,
    )
    assert day.open == (FirstTask.SENDER, FirstTask.BACKUP, FirstTask.RECOVERY)
