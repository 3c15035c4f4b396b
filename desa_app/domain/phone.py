# SPDX-License-Identifier: GPL-3.0-or-later
"""Phone numbers: one spelling for comparing, while the number as written stays beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    format_number,
    is_possible_number,
    parse,
)

HOME = "ID"
_SEPARATORS = re.compile(r"[,;/\n]|\batau\b|\bdan\b", re.IGNORECASE)
# The shortest that people are called by; shorter ones are counts, extensions or slips.
_FEWEST_DIGITS = 5
# E.164 knows fifteen; a few more leave room for what is dialled before a number.
_MOST_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as somebody wrote it and in the one spelling of ITU-T E.164 (+62812...).

    What is no possible number keeps its bare digits in ``normal``.
    """

    written: str
    normal: str


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """The number in the spelling of E.164; numbers without a country are Indonesian.

    ``08..``, ``62..``, ``+62..`` and ``0062..`` with any spaces, dots or dashes are one. What is
    no possible number gives its digits; fewer than five digits or more than twenty give nothing.
    """
    text = text.strip()
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return ""
    bare = f"+{digits}" if text.startswith("+") else digits
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    elif bare.startswith("62"):
        # Area codes are dialled with 0 in front, so this can only be the country's code.
        bare = f"+{bare}"
    try:
        number = parse(bare, HOME)
    except NumberParseException:
        possible = False
    else:
        possible = is_possible_number(number)
    if possible:
        return str(format_number(number, PhoneNumberFormat.E164))
    return digits if bare == digits else normalised(digits)


def phones_in(text: str) -> tuple[Phone, ...]:
    """Every number of a text such as ``0812-3456 / 0857 1234``, each once, in their order."""
    found: dict[str, Phone] = {}
    for part in _SEPARATORS.split(text):
        normal = normalised(part)
        if normal:
            found.setdefault(normal, Phone(part.strip(), normal))
    return tuple(found.values())


def digits_to_find(text: str) -> str:
    """What a search in normalised numbers looks for when ``text`` is typed; "" for no number.

    The country's beginning is left out, so that every spelling finds the same.
    """
    digits = "".join(sign for sign in text if sign in "0123456789")
    if len(digits) < 4 or any(sign.isalpha() for sign in text):
        return ""
    for beginning in ("0062", "62", "0"):
        if digits.startswith(beginning):
            return digits.removeprefix(beginning)
    return digits
