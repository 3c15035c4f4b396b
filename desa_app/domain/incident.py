# SPDX-License-Identifier: GPL-3.0-or-later
"""A failure to protect data, and the notice that the law wants within 3 x 24 hours (Pasal 46)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.listing import Listing, ListingColumn, ListingSection
from desa_app.domain.privacy import LEGAL_HOURS
from desa_app.wording import clock_time, grouped, long_date

if TYPE_CHECKING:
    from datetime import date, datetime

    from desa_app.domain.books import Signer
    from desa_app.domain.office import OfficeProfile

KINDS: dict[str, str] = {
    "hilang": "Laptop, komputer atau flashdisk hilang atau dicuri",
    "dilihat": "Dilihat orang yang tidak berhak",
    "disebar": "Tersebar ke luar kantor",
    "diubah": "Diubah atau dirusak",
    "lain": "Lainnya",
}
TO_PEOPLE, TO_AUTHORITY = "warga", "lembaga"
AUTHORITY = "Lembaga Pelindungan Data Pribadi"
_COUNTED = {"person": "Orang dalam register", "letter": "Surat", "scan": "Pindaian dokumen"}
_C = ListingColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDraft:
    """What happened, as the form gives it: when, which data, how, what is done about it."""

    happened: str
    kind: str
    data: str
    how: str
    handling: str
    recovery: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A stored incident; ``counts`` is what the register held when it was noted."""

    id: str
    facts: IncidentDraft
    found_at: datetime
    noted_by: str
    counts: dict[str, int]
    told_people_on: date | None
    told_authority_on: date | None

    @property
    def due(self) -> datetime:
        """The end of 3 x 24 hours."""
        return self.found_at + timedelta(hours=LEGAL_HOURS)

    def hours_left(self, now: datetime) -> int:
        """Whole hours until the deadline; below zero once it has passed."""
        return int((self.due - now).total_seconds() // 3600)

    @property
    def told(self) -> bool:
        """Whether both were told."""
        return self.told_people_on is not None and self.told_authority_on is not None


def notice(incident: Incident, to: str, profile: OfficeProfile, head: Signer) -> Listing:
    """The notice to the people or to the authority; names nobody."""
    found, due = incident.found_at.astimezone(), incident.due.astimezone()
    facts = incident.facts
    office = f"{profile.kind_word} {profile.name}"
    held = ", ".join(
        f"{words.lower()} {grouped(incident.counts[name])}"
        for name, words in _COUNTED.items()
        if name in incident.counts
    )
    rows = (
        ("Apa yang terjadi", KINDS.get(facts.kind, facts.kind)),
        ("Kapan", facts.happened),
        ("Diketahui", f"{long_date(found.date())} pukul {clock_time(found)}"),
        ("Data pribadi yang terungkap", facts.data),
        ("Bagaimana terungkap", facts.how),
        ("Penanganan", facts.handling),
        ("Pemulihan", facts.recovery),
        ("Isi register pada hari itu", held),
        ("Yang dapat dihubungi", facts.contact or office),
        ("Batas pemberitahuan", f"{long_date(due.date())} pukul {clock_time(due)}"),
    )
    return Listing(
        titles=(
            "PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI",
            f"{office}, Kecamatan {profile.district}, {profile.regency}",
            "UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 46",
        ),
        sections=(
            ListingSection(
                heading="Pemberitahuan",
                columns=(_C("Keterangan", 28), _C("Isi", 72)),
                rows=rows,
            ),
        ),
        addressee=AUTHORITY if to == TO_AUTHORITY else "Warga yang datanya tersimpan di kantor ini",
        right=head,
        place=profile.name,
        signed_on=found.date(),
        office_line=office,
        made_by=incident.noted_by,
        sample=profile.sample,
    )
