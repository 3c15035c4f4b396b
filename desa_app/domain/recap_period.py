# SPDX-License-Identifier: GPL-3.0-or-later
"""The periods a recap can speak of: a month, a quarter (triwulan) or a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desa_app.wording import month_name

_WRITTEN = re.compile(r"(20[0-9]{2})(?:-(?:(0[1-9]|1[0-2])|T([1-4])))?")
_ROMAN = ("I", "II", "III", "IV")


class Span(StrEnum):
    """How long a period is."""

    MONTH = "bulan"
    QUARTER = "triwulan"
    YEAR = "tahun"


@dataclass(frozen=True, slots=True, order=True)
class RecapPeriod:
    """A month (``2026-10``), a quarter (``2026-T4``) or a year (``2026``) of this century."""

    text: str

    def __post_init__(self) -> None:
        if _WRITTEN.fullmatch(self.text) is None:
            raise ValueError(self.text)

    @property
    def span(self) -> Span:
        """How long it is."""
        if len(self.text) == 4:
            return Span.YEAR
        return Span.QUARTER if self.text[5] == "T" else Span.MONTH

    @property
    def year(self) -> int:
        """Its year."""
        return int(self.text[:4])

    @property
    def months(self) -> tuple[str, ...]:
        """Its months, the first first."""
        if self.span is Span.MONTH:
            return (self.text,)
        first, count = (1, 12) if self.span is Span.YEAR else (int(self.text[6]) * 3 - 2, 3)
        return tuple(f"{self.year:04d}-{month:02d}" for month in range(first, first + count))

    @property
    def words(self) -> str:
        """As people read it: ``Oktober 2026``, ``Triwulan IV 2026``, ``Tahun 2026``."""
        if self.span is Span.MONTH:
            return month_name(self.text)
        if self.span is Span.YEAR:
            return f"Tahun {self.year}"
        return f"Triwulan {_ROMAN[int(self.text[6]) - 1]} {self.year}"

    @property
    def end_words(self) -> str:
        """What its last day is the end of: ``akhir bulan``, ``akhir triwulan``, ``akhir tahun``."""
        return f"akhir {self.span.value}"

    def before(self) -> RecapPeriod | None:
        """The period of the same length just before; ``None`` before this century."""
        return self._moved(-1)

    def after(self) -> RecapPeriod | None:
        """The period of the same length just after; ``None`` after this century."""
        return self._moved(1)

    def _moved(self, by: int) -> RecapPeriod | None:
        if self.span is Span.YEAR:
            year, rest = self.year + by, ""
        elif self.span is Span.QUARTER:
            year, place = divmod(self.year * 4 + int(self.text[6]) - 1 + by, 4)
            rest = f"-T{place + 1}"
        else:
            year, place = divmod(self.year * 12 + int(self.text[5:]) - 1 + by, 12)
            rest = f"-{place + 1:02d}"
        return RecapPeriod(f"{year:04d}{rest}") if 2000 <= year <= 2099 else None


def is_recap_period(text: str) -> bool:
    """Tell whether ``text`` is a month, a quarter or a year as the recap writes them."""
    return _WRITTEN.fullmatch(text) is not None


def period_around(month: str, span: Span) -> RecapPeriod:
    """The period of this length in which a month (``2026-10``) lies."""
    if span is Span.MONTH:
        return RecapPeriod(month)
    if span is Span.YEAR:
        return RecapPeriod(month[:4])
    return RecapPeriod(f"{month[:4]}-T{(int(month[5:]) + 2) // 3}")
