# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two records may be about one person or company, and why; deciding is for people."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

CLOSE = 0.85
"""From which share of equal letters two names count as similar (difflib's ratio)."""

_WORD = re.compile(r"[^\W_]+")
# Forms of address and of companies say nothing about who it is.
_LEFT_OUT = frozenset(
    (
        "bapak", "bpk", "pak", "ibu", "bu", "sdr", "sdri", "saudara", "saudari", "mas", "mbak",
        "kang", "teh", "haji", "hajah", "h", "hj", "ust", "ustad", "ustadz", "pt", "cv", "ud",
        "tbk", "p3mi",
    )
)  # fmt: skip


class Ground(StrEnum):
    """What two records have in common, the surest first."""

    PHONE = "telepon-sama"
    LICENCE = "izin-sama"
    SAME_NAME = "nama-sama"
    SHORT_NAME = "nama-singkat"
    CLOSE_NAME = "nama-mirip"
    ADDRESS = "alamat-sama"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in common: as it is written at the one and at the other."""

    ground: Ground
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a record is recognised by. ``phones`` are normalised numbers."""

    id: str
    names: tuple[str, ...]
    phones: tuple[str, ...] = ()
    licence: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one; ``one`` is the older by its id."""

    one: str
    other: str
    reasons: tuple[Reason, ...]


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name for comparing: small letters, no accents, no forms of address."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
    kept = [word for word in words if word not in _LEFT_OUT]
    return " ".join(kept or words)


def reasons_between(one: Traits, other: Traits) -> tuple[Reason, ...]:
    """Everything two records have in common, the surest first; () when nothing."""
    shared = sorted({*one.phones} & {*other.phones})
    found = [Reason(Ground.PHONE, phone, phone) for phone in shared]
    licence = "".join(_WORD.findall(one.licence.casefold()))
    if licence and licence == "".join(_WORD.findall(other.licence.casefold())):
        found.append(Reason(Ground.LICENCE, one.licence, other.licence))
    name = _name_reason(one, other)
    if name is not None:
        found.append(name)
    address = folded(one.address)
    if len(address) > 8 and address == folded(other.address):
        found.append(Reason(Ground.ADDRESS, one.address, other.address))
    order = list(Ground)
    return tuple(sorted(found, key=lambda reason: order.index(reason.ground)))


def pairs_among(
    records: tuple[Traits, ...], apart: frozenset[frozenset[str]] = frozenset()
) -> tuple[Pair, ...]:
    """All pairs worth asking about; ``apart`` are pairs that were answered with "bukan"."""
    by_id = {record.id: record for record in records}
    found = []
    for one, other in sorted(_candidates(records)):
        if frozenset((one, other)) in apart:
            continue
        reasons = reasons_between(by_id[one], by_id[other])
        if reasons:
            found.append(Pair(one, other, reasons))
    return tuple(found)


def signs_of(record: Traits) -> frozenset[str]:
    """What two records must share one of, to be compared at all."""
    names = [folded(name).split() for name in record.names]
    found = {f"n{word[:3]}" for words in names for word in words} | {f"t{p}" for p in record.phones}
    if record.address:
        found.add(f"a{folded(record.address)}")
    if record.licence:
        found.add("l" + "".join(_WORD.findall(record.licence.casefold())))
    return frozenset(found)


def shared_signs(records: tuple[Traits, ...]) -> dict[str, set[str]]:
    """For each sign the ids of the records that have it."""
    shared: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for sign in signs_of(record):
            shared[sign].add(record.id)
    return shared


def _candidates(records: tuple[Traits, ...]) -> set[tuple[str, str]]:
    """Pairs that share a beginning of a word, a number or an address; the rest is not compared."""
    groups = shared_signs(records).values()
    return {pair for ids in groups for pair in combinations(sorted(ids), 2)}


def _name_reason(one: Traits, other: Traits) -> Reason | None:
    best: Reason | None = None
    order = list(Ground)
    for left in one.names:
        for right in other.names:
            ground = name_ground(left, right)
            if ground is not None and (
                best is None or order.index(ground) < order.index(best.ground)
            ):
                best = Reason(ground, left, right)
    return best


def name_ground(one: str, other: str) -> Ground | None:
    """How two names are alike, or None. The order of the two makes no difference."""
    # The matcher of the standard library is not symmetrical by itself.
    first, second = sorted((folded(one), folded(other)))
    if not first or not second:
        return None
    if first == second or sorted(first.split()) == sorted(second.split()):
        return Ground.SAME_NAME
    if _shortened(first.split(), second.split()):
        return Ground.SHORT_NAME
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # The two quick bounds are never below the ratio itself; most pairs end there.
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return Ground.CLOSE_NAME if all(bound() >= CLOSE for bound in bounds) else None


def _shortened(one: list[str], other: list[str]) -> bool:
    """UJANG S. for UJANG SUPARDI, or two words of a longer name; a first name alone is not."""
    fewer, more = sorted((one, other), key=lambda words: (len(words), len("".join(words))))
    if len(fewer) < 2 or not any(len(word) > 2 for word in fewer):
        return False
    rest = list(more)
    for word in fewer:
        match = next((w for w in rest if w == word), None) or next(
            (w for w in rest if len(word) == 1 and w.startswith(word)), None
        )
        if match is None:
            return False
        rest.remove(match)
    return True
