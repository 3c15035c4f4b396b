# SPDX-License-Identifier: GPL-3.0-or-later
"""What people write into the books by hand: post that came in, and letters handed over."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from desa_app.domain.books import FIRST_YEAR, Book, BookLine, without_nik
from desa_app.errors import Problem
from desa_app.wording import typed_date

LIMITS = {"number": 80, "party": 200, "subject": 400, "note": 400}
_OLDEST_LETTER = date(1945, 8, 17)


class EntryState(StrEnum):
    """An entry stands, or was struck out; its number is never given again."""

    NOTED = "tercatat"
    STRUCK = "dicoret"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """An entry as typed.

    Agenda masuk: ``day`` is when it was received, ``party`` the sender, ``note`` the disposition.
    Ekspedisi: ``day`` is when it was handed over, ``party`` the addressee, ``note`` the remark or
    who signed for it. ``number`` and ``dated`` are the letter's own and may be unknown.
    ``letter_id`` names the letter of the archive that was handed over, if it is one.
    """

    day: date | None = None
    number: str = ""
    dated: date | None = None
    party: str = ""
    subject: str = ""
    note: str = ""
    letter_id: str = ""

    def tidy(self) -> EntryDraft:
        """The same with white space in order: each field is one line."""
        return replace(
            self,
            number=" ".join(self.number.split()),
            party=" ".join(self.party.split()),
            subject=" ".join(self.subject.split()),
            note=" ".join(self.note.split()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """An entry of a book kept by hand."""

    id: str
    book: Book
    year: int
    running: int
    revision: int
    state: EntryState
    strike_reason: str
    facts: EntryDraft


def problems_in_entry(draft: EntryDraft, today: date) -> tuple[Problem, ...]:
    """What cannot be stored of an entry; the day decides to which year it belongs."""
    found = [Problem(name, "kosong") for name in ("party", "subject") if not getattr(draft, name)]
    for name, limit in LIMITS.items():
        words = getattr(draft, name)
        if len(words) > limit:
            found.append(Problem(name, "terlalu-panjang", words, str(limit)))
        elif not words.isprintable():
            found.append(Problem(name, "huruf-tidak-tercetak"))
    if draft.day is None:
        found.append(Problem("day", "kosong"))
    elif draft.day > today:
        found.append(Problem("day", "tanggal-mendatang", typed_date(draft.day)))
    elif draft.day.year < FIRST_YEAR:
        found.append(Problem("day", "tanggal-terlalu-lama", typed_date(draft.day)))
    if draft.dated is not None:
        if draft.dated < _OLDEST_LETTER:
            found.append(Problem("dated", "tanggal-terlalu-lama", typed_date(draft.dated)))
        elif draft.day is not None and draft.dated > draft.day:
            found.append(
                Problem("dated", "sesudah-tanggal", typed_date(draft.dated), typed_date(draft.day))
            )
    return tuple(found)


def line_of(entry: BookEntry) -> BookLine:
    """An entry as its book shows it."""
    facts = entry.facts
    if facts.day is None:
        raise ValueError(entry.id)
    return BookLine(
        id=entry.id,
        running=entry.running,
        day=facts.day,
        number=facts.number,
        dated=facts.dated,
        party=without_nik(facts.party),
        subject=without_nik(facts.subject),
        note=without_nik(facts.note),
        void=entry.state is EntryState.STRUCK,
        why=without_nik(entry.strike_reason),
    )


def changed_fields(old: EntryDraft, new: EntryDraft) -> dict[str, tuple[str, str]]:
    """Which fields differ: name to old and new text, dates as people type them."""
    found = {}
    for field in fields(EntryDraft):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            found[field.name] = (_text(before), _text(after))
    return found


def _text(value: object) -> str:
    if isinstance(value, date):
        return typed_date(value)
    return "" if value is None else str(value)
