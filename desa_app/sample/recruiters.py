# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented village's recruiters: one under two spellings, one named in a report, one P3MI."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.recruiter import (
    CheckResult,
    CompanyDraft,
    PlanLinks,
    RecruiterDraft,
    RecruiterKind,
)
from desa_app.sample.month import COMPANY

if TYPE_CHECKING:
    from desa_app.desa import Desa

# Who plans name, as different people write it; the same numbers in every village of the sample.
_TEXTS = (
    ("UJANG SUPARDI", "0812-0000-0101"),
    ("Ujang S.", "+62 812 0000 0101"),
    ("Bu Neneng", "0857 0000 0202"),
    ("UJANG SUPARDI", "0812-0000-0101"),
    ("", ""),
    ("Ujang S.", "62812 0000 0101"),
    ("Maman Suryaman", ""),
)


def note_recruiters(office: Desa) -> None:
    """Let plans name sponsors; note two of them and their company, leave the rest to be asked."""
    today = office.clock.today()
    company = office.companies.add(
        CompanyDraft(
            name=COMPANY,
            phones=("(021) 0000 0303",),
            sip3mi="000/CONTOH",
            valid_until=today + timedelta(days=400),
            address="Jalan Contoh Raya 3, Jakarta",
            result=CheckResult.CONFIRMED,
            checked_on=today - timedelta(days=14),
            checked_with="Disnaker",
            source="Papan pengumuman Disnaker",
        )
    )
    ujang = office.recruiters.add(
        RecruiterDraft(
            name="UJANG SUPARDI",
            kind=RecruiterKind.FIELD_WORKER,
            aliases=("Mang Ujang",),
            phones=("0812-0000-0101",),
            company=COMPANY,
            assignment="ST-012/CONTOH",
            came_on=today - timedelta(days=60),
            area="Dusun Kubang dan Karang Anyar",
            result=CheckResult.WAITING,
            checked_on=today - timedelta(days=7),
            checked_with="BP3MI Banten",
        )
    )
    neneng = office.recruiters.add(
        RecruiterDraft(
            name="NENENG",
            kind=RecruiterKind.BROKER,
            phones=("0857-0000-0202", "0858 0000 0203"),
            area="Pasar desa",
            result=CheckResult.NOT_FOUND,
            checked_on=today - timedelta(days=10),
            checked_with="Disnaker",
            note="Contoh: meminta uang muka dan menyimpan KTP.",
            noted_in_case=True,
        )
    )
    office.recruiters.add(
        RecruiterDraft(name="ENENG", kind=RecruiterKind.INDIVIDUAL, phones=("+6285800000203",))
    )
    linked = {"UJANG SUPARDI": ujang.id, "Bu Neneng": neneng.id}
    plans = [
        episode
        for row in office.people.search(status="semua", limit=5000).rows
        for episode in office.episodes.of(row.id)[:1]
    ]
    for at, episode in enumerate(plans):
        name, phone = _TEXTS[at % len(_TEXTS)]
        facts = replace(episode.facts, sponsor=name, sponsor_phone=phone)
        # Two plans keep their company as text only, as plans noted before the record have it.
        chosen = company.id if at > 1 else None
        links = PlanLinks(recruiter_id=linked.get(name), company_id=chosen)
        office.episodes.correct(episode, facts, links)
