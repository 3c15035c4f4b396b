# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for a person in all villages of a kecamatan: what is asked, found, and kept of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.phone import digits_to_find
from desa_app.domain.same_name import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from desa_app.domain.codes import Sex

FEWEST_SIGNS = 3
"""A search needs one word of so many signs; less would only leaf through people."""

TYPED_LIMIT = 100
_WORD = re.compile(r"[^\W_]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s.\-()/]+(?=\d)")
# NIK and telephone numbers; house numbers and years are shorter.
_LONG_NUMBER = re.compile(r"\d{5,}")
# Words this short are too much alike for one wrong letter to tell anything.
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedWords:
    """Typed words taken apart: names and companies, and numbers by their digits."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether this asks for somebody."""
        return any(len(one) >= FEWEST_SIGNS for one in (*self.words, *self.numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """One line of a search. ``nik`` is masked; ``close`` says that a word is only similar."""

    village: str
    village_name: str
    person_id: str
    name: str
    nik: str
    birth_date: date | None
    dusun: str
    plans: int
    status: str
    country: str
    sponsor: str
    company: str
    letters: int
    told: str
    close: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPeople:
    """What a search found; ``more`` says that there are others. ``asked`` is False for too few."""

    rows: tuple[FoundPerson, ...] = ()
    more: bool = False
    asked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlan:
    """A plan as its village told it."""

    id: str
    status: str
    jalur: str
    country: str
    job: str
    company: str
    sponsor: str
    phone: str
    planned_departure: date | None
    noted_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLetter:
    """A letter as its village told it; never its text."""

    kind: str
    number: str
    issued_on: date
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPerson:
    """A person with all that the village told last, and when that was."""

    village: str
    village_name: str
    person_id: str
    name: str
    nik: str
    sex: Sex | None
    birth_date: date | None
    dusun: str
    plans: tuple[ToldPlan, ...]
    letters: tuple[ToldLetter, ...]
    period: str
    sequence: int
    received_at: datetime | None


def read_searched(typed: str) -> SearchedWords:
    """Take typed words apart: ``Siti 0812-0000 0101`` asks for a word and a number.

    Signs between digits do not count, so that a NIK can be typed in groups.
    """
    plain = typed[:TYPED_LIMIT].replace("\0", " ").encode("utf-8", "replace").decode()
    found = _WORD.findall(_BETWEEN_DIGITS.sub("", plain))
    several = len(found) > 1
    kept = tuple(word for word in found if len(word) > 1 or not several)
    return SearchedWords(
        words=tuple(word for word in kept if not _is_number(word)),
        numbers=tuple(word for word in kept if _is_number(word)),
    )


def dialled_ways(number: str) -> tuple[str, ...]:
    """How the digits of a number may begin where somebody wrote it down."""
    bare = digits_to_find(number)
    return tuple(dict.fromkeys((number, f"0{bare}", f"62{bare}", bare))) if bare else (number,)


def words_for_log(typed: str, mark: Callable[[str], str]) -> str:
    """What the log keeps of a search: words as typed, of a NIK or number only a mark.

    ``mark`` makes a keyed mark of digits: who has the number can tell whether it was asked for,
    who reads the log cannot learn it.
    """
    joined = _BETWEEN_DIGITS.sub("", typed[:TYPED_LIMIT])

    def hidden(found: re.Match[str]) -> str:
        digits = "".join(str(int(sign)) for sign in found.group())
        return f"[{len(digits)} angka, tanda {mark(digits)}]"

    return " ".join(_LONG_NUMBER.sub(hidden, joined).split())


class NearWords:
    """The words that stand in names, to find the ones that may be meant by a mistyped one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, set[str]] = {}
        for word in words:
            for form in _forms(word):
                self._near.setdefault(form, set()).add(word)

    def of(self, word: str) -> tuple[str, ...]:
        """Words one slip away from this one, or of another old spelling."""
        found: set[str] = set()
        for form in _forms(word):
            found |= self._near.get(form, set())
        return tuple(sorted(found))


def _forms(word: str) -> frozenset[str]:
    """A word as typed and in one spelling, each also with any one letter left out.

    Words that are one slip apart share one of these.
    """
    folded = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    if len(plain) < _FEWEST_LETTERS or not plain.isalpha():
        return frozenset()
    forms = {plain, name_key(plain) or plain}
    return frozenset(
        forms.union(*({form[:at] + form[at + 1 :] for at in range(len(form))} for form in forms))
    )


def _is_number(word: str) -> bool:
    return len(word) >= FEWEST_SIGNS and word.isascii() and word.isdigit()
