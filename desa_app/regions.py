# SPDX-License-Identifier: GPL-3.0-or-later
"""Every province, regency, district and village of Indonesia: look one up, or search as you type.

The list is small (1.6 MB of text) but 83,762 rows long, so it is kept as one string per district
and only the districts that can match are taken apart.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from desa_app import places
from desa_app.errors import RegionUnknown

if TYPE_CHECKING:
    from collections.abc import Iterator

Level = Literal["provinsi", "kabupaten", "kecamatan", "desa"]
OfficeLevel = Literal["kabupaten", "kecamatan", "desa"]
VillageKind = Literal["desa", "kelurahan", "desa adat"]

_LEVELS: dict[int, Level] = {2: "provinsi", 4: "kabupaten", 6: "kecamatan", 10: "desa"}
_KINDS: dict[str, VillageKind] = {"1": "kelurahan", "2": "desa", "3": "desa adat"}
_TITLES = frozenset({"desa", "kel", "kelurahan", "kec", "kecamatan", "kab", "prov", "provinsi"})
_CODE = re.compile(r"[0-9][0-9.\s]*")
# People type "sokaan" or "soka'an", "air batu iii" or "air batu iii/ix".
_FOLD = str.maketrans({"'": None, **dict.fromkeys("-/(),._", " ")})
# Weighing more rows than this helps nobody who typed two letters, and costs a slow PC its time.
_WEIGHED = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One administrative region as the decree of ``regions_source`` names it."""

    code: str
    """With dots: ``36``, ``36.04``, ``36.04.12`` or ``36.04.12.2001``."""
    name: str
    """Regencies begin with ``Kabupaten`` or ``Kota``; the other levels carry the bare name."""
    level: Level
    parents: tuple[str, ...] = ()
    """Names from the province downwards, without this region's own."""

    @property
    def province(self) -> str:
        """Name of the province."""
        return self._name_at(0)

    @property
    def regency(self) -> str:
        """Name of the regency or city, ``""`` for a province."""
        return self._name_at(1)

    @property
    def district(self) -> str:
        """Name of the kecamatan, ``""`` above it."""
        return self._name_at(2)

    @property
    def village(self) -> str:
        """Name of the village, ``""`` above it."""
        return self._name_at(3)

    @property
    def village_kind(self) -> VillageKind | None:
        """Told by the first digit of the village number (1 kelurahan, 2 desa, 3 desa adat)."""
        return _KINDS.get(self.code[9:10])

    @property
    def parent_code(self) -> str:
        """Code of the region above, ``""`` for a province."""
        return self.code.rpartition(".")[0]

    def _name_at(self, depth: int) -> str:
        names = (*self.parents, self.name)
        return names[depth] if depth < len(names) else ""


def find_region(code: str) -> Region:
    """Look up a code of any level, written with or without dots.

    :raises RegionUnknown: no region has this code.
    """
    dotted = _dotted(code)
    lists = _lists()
    if len(dotted) == 13:
        at = lists.district_at.get(dotted[:8])
        if at is not None:
            for village in lists.villages_of(at):
                if village.code == dotted:
                    return village
    elif dotted in lists.district_at:
        return lists.district(lists.district_at[dotted])
    elif dotted in lists.upper:
        return lists.upper_region(dotted)
    raise RegionUnknown(code)


def children(code: str) -> list[Region]:
    """Return the regions one level below, in the order of their codes; none below a village.

    :raises RegionUnknown: no region has this code.
    """
    region = find_region(code)
    lists = _lists()
    if region.level == "desa":
        return []
    if region.level == "kecamatan":
        return list(lists.villages_of(lists.district_at[region.code]))
    if region.level == "kabupaten":
        return [lists.district(at) for at in lists.with_prefix(f"{region.code}.")]
    below = f"{region.code}."
    return [lists.upper_region(upper) for upper in sorted(lists.upper) if upper.startswith(below)]


def search_regions(text: str, level: OfficeLevel, limit: int = 30) -> list[Region]:
    """Find regions by the beginnings of words, their own or their parents', in any order.

    ``sukajaya pontang`` finds Sukajaya in Kecamatan Pontang; digits search by code. The best come
    first: whole names, then names that begin so, then other names, then regions that match by
    their parents only. When nothing begins so, words may also match inside (``suka jaya``).
    """
    lists = _lists()
    if _CODE.fullmatch(text.strip()):
        return lists.by_code(_dotted(text), level, limit)
    words = _fold(text).split()
    words = [word for word in words if word not in _TITLES] or words
    if not words or limit < 1:
        return []
    starts = [f" {word}" for word in words]
    if level == "kabupaten":
        pick = lists.find_regencies
    else:
        pick = lists.find_villages if level == "desa" else lists.find_districts
    return pick(starts, limit) or pick(words, limit)


def regions_source() -> str:
    """Name the law that the list follows, for the screen and for papers."""
    return "Kepmendagri Nomor 300.2.2-2138 Tahun 2025 tanggal 25 April 2025"


