# SPDX-License-Identifier: GPL-3.0-or-later
"""A place is judged before anything is written to it."""

from __future__ import annotations

from pathlib import Path

from desa_app.domain.stick import PlaceState
from desa_app.office.sticks import Sticks
from tests.drive_kit import Ports


def test_each_place_has_its_state(tmp_path: Path) -> None:
    ports = Ports(tmp_path / "komputer")
    ports.plug(tmp_path / "usb", "SUKAMAJU")
    ports.plug(tmp_path / "kunci", locked=True)
    (tmp_path / "usb" / "kiriman").mkdir()
    (tmp_path / "folder").mkdir()
    sticks = Sticks(tmp_path, ports.table)
    good = sticks.judge(tmp_path / "usb" / "kiriman", 1000)
    assert good.state is PlaceState.STICK
    assert good.stick is not None
    assert good.stick.name == "SUKAMAJU"
    assert sticks.judge(tmp_path / "kunci").state is PlaceState.LOCKED
    assert sticks.judge(tmp_path / "folder").state is PlaceState.SAME_DISK
    assert sticks.judge(tmp_path / "tidak-ada").state is PlaceState.GONE
    full = sticks.judge(tmp_path / "usb", good.stick.free + 5_000_000)
    assert full.state is PlaceState.FULL
    assert full.missing > 1_000_000
    assert Sticks(Path("/proc"), ports.table).judge(tmp_path).state is PlaceState.OTHER_PLACE
