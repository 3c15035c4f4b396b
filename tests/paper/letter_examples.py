# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of letter written for invented people: with all facts, with as few as it needs, and
with the longest names of the country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Interview, Scheme
from desa_app.domain.letter_kind import FieldSpec, LetterKind, default_fields, valid_until
from desa_app.domain.letter_text import compose
from desa_app.domain.letter_words import LetterFacts, words_of
from desa_app.domain.office import OfficeKind, OfficeProfile, Official, Post
from desa_app.domain.person import PersonDraft
from desa_app.reference import citations, letter_kinds
from tests.paper.examples import LONG_PERSON, LONG_VILLAGE, coat_of_arms
from tests.paper.letter_answers import ANSWERS

if TYPE_CHECKING:
    from desa_app.domain.page import LetterSheet, Paper

DAY = date(2026, 11, 21)
OFFICE = OfficeProfile(
    kind=OfficeKind.DESA,
    code="36.04.12.2013",
    name="Sukajaya",
    district="Pontang",
    regency="Kabupaten Serang",
    province="Banten",
    address="Jalan Raya Pontang Km 4, Sukajaya 42192",
    contact="Telepon (0254) 000000",
)
HEAD = Official(id="1", post=Post.HEAD, name="H. UJANG SUHERMAN", number="NIPD 3604.12.2013.001")
PERSON = PersonDraft(
    name="Juhaeni binti Saepudin",
    nik="3604125003970003",
    kk="3604120104120003",
    passport_name="JUHAENI SAEPUDIN",
    birth_place="Serang",
    birth_date=date(1997, 3, 10),
    sex=Sex.FEMALE,
    religion="Islam",
    marital=Marital.MARRIED,
    education="SLTA / sederajat",
    occupation="Mengurus rumah tangga",
    family_role=FamilyRole.WIFE,
    father="Saepudin",
    mother="Rohayati",
    address="Kampung Karang Anyar",
    rt="003",
    rw="002",
)
HUSBAND = replace(
    PERSON,
    name="Muhamad Sarta",
    nik="3604121207920002",
    passport_name="",
    birth_date=date(1992, 7, 12),
    sex=Sex.MALE,
    occupation="Buruh tani",
    family_role=FamilyRole.HEAD,
)
DAUGHTER = replace(
    HUSBAND,
    name="Siti Nur Azizah",
    nik="3604124406170001",
    birth_date=date(2017, 6, 4),
    sex=Sex.FEMALE,
    marital=Marital.SINGLE,
    occupation="Pelajar",
    family_role=FamilyRole.CHILD,
)
SON = replace(
    DAUGHTER,
    name="Ahmad Fauzan",
    nik="3604122201210002",
    birth_date=date(2021, 1, 22),
    sex=Sex.MALE,
    occupation="Belum bekerja",
)
FAMILY = (HUSBAND, PERSON, DAUGHTER, SON)
PLAN = EpisodeDraft(
    person_id="x",
    country="TW",
    city="Taichung",
    job="perawat lansia",
    scheme=Scheme.P_TO_P,
    employer="Keluarga Contoh",
    p3mi="PT Karya Sejahtera",
    sip3mi="000/2024",
    p3mi_checked_on=date(2026, 11, 14),
    contract_months=36,
    planned_departure=date(2027, 2, 1),
)
ALONE = replace(PLAN, scheme=Scheme.INDIVIDUAL, p3mi="", sip3mi="", p3mi_checked_on=None)
STATE_TO_STATE = replace(ALONE, scheme=Scheme.G_TO_G, country="KR", job="operator mesin")
PLANS = {"pernyataan-risiko": ALONE, "pernyataan-tidak-menuntut": STATE_TO_STATE}
DEAD = frozenset({"ahli-waris", "kematian"})
COUNTRIES = {"TW": "Taiwan", "KR": "Korea Selatan"}


