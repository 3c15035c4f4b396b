# SPDX-License-Identifier: GPL-3.0-or-later
"""A person of the register: what is typed or read, what is stored, and what a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import category

from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.errors import Problem

NAME_LIMIT = 100
TEXT_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """The facts about one person as a form or a spreadsheet gives them.

    Names stay exactly as written. ``nik`` and ``kk`` are 16 digits or ``None`` (not yet
    known). ``resident`` is False for people from elsewhere, such as a permit-giver.
    """

    name: str
    nik: str | None = None
    kk: str | None = None
    passport_name: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    religion: str = ""
    marital: Marital | None = None
    education: str = ""
    occupation: str = ""
    nationality: str = "WNI"
    family_role: FamilyRole | None = None
    father: str = ""
    mother: str = ""
    address: str = ""
    dusun: str = ""
    rt: str = ""
    rw: str = ""
    phone: str = ""
    resident: bool = True
    base_status: BaseStatus = BaseStatus.ALIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A stored person. ``revision`` rises with each change and guards against overwriting."""

    id: str
    revision: int
    facts: PersonDraft
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One line of the people list: the person and the newest plan, if there is one."""

    id: str
    name: str
    nik: str | None
    kk: str | None
    sex: Sex | None
    birth_date: date | None
    dusun: str
    rt: str
    phone: str
    episode_id: str | None
    status: str | None
    jalur: str | None
    country: str | None
    planned_departure: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """A page of the people list; ``found`` counts all matches (0 for pages after the first)."""

    rows: tuple[PersonRow, ...]
    found: int


def problems_in(draft: PersonDraft, today: date) -> tuple[Problem, ...]:
    """What cannot be stored: the required facts of the register (name, birth, sex, place)."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", "kosong"))
    elif len(draft.name) > NAME_LIMIT:
        found.append(Problem("name", "terlalu-panjang", draft.name, str(NAME_LIMIT)))
    for field, number in (("nik", draft.nik), ("kk", draft.kk)):
        if number is not None and not is_sixteen_digits(number):
            found.append(Problem(field, "bukan-16-angka", number, str(len(number))))
    if draft.birth_date is None:
        found.append(Problem("birth_date", "kosong"))
    elif draft.birth_date > today:
        found.append(Problem("birth_date", "tanggal-mendatang", draft.birth_date.isoformat()))
    elif draft.birth_date.year < today.year - 130:
        found.append(Problem("birth_date", "tanggal-terlalu-lama", draft.birth_date.isoformat()))
    if draft.sex is None:
        found.append(Problem("sex", "kosong"))
    if draft.marital is None and draft.resident:
        found.append(Problem("marital", "kosong"))
    for field in ("birth_place", "address", "dusun", "occupation", "father", "mother"):
        text = getattr(draft, field)
        if len(text) > TEXT_LIMIT:
            found.append(Problem(field, "terlalu-panjang", text, str(TEXT_LIMIT)))
    found.extend(problems_in_signs(draft, leave_out=("nik", "kk")))
    return tuple(found)


def problems_in_signs(draft: object, *, leave_out: tuple[str, ...] = ()) -> list[Problem]:
    """Texts of a draft that no database or package can hold: a NUL, a bell, half a character.

    They come along from other programs' tables. Tabs and line ends may stand.
    """
    texts = {
        name: getattr(draft, name)
        for name in getattr(type(draft), "__dataclass_fields__", {})
        if name not in leave_out
    }
    return [
        Problem(name, "huruf-tidak-tercetak")
        for name, text in texts.items()
        if isinstance(text, str)
        and any(category(sign) in ("Cc", "Cs") and sign not in "\t\r\n" for sign in text)
    ]


def is_sixteen_digits(text: str) -> bool:
    """Tell whether ``text`` is 16 ASCII digits, as NIK and KK numbers are."""
    return len(text) == 16 and text.isascii() and text.isdigit()
