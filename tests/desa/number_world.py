# SPDX-License-Identifier: GPL-3.0-or-later
"""A village in which one person's NIK and KK stand wherever somebody might have typed them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from desa_app.domain.book_entry import EntryDraft
from desa_app.domain.books import Book
from desa_app.domain.documents import DocumentDraft
from desa_app.domain.episode import Status
from desa_app.domain.family import MemberDraft, Relation
from desa_app.domain.foster_book import (
    EarlyWarning,
    FosterQuestion,
    FosterVisit,
    PassportHelp,
    PassportHelpKind,
)
from desa_app.domain.incident import IncidentDraft
from desa_app.domain.job_info import JobInfo, Verdict
from desa_app.domain.number_report import HandDraft, RangeDraft
from desa_app.domain.outreach import Organiser, Outreach
from desa_app.domain.privacy import Ground, RequestKind
from desa_app.remarks_findings import finding_sentence
from desa_app.sample.sheet import sheet_of
from tests.desa.test_foreigners import GUEST
from tests.office_kit import PASSWORD, TODAY, candidate, desk_of, families, permit
from tests.paper.reading import words_in

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.incident import Incident
    from desa_app.domain.letter import IssuedLetter
    from desa_app.domain.package import DataLevel
    from desa_app.domain.person import Person
    from desa_app.domain.privacy import Erasure, PrivacyRequest
    from desa_app.office.sending import Export

NIK, KK, OTHER_NIK = "3604125003900091", "3604120101900092", "3604125003900093"
NAME = "SITI BERNOMOR"
TYPED = f"a.n. {NAME}, NIK {NIK}, KK 3604 1201 0190 0092"
_BETWEEN = re.compile(r"(?<=\d)[\s.\-]+(?=\d)")
_RUN = re.compile(r"(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True)
class World:
    """The village and what stands in it."""

    office: Desa
    folder: Path
    person: Person
    episode: Episode
    letter: IssuedLetter
    scan: str
    asked: PrivacyRequest
    erasure: Erasure
    incident: Incident
    job: str


def numbers_of(office: Desa) -> frozenset[str]:
    """Every NIK and KK of the register."""
    with desk_of(office).reading() as connection:
        rows = connection.execute(text("SELECT nik, kk FROM person")).all()
    return frozenset(one for row in rows for one in row if one) | {NIK, KK, OTHER_NIK}


def full_numbers_in(words: str, known: frozenset[str]) -> set[str]:
    """Every NIK and KK that stands in a text in full, also in groups; and any other 16 digits."""
    joined = _BETWEEN.sub("", words)
    return {one for one in known if one in joined} | set(_RUN.findall(words))


def text_of(data: bytes) -> str:
    """What a reader finds in a PDF, a workbook or a text file."""
    if data.startswith(b"%PDF"):
        return words_in(data)
    if data.startswith(b"PK"):
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return " | ".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    return data.decode("utf-8")


def world(office: Desa, folder: Path) -> World:
    """Fill the village; the numbers are typed into every free text that a paper shows."""
    person, episode = candidate(office, NAME, nik=NIK, kk=KK)
    today = office.clock.today()
    letter = office.letters.issue(permit(person, episode))
    office.letters.void(office.letters.issue(permit(person, episode)).id, f"Salah: {TYPED}")
    facts = MemberDraft(relation=Relation.CHILD, name="ANAK CONTOH", nik=OTHER_NIK, told_age=7)
    office.families.add(person.id, facts)
    document = office.documents.save(person.id, None, DocumentDraft(kind="ktp", number=NIK))
    photo = folder / "ktp.jpg"
    Image.new("RGB", (600, 400), "white").save(photo)
    (scan, *_) = office.scans.attach_file(document.id, photo)
    for book in (Book.INCOMING, Book.DISPATCH):
        entry = EntryDraft(
            day=today, number="1", dated=today, party=TYPED, subject=TYPED, note=TYPED
        )
        office.books.note(book, entry)
    office.numbers.reserve(
        RangeDraft(sequence="semua", year=today.year, first=9, last=9, note=TYPED)
    )
    by_hand = HandDraft(
        sequence="semua", running=9, on=today, addressee=TYPED, subject=TYPED, classification="005"
    )
    office.numbers.record_hand(by_hand)
    office.foster.visits.add(FosterVisit(on=today, officer="PETUGAS", topic=TYPED, men=1, women=1))
    office.foster.questions.add(FosterQuestion(on=today, question=TYPED))
    office.foster.passport_help.add(
        PassportHelp(on=today, name=NAME, help_kind=PassportHelpKind.QUEUE, note=TYPED)
    )
    office.foster.warnings.add(EarlyWarning(on=today, content=TYPED))
    office.foreigners.add(replace(GUEST, host=TYPED))
    office.outreach.add(
        Outreach(
            on=today, place=TYPED, theme=TYPED, organiser=Organiser.VILLAGE, men=3, follow_up=TYPED
        )
    )
    incident = office.incidents.note(
        IncidentDraft(
            happened=f"Kemarin, {TYPED}", kind="hilang", data=TYPED, how=TYPED, handling=TYPED,
            recovery=TYPED, contact=TYPED,
        )
    )  # fmt: skip
    asked = office.privacy.ask(person.id, RequestKind.CORRECTION, "Yang bersangkutan")
    changed = replace(person.facts, nik=NIK, dusun="Pasar", phone="081234500091")
    person = office.people.correct(person, changed, answers=[asked.id])
    gone, plan = candidate(office, f"{NAME} KEDUA", nik="3604125003900094")
    office.episodes.move(plan.id, Status.CANCELLED, today, f"Batal, {TYPED}")
    erasure = office.erasures.erase(office.erasures.plan(gone.id), Ground.REQUEST).erasure
    job = office.jobs.add(
        JobInfo(
            received_on=today - timedelta(days=9), source="Grup", p3mi="PT Contoh", country="TW",
            job="Perawat lansia", quota=20, pay="NT$ 20.000", verdict=Verdict.TRUE,
            verified_on=today, verified_with="Disnaker", verified_by="Sekdes",
            valid_until=TODAY + timedelta(days=30),
        )
    )  # fmt: skip
    return World(
        office=office, folder=folder, person=person, episode=episode, letter=letter,
        scan=scan.id, asked=asked, erasure=erasure, incident=incident, job=job.id,
    )  # fmt: skip


def export(told: World, level: DataLevel) -> Export:
    """Seal the month."""
    return told.office.packages.export(told.folder, "2026-11", level)


def import_report(told: World) -> bytes:
    """The report about a sheet in which the same NIK stands twice."""
    first, second = families(3).people(2)
    people = [first, replace(second, nik=first.nik)]
    path = told.folder / "ulang.xlsx"
    path.write_bytes(sheet_of(people))
    report = told.office.intake.rehearse(path)
    assert report.findings
    return told.office.intake.report_file(report, finding_sentence)


def rehearsal_sheet(told: World) -> bytes:
    """The paper of a rehearsal of the newest backup."""
    told.office.settings.back_up()
    newest = told.office.rehearsal.backups()[0]
    return told.office.rehearsal.sheet(told.office.rehearsal.carry_out(newest, password=PASSWORD))


def book_pdf(book: Book, told: World) -> bytes:
    """A book of the year on paper."""
    return told.office.books.document(book, TODAY.year)


def book_xlsx(book: Book, told: World) -> bytes:
    """A book of the year as a workbook."""
    return told.office.books.workbook(book, TODAY.year)


def made_of(office: object) -> set[str]:
    """Every method of a front door's jobs that hands out bytes."""
    found = set()
    for name, job in vars(office).items():
        for kind in type(job).__mro__[:-1]:
            for method, function in vars(kind).items():
                told = str(getattr(function, "__annotations__", {}).get("return", ""))
                if not name.startswith("_") and not method.startswith("_") and "bytes" in told:
                    found.add(f"{name}.{method}")
    return found
