# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented village's papers, a few scans of nothing, and the families left behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from desa_app.domain.family import Aid, MemberDraft, Need, Relation, School

if TYPE_CHECKING:
    from random import Random

    from desa_app.desa import Desa
    from desa_app.domain.documents import DocumentDraft, DocumentLine
    from desa_app.domain.episode import Episode

PLANS = 14
SCANNED = 3
_SCHOOL_AGE, _GROWN = 6, 18
_ISSUERS = {
    "paspor": "Kantor Imigrasi Contoh",
    "visa": "Kedutaan Contoh",
    "ktp": "Disdukcapil Contoh",
    "kk": "Disdukcapil Contoh",
    "akta": "Disdukcapil Contoh",
    "skck": "Polres Contoh",
    "ak1": "Disnaker Contoh",
    "sehat": "Klinik Contoh",
    "sertifikat": "LSP Contoh",
}
_YEARS = {"paspor": 5, "visa": 3, "skck": 1, "ak1": 2, "sertifikat": 3, "perjanjian-kerja": 3}


def keep_documents(office: Desa, random: Random) -> int:
    """Note papers for the newest plans, some missing and some about to end; return how many."""
    noted = 0
    rows = office.people.search(status="semua", limit=PLANS).rows
    for number, row in enumerate(rows):
        if row.episode_id is None:
            continue
        episode = office.episodes.get(row.episode_id)
        for line in office.documents.lines(row.id, row.episode_id):
            if random.random() < (0.25 if line.rule.required else 0.4):
                continue
            document = office.documents.save(
                row.id, row.episode_id, _facts(office, episode, line, random)
            )
            noted += 1
            if number < SCANNED and line.rule.code in ("ktp", "paspor", "perjanjian-kerja"):
                office.scans.attach(document.id, picture(line.rule.name), f"{line.rule.code}.jpg")
        _keep_family(office, row.id, random)
    return noted


def picture(words: str) -> bytes:
    """A sheet that says of itself that it is no paper at all."""
    sheet = Image.new("RGB", (1240, 874), "#F4EFE2")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((40, 40, 1199, 833), outline="#0E5E5C", width=6)
    pen.text((90, 100), words, fill="#222222", font_size=56)
    pen.text((90, 220), "CONTOH, bukan dokumen", fill="#A61B1B", font_size=72)
    for line in range(6):
        pen.line((90, 380 + line * 64, 800 - line * 40, 380 + line * 64), fill="#999999", width=8)
    pen.rectangle((900, 360, 1120, 660), fill="#D9D2C0")
    buffer = BytesIO()
    sheet.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _facts(office: Desa, episode: Episode, line: DocumentLine, random: Random) -> DocumentDraft:
    today, kind = office.clock.today(), line.rule.code
    draft = office.documents.proposal(episode.facts.person_id, episode.id, kind)
    issued = draft.issued or today - timedelta(days=random.randrange(20, 500))
    until = None
    if kind in _YEARS:
        until = issued.replace(year=issued.year + _YEARS[kind], day=min(issued.day, 28))
        if random.random() < 0.2:
            until = today + timedelta(days=random.randrange(-10, 60))
    elif kind == "sehat":
        until = issued + timedelta(days=540)
    seen = random.random() < 0.7
    return replace(
        draft,
        number=draft.number or f"{kind[:2].upper()}{random.randrange(10**6, 10**7)}",
        issuer=draft.issuer or _ISSUERS.get(kind, ""),
        issued=issued,
        valid_until=max(until, issued) if until is not None else None,
        seen_by=office.user if seen else "",
        seen_on=today if seen else None,
    )


def _keep_family(office: Desa, person_id: str, random: Random) -> None:
    today = office.clock.today()
    members = office.families.take_from_card(person_id)
    if not members:
        draft = MemberDraft(relation=Relation.MOTHER, name="IBU CONTOH", told_age=55, told_on=today)
        members = (office.families.add(person_id, draft),)
    for number, member in enumerate(members):
        age = member.facts.age(today)
        young = age is not None and age < _GROWN
        school = None
        if age is not None and young:
            school = School.YES if age > _SCHOOL_AGE else School.NOT_YET
        facts = replace(
            member.facts,
            school=school,
            carer="Nenek dari pihak ibu" if young else "",
            needs=(Need.SCHOOLING,) if school is School.YES else (),
            aid=tuple(aid for aid in Aid if random.random() < 0.25),
            phone=member.facts.phone or ("081200000777" if number == 0 else ""),
            emergency=number == 0,
            remittance=number == 0,
            school_risk=school is School.YES and random.random() < 0.15,
        )
        office.families.correct(member, facts)
