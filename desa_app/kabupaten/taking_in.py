# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages of the kecamatan: each speaks of all its villages, told or not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desa_app.domain.onward_rows import (
    READERS,
    TOLD_ENTRY,
    ToldVillage,
    read_told,
    rows_by_village,
    village_of,
)
from desa_app.domain.package_rows import Row, RowBroken, read_recap
from desa_app.errors import PackageCountsDiffer, PackageDamaged
from desa_app.kecamatan.statement import Statement
from desa_app.kecamatan.taking_in import TakingIn, read_rows
from desa_app.store import told_villages as store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.package import PackageContents, Refusal
    from desa_app.domain.recap import Recap
    from desa_app.store.consolidated import Place
    from desa_app.store.stamp import Stamp


class DistrictStatement(Statement):
    """A kecamatan speaks of each of its villages."""

    def __init__(
        self,
        contents: PackageContents,
        told: Iterable[tuple[ToldVillage, Recap | None]],
        taken: Mapping[str, list[Row]],
        refused: tuple[Refusal, ...],
    ) -> None:
        super().__init__(contents.manifest.village, taken, refused)
        self._period = contents.manifest.period
        self._told = tuple(told)

    def keep_month(self, connection: Connection, stamp: Stamp, place: Place) -> None:
        """Who told the month, who did not, and the recaps of those who did."""
        store.replace_told(connection, stamp, self.sender, place, self._period, self._told)


class TakingInDistricts(TakingIn):
    """As a kecamatan takes in packages of villages, one level up."""

    def _statement(self, contents: PackageContents, path: Path) -> Statement:
        """Hold the parts of the package against each other before anything of it is believed.

        Every count is of villages that the first entry names; numbers are there for exactly those
        whose month is said to be told, and as many rows by name as it says of each.
        """
        try:
            villages = _villages(contents)
            recaps = _recaps(contents, villages, path)
            _compare_rows(contents, villages, path)
        except RowBroken as error:
            raise PackageDamaged(path) from error
        readers = {entry: _reader(read, villages) for entry, read in READERS.items()}
        taken, refused = read_rows(contents, readers)
        told = [(village, recaps.get(code)) for code, village in villages.items()]
        return DistrictStatement(contents, told, taken, refused)


def _villages(contents: PackageContents) -> dict[str, ToldVillage]:
    found: dict[str, ToldVillage] = {}
    for row in contents.records.get(TOLD_ENTRY, ()):
        village = read_told(row, contents.manifest.village)
        if village.code in found:
            raise RowBroken("kode")
        found[village.code] = village
    return found


def _recaps(
    contents: PackageContents, villages: Mapping[str, ToldVillage], path: Path
) -> dict[str, Recap]:
    by_village = rows_by_village(contents.records.get("rekap", ()))
    told = {code for code, village in villages.items() if village.told}
    if told != by_village.keys():
        raise PackageCountsDiffer(path, "rekap", len(told), len(by_village))
    return {code: read_recap(found, contents.manifest.period) for code, found in by_village.items()}


def _compare_rows(
    contents: PackageContents, villages: Mapping[str, ToldVillage], path: Path
) -> None:
    for entry in READERS:
        found = Counter(village_of(row) for row in contents.records.get(entry, ()))
        stated = {code: village.rows.get(entry) or 0 for code, village in villages.items()}
        if any(stated.get(code, 0) != found[code] for code in {*stated, *found}):
            raise PackageCountsDiffer(path, entry, sum(stated.values()), found.total())


def _reader(
    read: Callable[[Row], Row], villages: Mapping[str, ToldVillage]
) -> Callable[[Row], Row]:
    def with_village(row: Row) -> Row:
        code = village_of(row)
        if code not in villages:
            raise RowBroken(TOLD_ENTRY)
        return read(row) | {"village": code}

    return with_village
