# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented village's Desa Binaan book: papers, officer, visits, questions, foreigners."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.codes import Sex
from desa_app.domain.foreigners import Foreigner, Permit
from desa_app.domain.foster_book import (
    EarlyWarning,
    FosterOfficer,
    FosterPaper,
    FosterPaperKind,
    FosterQuestion,
    FosterVisit,
    PassportHelp,
    PassportHelpKind,
)
from desa_app.exchange.stick import write_checked

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa

_OFFICE = "Kantor Imigrasi Contoh"
_OFFICER = "Petugas PIMPASA Contoh"
# Name, sex, country, passport, permit, days until it ends, host, days here, days since left,
# whether it was reported.
_GUESTS = (
    ("JOHN CONTOH", Sex.MALE, "AU", "PA0000001", Permit.VISIT, 20, "Yayasan Contoh", 12, None,
     True),
    ("MARIE CONTOH", Sex.FEMALE, "FR", "PA0000002", Permit.LIMITED, 200, "PT Tambak Contoh", 90,
     None, True),
    ("CHEN CONTOH", Sex.MALE, "CN", "PA0000003", Permit.VISIT, -3, "Keluarga istri", 40, None,
     False),
    ("AMINAH CONTOH", Sex.FEMALE, "MY", "PA0000004", Permit.VISIT_FREE, -20, "Keluarga", 45, 30,
     True),
)  # fmt: skip


def keep_desa_binaan(office: Desa, folder: Path) -> None:
    """Note all of it, and print the book and the report into ``folder``."""
    _papers(office)
    _work(office)
    _guests(office)
    today = office.clock.today()
    code = office.profile.code
    first = today.replace(day=1)
    papers = {
        f"{code}-desa-binaan-{today.year}.pdf": office.foster.document(today.year),
        f"{code}-desa-binaan-{today.year}.xlsx": office.foster.workbook(today.year),
        f"{code}-orang-asing.pdf": office.foreigners.document(first, today),
        f"{code}-orang-asing.xlsx": office.foreigners.workbook(first, today),
    }
    for name, data in papers.items():
        write_checked(folder, name, data)


def _papers(office: Desa) -> None:
    today, book = office.clock.today(), office.foster
    begun = today - timedelta(days=300)
    for kind, number in (
        (FosterPaperKind.DECREE, f"W.12.IMI-{begun.year}/CONTOH"),
        (FosterPaperKind.CERTIFICATE, f"SERT/{begun.year}/01"),
    ):
        book.papers.add(
            FosterPaper(
                paper_kind=kind,
                number=number,
                issued_on=begun,
                issuer=_OFFICE,
                valid_until=begun + timedelta(days=3 * 365),
            )
        )
    book.officers.add(
        FosterOfficer(
            name=_OFFICER,
            post="PIMPASA",
            agency=_OFFICE,
            phone="(0254) 000002",
            since=begun,
        )
    )


def _work(office: Desa) -> None:
    today, book = office.clock.today(), office.foster
    book.visits.add(
        FosterVisit(
            on=today - timedelta(days=16),
            officer=_OFFICER,
            topic="Syarat paspor dan tanda perekrutan tanpa izin",
            men=9,
            women=14,
            result="Papan informasi dipasang di balai desa",
        )
    )
    book.questions.add(
        FosterQuestion(
            on=today - timedelta(days=16),
            asked_by="Ketua RT",
            question="Apakah paspor boleh diurus di kota lain?",
            answer="Boleh di kantor imigrasi mana pun dengan KTP dan KK asli.",
            answered_on=today - timedelta(days=15),
            answered_by=_OFFICER,
        )
    )
    book.questions.add(
        FosterQuestion(on=today - timedelta(days=2), question="Berapa lama paspor anak berlaku?")
    )
    row = office.people.search(limit=1).rows[0]
    book.passport_help.add(
        PassportHelp(
            on=today - timedelta(days=6),
            name=row.name,
            person_id=row.id,
            help_kind=PassportHelpKind.QUEUE,
            result="Terdaftar untuk hari Selasa",
        )
    )
    book.warnings.add(
        EarlyWarning(
            on=today - timedelta(days=11),
            content="Orang dari luar desa menawarkan kerja ke Kamboja tanpa perjanjian kerja.",
            passed_to=_OFFICE,
            passed_on=today - timedelta(days=11),
            answer="Petugas datang memeriksa bersama Bhabinkamtibmas.",
            answered_on=today - timedelta(days=8),
        )
    )


def _guests(office: Desa) -> None:
    today = office.clock.today()
    for name, sex, country, passport, permit, ends, host, here, left, reported in _GUESTS:
        office.foreigners.add(
            Foreigner(
                name=name,
                sex=sex,
                nationality=country,
                document_number=passport,
                permit=permit,
                permit_until=today + timedelta(days=ends),
                host=host,
                address="Dusun Kubang RT 001 / RW 002",
                arrived_on=today - timedelta(days=here),
                left_on=today - timedelta(days=left) if left is not None else None,
                reported_on=today - timedelta(days=here - 1) if reported else None,
            )
        )
