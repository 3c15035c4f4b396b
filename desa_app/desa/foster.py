# SPDX-License-Identifier: GPL-3.0-or-later
"""The Desa Binaan book: its lists, and the whole of a year on paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from desa_app.desa.foreigners import country_names
from desa_app.desa.ledger import Ledger
from desa_app.domain.books import FIRST_YEAR
from desa_app.domain.foreigners import Period
from desa_app.domain.foster_book import PassportHelp, problems_in_foster
from desa_app.domain.foster_listing import FosterYear, book_sections
from desa_app.domain.listing import Listing
from desa_app.errors import InvalidInput, NotFound, Problem
from desa_app.office.signers import head_and_secretary
from desa_app.store import foster as rows
from desa_app.store.people import load_person

if TYPE_CHECKING:
    from desa_app.desa.foreigners import Foreigners
    from desa_app.office.desk import Desk

T = TypeVar("T")


class FosterLedger(Ledger[T]):
    """One list of the book."""

    def problems(self, facts: T) -> tuple[Problem, ...]:
        """Also the order of days, and that a person who is named is in the register."""
        found = (*super().problems(facts), *problems_in_foster(facts))
        if isinstance(facts, PassportHelp) and facts.person_id is not None:
            try:
                with self._desk.reading() as connection:
                    load_person(connection, facts.person_id)
            except NotFound:
                return (*found, Problem("person_id", "bukan-pilihan"))
        return found


class FosterBook:
    """Everything the village keeps for the Desa Binaan programme, but the foreigners' list."""

    def __init__(self, desk: Desk, foreigners: Foreigners) -> None:
        self._desk = desk
        self._foreigners = foreigners
        self.papers = FosterLedger(desk, rows.PAPERS, "penetapan")
        self.officers = FosterLedger(desk, rows.OFFICERS, "pimpasa")
        self.visits = FosterLedger(desk, rows.VISITS, "kunjungan")
        self.questions = FosterLedger(desk, rows.QUESTIONS, "pertanyaan")
        self.passport_help = FosterLedger(desk, rows.PASSPORT_HELP, "bantuan-paspor")
        self.warnings = FosterLedger(desk, rows.WARNINGS, "peringatan-dini")

    def year(self, year: int) -> FosterYear:
        """What stands in the book for a year; the papers of all years, because they go on."""
        whole = Period(first=date(year, 1, 1), last=date(year, 12, 31))
        return FosterYear(
            papers=_standing(self.papers, None),
            officers=_standing(self.officers, year),
            visits=_standing(self.visits, year),
            questions=_standing(self.questions, year),
            passport_help=_standing(self.passport_help, year),
            warnings=_standing(self.warnings, year),
            foreigners=self._foreigners.stays(whole),
        )

    def listing(self, year: int) -> Listing:
        """The year's book as a paper; raises ``InvalidInput`` for a year that is none."""
        today, profile = self._desk.clock.today(), self._desk.profile
        if not FIRST_YEAR <= year <= today.year:
            limits = f"{FIRST_YEAR} sampai {today.year}"
            raise InvalidInput((Problem("year", "di-luar-batas", str(year), limits),))
        head, secretary = head_and_secretary(self._desk)
        return Listing(
            titles=(
                "BUKU DESA BINAAN IMIGRASI",
                f"TAHUN {year}",
                f"{profile.kind_word} {profile.name}, Kecamatan {profile.district},"
                f" {profile.regency}",
            ),
            sections=book_sections(self.year(year), country_names()),
            left=head,
            left_over="MENGETAHUI",
            right=secretary,
            place=profile.name,
            signed_on=today,
            office_line=f"{profile.kind_word} {profile.name}",
            made_by=self._desk.user,
            sample=profile.sample,
        )

    def document(self, year: int) -> bytes:
        """The year's book as PDF; that it was made is logged."""
        from desa_app.paper.listing_pdf import listing_document

        pdf = listing_document(self.listing(year))
        self._desk.note("buku-desa-binaan", str(year), {"bentuk": "pdf"})
        return pdf

    def workbook(self, year: int) -> bytes:
        """The year's book as XLSX, a sheet for each list; that it was made is logged."""
        from desa_app.paper.listing_xlsx import listing_workbook

        data = listing_workbook(self.listing(year))
        self._desk.note("buku-desa-binaan", str(year), {"bentuk": "xlsx"})
        return data


def _standing(ledger: Ledger[T], year: int | None) -> tuple[T, ...]:
    """Who came first on top, struck ones left out."""
    page = ledger.list(year=year)
    return tuple(record.facts for record in reversed(page.rows) if not record.struck)
