# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list of people is asked for: words, filters and order, as one value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WITH_PLAN = "semua"
SORTS = ("nama", "nik", "lahir", "dusun", "status", "tujuan")

_RT_AND_RW = re.compile(r"\b(rt[\s.:]*[0-9]{1,3})\s*/\s*([0-9]{1,3})\b", re.IGNORECASE)
_AREA = re.compile(r"\b(rt|rw)[\s./:]*0*([0-9]{1,3})\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\S)\+?[0-9(][0-9 ().\-/]{5,}[0-9](?!\S)")
_NOT_DIALLED = re.compile(r"[ ().\-/+]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilter:
    """Which people are wanted; empty values ask for nothing.

    ``status`` is one of the ladder's words or ``semua`` (everybody with a plan). ``country``,
    ``jalur`` and ``scheme`` are those of the newest plan. ``sex`` is ``L`` or ``P``. The ages are
    whole years on the day of asking, both included. ``without_interview`` asks for candidates
    whose newest plan has none; ``contact_due`` for those whose next contact is today or earlier.
    """

    status: str = ""
    country: str = ""
    jalur: str = ""
    scheme: str = ""
    dusun: str = ""
    rt: str = ""
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None
    without_interview: bool = False
    contact_due: bool = False

    @property
    def about_plan(self) -> bool:
        """Whether it asks for anything that only a plan has."""
        plan = (self.status, self.country, self.jalur, self.scheme)
        return any(plan) or self.without_interview or self.contact_due


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuery:
    """A whole question: ``words`` as typed, the filter, and one of ``SORTS``."""

    words: str = ""
    filter: PeopleFilter = PeopleFilter()
    sort: str = "nama"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """Typed words taken apart: plain words, telephone numbers, and ``rt3.`` or ``rw1.``."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


def read_words(typed: str) -> SearchWords:
    """Take typed words apart: "rt 03 0812-3456 789 siti"."""
    # Pasted text may carry what the database cannot: a NUL, half of a surrogate pair.
    plain = typed.replace("\0", " ").encode("utf-8", "replace").decode()
    plain = _RT_AND_RW.sub(r"\1 rw \2", plain)
    areas = tuple(f"{kind.lower()}{number.lstrip('0')}." for kind, number in _AREA.findall(plain))
    plain = _AREA.sub(" ", plain)
    numbers = tuple(
        found.group() for found in _PHONE.finditer(plain) if _spelled_as_phone(found.group())
    )
    for number in numbers:
        plain = plain.replace(number, " ")
    return SearchWords(words=tuple(plain.split()), numbers=numbers, areas=areas)


def dialled(phone: str) -> str:
    """The digits of a telephone number as dialled from anywhere, or empty.

    ``+62 812-3456``, ``0812 3456`` and ``62812 3456`` are all ``=8123456``; the sign marks where
    the number begins.
    """
    digits = _NOT_DIALLED.sub("", phone)
    if not digits:
        return ""
    if digits.startswith("62"):
        digits = digits[2:]
    return "=" + digits.lstrip("0")


def _spelled_as_phone(text: str) -> bool:
    digits = _NOT_DIALLED.sub("", text)
    begins = text.startswith("+") or digits.startswith(("0", "62"))
    return begins and digits.isdigit() and 6 <= len(digits) <= 15


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person as one line of a list that leaves the program; numbers as they are to be shown."""

    name: str
    nik: str
    kk: str
    sex: str
    birth_date: date | None
    age: int | None
    marital: str
    dusun: str
    rt: str
    rw: str
    phone: str
    status: str
    country: str
    job: str
    scheme: str
    jalur: str
    p3mi: str
    sponsor: str
    departure: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSheet:
    """A list of people for a spreadsheet; ``asked`` says in words what was looked for."""

    office: str
    made_on: date
    asked: str
    in_full: bool
    lines: Iterable[PersonLine]
