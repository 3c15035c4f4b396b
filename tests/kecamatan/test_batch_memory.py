# SPDX-License-Identifier: GPL-3.0-or-later
"""A market day's worth of files is looked over and taken in with the memory that one file needs."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.package import TakeInState
from desa_app.ids import new_id
from tests.kecamatan.packages_kit import seal
from tests.thoroughness import LONG

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.kecamatan.packages_kit import Sticks

FEW, MANY = 4, 110 if LONG else 16
PEOPLE = 200


def many_files(
    desa: Desa, kecamatan: Kecamatan, original: Path, to: Path, count: int
) -> list[Path]:
    """Packages of one village, one after the other, each with the same few hundred people."""
    contents = kecamatan.packages.look_at(original)
    manifest = contents.manifest
    (first,) = contents.records["orang"]
    people = tuple(
        first | {"id": new_id(manifest.made_at), "nik": None, "nama": f"ORANG REKAAN {number}"}
        for number in range(PEOPLE)
    )
    records = contents.records | {"orang": (first, *people)}
    counts = manifest.counts | {"orang": PEOPLE + 1}
    return [
        seal(
            desa,
            kecamatan,
            replace(
                contents,
                manifest=replace(manifest, sequence=number, counts=counts),
                records=records,
            ),
            to,
        )
        for number in range(1, count + 1)
    ]


def peak_of(work: Callable[[], object]) -> int:
    """The most memory that Python held at once while working, in bytes."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_many_files_need_no_more_memory_than_a_few(
    desa: Desa, kecamatan: Kecamatan, sticks: Sticks, tmp_path: Path
) -> None:
    folder = tmp_path / "hari-pasar"
    folder.mkdir()
    files = many_files(desa, kecamatan, sticks.first, folder, MANY)
    look, take = kecamatan.packages.look_over, kecamatan.packages.take_in
    take(files[:1])  # what is loaded only once
    few, many = peak_of(lambda: look(files[:FEW])), peak_of(lambda: look(files))
    assert many < 1.5 * few, (few, many)
    few, many = peak_of(lambda: take(files[:FEW])), peak_of(lambda: take(files[FEW:]))
    assert many < 1.5 * few, (few, many)
    assert {one.state for one in take(files[-1:])} == {TakeInState.REPEATED}
    assert len(list(folder.glob("TT-*"))) == MANY
