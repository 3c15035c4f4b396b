# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases travel at the full level only, sent by users with the right, and never with a name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.case import CaseDraft
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.domain.user import Role, UserRights
from desa_app.errors import NotAllowed
from tests.office_kit import TODAY, candidate, dump

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

PERIOD = "2026-11"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    return folder


def test_the_full_level_carries_cases_without_names_to_the_kecamatan(
    desa: Desa, kecamatan: Kecamatan, stick: Path
) -> None:
    person, episode = candidate(desa)
    case = desa.cases.open(
        CaseDraft(
            reported_on=TODAY,
            kind="upah",
            reporter="PELAPOR CONTOH",
            person_id=person.id,
            episode_id=episode.id,
        ),
        "Upah tiga bulan belum dibayar",
    )
    done = desa.packages.export(stick, PERIOD, DataLevel.FULL, "rapat camat")
    (row,) = kecamatan.packages.look_at(done.file.path).records["kasus"]
    assert (row["id"], row["nomor"], row["orang"]) == (case.id, case.label, None)
    assert "PELAPOR" not in repr(row)
    (result,) = kecamatan.packages.take_in([done.file.path])
    assert result.state is TakeInState.TAKEN
    (kept,) = dump(kecamatan)["village_case"]
    assert case.id in kept
    later = desa.packages.export(stick, PERIOD, DataLevel.REGISTER)
    kecamatan.packages.take_in([later.file.path])
    assert dump(kecamatan)["village_case"] == []


def test_the_full_level_asks_for_the_right_to_cases(
    desa: Desa, stick: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "dahulu"
    earlier.mkdir()
    desa.packages.export(earlier, PERIOD, DataLevel.FULL, "rapat camat")
    assert "kasus" in desa.packages.list()[0].counts
    users = desa.users
    head = UserRights(role=Role.HEAD, manager=True, cases=True)
    users.add("Kades Contoh", head, "sandi pertama contoh")
    users.change(users.me(), UserRights(role=Role.SECRETARY, manager=True))
    with pytest.raises(NotAllowed):
        desa.packages.export(stick, PERIOD, DataLevel.FULL, "rapat camat")
    assert list(stick.iterdir()) == []
    (sent,) = desa.packages.list()
    assert sent.level is DataLevel.FULL
    assert set(sent.counts) == {"rekap", "orang", "rencana", "surat"}
    desa.packages.export(stick, PERIOD, DataLevel.REGISTER)
