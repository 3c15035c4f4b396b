# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, packages, receipts and seals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from desa_app.errors.base import UserError


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
class FingerprintUnread(ExchangeError):
    """A photo or scan on which no fingerprint of a card, or more than one, can be read."""

    path: Path
    code = "sidik-tidak-terbaca"


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


class Goods(StrEnum):
    """What an invented and a real office never take from each other."""

    CARD = "kartu"
    PACKAGE = "kiriman"
    RECEIPT = "tanda-terima"
    BACKUP = "cadangan"
    SHEET = "tabel"


@dataclass(eq=False)
class SampleMixed(ExchangeError):
    """Something of an invented office at a real one (``sample``), or the other way round."""

    path: Path
    sample: bool
    what: Goods
    code = "contoh-tercampur"


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
class PackageChanged(ExchangeError):
    """Another file lies in the place of the one that was looked at before."""

    path: Path
    code = "berkas-berganti"


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
class PackageFuture(ExchangeError):
    """A month that has not begun here: one of the two computers has a wrong date."""

    path: Path
    village: str
    period: str
    code = "bulan-belum-tiba"


@dataclass(eq=False)
class PackageKeyRevoked(ExchangeError):
    """The village's key was revoked, and no new card is enrolled yet."""

    path: Path
    village: str
    since: date
    code = "kunci-dicabut"


@dataclass(eq=False)
class PackageKeyFormer(ExchangeError):
    """Made with a key of the village after the day on which a newer card took its place."""

    path: Path
    village: str
    until: date
    code = "kunci-lama"


@dataclass(eq=False)
class KeyCauseNeeded(ExchangeError):
    """An enrolled village brings another key, and nobody has said what became of the former."""

    village: str
    name: str
    code = "sebab-ganti-kunci"


@dataclass(eq=False)
class PackageForged(ExchangeError):
    """The signature is not that of the enrolled village."""

    path: Path
    village: str
    code = "tanda-tangan-salah"


@dataclass(eq=False)
class PackageOld(ExchangeError):
    """A later package of this village was already taken in; ``newer_key`` if with a newer key."""

    path: Path
    village: str
    sequence: int
    last: int
    newer_key: bool = False
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
class KeyListDamaged(ExchangeError):
    """The file is no list of keys, or was changed."""

    path: Path
    code = "daftar-kunci-rusak"


@dataclass(eq=False)
class KeyListUnproven(ExchangeError):
    """A list of a kecamatan whose fingerprint was not yet compared, or with another key."""

    district: str
    name: str
    known: bool = False
    code = "daftar-kunci-belum-dicocokkan"


@dataclass(eq=False)
class KeyListOlder(ExchangeError):
    """A list made before the one that is held."""

    sequence: int
    held: int
    code = "daftar-kunci-lama"


@dataclass(eq=False)
class QrNotFound(ExchangeError):
    """A photo or a scanned sheet on which no QR code, or more than one letter's, can be read."""

    path: Path
    letters: int = 0
    code = "qr-tidak-terbaca"


@dataclass(eq=False)
class PictureTooLarge(ExchangeError):
    """A picture with more dots than any telephone makes; it is not decoded."""

    path: Path
    code = "foto-terlalu-besar"


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
