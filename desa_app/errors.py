# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure this program knows, as types with data; the sentences stand in ``sentences``.

::

    DesaBinaanError
    ├── InvalidInput                 one or more fields of a form, a call or a file
    ├── UserError                    the world outside did something; nothing was half written
    │   ├── AccessError
    │   │   ├── WrongPassword  TooManyTries  WrongRecoveryCode  WeakPassword
    │   ├── OfficeError
    │   │   ├── NoOffice  OfficeExists  WrongOfficeKind  RegionUnknown
    │   │   ├── StoreDamaged  StoreNewer  StoreBusy  ClockWentBack  ReferenceMissing
    │   ├── RecordError
    │   │   ├── NotFound  ChangedMeanwhile  DuplicateNik  StatusNotAllowed
    │   ├── IntakeError
    │   │   ├── SheetUnreadable  SheetTooLarge  LayoutUnknown  ImportRefused
    │   ├── LetterError
    │   │   ├── LetterKindUnknown  LetterBlocked  ReasonNeeded  LetterTooLong
    │   │   ├── WordingBroken  PreviewOutdated  TextNotPrintable  SealTooLong
    │   │   ├── NumberClash  YearWentBack  YearNotConfirmed  RangeTaken  NumberNotReserved
    │   ├── BookError
    │   │   ├── BooksClosed  BooksNotClosed  BooksNotYet  EntryStruck
    │   ├── ExchangeError
    │   │   ├── NotEnrolled  FingerprintDiffers  CardDamaged  CardWrongKind  LevelReasonNeeded
    │   │   ├── PackageDamaged  PackageNotForUs  PackageUnknownVillage  PackageForged
    │   │   ├── PackageOld  PackageConflict  PackageNewerFormat  PackageWrongVillage
    │   │   ├── PackageTooLarge  PackageCountsDiffer
    │   │   ├── ReceiptDamaged  ReceiptForged  ReceiptUnknown  SealUnreadable  FileUnknownKind
    │   │   ├── WordingFileDamaged  WordingFileTooLarge
    │   └── StorageError
    │       ├── DiskFull  NotWritable  FileMissing  FileUnreadable  ReadBackDiffers
    └── Cancelled                    a person pressed Batal; not an error, nothing changed
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import date, datetime

    from desa_app.domain.findings import Finding
    from desa_app.domain.letter_rules import Check


class DesaBinaanError(Exception):
    """Root of the tree. ``code`` is the stable word for machines (``--json``) and the log."""

    code: ClassVar[str] = "galat"


class Cancelled(DesaBinaanError):
    """A person stopped the work; nothing was changed."""

    code = "dibatalkan"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field.

    ``field`` is the field's name in code (``birth_date``), ``code`` names the problem
    (``kosong``, ``bukan-tanggal``), ``value`` is what was found, ``hint`` what would do.
    """

    field: str
    code: str
    value: str = ""
    hint: str = ""


@dataclass(eq=False)
class InvalidInput(DesaBinaanError):
    """At least one field cannot be taken as typed."""

    problems: tuple[Problem, ...]
    code = "isian-salah"


class UserError(DesaBinaanError):
    """What a person can understand and do something about."""


# --- getting in ---------------------------------------------------------------------------


class AccessError(UserError):
    """The office stays closed."""


@dataclass(eq=False)
class WrongPassword(AccessError):
    """User name and password do not belong together (which of the two is not told)."""

    tries_left: int
    code = "sandi-salah"


@dataclass(eq=False)
class TooManyTries(AccessError):
    """Wait before the next try."""

    wait_seconds: int
    code = "terlalu-sering"


@dataclass(eq=False)
class WrongRecoveryCode(AccessError):
    """The recovery code is not this office's; ``mistyped`` if its check characters fail."""

    mistyped: bool
    code = "kode-pemulihan-salah"


@dataclass(eq=False)
class WeakPassword(AccessError):
    """The password is too short or too easy to guess."""

    minimum: int
    code = "sandi-lemah"


# --- the office's own data ----------------------------------------------------------------


class OfficeError(UserError):
    """The data folder cannot be used as asked."""


@dataclass(eq=False)
class NoOffice(OfficeError):
    """The folder holds no office."""

    folder: Path
    code = "belum-disiapkan"


@dataclass(eq=False)
class OfficeExists(OfficeError):
    """The folder already holds an office; it is never overwritten."""

    folder: Path
    code = "sudah-disiapkan"


