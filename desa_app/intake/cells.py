# SPDX-License-Identifier: GPL-3.0-or-later
"""One cell at a time: what it says as text, number or date, and what is wrong with it.

Outer blanks are dropped, nothing else is ever changed without a word about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from desa_app.domain.findings import Finding, Level
from desa_app.domain.person import is_sixteen_digits
from desa_app.intake.sheets import CellError

if TYPE_CHECKING:
    from desa_app.intake.opensid_codes import CodeList

Value = TypeVar("Value")

_SHOWN = 80
_SCIENTIFIC = re.compile(r"\d[.,]\d+\s?[eE]\s?\+?\s?1[45]|\d[eE]\+?1[45]")


def is_blank(cell: object) -> bool:
    """Tell whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def shown(cell: object) -> str:
    """The cell as text, as a person would read it in the spreadsheet."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "BENAR" if cell else "SALAH"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time(0)
        return cell.strftime("%d-%m-%Y" if midnight else "%d-%m-%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    return cell.text if isinstance(cell, CellError) else str(cell).strip()


@dataclass(slots=True)
class Row:
    """One row while it is read: its cells by field, its headings, and what was found so far."""

    number: int
    cells: dict[str, object]
    headings: dict[str, str]
    findings: list[Finding] = field(default_factory=list)
    refused: bool = False

    def refuse(self, key: str, code: str, suggestion: str = "", value: str | None = None) -> None:
        """Note a fault that keeps the row out."""
        self.refused = True
        self._note(key, code, Level.REFUSED, suggestion, value)

    def warn(self, key: str, code: str, suggestion: str = "", value: str | None = None) -> None:
        """Note something to look at."""
        self._note(key, code, Level.WARNING, suggestion, value)

    def text(self, key: str) -> str:
        """A text. A number is taken as it is shown; a date or a tick is no text."""
        cell = self.cells.get(key)
        if type(cell) is str:
            # What nearly all cells are; the rest of the questions are for the others.
            return cell.strip()
        if cell is None or self._is_error(key) or is_blank(cell):
            return ""
        if isinstance(cell, bool | date | time | timedelta):
            # A spreadsheet program turns "1-2" into the first of February behind one's back.
            self.refuse(key, "bukan-teks", shown(cell))
            return ""
        return shown(cell)

    def name(self, key: str) -> str:
        """A text that must be there and must have been typed as text."""
        if self._is_error(key):
            return ""
        cell = self.cells.get(key)
        if is_blank(cell):
            self.refuse(key, "nama-kosong")
            return ""
        if not isinstance(cell, str):
            self.refuse(key, "bukan-teks", shown(cell))
            return ""
        return cell.strip()

    def sixteen_digits(self, key: str, prefix: str) -> str | None:
        """A NIK or KK number: 16 digits typed as text, or nothing."""
        if key not in self.headings or self._is_error(key):
            return None
        cell = self.cells.get(key)
        if is_blank(cell) or shown(cell) in {"-", "0"}:
            self.warn(key, f"{prefix}-kosong")
            return None
        if not isinstance(cell, str):
            # A spreadsheet keeps 15 digits of a number; the sixteenth is already lost.
            self.refuse(key, f"{prefix}-berupa-angka", "ketik ulang sebagai teks dari KTP atau KK")
            return None
        digits = cell.strip().removeprefix("'").strip()
        if _SCIENTIFIC.fullmatch(digits):
            self.refuse(key, f"{prefix}-berupa-angka", "ketik ulang sebagai teks dari KTP atau KK")
            return None
        if not is_sixteen_digits(digits):
            self.refuse(key, f"{prefix}-bukan-16-angka", _how_many(digits))
            return None
        if digits != cell.strip():
            self.warn(key, f"{prefix}-dirapikan", digits)
        return digits

    def code(self, key: str, codes: CodeList[Value], *, empty: str = "") -> Value | None:
        """A number or word of a code list; ``empty`` is the fault when there must be one."""
        cell = self.cells.get(key)
        if type(cell) is str and cell != "-" and (text := cell.strip()):
            listed = codes.find(text)
            if listed is not None:
                return listed
        if is_blank(cell) or cell == "-":
            if empty:
                self.refuse(key, empty, codes.allowed)
            return None
        if self._is_error(key):
            return None
        known = isinstance(cell, str | int | float) and not isinstance(cell, bool)
        found = codes.find(shown(cell)) if known else None
        if found is None:
            self.refuse(key, "kode-tidak-dikenal", codes.allowed)
        return found

    def word(self, key: str, codes: CodeList[str]) -> str:
        """A word of a code list, or another word as it is written; a number must be listed."""
        text = shown(self.cells.get(key))
        if not text or text.isdigit() or codes.find(text) is not None:
            return self.code(key, codes) or ""
        found = self.text(key)
        if found and not self.refused:
            self.warn(key, "kata-di-luar-daftar")
        return found

    def _is_error(self, key: str) -> bool:
        error = self.cells.get(key)
        if not isinstance(error, CellError):
            return False
        if not any(
            finding.code == "rumus-salah" and finding.column == self.headings[key]
            for finding in self.findings
        ):
            self.refuse(key, "rumus-salah")
        return True

    def _note(self, key: str, code: str, level: Level, suggestion: str, value: str | None) -> None:
        self.findings.append(
            Finding(
                row=self.number,
                column=self.headings.get(key, key),
                code=code,
                level=level,
                value=(shown(self.cells.get(key)) if value is None else value)[:_SHOWN],
                suggestion=suggestion,
            )
        )


def _how_many(digits: str) -> str:
    if digits.isascii() and digits.isdigit():
        return f"sekarang {len(digits)} angka"
    return f"sekarang {len(digits)} huruf atau angka"
