# SPDX-License-Identifier: GPL-3.0-or-later
"""The order in which sticks arrive at the kecamatan's counter changes nothing."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel, TakeInState
from tests.kecamatan.packages_kit import PERIOD, Sticks, refuse
from tests.office_kit import (
    DISTRICT,
    VILLAGE,
    RunningClock,
    candidate,
    dump,
    enrolled_copy,
    open_district,
    open_village,
)

if TYPE_CHECKING:
    from desa_app.kecamatan import Kecamatan


def test_a_package_overtaken_on_its_way_brings_its_month_and_leaves_the_people(
    kecamatan: Kecamatan, sticks: Sticks
) -> None:
    """The stick of October turns up after November's; everybody in it stands in November's too."""
    (late,) = kecamatan.packages.take_in([sticks.third])
    people = dump(kecamatan)["village_person"]
    assert late.gap == 2
    (found,) = kecamatan.packages.take_in([sticks.second])
    assert (found.state, found.gap) == (TakeInState.TAKEN, 1)
    assert dump(kecamatan)["village_person"] == people
    assert not kecamatan.recaps.table(PERIOD).villages[0].silent
    assert refuse(kecamatan, sticks.first).error_code == "berkas-lama"


def test_people_come_from_the_newest_package_that_has_any(
    kecamatan: Kecamatan, tmp_path: Path, clock: RunningClock
) -> None:
    """Numbers alone arrive first, the same month's earlier package with names after them."""
    office = open_village(enrolled_copy(VILLAGE, tmp_path), clock)
    candidate(office)
    named = office.packages.export(tmp_path, PERIOD, DataLevel.REGISTER).file.path
    bare = office.packages.export(tmp_path, PERIOD, DataLevel.AGGREGATE).file.path
    office.close()
    kecamatan.packages.take_in([bare])
    recap = dump(kecamatan)["village_recap"]
    (result,) = kecamatan.packages.take_in([named])
    assert result.state is TakeInState.TAKEN
    assert dump(kecamatan)["village_person"]
    assert dump(kecamatan)["village_recap"] == recap


@pytest.mark.parametrize("one_by_one", [False, True], ids=["together", "one-by-one"])
def test_the_order_of_files_does_not_matter(
    sticks: Sticks, tmp_path: Path, clock: RunningClock, *, one_by_one: bool
) -> None:
    """Offered at once in any order, or one after the other as sticks arrive at the counter."""
    offered = (sticks.first, sticks.second, sticks.neighbour, sticks.third)
    seen = []
    for number, order in enumerate(permutations(offered)):
        office = open_district(enrolled_copy(DISTRICT, tmp_path / f"urut-{number}"), clock)
        for group in [[path] for path in order] if one_by_one else [list(order)]:
            results = office.packages.take_in(group, tmp_path / f"urut-{number}")
            codes = {result.error_code for result in results}
            assert codes <= ({"", "berkas-lama"} if one_by_one else {""})
        seen.append(state_of(office))
        office.close()
    assert len(seen) == 24
    assert all(state == seen[0] for state in seen)


def state_of(office: Kecamatan) -> dict[str, object]:
    rows = dump(office)
    return {
        "rows": {name: sorted(rows[name]) for name in rows if name.startswith("village_")
                 and name not in {"village", "village_key", "village_recap"}},
        "recaps": [office.recaps.table(period).villages for period in (PERIOD, "2026-11")],
        "last": [row.last.sequence if row.last else 0 for row in office.board.show().rows],
    }  # fmt: skip
