# SPDX-License-Identifier: GPL-3.0-or-later
"""What a PDF found in a folder can give back to the archive, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class RecoveryState(StrEnum):
    """Whether a letter can be, or was, taken back into the archive."""

    READY = "dapat dipulihkan"
    RESTORED = "dipulihkan"
    KEPT = "sudah ada di arsip"
    NUMBER_TAKEN = "nomornya dipakai surat lain"
    NOT_OURS = "bukan surat kantor ini"
    SAMPLE = "berasal dari data contoh"
    CHANGED = "isinya berubah"
    NO_LETTER = "bukan surat program ini"
    NUMBER_UNREADABLE = "nomornya tidak sesuai pola kantor"
    BOOK_CLOSED = "buku tahunnya sudah ditutup"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryLine:
    """One file of the folder. ``number`` and ``issued_on`` only when its seal could be read."""

    path: Path
    state: RecoveryState
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFactsKept:
    """What a letter's PDF carries of itself (``surat.json``), as far as the archive needs it."""

    kind: str
    number: str
    issued_on: date
    valid_until: date | None
    wording_version: str
    nik: str | None
    name: str
    birth_date: str
    signed_as: str
    signed_by: str
    frozen: str


def read_facts(told: object, frozen: str) -> LetterFactsKept:
    """Take the facts out of parsed JSON; raises ``ValueError`` for anything unexpected."""
    if not isinstance(told, dict):
        raise ValueError("no object")
    person = told.get("orang")
    person = person if isinstance(person, dict) else {}
    signer = told.get("penandatangan")
    signer = signer if isinstance(signer, dict) else {}
    until = told.get("berlaku_sampai")
    nik = person.get("nik")
    return LetterFactsKept(
        kind=_text(told, "jenis"),
        number=_text(told, "nomor"),
        issued_on=date.fromisoformat(_text(told, "tanggal")),
        valid_until=date.fromisoformat(until) if isinstance(until, str) else None,
        wording_version=_text(told, "versi_naskah"),
        nik=nik if isinstance(nik, str) else None,
        name=str(person.get("name") or ""),
        birth_date=str(person.get("birth_date") or ""),
        signed_as=_text(told, "ditandatangani_sebagai"),
        signed_by=str(signer.get("name") or ""),
        frozen=frozen,
    )


def _text(told: dict[object, object], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str):
        raise ValueError(name)
    return value
