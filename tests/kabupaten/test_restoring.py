# SPDX-License-Identifier: GPL-3.0-or-later
"""A kecamatan restored from an old backup goes on counting where its kabupaten left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app.domain.restoring import LastSpent
from desa_app.errors import LastNumberUnknown
from desa_app.office.restore import look_at_restore, open_backup, restore
from desa_app.store.engine import STORE_NAME
from tests.kabupaten.chain_kit import onward, taken
from tests.office_kit import DISTRICT, PASSWORD, USER, actions, open_district

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.kabupaten import Kabupaten
    from desa_app.kecamatan import Kecamatan
    from tests.office_kit import RunningClock


def test_a_restored_kecamatan_spends_no_sequence_again(
    kecamatan: Kecamatan, kabupaten: Kabupaten, clock: RunningClock, tmp_path: Path
) -> None:
    data, stick = tmp_path / DISTRICT, tmp_path / "stik"
    first = onward(kecamatan, stick, month="2026-10")
    backup = kecamatan.settings.back_up().folder
    second = onward(kecamatan, stick)
    taken(kabupaten, first, second)
    kecamatan.close()

    key = open_backup(data, backup, clock, user=USER, password=PASSWORD)
    done = restore(data, key, clock)
    assert done.next_package == 3
    office = open_district(data, clock)
    assert "urutan-kiriman-dinaikkan" in actions(office)
    assert taken(kabupaten, onward(office, stick)).sequence == 3
    office.close()

    # Now nobody can read what lies there: then somebody has to say it.
    (data / STORE_NAME).unlink()
    plan = look_at_restore(data, key, clock)
    assert (plan.must_ask, plan.last_sequence, plan.last_numbers) == (True, 1, {})
    with pytest.raises(LastNumberUnknown):
        restore(data, key, clock)
    restore(data, key, clock, LastSpent(sequence=3))
    office = open_district(data, clock)
    assert taken(kabupaten, onward(office, stick)).sequence == 4
    office.close()


def test_a_kecamatan_is_asked_also_when_the_backup_knows_of_no_kabupaten(
    kecamatan: Kecamatan, clock: RunningClock, tmp_path: Path
) -> None:
    data = tmp_path / DISTRICT
    backup = kecamatan.settings.back_up().folder
    kecamatan.close()
    (data / STORE_NAME).unlink()
    key = open_backup(data, backup, clock, user=USER, password=PASSWORD)
    plan = look_at_restore(data, key, clock)
    assert (plan.must_ask, plan.last_sequence) == (True, 0)
