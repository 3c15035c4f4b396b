# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan checks its own data, letters of its villages, and files on a stick."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from desa_app.domain.seal import SealState
from desa_app.domain.user import Right
from desa_app.office.inspect import (
    HealthReport,
    KnownKeys,
    check_letter_file,
    check_seal_text,
    check_store,
    known_keys,
)
from desa_app.office.secret_names import AGE_IDENTITY
from desa_app.reference import letter_kinds
from desa_app.store import chain
from desa_app.store import consolidated as rows
from desa_app.store import office as office_rows
from desa_app.store.village_keys import list_keys

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.domain.seal import SealVerdict
    from desa_app.office.desk import Desk


class DistrictInspection:
    """Checks at the kecamatan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def data(self) -> HealthReport:
        """Check the data file and the log's chain."""
        with self._desk.reading() as connection:
            faults, entries, head = check_store(self._desk, connection)
            gaps = chain.gaps(connection)
        return HealthReport(
            log_entries=entries, log_head=head, letters=0, faults=tuple(faults), gaps=gaps
        )

    def seal_text(self, scanned: str) -> SealVerdict:
        """Check a scanned seal against the keys of all enrolled villages."""
        return self._with_register(check_seal_text(scanned, self._keys()))

    def letter_file(self, path: Path) -> SealVerdict:
        """Check a letter's PDF, photo or scan against the keys of all enrolled villages."""
        return self._with_register(check_letter_file(path, self._keys()))

    def kind_names(self) -> dict[str, str]:
        """What each kind of letter is called, to show what a seal states."""
        return {code: kind.name for code, kind in letter_kinds().items()}

    def identity_for_the_safe(self) -> str:
        """The kecamatan's age identity; whoever holds it reads every package. Logged."""
        with self._desk.writing(Right.OFFICE) as connection:
            self._desk.log(connection, "kunci-dikeluarkan")
            return office_rows.get_secret(connection, AGE_IDENTITY).decode()

    def _with_register(self, verdict: SealVerdict) -> SealVerdict:
        """A genuine letter may have been voided since, as far as the village has told."""
        if verdict.state is not SealState.GENUINE:
            return verdict
        statement = verdict.statement
        with self._desk.reading() as connection:
            void = rows.is_void(connection, statement.village, statement.number)
        return dataclasses.replace(verdict, state=SealState.VOID) if void else verdict

    def _keys(self) -> KnownKeys:
        with self._desk.reading() as connection:
            keys = list_keys(connection)
        return known_keys(keys)
