# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper of ruled lists as plain values: titles, sections of rows, sums, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desa_app.domain.full_numbers import mask_numbers, refuse_unknown

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.books import Signer


@dataclass(frozen=True, slots=True)
class ListingColumn:
    """A column: its heading, its part of the width, and where its words stand."""

    heading: str
    share: float
    side: Literal["left", "centre"] = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingSection:
    """A ruled list under a heading; rows are numbered by the paper. ``sums`` stand below it.

    Whatever stands in a row, a NIK or KK is masked, unless ``full_numbers`` names the entry of
    ``FULL_NUMBERS`` that allows it.
    """

    heading: str
    columns: tuple[ListingColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...] = ()
    full_numbers: str = ""

    def __post_init__(self) -> None:
        """Mask what nobody allowed; raises ``KeyError`` for an exception that is not listed."""
        refuse_unknown(self.full_numbers)
        if not self.full_numbers:
            rows = tuple(tuple(mask_numbers(words) for words in row) for row in self.rows)
            object.__setattr__(self, "rows", rows)
            object.__setattr__(self, "sums", tuple(mask_numbers(line) for line in self.sums))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A paper of one or more lists on landscape F4.

    ``titles`` are its heading lines, the first the largest; ``left`` signs under ``left_over``
    ("MENGETAHUI"), ``right`` under place and day. ``addressee`` is to whom it goes, if anywhere.
    """

    titles: tuple[str, ...]
    sections: tuple[ListingSection, ...]
    right: Signer
    place: str
    signed_on: date
    office_line: str
    made_by: str
    left: Signer | None = None
    left_over: str = ""
    addressee: str = ""
    sample: bool = False
