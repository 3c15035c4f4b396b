# SPDX-License-Identifier: GPL-3.0-or-later
"""Offices one above the other: what goes up on a stick, and the receipts that come down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel, TakeInResult, TakeInState
from desa_app.kabupaten import Kabupaten, open_kabupaten
from tests.office_kit import REGENCY, RunningClock, candidate, copy_of, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

MONTH = "2026-11"


@pytest.fixture
def kabupaten(tmp_path: Path, clock: RunningClock, kecamatan: Kecamatan) -> Iterator[Kabupaten]:
    """The kabupaten and the kecamatan, knowing each other."""
    office = open_regency(tmp_path, clock)
    enrol(kecamatan, office, tmp_path)
    yield office
    office.close()


def open_regency(folder: Path, clock: RunningClock) -> Kabupaten:
    """A fresh kabupaten, copied under ``folder``."""
    return open_kabupaten(copy_of(REGENCY, folder), fresh(REGENCY).key, clock)


def enrol(below: Kecamatan, above: Kabupaten, folder: Path) -> None:
    """The ceremony: both cards, both fingerprints."""
    card = above.villages.write_card(folder / "kabupaten.txt")
    below.superior.enrol(folder / "kabupaten.txt", card.fingerprint)
    own = below.superior.write_card(folder / f"{below.profile.code}.txt")
    above.villages.enrol(folder / f"{below.profile.code}.txt", own.fingerprint)


def register(office: Desa) -> None:
    """Two candidates, one of whom gave no number of a recruiter."""
    candidate(office, "SITI CONTOH", nik="3604125003900001")
    candidate(office, "WATI CONTOH", talk=False)


def up(office: Desa, above: Kecamatan, folder: Path, level: DataLevel = DataLevel.REGISTER) -> None:
    """A village's month, taken in and answered."""
    folder.mkdir(exist_ok=True)
    sent = office.packages.export(folder, MONTH, level, "Diminta camat")
    (result,) = above.packages.take_in([sent.file.path])
    assert result.state is TakeInState.TAKEN, result.error
    assert result.receipt_path is not None
    (answer,) = office.packages.take_receipts([result.receipt_path])
    assert answer.error is None


def onward(
    office: Kecamatan,
    folder: Path,
    level: DataLevel = DataLevel.AGGREGATE,
    month: str = MONTH,
) -> Path:
    """A kecamatan's month on the stick."""
    folder.mkdir(exist_ok=True)
    return office.onward.export(folder, month, level, "Diminta Disnaker").file.path


def taken(office: Kabupaten, *paths: Path) -> TakeInResult:
    """Take one or several in; all must be taken. Gives the last answer."""
    results = office.packages.take_in(paths)
    assert all(one.state is TakeInState.TAKEN for one in results), [one.error for one in results]
    return results[-1]
