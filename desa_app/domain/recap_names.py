# SPDX-License-Identifier: GPL-3.0-or-later
"""Table D: the list of names, only from villages whose packages carry names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.codes import Sex
    from desa_app.domain.episode import Jalur, Scheme, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One plan of one person. ``nik`` is masked unless the list was asked for in full."""

    village: str
    village_name: str
    name: str
    nik: str | None
    sex: Sex | None
    birth_date: date | None
    dusun: str
    status: Status
    jalur: Jalur
    country: str
    job: str
    scheme: Scheme
    p3mi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSource:
    """Where a village's names are from; ``sequence`` 0: no package of this village has names.

    ``period`` is the month of that package. The names are as of that package, whatever period
    the recap beside them speaks of.
    """

    code: str
    name: str
    sequence: int = 0
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """Table D with its sources: the village's own register, or the newest package with names.

    ``limited`` people are counted in the recap and not named here, as their villages limited the
    use of their data.
    """

    office_name: str
    code: str
    made_on: date
    made_by: str
    in_full: bool
    lines: tuple[NameLine, ...]
    sources: tuple[NameSource, ...]
    limited: int = 0
    sample: bool = False

    @property
    def without_names(self) -> tuple[NameSource, ...]:
        """Villages that send numbers only, or nothing."""
        return tuple(one for one in self.sources if not one.sequence)
