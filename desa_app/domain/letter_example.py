# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented family with an invented plan, to see a wording as a letter before it is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desa_app.domain.codes import FamilyRole, Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Interview, Scheme
from desa_app.domain.letter_kind import FieldSpec, LetterKind, default_fields, valid_until
from desa_app.domain.letter_words import LetterFacts, words_of
from desa_app.domain.office import OfficeProfile, Official, Post
from desa_app.domain.person import PersonDraft

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON = PersonDraft(
    name="Siti Contoh",
    nik="3604125003970003",
    kk="3604120104120003",
    passport_name="SITI CONTOH",
    birth_place="Serang",
    birth_date=date(1997, 3, 10),
    sex=Sex.FEMALE,
    religion="Islam",
    marital=Marital.MARRIED,
    education="SLTA / sederajat",
    occupation="Mengurus rumah tangga",
    family_role=FamilyRole.WIFE,
    father="Ayah Contoh",
    mother="Ibu Contoh",
    address="Kampung Contoh",
    rt="003",
    rw="002",
    phone="080000000000",
)
HUSBAND = replace(
    PERSON,
    name="Suami Contoh",
    nik="3604121207920002",
    passport_name="",
    birth_date=date(1992, 7, 12),
    sex=Sex.MALE,
    occupation="Buruh tani",
    family_role=FamilyRole.HEAD,
)
CHILD = replace(
    HUSBAND,
    name="Anak Contoh",
    nik="3604124406170001",
    birth_date=date(2017, 6, 4),
    sex=Sex.FEMALE,
    marital=Marital.SINGLE,
    occupation="Pelajar",
    family_role=FamilyRole.CHILD,
)
_NUMBER = "000/000/contoh/2026"


def example_facts(
    kind: LetterKind,
    *,
    office: OfficeProfile,
    officials: Mapping[Post, Official],
    day: date,
    citations: dict[str, str],
    family_permit: str = "Suami, surat nomor 470/000/contoh, 6 Oktober 2026",
) -> LetterFacts:
    """Facts with which any kind can be written; the paper says CONTOH across it."""
    plan = EpisodeDraft(
        person_id="",
        country="TW",
        city="Taichung",
        job="perawat lansia",
        scheme=Scheme.P_TO_P,
        employer="Keluarga Contoh",
        p3mi="PT Contoh Karya",
        sip3mi="000 Tahun 2025",
        sip3mi_until=day + timedelta(days=700),
        p3mi_checked_on=day - timedelta(days=7),
        contract_months=36,
        planned_departure=day + timedelta(days=90),
    )
    blank = Official(id="", post=Post.HEAD, name="." * 32, number="")
    head = officials.get(Post.HEAD, blank)
    facts = LetterFacts(
        office=replace(office, sample=True),
        person=PERSON if kind.needs_person else None,
        episode=plan if kind.needs_person and kind.needs_plan else None,
        country_name="Taiwan",
        interview=Interview(on=day - timedelta(days=3), with_family=True, officer="Petugas Contoh"),
        family_permit=family_permit,
        signatory=head if head.name else blank,
        head=head if head.name else blank,
        number=_NUMBER,
        day=day,
        valid_until=None,
        fields={},
        citations=citations,
        family=(HUSBAND, PERSON, CHILD) if kind.needs_person else (),
    )
    usual = default_fields(kind, office=office, day=day, words=words_of(facts))
    answers = {spec.name: usual[spec.name] or _answer(spec, day) for spec in kind.fields}
    return replace(facts, fields=answers, valid_until=valid_until(kind, answers, day))


def _answer(spec: FieldSpec, day: date) -> str:
    """Something that stands for an answer, so that every part of the letter is seen."""
    if spec.kind == "pilihan":
        return spec.choices[0][0]
    if spec.kind == "tanggal":
        return (day + timedelta(days=30)).strftime("%d-%m-%Y")
    if spec.columns:
        row = "; ".join(_cell(column, number) for number, column in enumerate(spec.columns))
        return "\n".join([row] * max(spec.least_rows, 2))
    if spec.digits:
        return PERSON.nik[: spec.digits] if PERSON.nik and spec.digits <= 16 else "0" * spec.digits
    if "nama" in spec.label.casefold():
        return "Warga Contoh"
    if "alamat" in spec.label.casefold():
        return "Kampung Contoh RT 003 RW 002"
    return f"({spec.label.casefold()})"


def _cell(column: str, number: int) -> str:
    if column == "NIK":
        return HUSBAND.nik or ""
    return "Warga Contoh" if number == 0 else column
