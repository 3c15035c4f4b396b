# SPDX-License-Identifier: GPL-3.0-or-later
"""What the region list already knows about a new office, to start its profile from."""

from __future__ import annotations

from desa_app import regions
from desa_app.domain.office import OfficeKind, OfficeProfile
from desa_app.errors import RegionUnknown


def profile_for(kind: OfficeKind, code: str, *, sample: bool = False) -> OfficeProfile:
    """The profile that the region list gives for a code; raises ``RegionUnknown``.

    The first digit of a village's part tells a kelurahan (1) from a desa (2, 3).
    """
    region = regions.find_region(code)
    if region.level != kind.value:
        raise RegionUnknown(code)
    village = kind is OfficeKind.DESA
    urban = village and region.code.split(".")[-1].startswith("1")
    word = ("Kelurahan" if urban else "Desa") if village else "Kecamatan"
    head = ("Lurah" if urban else "Kepala Desa") if village else "Camat"
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
