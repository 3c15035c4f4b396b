# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's letter books (Permendagri 47/2016, book A.7 and the expedition book) as values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desa_app.domain.full_numbers import mask_numbers
from desa_app.wording import typed_date

FIRST_YEAR = 2000
_DOMAIN = b"desa-binaan/buku/v1\n"


class Book(StrEnum):
    """The three books: letters going out, letters coming in, and what was handed over to whom."""

    OUTGOING = "agenda-keluar"
    INCOMING = "agenda-masuk"
    DISPATCH = "ekspedisi"

    @property
    def full_name(self) -> str:
        """What stands on the cover."""
        return _TITLES[self]


_TITLES = {
    Book.OUTGOING: "Buku Agenda Surat Keluar",
    Book.INCOMING: "Buku Agenda Surat Masuk",
    Book.DISPATCH: "Buku Ekspedisi",
}

KEPT_BY_HAND = (Book.INCOMING, Book.DISPATCH)
"""The books whose lines people write; the other one writes itself from the letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """One line of a book, in any of the three.

    ``running`` is the nomor urut, counted from 1 within the year. ``day`` is when the letter was
    received, handed over, or issued; ``dated`` the letter's own date; ``party`` its sender or
    addressee. ``id`` names the letter (agenda keluar) or the entry. A ``void`` line stays with
    its number: a letter that is batal, an entry that was struck out; ``why`` is the reason.
    """

    id: str
    running: int
    day: date
    number: str
    dated: date | None
    party: str
    subject: str
    note: str = ""
    void: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A letter with an addressee of which no handing over was noted yet."""

    letter_id: str
    number: str
    dated: date
    party: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs a book. ``title`` as it stands over the signature."""

    title: str
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of a year's books.

    ``counts`` tells per book how many lines there are and how many of them are void; ``sha256``
    is over ``content``, the frozen lines and signers. ``sound`` says whether it still is.
    """

    year: int
    closed_on: date
    closed_by: str
    counts: Mapping[str, Mapping[str, int]]
    sha256: str
    content: str

    @property
    def sound(self) -> bool:
        """Whether the frozen lines are those that were closed."""
        return content_hash(self.content) == self.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """A year of a book as the screen shows it; ``total`` counts without the search."""

    book: Book
    year: int
    lines: tuple[BookLine, ...]
    total: int
    closing: Closing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSheet:
    """A year of a book as a paper.

    ``place`` and ``signed_on`` stand over the secretary's signature: the day of closing, or of
    printing while the book is still open.
    """

    book: Book
    year: int
    lines: tuple[BookLine, ...]
    office_lines: tuple[str, ...]
    place: str
    signed_on: date
    head: Signer
    secretary: Signer
    printed_on: date
    printed_by: str
    closed_on: date | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """An earlier form of an entry: who changed which fields when (old, new)."""

    at: datetime
    by: str
    fields: Mapping[str, tuple[str, str]]


def first_closing_day(year: int) -> date:
    """A year's books may be closed on its last day or later."""
    return date(year, 12, 31)


def without_nik(words: str) -> str:
    """``words`` with every number of sixteen digits masked: a book lies open on the desk."""
    return mask_numbers(words)


def counts_of(lines: Iterable[BookLine]) -> dict[str, int]:
    """How many lines there are, and how many of them are void."""
    told = list(lines)
    return {"baris": len(told), "batal": sum(line.void for line in told)}


def matching(lines: Iterable[BookLine], words: str) -> tuple[BookLine, ...]:
    """The lines in which every word stands somewhere; dates as people type them.

    Names of letter kinds stand in wording files and not in the data, so this is no SQL.
    """
    wanted = words.casefold().split()
    return tuple(line for line in lines if _holds(line, wanted))


def _holds(line: BookLine, wanted: list[str]) -> bool:
    days = [typed_date(day) for day in (line.day, line.dated) if day]
    told = " ".join(
        (str(line.running), line.number, line.party, line.subject, line.note, line.why, *days)
    ).casefold()
    return all(word in told for word in wanted)


# --- what a closing freezes -----------------------------------------------------------------


def frozen_content(
    year: int, books: Mapping[Book, Iterable[BookLine]], signers: tuple[Signer, Signer]
) -> str:
    """Lines and signers as one canonical text."""
    content = {
        "tahun": year,
        "buku": {book.value: [_plain(line) for line in lines] for book, lines in books.items()},
        "pejabat": [asdict(signer) for signer in signers],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def frozen_lines(content: str, book: Book) -> tuple[BookLine, ...]:
    """The lines of one book as they were closed."""
    return tuple(_line(told) for told in json.loads(content)["buku"][book.value])


def frozen_signers(content: str) -> tuple[Signer, Signer]:
    """Head and secretary as they were at the closing."""
    head, secretary = (Signer(**told) for told in json.loads(content)["pejabat"])
    return head, secretary


def content_hash(content: str) -> str:
    """SHA-256 of a closing's content, under a name of its own."""
    return hashlib.sha256(_DOMAIN + content.encode()).hexdigest()


def _plain(line: BookLine) -> dict[str, Any]:
    told = asdict(line)
    told["day"] = line.day.isoformat()
    told["dated"] = line.dated.isoformat() if line.dated else None
    return told


def _line(told: dict[str, Any]) -> BookLine:
    days = {
        "day": date.fromisoformat(told["day"]),
        "dated": date.fromisoformat(told["dated"]) if told["dated"] else None,
    }
    return BookLine(**(told | days))
