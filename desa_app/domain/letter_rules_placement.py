# SPDX-License-Identifier: GPL-3.0-or-later
"""Who recruits and who places: what the office's own records say about them, before a letter.

Nothing here names who was harmed, or in which report somebody was named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desa_app.domain.episode import P3MI_SCHEMES
from desa_app.domain.letter_check import Check, good, warning
from desa_app.domain.recruiter import CheckResult
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.letter_rules import RuleFacts

STALE_DAYS = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorStanding:
    """What is known about the sponsor of a plan.

    ``in_case``: the recruiter that the plan names was named in a report. ``looks_noted``: the plan
    has only text, with the name or the number of such a recruiter. The rest is the newest check
    of the linked record.
    """

    in_case: bool = False
    looks_noted: bool = False
    result: CheckResult = CheckResult.UNCHECKED
    checked_on: date | None = None
    checked_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyStanding:
    """What the record of the plan's company says about its licence (SIP3MI)."""

    valid_until: date | None = None
    result: CheckResult = CheckResult.UNCHECKED
    checked_on: date | None = None
    checked_with: str = ""


def sponsor(facts: RuleFacts) -> list[Check]:
    """The recruiter of the plan: named in a report, or unknown to the agency that was asked."""
    plan, known = facts.episode, facts.sponsor
    if plan is None:
        return []
    name = " ".join(part for part in (plan.sponsor, plan.sponsor_phone) if part.strip())
    found = []
    if known.in_case:
        found.append(warning("sponsor-dari-kasus", sponsor=name))
    elif known.looks_noted:
        found.append(warning("sponsor-mirip-kasus", sponsor=name))
    found += _refused("sponsor", name, known)
    return found


def company(facts: RuleFacts) -> list[Check]:
    """The placing company and its licence, where the scheme has one.

    A linked record tells more than the plan alone: its licence counts, and the newer check.
    """
    plan, known = facts.episode, facts.company
    if plan is None or plan.scheme not in P3MI_SCHEMES:
        return []
    if not plan.p3mi.strip():
        return [warning("p3mi-kosong")]
    found = _refused("p3mi", plan.p3mi, known)
    needed = max(plan.planned_departure or facts.today, facts.today)
    until = known.valid_until or plan.sip3mi_until
    if until is not None and until < needed:
        found.append(warning("sip3mi-berakhir", p3mi=plan.p3mi, sampai=long_date(until)))
    confirmed = known.checked_on if known.result is CheckResult.CONFIRMED else None
    days = [day for day in (plan.p3mi_checked_on, confirmed) if day is not None]
    if not days:
        found.append(warning("p3mi-belum-dicek", p3mi=plan.p3mi))
        return found
    checked = long_date(max(days))
    if facts.today - max(days) > timedelta(days=STALE_DAYS):
        found.append(warning("p3mi-lama-dicek", p3mi=plan.p3mi, dicek=checked))
    if not found:
        found.append(good("p3mi-sudah-dicek", p3mi=plan.p3mi, dicek=checked))
    return found


def _refused(whose: str, name: str, known: SponsorStanding | CompanyStanding) -> list[Check]:
    code = {
        CheckResult.NOT_FOUND: f"{whose}-tidak-terdaftar",
        CheckResult.REVOKED: f"{whose}-izin-dicabut",
    }.get(known.result)
    if code is None or known.checked_on is None:
        return []
    day = long_date(known.checked_on)
    return [warning(code, **{whose: name}, instansi=known.checked_with, dicek=day)]
