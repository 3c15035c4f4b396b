# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as offices and their programs write them; a whole column tells its order, one cell cannot.

``03/10/1997`` is the third of October in Indonesia and the tenth of March in a program set to
American English. Which of the two a column means is read from its other cells and from the
NIKs beside it; where neither tells, the person who imports is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from desa_app.domain.intake import DateOrder
from desa_app.domain.same_name import day_and_month_swapped
from desa_app.intake.serials import day_of_serial

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_TYPED = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?: 00:00(?::00)?)?")
_WORDED = re.compile(r"(\d{1,2})[\s\-/]+([A-Za-z]{3,9})\.?[\s\-/]+(\d{4})")
_MONTHS = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "peb": 2, "februari": 2, "pebruari": 2,
    "february": 2, "mar": 3, "maret": 3, "march": 3, "apr": 4, "april": 4, "mei": 5, "may": 5,
    "jun": 6, "juni": 6, "june": 6, "jul": 7, "juli": 7, "july": 7, "agu": 8, "ags": 8,
    "agt": 8, "agustus": 8, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
    "okt": 10, "oct": 10, "oktober": 10, "october": 10, "nov": 11, "nop": 11, "november": 11,
    "nopember": 11, "des": 12, "dec": 12, "desember": 12, "december": 12,
}  # fmt: skip
_YEARS = range(1900, 2101)
_LEAST_EVIDENCE = 2


@dataclass(frozen=True, slots=True)
class Written:
    """One date cell: the day if there is no doubt, else what its digits can mean.

    ``typed`` are days read as day-month and as month-day; ``slashed`` says that the digits
    stood between slashes, as American programs write them. ``serial`` is a plain number's day.
    """

    sure: date | None = None
    typed: tuple[date | None, date | None] | None = None
    slashed: bool = False
    serial: bool = False
    year_only: bool = False
    is_cell: bool = False


def read_day(cell: object) -> Written:
    """What a date cell says."""
    if isinstance(cell, datetime):
        return Written(sure=cell.date(), is_cell=True)
    if isinstance(cell, date):
        return Written(sure=cell, is_cell=True)
    if isinstance(cell, bool):
        return Written()
    if isinstance(cell, int | float):
        return _of_number(float(cell))
    if not isinstance(cell, str) or not cell.isascii():
        return Written()
    text = cell.strip().lstrip("'").strip()
    if found := _ISO.fullmatch(text):
        return Written(sure=_day(found[1], found[2], found[3]))
    if found := _TYPED.fullmatch(text):
        day_first = _day(found[4], found[3], found[1])
        month_first = _day(found[4], found[1], found[3])
        if day_first == month_first:
            return Written(sure=day_first)
        return Written(typed=(day_first, month_first), slashed=found[2] == "/")
    if found := _WORDED.fullmatch(text):
        month = _MONTHS.get(found[2].casefold())
        return Written(sure=_day(found[3], str(month), found[1]) if month else None)
    if text.isdigit() and len(text) <= 5:
        return _of_number(float(text))
    return Written()


def _of_number(number: float) -> Written:
    if not number.is_integer():
        return Written()
    if int(number) in _YEARS:
        return Written(year_only=True)
    found = day_of_serial(number)
    return Written(sure=found, serial=found is not None)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def split_birth(text: str) -> tuple[str, str]:
    """``SERANG, 10-03-1997`` as place and day; the day is empty when none stands at the end."""
    found = re.fullmatch(r"(.*?)[\s,/]*((?:\d{1,2}|\d{4})[\s\-/.]+\w{1,9}[\s\-/.]+\d{1,4})", text)
    if found is None or not found[1].strip(" ,"):
        return text.strip(), ""
    return found[1].strip(" ,/"), found[2].strip()


class Column:
    """What all cells of the date column say together about their order."""

    def __init__(self, chosen: DateOrder | None = None) -> None:
        self._chosen = chosen
        self._day_first = self._month_first = 0
        self._cells = self._late_cells = 0
        self._slashed_late = 0
        self._doubtful = False

    def look(self, written: Written, nik: str | None) -> None:
        """Take one more cell, with the NIK of its row, into account."""
        if written.is_cell and written.sure is not None:
            self._cells += 1
            self._late_cells += written.sure.day > 12
        if written.typed is None:
            return
        day_first, month_first = written.typed
        if month_first is None and day_first is not None:
            self._day_first += 1
            self._slashed_late += written.slashed
        elif day_first is None and month_first is not None:
            self._month_first += 1
        elif day_first is not None and month_first is not None:
            told = _told_by(nik, day_first, month_first)
            self._day_first += told is DateOrder.DAY_FIRST
            self._month_first += told is DateOrder.MONTH_FIRST
            self._doubtful = self._doubtful or written.slashed

    @property
    def order(self) -> DateOrder | None:
        """The order of the whole column, chosen or told; ``None`` when it does not tell."""
        if self._chosen is not None:
            return self._chosen
        if self._day_first and not self._month_first:
            return DateOrder.DAY_FIRST
        if self._month_first >= _LEAST_EVIDENCE and not self._day_first:
            return DateOrder.MONTH_FIRST
        return None

    @property
    def is_american(self) -> bool:
        """Whether the column itself tells that months come first."""
        return self._chosen is None and self.order is DateOrder.MONTH_FIRST

    @property
    def asks(self) -> bool:
        """Whether a person must say the order."""
        return self._chosen is None and self.order is None and self._doubtful

    @property
    def half_turned(self) -> bool:
        """Whether a program set to American English turned a part of the column.

        It makes a date of ``03/10/1997`` (with the month first) and leaves ``25/10/1997`` as
        text, because there is no month 25.
        """
        return self._cells > 0 and self._late_cells == 0 and self._slashed_late > 0

    def day(self, written: Written, nik: str | None) -> tuple[date | None, str]:
        """The day of one cell, or ``None`` and why not (a finding's code)."""
        if written.typed is None:
            return self._sure_day(written, nik)
        day_first, month_first = written.typed
        order = self.order
        if order is None and not (written.slashed and day_first and month_first):
            # Digits between dots and dashes are never American.
            order = DateOrder.DAY_FIRST
        if order is None and day_first and month_first:
            order = _told_by(nik, day_first, month_first)
            if order is None:
                return None, "tanggal-urutan-tidak-pasti"
        day = day_first if order is DateOrder.DAY_FIRST else month_first
        return day, "" if day else "tanggal-tidak-terbaca"

    def _sure_day(self, written: Written, nik: str | None) -> tuple[date | None, str]:
        if written.year_only:
            return None, "tanggal-hanya-tahun"
        if written.sure is None:
            return None, "tanggal-tidak-terbaca"
        if written.is_cell and self.half_turned and not says(nik, written.sure):
            return None, "tanggal-mungkin-terbalik"
        return written.sure, "tanggal-dari-nomor" if written.serial else ""


def says(nik: str | None, day: date) -> bool:
    """Whether the digits of a NIK say this birthday (40 is added to a woman's day)."""
    return nik is not None and nik[6:12] in {
        f"{day.day:02d}{day:%m%y}",
        f"{day.day + 40}{day:%m%y}",
    }


def is_turned(nik: str | None, day: date) -> bool:
    """Whether the NIK says this birthday with day and month exchanged."""
    swapped = day_and_month_swapped(day)
    return swapped is not None and not says(nik, day) and says(nik, swapped)


def _told_by(nik: str | None, day_first: date, month_first: date) -> DateOrder | None:
    if says(nik, day_first):
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if says(nik, month_first) else None