class _Lists:
    """The unpacked list; ``find_*`` take needles, a word with a leading space at its beginning."""

    def __init__(self, text: str) -> None:
        self.upper: dict[str, str] = {}
        self.codes: list[str] = []
        self.names: list[str] = []
        self.district_at: dict[str, int] = {}
        self._parents: list[tuple[str, str]] = []
        self._blocks: list[str] = []
        self._hay: list[str] = []
        self._folded_blocks: list[str] = []
        for line, folded in zip(text.split("\n"), _fold(text).split("\n"), strict=True):
            code, _, rest = line.partition("\t")
            if len(code) < 8:
                self.upper[code] = rest
                continue
            name, _, block = rest.partition("\t")
            _, folded_name, folded_block = (*folded.split("\t", 2), "")[:3]
            parents = (self.upper[code[:2]], self.upper[code[:5]])
            self.district_at[code] = len(self.codes)
            self.codes.append(code)
            self.names.append(name)
            self._parents.append(parents)
            self._blocks.append(block)
            self._hay.append(f" {folded_name} {_fold(' '.join(parents))}")
            self._folded_blocks.append(folded_block)

    def upper_region(self, code: str) -> Region:
        if len(code) == 2:
            return Region(code=code, name=self.upper[code], level="provinsi")
        parents = (self.upper[code[:2]],)
        return Region(code=code, name=self.upper[code], level="kabupaten", parents=parents)

    def district(self, at: int) -> Region:
        return Region(
            code=self.codes[at], name=self.names[at], level="kecamatan", parents=self._parents[at]
        )

    def villages_of(self, at: int) -> Iterator[Region]:
        if self._blocks[at]:
            for number in range(self._blocks[at].count("\t") + 1):
                yield self._village(at, number)

    def _village(self, at: int, number: int) -> Region:
        code, _, name = self._blocks[at].split("\t")[number].partition(" ")
        return Region(
            code=f"{self.codes[at]}.{code}",
            name=name,
            level="desa",
            parents=(*self._parents[at], self.names[at]),
        )

    def with_prefix(self, prefix: str) -> Iterator[int]:
        for at in range(bisect_left(self.codes, prefix), len(self.codes)):
            if not self.codes[at].startswith(prefix):
                return
            yield at

    def by_code(self, prefix: str, level: str, limit: int) -> list[Region]:
        found: list[Region] = []
        if level == "kabupaten":
            return [one for one in self.regencies() if one.code.startswith(prefix)][:limit]
        for at in self.with_prefix(prefix[:8]):
            rows = self.villages_of(at) if level == "desa" else iter((self.district(at),))
            found.extend(row for row in rows if row.code.startswith(prefix))
            if len(found) >= limit:
                break
        return found[:limit]

    def regencies(self) -> Iterator[Region]:
        return (self.upper_region(code) for code in sorted(self.upper) if len(code) == 5)

    def find_regencies(self, needles: list[str], limit: int) -> list[Region]:
        ranked = []
        for region in self.regencies():
            name = f" {_fold(region.name)}"
            if all(needle in f"{name} {_fold(region.province)}" for needle in needles):
                # Nobody weighs "Kabupaten" when looking for Serang; the two Serangs stay apart.
                bare = name.replace(" kabupaten ", " ").replace(" kota ", " ")
                ranked.append((_rank(bare, needles), name, region.code, region))
        return [region for *_, region in sorted(ranked, key=lambda one: one[:3])[:limit]]

    def find_districts(self, needles: list[str], limit: int) -> list[Region]:
        ranked = []
        for at, hay in enumerate(self._hay):
            if all(needle in hay for needle in needles):
                name = f" {_fold(self.names[at])}"
                ranked.append((_rank(name, needles), name, at))
        return [self.district(at) for _, _, at in sorted(ranked)[:limit]]

    def find_villages(self, needles: list[str], limit: int) -> list[Region]:
        ranked: list[tuple[int, str, int, int]] = []
        by_parents: list[int] = []
        whole = f"{''.join(needles)}\t"
        for at, hay in enumerate(self._hay):
            wanted = [needle for needle in needles if needle not in hay]
            if not wanted:
                by_parents.append(at)
            block = f" {self._folded_blocks[at]}\t"
            # Past the cap, whole names are still taken: "Suka" must not drown among the Sukajayas.
            if len(ranked) >= _WEIGHED and whole not in block:
                continue
            if all(needle in block for needle in wanted) and any(n in block for n in needles):
                ranked.extend(
                    (_rank(name, needles), name, at, number)
                    for number, name in enumerate(self._names_in(at))
                    if all(needle in name for needle in wanted)
                    and any(needle in name for needle in needles)
                )
        ranked.sort()
        found = [self._village(at, number) for _, _, at, number in ranked[:limit]]
        seen = {village.code for village in found}
        for at in by_parents:
            if len(found) >= limit:
                break
            found.extend(village for village in self.villages_of(at) if village.code not in seen)
        return found[:limit]

    def _names_in(self, at: int) -> list[str]:
        block = self._folded_blocks[at]
        return [entry[4:] for entry in block.split("\t")] if block else []


def _rank(name: str, needles: list[str]) -> int:
    """0 the whole name was typed, 1 it begins so, 2 it has the words, 3 only parents match."""
    hits = [needle.strip() for needle in needles if needle in name]
    if not hits:
        return 3
    if sorted(name.split()) == sorted(hits) or name.replace(" ", "") == "".join(hits):
        return 0
    return 1 if name.lstrip().startswith(hits[0]) else 2


def _fold(text: str) -> str:
    return text.lower().translate(_FOLD)


def _dotted(code: str) -> str:
    digits = re.sub(r"[.\s]", "", code)
    if not digits.isascii() or not digits.isdigit():
        return ""
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    packed = places.resource("regions", "wilayah.txt.gz").read_bytes()
    return _Lists(gzip.decompress(packed).decode("utf-8").rstrip("\n"))
