# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as spreadsheets count them, and the number formats that mean a day.

Counting follows ECMA-376 part 1, 18.17.4: day 1 is 1 January 1900 and the 29 February 1900 that
never was is day 60; files of old Macintosh programs count from 1 January 1904.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_NEVER = 60
_LAST = 2_958_465
_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_TIMES = frozenset({*range(18, 22), *range(45, 48)})
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE)


def day_of_serial(serial: float, *, from_1904: bool = False) -> date | datetime | None:
    """The day (with its time, if it has one) that a number stands for; ``None`` if none."""
    if not 0 < serial <= _LAST:
        return None
    if from_1904:
        start = datetime(1904, 1, 1)  # noqa: DTZ001 - a spreadsheet knows no time zone
    elif serial < _NEVER:
        start = datetime(1899, 12, 31)  # noqa: DTZ001
    elif serial < _NEVER + 1:
        return None
    else:
        start = datetime(1899, 12, 30)  # noqa: DTZ001
    try:
        moment = start + timedelta(days=serial)
    except OverflowError:
        return None
    if float(serial).is_integer():
        return moment.date()
    return (moment + timedelta(microseconds=500)).replace(microsecond=0)


def cell_of_number(number: float, shown_as: str, *, from_1904: bool = False) -> object:
    """What a number cell shows; ``shown_as`` is ``hari``, ``jam`` or empty."""
    if shown_as == "hari":
        day = day_of_serial(number, from_1904=from_1904)
        return number if day is None else day
    if shown_as == "jam" and 0 <= number <= _LAST:
        return timedelta(days=number)
    return number


def meaning_of_format(number: int, code: str) -> str:
    """Whether a number format shows a day (``hari``), a time (``jam``) or neither."""
    if not code:
        return "hari" if number in _DAYS else "jam" if number in _TIMES else ""
    letters = _NO_LETTERS.sub("", code.partition(";")[0]).lower()
    if "y" in letters or "d" in letters:
        return "hari"
    if "h" in letters or "s" in letters:
        return "jam"
    return "hari" if "m" in letters else ""
