# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping in touch: when somebody was contacted, how, what was said, and who is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desa_app.domain.episode import NOTE_LIMIT, Status
from desa_app.domain.person import problems_in_signs
from desa_app.errors import Problem

OFFICER_LIMIT = 100
YEARS_AHEAD = 5


class ContactWay(StrEnum):
    """How somebody was contacted."""

    PHONE = "telepon"
    MESSAGE = "pesan"
    FAMILY = "lewat_keluarga"
    VISIT = "kunjungan_rumah"
    OFFICE = "datang_ke_kantor"

    @property
    def words(self) -> str:
        """As screens print it."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One try; ``reached`` tells whether the person or the family answered."""

    on: date
    way: ContactWay
    reached: bool
    officer: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDue:
    """Somebody who is to be contacted on or before a day."""

    episode_id: str
    person_id: str
    name: str
    on: date
    status: Status
    country: str


def problems_in_contact(contact: Contact, next_on: date | None, today: date) -> tuple[Problem, ...]:
    """What cannot be stored about a contact and the day of the next one."""
    found = []
    if contact.on > today:
        found.append(Problem("on", "tanggal-mendatang", contact.on.isoformat()))
    if not contact.officer.strip():
        found.append(Problem("officer", "kosong"))
    for field, limit in (("officer", OFFICER_LIMIT), ("note", NOTE_LIMIT)):
        text = getattr(contact, field)
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    found.extend(problems_in_signs(contact))
    found.extend(problems_in_next(next_on, today))
    return tuple(found)


def problems_in_next(next_on: date | None, today: date) -> tuple[Problem, ...]:
    """What is wrong with the day of the next contact; none is a day too."""
    if next_on is None:
        return ()
    if next_on < today:
        return (Problem("next_on", "sudah-lewat", next_on.isoformat()),)
    if next_on.year > today.year + YEARS_AHEAD:
        return (Problem("next_on", "tanggal-terlalu-jauh", next_on.isoformat()),)
    return ()