def rich_facts(kind: LetterKind) -> LetterFacts:
    """A letter with every fact that the office can know."""
    person = replace(PERSON, base_status=BaseStatus.DEAD) if kind.code in DEAD else PERSON
    if kind.code == "pernyataan-belum-menikah":
        person = replace(person, marital=Marital.SINGLE)
    plan = PLANS.get(kind.code, PLAN)
    answers = ANSWERS[kind.code]
    return LetterFacts(
        office=OFFICE,
        person=person if kind.needs_person else None,
        episode=plan if kind.needs_person else None,
        country_name=COUNTRIES[plan.country] if kind.needs_person else "",
        interview=Interview(on=date(2026, 11, 18), with_family=True, officer="Rina Marlina"),
        family_permit="Suami, surat nomor 470/038/36.04.12.2013/XI/2026, 10 November 2026",
        signatory=HEAD,
        head=HEAD,
        number=f"{kind.classification}/041/36.04.12.2013/XI/2026",
        day=DAY,
        valid_until=valid_until(kind, answers, DAY),
        fields=answers,
        citations=citations(),
        family=FAMILY if kind.needs_person else (),
    )


def minimal_facts(kind: LetterKind) -> LetterFacts:
    """A letter with nothing but what its wording file says must be known."""
    person = PersonDraft(
        name="Contoh",
        nik=PERSON.nik if "nik" in kind.required else None,
        kk=PERSON.kk if "kk" in kind.required else None,
        birth_place="Serang",
        birth_date=date(1990, 1, 2),
        sex=Sex.MALE if "jenis_kelamin" in kind.required else None,
        dusun="Kubang",
    )
    plan = EpisodeDraft(person_id="x", country="TW", job="Pekerja kebun", scheme=Scheme.OTHER)
    facts = replace(
        rich_facts(kind),
        person=person if kind.needs_person else None,
        episode=plan if kind.needs_plan else None,
        country_name="Taiwan" if kind.needs_plan else "",
        interview=None,
        family_permit="",
        family=(person,) if person.kk else (),
        fields={},
    )
    defaults = default_fields(kind, office=OFFICE, day=DAY, words=words_of(facts))
    asked = {
        spec.name: _answer(spec)
        for spec in kind.fields
        if not defaults[spec.name] and _is_asked(spec, defaults)
    }
    return replace(facts, fields=asked)


def longest_facts(kind: LetterKind) -> LetterFacts:
    """The letter for people and places with the longest names of the country."""
    facts = rich_facts(kind)
    office = replace(
        OFFICE,
        name=LONG_VILLAGE,
        district=LONG_VILLAGE,
        regency="Kabupaten Penukal Abab Lematang Ilir",
        province="Kepulauan Bangka Belitung",
    )
    names = {
        spec.name: LONG_PERSON
        for spec in kind.fields
        if spec.name in facts.fields and spec.name.endswith(("_nama", "pemohon", "pewawancara"))
    }
    person = facts.person and replace(facts.person, name=LONG_PERSON, family_role=FamilyRole.HEAD)
    return replace(
        facts,
        office=office,
        person=person,
        signatory=replace(HEAD, name=LONG_PERSON),
        fields=facts.fields | names,
        family=tuple(replace(one, name=LONG_PERSON) for one in facts.family),
    )


def sheet_for(kind: LetterKind, facts: LetterFacts, paper: Paper) -> LetterSheet:
    """The letter with a coat of arms that nobody bears."""
    return compose(kind, facts, paper=paper, logo=coat_of_arms())


def all_kinds() -> dict[str, LetterKind]:
    """Every kind by its code."""
    return letter_kinds()


def _is_asked(spec: FieldSpec, answers: dict[str, str]) -> bool:
    return spec.required or (spec.required_when is not None and spec.required_when.holds(answers))


def _answer(spec: FieldSpec) -> str:
    if spec.kind == "pilihan":
        return spec.choices[0][0]
    if spec.kind == "tanggal":
        return "01-11-2026"
    if spec.columns:
        return "\n".join(f"Contoh {number}" for number in range(1, max(spec.least_rows, 1) + 1))
    return "1" * spec.digits if spec.digits else "Contoh"
