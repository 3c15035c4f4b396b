# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells when two names may be one person's name written twice; never more than a proposal."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

_ENOUGH = 0.84
_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("ch", "kh"), ("th", "t"))
_TITLES = frozenset({"h", "hj", "haji", "hajjah", "drs", "dra", "ir", "st", "sh", "se", "spd"})
_SHORT = {"moh": "muhammad", "muh": "muhammad", "mohammad": "muhammad", "mochamad": "muhammad",
          "muhamad": "muhammad", "mohamad": "muhammad", "mhd": "muhammad", "md": "muhammad",
          "abd": "abdul"}  # fmt: skip


# Names repeat: a whole kecamatan has far fewer of them than people.
@lru_cache(maxsize=32768)
def name_key(name: str) -> str:
    """A name without case, titles, punctuation, doubled letters and old spelling."""
    words = []
    for raw in re.split(r"[^\w']+", name.casefold().replace("'", "")):
        if not raw or raw in _TITLES:
            continue
        word = _SHORT.get(raw, raw)
        for old, new in _OLD_SPELLING:
            word = word.replace(old, new)
        words.append(re.sub(r"(.)\1+", r"\1", word))
    return " ".join(words)


@lru_cache(maxsize=65536)
def is_alike(one: str, other: str) -> bool:
    """Tell whether two keys of :func:`name_key` may mean the same person."""
    if not one or not other:
        return False
    if one == other:
        return True
    first, second = set(one.split()), set(other.split())
    if min(len(first), len(second)) >= 2 and (first <= second or second <= first):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The two quick bounds are never below the ratio itself; most pairs end there.
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= _ENOUGH for bound in bounds)


def day_and_month_swapped(day: date) -> date | None:
    """The day that a program makes of this one when it takes the month first."""
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)