@dataclass(eq=False)
class WrongOfficeKind(OfficeError):
    """The job belongs to the other kind of office."""

    needed: str
    code = "bukan-kantor-ini"


@dataclass(eq=False)
class RegionUnknown(OfficeError):
    """No village or kecamatan has this code."""

    region: str
    code = "wilayah-tidak-dikenal"


@dataclass(eq=False)
class StoreDamaged(OfficeError):
    """The data file cannot be read with its key."""

    folder: Path
    code = "data-rusak"


@dataclass(eq=False)
class StoreNewer(OfficeError):
    """The data file was written by a newer program."""

    found: int
    known: int
    code = "data-lebih-baru"


@dataclass(eq=False)
class StoreBusy(OfficeError):
    """Another program has been writing to the data file for too long."""

    folder: Path
    code = "data-sedang-dipakai"


@dataclass(eq=False)
class ClockWentBack(OfficeError):
    """The computer's date lies before the newest record."""

    now: datetime
    last: datetime
    code = "tanggal-mundur"


@dataclass(eq=False)
class ReferenceMissing(OfficeError):
    """A reference list is absent or empty; an empty list is never taken as "no rule"."""

    name: str
    code = "acuan-kosong"


# --- records ------------------------------------------------------------------------------


class RecordError(UserError):
    """A record cannot be read or changed as asked."""


@dataclass(eq=False)
class NotFound(RecordError):
    """``what`` is one of ``orang``, ``rencana``, ``surat``, ``kiriman``, ``desa``, ``pejabat``."""

    what: str
    code = "tidak-ditemukan"


@dataclass(eq=False)
class ChangedMeanwhile(RecordError):
    """Somebody else saved this record after it was opened."""

    what: str
    code = "sudah-berubah"


@dataclass(eq=False)
class DuplicateNik(RecordError):
    """Another person of the register has this NIK."""

    person_id: str
    name: str
    code = "nik-ganda"


@dataclass(eq=False)
class StatusNotAllowed(RecordError):
    """The status ladder has no step from ``old`` to ``new``."""

    old: str
    new: str
    code = "status-tidak-bisa"


# --- spreadsheets in ----------------------------------------------------------------------


class IntakeError(UserError):
    """A spreadsheet was not taken in; the register is unchanged."""


@dataclass(eq=False)
class SheetUnreadable(IntakeError):
    """The file is no spreadsheet, is damaged, or is locked with a password."""

    path: Path
    code = "lembar-tidak-terbaca"


@dataclass(eq=False)
class SheetTooLarge(IntakeError):
    """The file is larger than is read in one go."""

    path: Path
    limit: str
    code = "lembar-terlalu-besar"


@dataclass(eq=False)
class LayoutUnknown(IntakeError):
    """No sheet has a header row that is known."""

    path: Path
    missing: tuple[str, ...]
    code = "susunan-tidak-dikenal"


@dataclass(eq=False)
class ImportRefused(IntakeError):
    """At least one row was refused, so nothing was written (all or nothing)."""

    read: int
    refused: int
    findings: tuple[Finding, ...]
    code = "impor-ditolak"


# --- letters ------------------------------------------------------------------------------


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


# --- books --------------------------------------------------------------------------------


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


# --- the file on the stick ----------------------------------------------------------------


class ExchangeError(UserError):
    """A card, package or receipt was refused; the store is unchanged."""


@dataclass(eq=False)
class NotEnrolled(ExchangeError):
    """This village has not yet enrolled its kecamatan's card."""

    code = "belum-terdaftar"


@dataclass(eq=False)
class FingerprintDiffers(ExchangeError):
    """The fingerprint typed from paper is not the card's."""

    code = "sidik-berbeda"


@dataclass(eq=False)
class CardDamaged(ExchangeError):
    """The file is no card, or was changed."""

    path: Path
    code = "kartu-rusak"


@dataclass(eq=False)
class CardWrongKind(ExchangeError):
    """A card of an office that cannot be enrolled here."""

    found: str
    code = "kartu-keliru"


@dataclass(eq=False)
class LevelReasonNeeded(ExchangeError):
    """The level ``lengkap`` carries case details and asks for a written reason."""

    code = "tingkat-perlu-alasan"


@dataclass(eq=False)
class PackageDamaged(ExchangeError):
    """Not an age file, cut off, changed on the way, or broken inside."""

    path: Path
    code = "berkas-rusak"


