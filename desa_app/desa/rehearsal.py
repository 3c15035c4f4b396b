# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's rehearsal: the restored archive must still prove its own letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.own_keys import own_verify_keys
from desa_app.domain.rehearsal import RehearsalStep
from desa_app.domain.seal import SealState
from desa_app.errors import SealUnreadable
from desa_app.office.inspect import KnownKey, carries_seal, check_letter_pdf
from desa_app.office.rehearsal import Rehearsal
from desa_app.store import letters as letter_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

_WHAT = "Segel surat terbaru diperiksa"


class VillageRehearsal(Rehearsal):
    """Checks the newest sealed letter of the restored archive with the restored keys."""

    def _try_contents(self, connection: Connection, code: str) -> tuple[RehearsalStep, ...]:
        profile = self._desk.profile
        keys = {
            profile.code: tuple(KnownKey(profile.name, key) for key in own_verify_keys(connection))
        }
        for number, pdf in letter_rows.newest_pdfs(connection):
            if not carries_seal(pdf):
                # The page in the place of a letter whose person was erased.
                continue
            try:
                state = check_letter_pdf(pdf, keys).state
            except SealUnreadable:
                return (RehearsalStep(_WHAT, False, f"{number}: segel tidak terbaca"),)
            good = state is SealState.GENUINE
            told = f"{number}: asli" if good else f"{number}: segel tidak cocok"
            return (RehearsalStep(_WHAT, good, told),)
        return (RehearsalStep(_WHAT, None, "belum ada surat di cadangan ini"),)
