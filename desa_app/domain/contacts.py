# SPDX-License-Identifier: GPL-3.0-or-later
"""Referral contacts: who helps with what, in which area, and when the number was last tried."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desa_app.domain.ledger import choice, day, words

CHECK_AGAIN_MONTHS = 6


class Service(StrEnum):
    """Kinds of help to which people are referred."""

    PASSPORT = "imigrasi"
    PLACEMENT = "penempatan"
    COMPLAINT = "pengaduan"
    POLICE = "kepolisian"
    WOMEN_CHILDREN = "perempuan-anak"
    LEGAL = "hukum"
    HEALTH = "kesehatan"
    SOCIAL = "sosial"
    RETURN = "pemulangan"
    EMPOWERMENT = "pemberdayaan"

    @property
    def words(self) -> str:
        """As the office reads it."""
        return _SERVICES[self]


_SERVICES = {
    Service.PASSPORT: "Paspor dan keimigrasian",
    Service.PLACEMENT: "Penempatan dan izin P3MI",
    Service.COMPLAINT: "Pengaduan PMI dan keluarganya",
    Service.POLICE: "Kepolisian",
    Service.WOMEN_CHILDREN: "Perempuan dan anak",
    Service.LEGAL: "Bantuan hukum",
    Service.HEALTH: "Kesehatan",
    Service.SOCIAL: "Layanan sosial dan rumah aman",
    Service.RETURN: "Pemulangan",
    Service.EMPOWERMENT: "Pelatihan dan usaha",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One office that helps.

    ``name`` and ``post`` are the person to ask for there; ``checked_on`` when somebody last made
    sure that the number is right; ``on_poster`` prints agency and number (never the person's
    name) on the notice board.
    """

    agency: str = words(200, required=True)
    service: Service | None = choice(required=True)
    phone: str = words(60, required=True)
    name: str = words(100)
    post: str = words(100)
    area: str = words(200)
    checked_on: date | None = day(required=True)
    on_poster: bool = False
    note: str = words(400, lines=True)


def check_again(checked_on: date | None, today: date) -> bool:
    """Whether the last check is more than six months ago ("perlu dicek ulang")."""
    if checked_on is None:
        return True
    months = (today.year - checked_on.year) * 12 + today.month - checked_on.month
    months -= today.day < checked_on.day
    return months >= CHECK_AGAIN_MONTHS


_BETWEEN = re.compile(r",|\(|\)|\batau\b|\bdan\b")


def contacts_named(agencies: str, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """The office's own contacts of the agencies in an advice ("Disnaker atau BP3MI").

    A contact fits when its agency begins with one of the names, or has it as a word of its own:
    "BP3MI Banten" is BP3MI, and "Kantor Imigrasi Kelas I Serang" a Kantor Imigrasi.
    """
    names = [" ".join(part.split()).casefold() for part in _BETWEEN.split(agencies)]
    wanted = [re.compile(rf"\b{re.escape(name)}\b") for name in names if len(name) > 2]
    return tuple(
        one for one in contacts if any(name.search(one.agency.casefold()) for name in wanted)
    )
