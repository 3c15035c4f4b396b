# SPDX-License-Identifier: GPL-3.0-or-later
"""The rehearsal restores for real, but beside the data; what it finds stands on paper and log."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from desa_app.errors import BackupDamaged, WrongRecoveryCode
from desa_app.office.backups import describe_backup
from desa_app.store.engine import STORE_NAME
from desa_app.store.keyring import new_recovery_code
from tests.office.restore_kit import village
from tests.office_kit import (
    DISTRICT,
    PASSWORD,
    USER,
    VILLAGE,
    actions,
    dump,
    fresh,
    kecamatan,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.kecamatan import Kecamatan

__all__ = ["kecamatan"]


def trials(folder: Path) -> list[Path]:
    return list(folder.glob("latihan-*"))


def test_a_village_is_restored_beside_its_data_and_the_paper_counts_as_proven(
    tmp_path: Path,
) -> None:
    here = village(tmp_path)
    # A rehearsal that was cut off left its folder; the door takes it away.
    (here.data / "latihan-lama.baru").mkdir()
    office = here.open()
    assert trials(office.folder) == []
    here.clock.advance(days=400)
    assert office.recovery.state().due
    before = dump(office, leave_out=("journal",))
    newest = office.rehearsal.backups()[0]
    done = office.rehearsal.carry_out(newest, code=fresh(VILLAGE).recovery_code)
    assert done.good
    assert [one.good for one in done.steps] == [True] * 6
    assert {one.table: one.found for one in done.counts} == dict(newest.counts)
    assert done.counts[0].told is not None
    assert dump(office, leave_out=("journal",)) == before
    assert trials(office.folder) == []
    assert office.rehearsal.last() == here.clock.today()
    assert not office.recovery.state().due
    assert actions(office)[-2:] == ["latihan-pemulihan", "kode-pemulihan-dibuktikan"]
    pdf = office.rehearsal.sheet(done)
    assert pdf.startswith(b"%PDF")
    # By password the office is proven, the paper is not.
    by_password = office.rehearsal.carry_out(newest, password=PASSWORD)
    assert by_password.way == "sandi"
    assert by_password.good
    assert actions(office)[-1] == "latihan-pemulihan"
    office.close()


def test_a_spoilt_backup_and_a_wrong_code_are_named_and_leave_nothing(tmp_path: Path) -> None:
    here = village(tmp_path, letters_after=0)
    store = here.backup / STORE_NAME
    content = bytearray(store.read_bytes())
    content[9000:9100] = bytes(100)
    store.write_bytes(content)
    office = here.open()
    found = describe_backup(here.backup)
    with pytest.raises(WrongRecoveryCode):
        office.rehearsal.carry_out(found, code=new_recovery_code())
    assert office.rehearsal.last() is None
    with pytest.raises(BackupDamaged):
        office.rehearsal.carry_out(found, password=PASSWORD)
    assert actions(office)[-1] == "latihan-pemulihan-gagal"
    assert office.rehearsal.last() is None
    assert trials(office.folder) == []
    office.close()


def test_rows_that_are_not_as_the_backup_says_are_told(tmp_path: Path) -> None:
    from desa_app.domain.rehearsal import RehearsalCount, step_counted

    step = step_counted((RehearsalCount("person", 30, 29), RehearsalCount("letter", 2, 2)))
    assert not step.good
    assert "orang" in step.told


def test_a_kecamatan_opens_a_trial_package_with_its_data_and_with_its_paper(
    kecamatan: Kecamatan,
) -> None:
    kecamatan.settings.back_up()
    (newest,) = kecamatan.rehearsal.backups()
    done = kecamatan.rehearsal.carry_out(newest, code=fresh(DISTRICT).recovery_code)
    opened = {one.what: one.good for one in done.steps if "Kiriman" in one.what}
    assert list(opened.values()) == [True, True]
    assert done.by == USER
    assert trials(kecamatan.folder) == []
    by_password = kecamatan.rehearsal.carry_out(newest, password=PASSWORD)
    assert by_password.steps[-2].good is None
    assert by_password.good
    spoilt = dataclasses.replace(
        done, steps=(dataclasses.replace(done.steps[0], good=False), *done.steps[1:])
    )
    assert b"%PDF" in kecamatan.rehearsal.sheet(spoilt)
