# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap as a paper to be signed: head, tables, charts, remarks; plain values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.page import Paper
from desa_app.domain.recap_charts import charts_of
from desa_app.domain.recap_checks import check_table
from desa_app.domain.recap_layout import tables_of
from desa_app.domain.recap_period import Span
from desa_app.domain.recap_remarks import (
    check_words,
    remarks_of,
    rule_words,
    sent_words,
    waited_for,
)
from desa_app.wording import long_date

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.chart import Chart
    from desa_app.domain.count_table import CountTable
    from desa_app.domain.listing import ListingSection
    from desa_app.domain.recap_reconciling import Reconciled
    from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
    from desa_app.domain.small_numbers import Hidden

RECAP_TITLE = "Rekapitulasi calon PMI dan PMI"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapPaper:
    """Everything that the PDF and the spreadsheet of a recap say.

    ``span`` is the time it counts (``Bulan Oktober 2026``), ``before`` the one it is compared
    with (``September 2026``, empty without comparison). ``sent`` says how many villages it speaks
    of. ``brief`` are the remarks where many villages are only counted, for the screen;
    ``waited_for`` their names with the months that are missing. ``rule`` is the sentence on hidden
    numbers; a recap with one is for the public. ``checks`` are the lines on where the numbers come
    from, ``check`` the same as a table. ``log_head`` is the head of the office's log in words,
    printed at the foot when it is known.
    """

    region_line: str
    office_name: str
    code: str
    span: str
    printed_on: date
    made_by: str
    approved_title: str
    approved_by: str
    approved_number: str
    tables: tuple[CountTable, ...]
    charts: tuple[Chart, ...] = ()
    names: ListingSection | None = None
    before: str = ""
    sent: str = ""
    remarks: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()
    waited_for: tuple[tuple[str, str], ...] = ()
    rule: str = ""
    checks: tuple[str, ...] = ()
    check: CountTable | None = None
    log_head: str = ""
    paper: Paper = Paper.F4
    sample: bool = False

    @property
    def office_line(self) -> str:
        """``Kecamatan Pontang (36.04.12)``."""
        return f"{self.office_name} ({self.code})"

    @property
    def title(self) -> str:
        """What it is; the public one says that it is for the public."""
        return f"{RECAP_TITLE} untuk umum" if self.rule else RECAP_TITLE

    @property
    def made_line(self) -> str:
        """When and by whom it was printed."""
        return f"Dicetak {long_date(self.printed_on)} oleh {self.made_by}"


def paper_of(
    sheet: RecapSheet,
    trend: Sequence[VillagePeriod],
    countries: Mapping[str, str],
    kinds: Mapping[str, str],
    *,
    hidden: Hidden | None = None,
    reconciled: Reconciled | None = None,
    names: ListingSection | None = None,
    paper: Paper = Paper.F4,
    log_head: str = "",
) -> RecapPaper:
    """A sheet as a paper; ``hidden`` makes it one for the public, without names and comparison.

    ``trend`` are the villages over the months of the charts, ``countries`` and ``kinds`` name the
    codes of Tables B and C.
    """
    public = hidden is not None
    before = sheet.period.before()
    tables = tables_of(sheet, countries, kinds, hidden)
    compared = any(table.changing is not None for table in tables)
    return RecapPaper(
        region_line=f"Pemerintah {sheet.regency}, Provinsi {sheet.province}",
        office_name=sheet.office_name,
        code=sheet.code,
        span=span_words(sheet),
        printed_on=sheet.printed_on,
        made_by=sheet.made_by,
        approved_title=sheet.approved_title,
        approved_by=sheet.approved_by,
        approved_number=sheet.approved_number,
        tables=tables,
        charts=charts_of(sheet, trend, countries, hidden),
        names=None if public else names,
        before=before.words if before is not None and compared else "",
        sent=sent_words(sheet),
        remarks=remarks_of(sheet, public=public),
        brief=remarks_of(sheet, public=public, brief=True),
        waited_for=waited_for(sheet),
        rule=rule_words(hidden) if hidden is not None else "",
        checks=check_words(reconciled, sheet) if reconciled is not None and not public else (),
        check=check_table(reconciled, sheet.line_word)
        if reconciled is not None and not public
        else None,
        log_head=log_head,
        paper=paper,
        sample=sheet.sample,
    )


def span_words(sheet: RecapSheet) -> str:
    """``Bulan Oktober 2026``, ``Triwulan IV 2026``, ``Tahun 2026``."""
    words = sheet.period.words
    return f"Bulan {words}" if sheet.period.span is Span.MONTH else words
