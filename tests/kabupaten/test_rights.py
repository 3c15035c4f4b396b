# SPDX-License-Identifier: GPL-3.0-or-later
"""Who at a kecamatan sends cases upward, and who at the kabupaten sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel
from desa_app.domain.user import Role, UserRights
from desa_app.errors import NotAllowed
from desa_app.kabupaten import Kabupaten, open_kabupaten
from desa_app.kecamatan import Kecamatan, open_kecamatan
from desa_app.office.unlock import OfficeKey, set_new_password, unlock
from tests.kabupaten.chain_kit import MONTH, onward, taken
from tests.office_kit import actions, desk_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office_kit import RunningClock

FIRST, OWN = "sandi pertama rekaan", "sandi sendiri rekaan"


def key_of(office: Kecamatan, name: str, clock: RunningClock, *, cases: bool) -> OfficeKey:
    """Somebody new, with a password of their own."""
    folder = desk_of(office).folder
    office.users.add(name, UserRights(role=Role.OPERATOR, cases=cases), FIRST)
    return set_new_password(folder, unlock(folder, name, FIRST, clock), name, OWN, clock)


def test_cases_go_up_and_are_seen_only_by_those_with_the_right(
    kecamatan: Kecamatan, kabupaten: Kabupaten, clock: RunningClock, tmp_path: Path
) -> None:
    without = key_of(kecamatan, "Staf Contoh", clock, cases=False)
    clerk = open_kecamatan(desk_of(kecamatan).folder, without, clock)
    with pytest.raises(NotAllowed):
        clerk.onward.export(tmp_path, MONTH, DataLevel.FULL, "Diminta Disnaker")
    clerk.close()
    given = key_of(kecamatan, "Kasi Contoh", clock, cases=True)
    head = open_kecamatan(desk_of(kecamatan).folder, given, clock)
    path = onward(head, tmp_path / "stik", DataLevel.FULL)
    head.close()
    assert "kasus" in (taken(kabupaten, path).counts or {})
    other = key_of(kabupaten, "Staf Contoh", clock, cases=False)
    officer = open_kabupaten(desk_of(kabupaten).folder, other, clock)
    (seen,) = officer.packages.take_in([path])
    assert "kasus" not in (seen.counts or {})
    officer.close()
    assert actions(kecamatan).count("pengguna-ditambah") == 2
    assert actions(kabupaten).count("pengguna-ditambah") == 1
