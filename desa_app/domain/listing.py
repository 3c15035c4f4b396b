# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper of ruled lists as plain values: titles, sections of rows, sums, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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
    """A ruled list under a heading; rows are numbered by the paper. ``sums`` stand below it."""

    heading: str
    columns: tuple[ListingColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...] = ()


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
