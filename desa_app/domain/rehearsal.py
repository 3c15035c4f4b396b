# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery rehearsal: what was tried on a copy in a trial folder, and how each step went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desa_app.domain.listing import Listing, ListingColumn, ListingSection
from desa_app.wording import clock_time, grouped, long_date

if TYPE_CHECKING:
    from desa_app.domain.books import Signer
    from desa_app.domain.office import OfficeProfile
    from desa_app.domain.restoring import FoundBackup

_TABLES = {
    "person": "Orang",
    "letter": "Surat",
    "package": "Kiriman yang dibuat",
    "received": "Kiriman yang diterima",
    "village": "Kantor pengirim",
    "journal": "Baris jejak",
}
_C = ListingColumn


@dataclass(frozen=True, slots=True)
class RehearsalStep:
    """One step in the office's words; ``good`` is ``None`` for what there was nothing to try on."""

    what: str
    good: bool | None
    told: str

    @property
    def outcome(self) -> str:
        """In one word."""
        return {True: "berhasil", False: "gagal", None: "tidak dicoba"}[self.good]


@dataclass(frozen=True, slots=True)
class RehearsalCount:
    """Rows of a table: as the backup says, and as they were counted after restoring it."""

    table: str
    told: int | None
    found: int

    @property
    def name(self) -> str:
        """In the office's words."""
        return _TABLES.get(self.table, self.table)

    @property
    def agrees(self) -> bool:
        """Whether both are the same; an old backup that says nothing is not contradicted."""
        return self.told is None or self.told == self.found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """A rehearsal that was carried to its end. ``way`` is what opened it: ``kode``, ``sandi``."""

    backup: FoundBackup
    at: datetime
    by: str
    way: str
    steps: tuple[RehearsalStep, ...]
    counts: tuple[RehearsalCount, ...]

    @property
    def good(self) -> bool:
        """Whether the office could go on from this backup."""
        return all(one.good is not False for one in self.steps)


def step_counted(counts: tuple[RehearsalCount, ...]) -> RehearsalStep:
    """The step that compares the rows."""
    odd = [one.name.lower() for one in counts if not one.agrees]
    rows = grouped(sum(one.found for one in counts))
    told = f"berbeda: {', '.join(odd)}" if odd else f"{rows} baris, sama dengan saat dicadangkan"
    if all(one.told is None for one in counts):
        told = f"{rows} baris; cadangan ini tidak menyebut jumlahnya"
    return RehearsalStep("Barisnya dihitung dan dibandingkan", not odd, told)


def rehearsal_sheet(
    done: Rehearsed, profile: OfficeProfile, *, head: Signer, who: Signer
) -> Listing:
    """The paper of one rehearsal; it tells of nobody but who carried it out."""
    at, made = done.at.astimezone(), done.backup.made_at.astimezone()
    result = (
        "Berhasil: kantor dapat dilanjutkan dari cadangan ini."
        if done.good
        else "Ada yang gagal: buat cadangan baru, lalu ulangi latihan ini."
    )
    facts = (
        ("Waktu dan petugas", f"{long_date(at.date())} pukul {clock_time(at)}, {done.by}"),
        ("Cadangan", f"{long_date(made.date())} pukul {clock_time(made)}, {done.backup.folder}"),
        ("Hasil", result),
    )
    counts = tuple(_count_line(one) for one in done.counts)
    return Listing(
        titles=(
            "CATATAN LATIHAN PEMULIHAN DATA",
            f"{profile.kind_word} {profile.name} ({profile.code})",
        ),
        sections=(
            ListingSection(
                heading="Latihan", columns=(_C("Keterangan", 30), _C("Isi", 70)), rows=facts
            ),
            ListingSection(
                heading="Yang dicoba",
                columns=(_C("Langkah", 40), _C("Hasil", 16), _C("Keterangan", 44)),
                rows=tuple((one.what, one.outcome, one.told) for one in done.steps),
                sums=counts,
            ),
        ),
        left_over="MENGETAHUI",
        left=head,
        right=who,
        place=profile.name,
        signed_on=at.date(),
        office_line=f"{profile.kind_word} {profile.name}",
        made_by=done.by,
        sample=profile.sample,
    )


def _count_line(one: RehearsalCount) -> str:
    told = "tidak disebut cadangan" if one.told is None else f"menurut cadangan {grouped(one.told)}"
    return f"{one.name}: dihitung {grouped(one.found)}, {told}."
