# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter numbers from an office's own pattern, such as ``{kode}/{nomor:03}/{kode_desa}/{bulan}``.

Patterns are typed by people, so they are taken apart and never handed to ``str.format``.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from desa_app.errors import InvalidInput, Problem
from desa_app.wording import roman_month

if TYPE_CHECKING:
    from datetime import date

FIELD = "number_pattern"
FIELDS = ("kode", "nomor", "kode_desa", "unit", "bulan", "bulan_angka", "tahun")
NUMBER_LIMIT = 60

_WIDTH = re.compile(r"0[1-6]")
_WIDE = frozenset({"nomor", "bulan_angka"})
# The longest that each field becomes in practice: a dotted classification code, August in
# Roman numerals, a running number that no office reaches within a year.
_LONGEST = {
    "kode": "400.10.2.2",
    "nomor": "99999",
    "kode_desa": "36.04.12.2013",
    "unit": "PEMDES",
    "bulan": "VIII",
    "bulan_angka": "12",
    "tahun": "2026",
}


def check_pattern(pattern: str) -> tuple[Problem, ...]:
    """What is wrong with a pattern: an unknown field, no ``{nomor}``, a number too long to print.

    The field of every problem is ``number_pattern``; its value is the part that is wrong.
    """
    if not pattern.isprintable():
        return (Problem(FIELD, "huruf-tidak-tercetak"),)
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError:
        return (Problem(FIELD, "kurung-salah", pattern),)
    found = []
    seen = set()
    for _, name, width, conversion in pieces:
        if name is None:
            continue
        seen.add(name)
        # Attributes, indexes and conversions are not among the names and fall out here too.
        if name not in FIELDS or conversion:
            found.append(Problem(FIELD, "isian-tidak-dikenal", f"{{{name}}}", _known()))
        elif width and (name not in _WIDE or not _WIDTH.fullmatch(width)):
            found.append(Problem(FIELD, "lebar-salah", f"{{{name}:{width}}}", "{nomor:03}"))
    if "nomor" not in seen:
        found.append(Problem(FIELD, "nomor-tidak-ada", pattern, "{nomor:03}"))
    if not found and len(longest := _filled(pattern, _LONGEST)) > NUMBER_LIMIT:
        found.append(Problem(FIELD, "terlalu-panjang", longest, str(NUMBER_LIMIT)))
    return tuple(found)


def format_number(
    pattern: str,
    *,
    classification: str,
    running: int,
    office_code: str,
    day: date,
    unit: str = "",
) -> str:
    """Write the number of one letter.

    ``running`` counts from 1 within the year, ``office_code`` is dotted, ``day`` the letter's
    date, ``unit`` the short word of the office's part that writes it ("PEM"). Raises
    ``InvalidInput`` for a pattern that :func:`check_pattern` refuses, ``ValueError`` for a
    running number below 1.
    """
    problems = check_pattern(pattern)
    if problems:
        raise InvalidInput(problems)
    if running < 1:
        raise ValueError(running)
    return _filled(
        pattern,
        {
            "kode": classification,
            "nomor": str(running),
            "kode_desa": office_code,
            "unit": unit,
            "bulan": roman_month(day),
            "bulan_angka": str(day.month),
            "tahun": f"{day.year:04d}",
        },
    )


def fields_in(pattern: str) -> frozenset[str]:
    """The names of the fields that stand in a pattern; none of a pattern that cannot be read."""
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError:
        return frozenset()
    return frozenset(name for _, name, _, _ in pieces if name is not None)


def _known() -> str:
    return " ".join(f"{{{name}}}" for name in FIELDS)


def _filled(pattern: str, values: dict[str, str]) -> str:
    parts = []
    for literal, name, width, _ in Formatter().parse(pattern):
        parts.append(literal)
        if name is not None:
            parts.append(values[name].zfill(int(width or "0")))
    return "".join(parts)
