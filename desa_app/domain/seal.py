# SPDX-License-Identifier: GPL-3.0-or-later
"""What the QR seal of a letter states, and the answers that a check can give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HASH_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStatement:
    """The signed statement in the QR: enough to compare with the paper, no full name or NIK.

    ``hash_start`` are the first 8 bytes of the SHA-256 of the PDF with its seal places blank.
    ``nik_end`` are the last four digits of the NIK or empty. ``valid_until`` may be ``None``.
    """

    village: str
    number: str
    issued_on: date
    kind: str
    initials: str
    nik_end: str
    valid_until: date | None
    hash_start: bytes


class SealState(StrEnum):
    """How a check of a letter ends.

    ``OTHER_LETTER`` and ``NOT_IN_ARCHIVE`` are answers of the issuing village alone: the signature
    is its own, but its archive holds another letter under this number, or none.
    """

    GENUINE = "asli"
    CHANGED = "berubah"
    VOID = "dibatalkan"
    REVOKED = "kunci-dicabut"
    OTHER_LETTER = "nomor-dipakai-surat-lain"
    NOT_IN_ARCHIVE = "tidak-ada-di-arsip"
    FORGED = "tanda-tangan-salah"
    UNKNOWN_VILLAGE = "desa-tidak-dikenal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealVerdict:
    """Outcome of a check. ``file_checked`` tells whether the PDF's bytes were compared too.

    ``revoked_on`` is the day from which the key that signed is not believed any more; a letter
    with an earlier date is genuine as far as its date is. ``as_of`` is the day of the list of keys
    that was asked, when it was not the office's own register.
    """

    state: SealState
    statement: LetterStatement
    village_name: str = ""
    file_checked: bool = False
    revoked_on: date | None = None
    as_of: date | None = None
