# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever was kept long enough is listed, decided about, and never erased by the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.episode import Status
from desa_app.errors import InvalidInput
from tests.office_kit import candidate

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.office_kit import RunningClock


def test_who_was_kept_long_enough_is_listed_until_it_is_decided(
    desa: Desa, clock: RunningClock
) -> None:
    over, episode = candidate(desa, "SITI SELESAI")
    going, _ = candidate(desa, "SITI BERJALAN")
    desa.episodes.move(episode.id, Status.CANCELLED, clock.today(), "Batal")
    clock.advance(days=2 * 365 - 30)
    assert over.id not in {one.person_id for one in desa.retentions.due()}
    clock.advance(days=32)
    found = {one.person_id: one for one in desa.retentions.due()}
    assert found[over.id].group == "Calon PMI yang rencananya batal"
    assert going.id not in found
    assert desa.people.get(over.id)
    with pytest.raises(InvalidInput):
        desa.retentions.keep(over.id, "Masih ditanyakan", clock.today())
    desa.retentions.keep(over.id, "Masih ditanyakan Disnaker", clock.today() + timedelta(days=180))
    assert over.id not in {one.person_id for one in desa.retentions.due()}
    clock.advance(days=180)
    assert over.id in {one.person_id for one in desa.retentions.due()}
