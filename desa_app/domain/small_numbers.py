# SPDX-License-Identifier: GPL-3.0-or-later
"""Which numbers of the recap a public print hides, so that nobody can be recognised by one.

A number from 1 to k-1 is small. Hiding only that is not enough: where L + P = Jml, or the
villages make the total, it could be computed back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.recap_lines import LINES

if TYPE_CHECKING:
    from desa_app.domain.recap import Count
    from desa_app.domain.recap_sheet import RecapSheet

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


def hidden_in(sheet: RecapSheet, k: int = USUAL_K) -> Hidden:
    """What a public print of this sheet leaves out. A public print has no comparison and no names.

    Raises ``ValueError`` for a ``k`` outside of 1 to 20; with 1 nothing is small.
    """
    if not 1 <= k <= LARGEST_K:
        raise ValueError(k)
    return Hidden(
        k=k, places=frozenset(place for place, number in places_of(sheet).items() if number)
    )


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
