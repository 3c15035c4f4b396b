# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists that rules and letters look at: the program's, with the office's own rows over them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desa_app.domain.privacy_lists import (
    PROCESSING,
    RETENTION,
    KeepFor,
    Processing,
    processing_of,
    retention_of,
)
from desa_app.domain.reference_list import RowFacts, Versions, in_force
from desa_app.domain.reference_lists import (
    CODES,
    COUNTRIES,
    DOCUMENTS,
    GROUNDS,
    HOTLINES,
    INDICATORS,
    LISTS,
    Classification,
    Hotline,
    codes_of,
    country_rules,
    documents_of,
    grounds_by_id,
    hotlines_of,
    indicators_of,
)
from desa_app.errors import ReferenceMissing
from desa_app.reference_rows import read_rows, shipped_file, shipped_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from desa_app.domain.documents import DocumentRule
    from desa_app.domain.indicator import Indicator
    from desa_app.domain.letter_rules import CountryRule


class Reference:
    """The lists as they hold on one day. An empty one raises ``ReferenceMissing``."""

    def __init__(self, own: Callable[[str], Versions], day: date) -> None:
        # One transaction asks for the same list several times.
        self._own = cache(own)
        self.day = day

    def rows(self, name: str) -> dict[str, RowFacts]:
        """The rows of any list by key."""
        own = self._own(name)
        if own:
            found = in_force(LISTS[name], shipped_rows(name), own, self.day)
        else:
            found = dict(_as_shipped(name, shipped_file(name), self.day))
        if not found:
            raise ReferenceMissing(LISTS[name].title)
        return found

    def countries(self) -> dict[str, CountryRule]:
        """Every country by ISO code, in the order of its Indonesian name."""
        if not self._own(COUNTRIES):
            return dict(_countries_as_shipped(shipped_file(COUNTRIES), self.day))
        return country_rules(self.rows(COUNTRIES))

    def citations(self) -> dict[str, str]:
        """Legal grounds by id: ``usia_minimum`` for screens, ``usia_minimum_surat`` for letters."""
        return grounds_by_id(self.rows(GROUNDS))

    def hotlines(self) -> tuple[Hotline, ...]:
        """Where to call for help."""
        return hotlines_of(self.rows(HOTLINES))

    def indicators(self) -> tuple[Indicator, ...]:
        """What an interview asks about, in the order Proses, Cara, Tujuan."""
        return indicators_of(self.rows(INDICATORS))

    def documents(self) -> tuple[DocumentRule, ...]:
        """Every kind of paper that is asked for before somebody leaves, in the order shown."""
        return documents_of(self.rows(DOCUMENTS))

    def classifications(self) -> tuple[Classification, ...]:
        """Codes that letters are filed under, the older list first."""
        return codes_of(self.rows(CODES))

    def processing(self) -> tuple[Processing, ...]:
        """Why the office uses which personal data."""
        return processing_of(self.rows(PROCESSING))

    def retention(self) -> dict[str, KeepFor]:
        """How long each group of people is kept."""
        return retention_of(self.rows(RETENTION))


@lru_cache(maxsize=32)
def _as_shipped(name: str, path: Path, day: date) -> dict[str, RowFacts]:
    """A list in which the office wrote nothing, on one day; every letter asks for several."""
    return in_force(LISTS[name], read_rows(name, path), {}, day)


@lru_cache(maxsize=4)
def _countries_as_shipped(path: Path, day: date) -> dict[str, CountryRule]:
    found = _as_shipped(COUNTRIES, path, day)
    if not found:
        raise ReferenceMissing(LISTS[COUNTRIES].title)
    return country_rules(found)
