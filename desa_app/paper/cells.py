# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets that are the same bytes each time and never run what somebody typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from desa_app.domain.full_numbers import mask_numbers, refuse_unknown

# Spreadsheet programs take a text that begins so for a formula once it is typed again.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32_767


class Book:
    """A workbook in memory with our formats. Written in one go, then :meth:`finished`."""

    def __init__(
        self, title: str, subject: str, made_on: date | None = None, *, full_numbers: str = ""
    ) -> None:
        """A NIK or KK is masked unless ``full_numbers`` names the entry that allows it."""
        refuse_unknown(full_numbers)
        self._full = bool(full_numbers)
        self._buffer = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(self._buffer, options)
        day = made_on or date(2000, 1, 1)
        self._book.set_properties(
            {
                "title": title,
                "subject": subject,
                "author": "Desa Binaan",
                "created": datetime.combine(day, time(), UTC).replace(tzinfo=None),
            }
        )
        self._book.set_size(2400, 1400)
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def sheet(self, name: str) -> Any:
        """Add a sheet."""
        return self._book.add_worksheet(name)

    def look(self, **properties: Any) -> Any:
        """A cell format; equal properties share one."""
        wanted = {"font_name": "Arial", "font_size": 10, "valign": "vcenter", **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]

    def text(self, sheet: Any, row: int, column: int, words: str, **look: Any) -> None:
        """Write ``words`` as text; what looks like a formula is marked as quoted text."""
        words = words[:LONGEST_CELL] if self._full else mask_numbers(words[:LONGEST_CELL])
        if words.startswith(_STARTS_A_FORMULA):
            look["quote_prefix"] = True
        sheet.write_string(row, column, words, self.look(**look))

    def across(
        self,
        sheet: Any,
        row: int,
        first: int,
        last: int,
        words: str,
        *,
        down: int = 0,
        **look: Any,
    ) -> None:
        """Write ``words`` over the cells from ``first`` to ``last`` and ``down`` rows more."""
        if first != last or down:
            sheet.merge_range(row, first, row + down, last, "", self.look(**look))
        self.text(sheet, row, first, words, **look)

    def finished(self) -> bytes:
        """Close the workbook and hand its bytes over."""
        self._book.close()
        return self._buffer.getvalue()
