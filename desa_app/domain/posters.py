# SPDX-License-Identifier: GPL-3.0-or-later
"""Posters for the notice board as values, and the guard that keeps people's data off them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from desa_app.domain.page import Paper

if TYPE_CHECKING:
    from datetime import date

_WORD = re.compile(r"\w+")
_NIK = re.compile(r"(?<!\d)(?:\d[ .-]?){15}\d(?!\d)")
# Whoever spreads a vacancy with a number of his own is whom the poster should protect from.
_MOBILE = re.compile(r"(?<!\d)(?:\+?\s?62|0)[ .()-]*8(?:[ .()-]*\d){7,12}(?!\d)")
# fmt: off
_CALLING = frozenset({
    "hubungi", "kontak", "bapak", "pak", "ibu", "bu", "sdr", "sdri", "saudara", "saudari", "h",
    "hj", "haji", "hajah", "ustaz", "ustadz", "sponsor", "petugas", "bang", "mas", "mbak", "teh",
    "kang", "nama", "an", "n", "cp", "wa", "telepon",
})
# fmt: on
_SHORTEST_PHONE = 7
MOST_LINES = 14
"""Services on a poster; more would make all of them small."""
QR_LINES = 6
"""Lines of the code to scan; more would make it too fine for an old telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """A service and its number (or address on the web)."""

    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterFoot:
    """What every poster ends with: who hangs it up, whom to call, and the code to scan.

    ``qr_text`` holds the same numbers and nothing else.
    """

    office_lines: tuple[str, ...]
    help_lines: tuple[HelpLine, ...]
    qr_text: str
    paper: Paper
    printed_on: date
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPoster:
    """A vacancy that an agency has confirmed. Empty fields are left out."""

    job: str
    country: str
    p3mi: str
    quota: int | None
    pay: str
    conditions: tuple[str, ...]
    valid_until: date | None
    verified_on: date
    verified_with: str
    foot: PosterFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPoster:
    """The general poster "cek dulu sebelum berangkat"."""

    foot: PosterFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePoster:
    """For the wall behind the desk: what is checked before somebody signs."""

    foot: PosterFoot


def help_lines(*groups: Iterable[HelpLine]) -> tuple[HelpLine, ...]:
    """The lines of all groups in order, each number once, no more than a poster can hold."""
    found: dict[str, HelpLine] = {}
    for group in groups:
        for one in group:
            found.setdefault(re.sub(r"[\s().-]", "", one.number).casefold(), one)
    return tuple(found.values())[:MOST_LINES]


def qr_text(help_lines: Iterable[HelpLine]) -> str:
    """What a telephone shows after scanning: where to ask, in plain words."""
    lines = [f"{one.name}: {one.number}" for one in islice(help_lines, QR_LINES)]
    return "\n".join(("Cek dulu sebelum berangkat kerja ke luar negeri.", *lines))


def fields_naming_people(
    told: Mapping[str, str], people: Iterable[tuple[str, tuple[str, ...]]]
) -> tuple[str, ...]:
    """The fields that hold a NIK, a mobile number, or the name or a number of one of ``people``.

    A name of one word may be an everyday word as well ("Sehat"), so it counts only after a word
    of address ("Bapak Sehat", "hubungi Sehat").
    """
    found = {name for name, text in told.items() if _NIK.search(text) or _MOBILE.search(text)}
    words = {name: _words(text) for name, text in told.items()}
    first_words = {word for one in words.values() for word in one}
    digits = {name: re.sub(r"[ .()-]", "", text) for name, text in told.items()}
    for person, numbers in people:
        parts = _words(person)
        if parts and parts[0] in first_words:
            found |= {name for name, one in words.items() if _named(one, parts)}
        for number in numbers:
            # A number is the same with or without the country's code or the leading zero.
            plain = re.sub(r"\D", "", number).removeprefix("62").lstrip("0")
            if len(plain) >= _SHORTEST_PHONE:
                found |= {name for name, text in digits.items() if plain in text}
    return tuple(name for name in told if name in found)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _named(text: list[str], name: list[str]) -> bool:
    """Whether the words of a name follow each other in a text."""
    span = len(name)
    for at in range(len(text) - span + 1):
        if text[at : at + span] == name and (span > 1 or (at and text[at - 1] in _CALLING)):
            return True
    return False
