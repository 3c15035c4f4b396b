# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper that tells somebody what was corrected at their request (Pasal 30 UU 27/2022)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.books import Signer
from desa_app.domain.history import FIELDS
from desa_app.domain.listing import Listing, ListingColumn, ListingSection
from desa_app.domain.privacy import WORDS_LIMIT, CorrectionMade
from desa_app.wording import clock_time, long_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from desa_app.domain.office import OfficeProfile

_C = ListingColumn


def correction_answer(names: Iterable[str]) -> str:
    """The answer to a request that a correction meets: the facts by their labels, no values."""
    words = "Diperbaiki: " + ", ".join(FIELDS.get(name, name) for name in names)
    return words if len(words) <= WORDS_LIMIT else words[: WORDS_LIMIT - 1] + "…"


def correction_sheet(
    made: CorrectionMade, profile: OfficeProfile, *, head: Signer, on: date, made_by: str
) -> Listing:
    """The notice for the person, with the old and the new of every fact that was corrected."""
    asked = made.request.asked_at
    facts = (
        ("Nama", made.name),
        ("Diminta", f"{_moment(asked)}, oleh {made.request.asked_by}"),
        ("Diperbaiki", f"{_moment(made.at)}, oleh {made.by}"),
    )
    return Listing(
        titles=(
            "PEMBERITAHUAN HASIL PERBAIKAN DATA PRIBADI",
            f"{profile.kind_word} {profile.name}, Kecamatan {profile.district}, {profile.regency}",
            "UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 6 dan Pasal 30",
        ),
        sections=(
            ListingSection(
                heading="Permintaan",
                columns=(_C("Keterangan", 30), _C("Isi", 70)),
                rows=facts,
            ),
            ListingSection(
                heading="Yang diperbaiki",
                columns=(_C("Isian", 28), _C("Semula", 36), _C("Menjadi", 36)),
                rows=tuple((one.label, one.old or "-", one.new or "-") for one in made.changes),
                full_numbers="pemberitahuan-perbaikan",
            ),
        ),
        addressee=made.name,
        left_over="YANG MENERIMA",
        left=Signer(title="Yang bersangkutan", name=made.name),
        right=head,
        place=profile.name,
        signed_on=on,
        office_line=f"{profile.kind_word} {profile.name}",
        made_by=made_by,
        sample=profile.sample,
    )


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{long_date(local.date())} pukul {clock_time(local)}"
