# SPDX-License-Identifier: GPL-3.0-or-later
"""Sosialisasi: where the office told people how to leave safely, and who listened.

The first of the village's tasks in UU 18/2017 Pasal 42 is to receive and give information.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desa_app.domain.ledger import choice, count, day, words


class Organiser(StrEnum):
    """Who invited."""

    VILLAGE = "desa"
    IMMIGRATION = "imigrasi"
    BP3MI = "bp3mi"
    MANPOWER = "disnaker"
    DISTRICT = "kecamatan"
    POLICE = "polri"
    NGO = "lsm"
    SCHOOL = "sekolah"
    OTHER = "lainnya"

    @property
    def words(self) -> str:
        """As the office reads it."""
        return _ORGANISERS[self]


_ORGANISERS = {
    Organiser.VILLAGE: "Pemerintah desa",
    Organiser.IMMIGRATION: "Kantor Imigrasi",
    Organiser.BP3MI: "BP3MI",
    Organiser.MANPOWER: "Dinas Tenaga Kerja",
    Organiser.DISTRICT: "Kecamatan",
    Organiser.POLICE: "Kepolisian",
    Organiser.NGO: "LSM / serikat buruh migran",
    Organiser.SCHOOL: "Sekolah / pesantren",
    Organiser.OTHER: "Lainnya",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """One sosialisasi. ``elements`` are the groups that came (PKK, Karang Taruna, RT / RW)."""

    on: date | None = day(required=True)
    place: str = words(200, required=True)
    theme: str = words(200, required=True)
    organiser: Organiser | None = choice(required=True)
    speakers: str = words(400)
    men: int = count()
    women: int = count()
    elements: str = words(300)
    material: str = words(600, lines=True)
    budget_source: str = words(200)
    follow_up: str = words(600, lines=True)

    @property
    def participants(self) -> int:
        """How many came."""
        return self.men + self.women


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachYear:
    """What a year's sosialisasi come to; struck ones do not count."""

    times: int
    men: int
    women: int
