# SPDX-License-Identifier: GPL-3.0-or-later
"""Who sends to a receiving office: desa to a kecamatan, kecamatan to a kabupaten or kota."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desa_app.domain.office import OfficeProfile


class Receiving(Protocol):
    """An office that takes packages in."""

    @property
    def profile(self) -> OfficeProfile: ...


def village_width(office: Receiving) -> int:
    """Width of a column of villages; at a kabupaten their names carry that of the kecamatan."""
    return 11 if sender_word(office) == "desa" else 18


def sender_word(office: Receiving) -> str:
    """``desa`` at a kecamatan, ``kecamatan`` at a kabupaten or kota."""
    below = office.profile.kind.below
    return below.value if below is not None else ""
