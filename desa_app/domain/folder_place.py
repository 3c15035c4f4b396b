# SPDX-License-Identifier: GPL-3.0-or-later
"""What kind of place a data folder lies in, when it is one where data get lost or read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """Places that are no good home for a database that is written all day."""

    CLOUD = "awan"
    NETWORK = "jaringan"
    REMOVABLE = "lepasan"


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """One reason to move the folder; ``name`` is the service, the kind of share, or the device."""

    kind: PlaceKind
    name: str
