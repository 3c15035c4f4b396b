# SPDX-License-Identifier: GPL-3.0-or-later
"""What travels between offices: levels, cards, packages and receipts, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from desa_app.domain.office import OfficeKind

FORMAT = 1


class DataLevel(StrEnum):
    """How much of the register goes along; the sender chooses, the receiver never more."""

    AGGREGATE = "agregat"
    REGISTER = "register"
    FULL = "lengkap"

    @property
    def words(self) -> str:
        """As screens explain it."""
        return {
            "agregat": "Angka saja, tanpa nama",
            "register": "Dengan nama, tanpa kasus",
            "lengkap": "Lengkap dengan kasus",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An office's public card: what the other side must know to trust and to seal.

    ``verify_key`` is the raw Ed25519 public key (32 bytes, RFC 8032). ``recipients`` are age
    X25519 recipients (``age1...``): the kecamatan's own and its recovery recipient; a village
    has none. ``sample`` marks an invented office. ``fingerprint`` is what both sides compare on
    paper: six groups of five digits.
    """

    kind: OfficeKind
    code: str
    name: str
    verify_key: bytes
    recipients: tuple[str, ...]
    made_at: datetime
    fingerprint: str
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The signed first page of a package.

    ``previous`` is the SHA-256 (hex) of the previous package's manifest bytes, empty for the
    first. ``counts`` are rows per entry of ``records/`` (``orang``, ``rencana``, ``surat``,
    ``rekap``). ``made_at`` is UTC.
    """

    format: int
    package_id: str
    village: str
    village_name: str
    district: str
    period: str
    level: DataLevel
    sequence: int
    previous: str
    made_at: datetime
    program: str
    reason: str
    counts: dict[str, int]
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContents:
    """A package to be sealed, or one that was opened and found genuine.

    ``records`` maps the entry name (``orang`` ...) to its rows: plain JSON objects with text,
    integers, booleans, ``None`` and lists of those. ``series`` is the number of the village's key
    that signed an opened package.
    """

    manifest: Manifest
    records: dict[str, tuple[dict[str, object], ...]]
    manifest_sha256: str = ""
    series: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A sealed file as it lies on the stick, read back and found equal."""

    path: Path
    sha256: str
    size: int
    manifest_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row that the kecamatan did not take: entry, row id and reason, no personal data."""

    table: str
    row: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A refused row as its own office knows it.

    ``name`` is whom it is about, ``person_id`` leads there; both empty when the row cannot be
    found here any more, or is not for this user's eyes.
    """

    refusal: Refusal
    person_id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The kecamatan's signed answer to one package.

    ``taken`` and ``refused_counts`` per entry add up to the manifest's counts.
    ``next_sequence`` is what the kecamatan expects next.
    """

    package_id: str
    file_sha256: str
    village: str
    village_name: str
    district: str
    district_name: str
    period: str
    sequence: int
    level: DataLevel
    taken: dict[str, int]
    refused: tuple[Refusal, ...]
    next_sequence: int
    received_at: datetime
    received_by: str
    sample: bool = False


class TakeInState(StrEnum):
    """What became of one file that was offered."""

    TAKEN = "diterima"
    REPEATED = "sudah-ada"
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeInResult:
    """One offered file: what it was, what became of it and, if refused, which error.

    ``gap`` counts sequence numbers missing between the last taken package and this one,
    ``limited`` the people among the ``counts`` who are only counted and not named.
    ``error_code`` is the stable code of the refusal; ``error`` the exception itself, for its
    sentence. A package that was taken may still carry an error: then its receipt could not be
    written, and ``receipt_path`` is ``None``.
    """

    path: Path
    state: TakeInState
    village: str = ""
    village_name: str = ""
    period: str = ""
    sequence: int = 0
    level: DataLevel | None = None
    counts: dict[str, int] | None = None
    gap: int = 0
    limited: int = 0
    receipt_path: Path | None = None
    error_code: str = ""
    error: Exception | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPackage:
    """A package as its sender remembers it; ``receipt_at`` is ``None`` until it is answered.

    ``refused`` counts the rows that the answer names as not taken.
    """

    id: str
    sequence: int
    package_id: str
    period: str
    level: DataLevel
    counts: dict[str, int]
    manifest_sha256: str
    file_sha256: str
    file_name: str
    size: int
    made_at: datetime
    made_by: str
    receipt_at: datetime | None
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledVillage:
    """A village as the kecamatan knows it; ``revoked_on`` while its newest key is revoked."""

    code: str
    name: str
    verify_key: bytes
    fingerprint: str
    enrolled_at: datetime
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedPackage:
    """A package as the kecamatan remembers it; ``series`` is the number of the key it came with."""

    village: str
    sequence: int
    package_id: str
    period: str
    level: DataLevel
    counts: dict[str, int]
    manifest_sha256: str
    file_sha256: str
    received_at: datetime
    series: int = 1

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among the village's packages: a newer key comes after an older one."""
        return (self.series, self.sequence)
