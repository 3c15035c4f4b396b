# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters, their numbers and the books they are entered in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.errors.base import UserError

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.letter_rules import Check


class LetterError(UserError):
    """No letter was issued and no number was spent."""


@dataclass(eq=False)
class LetterKindUnknown(LetterError):
    """No such kind of letter."""

    kind: str
    known: tuple[str, ...]
    code = "jenis-surat-tidak-dikenal"


@dataclass(eq=False)
class LetterBlocked(LetterError):
    """The law's conditions are not met; no reason can lift this."""

    checks: tuple[Check, ...]
    code = "surat-terhalang"


@dataclass(eq=False)
class ReasonNeeded(LetterError):
    """There are warnings; a reason must be written before the letter can be issued."""

    checks: tuple[Check, ...]
    code = "perlu-alasan"


@dataclass(eq=False)
class LetterTooLong(LetterError):
    """The text does not fit on one page of this paper."""

    paper: str
    over_mm: float
    code = "surat-tidak-muat"


@dataclass(eq=False)
class WordingBroken(LetterError):
    """A wording file cannot be used; ``place`` says where, ``found`` what stands there."""

    kind: str
    place: str
    found: str
    code = "naskah-rusak"


@dataclass(eq=False)
class PreviewOutdated(LetterError):
    """Something changed between preview and issue; look at the new preview first."""

    code = "pratinjau-usang"


@dataclass(eq=False)
class TextNotPrintable(LetterError):
    """A letter's font has no glyph for these characters."""

    characters: str
    code = "huruf-tidak-tercetak"


@dataclass(eq=False)
class SealTooLong(LetterError):
    """The signed statement does not fit the letter's QR code."""

    length: int
    limit: int
    code = "segel-terlalu-panjang"


@dataclass(eq=False)
class NumberClash(LetterError):
    """This number stands on another letter already; the next one is not taken silently.

    ``lacks`` is what the pattern would need: ``{tahun}``, ``{kode}``, or ``pembeda`` (words of
    its own).
    """

    number: str
    pattern: str
    lacks: str
    code = "nomor-sama"


@dataclass(eq=False)
class YearWentBack(LetterError):
    """Numbers of a later year were given already; an earlier year never starts again."""

    year: int
    last: int
    code = "tahun-mundur"


@dataclass(eq=False)
class YearNotConfirmed(LetterError):
    """The last letter lies more than a year back; somebody must say that the date is right."""

    year: int
    last: date
    code = "tahun-belum-dipastikan"


@dataclass(eq=False)
class RangeTaken(LetterError):
    """Numbers cannot be set aside or given back: some are given, reserved or passed already.

    ``last`` is the last number given in the sequence.
    """

    first: int
    until: int
    last: int
    code = "nomor-sudah-terpakai"


@dataclass(eq=False)
class NumberNotReserved(LetterError):
    """A letter by hand needs a number that was set aside and stands on no letter yet."""

    running: int
    code = "bukan-nomor-sisihan"


class BookError(UserError):
    """A book was not changed."""


@dataclass(eq=False)
class BooksClosed(BookError):
    """The books of this year are closed; nothing in them may change."""

    year: int
    code = "buku-ditutup"


@dataclass(eq=False)
class BooksNotClosed(BookError):
    """The books of this year are not closed, so there is nothing to reopen."""

    year: int
    code = "buku-belum-ditutup"


@dataclass(eq=False)
class BooksNotYet(BookError):
    """A year's books can be closed from its last day on."""

    year: int
    code = "buku-belum-waktunya"


@dataclass(eq=False)
class EntryStruck(BookError):
    """An entry that was struck out is not changed any more."""

    running: int
    code = "catatan-dicoret"
