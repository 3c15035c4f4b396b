# SPDX-License-Identifier: GPL-3.0-or-later
"""What the region list already knows about a new office, to start its profile from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app import regions
from desa_app.domain.office import OfficeKind, OfficeProfile
from desa_app.errors import RegionUnknown

if TYPE_CHECKING:
    from desa_app.regions import Region


def profile_for(kind: OfficeKind, code: str, *, sample: bool = False) -> OfficeProfile:
    """The profile that the region list gives for a code; raises ``RegionUnknown``."""
    region = regions.find_region(code)
    if region.level != kind.value:
        raise RegionUnknown(code)
    word, head = office_words(region, kind)
    return OfficeProfile(
        kind=kind,
        code=region.code,
        name=region.name,
        district=region.district,
        regency=region.regency,
        province=region.province,
        kind_word=word,
        head_title=head,
        secretary_title=f"Sekretaris {word}",
        sample=sample,
    )


def office_words(region: Region, kind: OfficeKind) -> tuple[str, str]:
    """What an office of this region calls itself and its head, to start from.

    The first digit of a village's part tells a kelurahan (1) from a desa (2, 3). At a kabupaten it
    is the agency that has to keep the data of migrant workers (UU 18/2017 Pasal 41), under whatever
    name.
    """
    if kind is OfficeKind.KABUPATEN:
        return "Dinas Tenaga Kerja", "Kepala Dinas Tenaga Kerja"
    if kind is OfficeKind.KECAMATAN:
        return "Kecamatan", "Camat"
    urban = region.village_kind == "kelurahan"
    return ("Kelurahan", "Lurah") if urban else ("Desa", "Kepala Desa")
