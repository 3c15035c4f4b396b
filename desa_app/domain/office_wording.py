# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own letter wordings as values: lists, versions, mistakes, and what a file offers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

WORDING_LIMIT = 64 * 1024
"""Bytes of one wording; the longest shipped one has about a tenth."""
NOTE_LIMIT = 200
OFFICE_VERSION = "kantor-"
"""Begins the wording version of a letter that was made with the office's own text."""


class Origin(StrEnum):
    """Whose text is in force."""

    SHIPPED = "bawaan"
    CHANGED = "diubah kantor"
    OWN = "milik kantor"
    RETIRED = "tidak dipakai"


class OfferState(StrEnum):
    """What a wording in a file would be to this office."""

    NEW = "baru"
    SAME = "sama"
    DIFFERENT = "berbeda"
    BROKEN = "tidak dapat dipakai"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingProblem:
    """A mistake at its place; ``line`` and ``column`` count from 1, ``word`` is what stands there.

    ``hint`` is the name that was probably meant, or what would do.
    """

    line: int
    column: int
    word: str
    code: str
    place: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """A kind of letter in the list. ``version`` is 0 while the shipped text is in force.

    ``newer_shipped`` tells that the program brought another text since the office wrote its own;
    ``usable`` that letters can be made with the text in force.
    """

    kind: str
    name: str
    origin: Origin
    version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""
    newer_shipped: bool = False
    usable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingVersion:
    """One version that the office wrote; never changed afterwards."""

    kind: str
    version: int
    text: str
    note: str
    active: bool
    written_at: datetime
    written_by: str
    shipped_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingOffer:
    """A wording found in a file, with what it would be to this office."""

    kind: str
    name: str
    text: str
    state: OfferState
    problems: tuple[WordingProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingParcel:
    """What a file of wordings holds, and which office says that it wrote it (not signed)."""

    office: str
    made_on: date
    offers: tuple[WordingOffer, ...]
