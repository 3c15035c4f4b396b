# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking letters without an office: with key lists that kecamatan have published.

For an officer of Disnaker, Imigrasi or BP3MI: the same program, no data of its own, no password.
What it holds is public; whoever can change its folder can change the program as well.
"""

from __future__ import annotations

import dataclasses
import hmac
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.seal import SealState
from desa_app.errors import KeyListDamaged, KeyListOlder, KeyListUnproven
from desa_app.exchange.cards import same_fingerprint_text
from desa_app.exchange.key_list import (
    KEY_LIST_LIMIT,
    key_list_name,
    read_key_list,
)
from desa_app.exchange.stick import read_bounded, write_checked
from desa_app.office.inspect import check_letter_file, check_seal_text, known_keys
from desa_app.reference import letter_kinds

if TYPE_CHECKING:
    from desa_app.domain.key_list import KeyList
    from desa_app.domain.seal import SealVerdict
    from desa_app.office.inspect import KnownKeys

FOLDER = "daftar-kunci"
_LISTS = "KUNCI-*.txt"


class Checkpoint:
    """Checks letters against the lists in its folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look_at(self, path: Path) -> KeyList:
        """Read a list without believing it yet; raises ``KeyListDamaged``."""
        return read_key_list(read_bounded(path, KEY_LIST_LIMIT), path)

    def add(self, path: Path, fingerprint: str = "") -> KeyList:
        """Hold a list from now on, in place of the kecamatan's former one.

        The first list of a kecamatan needs the ``fingerprint`` typed from its card's paper; later
        ones of the same key do not. Raises ``KeyListDamaged``, ``KeyListUnproven`` and
        ``KeyListOlder``, and the storage errors.
        """
        # Read once: what is kept is what the fingerprint was compared with.
        raw = read_bounded(path, KEY_LIST_LIMIT)
        found = read_key_list(raw, path)
        held = {one.district: one for one in self.lists()}.get(found.district)
        same_key = held is not None and hmac.compare_digest(held.verify_key, found.verify_key)
        proven = bool(fingerprint) and same_fingerprint_text(fingerprint, found.fingerprint)
        if not same_key and not proven:
            raise KeyListUnproven(found.district, found.name, known=held is not None)
        if held is not None and same_key and found.sequence < held.sequence:
            raise KeyListOlder(found.sequence, held.sequence)
        self._folder.mkdir(parents=True, exist_ok=True)
        name = key_list_name(found.district, found.sequence)
        write_checked(self._folder, name, raw, replace=True)
        for other in self._folder.glob(f"KUNCI-{found.district}-*.txt"):
            if other.name != name:
                other.unlink(missing_ok=True)
        return found

    def lists(self) -> tuple[KeyList, ...]:
        """The lists that are held, by kecamatan; the newest of each. A damaged one is left out."""
        found: dict[str, KeyList] = {}
        for path in sorted(self._folder.glob(_LISTS)):
            try:
                one = self.look_at(path)
            except KeyListDamaged:
                continue
            if one.district not in found or found[one.district].sequence < one.sequence:
                found[one.district] = one
        return tuple(found[code] for code in sorted(found))

    def remove(self, district: str) -> None:
        """Hold a kecamatan's list no more."""
        for path in self._folder.glob(f"KUNCI-{district}-*.txt"):
            path.unlink(missing_ok=True)

    def seal_text(self, scanned: str) -> SealVerdict:
        """Check a scanned seal; raises ``SealUnreadable``."""
        return self._with_lists(check_seal_text(scanned, self._keys()))

    def letter_file(self, path: Path) -> SealVerdict:
        """Check a letter's PDF, a photo or a scan; raises as ``check_letter_file`` does."""
        return self._with_lists(check_letter_file(path, self._keys()))

    def kind_names(self) -> dict[str, str]:
        """What each kind of letter is called."""
        return {code: kind.name for code, kind in letter_kinds().items()}

    def _keys(self) -> KnownKeys:
        return known_keys(key for one in self.lists() for key in one.keys)

    def _with_lists(self, verdict: SealVerdict) -> SealVerdict:
        """Say as of when, and whether the kecamatan was told that the letter was voided."""
        statement = verdict.statement
        for one in self.lists():
            if not statement.village.startswith(one.district + "."):
                continue
            verdict = dataclasses.replace(verdict, as_of=one.made_at.date())
            void = any(
                (letter.village, letter.number) == (statement.village, statement.number)
                for letter in one.void
            )
            if void and verdict.state is SealState.GENUINE:
                verdict = dataclasses.replace(verdict, state=SealState.VOID)
        return verdict


def open_checkpoint(folder: Path) -> Checkpoint:
    """Check letters with the lists in ``folder``, which need not exist yet."""
    return Checkpoint(folder)
