# SPDX-License-Identifier: GPL-3.0-or-later
"""A package that is offered, told before anything is written; and two that bear one number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desa_app.domain.board import gaps_before
from desa_app.domain.package import DataLevel, Manifest, ReceivedPackage, Refusal
from desa_app.errors import PackageConflict, UserError

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One offered file: what it says of itself, and what would become of it.

    ``error`` is why it would be refused. ``known`` is what was taken in under the same number:
    the very same package (``repeated``) or another one. ``gap`` counts the numbers before it that
    neither came nor lie beside it, ``refused_rows`` the rows that would not be taken; the first of
    them stand in ``refused``. ``file_sha256`` is the file that was looked at, empty when it could
    not be read: given back with the wish to take it in, it keeps another file out of its place.
    ``limited`` people would be counted and not named.
    """

    path: Path
    manifest: Manifest | None = None
    manifest_sha256: str = ""
    file_sha256: str = ""
    series: int = 1
    error: UserError | None = None
    known: ReceivedPackage | None = None
    repeated: bool = False
    gap: int = 0
    refused_rows: int = 0
    limited: int = 0
    refused: tuple[Refusal, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands among the packages of its sender."""
        return (self.series, self.manifest.sequence if self.manifest is not None else 0)


class Decision(StrEnum):
    """What the officer decided about two packages of one number."""

    KEEP = "tetap"
    REPLACE = "ganti"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A package kept sealed because another one of its number was taken in before.

    ``known`` is that other one, as it stands now; ``decision`` is ``None`` while nobody decided.
    """

    id: str
    village: str
    village_name: str
    series: int
    sequence: int
    period: str
    level: DataLevel
    counts: dict[str, int]
    file_name: str
    file_sha256: str
    made_at: datetime
    kept_at: datetime
    kept_by: str
    known: ReceivedPackage | None = None
    decision: Decision | None = None
    note: str = ""


def compared(offers: Iterable[Offer], places: Mapping[str, Iterable[Place]]) -> tuple[Offer, ...]:
    """Hold the offers against each other, in the order offered; ``places`` are those taken in."""
    told = _doubles(offers)
    coming: dict[str, set[Place]] = {code: set(found) for code, found in places.items()}
    for offer in told:
        if offer.manifest is not None and offer.error is None:
            coming.setdefault(offer.manifest.village, set()).add(offer.place)
    gaps = {code: gaps_before(found) for code, found in coming.items()}
    return tuple(
        offer
        if offer.manifest is None or offer.error is not None or offer.repeated
        else replace(offer, gap=gaps[offer.manifest.village][offer.place])
        for offer in told
    )


def _doubles(offers: Iterable[Offer]) -> list[Offer]:
    """The same package twice among the files, or two that bear one number."""
    first: dict[tuple[str, Place], str] = {}
    found = []
    for offer in offers:
        manifest = offer.manifest
        if manifest is not None and offer.error is None:
            sha256 = first.setdefault((manifest.village, offer.place), offer.manifest_sha256)
            if sha256 != offer.manifest_sha256:
                clash = PackageConflict(offer.path, manifest.village, manifest.sequence)
                found.append(replace(offer, error=clash))
                continue
        found.append(offer)
    return found
