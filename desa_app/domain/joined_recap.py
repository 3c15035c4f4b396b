# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap of a kecamatan as its kabupaten sees it: the sum over those villages that told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.recap import Recap
from desa_app.domain.recap_sheet import added

if TYPE_CHECKING:
    from collections.abc import Iterable


def joined(period: str, recaps: Iterable[Recap]) -> Recap | None:
    """The sum of one month; ``None`` when nobody told anything, because silence is no zero.

    A line that only some villages told is the sum over those. Case kinds are known when one
    village told of cases.
    """
    told = list(recaps)
    if not told:
        return None
    kinds = [one.case_kinds for one in told if one.case_kinds is not None]
    return Recap(
        period=period,
        counts=added(one.counts for one in told),
        countries=added(one.countries for one in told),
        case_kinds=added(kinds) if kinds else None,
    )
