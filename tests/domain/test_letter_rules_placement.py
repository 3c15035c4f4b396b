# SPDX-License-Identifier: GPL-3.0-or-later
"""What the records say about sponsor and company asks for a reason and names nobody harmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desa_app.domain.episode import EpisodeDraft, Scheme
from desa_app.domain.letter_check import Check, CheckLevel
from desa_app.domain.letter_rules import RuleFacts, check_letter
from desa_app.domain.letter_rules_placement import CompanyStanding, SponsorStanding
from desa_app.domain.person import PersonDraft
from desa_app.domain.recruiter import CheckResult
from desa_app.remarks import check_sentence

TODAY = date(2026, 11, 21)
PLAN = EpisodeDraft(
    person_id="x",
    country="TW",
    job="Perawat lansia",
    scheme=Scheme.P_TO_P,
    p3mi="PT Contoh Karya",
    sponsor="UJANG SUPARDI",
    sponsor_phone="0812-0000-0001",
    planned_departure=date(2027, 2, 1),
)
FACTS = RuleFacts(
    conditions=("p3mi", "sponsor"),
    person=PersonDraft(name="SITI CONTOH"),
    episode=PLAN,
    today=TODAY,
    country=None,
)
CHECKED = {"checked_on": date(2026, 11, 2), "checked_with": "Disnaker"}


def found(facts: RuleFacts) -> dict[str, Check]:
    return {check.code: check for check in check_letter(facts)}


@pytest.mark.parametrize(
    ("standing", "code"),
    [
        (SponsorStanding(in_case=True), "sponsor-dari-kasus"),
        (SponsorStanding(looks_noted=True), "sponsor-mirip-kasus"),
        (
            SponsorStanding(result=CheckResult.NOT_FOUND, **CHECKED),  # type: ignore[arg-type]
            "sponsor-tidak-terdaftar",
        ),
        (
            SponsorStanding(result=CheckResult.REVOKED, **CHECKED),  # type: ignore[arg-type]
            "sponsor-izin-dicabut",
        ),
    ],
)
def test_what_is_known_of_a_sponsor_asks_for_a_reason(standing: SponsorStanding, code: str) -> None:
    check = found(replace(FACTS, sponsor=standing))[code]
    assert check.level is CheckLevel.WARNING
    said = check_sentence(check)
    assert "UJANG SUPARDI 0812-0000-0001" in said
    assert "SITI" not in said
    assert "korban" not in said.casefold()


def test_a_sponsor_of_whom_nothing_is_known_asks_nothing() -> None:
    standing = SponsorStanding(result=CheckResult.CONFIRMED, **CHECKED)  # type: ignore[arg-type]
    for known in (SponsorStanding(), standing):
        assert not [code for code in found(replace(FACTS, sponsor=known)) if "sponsor" in code]
    assert found(replace(FACTS, conditions=("sponsor",), episode=None)) == {}


def test_a_wording_that_asks_for_the_country_asks_for_the_sponsor_too() -> None:
    facts = replace(FACTS, conditions=("negara",), sponsor=SponsorStanding(in_case=True))
    assert "sponsor-dari-kasus" in found(facts)
    assert "sponsor-dari-kasus" not in found(replace(facts, conditions=("nik",)))


def test_the_record_of_a_company_counts_for_its_plan() -> None:
    known = CompanyStanding(
        valid_until=date(2028, 1, 1),
        result=CheckResult.CONFIRMED,
        **CHECKED,  # type: ignore[arg-type]
    )
    assert set(found(FACTS)) == {"p3mi-belum-dicek"}
    assert set(found(replace(FACTS, company=known))) == {"p3mi-sudah-dicek"}
    lapsed = replace(known, valid_until=date(2026, 12, 31))
    assert set(found(replace(FACTS, company=lapsed))) == {"sip3mi-berakhir"}
    stale = replace(known, checked_on=date(2026, 1, 2))
    assert set(found(replace(FACTS, company=stale))) == {"p3mi-lama-dicek"}
    newer = replace(FACTS, company=stale, episode=replace(PLAN, p3mi_checked_on=TODAY))
    assert set(found(newer)) == {"p3mi-sudah-dicek"}


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (CheckResult.NOT_FOUND, "p3mi-tidak-terdaftar"),
        (CheckResult.REVOKED, "p3mi-izin-dicabut"),
    ],
)
def test_a_company_that_the_agency_does_not_know_is_never_in_order(
    result: CheckResult, code: str
) -> None:
    known = CompanyStanding(result=result, **CHECKED)  # type: ignore[arg-type]
    plan = replace(PLAN, p3mi_checked_on=TODAY)
    checks = found(replace(FACTS, company=known, episode=plan))
    assert set(checks) == {code}
    assert "Disnaker" in check_sentence(checks[code])
