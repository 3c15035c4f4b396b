# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreigners present in the village: the list, and the report for the Kantor Imigrasi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.ledger import Ledger
from desa_app.domain.foreigners import (
    HOME,
    Foreigner,
    ForeignerCounts,
    Period,
    counts_of,
    problems_in_stay,
    proven_period,
)
from desa_app.domain.foster_listing import foreigners_section, period_words
from desa_app.domain.listing import Listing
from desa_app.errors import Problem
from desa_app.office.signers import head_and_secretary
from desa_app.reference import countries
from desa_app.store import foster as rows
from desa_app.store import ledger as records

if TYPE_CHECKING:
    from datetime import date

    from desa_app.office.desk import Desk

OFFICE = "Kantor Imigrasi"


class Foreigners(Ledger[Foreigner]):
    """The list of stays."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rows.FOREIGNERS, "orang-asing")

    def problems(self, facts: Foreigner) -> tuple[Problem, ...]:
        """Also the order of days, and a country that is none."""
        found = list(super().problems(facts))
        if facts.nationality not in {"", HOME, *countries()}:
            found.append(Problem("nationality", "negara-tidak-dikenal", facts.nationality))
        return (*found, *problems_in_stay(facts))

    def stays(self, period: Period) -> tuple[Foreigner, ...]:
        """Everybody who was there on some day of the period, who came first on top."""
        where = records.in_period(rows.FOREIGNERS, period.first, period.last)
        with self._desk.reading() as connection:
            page = records.list_records(connection, rows.FOREIGNERS, standing=True, where=where)
        return tuple(record.facts for record in reversed(page.rows))

    def counts(self, period: Period) -> ForeignerCounts:
        """The sums of a period."""
        return counts_of(self.stays(period), period, country_names())

    def report(self, first: date | None, last: date | None) -> Listing:
        """The report of a period; raises ``InvalidInput`` for one that is none."""
        period = proven_period(first, last, self._desk.clock.today())
        stays, profile = self.stays(period), self._desk.profile
        names = country_names()
        section = foreigners_section(stays, names, counts_of(stays, period, names))
        head, _ = head_and_secretary(self._desk)
        return Listing(
            titles=(
                "LAPORAN KEBERADAAN ORANG ASING",
                f"{profile.kind_word} {profile.name}, Kecamatan {profile.district},"
                f" {profile.regency}",
                f"Periode {period_words(period)}",
            ),
            sections=(section,),
            addressee=self._addressee(),
            right=head,
            place=profile.name,
            signed_on=self._desk.clock.today(),
            office_line=f"{profile.kind_word} {profile.name}",
            made_by=self._desk.user,
            sample=profile.sample,
        )

    def _addressee(self) -> str:
        """The head of the office that the newest PIMPASA officer comes from."""
        with self._desk.reading() as connection:
            page = records.list_records(connection, rows.OFFICERS, standing=True)
        offices = [one.facts.agency for one in page.rows]
        known = (one for one in offices if one.casefold().startswith(OFFICE.casefold()))
        return f"Kepala {next(known, OFFICE)}"

    def document(self, first: date | None, last: date | None) -> bytes:
        """The report as PDF; that it was made is logged."""
        from desa_app.paper.foreigners_report import foreigners_document

        pdf = foreigners_document(self.report(first, last))
        self._desk.note("laporan-orang-asing", f"{first} {last}", {"bentuk": "pdf"})
        return pdf

    def workbook(self, first: date | None, last: date | None) -> bytes:
        """The report as XLSX; that it was made is logged."""
        from desa_app.paper.listing_xlsx import listing_workbook

        data = listing_workbook(self.report(first, last))
        self._desk.note("laporan-orang-asing", f"{first} {last}", {"bentuk": "xlsx"})
        return data


def country_names() -> dict[str, str]:
    """Every country's Indonesian name by code."""
    return {code: rule.name for code, rule in countries().items()}
