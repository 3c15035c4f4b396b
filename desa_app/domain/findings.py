# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rehearsal reports: one finding per cell, with the row as the spreadsheet numbers it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """``REFUSED`` stops the import of the whole file, ``WARNING`` only asks for a look."""

    REFUSED = "ditolak"
    WARNING = "peringatan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cell that needs a look.

    ``row`` counts from 1 as spreadsheet programs do, ``column`` is the heading as written in
    the file, ``code`` names the problem, ``value`` is the cell's text, ``suggestion`` what
    would do (may be empty).
    """

    row: int
    column: str
    code: str
    level: Level
    value: str
    suggestion: str = ""
