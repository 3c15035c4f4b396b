# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking: the data folder's own health, and letters against the keys that are known."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from desa_app.domain.seal import HASH_LENGTH, SealState, SealVerdict
from desa_app.errors import SealUnreadable
from desa_app.exchange.keys import InvalidSignature
from desa_app.exchange.letter_seal import read_statement
from desa_app.exchange.seal_photo import PHOTO_LIMIT, is_photo, seal_in_photo, seal_in_scan
from desa_app.exchange.stick import read_bounded
from desa_app.paper.copy_mark import original_of
from desa_app.paper.seal_places import read_seal
from desa_app.store import chain, journal

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.key_list import VillageKey
    from desa_app.domain.log_head import LogGap
    from desa_app.exchange.letter_seal import UnverifiedStatement
    from desa_app.office.desk import Desk

PDF_LIMIT = 5_000_000
"""Bytes of a letter as this program makes it; a scanned sheet may be larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """What a check of the data folder found; ``faults`` is empty when all is well.

    A fault is (``code``, ``where``): ``berkas-data``, ``acuan-putus``, ``catatan-putus``
    (position of the first broken link), ``surat-berubah`` (letter number), ``buku-berubah`` (year),
    ``nomor-hilang`` (running number and year). ``gaps`` are lines of the log that are missing since
    a salvage and named by it: no new fault, but never whole again.
    """

    log_entries: int
    log_head: str
    letters: int
    faults: tuple[tuple[str, str], ...]
    gaps: tuple[LogGap, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A village's name and one of its public keys, to check its letters.

    ``revoked_on`` is the first day from which nothing signed with it may be believed.
    """

    name: str
    verify_key: bytes
    revoked_on: date | None = None


KnownKeys = Mapping[str, Sequence[KnownKey]]
"""The keys of each village by its code, also former ones; the newest last."""


def known_keys(keys: Iterable[VillageKey]) -> KnownKeys:
    """Keys of a register or of a published list, by village."""
    found: dict[str, list[KnownKey]] = {}
    for key in keys:
        known = KnownKey(key.name, key.verify_key, key.revoked_on)
        found.setdefault(key.village, []).append(known)
    return found


def check_store(desk: Desk, connection: Connection) -> tuple[list[tuple[str, str]], int, str]:
    """Faults of the data file and the log, the log's length and its head."""
    faults = []
    if connection.execute(text("PRAGMA integrity_check")).scalar() != "ok":
        faults.append(("berkas-data", desk.database.path.name))
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        faults.append(("acuan-putus", ""))
    broken = chain.first_broken(connection)
    if broken is not None:
        faults.append(("catatan-putus", str(broken.position)))
    entries, head = journal.head(connection)
    return faults, entries, head


def check_seal_text(scanned: str, keys: KnownKeys) -> SealVerdict:
    """Check a scanned seal against the known villages; raises ``SealUnreadable``."""
    unverified = read_statement(scanned)
    statement = unverified.statement
    known = keys.get(statement.village)
    if not known:
        return SealVerdict(state=SealState.UNKNOWN_VILLAGE, statement=statement)
    signer = _signer(unverified, known)
    if signer is None:
        return SealVerdict(state=SealState.FORGED, statement=statement, village_name=known[-1].name)
    revoked = signer.revoked_on
    late = revoked is not None and statement.issued_on >= revoked
    return SealVerdict(
        state=SealState.REVOKED if late else SealState.GENUINE,
        statement=statement,
        village_name=signer.name,
        revoked_on=revoked,
    )


def _signer(unverified: UnverifiedStatement, known: Sequence[KnownKey]) -> KnownKey | None:
    for key in known:
        with contextlib.suppress(InvalidSignature):
            unverified.verify(key.verify_key)
            return key
    return None


def check_letter_file(path: Path, keys: KnownKeys) -> SealVerdict:
    """Check a letter's PDF, a photo of the letter, or a scanned sheet, by what the file is.

    A photo and a scan prove only what the seal says: their picture of the text is not compared.
    Raises ``SealUnreadable``, ``QrNotFound``, ``PictureTooLarge`` and the errors of reading.
    """
    data = read_bounded(path, PHOTO_LIMIT)
    if is_photo(data):
        return check_seal_text(seal_in_photo(data, path), keys)
    if len(data) > PDF_LIMIT or not carries_seal(data):
        if data.startswith(b"%PDF"):
            return check_seal_text(seal_in_scan(data, path), keys)
        raise SealUnreadable
    return check_letter_pdf(data, keys)


def carries_seal(pdf: bytes) -> bool:
    """Tell whether this is a file of this program's letters, not a picture of one."""
    try:
        return bool(read_seal(original_of(pdf) or pdf).text.strip())
    except SealUnreadable:
        return False


def check_letter_pdf(pdf: bytes, keys: KnownKeys) -> SealVerdict:
    """Check a letter's file: its seal, and that no byte outside the seal was changed.

    A SALINAN is as good as the original that it carries.
    """
    seal = read_seal(original_of(pdf) or pdf)
    if not seal.text.strip():
        raise SealUnreadable
    verdict = check_seal_text(seal.text, keys)
    start = hashlib.sha256(seal.blank_pdf).digest()[:HASH_LENGTH]
    same = start == verdict.statement.hash_start and seal.picture_matches
    state = verdict.state
    if state is SealState.GENUINE and not same:
        state = SealState.CHANGED
    return dataclasses.replace(verdict, state=state, file_checked=True)
