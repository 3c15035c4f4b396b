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

if TYPE_CHECKING:
    from desa_app.intake.opensid_codes import CodeList

Value = TypeVar("Value")

OLDEST = 130
"""Years; nobody in a register is older, a typing error is."""
_SHOWN = 80
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_TYPED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")


def is_blank(cell: object) -> bool:
    """Tell whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def shown(cell: object) -> str:
    """The cell as text, as a person would read it in the spreadsheet."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "BENAR" if cell else "SALAH"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time(0)
        return cell.strftime("%d-%m-%Y" if midnight else "%d-%m-%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    return str(cell).strip()


@dataclass(slots=True)
class Row:
    """One row while it is read: its cells by key, its headings, and what was found so far."""

    number: int
    cells: dict[str, object]
    headings: dict[str, str]
    errors: dict[str, str]
    findings: list[Finding] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Tell whether anything found so far keeps this row out."""
        return any(finding.level is Level.REFUSED for finding in self.findings)

    def refuse(self, key: str, code: str, suggestion: str = "") -> None:
        """Note a fault that keeps the row out."""
        self._note(key, code, Level.REFUSED, suggestion)

    def warn(self, key: str, code: str, suggestion: str = "") -> None:
        """Note something to look at."""
        self._note(key, code, Level.WARNING, suggestion)

    def text(self, key: str) -> str:
        """A text. A number is taken as it is shown; a date or a tick is no text."""
        cell = self.cells.get(key)
        if self._is_error(key) or is_blank(cell):
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
        if self._is_error(key):
            return None
        cell = self.cells.get(key)
        if key not in self.headings:
            return None
        if is_blank(cell):
            self.warn(key, f"{prefix}-kosong")
            return None
        if not isinstance(cell, str):
            # A spreadsheet keeps 15 digits of a number; the sixteenth is already lost.
            self.refuse(key, f"{prefix}-berupa-angka", "ketik ulang sebagai teks dari KTP atau KK")
            return None
        digits = cell.strip().removeprefix("'").strip()
        if not is_sixteen_digits(digits):
            self.refuse(key, f"{prefix}-bukan-16-angka", f"{len(digits)} huruf atau angka")
            return None
        if digits != cell:
            self.warn(key, f"{prefix}-dirapikan", digits)
        return digits

    def code(self, key: str, codes: CodeList[Value], *, empty: str = "") -> Value | None:
        """A number or word of a code list; ``empty`` is the fault when there must be one."""
        if self._is_error(key):
            return None
        cell = self.cells.get(key)
        if is_blank(cell):
            if empty:
                self.refuse(key, empty, codes.allowed)
            return None
        known = isinstance(cell, str | int | float) and not isinstance(cell, bool)
        found = codes.find(shown(cell)) if known else None
        if found is None:
            self.refuse(key, "kode-tidak-dikenal", codes.allowed)
        return found

    def birth_date(self, key: str, today: date) -> date | None:
        """A day that must be there and must lie in a lifetime."""
        if self._is_error(key):
            return None
        cell = self.cells.get(key)
        if is_blank(cell):
            self.refuse(key, "tanggal-lahir-kosong")
            return None
        day = read_date(cell)
        if day is None:
            self.refuse(key, "tanggal-tidak-terbaca", "tanggal-bulan-tahun, misalnya 31-12-1990")
        elif day > today:
            self.refuse(key, "tanggal-mendatang")
        elif day.year < today.year - OLDEST:
            self.refuse(key, "tanggal-terlalu-lama")
        else:
            return day
        return None

    def _is_error(self, key: str) -> bool:
        error = self.errors.get(key)
        if error is None:
            return False
        if not any(finding.code == "rumus-salah" and finding.column == self.headings[key]
                   for finding in self.findings):  # fmt: skip
            self.findings.append(self._finding(key, "rumus-salah", Level.REFUSED, error, ""))
        return True

    def _note(self, key: str, code: str, level: Level, suggestion: str) -> None:
        value = shown(self.cells.get(key))
        self.findings.append(self._finding(key, code, level, value, suggestion))

    def _finding(self, key: str, code: str, level: Level, value: str, suggestion: str) -> Finding:
        return Finding(
            row=self.number,
            column=self.headings.get(key, key),
            code=code,
            level=level,
            value=value[:_SHOWN],
            suggestion=suggestion,
        )


def read_date(cell: object) -> date | None:
    """Read a date cell, ``1990-12-31``, ``31-12-1990`` or ``31/12/1990``; else ``None``.

    Day comes before month, as everywhere in Indonesia: ``12/31/1990`` is no date.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str) or not cell.isascii():
        return None
    text = cell.strip()
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _TYPED.fullmatch(text):
            return date(int(found[4]), int(found[3]), int(found[1]))
    except ValueError:
        pass
    return None
