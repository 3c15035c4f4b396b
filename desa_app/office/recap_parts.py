# SPDX-License-Identifier: GPL-3.0-or-later
"""What both offices need to make a paper of a recap: its period as typed, names, hidden numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.case_reference import case_kinds
from desa_app.domain.recap_charts import trend_months
from desa_app.domain.recap_period import RecapPeriod, Span, is_recap_period
from desa_app.domain.small_numbers import LARGEST_K, hidden_in
from desa_app.errors import InvalidInput, Problem
from desa_app.reference import countries

if TYPE_CHECKING:
    from desa_app.domain.recap_sheet import RecapSheet
    from desa_app.domain.small_numbers import Hidden
    from desa_app.domain.suppression import Watch


def recap_period(text: str) -> RecapPeriod:
    """A month, quarter or year as typed; raises ``InvalidInput``."""
    if not is_recap_period(text):
        raise InvalidInput((Problem("period", "bukan-bulan", text, "2026-10, 2026-T4, 2026"),))
    return RecapPeriod(text)


def chart_months(period: RecapPeriod) -> tuple[str, ...]:
    """The months its charts show: those of a year, or twelve up to the end of a shorter period."""
    return period.months if period.span is Span.YEAR else trend_months(period.months[-1])


def hidden_for(sheet: RecapSheet, public: int, watch: Watch | None = None) -> Hidden | None:
    """What a print for the public hides; nothing when ``public`` is 0. Raises ``InvalidInput``."""
    if not public:
        return None
    if not 1 <= public <= LARGEST_K:
        told = f"1 sampai {LARGEST_K}"
        raise InvalidInput((Problem("public", "di-luar-batas", str(public), told),))
    return hidden_in(sheet, public, watch)


def country_names() -> dict[str, str]:
    """Names of countries by their code."""
    return {code: rule.name for code, rule in countries().items()}


def kind_names() -> dict[str, str]:
    """Names of the kinds of cases by their code."""
    return {code: kind.name for code, kind in case_kinds().items()}
