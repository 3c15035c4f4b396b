# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a spreadsheet of any kind that may be hostile: what it is shows in its first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.errors import FileMissing, FileUnreadable, SheetTooLarge, SheetUnreadable
from desa_app.intake.compound import SIGNATURE
from desa_app.intake.delimited import delimited_sheets
from desa_app.intake.ods import ods_sheets
from desa_app.intake.packed import Packed
from desa_app.intake.sheets import FILE_LIMIT, Sheet
from desa_app.intake.xls import xls_sheets
from desa_app.intake.xlsx import xlsx_sheets

if TYPE_CHECKING:
    from pathlib import Path


def open_workbook(path: Path) -> tuple[Sheet, ...]:
    """Open every sheet of an xlsx, xlsm, xls, ods or csv file; rows are read when asked for.

    Raises ``FileMissing``, ``FileUnreadable``, ``SheetUnreadable`` (no spreadsheet, damaged,
    locked with a password) and ``SheetTooLarge``; so does reading the rows.
    """
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise SheetTooLarge(path, "20 MB")
        content = path.read_bytes()
    except FileNotFoundError as wrong:
        raise FileMissing(path) from wrong
    except OSError as wrong:
        raise FileUnreadable(path) from wrong
    if content.startswith(b"PK"):
        packed = Packed(path, content)
        sheets = xlsx_sheets if "xl/workbook.xml" in packed.names else ods_sheets
        return sheets(path, packed)
    if content.startswith(SIGNATURE):
        return xls_sheets(path, content)
    if not content:
        raise SheetUnreadable(path)
    return delimited_sheets(path, content)
