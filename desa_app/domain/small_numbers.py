# SPDX-License-Identifier: GPL-3.0-or-later
"""Which numbers of the recap a public print hides, so that nobody can be recognised by one.

A number from 1 to k-1 is small. Hiding only that is not enough: where L + P = Jml, or the
villages make the total, it could be computed back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.recap_counting import TPPO
from desa_app.domain.recap_lines import LINES, parts_of
from desa_app.domain.suppression import Sum, Tables

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from desa_app.domain.recap import Count
    from desa_app.domain.recap_sheet import RecapSheet
    from desa_app.domain.suppression import Watch

USUAL_K, LARGEST_K = 3, 20


class Part(StrEnum):
    """A column of a number of people. Plain numbers have ``TOTAL`` only."""

    MALE = "L"
    FEMALE = "P"
    UNKNOWN = "?"
    TOTAL = "Jml"


Place = tuple[str, str, Part]
"""Village code (empty: the total) or ``negara`` or ``jenis``; key, country or kind; the part."""
COUNTRY, KIND = "negara", "jenis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """The places of a sheet that a public print leaves out; ``k`` is the smallest shown number."""

    k: int
    places: frozenset[Place] = frozenset()

    def hides(self, key: str, part: Part, code: str = "") -> bool:
        """Whether a number of Table A is left out; empty ``code`` is the total."""
        return (code, key, part) in self.places

    def hides_country(self, country: str, part: Part) -> bool:
        """Whether a number of Table B is left out."""
        return (COUNTRY, country, part) in self.places

    def hides_kind(self, kind: str) -> bool:
        """Whether a number of Table C is left out."""
        return (KIND, kind, Part.TOTAL) in self.places


def hidden_in(sheet: RecapSheet, k: int = USUAL_K, watch: Watch | None = None) -> Hidden:
    """What a public print of this sheet leaves out. A public print has no comparison and no names.

    Small are numbers from 1 to k-1 of anything but meetings and job information; the loss of so
    few cases goes with them. What else is hidden and why that is enough: see ``suppression``.
    Raises ``ValueError`` for a ``k`` outside of 1 to 20; with 1 nothing is small. Many villages
    take seconds: ``watch`` is told how far it is, and may end it.
    """
    if not 1 <= k <= LARGEST_K:
        raise ValueError(k)
    numbers = places_of(sheet)
    small = {place for place, number in numbers.items() if 0 < number < k and _personal(place)}
    for code, key, part in tuple(small):
        loss = (code, "kasus_kerugian", part)
        if key == "kasus_baru" and numbers.get(loss):
            small.add(loss)
    costs = {place: _cost(place, number) for place, number in numbers.items()}
    tables = Tables(numbers, _sums(sheet, numbers), costs)
    return Hidden(k=k, places=tables.hide(small, watch))


def _personal(place: Place) -> bool:
    line = LINES.get(place[1])
    return place[0] in {COUNTRY, KIND} or line is None or line.personal


def _cost(place: Place, number: int) -> int:
    """How much a reader misses it: totals more than villages, sums more than L and P."""
    code, key, part = place
    cost = 2 if number else 4
    if part is Part.TOTAL:
        cost *= 3
    if key in LINES and parts_of(key):
        cost *= 2
    return cost * 8 if code in {"", COUNTRY, KIND} else cost


def _sums(sheet: RecapSheet, numbers: Mapping[Place, int]) -> Iterator[Sum[Place]]:
    """Everything that adds up in the tables of a print, as far as it is told."""
    codes = [village.code for village in sheet.villages]
    for code, key, part in numbers:
        if part is Part.TOTAL:
            parts = [(code, key, one) for one in Part if one is not Part.TOTAL]
            if parts[0] in numbers:
                yield _sum((code, key, part), parts)
        if code == "":
            yield _sum((code, key, part), [(one, key, part) for one in codes], numbers)
        if code in {COUNTRY, KIND}:
            continue
        for lines in parts_of(key).values():
            if all((code, line, part) in numbers for line in lines):
                yield _sum((code, key, part), [(code, line, part) for line in lines])
    for part in Part:
        paths = [("", line, part) for line in parts_of("ln_jumlah")["jalur"]]
        countries = [place for place in numbers if place[0] == COUNTRY and place[2] is part]
        if all(path in numbers for path in paths):
            yield (*((path, 1) for path in paths), *((place, -1) for place in countries))
    kinds = [place for place in numbers if place[0] == KIND]
    if ("", "kasus_baru", Part.TOTAL) in numbers:
        yield _sum(("", "kasus_baru", Part.TOTAL), kinds)
        yield _sum(("", "kasus_tppo", Part.TOTAL), [(KIND, TPPO, Part.TOTAL)], numbers)


def _sum(whole: Place, parts: Iterable[Place], known: Container[Place] | None = None) -> Sum[Place]:
    told = [part for part in parts if known is None or part in known]
    return ((whole, 1), *((part, -1) for part in told))


def places_of(sheet: RecapSheet) -> dict[Place, int]:
    """Every number that the tables A, B and C of a sheet can show, by its place."""
    found: dict[Place, int] = {}
    for key, line in LINES.items():
        cells = {village.code: village.cell(key).count for village in sheet.villages}
        for code, count in {**cells, "": sheet.total(key).count}.items():
            if count is not None:
                found |= _parts(code, key, count, people=line.counts_people)
    for country, count in sheet.countries().items():
        found |= _parts(COUNTRY, country, count, people=True)
    for kind, count in (sheet.case_kinds() or {}).items():
        found |= _parts(KIND, kind, count, people=False)
    return found


def _parts(code: str, key: str, count: Count, *, people: bool) -> dict[Place, int]:
    found = {(code, key, Part.TOTAL): count.total}
    if people:
        found[code, key, Part.MALE] = count.male
        found[code, key, Part.FEMALE] = count.female
        found[code, key, Part.UNKNOWN] = count.unknown
    return found
