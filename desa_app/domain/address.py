# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses as people write them: one spelling for comparing, and how two of them are alike."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

CLOSE = 0.88
"""From which share of equal letters the words of two addresses count as similar (difflib)."""

_RT_RW = re.compile(r"\brt\W*/?\W*rw\W*(\d+)\W+(\d+)|\brt\W*(\d+)\W*/\W*(?:rw\W*)?(\d+)")
_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"^(rt|rw|no|blok)(\d.*)$")
_ONE_WORD = {
    "jalan": "jl", "jln": "jl", "gang": "gg", "kampung": "kp", "kmp": "kp", "kamp": "kp",
    "nomor": "no", "nomer": "no", "nmr": "no", "blk": "blok", "perum": "perumahan",
    "komp": "komplek", "kompleks": "komplek", "dsn": "dusun",
}  # fmt: skip
# Which kind of place it is says less than its name.
_LEFT_OUT = frozenset(
    (
        "desa", "ds", "kelurahan", "kel", "kecamatan", "kec", "kabupaten", "kab", "kota",
        "provinsi", "prov", "dusun", "alamat",
    )
)  # fmt: skip
_KINDS = frozenset({"jl", "gg", "kp", "perumahan", "komplek"})
_NUMBERED = ("rt", "rw", "no", "blok")


class AddressGround(StrEnum):
    """How two addresses are alike."""

    SAME = "sama"
    SHORT = "lebih-singkat"
    CLOSE = "mirip"


@lru_cache(maxsize=8192)
def address_words(text: str) -> tuple[str, ...]:
    """The words that tell a place, in one spelling: ``jl``, ``rt3``, ``no12``.

    Empty for what is no more than a region or a single word: that many places share.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    plain = _RT_RW.sub(_spelled, plain)
    found: list[str] = []
    waiting = ""
    for raw in _WORD.findall(plain):
        word = _ONE_WORD.get(raw, raw)
        glued = _GLUED.match(word)
        if waiting:
            # "no 12" and "blok c" are one sign each.
            found.append(waiting + (word.lstrip("0") or "0"))
            waiting = ""
        elif glued is not None:
            found.append(glued[1] + glued[2].lstrip("0"))
        elif word in _NUMBERED:
            waiting = word
        elif word not in _LEFT_OUT:
            found.append(word.lstrip("0") or "0")
    words = tuple(dict.fromkeys(found))
    named = [word for word in words if word not in _KINDS and not _is_mark(word)]
    marked = any(_is_mark(word) for word in words)
    return words if named and (marked or len(named) > 2) else ()


def address_ground(one: tuple[str, ...], other: tuple[str, ...]) -> AddressGround | None:
    """How two addresses of :func:`address_words` are alike; the order makes no difference."""
    first, second = frozenset(one), frozenset(other)
    if not first or not second:
        return None
    if first == second:
        return AddressGround.SAME
    if _contradict(first, second):
        return None
    fewer, more = sorted((first, second), key=lambda words: (len(words), sorted(words)))
    if fewer < more and len(fewer - _KINDS) > 2:
        return AddressGround.SHORT
    marks = {word for word in first | second if _is_mark(word)}
    if not marks or {word for word in first & second if _is_mark(word)} != marks:
        return None
    left, right = sorted(" ".join(sorted(words - marks - _KINDS)) for words in (first, second))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    close = matcher.quick_ratio() >= CLOSE and matcher.ratio() >= CLOSE
    return AddressGround.CLOSE if close else None


def _contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both tell the same kind of number, and a different one."""
    for kind in _NUMBERED:
        here, there = (
            {w for w in words if w.startswith(kind) and _is_mark(w)} for words in (one, other)
        )
        if here and there and here != there:
            return True
    return False


def _is_mark(word: str) -> bool:
    return any(sign.isdigit() for sign in word) or word.startswith("blok")


def _spelled(found: re.Match[str]) -> str:
    one, other = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f" rt{one} rw{other} "
