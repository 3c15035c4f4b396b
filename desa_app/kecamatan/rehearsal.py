# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan's rehearsal: restored keys and the paper must open what is sealed for us."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app import __version__
from desa_app.domain.key_list import VillageKey
from desa_app.domain.office import OfficeKind
from desa_app.domain.package import FORMAT, DataLevel, Manifest, PackageContents
from desa_app.domain.recap import month_of
from desa_app.domain.rehearsal import RehearsalStep
from desa_app.errors import PackageDamaged, PackageNotForUs
from desa_app.exchange.keys import new_signing_key, verify_key
from desa_app.exchange.manifest import entries_of
from desa_app.exchange.seal import open_sealed, package_name, seal_package
from desa_app.ids import new_id
from desa_app.office.card import own_card
from desa_app.office.recovery import identities_of, recovery_identity
from desa_app.office.rehearsal import Rehearsal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


class DistrictRehearsal(Rehearsal):
    """Seals a trial package for the card that the senders hold, and opens it."""

    def _try_contents(self, connection: Connection, code: str) -> tuple[RehearsalStep, ...]:
        trial = _Trial(self)
        steps = [
            trial.opened("Kiriman percobaan dibuka dengan data cadangan", identities_of(connection))
        ]
        what = "Kiriman percobaan dibuka dengan lembar pemulihan"
        if not code:
            steps.append(RehearsalStep(what, None, "dibuka dengan sandi; ulangi dengan kodenya"))
            return tuple(steps)
        found = trial.opened(what, [recovery_identity(code)])
        if not found.good:
            # The sheet of such an office holds another key for the packages beside the code.
            words = "lembar ini memuat kunci cadangan tersendiri; buktikan di Buktikan kode"
            found = RehearsalStep(what, None, words)
        return (*steps, found)

    def seal_trial(self) -> tuple[bytes, VillageKey]:
        """A package without any record, sealed for the recipients on our card, and its signer."""
        profile, now = self._desk.profile, self._desk.clock.now()
        below = "2999" if profile.kind is OfficeKind.KECAMATAN else "99"
        sender, seed = f"{profile.code}.{below}", new_signing_key()
        level = DataLevel.REGISTER
        records = dict.fromkeys(entries_of(level, sender), ())
        manifest = Manifest(
            format=FORMAT,
            package_id=new_id(now),
            village=sender,
            village_name="LATIHAN",
            district=profile.code,
            period=month_of(self._desk.clock.today()),
            level=level,
            sequence=1,
            previous="",
            made_at=now,
            program=__version__,
            reason="",
            counts=dict.fromkeys(records, 0),
        )
        contents = PackageContents(manifest=manifest, records=dict(records))
        sealed, _ = seal_package(contents, seed, own_card(self._desk).recipients)
        since = self._desk.clock.today()
        key = VillageKey(village=sender, name="LATIHAN", verify_key=verify_key(seed), since=since)
        return sealed, key


class _Trial:
    """One trial package; it lives in memory only."""

    def __init__(self, rehearsal: DistrictRehearsal) -> None:
        self._sealed, self._key = rehearsal.seal_trial()

    def opened(self, what: str, identities: Sequence[str]) -> RehearsalStep:
        """Whether these identities open it, and it is what was sealed."""
        name = Path(package_name(self._key.village, "2000-01", 1))
        try:
            open_sealed(self._sealed, name, identities, self._keys_of)
        except (PackageNotForUs, PackageDamaged):
            return RehearsalStep(what, False, "tidak terbuka")
        return RehearsalStep(what, True, "terbuka dan asli")

    def _keys_of(self, _village: str) -> tuple[VillageKey, ...]:
        return (self._key,)
