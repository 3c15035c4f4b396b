# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pages an office has: asks the pages of its own kind, so that no page knows another.

The ``registry.py`` of ``ui/pages/desa``, ``kecamatan`` and ``kabupaten`` each offer
``entries(office, tools) -> tuple[PageEntry, ...]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desa_app.domain.office import OfficeKind, OfficeProfile
from ui.pages.common.user_words import role_word
from ui.pages.page import OfficeWords, PageEntry

if TYPE_CHECKING:
    from desa_app.clock import Clock
    from desa_app.domain.user import Role
    from ui.drafts import Drafts
    from ui.preferences import Preferences
    from ui.tour.steps import TourStep


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTools:
    """What every page may need besides its office."""

    clock: Clock
    preferences: Preferences
    drafts: Drafts


def entries_for(
    office: Any,  # a Desa, a Kecamatan or a Kabupaten; each registry knows which
    tools: PageTools,
) -> tuple[PageEntry, ...]:
    """The pages of an office in the order of the rail."""
    profile: OfficeProfile = office.profile
    if profile.kind is OfficeKind.DESA:
        from ui.pages.desa import registry as desa_pages

        return desa_pages.entries(office, tools)
    if profile.kind is OfficeKind.KABUPATEN:
        from ui.pages.kabupaten import registry as kabupaten_pages

        return kabupaten_pages.entries(office, tools)
    from ui.pages.kecamatan import registry as kecamatan_pages

    return kecamatan_pages.entries(office, tools)


def tour_for(profile: OfficeProfile) -> tuple[TourStep, ...]:
    """The guided tour of this kind of office."""
    if profile.kind is OfficeKind.DESA:
        from ui.pages.desa.tour_steps import tour_steps as village_steps

        return village_steps()
    from ui.pages.kecamatan.tour_steps import tour_steps

    return tour_steps(profile.kind)


def words_for(profile: OfficeProfile, user: str, role: Role | None = None) -> OfficeWords:
    """What the rail says about an office."""
    office = f"{profile.kind_word} {profile.name}".strip()
    regency = profile.regency.replace("Kabupaten ", "Kab. ")
    if profile.kind is OfficeKind.DESA:
        place = f"Kec. {profile.district}, {regency}"
    elif profile.kind is OfficeKind.KECAMATAN:
        place = f"{regency}, {profile.province}"
    else:
        place = profile.province
    word = role_word(profile, role) if role else ""
    return OfficeWords(office=office, place=place, user=user, role=word, sample=profile.sample)
