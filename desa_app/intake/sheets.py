# SPDX-License-Identifier: GPL-3.0-or-later
"""What every kind of spreadsheet file is read into, and how much of one is read at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.errors import SheetTooLarge

if TYPE_CHECKING:
    from pathlib import Path

FILE_LIMIT = 20 * 1024 * 1024
UNPACKED_LIMIT = 150 * 1024 * 1024
ENTRY_LIMIT = 2000
SHEET_LIMIT = 100
ROW_LIMIT = 100_000
COLUMN_LIMIT = 200
TEXT_LIMIT = 3_000_000
"""Different texts in one file."""
CELL_LIMIT = 2000
"""Letters kept of one cell; every text of the register is far shorter, so a cut one is refused."""
DEPTH_LIMIT = 60
CHUNK = 64 * 1024
NO_RESULT = "rumus tanpa hasil"

Cells = list[object]
"""Cells from column A: text, number, date, tick, :class:`CellError`, or None."""


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that holds a formula's error, or a formula whose result was never stored."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. ``rows`` reads it anew each time, row by row, and leaves out empty rows.

    A row comes with the number that a spreadsheet program shows beside it.
    """

    name: str
    rows: Callable[[], Iterator[tuple[int, Cells]]]


class Limits:
    """Refuses rows and columns beyond what is read in one go."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def check(self, row: int, column: int) -> None:
        """Raise ``SheetTooLarge`` for a cell (row from 1, column from 0) that lies too far out."""
        if row > ROW_LIMIT:
            self.refuse("100.000 baris")
        if column >= COLUMN_LIMIT:
            self.refuse("200 kolom")

    def refuse(self, limit: str) -> None:
        """Raise ``SheetTooLarge``."""
        raise SheetTooLarge(self._path, limit)


def put(cells: Cells, column: int, value: object) -> None:
    """Set a cell, making the row as long as needed."""
    missing = column + 1 - len(cells)
    if missing > 0:
        cells.extend([None] * missing)
    cells[column] = value