@dataclass(eq=False)
class PackageNotForUs(ExchangeError):
    """Sealed for another kecamatan."""

    path: Path
    code = "bukan-untuk-kami"


@dataclass(eq=False)
class PackageUnknownVillage(ExchangeError):
    """The village is not enrolled here."""

    path: Path
    village: str
    code = "desa-belum-terdaftar"


@dataclass(eq=False)
class PackageForged(ExchangeError):
    """The signature is not that of the enrolled village."""

    path: Path
    village: str
    code = "tanda-tangan-salah"


@dataclass(eq=False)
class PackageOld(ExchangeError):
    """A newer package of this village was already taken in."""

    path: Path
    village: str
    sequence: int
    last: int
    code = "berkas-lama"


@dataclass(eq=False)
class PackageConflict(ExchangeError):
    """Same village and sequence as one already taken in, but different content."""

    path: Path
    village: str
    sequence: int
    code = "nomor-bentrok"


@dataclass(eq=False)
class PackageNewerFormat(ExchangeError):
    """Written by a newer program."""

    path: Path
    found: int
    known: int
    code = "format-lebih-baru"


@dataclass(eq=False)
class PackageWrongVillage(ExchangeError):
    """The village does not belong to this kecamatan, or rows speak of another village."""

    path: Path
    village: str
    code = "desa-keliru"


@dataclass(eq=False)
class PackageTooLarge(ExchangeError):
    """Larger than any honest package; nothing was unpacked."""

    path: Path
    limit: str
    code = "berkas-terlalu-besar"


@dataclass(eq=False)
class PackageCountsDiffer(ExchangeError):
    """The counts in the package do not add up with its rows."""

    path: Path
    table: str
    stated: int
    found: int
    code = "jumlah-tidak-cocok"


@dataclass(eq=False)
class ReceiptDamaged(ExchangeError):
    """The file is no receipt, or was changed."""

    path: Path
    code = "tanda-terima-rusak"


@dataclass(eq=False)
class ReceiptForged(ExchangeError):
    """The receipt was not signed by the enrolled kecamatan."""

    path: Path
    code = "tanda-terima-palsu"


@dataclass(eq=False)
class ReceiptUnknown(ExchangeError):
    """The receipt is for a package this village never made."""

    path: Path
    code = "tanda-terima-tidak-dikenal"


@dataclass(eq=False)
class SealUnreadable(ExchangeError):
    """The scanned text or the PDF carries no seal of this program."""

    code = "segel-tidak-terbaca"


@dataclass(eq=False)
class FileUnknownKind(ExchangeError):
    """Neither package, receipt, card nor letter."""

    path: Path
    code = "berkas-tidak-dikenal"


@dataclass(eq=False)
class WordingFileDamaged(ExchangeError):
    """The file is no file of letter wordings, or was changed; ``part`` is what cannot be read."""

    part: str
    code = "berkas-naskah-rusak"


@dataclass(eq=False)
class WordingFileTooLarge(ExchangeError):
    """More than any office would hand on; ``part`` is the wording's code or what is too much."""

    part: str
    limit: str
    code = "berkas-naskah-terlalu-besar"


# --- disk and stick -----------------------------------------------------------------------


class StorageError(UserError):
    """Disk or stick; what was there before is still there."""


@dataclass(eq=False)
class DiskFull(StorageError):
    """No room; ``needed`` bytes are wanted."""

    path: Path
    needed: int
    code = "penuh"


@dataclass(eq=False)
class NotWritable(StorageError):
    """Write-protected, gone, or not allowed."""

    path: Path
    code = "tidak-bisa-ditulis"


@dataclass(eq=False)
class FileMissing(StorageError):
    """The file or folder is not there."""

    path: Path
    code = "berkas-tidak-ada"


@dataclass(eq=False)
class FileUnreadable(StorageError):
    """The file is there but cannot be read."""

    path: Path
    code = "berkas-tidak-terbaca"


@dataclass(eq=False)
class ReadBackDiffers(StorageError):
    """What was read back from the medium is not what was written."""

    path: Path
    code = "baca-ulang-berbeda"


def walk(kind: type[DesaBinaanError] = DesaBinaanError) -> list[type[DesaBinaanError]]:
    """Every error type that can be raised, for the test that each has a sentence."""
    found = []
    for child in kind.__subclasses__():
        if "code" in vars(child):
            found.append(child)
        found.extend(walk(child))
    return found
