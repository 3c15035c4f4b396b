# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages of both villages, made once and copied, and ways to make wrong ones."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.key_list import KeyCause, KeyChange
from desa_app.domain.package import DataLevel, PackageContents, TakeInState
from desa_app.exchange.keys import new_signing_key
from desa_app.exchange.seal import package_name, seal_package
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.store import office as office_rows
from tests.office_kit import (
    DISTRICT,
    NOW,
    OTHER_VILLAGE,
    VILLAGE,
    RunningClock,
    actions,
    candidate,
    copy_of,
    desk_of,
    dump,
    enrolled_copy,
    open_district,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.package import TakeInResult
    from desa_app.kecamatan import Kecamatan

PERIOD = "2026-10"
NAMES = ("satu.dbx", "dua.dbx", "tiga.dbx", "tetangga.dbx")
# What a refusal may leave behind: its line in the log.
LOG = ("journal",)


@dataclass(frozen=True)
class Sticks:
    """Three packages of one village and one of its neighbour, each with the register's rows."""

    folder: Path
    first: Path
    second: Path
    third: Path
    neighbour: Path


@cache
def _made() -> Path:
    """The four packages, made once; every test gets copies."""
    root = Path(tempfile.mkdtemp(prefix="kiriman-uji-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    clock = RunningClock(NOW)
    desa = open_village(enrolled_copy(VILLAGE, root), clock)
    for number, name in enumerate(NAMES[:3]):
        person, episode = candidate(desa, f"ORANG {number}")
        if number == 0:
            desa.letters.issue(permit(person, episode))
        period = "2026-11" if number == 2 else PERIOD
        done = desa.packages.export(root, period, DataLevel.REGISTER)
        done.file.path.rename(root / name)
    desa.close()
    other = open_village(enrolled_copy(OTHER_VILLAGE, root), clock, OTHER_VILLAGE)
    candidate(other, "TETANGGA")
    done = other.packages.export(root, PERIOD, DataLevel.REGISTER)
    done.file.path.rename(root / NAMES[3])
    other.close()
    return root


@pytest.fixture
def sticks(tmp_path: Path) -> Sticks:
    first, second, third, neighbour = copies_of_packages(tmp_path)
    return Sticks(tmp_path, first, second, third, neighbour)


def begun_anew(to: Path, clock: RunningClock) -> Desa:
    """The village after its computer was lost: no people, another key, numbers from 1 again."""
    office = open_village(copy_of(VILLAGE, to), clock)
    district = enrolled_copy(DISTRICT, to)
    with desk_of(office).writing() as connection:
        stamp = desk_of(office).stamp()
        office_rows.replace_secret(connection, stamp, SIGNING_KEY, new_signing_key())
    kecamatan = open_district(district, clock)
    card = kecamatan.villages.write_card(to / "kecamatan.txt")
    kecamatan.close()
    office.enrolment.enrol(to / "kecamatan.txt", card.fingerprint)
    return office


def enrol_again(kecamatan: Kecamatan, office: Desa, to: Path, cause: KeyCause) -> None:
    """Bring the village's new card to the kecamatan, and say what became of its former key."""
    card = office.enrolment.write_card(to / "kartu-baru.txt")
    kecamatan.villages.enrol(to / "kartu-baru.txt", card.fingerprint, KeyChange(cause=cause))


def copies_of_packages(to: Path) -> list[Path]:
    """The four packages, copied into a folder."""
    return [Path(shutil.copy(_made() / name, to / name)) for name in NAMES]


def seed_of(office: Desa | Kecamatan) -> bytes:
    with desk_of(office).reading() as connection:
        return office_rows.get_secret(connection, SIGNING_KEY)


def resealed(
    office: Desa, kecamatan: Kecamatan, original: Path, to: Path, **manifest: object
) -> Path:
    """The package as the same village would have made it with another first page."""
    contents = kecamatan.packages.look_at(original)
    return seal(
        office,
        kecamatan,
        replace(contents, manifest=replace(contents.manifest, **manifest)),  # type: ignore[arg-type]
        to,
    )


def seal(office: Desa, kecamatan: Kecamatan, contents: PackageContents, to: Path) -> Path:
    card = kecamatan.villages.own_card()
    sealed, _ = seal_package(contents, seed_of(office), card.recipients)
    manifest = contents.manifest
    path = to / ("lain-" + package_name(manifest.village, manifest.period, manifest.sequence))
    path.write_bytes(sealed)
    return path


def refuse(
    kecamatan: Kecamatan, path: Path, noticed: tuple[str, ...] = LOG, last: str = "kiriman-ditolak"
) -> TakeInResult:
    """Offer one file that must be refused, and see that only the log noticed."""
    before = dump(kecamatan, leave_out=noticed)
    files = {one.name for one in path.parent.iterdir()} if path.parent.is_dir() else set()
    (result,) = kecamatan.packages.take_in([path])
    assert result.state is TakeInState.REFUSED
    assert result.error is not None
    assert dump(kecamatan, leave_out=noticed) == before
    assert actions(kecamatan)[-1] == last
    if files:
        assert {one.name for one in path.parent.iterdir()} == files
    return result
