# SPDX-License-Identifier: GPL-3.0-or-later
"""What the recap is counted from: plans as packages carry them, and what only a village knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, ReturnWay, Scheme, Sector, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desa_app.domain.case import CaseState
    from desa_app.domain.family import Member

Dated = tuple[tuple[date, Status], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapFact:
    """One plan as the recap sees it: sex, path, dated steps, interviews, letters (kind, day).

    ``person`` and ``household`` (the family card, or the person where none is known) and what
    became of a return (``wants_back``, ``business``) are known in the village only.
    """

    sex: Sex | None
    jalur: Jalur
    country: str
    steps: Dated
    interviews: tuple[date, ...]
    letters: tuple[tuple[str, date], ...]
    scheme: Scheme = Scheme.OTHER
    sector: Sector | None = None
    return_way: ReturnWay | None = None
    person: str = ""
    household: str = ""
    wants_back: bool = False
    business: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """One case as the recap counts it: no name, no place. ``loss`` is in whole rupiah."""

    reported_on: date
    kind: str
    loss: int | None
    steps: tuple[tuple[date, CaseState], ...]
    referred_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageFacts:
    """What a village knows beside its plans; none of it travels by name to be counted again.

    ``families`` are the members noted of each person (by id). ``meetings`` are day, men and women
    of each sosialisasi. A job counts as spread on the day it was first made known.
    """

    families: Mapping[str, tuple[Member, ...]]
    cases: tuple[CaseFact, ...] = ()
    meetings: tuple[tuple[date, int, int], ...] = ()
    jobs_received: tuple[date, ...] = ()
    jobs_spread: tuple[date, ...] = ()
    recruiters_came: tuple[date, ...] = ()
