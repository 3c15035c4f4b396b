# SPDX-License-Identifier: GPL-3.0-or-later
"""Sticks as the offices speak of them: which are plugged in, what they carry, what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

# By name alone; what is inside is looked at when the person asks for it.
_PACKAGE = re.compile(r"DB-([0-9.]{5,13})-([0-9]{4}-[0-9]{2})-([0-9]{1,9})\.dbx", re.ASCII)
_RECEIPT = re.compile(r"TT-([0-9.]{5,13})-([0-9]{4}-[0-9]{2})-([0-9]{1,9})\.txt", re.ASCII)
_CARD = re.compile(r"KARTU-[0-9.]{5,13}.*\.txt", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cargo:
    """Our files on a stick, told by their names."""

    packages: tuple[Path, ...] = ()
    receipts: tuple[Path, ...] = ()
    cards: tuple[Path, ...] = ()

    @property
    def unanswered(self) -> tuple[Path, ...]:
        """Packages whose receipt does not lie on the same stick."""
        answered = {path.name[2:-4] for path in self.receipts}
        return tuple(path for path in self.packages if path.name[2:-4] not in answered)

    def receipts_for(self, village: str) -> dict[tuple[str, int], Path]:
        """Receipts that bear this office's code, by month and number."""
        found = {}
        for path in self.receipts:
            named = _RECEIPT.fullmatch(path.name)
            if named is not None and named[1] == village:
                found[named[2], int(named[3])] = path
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A removable drive that can be reached; ``free`` and ``size`` in bytes.

    ``device`` is what the computer calls it (``/dev/sdb1``, ``E:``), ``label`` its own name.
    """

    folder: Path
    device: str
    label: str
    free: int
    size: int
    writable: bool
    cargo: Cargo = Cargo()

    @property
    def name(self) -> str:
        """What the person knows it by."""
        return self.label or self.folder.name or self.device


class PlaceState(StrEnum):
    """What a place is for a file that shall go to a stick."""

    STICK = "flashdisk"
    SAME_DISK = "bukan-flashdisk"
    OTHER_PLACE = "tempat-lain"
    FULL = "penuh"
    LOCKED = "terkunci"
    GONE = "tidak-ada"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder that was chosen: its state, the stick it lies on, the bytes it lacks."""

    folder: Path
    state: PlaceState
    stick: Stick | None = None
    missing: int = 0


class Release(StrEnum):
    """How letting go of a stick ended."""

    DONE = "dilepas"
    BY_HAND = "lepaskan-sendiri"


def is_package_name(name: str) -> bool:
    """Whether a file is named as packages are."""
    return _PACKAGE.fullmatch(name) is not None


def cargo_of(paths: list[Path]) -> Cargo:
    """Sort file names into packages, receipts and cards; other files are nobody's business."""
    return Cargo(
        packages=tuple(path for path in paths if _PACKAGE.fullmatch(path.name)),
        receipts=tuple(path for path in paths if _RECEIPT.fullmatch(path.name)),
        cards=tuple(path for path in paths if _CARD.fullmatch(path.name)),
    )
