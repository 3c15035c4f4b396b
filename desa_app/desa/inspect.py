# SPDX-License-Identifier: GPL-3.0-or-later
"""The village checks its own data and its own letters."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

from desa_app.desa.books import Books
from desa_app.desa.numbers import Numbers
from desa_app.desa.own_keys import own_verify_keys
from desa_app.domain.letter import LetterState
from desa_app.domain.seal import HASH_LENGTH, SealState, SealVerdict
from desa_app.errors import NotFound
from desa_app.office.inspect import (
    HealthReport,
    KnownKey,
    KnownKeys,
    check_letter_file,
    check_seal_text,
    check_store,
)
from desa_app.store import chain
from desa_app.store import letters as letter_rows

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.office.desk import Desk


class Inspection:
    """Checks at the village office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def data(self) -> HealthReport:
        """Check data file, log's chain, letters' hashes, closed books and the letter numbers."""
        with self._desk.reading() as connection:
            faults, entries, head = check_store(self._desk, connection)
            letters = letter_rows.all_hashes(connection)
            gaps = chain.gaps(connection)
        changed = [
            ("surat-berubah", number)
            for number, recorded, pdf in letters
            if hashlib.sha256(pdf).hexdigest() != recorded
        ]
        books = Books(self._desk)
        odd = [("buku-berubah", str(year)) for year in books.years() if not books.agrees(year)]
        numbers = Numbers(self._desk)
        lost = [
            ("nomor-hilang", f"{line.running}/{year}")
            for year in numbers.years()
            for line in numbers.report(year).missing
        ]
        return HealthReport(
            log_entries=entries,
            log_head=head,
            letters=len(letters),
            faults=tuple(faults + changed + odd + lost),
            gaps=gaps,
        )

    def seal_text(self, scanned: str) -> SealVerdict:
        """Check a scanned seal of one of this village's letters."""
        return self._with_archive(check_seal_text(scanned, self._keys()))

    def letter_file(self, path: Path) -> SealVerdict:
        """Check a letter's PDF, a photo of it or a scanned sheet."""
        return self._with_archive(check_letter_file(path, self._keys()))

    def _keys(self) -> KnownKeys:
        with self._desk.reading() as connection:
            own = own_verify_keys(connection)
        profile = self._desk.profile
        return {profile.code: tuple(KnownKey(profile.name, key) for key in own)}

    def _with_archive(self, verdict: SealVerdict) -> SealVerdict:
        """A genuine letter may have been voided since; the archive knows.

        After a backup was put back a number may be missing from the archive or given to another
        letter: the seal alone would call both genuine.
        """
        if verdict.state is not SealState.GENUINE:
            return verdict
        with self._desk.reading() as connection:
            try:
                letter = letter_rows.letter_by_number(connection, verdict.statement.number)
            except NotFound:
                return dataclasses.replace(verdict, state=SealState.NOT_IN_ARCHIVE)
        if bytes.fromhex(letter.blank_sha256)[:HASH_LENGTH] != verdict.statement.hash_start:
            return dataclasses.replace(verdict, state=SealState.OTHER_LETTER)
        if letter.state is LetterState.VOID:
            return dataclasses.replace(verdict, state=SealState.VOID)
        return verdict
