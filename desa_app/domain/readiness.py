# SPDX-License-Identifier: GPL-3.0-or-later
"""Kartu kesiapan: what is there and what is missing before somebody leaves, on one day.

It advises; it allows nothing and forbids nothing. Everything on it is what the village office
knew on that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.letter_check import CheckLevel

if TYPE_CHECKING:
    from desa_app.domain.documents import DocumentCounts, DocumentLine
    from desa_app.domain.episode import Episode
    from desa_app.domain.family import Member
    from desa_app.domain.letter_check import Check
    from desa_app.domain.page import Letterhead
    from desa_app.domain.person import Person

CONDITIONS = (
    "usia",
    "tanggal_lahir",
    "izin_keluarga",
    "negara",
    "p3mi",
    "wawancara",
    "warga",
    "nik",
    "nama_paspor",
)
"""What the card looks at besides the papers (see ``letter_rules.CONDITIONS``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessCard:
    """Everything the office knows on ``today`` about the readiness of one plan."""

    person: Person
    episode: Episode
    country_name: str
    checks: tuple[Check, ...]
    lines: tuple[DocumentLine, ...]
    counts: DocumentCounts
    emergency: tuple[Member, ...]
    today: date

    @property
    def to_ask(self) -> int:
        """How many conditions still need a look; none of them decides anything."""
        return sum(check.level is not CheckLevel.GOOD for check in self.checks)


class Mark(StrEnum):
    """The sign at the left of a printed line, always with words beside it."""

    DONE = "ada"
    LOOK = "lihat"
    OPEN = "belum"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCheck:
    """A looked-at condition in words."""

    mark: Mark
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPaper:
    """A paper in words: name, state, number and issuer, last day, who saw the original."""

    mark: Mark
    name: str
    state: str
    number: str
    until: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """The card as it is printed: every word ready, the layout not."""

    head: Letterhead
    name: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    checks: tuple[CardCheck, ...]
    papers: tuple[CardPaper, ...]
    contacts: tuple[str, ...]
    hotlines: tuple[str, ...]
    foot: str
    sample: bool
