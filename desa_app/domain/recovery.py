# SPDX-License-Identifier: GPL-3.0-or-later
"""How long ago somebody proved that the recovery sheet in the safe still opens the office."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

REHEARSAL_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCheck:
    """``ever`` is False until somebody typed it back; then ``proved_on`` is the office's first day.

    ``opens_packages`` is False after a proof by the code alone at an office whose sheet holds
    another key for the packages: that one is to be typed as well.
    """

    proved_on: date
    today: date
    ever: bool = True
    opens_packages: bool = True

    @property
    def days(self) -> int:
        """Days since then."""
        return (self.today - self.proved_on).days

    @property
    def good(self) -> bool:
        """Whether somebody typed the code from its paper, within a year."""
        return self.ever and not self.due

    @property
    def due(self) -> bool:
        """Whether a year has gone by."""
        return self.days >= REHEARSAL_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecovery:
    """A code that opens nothing yet, and the sheet to print it on."""

    code: str = field(repr=False)
    sheet_pdf: bytes = field(repr=False)
