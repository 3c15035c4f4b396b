# SPDX-License-Identifier: GPL-3.0-or-later
"""Installers on a stick."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desa_app.errors.base import UserError


class InstallerFault(StrEnum):
    """Why an installer is not known to be genuine."""

    NO_KEY = "tanpa-kunci"
    """This program was built without a release key."""
    NO_PROOF = "tanpa-tanda"
    """The list of sums or its signature does not lie beside it."""
    FORGED = "tanda-palsu"
    """The list is not signed by a release key, or was changed."""
    NOT_NAMED = "tidak-tercantum"
    """The signed list does not name this file."""
    DIFFERS = "isi-berbeda"
    """The file is not the one that was signed."""


@dataclass(eq=False)
class InstallerNotGenuine(UserError):
    """Nothing proves that this installer was made by those who make the program."""

    path: Path
    fault: InstallerFault
    code = "pemasang-tidak-asli"
